//! Prose against the computed status: a text must not say 順調 where the
//! figures say 遅れ.
//!
//! A sentence is read clause by clause. A clause is about the indicators that
//! it names, else those of the clause before, else the one that the text is
//! about. It contradicts if it holds a word of judgement that the status does
//! not bear out. Denied words turn round (順調ではありません), conditions and
//! wishes (順調なら, 遅れを取り戻す) say nothing.

mod claims;

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Definition;
use crate::model::prose::Prose;

pub use self::claims::StatusWords;
use super::Assessment;
use super::visibility::most_open_reader;

/// Compares every text with the status that its strictest readers see: an
/// error where funders or the public read it, else a warning.
pub fn check(
    model: &Model,
    assessment: &Assessment,
    words: &StatusWords,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for prose in &model.prose {
        if prose.override_reason.is_some() {
            continue;
        }
        let Some(visibility) = most_open_reader(model, prose) else { continue };
        let Some(figures) = assessment.by_visibility.get(&visibility) else { continue };
        let is_public = visibility >= Visibility::Funder;
        for clause in clauses(model, prose) {
            let claimed = words.claim(&words.filled(&clause.text, prose.language));
            for definition in &clause.about {
                let Some(assessed) = figures.indicators.get(&definition.id) else { continue };
                let name = &definition.name.ja;
                if let Some((claim, word)) = &claimed
                    && claim.contradicts(assessed.status, definition.direction)
                {
                    let status = words.called(assessed.status);
                    let id = definition.id.as_str();
                    diagnostics.push(match is_public {
                        true => {
                            Diagnostic::prose_contradicts(&clause.origin, word, name, id, status)
                        }
                        false => Diagnostic::prose_doubtful(&clause.origin, word, name, id, status),
                    });
                }
                if let Some(number) = number_of(&clause, definition) {
                    let id = definition.id.as_str();
                    diagnostics.push(Diagnostic::number_in_prose(
                        &clause.origin,
                        &number,
                        name,
                        id,
                    ));
                }
            }
        }
    }
}

/// A part of a sentence and the indicators it is about.
struct Clause<'a> {
    text: String,
    origin: Origin,
    about: Vec<&'a Definition>,
    /// Whether it names them itself.
    is_named: bool,
}

fn clauses<'a>(model: &'a Model, prose: &Prose) -> Vec<Clause<'a>> {
    let definition = |id| model.indicator(id).map(|indicator| &indicator.definition);
    let of_text: Vec<&Definition> = prose.indicator.iter().filter_map(definition).collect();
    let mut clauses = Vec::new();
    let mut about = of_text.clone();
    let mut sentence_ended = true;
    for (number, line) in (prose.first_line..).zip(prose.body.lines()) {
        let begins_block = line.trim().is_empty() || line.trim_start().starts_with(['-', '|', '#']);
        if begins_block {
            about.clone_from(&of_text);
        }
        let mut column = 1;
        for part in line.split_inclusive(['。', '、', '；', '！', '？', '|', ';', ',', '.']) {
            let origin = Origin::text(&prose.path, number, column);
            column += u32::try_from(part.chars().count()).unwrap_or(0);
            let named = named(model, part);
            let is_named = !named.is_empty();
            if is_named {
                about = named;
            } else if sentence_ended && of_text.is_empty() {
                // A new sentence that names nothing is about nothing we know.
                about.clear();
            }
            sentence_ended = part.ends_with(['。', '！', '？', '|', '.']);
            let text = part.replace(['*', '_', '`'], "");
            clauses.push(Clause { text, origin, about: about.clone(), is_named });
        }
    }
    clauses
}

/// Returns the indicators that a text names: by a placeholder, a code or a
/// name.
fn named<'a>(model: &'a Model, text: &str) -> Vec<&'a Definition> {
    let plain = text.replace(['*', '_', '`'], "");
    model
        .indicators
        .iter()
        .map(|indicator| &indicator.definition)
        .filter(|definition| {
            let quoted = format!("\"{}\"", definition.id);
            let names = [Some(&definition.name.ja), definition.name.en.as_ref()]
                .into_iter()
                .flatten()
                .chain(definition.plain_name.iter());
            text.contains(&quoted)
                || names
                    .into_iter()
                    .any(|name| name.chars().count() > 2 && plain.contains(name.as_str()))
                || stem(&definition.name.ja).is_some_and(|stem| plain.contains(stem))
        })
        .collect()
}

/// 見守り訪問の件数 is spoken of as 見守り訪問.
fn stem(name: &str) -> Option<&str> {
    let endings = ["の件数", "の回数", "の割合", "の人数", "の数", "の参加者"];
    let stem = endings.iter().find_map(|ending| name.strip_suffix(ending))?;
    (stem.chars().count() > 3).then_some(stem)
}

/// A number with the indicator's unit that is written by hand.
fn number_of(clause: &Clause<'_>, definition: &Definition) -> Option<String> {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[0-9０-９][0-9０-９,，.．]*").expect("a sound expression"));
    if !clause.is_named || clause.text.contains("{{") {
        return None;
    }
    NUMBER.find_iter(&clause.text).find_map(|found| {
        let after = clause.text[found.end()..].trim_start();
        let unit = [Some(definition.unit.ja.as_str()), definition.unit.en.as_deref()]
            .into_iter()
            .flatten()
            .find(|unit| !unit.is_empty() && after.starts_with(unit))?;
        Some(format!("{}{unit}", found.as_str()))
    })
}
