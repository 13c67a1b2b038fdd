//! What codes and names lead to, while the rows of a project are resolved.
//!
//! Every file of the model adds the resolving of its own things to the [`Resolver`];
//! what several of them need, the indices of names and the names that lead nowhere,
//! is here, beneath them all.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{
    BodyId, GoalId, Index, IndicatorId, MeetingId, OrganisationId, SectorId,
};
use crate::domain::text::{key, without_series};
use crate::domain::value::Sourced;
use crate::domain::words::Visibility;
use crate::records::config;
use crate::records::handed_in::Records;
use crate::records::keys::made::Keys;
use crate::records::receipt::Rule;

/// The records, what codes and names mean, and the diagnostics to add to.
pub(crate) struct Resolver<'a> {
    pub(crate) records: &'a Records,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    pub(crate) sector_index: Index<SectorId>,
    pub(crate) body_index: Index<BodyId>,
    pub(crate) organisation_index: Index<OrganisationId>,
    pub(crate) goal_index: Index<GoalId>,
    pub(crate) meeting_index: Index<MeetingId>,
    pub(crate) indicator_index: Index<IndicatorId>,
    /// Names that several indicators have, with the code of another than the first.
    pub(crate) shared_names: BTreeMap<String, IndicatorId>,
    /// Cells that were compared with others or are counted elsewhere.
    pub(crate) set_aside: Vec<(Origin, Rule)>,
    /// Names that may be short for an organisation's, with the one that is meant.
    abbreviations: BTreeMap<String, Option<OrganisationId>>,
    /// Names that lead nowhere, by what they should be a name of.
    unknown: BTreeMap<(&'static str, String), Unknown>,
    /// Whether the settings could be read: sectors and bodies that they lack as
    /// a whole are otherwise no mistake of the tables.
    has_settings: bool,
}

/// A name that leads nowhere, wherever it is written.
struct Unknown {
    /// The first place.
    origin: Origin,
    /// How it is written there.
    written: String,
    /// How many places there are.
    count: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(records: &'a Records, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let broken = ["missing-config", "toml-syntax", "undecodable"];
        let has_settings = !diagnostics.iter().any(|problem| {
            problem.origin.source.path == config::PATH && broken.contains(&problem.code)
        });
        Self {
            records,
            diagnostics,
            set_aside: Vec::new(),
            abbreviations: BTreeMap::new(),
            unknown: BTreeMap::new(),
            has_settings,
            sector_index: Index::new(),
            body_index: Index::new(),
            organisation_index: Index::new(),
            goal_index: Index::new(),
            meeting_index: Index::new(),
            indicator_index: Index::new(),
            shared_names: BTreeMap::new(),
        }
    }

    /// Returns who may see a row of a table that does not say it.
    pub(crate) fn default_visibility(&self, table: &str) -> Visibility {
        self.records.default_visibility(table)
    }

    pub(crate) fn visibility(
        &self,
        given: Option<&Sourced<Visibility>>,
        table: &str,
    ) -> Visibility {
        given.map_or_else(|| self.default_visibility(table), |given| given.value)
    }

    pub(crate) fn sector_ref(&mut self, name: &str, origin: &Origin) -> Option<SectorId> {
        let found = self.sector_index.find(name).cloned();
        let is_read = self.has_settings || !self.records.config.config.sectors.is_empty();
        if found.is_none() && is_read {
            self.unknown(name, origin, "sector", "sectors");
        }
        found
    }

    pub(crate) fn body_ref(&mut self, name: &str, origin: &Origin) -> Option<BodyId> {
        let found = self.body_index.find(name).cloned();
        let is_read = self.has_settings || !self.records.config.config.bodies.is_empty();
        if found.is_none() && is_read {
            self.unknown(name, origin, "body", "bodies");
        }
        found
    }

    /// The bodies that a cell names, of which one may have a comma in its name: the longest
    /// names that are known are taken, and what no name begins with is told.
    pub(crate) fn bodies_ref(&mut self, names: &str, origin: &Origin) -> Vec<BodyId> {
        const BETWEEN: [char; 6] = [';', '；', '、', ',', '，', '\n'];
        let mut found = Vec::new();
        let mut left = names.trim();
        while !left.is_empty() {
            let ends = left.rmatch_indices(BETWEEN).map(|(at, _)| at);
            let mut ends = std::iter::once(left.len()).chain(ends);
            let known = ends.find(|end| self.body_index.find(&left[..*end]).is_some());
            let end = known.unwrap_or_else(|| left.find(BETWEEN).unwrap_or(left.len()));
            found.extend(self.body_ref(left[..end].trim(), origin));
            left = left[end..]
                .trim_start_matches(|it: char| BETWEEN.contains(&it) || it.is_whitespace());
        }
        found
    }

    pub(crate) fn organisation_ref(&mut self, name: &Sourced<String>) -> Option<OrganisationId> {
        let found = self.organisation_index.find(&name.value).cloned();
        let found = found.or_else(|| self.abbreviated(name));
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "organisation", "members");
        }
        found
    }

    pub(crate) fn goal_ref(&mut self, name: &Sourced<String>) -> Option<GoalId> {
        let found = self.known_goal(&name.value);
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "goal", "goals");
        }
        found
    }

    pub(crate) fn meeting_ref(&mut self, name: &Sourced<String>) -> Option<MeetingId> {
        let found = self.meeting_index.find(&name.value).cloned();
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "meeting", "meetings");
        }
        found
    }

    pub(crate) fn indicator_ref(&mut self, name: &Sourced<String>) -> Option<IndicatorId> {
        let found = self.known_indicator(&name.value);
        // Of many rows, the first is told.
        if let (Some(first), Some(other)) = (&found, self.shared_names.remove(&key(&name.value))) {
            let told = Diagnostic::name_of_two(
                &name.origin,
                &name.value,
                (first.as_str(), other.as_str()),
            );
            self.diagnostics.push(told);
        }
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "indicator", "indicators");
        }
        found
    }

    /// Returns the goal that a name means, if it is one.
    pub(crate) fn known_goal(&self, name: &str) -> Option<GoalId> {
        let index = &self.goal_index;
        let numbered = || index.find(self.records.keys.numbered("goals", name)?);
        let named = || index.find(without_series(name)?);
        index.find(name).or_else(numbered).or_else(named).cloned()
    }

    /// Returns the indicator that a name means, if it is one.
    pub(crate) fn known_indicator(&self, name: &str) -> Option<IndicatorId> {
        let index = &self.indicator_index;
        let numbered = || index.find(self.records.keys.numbered("indicators", name)?);
        index.find(name).or_else(numbered).cloned()
    }

    /// Notes a name that is neither a goal's nor an indicator's nor a commitment's.
    pub(crate) fn unknown_covered(&mut self, name: &Sourced<String>) {
        let unreadable = &self.records.unreadable;
        let tables = ["goals", "indicators", "commitments"];
        if !tables.iter().any(|table| unreadable.may_hold(table, &name.value)) {
            self.unknown(&name.value, &name.origin, "covered", "goals");
        }
    }

    /// Returns the only organisation that a name may be short for: みなと市社協 of
    /// みなと市社会福祉協議会. That is asked, once for each name.
    fn abbreviated(&mut self, name: &Sourced<String>) -> Option<OrganisationId> {
        let short = key(&name.value);
        if let Some(known) = self.abbreviations.get(&short) {
            return known.clone();
        }
        let is_told = self.records.unreadable.may_hold("members", &name.value);
        let only = (!is_told).then(|| self.organisation_index.only_long_form(&short)).flatten();
        let meant = only.and_then(|(id, long)| {
            let question = Diagnostic::ask_abbreviation(&name.origin, &short, &name.value, &long);
            let answers = &self.records.answers;
            let name = question.asked().and_then(|it| answers.free(&it.key));
            let named = name.filter(|_| answers.given(&question).is_none());
            if let Some(id) = named.and_then(|name| self.organisation_index.find(name)) {
                return Some(id.clone());
            }
            let reading = answers.choose(question, self.diagnostics);
            (reading == "same").then_some(id)
        });
        self.abbreviations.insert(short, meant.clone());
        meant
    }

    /// Notes a name that leads nowhere, unless the row it may mean could not be
    /// read.
    fn unknown(&mut self, name: &str, origin: &Origin, what: &'static str, table: &str) {
        if self.records.unreadable.may_hold(table, name) {
            return;
        }
        let unknown = self.unknown.entry((what, key(name))).or_insert_with(|| Unknown {
            origin: origin.clone(),
            written: name.to_owned(),
            count: 0,
        });
        // A setting may hold for several editions: it is one place.
        if unknown.count == 0 || unknown.origin != *origin {
            unknown.count += 1;
        }
    }

    /// Tells each name that leads nowhere once, with the nearest known ones,
    /// and returns the cells that are set aside.
    pub(super) fn finish(&mut self) -> Vec<(Origin, Rule)> {
        for ((what, _), unknown) in std::mem::take(&mut self.unknown) {
            let written = unknown.written.as_str();
            let near = match what {
                "sector" => self.sector_index.nearest(written),
                "body" => self.body_index.nearest(written),
                "organisation" => self.organisation_index.nearest(written),
                "goal" => self.goal_index.nearest(written),
                "meeting" => self.meeting_index.nearest(written),
                "covered" => {
                    let goals = self.goal_index.nearest(written);
                    goals.into_iter().chain(self.indicator_index.nearest(written)).collect()
                }
                _ => self.indicator_index.nearest(written),
            };
            let near = near.join("」「");
            // Of these there are few, and the settings that have them are not
            // what people have open.
            let known = match what {
                "sector" => self.sector_index.first_names().join("、"),
                "body" => self.body_index.first_names().join("、"),
                _ => String::new(),
            };
            let (origin, count) = (&unknown.origin, unknown.count);
            self.diagnostics.push(Diagnostic::unknown_name(
                origin,
                what,
                (written, &near),
                &known,
                count,
            ));
        }
        std::mem::take(&mut self.set_aside)
    }
}

/// Adds a code to an index; a code that is taken is reported, and the row is
/// left out.
pub(crate) fn claim<Id: Clone + PartialEq + std::fmt::Display>(
    index: &mut Index<Id>,
    code: &Sourced<String>,
    id: &Id,
    seen: &mut BTreeMap<String, Origin>,
    keys: &Keys,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    if let Some(first) = seen.get(&code.value) {
        let first = first.to_string();
        diagnostics.push(match keys.is_made(&code.value) {
            true => Diagnostic::listed_twice(&code.origin, &first),
            false => Diagnostic::duplicate_code(&code.origin, &code.value, &first),
        });
        return false;
    }
    seen.insert(code.value.clone(), code.origin.clone());
    if let Some(other) = index.add(&code.value, id) {
        diagnostics.push(Diagnostic::name_taken(
            &code.origin,
            &code.value,
            keys.called(&other.to_string()),
        ));
    }
    true
}
