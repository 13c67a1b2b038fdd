//! Identities and names: codes that cannot be mixed up, names in two
//! languages, and names of people that not every edition may print.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::locale::Language;

use super::text::{key, nearest_names};
use super::value::Sourced;
use super::words::Visibility;

/// Declares a code type, so that a goal's code is never taken for a meeting's.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Returns the code that tables write.
            pub fn new(code: &str) -> Self {
                Self(Arc::from(code))
            }

            /// Returns the code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id! {
    /// Code of a sector.
    SectorId,
    /// Code of an organisation.
    OrganisationId,
    /// Code of a body that meets.
    BodyId,
    /// Code of a meeting.
    MeetingId,
    /// Code of a decision.
    DecisionId,
    /// Code of a goal.
    GoalId,
    /// Code of an indicator.
    IndicatorId,
    /// Code of a commitment.
    CommitmentId,
}

/// A name or text in Japanese, and in English where there is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Name {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: Option<String>,
}

impl Name {
    /// Returns a name in both languages.
    pub fn new(ja: impl Into<String>, en: Option<String>) -> Self {
        Self { ja: ja.into(), en }
    }

    /// Returns the name that two cells give.
    pub(crate) fn of(ja: &Sourced<String>, en: Option<&Sourced<String>>) -> Self {
        Self::new(ja.value.clone(), en.map(|en| en.value.clone()))
    }

    /// Returns the name that two cells give, if the Japanese one is filled in.
    pub(crate) fn optional(
        ja: Option<&Sourced<String>>,
        en: Option<&Sourced<String>>,
    ) -> Option<Self> {
        ja.map(|ja| Self::of(ja, en))
    }

    /// Returns the name in a language; where there is no English one, the
    /// Japanese stands.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::En => self.en.as_deref().unwrap_or(&self.ja),
        }
    }
}

/// Something that only the secretariat's own edition may print, such as a
/// person's name.
///
/// Why a type: nothing can print it by mistake, because opening it needs a
/// [`Clearance`], which only disclosure gives.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidential<T>(T);

impl<T> Confidential<T> {
    /// Seals a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value to whoever is cleared for it.
    pub fn open(&self, _: &Clearance) -> &T {
        &self.0
    }
}

/// What opens a [`Confidential`]. Made in [`disclosure`](crate::disclosure) and nowhere
/// else, which the tests of the house hold.
#[derive(Debug)]
pub struct Clearance(());

impl Clearance {
    /// Returns the clearance of those who may see rows of a visibility, if they have one:
    /// people's names are the secretariat's.
    pub(crate) fn of(visibility: Visibility) -> Option<Self> {
        (visibility == Visibility::Internal).then_some(Self(()))
    }
}

/// Debug output must not leak either.
impl<T> fmt::Debug for Confidential<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Confidential")
    }
}

/// Finds things by code, name or alias.
#[derive(Debug, Clone)]
pub(crate) struct Index<Id> {
    by_key: BTreeMap<String, Id>,
    /// Names as written, to suggest the nearest one.
    shown: Vec<(usize, String)>,
}

impl<Id: Clone + PartialEq> Index<Id> {
    pub(crate) fn new() -> Self {
        Self { by_key: BTreeMap::new(), shown: Vec::new() }
    }

    /// Adds a code, name or alias. Returns the thing that had it before, if
    /// that is another one.
    pub(crate) fn add(&mut self, name: &str, id: &Id) -> Option<Id> {
        let key = key(name);
        if key.is_empty() {
            return None;
        }
        match self.by_key.get(&key) {
            Some(before) if before == id => None,
            Some(before) => Some(before.clone()),
            None => {
                self.by_key.insert(key, id.clone());
                self.shown.push((0, name.to_owned()));
                None
            }
        }
    }

    /// Adds the code and the name as people write them in one cell, 1-1 見守り訪問, and
    /// the code with the word for the thing before it, 目標1. They are no suggestions,
    /// and stand back behind names that are written so.
    pub(crate) fn add_together(&mut self, word: &str, code: &str, name: &str, id: &Id) {
        if code.is_empty() || name.is_empty() {
            return;
        }
        let together = [
            format!("{code}{name}"),
            format!("{code}.{name}"),
            format!("{code}、{name}"),
            format!("{code}:{name}"),
            format!("{code}_{name}"),
            format!("({code}){name}"),
            format!("{name}({code})"),
            format!("{word}{code}"),
            format!("{word}{code}{name}"),
            format!("{word}{code}:{name}"),
        ];
        for name in together {
            self.by_key.entry(key(&name)).or_insert_with(|| id.clone());
        }
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Id> {
        self.by_key.get(&key(name))
    }

    /// Returns the only thing that a name, as names are compared, may be short for, with
    /// its name as written: the same beginning, and its characters in their order. A slip
    /// lacks one character, what is short lacks more.
    pub(crate) fn only_long_form(&self, short: &str) -> Option<(Id, String)> {
        let length = short.chars().count();
        let first = short.chars().next().filter(|_| length > 2)?;
        let is_long = |name: &str| {
            let mut chars = name.chars();
            name.starts_with(first)
                && name.chars().count() > length
                && short.chars().all(|c| chars.any(|other| other == c))
        };
        let mut found: Option<(Id, String)> = None;
        for (_, name) in &self.shown {
            let Some(id) = self.by_key.get(&key(name)).filter(|_| is_long(&key(name))) else {
                continue;
            };
            match &found {
                Some((other, _)) if other == id => {}
                Some(_) => return None,
                None => found = Some((id.clone(), name.clone())),
            }
        }
        found.filter(|(_, name)| key(name).chars().count() > length + 1)
    }

    /// Returns a name of each thing, as a person would write it: the one after
    /// its code, in the order they were added.
    pub(crate) fn first_names(&self) -> Vec<&str> {
        let mut seen: Vec<(&Id, &str, usize)> = Vec::new();
        for (_, name) in &self.shown {
            let Some(id) = self.by_key.get(&key(name)) else { continue };
            match seen.iter_mut().find(|(other, _, _)| *other == id) {
                Some((_, first, names)) => {
                    if *names == 1 {
                        *first = name;
                    }
                    *names += 1;
                }
                None => seen.push((id, name, 1)),
            }
        }
        seen.into_iter().map(|(_, name, _)| name).collect()
    }

    /// Returns the known names most like a text, at most three.
    pub(crate) fn nearest(&self, name: &str) -> Vec<&str> {
        nearest_names(name, &self.shown, 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_spaces_and_width_do_not_matter() {
        let mut index = Index::new();
        index.add("株式会社 あおい商店", &OrganisationId::new("B01"));
        for written in ["㈱あおい商店", "あおい商店", "あおい商店（株）", "Ｂ０１"]
        {
            let found = index.find(written).map(OrganisationId::as_str);
            assert_eq!(found, (written != "Ｂ０１").then_some("B01"), "{written}");
        }
    }

    #[test]
    fn old_and_new_kanji_are_one_name() {
        let mut index = Index::new();
        index.add("株式会社髙﨑運輸", &OrganisationId::new("B03"));
        for written in ["高崎運輸", "髙崎運輸", "㈱高﨑運輸"] {
            assert!(index.find(written).is_some(), "{written}");
        }
    }

    #[test]
    fn a_person_is_named_to_the_secretariat_only() {
        let person = Confidential::new("髙木 涼".to_owned());
        let clearance = Clearance::of(Visibility::Internal).expect("the secretariat has one");
        assert_eq!(person.open(&clearance), "髙木 涼");
        for visibility in [Visibility::Members, Visibility::Funder, Visibility::Public] {
            assert!(Clearance::of(visibility).is_none());
        }
        assert_eq!(format!("{person:?}"), "Confidential");
    }
}
