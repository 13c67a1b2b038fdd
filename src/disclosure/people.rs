//! The names of people, for the check of finished documents.

use std::collections::BTreeSet;

use crate::diagnostics::Origin;
use crate::domain::name::{Clearance, Confidential};
use crate::domain::words::Visibility;
use crate::model::Model;

/// Returns the names of people with the rows they stand in. It is what the secretariat may
/// see, given to whoever looks for names in what is finished; an organisation's name in
/// the place of a person's is among them.
pub fn people(model: &Model) -> Vec<(&str, &Origin)> {
    let roles = model.meetings.iter().flat_map(|meeting| {
        let roles = [&meeting.chair, &meeting.facilitator, &meeting.recorder];
        roles.map(|person| (person, &meeting.origin))
    });
    opened(persons_of(model).into_iter().chain(roles))
}

/// Returns those that stand where only people do, and not in the chair, where an
/// organisation may be.
pub fn persons(model: &Model) -> BTreeSet<&str> {
    opened(persons_of(model).into_iter()).into_iter().map(|(name, _)| name).collect()
}

type Sealed<'a> = (&'a Option<Confidential<String>>, &'a Origin);

fn persons_of(model: &Model) -> Vec<Sealed<'_>> {
    let mut sealed: Vec<Sealed<'_>> = Vec::new();
    for seat in model.organisations.iter().flat_map(|it| &it.seats) {
        sealed.push((&seat.person, &seat.origin));
    }
    for meeting in &model.meetings {
        sealed.extend(meeting.attendance.iter().map(|it| (&it.person, &it.origin)));
    }
    sealed.extend(model.backbone_log.iter().map(|work| (&work.person, &work.origin)));
    sealed
}

fn opened<'a>(sealed: impl Iterator<Item = Sealed<'a>>) -> Vec<(&'a str, &'a Origin)> {
    let Some(clearance) = Clearance::of(Visibility::Internal) else { return Vec::new() };
    let named = sealed.filter_map(|(person, at)| Some((person.as_ref()?, at)));
    named.map(|(person, at)| (person.open(&clearance).as_str(), at)).collect()
}
