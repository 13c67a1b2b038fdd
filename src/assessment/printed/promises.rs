//! What was promised, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::assessment::commitments::{MatrixCell, Promises, Record};
use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::tally::Tally;
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, GoalId, Name, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;

/// The figures of promises.
#[derive(Debug, Clone, Default)]
pub struct PromiseFigures {
    /// All of them.
    pub total: Option<RecordFigures>,
    /// By sector.
    pub by_sector: BTreeMap<SectorId, RecordFigures>,
    /// Goal by sector.
    pub matrix: BTreeMap<(GoalId, SectorId), CellFigures>,
    /// How far each is, in percent, and how often its date was moved.
    pub each: BTreeMap<CommitmentId, (Option<Figure>, Option<Figure>)>,
}

impl PromiseFigures {
    /// Returns the figures of a sector's promises, or of all.
    pub fn of(&self, sector: Option<&SectorId>) -> Option<&RecordFigures> {
        match sector {
            Some(sector) => self.by_sector.get(sector),
            None => self.total.as_ref(),
        }
    }
}

/// What came of some promises, in figures.
#[derive(Debug, Clone)]
pub struct RecordFigures {
    /// Promised.
    pub made: Figure,
    /// Done by the day first given.
    pub on_time: Figure,
    /// Done after it.
    pub late: Figure,
    /// Done on a day that is not known.
    pub undated: Figure,
    /// Done, whenever.
    pub done: Figure,
    /// Under way.
    pub open: Figure,
    /// Under way and not overdue.
    pub going: Figure,
    /// Overdue.
    pub overdue: Figure,
    /// With a date that was moved.
    pub redated: Figure,
    /// How often dates were moved.
    pub times_redated: Figure,
    /// Given up.
    pub dropped: Figure,
}

/// One cell of goal by sector.
#[derive(Debug, Clone)]
pub struct CellFigures {
    /// Promised.
    pub made: Figure,
    /// Done.
    pub done: Figure,
    /// Overdue.
    pub overdue: Figure,
}

/// Makes the figures of promises that were counted.
pub(in crate::assessment) fn promises(
    model: &Model,
    promises: &Promises,
    visibility: Visibility,
    book: &mut Book,
) -> PromiseFigures {
    let total = record("promises", None, &promises.total, book);
    let mut by_sector = BTreeMap::new();
    for sector in &model.sectors {
        if let Some(of_sector) = promises.by_sector.get(&sector.id) {
            let id = format!("promises.{}", sector.id);
            by_sector.insert(sector.id.clone(), record(&id, Some(&sector.name), of_sector, book));
        }
    }
    let mut matrix = BTreeMap::new();
    for (place, counted) in &promises.matrix {
        let goal = model.goals.iter().find(|it| it.id == place.0).map(|it| &it.title);
        matrix.insert(place.clone(), cell(place, goal, counted, book));
    }
    let mut each = BTreeMap::new();
    for commitment in &model.commitments {
        let id = &commitment.id;
        if !may_show(visibility, commitment.visibility) || !promises.states.contains_key(id) {
            continue;
        }
        let (title, rows) = (Some(&commitment.title), std::slice::from_ref(&commitment.origin));
        let progress = commitment.progress.map(|percent| {
            let name = called(format!("{id}.progress"), "promise-progress", title);
            book.value(name, Amount::Percent(percent), rows)
        });
        let is_moved = commitment.revised_due.is_some() && commitment.times_revised > 1;
        let moved = is_moved.then(|| {
            let name = called(format!("{id}.times-moved"), "promise-times-moved", title);
            book.value(name, Amount::Count(Decimal::from(commitment.times_revised)), rows)
        });
        if progress.is_some() || moved.is_some() {
            each.insert(id.clone(), (progress, moved));
        }
    }
    PromiseFigures { total: Some(total), by_sector, matrix, each }
}

fn record(id: &str, subject: Option<&Name>, record: &Record, book: &mut Book) -> RecordFigures {
    let mut count = |name: &str, rows: &Tally| {
        book.count(called(format!("{id}.{name}"), &format!("promises-{name}"), subject), rows)
    };
    let of_both = |first: &Tally, second: &Tally| Tally {
        rows: first.rows.iter().chain(&second.rows).cloned().collect(),
    };
    let done = of_both(&of_both(&record.on_time, &record.late), &record.undated);
    let overdue: BTreeSet<&Origin> = record.overdue.rows.iter().collect();
    let going = record.open.rows.iter().filter(|row| !overdue.contains(row));
    let going = Tally { rows: going.cloned().collect() };
    RecordFigures {
        made: count("made", &record.made),
        on_time: count("on-time", &record.on_time),
        late: count("late", &record.late),
        undated: count("undated", &record.undated),
        done: count("done", &done),
        open: count("open", &record.open),
        going: count("going", &going),
        overdue: count("overdue", &record.overdue),
        redated: count("redated", &record.redated),
        dropped: count("dropped", &record.dropped),
        times_redated: book.value(
            called(format!("{id}.times-redated"), "promises-times-redated", subject),
            Amount::Count(Decimal::from(record.times_redated)),
            &record.redated.rows,
        ),
    }
}

fn cell(
    (goal, sector): &(GoalId, SectorId),
    title: Option<&Name>,
    counted: &MatrixCell,
    book: &mut Book,
) -> CellFigures {
    let mut count = |name: &str, family: &str, rows: &Tally| {
        book.count(called(format!("matrix.{goal}.{sector}{name}"), family, title), rows)
    };
    CellFigures {
        made: count("", "matrix-cell", &counted.made),
        done: count(".done", "matrix-cell-done", &counted.done),
        overdue: count(".overdue", "matrix-cell-overdue", &counted.overdue),
    }
}
