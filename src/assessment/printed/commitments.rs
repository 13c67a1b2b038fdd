//! What was promised, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::assessment::commitments::{Commitments, MatrixCell, Record};
use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::tally::Tally;
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, GoalId, Name, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;

/// The figures of commitments.
#[derive(Debug, Clone, Default)]
pub struct CommitmentFigures {
    /// All of them.
    pub total: Option<RecordFigures>,
    /// By sector.
    pub by_sector: BTreeMap<SectorId, RecordFigures>,
    /// Goal by sector.
    pub matrix: BTreeMap<(GoalId, SectorId), CellFigures>,
    /// The sectors that have a column in goal by sector.
    pub columns: BTreeSet<SectorId>,
    /// Goals, all sectors together, where not every sector has a column.
    pub by_goal: BTreeMap<GoalId, CellFigures>,
    /// How far each is, in percent, and how often its date was moved.
    pub each: BTreeMap<CommitmentId, (Option<Figure>, Option<Figure>)>,
}

impl CommitmentFigures {
    /// Returns the figures of a sector's commitments, or of all.
    pub fn of(&self, sector: Option<&SectorId>) -> Option<&RecordFigures> {
        match sector {
            Some(sector) => self.by_sector.get(sector),
            None => self.total.as_ref(),
        }
    }
}

/// What came of some commitments, in figures.
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

/// Makes the figures of commitments that were counted.
pub(in crate::assessment) fn commitments(
    model: &Model,
    commitments: &Commitments,
    visibility: Visibility,
    book: &mut Book,
) -> CommitmentFigures {
    let total = record("commitments", None, &commitments.total, book);
    let mut by_sector = BTreeMap::new();
    for sector in &model.sectors {
        if let Some(of_sector) = commitments.by_sector.get(&sector.id) {
            let id = format!("commitments.{}", sector.id);
            by_sector.insert(sector.id.clone(), record(&id, Some(&sector.name), of_sector, book));
        }
    }
    let mut matrix = BTreeMap::new();
    let title = |goal: &GoalId| model.goals.iter().find(|it| it.id == *goal).map(|it| &it.title);
    for (place, counted) in &commitments.matrix {
        let (goal, sector) = place;
        let figures = cell(&format!("{goal}.{sector}"), title(goal), counted, book);
        matrix.insert(place.clone(), figures);
    }
    let (columns, are_all) = commitments.columns(&model.sectors);
    let together = commitments.by_goal.iter().filter(|_| !are_all);
    let by_goal = together
        .map(|(goal, counted)| (goal.clone(), cell(goal.as_str(), title(goal), counted, book)))
        .collect();
    let mut each = BTreeMap::new();
    for commitment in &model.commitments {
        let id = &commitment.id;
        if !may_show(visibility, commitment.visibility) || !commitments.states.contains_key(id) {
            continue;
        }
        let (title, rows) = (Some(&commitment.title), std::slice::from_ref(&commitment.origin));
        let progress = commitment.progress.map(|percent| {
            let name = called(format!("{id}.progress"), "commitment-progress", title);
            book.value(name, Amount::Percent(percent), rows)
        });
        let is_moved = commitment.revised_due.is_some() && commitment.times_revised > 1;
        let moved = is_moved.then(|| {
            let name = called(format!("{id}.times-moved"), "commitment-times-moved", title);
            book.value(name, Amount::Count(Decimal::from(commitment.times_revised)), rows)
        });
        if progress.is_some() || moved.is_some() {
            each.insert(id.clone(), (progress, moved));
        }
    }
    CommitmentFigures { total: Some(total), by_sector, matrix, columns, by_goal, each }
}

fn record(id: &str, subject: Option<&Name>, record: &Record, book: &mut Book) -> RecordFigures {
    let mut count = |name: &str, rows: &Tally| {
        book.count(called(format!("{id}.{name}"), &format!("commitments-{name}"), subject), rows)
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
            called(format!("{id}.times-redated"), "commitments-times-redated", subject),
            Amount::Count(Decimal::from(record.times_redated)),
            &record.redated.rows,
        ),
    }
}

fn cell(place: &str, title: Option<&Name>, counted: &MatrixCell, book: &mut Book) -> CellFigures {
    let mut count = |name: &str, family: &str, rows: &Tally| {
        book.count(called(format!("matrix.{place}{name}"), family, title), rows)
    };
    CellFigures {
        made: count("", "matrix-cell", &counted.made),
        done: count(".done", "matrix-cell-done", &counted.done),
        overdue: count(".overdue", "matrix-cell-overdue", &counted.overdue),
    }
}
