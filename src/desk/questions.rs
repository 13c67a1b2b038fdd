//! Questions as a room shows them: both readings and what they do to the figures; and the
//! answers that were given, each to be taken back.

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{Asked, Diagnostic, free_digits};
use crate::locale::Language;
use crate::records::answers::{self, Given};

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

/// Returns the answers that were given: all of them, or those about one file.
pub(super) fn given(found: &Found, path: Option<&str>) -> Vec<Value> {
    let table = found.inputs.get(answers::PATH).map(|bytes| &**bytes).unwrap_or_default();
    // An answer holds for the file of the next month too.
    let file = path.map(|path| free_digits(places::below(path)));
    let is_about = |it: &Given| file.as_ref().is_none_or(|file| it.key.file == *file);
    let given = answers::given(table).into_iter().filter(is_about);
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
