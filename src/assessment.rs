//! What follows from the facts, as of one day: every number and judgement that
//! any page shows.
//!
//! [`assess`] is the last place where anything is computed. A figure keeps what
//! it was made of: a [`Tally`] its rows, a status its arithmetic, so that it
//! can be explained down to the cell. Figures that count rows are made once for
//! each visibility, because an edition must not count what it may not show.

pub mod changes;
pub mod commitments;
pub mod conditions;
pub mod contradictions;
pub mod corrections;
mod counting;
pub mod coverage;
pub mod covered;
pub mod day;
pub mod drawing;
pub mod empty;
pub mod figure;
mod figures;
pub mod forecast;
pub mod indicators;
pub mod labels;
pub mod money;
pub mod participation;
pub mod printed;
pub mod problems;
pub mod rollup;
pub mod series;
pub mod status;
pub mod suppression;
pub mod sustainability;
pub mod tally;
pub mod timetable;
pub mod undated;
pub mod visibility;
pub mod warnings;

use std::collections::BTreeMap;

use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::about::About;
use crate::model::roundtable::Edition;

pub use self::counting::figures;
pub use self::figures::Figures;
pub use self::tally::{Share, Tally};
pub use self::visibility::{may_show, most_open_reader};

use self::counting::Done;
use self::covered::Covered;

/// Everything that follows from the model.
#[derive(Debug)]
pub struct Assessment {
    /// Figures, for each visibility an edition may have: an edition must not
    /// count what it may not show, nor give a small number away.
    pub by_visibility: BTreeMap<Visibility, Figures>,
    /// What follows for editions that are about a part.
    pub covered: BTreeMap<(Visibility, About), Covered>,
}

impl Assessment {
    /// Returns the figures that an edition prints, of all that see as much.
    pub fn figures_of(&self, edition: &Edition) -> Option<&Figures> {
        match edition.about() {
            Some(about) => {
                let covered = self.covered.get(&(edition.visibility, about));
                covered.map(|it| &it.figures)
            }
            None => self.by_visibility.get(&edition.visibility),
        }
    }
}

/// Works out everything that any edition of this model shows.
pub fn assess(model: &Model) -> Assessment {
    let mut by_visibility = BTreeMap::new();
    let mut done = Done::default();
    for edition in &model.editions {
        by_visibility
            .entry(edition.visibility)
            .or_insert_with(|| done.figures(model, edition.visibility));
    }
    let mut covered = BTreeMap::new();
    for edition in &model.editions {
        let Some(about) = edition.about() else { continue };
        let visibility = edition.visibility;
        covered.entry((visibility, about)).or_insert_with_key(|(_, about)| {
            covered::assess(model, &by_visibility[&visibility], about, visibility)
        });
    }
    Assessment { by_visibility, covered }
}
