//! Questions as a room shows them: both readings and what they do to the figures; and the
//! answers that were given, each to be taken back.

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{Asked, Diagnostic};
use crate::locale::Language;
use crate::records::answers;

use super::folder::Found;
use super::places;

/// Returns what a question says.
pub(super) fn question(
    found: &Found,
    (question, asked): (&Diagnostic, &Asked),
    language: Language,
) -> Value {
    // The last reading only stands for words of one's own.
    let offered = asked.readings.len() - usize::from(asked.takes_words);
    let readings = asked.readings[..offered].iter().enumerate().map(|(at, code)| {
        let effects = asked.effects.get(at).cloned().unwrap_or_default();
        context! { code => *code, says => question.reading(code, language), effects }
    });
    context! {
        id => asked.key.id(),
        place => places::place(&question.origin),
        href => places::href(found, &question.origin),
        says => question.message(language),
        cure => question.cure(language),
        takes_words => asked.takes_words,
        is_reason => asked.is_reason(),
        readings => readings.collect::<Vec<_>>(),
    }
}

/// Returns the answers that were given.
pub(super) fn given(found: &Found) -> Vec<Value> {
    let table = found.inputs.get(answers::PATH).map(|bytes| &**bytes).unwrap_or_default();
    let given = answers::given(table).into_iter();
    given
        .map(|it| {
            let place = [it.key.file.as_str(), it.key.sheet.as_str(), it.key.head.as_str()];
            let place: Vec<&str> = place.into_iter().filter(|it| !it.is_empty()).collect();
            context! {
                id => it.key.id(), place => place.join(" › "), says => it.meaning,
                answer => it.answer,
            }
        })
        .collect()
}
