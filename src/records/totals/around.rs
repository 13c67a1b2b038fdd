//! A total among subtotals: the rows above or below it, however they are cut.
//!
//! Why beside the sums of blocks: a grand total under groups sums any run of rows
//! that ends or begins at it, and a row that lacks much is no total only because it
//! stands between others. This is slower, and tried where blocks do not agree.

use rust_decimal::Decimal;

use crate::records::cells::number_of;
use crate::records::grid::GridRow;
use crate::records::receipt::RowUse;

/// As many rows are tried on each side of a total.
const MOST: usize = 2_000;

/// Compares a total with the runs of rows that end above it or begin below it.
/// `first` is a column in which it did not agree with its block.
pub(super) fn compare(
    data: &[GridRow],
    uses: &[RowUse],
    at: usize,
    numeric: &[usize],
    (column, theirs): (usize, Decimal),
) -> Verdict {
    let total: Vec<(usize, Decimal)> = numeric
        .iter()
        .filter_map(|column| Some((*column, number_of(data[at].cell(*column))?)))
        .collect();
    let above: Vec<usize> = (0..at).rev().take(MOST).collect();
    let below: Vec<usize> = (at + 1..data.len()).take(MOST).collect();
    let mut nearest: Option<(Decimal, Decimal)> = None;
    let mut rounded = None;
    for side in [above, below] {
        let mut sums = vec![Decimal::ZERO; total.len()];
        let mut count = 0_u32;
        for (place, row) in side.iter().enumerate() {
            if uses[*row] == RowUse::Read {
                count += 1;
                for (sum, (column, _)) in sums.iter_mut().zip(&total) {
                    let number = number_of(data[*row].cell(*column)).unwrap_or_default();
                    *sum = sum.checked_add(number).unwrap_or(Decimal::MAX);
                }
            }
            let pairs = || sums.iter().copied().zip(total.iter().map(|(_, number)| *number));
            if count == 0 {
                continue;
            }
            if pairs().all(|(ours, theirs)| ours == theirs) {
                return Verdict::Equal;
            }
            if pairs().all(|(ours, theirs)| is_rounded(ours, theirs, count)) {
                rounded = rounded.or_else(|| {
                    let (column, theirs) = total.first()?;
                    Some((*column, *sums.first()?, *theirs))
                });
            }
            // What is shown is a sum that somebody can check: of a block, or of all.
            let is_end = side.get(place + 1).is_none_or(|next| is_total(uses[*next]));
            let own = total.iter().position(|(it, _)| *it == column);
            if let Some(ours) = own.and_then(|own| sums.get(own)).filter(|_| is_end) {
                let distance = theirs.checked_sub(*ours).map_or(Decimal::MAX, |it| it.abs());
                if nearest.is_none_or(|(least, _)| distance < least) {
                    nearest = Some((distance, *ours));
                }
            }
        }
    }
    match (rounded, nearest) {
        (Some((column, ours, theirs)), _) => Verdict::Rounded { column, ours, theirs },
        (None, Some((_, ours))) => Verdict::Unequal { column, ours, theirs },
        (None, None) => Verdict::Nothing,
    }
}

fn is_total(usage: RowUse) -> bool {
    matches!(usage, RowUse::Total | RowUse::TotalUnchecked)
}

/// Whether a total is a sum to whole numbers or to thousands, rounded once or row by
/// row.
fn is_rounded(ours: Decimal, theirs: Decimal, count: u32) -> bool {
    if ours == theirs {
        return true;
    }
    let Some(distance) = ours.checked_sub(theirs).map(|it| it.abs()) else { return false };
    if distance.saturating_mul(Decimal::ONE_HUNDRED) > theirs.abs() {
        return false;
    }
    [Decimal::ONE, Decimal::ONE_THOUSAND].into_iter().any(|unit| {
        let is_whole =
            |number: Decimal| number.checked_rem(unit).is_some_and(|rest| rest.is_zero());
        let most = unit.saturating_mul(Decimal::from(count + 1)) / Decimal::TWO;
        is_whole(theirs) && !is_whole(ours) && distance <= most
    })
}

/// What a total says against what it sums.
pub(crate) enum Verdict {
    Equal,
    /// It is what its rows come to, rounded.
    Rounded {
        column: usize,
        ours: Decimal,
        theirs: Decimal,
    },
    Unequal {
        column: usize,
        ours: Decimal,
        theirs: Decimal,
    },
    /// It has no number, or nothing to compare it with.
    Nothing,
}
