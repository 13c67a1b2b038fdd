//! The organisations at the table and their seats.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{BodyId, Confidential, Name, OrganisationId, SectorId};
use crate::domain::value::Sourced;
use crate::records::tables::MemberRecord;

use super::meeting::Meeting;
use super::resolver::Resolver;

/// An organisation at the table. `P` is how it knows people: sealed, until disclosure
/// has decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation<P = Confidential<String>> {
    /// Its code.
    pub id: OrganisationId,
    /// Its name.
    pub name: Name,
    /// Its short name; the full one if it has none.
    pub short_name: String,
    /// Its sector.
    pub sector: SectorId,
    /// Its seats.
    pub seats: Vec<Seat<P>>,
    /// The day it endorsed the common agenda.
    pub endorsed_on: Option<Date>,
    /// Whether it carries the secretariat.
    pub is_backbone: bool,
    /// Whether people affected take part through it.
    pub lived_experience: bool,
    /// The day it joined.
    pub joined_on: Option<Date>,
    /// The day it left.
    pub left_on: Option<Date>,
    /// The first row that lists it.
    pub origin: Origin,
}

impl<P> Organisation<P> {
    /// Returns whether it is a member on a day.
    pub fn is_active(&self, date: Date) -> bool {
        self.joined_on.is_none_or(|joined| joined <= date)
            && self.left_on.is_none_or(|left| date < left)
    }

    /// Returns whether it is a member on the day of a meeting and had or has a seat in
    /// the body that met, but none on that day.
    pub fn is_out_of_term(&self, meeting: &Meeting<P>) -> bool {
        let has_seat = self.seats.iter().any(|seat| seat.body.as_ref() == Some(&meeting.body));
        let (body, date) = (&meeting.body, meeting.date);
        has_seat && self.is_active(date) && !self.is_seated(body, date)
    }

    /// Returns whether it has a seat in a body on a day.
    pub fn is_seated(&self, body: &BodyId, date: Date) -> bool {
        self.is_active(date)
            && self.seats.iter().any(|seat| seat.body.as_ref() == Some(body) && seat.is_held(date))
    }
}

/// A seat in a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat<P = Confidential<String>> {
    /// The body.
    pub body: Option<BodyId>,
    /// What the seat is: 委員, 代表, オブザーバー.
    pub role: Option<Name>,
    /// Who holds it.
    pub person: Option<P>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Whether its holder is a champion.
    pub is_champion: bool,
    /// The row.
    pub origin: Origin,
}

impl<P> Seat<P> {
    /// Returns whether somebody holds it on a day.
    pub fn is_held(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

impl Resolver<'_> {
    /// Rows with one code are one organisation with several seats.
    pub(crate) fn organisations(&mut self) -> Vec<Organisation> {
        let records = self.records;
        let mut organisations: Vec<Organisation> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for record in &records.members {
            let Some(sector) = self.sector_ref(&record.sector.value, &record.sector.origin) else {
                // Known by all its names all the same: one wrong sector is one
                // mistake, and not one for each row that mentions it.
                let id = OrganisationId::new(&record.org_id.value);
                for name in names(record) {
                    self.organisation_index.add(name, &id);
                }
                continue;
            };
            let id = OrganisationId::new(&record.org_id.value);
            let at = *places.entry(record.org_id.value.clone()).or_insert_with(|| {
                organisations.push(Organisation {
                    id: id.clone(),
                    name: Name::new(
                        record.org_name.value.clone(),
                        record.org_name_en.as_ref().map(|name| name.value.clone()),
                    ),
                    short_name: record.org_name.value.clone(),
                    sector: sector.clone(),
                    seats: Vec::new(),
                    endorsed_on: None,
                    is_backbone: false,
                    lived_experience: false,
                    joined_on: None,
                    left_on: None,
                    origin: record.origin.clone(),
                });
                organisations.len() - 1
            });
            self.known_as(record, &id);
            let organisation = &mut organisations[at];
            if organisation.sector != sector {
                self.diagnostics.push(Diagnostic::two_sectors(
                    &record.sector.origin,
                    &record.org_name.value,
                    &organisation.origin.to_string(),
                ));
            }
            if let Some(short) = &record.short_name {
                organisation.short_name.clone_from(&short.value);
            }
            organisation.endorsed_on = organisation.endorsed_on.or(date(&record.endorsed_on));
            organisation.joined_on = organisation.joined_on.or(date(&record.joined_on));
            organisation.left_on = organisation.left_on.or(date(&record.left_on));
            organisation.is_backbone |= flag(&record.is_backbone);
            organisation.lived_experience |= flag(&record.lived_experience);
            organisation.seats.extend(self.seats(record));
        }
        organisations
    }

    /// Knows an organisation by all its names, of which none may be another's.
    fn known_as(&mut self, record: &MemberRecord, id: &OrganisationId) {
        for name in names(record) {
            if let Some(other) = self.organisation_index.add(name, id) {
                self.diagnostics.push(Diagnostic::name_taken(
                    &record.org_name.origin,
                    name,
                    self.records.keys.called(other.as_str()),
                ));
            }
        }
    }

    /// The seats that a row is about: one for each body that it names.
    fn seats(&mut self, record: &MemberRecord) -> Vec<Seat> {
        let bodies = record.seat_body.as_ref().map(|it| self.bodies_ref(&it.value, &it.origin));
        let bodies = bodies.unwrap_or_default();
        let (from, to) = (date(&record.seat_from), date(&record.seat_to));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
            && let Some(cell) = &record.seat_to
        {
            self.diagnostics.push(Diagnostic::dates_reversed(
                &cell.origin,
                &to.to_string(),
                &from.to_string(),
            ));
        }
        let is_seat = record.person.is_some() || record.seat_role.is_some();
        let of_none = (bodies.is_empty() && is_seat).then_some(None);
        let bodies = bodies.into_iter().map(Some).chain(of_none);
        let seat = |body| Seat {
            body,
            role: Name::optional(record.seat_role.as_ref(), record.seat_role_en.as_ref()),
            person: record.person.as_ref().map(|person| Confidential::new(person.value.clone())),
            from,
            to,
            is_champion: flag(&record.is_champion),
            origin: record.origin.clone(),
        };
        bodies.map(seat).collect()
    }
}

fn date(cell: &Option<Sourced<Date>>) -> Option<Date> {
    cell.as_ref().map(|cell| cell.value)
}

fn flag(cell: &Option<Sourced<bool>>) -> bool {
    cell.as_ref().is_some_and(|cell| cell.value)
}

/// All that an organisation is called in a row.
fn names(record: &MemberRecord) -> impl Iterator<Item = &String> {
    let cells = [&record.org_name_en, &record.short_name];
    [&record.org_id.value, &record.org_name.value]
        .into_iter()
        .chain(cells.into_iter().flatten().map(|name| &name.value))
        .chain(record.aliases.iter().flat_map(|names| &names.value.0))
}
