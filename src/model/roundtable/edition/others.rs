//! Editions beyond the usual ones: for whom the settings say they are.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::folder::{folder, is_safe};
use crate::domain::text::fold;
use crate::domain::words::Visibility;
use crate::model::commitment::Commitment;
use crate::model::covers::Covers;
use crate::model::money::Funding;
use crate::model::organisation::Organisation;
use crate::model::period::Calendar;
use crate::model::resolver::Resolver;
use crate::model::roundtable::{Body, Sector};
use crate::records::config::settings::EditionConfig;

use super::{Audience, Edition, Grants};

/// What an edition can be for.
pub(crate) struct Known<'a> {
    /// The sectors.
    pub(crate) sectors: &'a [Sector],
    /// The bodies.
    pub(crate) bodies: &'a [Body],
    /// The organisations.
    pub(crate) organisations: &'a [Organisation],
    /// The period, and the day of the report.
    pub(crate) calendar: &'a Calendar,
    /// The money.
    pub(crate) funding: &'a [Funding],
    /// The commitments.
    pub(crate) commitments: &'a [Commitment],
}

impl Known<'_> {
    /// Returns what whoever gives some grants reads of; of everything, if none of them
    /// names anything.
    pub(super) fn covered_by(&self, grants: &Grants) -> Covers {
        let mut covers = Covers::default();
        for &row in &grants.rows {
            covers.add(&self.funding[row].covers);
        }
        covers
    }

    /// Returns the grants that are like this one in something, by funder.
    fn grants(&self, is_meant: impl Fn(&Funding) -> bool) -> Vec<Grants> {
        let mut funders: Vec<Grants> = Vec::new();
        for (at, funding) in self.funding.iter().enumerate().filter(|(_, it)| is_meant(it)) {
            let is_theirs = |it: &&mut Grants| is_called(&it.funder.ja, &funding.funder.ja);
            match funders.iter_mut().find(is_theirs) {
                Some(grants) => drop(grants.rows.insert(at)),
                None => {
                    let funder = funding.funder.clone();
                    funders.push(Grants { funder, rows: [at].into() });
                }
            }
        }
        funders
    }

    /// Returns what each funder gives, in the order of the table. Dues of members have no
    /// funder: no funder may read of any of them.
    fn funders(&self) -> Vec<Grants> {
        let mut funders = self.grants(|_| true);
        let is_read = |at: &usize| self.funding[*at].visibility >= Visibility::Funder;
        funders.retain(|it| it.rows.iter().any(is_read));
        funders
    }
}

fn is_called(name: &str, written: &str) -> bool {
    fold(name) == fold(written)
}

impl Resolver<'_> {
    /// Returns the editions that a part of the settings asks for: one, or one for each.
    pub(super) fn others(
        &mut self,
        (name, origin): (&str, &Origin),
        setting: &EditionConfig,
        known: &Known<'_>,
    ) -> Vec<Edition> {
        if !is_safe(name) {
            self.diagnostics.push(Diagnostic::edition_name(origin, name));
            return Vec::new();
        }
        let file = &self.records.config;
        let said = setting.whom().into_iter();
        let mut said: Vec<(&str, &str, Origin)> =
            said.map(|(key, it)| (key, it.get_ref().as_str(), file.origin(it.span()))).collect();
        // `public` and `members` say it by their names.
        if said.is_empty() && Visibility::from_text(name).is_some() {
            said.push(("for", name, origin.clone()));
        }
        let [(key, written, place)] = &said[..] else {
            let keys: Vec<&str> = said.iter().map(|(key, ..)| *key).collect();
            let usual = known.sectors.iter().filter(|it| it.edition).map(|it| it.id.as_str());
            let usual: Vec<&str> = usual.chain(["funder", "internal"]).collect();
            let (keys, usual) = (keys.join(", "), usual.join(", "));
            let problem = Diagnostic::edition_for_whom(origin, name, &keys, &usual);
            self.diagnostics.push(problem);
            return Vec::new();
        };
        let found = match *key {
            "each" => each(name, written, known),
            "grant" => match self.grant(written, setting, known, place) {
                Some(found) => found.map(|it| vec![Edition::new(name, Audience::Grants(it))]),
                None => return Vec::new(),
            },
            _ => one(key, written, known).map(|it| vec![Edition::new(name, it)]),
        };
        let is_secretariats = |it: &Edition| it.audience == Audience::Internal;
        if name == INTERNAL && !found.iter().flatten().all(is_secretariats) {
            self.diagnostics.push(Diagnostic::edition_name(origin, name));
            return Vec::new();
        }
        // A project that has only begun has nothing yet.
        let has_begun = !known.funding.is_empty();
        if found.as_ref().is_ok_and(Vec::is_empty) && has_begun {
            self.diagnostics.push(Diagnostic::edition_of_none(place, name, key, written));
        }
        found.unwrap_or_else(|offered| {
            let offered = offered.join(", ");
            let is_of_money = matches!(*key, "grant" | "funder");
            match offered.is_empty() {
                true if is_of_money && !has_begun => {}
                true => {
                    self.diagnostics.push(Diagnostic::edition_of_none(place, name, key, written));
                }
                false => {
                    let problem = Diagnostic::unknown_setting_value(place, key, written, &offered);
                    self.diagnostics.push(problem);
                }
            }
            Vec::new()
        })
    }
}

impl Resolver<'_> {
    /// Returns the grants of a name, or the names that there are; nothing, if it is not
    /// said which funder's.
    fn grant(
        &mut self,
        written: &str,
        setting: &EditionConfig,
        known: &Known<'_>,
        place: &Origin,
    ) -> Option<Result<Grants, Vec<String>>> {
        let funder = setting.funder.as_ref().map(|it| it.get_ref().as_str());
        let mut found = known.grants(|it| {
            it.name.as_ref().is_some_and(|name| is_called(&name.ja, written))
                && funder.is_none_or(|funder| is_called(&it.funder.ja, funder))
        });
        if found.len() > 1 {
            let funders: Vec<&str> = found.iter().map(|it| it.funder.ja.as_str()).collect();
            let problem = Diagnostic::grant_of_several(place, written, &funders.join("、"));
            self.diagnostics.push(problem);
            return None;
        }
        let names = known.funding.iter().filter_map(|it| Some(it.name.as_ref()?.ja.clone()));
        Some(found.pop().ok_or_else(|| names.collect()))
    }
}

/// The folder of what only the secretariat may read: receipts, and what is withheld.
const INTERNAL: &str = "internal";

/// Returns the audience that a setting names, or the names that it could have.
fn one(key: &str, written: &str, known: &Known<'_>) -> Result<Audience, Vec<String>> {
    match key {
        "sector" => {
            let is_meant = |it: &&Sector| {
                is_called(it.id.as_str(), written) || is_called(&it.name.ja, written)
            };
            let found = known.sectors.iter().find(is_meant);
            let offered = || known.sectors.iter().map(|it| it.id.as_str().to_owned()).collect();
            found.map(|it| Audience::Sector(it.id.clone())).ok_or_else(offered)
        }
        "body" => {
            let is_meant =
                |it: &&Body| is_called(it.id.as_str(), written) || is_called(&it.name.ja, written);
            let found = known.bodies.iter().find(is_meant);
            let offered = || known.bodies.iter().map(|it| it.id.as_str().to_owned()).collect();
            found.map(|it| Audience::Body(it.id.clone())).ok_or_else(offered)
        }
        "organisation" => {
            let is_meant = |it: &&Organisation| {
                is_called(it.id.as_str(), written)
                    || is_called(&it.name.ja, written)
                    || is_called(&it.short_name, written)
            };
            let members =
                || known.organisations.iter().filter(|it| it.is_active(known.calendar.as_of));
            let found = members().find(is_meant);
            let offered = || members().map(|it| it.name.ja.clone()).collect();
            found.map(|it| Audience::Organisation(it.id.clone())).ok_or_else(offered)
        }
        "funder" => {
            let mut found = known.grants(|it| is_called(&it.funder.ja, written));
            let offered = || known.funders().into_iter().map(|it| it.funder.ja).collect();
            found.pop().map(Audience::Grants).ok_or_else(offered)
        }
        _ => match Visibility::from_text(written) {
            Some(Visibility::Members) => Ok(Audience::Members),
            Some(Visibility::Public) => Ok(Audience::Public),
            Some(Visibility::Funder) => Ok(Audience::Funder),
            Some(Visibility::Internal) => Ok(Audience::Internal),
            None => Err(["members", "public", "funder", "internal"].map(str::to_owned).into()),
        },
    }
}

/// Returns one edition for each of a kind, or the kinds that there are.
fn each(name: &str, written: &str, known: &Known<'_>) -> Result<Vec<Edition>, Vec<String>> {
    let audiences: Vec<(String, Audience)> = match fold(written).as_str() {
        "sector" => {
            let sectors = known.sectors.iter().filter(|it| it.edition).map(|it| it.id.clone());
            sectors.map(|it| (it.as_str().to_owned(), Audience::Sector(it))).collect()
        }
        "body" => {
            let bodies = known.bodies.iter().map(|it| it.id.clone());
            bodies.map(|it| (it.as_str().to_owned(), Audience::Body(it))).collect()
        }
        "organisation" => {
            let members =
                known.organisations.iter().filter(|it| it.is_active(known.calendar.as_of));
            let members = members.map(|it| it.id.clone());
            members.map(|it| (it.as_str().to_owned(), Audience::Organisation(it))).collect()
        }
        "funder" => {
            let funders = known.funders().into_iter();
            funders.map(|it| (it.funder.ja.clone(), Audience::Grants(it))).collect()
        }
        _ => return Err(["sector", "organisation", "funder", "body"].map(str::to_owned).into()),
    };
    let mut editions: Vec<Edition> = Vec::new();
    for (own, audience) in audiences {
        let taken = editions.iter().map(|it| it.name.as_str());
        let folder = folder(&format!("{name}-{own}"), taken);
        let one_of = Some(name.to_owned());
        editions.push(Edition { one_of, ..Edition::new(&folder, audience) });
    }
    Ok(editions)
}
