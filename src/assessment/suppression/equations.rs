//! Which unknowns a system of linear equations determines.

use std::collections::BTreeSet;

/// Returns the columns of the unknowns that the rows determine: those that stand alone
/// in a row of the reduced system. A row has columns with their signs.
pub(super) fn determined(mut rows: Vec<Vec<(usize, i8)>>, width: usize) -> Vec<usize> {
    rows.retain(|row| !row.is_empty());
    drop_open(&mut rows, width);
    // Only what is left needs a column.
    let used: BTreeSet<usize> = rows.iter().flatten().map(|(at, _)| *at).collect();
    let used: Vec<usize> = used.into_iter().collect();
    let dense = rows
        .iter()
        .map(|row| {
            let mut filled = vec![0; used.len()];
            for (at, sign) in row {
                if let Ok(place) = used.binary_search(at) {
                    filled[place] = if *sign > 0 { 1 } else { FIELD - 1 };
                }
            }
            filled
        })
        .collect();
    reduce(dense)
        .iter()
        .filter_map(|row| {
            let mut filled = row.iter().enumerate().filter(|(_, entry)| **entry != 0);
            let (at, _) = filled.next()?;
            filled.next().is_none().then(|| used[at])
        })
        .collect()
}

/// Drops equations with two numbers or more that stand in no other: they can be
/// anything together, so the equation tells nothing of them or of the others.
fn drop_open(rows: &mut Vec<Vec<(usize, i8)>>, width: usize) {
    loop {
        let mut times = vec![0_u32; width];
        for (at, _) in rows.iter().flatten() {
            times[*at] += 1;
        }
        let before = rows.len();
        rows.retain(|row| row.iter().filter(|(at, _)| times[*at] == 1).count() < 2);
        if rows.len() == before {
            return;
        }
    }
}

/// Arithmetic is modulo a large prime: exact, without fractions that grow. The
/// entries are 0, 1 and −1, so that a determinant that is not zero is far from
/// being a multiple of it.
const FIELD: u64 = (1 << 61) - 1;

/// Brings rows into reduced form (Gauss and Jordan).
fn reduce(mut rows: Vec<Vec<u64>>) -> Vec<Vec<u64>> {
    let width = rows.first().map_or(0, Vec::len);
    let mut done = 0;
    for column in 0..width {
        let Some(pivot) = (done..rows.len()).find(|&row| rows[row][column] != 0) else { continue };
        rows.swap(done, pivot);
        let factor = inverse(rows[done][column]);
        for entry in &mut rows[done] {
            *entry = multiply(*entry, factor);
        }
        let pivot = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            if at == done || row[column] == 0 {
                continue;
            }
            let factor = row[column];
            for (entry, above) in row.iter_mut().zip(&pivot) {
                *entry = (*entry + FIELD - multiply(*above, factor)) % FIELD;
            }
        }
        done += 1;
    }
    rows.truncate(done);
    rows
}

fn multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(FIELD);
    u64::try_from(product).unwrap_or(0)
}

/// By Fermat: a^(p−2) is the inverse of a.
fn inverse(a: u64) -> u64 {
    let (mut power, mut exponent, mut result) = (a, FIELD - 2, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, power);
        }
        power = multiply(power, power);
        exponent >>= 1;
    }
    result
}
