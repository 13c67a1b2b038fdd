//! What a roundtable says to a whole of many, for the readers of the whole: made after
//! disclosure, and looked through like what stands beside documents.

use jiff::civil::Date;

use crate::assessment::warnings::{self, Warning};
use crate::assessment::{self, participation};
use crate::diagnostics::Diagnostic;
use crate::disclosure;
use crate::domain::time::add_months;
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::leaks::Secrets;
use crate::manifest::PROGRAM;
use crate::model::{self, Scope};
use crate::records::extract::FILE;
use crate::view::extract::{self, SeenSince};

use super::make::Making;

/// Months that are looked back for the beginning of a sign.
const BACK: i32 = 24;

impl Making<'_> {
    /// Says what is asked for; nothing, if it would say what its readers may not see.
    pub(super) fn extract(&self, secrets: &Secrets) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
        let Some(readers) = self.request.extract else { return (None, Vec::new()) };
        let model = self.drafting.model;
        let counted;
        let figures = match self.assessment.by_visibility.get(&readers) {
            Some(figures) => figures,
            None => {
                counted = assessment::figures(model, readers);
                &counted
            }
        };
        let disclosed = disclosure::to_readers(model, figures, readers);
        let signs = disclosed.warnings().iter().map(|(it, _)| it);
        let since = self.since(signs, readers);
        let json = extract::to_json(&extract::extract(&disclosed, &since, PROGRAM));
        let mut files = Files::new();
        files.insert(FILE, json.clone());
        let leaked = secrets.look_in_data(&disclosed.edition, &files);
        (leaked.is_empty().then_some(json), leaked)
    }

    /// Returns since when signs are seen: what the tables of today say of the end of each
    /// month before, until it is not seen.
    fn since<'w>(
        &self,
        signs: impl Iterator<Item = &'w Warning>,
        readers: Visibility,
    ) -> SeenSince {
        let as_of = self.drafting.model.calendar.as_of;
        let mut since = SeenSince::new();
        let mut open: Vec<(&'static str, _)> =
            signs.map(|it| (it.code, it.subject.clone())).collect();
        for place in &open {
            since.insert(place.clone(), (as_of, true));
        }
        for back in 1..=BACK {
            if open.is_empty() {
                break;
            }
            let seen = self.signs_on(month_end(as_of, back), readers);
            let is_seen = |place: &(&'static str, _)| {
                seen.iter().any(|it| (it.code, &it.subject) == (place.0, &place.1))
            };
            open.retain(|place| {
                let known = since.get_mut(place);
                match (is_seen(place), known) {
                    (true, Some(known)) => known.0 = month_end(as_of, back),
                    (_, Some(known)) => known.1 = false,
                    (_, None) => {}
                }
                is_seen(place)
            });
        }
        since
    }

    /// Returns what signs were to be seen at the end of an earlier day.
    fn signs_on(&self, day: Date, readers: Visibility) -> Vec<Warning> {
        let scope = Scope { period: None, as_of: Some(day) };
        let then = model::resolve(self.records, scope, &mut Vec::new());
        let came = participation::assess(&then, readers);
        warnings::assess(&then, &came, readers)
    }
}

/// The end of the month so many months before that of a day.
fn month_end(day: Date, back: i32) -> Date {
    add_months(day.first_of_month(), -back).last_of_month()
}
