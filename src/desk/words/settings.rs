//! Settings of `roundtable.toml`, each with a form: names and contacts, and what is printed.

use crate::adaptation::{Change, Given, Settings};
use crate::files::Files;
use crate::records::config::settings::Config;

use super::entry::{Entry, Group, Input, Label};
use super::layers::{Layers, SETTINGS};
use super::refusal::{Wrong, wrong_of};

/// Yes and no, as choices.
pub(super) const YES: &[&str] = &["true", "false"];

/// A setting.
pub(super) struct Field {
    /// Its keys in the file.
    pub(super) path: &'static [&'static str],
    /// What it is called, in words of the desk's.
    pub(super) word: &'static str,
    pub(super) input: Input,
    /// What holds where nothing is set.
    pub(super) usual: fn(&Config) -> String,
}

/// Settings that stand together.
pub(super) struct Fields {
    pub(super) word: &'static str,
    pub(super) fields: &'static [Field],
}

const fn text(path: &'static [&'static str], word: &'static str) -> Field {
    Field { path, word, input: Input::Line, usual: |_| String::new() }
}

pub(super) const fn number(
    path: &'static [&'static str],
    word: &'static str,
    usual: fn(&Config) -> String,
) -> Field {
    Field { path, word, input: Input::Number, usual }
}

/// Who is at the table, who carries it, and what its documents say.
pub(super) const ABOUT: [Fields; 4] = [
    Fields {
        word: "about-roundtable",
        fields: &[
            text(&["roundtable", "name"], "set-name"),
            text(&["roundtable", "name_en"], "set-name-en"),
            text(&["roundtable", "region"], "set-region"),
            text(&["roundtable", "region_en"], "set-region-en"),
            text(&["roundtable", "agenda"], "set-agenda"),
            text(&["roundtable", "agenda_en"], "set-agenda-en"),
            text(&["roundtable", "founded"], "set-founded"),
        ],
    },
    Fields {
        word: "about-secretariat",
        fields: &[
            text(&["secretariat", "name"], "set-office"),
            text(&["secretariat", "name_en"], "set-office-en"),
            text(&["secretariat", "address"], "set-address"),
            text(&["secretariat", "address_en"], "set-address-en"),
            text(&["secretariat", "phone"], "set-phone"),
            text(&["secretariat", "email"], "set-email"),
            text(&["secretariat", "url"], "set-url"),
            text(&["secretariat", "care_contact"], "set-care"),
            text(&["secretariat", "care_contact_en"], "set-care-en"),
            number(&["secretariat", "staff_planned"], "set-staff-planned", |_| String::new()),
            number(&["secretariat", "staff_in_post"], "set-staff-in-post", |_| String::new()),
        ],
    },
    Fields {
        word: "about-documents",
        fields: &[
            Field {
                path: &["documents", "languages"],
                word: "set-languages",
                input: Input::Checks(&["ja", "en"]),
                usual: |_| "ja".to_owned(),
            },
            Field {
                path: &["documents", "formats"],
                word: "set-formats",
                input: Input::Checks(&["pdf", "html"]),
                usual: |_| "pdf".to_owned(),
            },
            text(&["documents", "notice"], "set-notice"),
            text(&["documents", "notice_en"], "set-notice-en"),
            text(&["documents", "reporting_rhythm"], "set-rhythm"),
            text(&["documents", "reporting_rhythm_en"], "set-rhythm-en"),
            number(&["calendar", "fiscal_year_start"], "set-fiscal", |it| {
                it.calendar.fiscal_year_start.get_ref().to_string()
            }),
            text(&["calendar", "period"], "set-period"),
            Field {
                path: &["calendar", "eras"],
                word: "set-eras",
                input: Input::Choice(YES),
                usual: |it| it.calendar.eras.to_string(),
            },
        ],
    },
    Fields {
        word: "about-guideline",
        fields: &[
            Field {
                path: &["guideline", "timetable"],
                word: "set-timetable",
                input: Input::Choice(&["okinawa", "trio"]),
                usual: |_| "okinawa".to_owned(),
            },
            Field {
                path: &["guideline", "ground_rules"],
                word: "set-ground-rules",
                input: Input::Choice(&["idea", "conflict"]),
                usual: |_| "idea".to_owned(),
            },
            number(&["guideline", "material_days"], "set-material-days", |_| String::new()),
            number(&["attendance", "minimum_minutes"], "set-minutes", |it| {
                it.attendance.minimum_minutes.to_string()
            }),
        ],
    },
];

/// The logo: a picture of those in `templates/`, and what it is.
pub(super) fn logo(layers: &Layers) -> Option<Group> {
    let read = Read::of(layers)?;
    let mut below = layers.below().clone();
    below.overlay(&layers.own);
    let pictures = below.iter().filter_map(|(path, _)| {
        let name = path.strip_prefix("templates/")?;
        let end = name.rsplit('.').next()?.to_lowercase();
        PICTURES.contains(&end.as_str()).then(|| name.to_owned())
    });
    let picture = Input::Pick(pictures.collect());
    let entries = [
        (LOGO[1], "set-logo", picture),
        ("logo_alt", "set-logo-alt", Input::Line),
        ("logo_alt_en", "set-logo-alt-en", Input::Line),
    ];
    let entries = entries
        .map(|(key, word, input)| read.value(&[LOGO[0], key], Label::Word(word), input, None));
    Some(Group { word: "about-logo", entries: entries.to_vec(), ..Group::default() })
}

/// The setting that names the logo.
pub(super) const LOGO: [&str; 2] = ["documents", "logo"];

/// What files of pictures end with.
pub(super) const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "svg", "gif", "webp"];

/// Names and contacts, and the logo.
pub(super) fn about(layers: &Layers) -> Vec<Group> {
    let mut all = groups(layers, &ABOUT);
    all.extend(logo(layers));
    all
}

pub(super) fn groups(layers: &Layers, all: &[Fields]) -> Vec<Group> {
    let Some(read) = Read::of(layers) else { return Vec::new() };
    let groups = all.iter().map(|group| {
        let entries = group.fields.iter().map(|field| read.entry(field)).collect();
        Group { word: group.word, entries, ..Group::default() }
    });
    groups.collect()
}

pub(super) fn entry(layers: &Layers, all: &[Fields], id: &str) -> Option<Entry> {
    let read = Read::of(layers)?;
    let mut fields = all.iter().flat_map(|group| group.fields);
    fields.find(|field| field.path.join("/") == id).map(|field| read.entry(field))
}

/// The settings of the layers.
pub(super) struct Read {
    own: Settings,
    pack: Settings,
    usual: Config,
}

impl Read {
    /// None, if one of them cannot be read.
    pub(super) fn of(layers: &Layers) -> Option<Self> {
        let (own, pack) = (layers.settings()?, layers.pack()?);
        Some(Self { own, pack, usual: Config::default() })
    }

    pub(super) fn entry(&self, field: &Field) -> Entry {
        let usual = Some((field.usual)(&self.usual)).filter(|it| !it.is_empty());
        self.value(field.path, Label::Word(field.word), field.input.clone(), usual)
    }

    /// Returns the entry of a path, given what holds where nothing is set.
    pub(super) fn value(
        &self,
        path: &[&str],
        label: Label,
        input: Input,
        usual: Option<String>,
    ) -> Entry {
        Entry {
            id: path.join("/"),
            label,
            code: String::new(),
            input,
            own: self.own.get(path).map(shown),
            below: self.pack.get(path).map(shown).or(usual),
            was: None,
        }
    }
}

/// A value as a page shows it: what has several parts has a line for each.
pub(super) fn shown(given: Given) -> String {
    match given {
        Given::Text(text) | Given::Number(text) => text,
        Given::Yes(yes) => yes.to_string(),
        Given::Texts(parts) | Given::Numbers(parts) => parts.join("\n"),
    }
}

/// A value as a page sends it.
pub(super) fn given(input: &Input, text: &str) -> Given {
    let parts = || text.lines().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    match input {
        Input::Choice(all) if *all == YES => Given::Yes(text.trim() == "true"),
        Input::Number => Given::Number(text.trim().to_owned()),
        Input::Pair => Given::Numbers(parts().collect()),
        Input::Checks(_) => Given::Texts(parts().collect()),
        Input::List => {
            let parts = text.split(['、', ',', '，', '\n']).map(|it| it.trim().to_owned());
            Given::Texts(parts.filter(|it| !it.is_empty()).collect())
        }
        Input::Line | Input::Area | Input::Colour | Input::Choice(_) | Input::Pick(_) => {
            Given::Text(text.trim().to_owned())
        }
    }
}

/// Writes a setting; an empty one is as the layer below has it.
pub(super) fn write(layers: &Layers, entry: &Entry, text: Option<&str>) -> Result<Change, Wrong> {
    let mut settings = layers.settings().ok_or("file")?;
    let path: Vec<&str> = entry.id.split('/').collect();
    let text = text.filter(|it| !it.trim().is_empty());
    match text {
        None => settings.unset(&path),
        Some(text) => settings.set(&path, &given(&entry.input, text)).map_err(wrong_of)?,
    }
    Ok(written(layers, &settings))
}

/// The change that writes settings; ends of lines stay as they are in the file.
pub(super) fn written(layers: &Layers, settings: &Settings) -> Change {
    let is_crlf = layers.inputs.text(SETTINGS).is_some_and(|it| it.contains("\r\n"));
    let text = settings.text();
    let text = if is_crlf { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text };
    let mut files = Files::new();
    files.insert(SETTINGS, text.into_bytes());
    Change { files, stale: Vec::new() }
}
