//! The names of people, for the check of finished documents.

use crate::diagnostics::Origin;
use crate::domain::name::{Clearance, Confidential};
use crate::domain::words::Visibility;
use crate::model::Model;

/// Returns the names of people with the rows they stand in. It is what the secretariat may
/// see, given to whoever looks for names in what is finished; an organisation's name in
/// the place of a person's is among them.
pub fn people(model: &Model) -> Vec<(&str, &Origin)> {
    let Some(clearance) = Clearance::of(Visibility::Internal) else { return Vec::new() };
    let mut sealed: Vec<(&Option<Confidential<String>>, &Origin)> = Vec::new();
    for seat in model.organisations.iter().flat_map(|it| &it.seats) {
        sealed.push((&seat.person, &seat.origin));
    }
    for meeting in &model.meetings {
        sealed.extend(meeting.attendance.iter().map(|it| (&it.person, &it.origin)));
        let roles = [&meeting.chair, &meeting.facilitator, &meeting.recorder];
        sealed.extend(roles.map(|person| (person, &meeting.origin)));
    }
    sealed.extend(model.backbone_log.iter().map(|work| (&work.person, &work.origin)));
    let named = sealed.into_iter().filter_map(|(person, at)| Some((person.as_ref()?, at)));
    named.map(|(person, at)| (person.open(&clearance).as_str(), at)).collect()
}
