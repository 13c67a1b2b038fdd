//! The pages of the desk: what a room has to say, in the words of a language.

use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment};

use crate::domain::text::percent;
use crate::locale::{Argument, Language, Words};

/// The pages and their words, read once.
pub(super) struct Pages {
    ja: Spoken,
    en: Spoken,
}

/// The pages in one language.
struct Spoken {
    words: Arc<Words>,
    pages: Environment<'static>,
}

const FILES: [(&str, &str); 12] = [
    ("frame.html", include_str!("pages/frame.html")),
    ("parts.html", include_str!("pages/parts.html")),
    ("start.html", include_str!("pages/start.html")),
    ("month.html", include_str!("pages/month.html")),
    ("tables.html", include_str!("pages/tables.html")),
    ("tables-parts.html", include_str!("pages/tables-parts.html")),
    ("table.html", include_str!("pages/table.html")),
    ("rows.html", include_str!("pages/rows.html")),
    ("documents.html", include_str!("pages/documents.html")),
    ("printed.html", include_str!("pages/printed.html")),
    ("words.html", include_str!("pages/words.html")),
    ("finish.html", include_str!("pages/finish.html")),
];

/// The rooms in the order of the month; each is at its own path, and called by its word.
const ROOMS: [&str; 5] = ["month", "tables", "documents", "words", "finish"];

impl Pages {
    /// Reads the pages.
    ///
    /// # Panics
    /// If a page or a word of the program has a mistake, which a test rules out.
    pub(super) fn new() -> Self {
        Self { ja: spoken(Language::Ja), en: spoken(Language::En) }
    }

    fn of(&self, language: Language) -> &Spoken {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// Returns a word of a page that is needed beside it.
    ///
    /// # Panics
    /// If there is none, which a test rules out.
    pub(super) fn say(&self, key: &str, language: Language, named: &[(&str, &str)]) -> String {
        let named: Vec<_> =
            named.iter().map(|(name, it)| (*name, Argument::Text((*it).to_owned()))).collect();
        self.of(language).words.get(key, &named).expect("a word of the desk")
    }

    /// Returns a page.
    ///
    /// # Panics
    /// If it asks for what it is not given, which a test rules out.
    pub(super) fn page(&self, name: &str, language: Language, given: Value) -> String {
        let page = self.of(language).pages.get_template(name).expect("a page of the desk");
        page.render(given).expect("a page that asks for what it is given")
    }
}

fn spoken(language: Language) -> Spoken {
    let mut words = Words::new(language);
    let source = match language {
        Language::Ja => include_str!("ja.ftl"),
        Language::En => include_str!("en.ftl"),
    };
    let mistakes = words.add(source);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let words = Arc::new(words);
    let mut pages = Environment::new();
    pages.set_auto_escape_callback(|_| AutoEscape::Html);
    pages.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    pages.add_global("language", language.code());
    pages.add_global("rooms", ROOMS.to_vec());
    pages.add_function("percent", |text: &str| percent(text));
    let of_pages = Arc::clone(&words);
    pages.add_function(
        "word",
        move |key: &str, given: Kwargs| -> Result<String, minijinja::Error> {
            let mut arguments = Vec::new();
            for name in given.args() {
                let value: Value = given.get(name)?;
                arguments.push((
                    name,
                    match usize::try_from(value.clone()) {
                        Ok(count) => Argument::Count(count),
                        Err(_) => Argument::Text(value.to_string()),
                    },
                ));
            }
            of_pages.get(key, &arguments).ok_or_else(|| {
                minijinja::Error::new(
                    minijinja::ErrorKind::InvalidOperation,
                    format!("no word {key}"),
                )
            })
        },
    );
    for (name, source) in FILES {
        pages.add_template(name, source).expect("a page without a mistake");
    }
    Spoken { words, pages }
}
