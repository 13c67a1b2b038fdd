//! What holds for all numbers: a status does not depend on the unit, and no
//! withheld number can be worked out from what all editions print.

use std::collections::{BTreeMap, BTreeSet};

use entaku::assessment::status::{self, Question, Value};
use entaku::assessment::suppression::{self, CellKey};
use entaku::domain::time::TimeSpan;
use entaku::domain::words::{Direction, Visibility};
use entaku::files::Files;
use entaku::model::roundtable::Thresholds;
use entaku::model::{self, Scope};
use entaku::records;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn question(
    direction: Direction,
    baseline: Decimal,
    target: Decimal,
    current: Decimal,
) -> Question<'static> {
    Question {
        direction,
        baseline: Some((date(2025, 3, 31), baseline)),
        target: Some((date(2027, 3, 31), target)),
        milestones: &[],
        range: None,
        survey_error: Decimal::ZERO,
        current: Value::Known(date(2026, 3, 31), current),
        before: None,
        observations: 3,
        is_reversed: false,
        is_stale: false,
        without: Decimal::ZERO,
        thresholds: Thresholds {
            on_track: Decimal::new(90, 2),
            slightly_late: Decimal::new(70, 2),
            too_early: Decimal::new(10, 2),
            stale: Decimal::new(15, 1),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Yen and thousand yen, people and thousands of people: the same status.
    #[test]
    fn a_status_does_not_depend_on_the_unit(
        baseline in -500i64..500,
        target in -500i64..500,
        current in -500i64..500,
        scale in 1i64..10_000,
    ) {
        let direction = if target >= baseline { Direction::Up } else { Direction::Down };
        let number = |value: i64, scale: i64| Decimal::from(value) * Decimal::from(scale);
        let of = |scale| {
            let numbers = (number(baseline, scale), number(target, scale), number(current, scale));
            status::decide(&question(direction, numbers.0, numbers.1, numbers.2))
        };
        let (small, large) = (of(1), of(scale));
        prop_assert_eq!(small.status, large.status);
        prop_assert_eq!(small.progress, large.progress);
    }

    /// Nearer to the target is never worse.
    #[test]
    fn more_progress_is_never_a_worse_status(way in 1i64..500, a in 0i64..500, b in 0i64..500) {
        let (low, high) = (a.min(b), a.max(b));
        let of = |current: i64| {
            let way = Decimal::from(way);
            status::decide(&question(Direction::Up, Decimal::ZERO, way, Decimal::from(current))).status
        };
        prop_assert!(of(high) <= of(low), "{:?} at {high}, {:?} at {low}", of(high), of(low));
    }

    /// Months of a table of two dimensions, with totals: whatever the editions
    /// of all months print together determines none of the withheld numbers.
    #[test]
    fn nothing_that_is_withheld_can_be_subtracted_back(
        months in prop::collection::vec(prop::collection::vec(0u32..30, 6), 1..4),
        crossed in any::<bool>(),
        funder in any::<bool>(),
    ) {
        let visibility = if funder { Visibility::Funder } else { Visibility::Members };
        let least = if funder { 10 } else { 5 };
        let table = Table { months, crossed };
        let mut printed: BTreeMap<CellKey, Decimal> = BTreeMap::new();
        let mut withheld_now = BTreeSet::new();
        for month in 0..table.months.len() {
            let withheld = table.withheld(month, visibility, 0);
            withheld_now = withheld.iter().map(|(key, _)| key.clone()).collect();
            for (key, value) in table.cells(month) {
                if withheld.holds(&key) {
                    prop_assert!(!printed.contains_key(&key), "{key:?} was printed before");
                } else {
                    let small = value > Decimal::ZERO && value < Decimal::from(least);
                    prop_assert!(!small, "{key:?} is {value}");
                    printed.insert(key, value);
                }
            }
        }
        let last = table.months.len() - 1;
        let hidden: Vec<CellKey> = table
            .cells(last)
            .into_keys()
            .filter(|key| !printed.contains_key(key))
            .collect();
        prop_assert!(hidden.iter().all(|key| withheld_now.contains(key)));
        for key in determined(&table.equations(last), &hidden) {
            prop_assert!(false, "{key:?} can be worked out");
        }
    }

    /// Whoever may see more is shown at least as much, and the order of rows says nothing.
    #[test]
    fn what_is_withheld_depends_on_who_reads_and_on_no_order(
        months in prop::collection::vec(prop::collection::vec(0u32..30, 6), 1..4),
        crossed in any::<bool>(),
        turn in 1usize..40,
    ) {
        let table = Table { months, crossed };
        let last = table.months.len() - 1;
        let keys = |visibility: Visibility, turn: usize| -> BTreeSet<CellKey> {
            let withheld = table.withheld(last, visibility, turn);
            withheld.iter().map(|(key, _)| key.clone()).collect()
        };
        let (members, funder) = (keys(Visibility::Members, 0), keys(Visibility::Funder, 0));
        prop_assert!(members.is_subset(&funder), "{members:?} beside {funder:?}");
        prop_assert_eq!(keys(Visibility::Members, turn), members);
        prop_assert_eq!(keys(Visibility::Funder, turn), funder);
    }
}

/// Counts of people by 性別 (two) and 地区 (three), month by month from April.
struct Table {
    months: Vec<Vec<u32>>,
    /// Whether the cells of both dimensions are published, or the margins only.
    crossed: bool,
}

const SEXES: [&str; 2] = ["女性", "男性"];
const DISTRICTS: [&str; 3] = ["東部", "西部", "島"];

impl Table {
    fn span(month: usize) -> TimeSpan {
        let month = i8::try_from(month).expect("few months") + 4;
        TimeSpan::month_of(Date::new(2026, month, 1).expect("a day"))
    }

    fn key(month: usize, parts: &[(&str, &str)]) -> CellKey {
        let parts: Vec<(String, String)> =
            parts.iter().map(|(name, part)| ((*name).to_owned(), (*part).to_owned())).collect();
        CellKey::value(Self::span(month), &parts)
    }

    fn sum(&self, month: usize, sex: Option<usize>, district: Option<usize>) -> Decimal {
        let counts = self.months[month].iter().enumerate();
        let counted = counts.filter(|(at, _)| {
            sex.is_none_or(|sex| at / 3 == sex) && district.is_none_or(|it| at % 3 == it)
        });
        counted.map(|(_, count)| Decimal::from(*count)).sum()
    }

    /// Every number that could be printed up to a month, by its key.
    fn cells(&self, until: usize) -> BTreeMap<CellKey, Decimal> {
        let mut cells = BTreeMap::new();
        let mut total = Decimal::ZERO;
        for month in 0..=until {
            cells.insert(Self::key(month, &[]), self.sum(month, None, None));
            total += self.sum(month, None, None);
            cells.insert(CellKey::total(Self::span(month)), total);
            for (at, sex) in SEXES.iter().enumerate() {
                cells.insert(Self::key(month, &[("性別", sex)]), self.sum(month, Some(at), None));
            }
            for (at, district) in DISTRICTS.iter().enumerate() {
                cells.insert(
                    Self::key(month, &[("地区", district)]),
                    self.sum(month, None, Some(at)),
                );
            }
            if self.crossed {
                for (sex_at, sex) in SEXES.iter().enumerate() {
                    for (at, district) in DISTRICTS.iter().enumerate() {
                        let key = Self::key(month, &[("性別", sex), ("地区", district)]);
                        cells.insert(key, self.sum(month, Some(sex_at), Some(at)));
                    }
                }
            }
        }
        cells
    }

    /// How these numbers hang together, written down anew.
    fn equations(&self, until: usize) -> Vec<Vec<(CellKey, f64)>> {
        let mut equations = Vec::new();
        for month in 0..=until {
            let whole = Self::key(month, &[]);
            let mut by_sex = vec![(whole.clone(), -1.0)];
            by_sex.extend(SEXES.map(|sex| (Self::key(month, &[("性別", sex)]), 1.0)));
            let mut by_district = vec![(whole.clone(), -1.0)];
            by_district.extend(DISTRICTS.map(|it| (Self::key(month, &[("地区", it)]), 1.0)));
            equations.extend([by_sex, by_district]);
            let mut total = vec![(CellKey::total(Self::span(month)), -1.0), (whole, 1.0)];
            if month > 0 {
                total.push((CellKey::total(Self::span(month - 1)), 1.0));
            }
            equations.push(total);
            if !self.crossed {
                continue;
            }
            let both = |sex, district| Self::key(month, &[("性別", sex), ("地区", district)]);
            for sex in SEXES {
                let mut row = vec![(Self::key(month, &[("性別", sex)]), -1.0)];
                row.extend(DISTRICTS.map(|district| (both(sex, district), 1.0)));
                equations.push(row);
            }
            for district in DISTRICTS {
                let mut column = vec![(Self::key(month, &[("地区", district)]), -1.0)];
                column.extend(SEXES.map(|sex| (both(sex, district), 1.0)));
                equations.push(column);
            }
        }
        equations
    }

    /// What is withheld; the rows begin with another one, and go on to all of them.
    fn withheld(&self, until: usize, visibility: Visibility, turn: usize) -> suppression::Withheld {
        let mut rows = Vec::new();
        for (key, value) in self.cells(until).iter().filter(|(key, _)| !key.is_total) {
            let part = |dimension: &str| {
                let found = key.parts.iter().find(|(name, _)| name == dimension);
                found.map_or("", |(_, part)| part.as_str())
            };
            let (sex, district) = (part("性別"), part("地区"));
            let month = &key.last.to_string()[..7];
            rows.push(format!("I1,{month},{value},{sex},{district}\n"));
        }
        let count = rows.len();
        rows.rotate_left(turn % count);
        let rows = format!("指標ID,年月,値,性別,地区\n{}", rows.concat());
        let mut files = Files::new();
        files.insert("inputs/roundtable.toml", "[roundtable]\nname = \"試\"\n".as_bytes());
        files.insert("inputs/members.csv", "団体ID,団体名,セクター\nG1,市,行政\n".as_bytes());
        files.insert(
            "inputs/indicators.csv",
            "指標ID,指標名,単位,集計,内訳項目\nI1,参加者,人,累計,性別;地区\n".as_bytes(),
        );
        files.insert("inputs/observations.csv", rows.into_bytes());
        let mut problems = Vec::new();
        let records = records::parse(&files, &mut problems);
        let scope = Scope { period: Some(Self::span(until)), as_of: None };
        let model = model::resolve(&records, scope, &mut problems);
        assert!(!model.indicators[0].breakdowns.is_empty());
        suppression::decide(&model.indicators[0], &model, visibility)
    }
}

/// The hidden numbers that linear equations determine, by elimination in
/// floating point: another arithmetic than the program's.
fn determined(equations: &[Vec<(CellKey, f64)>], hidden: &[CellKey]) -> Vec<CellKey> {
    let mut rows: Vec<Vec<f64>> = equations
        .iter()
        .map(|equation| {
            let coefficient = |key: &CellKey| {
                equation.iter().find(|(other, _)| other == key).map_or(0.0, |(_, sign)| *sign)
            };
            hidden.iter().map(coefficient).collect()
        })
        .collect();
    let mut done = 0;
    for column in 0..hidden.len() {
        let Some(pivot) = (done..rows.len())
            .filter(|&row| rows[row][column].abs() > 1e-9)
            .max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))
        else {
            continue;
        };
        rows.swap(done, pivot);
        let scale = rows[done][column];
        rows[done].iter_mut().for_each(|entry| *entry /= scale);
        let pivot = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if at != done {
                row.iter_mut().zip(&pivot).for_each(|(entry, above)| *entry -= factor * above);
            }
        }
        done += 1;
    }
    rows[..done]
        .iter()
        .filter_map(|row| {
            let mut filled = row.iter().enumerate().filter(|(_, entry)| entry.abs() > 1e-9);
            let (at, _) = filled.next()?;
            filled.next().is_none().then(|| hidden[at].clone())
        })
        .collect()
}
