//! The names of people and organisations on one day, and whom a name shown in an
//! online meeting may stand for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::Origin;
use crate::domain::name::OrganisationId;
use crate::domain::text::key;
use crate::model::organisation::Organisation;
use crate::model::resolver::Resolver;
use crate::records::attendance_report;

/// Names of people and organisations on one day.
pub(super) struct Directory {
    /// Delegates, by their names as they are compared.
    people: BTreeMap<String, BTreeSet<OrganisationId>>,
    /// Organisations by all their names as they are compared.
    names: BTreeMap<String, OrganisationId>,
    /// Codes, which stand alone in a name or not at all.
    codes: BTreeMap<String, OrganisationId>,
    shown: BTreeMap<OrganisationId, String>,
}

impl Directory {
    pub(super) fn new(resolver: &Resolver<'_>, organisations: &[Organisation], day: Date) -> Self {
        let mut directory = Self {
            people: BTreeMap::new(),
            names: BTreeMap::new(),
            codes: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        // Names are sealed in the seats, and stand open in the rows of the members.
        let rows = resolver.records.members.iter();
        let person_at: BTreeMap<&Origin, &str> =
            rows.filter_map(|it| Some((&it.origin, it.person.as_ref()?.value.as_str()))).collect();
        for organisation in organisations {
            let id = &organisation.id;
            directory.shown.insert(id.clone(), organisation.short_name.clone());
            directory.codes.insert(key(id.as_str()), id.clone());
            let held = organisation.seats.iter().filter(|seat| seat.is_held(day));
            for names in held.filter_map(|seat| person_at.get(&seat.origin)) {
                for name in names.split(['、', ',', '，', ';', '；', '/', '／', '\n']) {
                    let name = key(name);
                    if name.chars().count() > 1 {
                        directory.people.entry(name).or_default().insert(id.clone());
                    }
                }
            }
        }
        for record in &resolver.records.members {
            let names = [Some(&record.org_name), record.org_name_en.as_ref()];
            let names = names.into_iter().flatten().chain(&record.short_name);
            let names = names.map(|name| &name.value);
            let aliases = record.aliases.iter().flat_map(|names| &names.value.0);
            for name in names.chain(aliases) {
                let Some(id) = resolver.organisation_index.find(name) else { continue };
                if directory.shown.contains_key(id) {
                    directory.names.insert(key(name), id.clone());
                }
            }
        }
        directory
    }

    /// Returns the organisations that the names of one person lead to.
    pub(super) fn find(&self, names: &[String]) -> Vec<OrganisationId> {
        let (mut people, mut named) = (BTreeSet::new(), BTreeSet::new());
        for name in names {
            let words = words(name);
            people.extend(self.of_person(&words));
            named.extend(self.of_name(&words));
        }
        // A delegate of two organisations says in the name for which they came.
        let both: Vec<OrganisationId> = people.intersection(&named).cloned().collect();
        if both.is_empty() { people.union(&named).cloned().collect() } else { both }
    }

    fn of_person(&self, words: &[String]) -> BTreeSet<OrganisationId> {
        /// A surname alone may be another's.
        const LEAST: usize = 3;
        let mut found = BTreeSet::new();
        for (run, length) in runs(words) {
            let rest_is_named = || !self.of_name(words).is_empty();
            let is_whole = length == words.len() || run.chars().count() >= LEAST;
            if let Some(ids) = self.people.get(&run)
                && (is_whole || rest_is_named())
            {
                found.extend(ids.iter().cloned());
            }
        }
        for pair in words.windows(2) {
            if let [given, family] = pair
                && let Some(ids) = self.people.get(&format!("{family}{given}"))
            {
                found.extend(ids.iter().cloned());
            }
        }
        found
    }

    fn of_name(&self, words: &[String]) -> BTreeSet<OrganisationId> {
        /// Without a space between them, a short name may be part of another.
        const LEAST: usize = 4;
        let whole = words.concat();
        let mut found: BTreeMap<&str, &OrganisationId> = BTreeMap::new();
        for (run, length) in runs(words) {
            if let Some((name, id)) = self.names.get_key_value(&run)
                && (length == words.len() || is_clearly_a_body(name))
            {
                found.insert(name, id);
            }
            if length == 1
                && let Some((code, id)) = self.codes.get_key_value(&run)
                && code.chars().any(|c| c.is_ascii_digit())
            {
                found.insert(code, id);
            }
        }
        for (name, id) in &self.names {
            let is_part = whole.starts_with(name.as_str()) || whole.ends_with(name.as_str());
            if is_part && name.chars().count() >= LEAST {
                found.insert(name, id);
            }
        }
        // みどり町役場 is not みどり町.
        let is_longest =
            |name: &str| !found.keys().any(|other| *other != name && other.contains(name));
        found.iter().filter(|(name, _)| is_longest(name)).map(|(_, id)| (*id).clone()).collect()
    }

    /// Returns organisations that a person may stand for: those whose delegate
    /// has a name that begins or is part of theirs, and those that are spoken of.
    pub(super) fn near(&self, names: &[String]) -> Vec<OrganisationId> {
        const MOST: usize = 3;
        let words: Vec<String> = names.iter().flat_map(|name| words(name)).collect();
        let words: Vec<&String> = words.iter().filter(|it| it.chars().count() > 1).collect();
        let people = self.people.iter().filter(|(person, _)| {
            words.iter().any(|word| person.starts_with(word.as_str()) || word.contains(*person))
        });
        let mut near: BTreeSet<OrganisationId> =
            people.flat_map(|(_, ids)| ids.iter().cloned()).collect();
        let named = self.names.iter().filter(|(name, _)| {
            words.iter().any(|word| name.contains(word.as_str()) || word.contains(name.as_str()))
        });
        near.extend(named.map(|(_, id)| id.clone()));
        near.into_iter().take(MOST).collect()
    }

    /// Returns the name shown, if it is a person's and not only that of an
    /// organisation or of a device.
    pub(super) fn person(&self, names: &[String]) -> Option<String> {
        let delegate = names.iter().find(|name| !self.of_person(&words(name)).is_empty());
        let spoken_of = || {
            names.iter().find(|name| {
                let words = words(name);
                let is_body =
                    |word: &String| self.names.contains_key(word) || self.codes.contains_key(word);
                !self.of_name(&words).is_empty() && !words.iter().all(is_body)
            })
        };
        delegate.or_else(spoken_of).cloned()
    }

    pub(super) fn shown(&self, id: &OrganisationId) -> String {
        let name = self.shown.get(id).map_or("", String::as_str);
        format!("{id}({name})")
    }
}

/// Returns whether a word beside a person's name is an organisation and no
/// surname: 青葉 may be one, 社協 is none.
fn is_clearly_a_body(name: &str) -> bool {
    const ENDS: [char; 15] =
        ['協', '組', '会', '社', '庁', '所', '局', '院', '校', '署', '連', '課', '店', '館', '団'];
    name.chars().count() > 2 || name.ends_with(ENDS)
}

/// Returns the words of a name as they are compared, without the marks that a
/// program or politeness puts beside them.
fn words(name: &str) -> Vec<String> {
    /// More than a name has.
    const MOST: usize = 12;
    let plain: String = name.nfkc().collect();
    let separators = |c: char| {
        c.is_whitespace() || "()[]{}<>「」『』【】〈〉《》/|\\_-–—~〜:;,、。・@#*+=".contains(c)
    };
    let words = plain.split(separators).filter(|word| !word.is_empty());
    let words = words.filter(|word| !attendance_report::is_mark(word));
    let bare = |word: &str| {
        let bare = word.trim_end_matches(['様', '氏']).trim_end_matches("さん");
        key(if bare.is_empty() { word } else { bare })
    };
    words.map(bare).filter(|word| !word.is_empty()).take(MOST).collect()
}

/// Returns each run of words in one, with how many they are.
fn runs(words: &[String]) -> impl Iterator<Item = (String, usize)> {
    (0..words.len()).flat_map(move |from| {
        (from + 1..=words.len())
            .filter_map(move |to| words.get(from..to).map(|run| (run.concat(), run.len())))
    })
}
