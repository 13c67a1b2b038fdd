//! What a whole of many roundtables says: on its first page, of each indicator that they
//! share, and of each roundtable.

mod explained;
mod indicators;
mod regions;
pub(super) mod setting;
mod writer;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::assessment::rollup::{NAMED, Presence, Rollup};
use crate::diagnostics::Diagnostic;
use crate::domain::rollup::RollupKind;
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::locale::Language;

use super::data::Attachment;
use super::head::{Contact, Head, WebWords, confidentiality};
use super::package;
use super::text::Text;
use super::words::Wording;

pub use self::explained::{Explained, explain};
use self::indicators::{SharedPart, Standing};
use self::regions::{AbsentRow, DueRow, FadingRow, RegionRow};
pub use self::setting::RollupSetting;
use self::writer::Writer;

/// What one document of a whole says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RollupView {
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    readers: &'static str,
    #[serde(skip)]
    attachments: Files,
    /// What the first page, running heads and feet say.
    head: Head,
    /// What the document says.
    rollup: Whole,
}

impl RollupView {
    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the group that reads it, as outlines name them.
    pub fn readers(&self) -> &'static str {
        self.readers
    }

    /// Returns the title.
    pub fn title(&self) -> String {
        self.head.title.to_string()
    }

    /// Returns who speaks.
    pub fn author(&self) -> String {
        self.head.roundtable.to_string()
    }

    /// Returns the data files that the document attaches, by virtual path.
    pub fn attachments(&self) -> &Files {
        &self.attachments
    }
}

/// What a whole says.
#[derive(Debug, Serialize, JsonSchema)]
struct Whole {
    /// A few numbers, to be read first.
    tiles: Vec<Tile>,
    /// How the roundtables stand, in a few sentences.
    sentences: Vec<Text>,
    /// The indicators that they share, a row each.
    standings: Vec<Standing>,
    /// What is said of all of those rows; empty if there are none.
    standings_note: Text,
    /// Where tables of their roundtables are, if not in the same document; else empty.
    apart: Text,
    /// How many more there are than one page names; empty if it names all.
    more: Text,
    /// The same indicators, each with its roundtables.
    indicators: Vec<SharedPart>,
    /// What each roundtable promised, and who came.
    regions: Vec<RegionRow>,
    /// The roundtables with signs of fading, those that are seen longest first.
    fading: Vec<FadingRow>,
    /// What is said of them all.
    fading_notes: Vec<Text>,
    /// Data that has not come.
    due: Vec<DueRow>,
    /// The roundtables that are not counted, and why.
    absent: Vec<AbsentRow>,
    /// How it was put together.
    method: Vec<Text>,
    /// The data behind the tables.
    attachments: Vec<Attachment>,
}

/// A number to be read first.
#[derive(Debug, Serialize, JsonSchema)]
struct Tile {
    /// The number.
    value: Text,
    /// What it is counted in; empty where the number says it.
    unit: Text,
    /// What it is.
    label: Text,
    /// The code of a status for its colour; empty for none.
    code: &'static str,
}

/// Words a whole as a document.
pub fn present(
    rollup: &Rollup,
    setting: &RollupSetting<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> RollupView {
    let wording = &Wording::new(setting.words, false);
    let writer = Writer { rollup, wording };
    let mut attachments = Files::new();
    let head = writer.head(setting);
    let rollup = writer.whole(setting, &mut attachments);
    diagnostics.extend(wording.missing());
    RollupView {
        language: setting.language,
        readers: writer.rollup.readers.name(),
        attachments,
        head,
        rollup,
    }
}

impl Writer<'_> {
    fn head(&self, setting: &RollupSetting<'_>) -> Head {
        let Self { rollup, wording } = *self;
        let name = wording.name(setting.name);
        let period = wording.span(rollup.period);
        let (first, last) = rollup.as_of;
        let cutoff = match first == last {
            true => wording.date_at_first_use(last),
            false => {
                let days = [("from", wording.date(first)), ("to", wording.date(last))];
                wording.say("rollup-cutoffs", &days)
            }
        };
        let (readers, key) = (rollup.readers, rollup.readers.name());
        // Those who see least are the public, and those who see all the secretariats.
        let addressee = match readers {
            Visibility::Internal => wording.word("rollup-addressee-internal"),
            _ => wording.word(&format!("addressee-{key}")),
        };
        Head {
            language: setting.language.code(),
            // Those of single indicators look like the report.
            kind: match setting.kind {
                RollupKind::Indicators => RollupKind::Report.code(),
                kind => kind.code(),
            },
            title: match (setting.kind, setting.indicators(rollup)) {
                (RollupKind::Summary, _) => wording.word("rollup-title-summary"),
                (RollupKind::Indicators, [shared]) => {
                    let named =
                        [("id", wording.cell(&shared.id)), ("name", wording.name(&shared.name))];
                    wording.say("rollup-title-indicator", &named)
                }
                _ => wording.word("rollup-title-report"),
            },
            roundtable: name.clone(),
            edition: wording.word(&format!("edition-{key}")),
            period,
            cutoff,
            addressee,
            confidentiality: confidentiality(readers, wording),
            notice: None,
            own_numbers: false,
            logo: None,
            signing: None,
            contact: Contact::named(name),
            web: setting.has_html.then(|| WebWords::of(wording)),
        }
    }

    fn whole(&self, setting: &RollupSetting<'_>, attachments: &mut Files) -> Whole {
        let Self { rollup, wording } = *self;
        let is = |kind| setting.kind == kind;
        let (is_report, is_apart) = (is(RollupKind::Report), setting.are_apart);
        let more = rollup.more.as_ref().filter(|_| is(RollupKind::Summary));
        let mut standings = self.standings();
        standings.truncate(if more.is_some() { NAMED } else { standings.len() });
        let has = |part: bool, word: &str| match part {
            true => wording.word(word),
            false => Text::default(),
        };
        Whole {
            more: more.map_or_else(Text::default, |more| {
                wording.say("rollup-more", &[("count", wording.count(more))])
            }),
            tiles: self.tiles(),
            sentences: self.sentences(),
            standings_note: has(!standings.is_empty(), "rollup-standings-note"),
            apart: has(is_report && is_apart && !standings.is_empty(), "rollup-apart"),
            standings,
            indicators: match is(RollupKind::Indicators) || (is_report && !is_apart) {
                true => self.shared(setting.indicators(rollup)),
                false => Vec::new(),
            },
            regions: self.regions(),
            fading: self.fading(),
            fading_notes: self.fading_notes(),
            due: self.due(),
            absent: self.absent(),
            method: self.method(),
            attachments: package::rollup::attached(rollup, setting, attachments),
        }
    }

    fn tiles(&self) -> Vec<Tile> {
        let Self { rollup, wording } = *self;
        let (counts, totals) = (&rollup.counts, &rollup.totals);
        let of = |whole| wording.say("rollup-of", &[("whole", wording.count(whole))]);
        let none = Text::default;
        let mut tiles = vec![Tile {
            value: wording.count(&counts.here),
            unit: of(&counts.regions),
            label: wording.word("rollup-tile-here"),
            code: "",
        }];
        if let Some(promised) = &totals.commitments {
            tiles.push(Tile {
                value: wording.count(&promised.done),
                unit: of(&promised.made),
                label: wording.word("tile-done"),
                code: "",
            });
            tiles.push(Tile {
                value: wording.count(&promised.overdue),
                unit: wording.word("unit-commitments"),
                label: wording.word("tile-overdue"),
                code: if promised.overdue.is_zero() { "" } else { "overdue" },
            });
        }
        if let Some((_, represented)) = held(rollup) {
            tiles.push(Tile {
                value: wording.percent(represented),
                unit: none(),
                label: wording.word("tile-attendance"),
                code: "",
            });
        }
        tiles.push(Tile {
            value: wording.count(&counts.fading),
            unit: none(),
            label: wording.word("rollup-tile-fading"),
            code: if counts.fading.is_zero() { "" } else { "watch" },
        });
        tiles
    }

    fn sentences(&self) -> Vec<Text> {
        let Self { rollup, wording } = *self;
        let counts = &rollup.counts;
        let count = |figure| wording.count(figure);
        let period = wording.span(rollup.period);
        let here = [("regions", count(&counts.regions)), ("here", count(&counts.here))];
        let mut said =
            vec![wording.say("rollup-here", &[&here[..], &[("period", period)]].concat())];
        if counts.here.is_zero() {
            // Of nobody nothing can be said, not even that all is well.
            return said;
        }
        if let Some(promised) = &rollup.totals.commitments {
            let numbers = [
                ("made", count(&promised.made)),
                ("done", count(&promised.done)),
                ("overdue", count(&promised.overdue)),
            ];
            let key = match promised.overdue.is_zero() {
                true => "rollup-promised-in-time",
                false => "rollup-promised",
            };
            said.push(wording.say(key, &numbers));
        }
        if let Some((held, represented)) = held(rollup) {
            let numbers = [("held", count(held)), ("share", wording.percent(represented))];
            said.push(wording.say("rollup-came", &numbers));
        }
        said.push(self.fading_sentence());
        let due = [("due", count(&counts.due))];
        said.push(match counts.due.is_zero() {
            true => wording.word("rollup-due-none"),
            false => wording.say("rollup-due", &due),
        });
        said
    }

    /// Which of them fade, and since when, those that do so longest first.
    fn fading_sentence(&self) -> Text {
        let Self { rollup, wording } = *self;
        const MOST: usize = 5;
        let counts = &rollup.counts;
        if counts.fading.is_zero() {
            return match counts.silent.is_zero() {
                true => wording.word("rollup-fading-none"),
                false => wording
                    .say("rollup-fading-unknown", &[("silent", wording.count(&counts.silent))]),
            };
        }
        let fading = self.fading_longest_first();
        let named = fading.iter().take(MOST).map(|(region, since, is_older)| {
            let since = self.since(*since, *is_older);
            let name = wording.name(&region.name);
            wording.say("rollup-fading-since", &[("name", name), ("since", since)])
        });
        let names = wording.list(&named.collect::<Vec<_>>());
        let key = match fading.len() > MOST {
            true => "rollup-fading-some",
            false => "rollup-fading",
        };
        wording.say(key, &[("count", wording.count(&counts.fading)), ("names", names)])
    }

    fn method(&self) -> Vec<Text> {
        let Self { rollup, wording } = *self;
        let mut said = vec![
            wording.word("rollup-method-printed"),
            wording.word("rollup-method-same"),
            wording.word("rollup-method-added"),
            wording.word("rollup-method-days"),
        ];
        if rollup.regions.iter().any(|it| matches!(it.presence, Presence::Elsewhen(_))) {
            said.push(wording.word("rollup-method-periods"));
        }
        said.push(wording.word("rollup-method-signs"));
        said
    }
}

/// The meetings that were held and who came to them, if there were any.
fn held(rollup: &Rollup) -> Option<&(Figure, Figure)> {
    rollup.totals.attendance.as_ref().filter(|(held, _)| !held.is_zero())
}
