//! The words of the program itself, in the language asked for.

use std::sync::LazyLock;

use crate::locale::{Argument, Language, Words};

/// Returns the word of the program itself for `key`: severities, summaries.
///
/// # Panics
/// If the key is missing, which the test of the message files rules out.
pub fn say(language: Language, key: &str, arguments: &[(&str, Argument)]) -> String {
    messages(language)
        .get(key, arguments)
        .unwrap_or_else(|| panic!("no message `{key}` in {language}"))
}

/// Returns all messages in a language.
pub(super) fn messages(language: Language) -> &'static Words {
    static JA: LazyLock<Words> = LazyLock::new(|| load(Language::Ja));
    static EN: LazyLock<Words> = LazyLock::new(|| load(Language::En));
    match language {
        Language::Ja => &JA,
        Language::En => &EN,
    }
}

fn load(language: Language) -> Words {
    let source = match language {
        Language::Ja => include_str!("ja.ftl"),
        Language::En => include_str!("en.ftl"),
    };
    let mut words = Words::new(language);
    let errors = words.add(source);
    assert!(errors.is_empty(), "diagnostics/{language}.ftl: {errors:?}");
    words
}
