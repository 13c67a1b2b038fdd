//! Prose of an edition, with its placeholders filled from what is disclosed.

use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::Prose;
use crate::domain::name::{IndicatorId, Name};
use crate::domain::text::nearest;
use crate::domain::words::{Section, TextPlace};
use crate::locale;
use crate::markdown::{self, Placeholder, Unfilled};
use crate::markup::Markup;

use super::mark::Mark;
use super::own_table;
use super::report;
use super::setting::{Sections, Setting};
use super::text::Text;
use super::words::Wording;

/// Words all prose of one section that this edition has, in the order of the
/// files. Prose in the document's language wins; where there is none, English
/// documents have none.
pub(super) fn section(
    section: Section,
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Markup> {
    at(&TextPlace::Usual(section), disclosed, setting, wording, diagnostics)
}

/// Words all prose of one place, be it a region's own.
pub(super) fn at(
    place: &TextPlace,
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Markup> {
    disclosed
        .prose()
        .filter(|prose| prose.section == *place && prose.language == wording.language())
        .filter(|prose| *place != Section::Story || prose.indicator.is_none())
        .map(|prose| render(prose, 2, disclosed, setting, wording, diagnostics))
        .collect()
}

/// Words the stories behind one indicator.
pub(super) fn story(
    indicator: &IndicatorId,
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Markup> {
    disclosed
        .prose()
        .filter(|prose| prose.section == Section::Story && prose.language == wording.language())
        .filter(|prose| prose.indicator.as_ref() == Some(indicator))
        .map(|prose| render(prose, 3, disclosed, setting, wording, diagnostics))
        .collect()
}

/// Headings of the prose begin one level below the heading that it stands
/// under: a level that is skipped would break PDF/UA.
fn render(
    prose: &Prose,
    heading_level: u8,
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Markup {
    let text = markdown::Text {
        path: &prose.path,
        first_line: prose.first_line,
        source: &prose.body,
        heading_level,
        files: setting.inputs,
    };
    let filled = |placeholder: &Placeholder| match markdown::WORDS
        .contains(&placeholder.function.as_str())
    {
        true => word(placeholder, setting),
        false => fill(placeholder, disclosed, wording),
    };
    let markup = markdown::render(&text, &filled, diagnostics);
    let markup = match &prose.override_reason {
        Some(reason) => {
            let reason = [("reason", wording.cell(reason))];
            let note = wording.say("prose-override-note", &reason).to_markup();
            let source = format!("{}\n\n#note[{}]\n", markup.source(), note.source());
            Markup::from_source(source).with_lines(markup.lines().clone())
        }
        None => markup,
    };
    markup.in_file(&prose.path)
}

/// Fills `value("id")`, `status("id")`, `table("commitments")` and the tables of the
/// project's own.
fn fill(
    placeholder: &Placeholder,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Result<Markup, Unfilled> {
    let argument = placeholder.arguments.first().map_or("", String::as_str);
    match placeholder.function.as_str() {
        "value" | "status" => {
            let id = IndicatorId::new(argument);
            let Some((definition, assessed)) = disclosed.named_indicator(&id) else {
                return Err(unfilled(&id, disclosed));
            };
            let status = || Mark::of(assessed, wording).word;
            let value = assessed.current.as_ref().zip(assessed.printed.value.as_ref());
            let text = match value.filter(|_| placeholder.function == "value") {
                Some((current, figure)) => {
                    wording.current(current, wording.with_unit(figure, &definition.unit))
                }
                None => status(),
            };
            Ok(text.to_markup())
        }
        "table" if argument == "commitments" => Ok(report::commitment_markup(disclosed, wording)),
        "table" => match own_table::named(argument, disclosed) {
            Ok(table) => Ok(own_table::markup(table, wording)),
            Err(near) => Err(Unfilled::Unknown(near)),
        },
        "name" => {
            let id = IndicatorId::new(argument);
            match disclosed.named_indicator(&id) {
                Some((definition, _)) => Ok(wording.name(&definition.name).to_markup()),
                None => Err(unfilled(&id, disclosed)),
            }
        }
        _ => Err(Unfilled::Unknown(None)),
    }
}

/// Why there is no such indicator on the page.
fn unfilled(id: &IndicatorId, disclosed: &Disclosed) -> Unfilled {
    if disclosed.has_hidden_indicator(id) {
        Unfilled::Hidden
    } else if disclosed.may_be_unreadable(id) {
        Unfilled::Unreadable
    } else {
        Unfilled::Unknown(None)
    }
}

/// A fact that standing texts can mention.
pub(super) struct Fact {
    pub(super) key: &'static str,
    pub(super) text: Text,
}

/// Words a standing text, with facts filled in: `{{ fact("sector") }}`, and words in force:
/// `{{ word("-sector") }}`. What speaks of another section begins with `{{ needs("theme") }}`
/// and goes with it.
pub(super) fn standing(
    path: &str,
    source: &str,
    facts: &[Fact],
    setting: &Setting<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Markup {
    let fill = |placeholder: &Placeholder| {
        if placeholder.function == markdown::NEEDS {
            return needed(&placeholder.arguments, setting.sections);
        }
        if markdown::WORDS.contains(&placeholder.function.as_str()) {
            return word(placeholder, setting);
        }
        let argument = placeholder.arguments.first().map_or("", String::as_str);
        facts
            .iter()
            .find(|fact| placeholder.function == "fact" && fact.key == argument)
            .map(|fact| fact.text.to_markup())
            .ok_or_else(|| Unfilled::Unknown(nearest_fact(argument, facts)))
    };
    let text =
        markdown::Text { path, first_line: 1, source, heading_level: 2, files: setting.inputs };
    let markup = markdown::render(&text, &fill, diagnostics);
    markup.in_file(path)
}

/// A word in force, by its key in the files of words; one of Japanese in an English text is
/// `{{ word("-sector", "ja") }}`. `Word` begins with a capital.
fn word(placeholder: &Placeholder, setting: &Setting<'_>) -> Result<Markup, Unfilled> {
    let (key, language) = match placeholder.arguments.as_slice() {
        [key] => (key, setting.language.code()),
        [key, language] => (key, language.as_str()),
        _ => return Err(Unfilled::Unknown(None)),
    };
    let spoken = [setting.words, setting.japanese];
    let Some(words) = spoken.into_iter().find(|it| it.language().code() == language) else {
        return Err(Unfilled::Unknown(None));
    };
    match words.get(key, &[]) {
        Some(said) if placeholder.function == markdown::WORDS[1] => {
            Ok(Markup::text(&locale::capital(&said)))
        }
        Some(said) => Ok(Markup::text(&said)),
        None if words.is_told(key) => Err(Unfilled::Unreadable),
        None => {
            let known = words.terms().iter().chain(words.keys());
            let known: Vec<(usize, String)> = known.map(|key| (0, key.clone())).collect();
            let near = nearest(key, &known).filter(|near| near != key);
            Err(Unfilled::Unknown(near.map(|near| format!("{}(\"{near}\")", placeholder.function))))
        }
    }
}

/// The fact that is probably meant, as it is written.
fn nearest_fact(written: &str, facts: &[Fact]) -> Option<String> {
    let known: Vec<(usize, String)> = facts.iter().map(|it| (0, it.key.to_owned())).collect();
    nearest(written, &known).map(|near| format!("fact(\"{near}\")"))
}

/// Nothing to print, if the document has these sections.
fn needed(names: &[String], sections: &Sections) -> Result<Markup, Unfilled> {
    if let Some(unknown) = names.iter().find(|name| !sections.known.contains(*name)) {
        let known: Vec<(usize, String)> =
            sections.known.iter().map(|name| (0, name.clone())).collect();
        let near = nearest(unknown, &known).map(|near| format!("needs(\"{near}\")"));
        return Err(Unfilled::Unknown(near));
    }
    match names.iter().all(|name| sections.here.contains(name)) {
        true => Ok(Markup::default()),
        false => Err(Unfilled::Gone),
    }
}

/// The sectors that have documents of their own, as texts name them together: those that the
/// roundtable has.
pub(super) fn sectors(disclosed: &Disclosed, wording: &Wording<'_>) -> Fact {
    let named = disclosed.sectors().iter().filter(|sector| sector.edition);
    let names: Vec<Text> = named.map(|sector| wording.name(&sector.name)).collect();
    Fact { key: "sectors", text: wording.list(&names) }
}

/// Returns a name's text, or the Japanese one, for facts.
pub(super) fn fact(key: &'static str, name: Option<&Name>, wording: &Wording<'_>) -> Fact {
    Fact { key, text: name.map(|name| wording.name(name)).unwrap_or_default() }
}
