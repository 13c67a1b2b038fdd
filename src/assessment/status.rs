//! The status of an indicator: ordered rules, first match wins.
//!
//! With the value `v` at day `d`, the
//! baseline `b` and the target `t`:
//!
//! ```text
//! progress  p = (v − b) / (t − b)          works for rising and falling
//! elapsed   e = (d − day of b) / (day of t − day of b)
//! expected  x = e, or the path through the milestones
//! ratio     r = p / x
//! ```
//!
//! Time is taken at the day of the value, not of printing: late data must not
//! look like failure. All arithmetic is in decimals.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::domain::time::days_between;
use crate::domain::value;
use crate::domain::words::Direction;
use crate::model::roundtable::Thresholds;

/// What is said of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 達成: the target is reached.
    Achieved,
    /// 順調.
    OnTrack,
    /// やや遅れ.
    SlightlyLate,
    /// 要注意: outside the range that it should stay in.
    Attention,
    /// 遅れ.
    Late,
    /// 悪化: worse than where it started.
    Worsening,
    /// 未達: the target day has passed.
    Missed,
    /// 判定前: too early to say.
    TooEarly,
    /// データ未更新: the latest value is too old.
    Stale,
    /// 目標未設定: no baseline or no target.
    NoTarget,
    /// データなし: no value.
    NoData,
    /// 秘匿: the value may not be published.
    Suppressed,
}

impl Status {
    /// Every status, in the order a legend lists them.
    pub const ALL: [Self; 12] = [
        Self::Achieved,
        Self::OnTrack,
        Self::SlightlyLate,
        Self::Attention,
        Self::Late,
        Self::Worsening,
        Self::Missed,
        Self::TooEarly,
        Self::Stale,
        Self::NoTarget,
        Self::NoData,
        Self::Suppressed,
    ];

    /// Returns how much it asks of the reader, from 0 for nothing: a table
    /// begins with what is to be acted on.
    pub fn urgency(self) -> u8 {
        match self {
            Self::Missed => 6,
            Self::Worsening => 5,
            Self::Late => 4,
            Self::Attention => 3,
            Self::SlightlyLate => 2,
            Self::Stale | Self::NoData => 1,
            Self::Achieved | Self::OnTrack | Self::TooEarly | Self::NoTarget | Self::Suppressed => {
                0
            }
        }
    }

    /// Returns the status with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Achieved => "achieved",
            Self::OnTrack => "on-track",
            Self::SlightlyLate => "slightly-late",
            Self::Attention => "attention",
            Self::Late => "late",
            Self::Worsening => "worsening",
            Self::Missed => "missed",
            Self::TooEarly => "too-early",
            Self::Stale => "stale",
            Self::NoTarget => "no-target",
            Self::NoData => "no-data",
            Self::Suppressed => "suppressed",
        }
    }

    /// Returns whether it judges progress, rather than saying why there is no
    /// judgement.
    pub fn is_rated(self) -> bool {
        self <= Self::Missed
    }
}

/// What a status is decided from.
#[derive(Debug, Clone, PartialEq)]
pub struct Question<'a> {
    /// Which way is good.
    pub direction: Direction,
    /// Where it started: day and value.
    pub baseline: Option<(Date, Decimal)>,
    /// Where it is to get: day and value.
    pub target: Option<(Date, Decimal)>,
    /// Values to pass on the way, by date.
    pub milestones: &'a [(Date, Decimal)],
    /// Lower and upper end, for a range.
    pub range: Option<(Decimal, Decimal)>,
    /// Survey error, in the unit of the values.
    pub survey_error: Decimal,
    /// The value and its day.
    pub current: Value,
    /// The value before it, for a range: outside twice running is late.
    pub before: Option<Decimal>,
    /// How many values there are.
    pub observations: usize,
    /// Whether the target lies on the other side of the baseline than the way
    /// that is good.
    pub is_reversed: bool,
    /// Whether the latest value is too old.
    pub is_stale: bool,
    /// The share of the time, from 0 to 1, that has passed without a value in
    /// a sum: it is taken off, so that like is compared with like.
    pub without: Decimal,
    /// The numbers that decide.
    pub thresholds: Thresholds,
}

/// The latest value, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number at a day.
    Known(Date, Decimal),
    /// Known, but not to be published.
    Suppressed,
    /// Not known.
    Missing,
}

/// The status and its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is said.
    pub status: Status,
    /// What would be said if the value were not too old.
    pub last_status: Option<Status>,
    /// `p`: share of the way that is done.
    pub progress: Option<Decimal>,
    /// `e`: share of the time that has passed.
    pub elapsed: Option<Decimal>,
    /// `x`: share of the way that should be done.
    pub expected: Option<Decimal>,
    /// `r`: progress ÷ expected.
    pub ratio: Option<Decimal>,
}

impl Answer {
    pub(super) fn unrated(status: Status) -> Self {
        Self {
            status,
            last_status: None,
            progress: None,
            elapsed: None,
            expected: None,
            ratio: None,
        }
    }
}

/// Decides a status.
pub fn decide(question: &Question<'_>) -> Answer {
    let is_band = matches!(question.direction, Direction::Maintain | Direction::Range);
    // What is aimed at and has no value lacks the value, whatever else it lacks.
    let is_aimed = question.target.is_some() || question.range.is_some();
    if question.current == Value::Missing && is_aimed {
        return Answer::unrated(Status::NoData);
    }
    if is_band {
        if band(question).is_none() {
            return Answer::unrated(Status::NoTarget);
        }
    } else if question.baseline.is_none() || question.target.is_none() {
        return Answer::unrated(Status::NoTarget);
    }
    let (date, value) = match question.current {
        Value::Missing => return Answer::unrated(Status::NoData),
        Value::Suppressed => return Answer::unrated(Status::Suppressed),
        Value::Known(date, value) => (date, value),
    };
    let mut answer =
        if is_band { judge_band(question, value) } else { judge_path(question, date, value) };
    if question.is_stale {
        answer.last_status = Some(answer.status);
        answer.status = Status::Stale;
    }
    answer
}

/// The band to stay in: the range, or the target with its survey error.
fn band(question: &Question<'_>) -> Option<(Decimal, Decimal)> {
    question.range.or_else(|| {
        let (_, target) = question.target?;
        (!question.survey_error.is_zero())
            .then(|| (target - question.survey_error, target + question.survey_error))
    })
}

fn judge_band(question: &Question<'_>, value: Decimal) -> Answer {
    let Some((low, high)) = band(question) else { return Answer::unrated(Status::NoTarget) };
    let inside = |value: Decimal| low <= value && value <= high;
    let status = match (inside(value), question.before) {
        (true, _) => Status::OnTrack,
        (false, Some(before)) if !inside(before) => Status::Late,
        (false, _) => Status::Attention,
    };
    Answer::unrated(status)
}

fn judge_path(question: &Question<'_>, date: Date, value: Decimal) -> Answer {
    let (Some((first, baseline)), Some((last, target))) = (question.baseline, question.target)
    else {
        return Answer::unrated(Status::NoTarget);
    };
    let there = |share: Decimal| (share - question.without).max(Decimal::ZERO);
    let elapsed = there(share_of_time(first, last, date));
    let way = target - baseline;
    if way.is_zero() || question.is_reversed {
        // Nothing to gain, or a target on the other side of where it started:
        // holding the target is reaching it.
        let holds = match question.direction {
            Direction::Down => value <= target + question.survey_error,
            _ => value >= target - question.survey_error,
        };
        let status = if holds { Status::Achieved } else { Status::Worsening };
        return Answer { elapsed: Some(elapsed), ..Answer::unrated(status) };
    }
    let progress = value::share(value - baseline, way);
    let path = expected_share(question.milestones, (first, baseline), (last, target), date);
    let expected = there(path);
    let ratio = (expected > Decimal::ZERO).then(|| value::share(progress, expected));
    let slack = value::share(question.survey_error, way).abs();
    let thresholds = &question.thresholds;
    let status = if progress >= Decimal::ONE {
        Status::Achieved
    } else if elapsed < thresholds.too_early || question.observations < 2 {
        Status::TooEarly
    } else if progress < -slack {
        Status::Worsening
    } else if date >= last && question.without.is_zero() {
        Status::Missed
    } else {
        match ratio {
            // Before the path begins to rise, holding the start is enough.
            None => Status::OnTrack,
            Some(ratio) if ratio >= thresholds.on_track => Status::OnTrack,
            Some(ratio) if ratio >= thresholds.slightly_late => Status::SlightlyLate,
            Some(_) => Status::Late,
        }
    };
    Answer {
        status,
        last_status: None,
        progress: Some(progress),
        elapsed: Some(elapsed),
        expected: Some(expected),
        ratio,
    }
}

/// Returns the share of a span of time that has passed, from 0 to 1.
pub fn share_of_time(first: Date, last: Date, date: Date) -> Decimal {
    let whole = days_between(first, last);
    if whole <= 0 {
        return Decimal::ONE;
    }
    let passed = days_between(first, date).clamp(0, whole);
    Decimal::from(passed) / Decimal::from(whole)
}

/// Returns the share of the way that the path passes at a day: straight lines
/// from the baseline through the milestones to the target.
fn expected_share(
    milestones: &[(Date, Decimal)],
    (first, baseline): (Date, Decimal),
    (last, target): (Date, Decimal),
    date: Date,
) -> Decimal {
    let inner = milestones.iter().filter(|(day, _)| first < *day && *day < last);
    let shares = inner.map(|&(day, at)| (day, value::share(at - baseline, target - baseline)));
    let mut from = (first, Decimal::ZERO);
    for to in shares.chain([(last, Decimal::ONE)]) {
        if date <= to.0 {
            return from.1 + (to.1 - from.1) * share_of_time(from.0, to.0, date);
        }
        from = to;
    }
    Decimal::ONE
}

/// Returns the value of the path at a day, for charts.
pub fn path_value(
    milestones: &[(Date, Decimal)],
    baseline: (Date, Decimal),
    target: (Date, Decimal),
    date: Date,
) -> Decimal {
    if target.1 == baseline.1 {
        return target.1;
    }
    baseline.1 + (target.1 - baseline.1) * expected_share(milestones, baseline, target, date)
}

/// Returns by how many days a value is behind its path, negative if ahead:
/// from the day on which the path passes the value to the day of the value.
pub fn days_behind(
    milestones: &[(Date, Decimal)],
    baseline: (Date, Decimal),
    target: (Date, Decimal),
    (date, value): (Date, Decimal),
) -> Option<i32> {
    let way = target.1 - baseline.1;
    if way.is_zero() {
        return None;
    }
    let share = |value: Decimal| value::share(value - baseline.1, way);
    let reached = share(value);
    let inner = milestones.iter().filter(|(day, _)| baseline.0 < *day && *day < target.0);
    let mut from = (baseline.0, Decimal::ZERO);
    for to in inner.map(|&(day, value)| (day, share(value))).chain([(target.0, Decimal::ONE)]) {
        let is_last = to.0 == target.0;
        if (reached <= to.1 || is_last) && to.1 > from.1 {
            let days = Decimal::from(days_between(from.0, to.0));
            let passed = value::share(reached - from.1, to.1 - from.1) * days;
            let passed = passed.round().to_i32()?;
            return days_between(from.0, date).checked_sub(passed);
        }
        from = to;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const THRESHOLDS: Thresholds = Thresholds {
        on_track: Decimal::from_parts(90, 0, 0, false, 2),
        slightly_late: Decimal::from_parts(70, 0, 0, false, 2),
        too_early: Decimal::from_parts(10, 0, 0, false, 2),
        stale: Decimal::from_parts(15, 0, 0, false, 1),
    };

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    /// Baseline on 2025-01-01, target on 2026-01-01 (365 days).
    fn ask(
        direction: Direction,
        baseline: &str,
        target: &str,
        at: &str,
        value: &str,
    ) -> Question<'static> {
        Question {
            direction,
            baseline: Some((day("2025-01-01"), number(baseline))),
            target: Some((day("2026-01-01"), number(target))),
            milestones: &[],
            range: None,
            survey_error: Decimal::ZERO,
            current: Value::Known(day(at), number(value)),
            before: None,
            observations: 5,
            is_reversed: false,
            is_stale: false,
            without: Decimal::ZERO,
            thresholds: THRESHOLDS,
        }
    }

    #[track_caller]
    fn check(question: Question<'_>, status: Status) {
        assert_eq!(decide(&question).status, status, "{question:?}");
    }

    #[test]
    fn rising_indicators() {
        use Direction::Up;
        // For example: 12 → 30, now 18 = 33 %, half the time.
        let answer = decide(&ask(Up, "12", "30", "2025-07-02", "18"));
        assert_eq!(answer.status, Status::Late);
        assert_eq!(answer.progress.map(|p| p.round_dp(2)), Some(number("0.33")));
        assert_eq!(answer.ratio.map(|r| r.round_dp(2)), Some(number("0.67")));
        // Half the time: 182/365 = 0.4986; 0.90 of it is 0.4488 of 100.
        check(ask(Up, "0", "100", "2025-07-02", "44.88"), Status::OnTrack);
        check(ask(Up, "0", "100", "2025-07-02", "44.87"), Status::SlightlyLate);
        check(ask(Up, "0", "100", "2025-07-02", "34.91"), Status::SlightlyLate);
        check(ask(Up, "0", "100", "2025-07-02", "34.90"), Status::Late);
        check(ask(Up, "0", "100", "2025-07-02", "-1"), Status::Worsening);
        check(ask(Up, "0", "100", "2025-07-02", "100"), Status::Achieved);
        check(ask(Up, "0", "100", "2026-01-01", "99"), Status::Missed);
        check(ask(Up, "0", "100", "2026-03-01", "100"), Status::Achieved);
    }

    #[test]
    fn falling_is_good() {
        use Direction::Down;
        check(ask(Down, "50", "20", "2025-07-02", "35"), Status::OnTrack);
        check(ask(Down, "50", "20", "2025-07-02", "48"), Status::Late);
        check(ask(Down, "50", "20", "2025-07-02", "51"), Status::Worsening);
        check(ask(Down, "50", "0", "2025-12-31", "0"), Status::Achieved);
    }

    #[test]
    fn too_early_stale_and_missing() {
        use Direction::Up;
        check(ask(Up, "0", "100", "2025-02-05", "1"), Status::TooEarly);
        check(
            Question { observations: 1, ..ask(Up, "0", "100", "2025-07-02", "50") },
            Status::TooEarly,
        );
        let stale = Question { is_stale: true, ..ask(Up, "0", "100", "2025-07-02", "50") };
        assert_eq!(decide(&stale).last_status, Some(Status::OnTrack));
        check(stale, Status::Stale);
        check(Question { target: None, ..ask(Up, "0", "1", "2025-07-02", "1") }, Status::NoTarget);
        check(
            Question { baseline: None, ..ask(Up, "0", "1", "2025-07-02", "1") },
            Status::NoTarget,
        );
        check(
            Question { current: Value::Missing, ..ask(Up, "0", "1", "2025-07-02", "1") },
            Status::NoData,
        );
        // A target without any value lacks the value, with a baseline or not.
        check(
            Question {
                baseline: None,
                current: Value::Missing,
                ..ask(Up, "0", "1", "2025-07-02", "1")
            },
            Status::NoData,
        );
        check(
            Question { current: Value::Suppressed, ..ask(Up, "0", "1", "2025-07-02", "1") },
            Status::Suppressed,
        );
    }

    #[test]
    fn target_equal_to_baseline_and_zero_target() {
        check(ask(Direction::Up, "80", "80", "2025-07-02", "80"), Status::Achieved);
        check(ask(Direction::Up, "80", "80", "2025-07-02", "79"), Status::Worsening);
        check(ask(Direction::Down, "0", "0", "2025-07-02", "0"), Status::Achieved);
        check(ask(Direction::Down, "10", "0", "2025-07-02", "5"), Status::OnTrack);
    }

    #[test]
    fn months_without_a_value_are_no_time_to_be_late_in() {
        // 44 of 100 at half the time is late; a tenth of the time had no value.
        let gaps = |without: &str, at: &str, value: &str| Question {
            without: number(without),
            ..ask(Direction::Up, "0", "100", at, value)
        };
        check(gaps("0", "2025-07-02", "40"), Status::SlightlyLate);
        check(gaps("0.1", "2025-07-02", "40"), Status::OnTrack);
        check(gaps("0.1", "2025-07-02", "30"), Status::SlightlyLate);
        // At the end nobody knows whether what is missing would have been enough.
        check(gaps("0", "2026-01-01", "90"), Status::Missed);
        check(gaps("0.1", "2026-01-01", "90"), Status::OnTrack);
        check(gaps("0.1", "2026-01-01", "100"), Status::Achieved);
    }

    #[test]
    fn survey_error_forgives_a_small_fall() {
        let fall = ask(Direction::Up, "50", "60", "2025-07-02", "48");
        check(fall.clone(), Status::Worsening);
        // ±3 points count as level (Fukuoka City, S117).
        check(Question { survey_error: number("3"), ..fall }, Status::Late);
    }

    #[test]
    fn a_band_to_stay_in() {
        let band = |value: &str, before: Option<&str>| Question {
            range: Some((number("40"), number("60"))),
            baseline: None,
            target: None,
            before: before.map(number),
            ..ask(Direction::Range, "0", "0", "2025-07-02", value)
        };
        check(band("40", None), Status::OnTrack);
        check(band("61", Some("60")), Status::Attention);
        check(band("61", Some("62")), Status::Late);
        let maintain = Question {
            survey_error: number("2"),
            ..ask(Direction::Maintain, "100", "100", "2025-07-02", "101")
        };
        check(maintain.clone(), Status::OnTrack);
        check(Question { survey_error: Decimal::ZERO, ..maintain }, Status::NoTarget);
    }

    #[test]
    fn milestones_bend_the_path() {
        // By 1 July only 10 of 100 are expected.
        let milestones = [(day("2025-07-02"), number("10"))];
        let question = Question {
            milestones: &milestones,
            ..ask(Direction::Up, "0", "100", "2025-07-02", "9")
        };
        check(question.clone(), Status::OnTrack);
        check(
            Question { current: Value::Known(day("2025-07-02"), number("6")), ..question },
            Status::Late,
        );
    }

    #[test]
    fn days_behind_the_path() {
        let (baseline, target) =
            ((day("2025-01-01"), number("0")), (day("2026-01-01"), number("365")));
        for (value, milestones, behind) in [
            ("100", &[][..], 82),
            ("182", &[], 0),
            ("200", &[], -18),
            ("-10", &[], 192),
            ("10", &[(day("2025-07-02"), number("10"))], 0),
            ("5", &[(day("2025-07-02"), number("10"))], 91),
        ] {
            let at = (day("2025-07-02"), number(value));
            assert_eq!(days_behind(milestones, baseline, target, at), Some(behind), "{value}");
        }
    }

    #[test]
    fn the_unit_does_not_matter() {
        for factor in ["1000", "0.01", "7"] {
            let scale = |text: &str| (number(text) * number(factor)).to_string();
            let plain = decide(&ask(Direction::Up, "12", "30", "2025-07-02", "18"));
            let scaled =
                decide(&ask(Direction::Up, &scale("12"), &scale("30"), "2025-07-02", &scale("18")));
            assert_eq!(plain, scaled);
        }
    }
}
