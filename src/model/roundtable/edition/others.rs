//! Editions beyond the usual ones: for whom the settings say they are.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::fold;
use crate::domain::words::Visibility;
use crate::model::money::Funding;
use crate::model::organisation::Organisation;
use crate::model::resolver::Resolver;
use crate::model::roundtable::{Body, Sector};
use crate::records::config::settings::EditionConfig;

use super::folder::{folder, is_safe};
use super::{Audience, Edition, Grants};

/// What an edition can be for.
pub(crate) struct Known<'a> {
    /// The sectors.
    pub(crate) sectors: &'a [Sector],
    /// The bodies.
    pub(crate) bodies: &'a [Body],
    /// The organisations.
    pub(crate) organisations: &'a [Organisation],
    /// The day of the report.
    pub(crate) day: Date,
    /// The money.
    pub(crate) funding: &'a [Funding],
}

impl Known<'_> {
    /// Returns the grants that are like this one in something.
    fn grants(&self, is_meant: impl Fn(&Funding) -> bool) -> Option<Grants> {
        let rows: BTreeSet<usize> =
            (0..self.funding.len()).filter(|&at| is_meant(&self.funding[at])).collect();
        let first = self.funding.get(*rows.first()?)?;
        Some(Grants { funder: first.funder.clone(), rows })
    }

    /// Returns what each funder gives, in the order of the table: of what funders may
    /// read, for dues of members have no funder.
    fn funders(&self) -> Vec<Grants> {
        let mut funders: Vec<Grants> = Vec::new();
        let all = self.funding.iter().enumerate();
        for (at, funding) in all.filter(|(_, it)| it.visibility >= Visibility::Funder) {
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
            self.diagnostics.push(Diagnostic::unusable_code(origin, name));
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
            _ => one(key, written, known).map(|it| vec![Edition::new(name, it)]),
        };
        found.unwrap_or_else(|offered| {
            let offered = offered.join(", ");
            let problem = Diagnostic::unknown_setting_value(place, key, written, &offered);
            self.diagnostics.push(problem);
            Vec::new()
        })
    }
}

/// Returns the audience that a setting names, or the names that it could have.
fn one(key: &str, written: &str, known: &Known<'_>) -> Result<Audience, Vec<String>> {
    let names = |it: &[&crate::domain::name::Name]| -> Vec<String> {
        it.iter().map(|it| it.ja.clone()).collect()
    };
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
            let found = known.organisations.iter().find(is_meant);
            let offered = || known.organisations.iter().map(|it| it.name.ja.clone()).collect();
            found.map(|it| Audience::Organisation(it.id.clone())).ok_or_else(offered)
        }
        "funder" => {
            let found = known.grants(|it| is_called(&it.funder.ja, written));
            let offered = || known.funders().into_iter().map(|it| it.funder.ja).collect();
            found.map(Audience::Grants).ok_or_else(offered)
        }
        "grant" => {
            let is_meant =
                |it: &Funding| it.name.as_ref().is_some_and(|name| is_called(&name.ja, written));
            let named: Vec<_> = known.funding.iter().filter_map(|it| it.name.as_ref()).collect();
            known.grants(is_meant).map(Audience::Grants).ok_or_else(|| names(&named))
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
            let sectors = known.sectors.iter().map(|it| it.id.clone());
            sectors.map(|it| (it.as_str().to_owned(), Audience::Sector(it))).collect()
        }
        "body" => {
            let bodies = known.bodies.iter().map(|it| it.id.clone());
            bodies.map(|it| (it.as_str().to_owned(), Audience::Body(it))).collect()
        }
        "organisation" => {
            let members = known.organisations.iter().filter(|it| it.is_active(known.day));
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
        editions.push(Edition::new(&folder, audience));
    }
    Ok(editions)
}
