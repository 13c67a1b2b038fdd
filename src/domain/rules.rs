//! What decides a light or a warning: every number of the five conditions (CA1 to BB6)
//! and every early sign (W1 to W17) with its formula, its limits and their source.
//!
//! A code, a limit and a formula stand here and nowhere else. Settings are checked
//! against these codes, the assessment has one formula for each of them, and pages word
//! them by the code (`condition-ca1-formula`, `warning-w1`). A limit without a source is
//! our judgement. There is no composite score.

use rust_decimal::Decimal;

/// Declares a list of rules: each one's formula, name, code and limits.
macro_rules! rules {
    ($(#[$doc:meta])* $name:ident -> $rule:ident {
        $($(#[$formula:meta])* $variant:ident = $made:expr,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$formula])* $variant,)*
        }

        impl $name {
            /// Every one, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the code and the limits.
            pub fn rule(self) -> $rule {
                match self { $(Self::$variant => $made,)* }
            }
        }
    };
}

/// One of the five conditions of collective impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Common agenda.
    CommonAgenda,
    /// Shared measurement.
    SharedMeasurement,
    /// Mutually reinforcing activities.
    ReinforcingActivities,
    /// Continuous communication.
    ContinuousCommunication,
    /// Backbone support.
    Backbone,
}

impl Condition {
    /// Every condition, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::CommonAgenda,
        Self::SharedMeasurement,
        Self::ReinforcingActivities,
        Self::ContinuousCommunication,
        Self::Backbone,
    ];

    /// Returns the letters that its numbers begin with.
    pub fn code(self) -> &'static str {
        match self {
            Self::CommonAgenda => "CA",
            Self::SharedMeasurement => "SM",
            Self::ReinforcingActivities => "MR",
            Self::ContinuousCommunication => "CC",
            Self::Backbone => "BB",
        }
    }
}

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Percent of the rows counted.
    Percent,
    /// A number of things.
    Count,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Yen.
    Yen,
}

/// How a number of a condition is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// The condition it belongs to.
    pub condition: Condition,
    /// What it is counted in.
    pub quantity: Quantity,
    /// Whether more is better.
    pub more_is_better: bool,
    /// Good and watch, from or up to these; none if it is not judged.
    pub limits: Option<(Decimal, Decimal)>,
    /// Tag of the source of a limit, as in `SOURCES.md`.
    pub source: Option<&'static str>,
}

impl Rule {
    fn new(code: &'static str, condition: Condition, quantity: Quantity) -> Self {
        Self { code, condition, quantity, more_is_better: true, limits: None, source: None }
    }

    /// Good and watch from these on.
    fn at_least(self, good: u32, watch: u32) -> Self {
        Self { limits: Some((good.into(), watch.into())), ..self }
    }

    /// Good and watch up to these.
    fn at_most(self, good: u32, watch: u32) -> Self {
        Self { more_is_better: false, ..self.at_least(good, watch) }
    }

    fn source(self, tag: &'static str) -> Self {
        Self { source: Some(tag), ..self }
    }
}

use self::Condition::{
    Backbone, CommonAgenda, ContinuousCommunication, ReinforcingActivities, SharedMeasurement,
};
use self::Quantity::{Count, Days, Months, Percent, Yen};

rules! {
    /// A number of one of the five conditions, over the last six months unless its formula
    /// says otherwise. The first two of a condition are its core.
    ConditionCode -> Rule {
        /// Organisations that endorsed the common agenda ÷ member organisations.
        Endorsement = Rule::new("CA1", CommonAgenda, Percent).at_least(90, 70),
        /// Sectors that came to no meeting.
        AbsentSectors = Rule::new("CA2", CommonAgenda, Count).at_most(0, 1),
        /// Commitments with a goal ÷ commitments that were not dropped.
        GoalLinkedCommitments = Rule::new("CA3", CommonAgenda, Percent).at_least(90, 75),
        /// Agenda items and decisions about a goal ÷ all of them.
        GoalLinkedAgenda = Rule::new("CA4", CommonAgenda, Percent).at_least(70, 50),
        /// Months since the goal was reviewed that was reviewed longest ago.
        GoalReview = Rule::new("CA5", CommonAgenda, Months).at_most(12, 18),
        /// Meetings with an organisation of those affected ÷ meetings held.
        AffectedPeople = Rule::new("CA6", CommonAgenda, Percent).at_least(100, 1),
        /// Indicators with baseline and target or range, source, frequency and owner ÷
        /// indicators.
        CompleteDefinitions = Rule::new("SM1", SharedMeasurement, Percent).at_least(95, 80),
        /// Values that came by their day ÷ values due.
        DataOnTime = Rule::new("SM2", SharedMeasurement, Percent).at_least(90, 70),
        /// Organisations that sent a value ÷ organisations that owe one.
        Contributors = Rule::new("SM3", SharedMeasurement, Percent).at_least(80, 60),
        /// Outcome indicators with values in parts ÷ outcome indicators.
        Breakdowns = Rule::new("SM4", SharedMeasurement, Percent).at_least(60, 30),
        /// Decisions that name an indicator ÷ decisions.
        DataUsed = Rule::new("SM5", SharedMeasurement, Percent).at_least(40, 20),
        /// Indicators with data, up to date, and with a target ÷ indicators.
        UsableIndicators =
            Rule::new("SM6", SharedMeasurement, Percent).at_least(80, 60).source("S115"),
        /// Goals with commitments of two sectors or more ÷ goals.
        GoalCoverage = Rule::new("MR1", ReinforcingActivities, Percent).at_least(80, 50),
        /// Commitments with a partner of another sector ÷ commitments.
        CrossSector = Rule::new("MR2", ReinforcingActivities, Percent).at_least(40, 20),
        /// Commitments done by the day they were first due ÷ commitments that fell due.
        KeptCommitments = Rule::new("MR3", ReinforcingActivities, Percent).at_least(80, 60),
        /// Overdue commitments ÷ open commitments.
        OverdueCommitments = Rule::new("MR4", ReinforcingActivities, Percent).at_most(20, 40),
        /// Open commitments of the organisation that carries the secretariat ÷ open commitments.
        BackboneLoad = Rule::new("MR5", ReinforcingActivities, Percent).at_most(50, 70),
        /// Sectors without an open commitment.
        IdleSectors = Rule::new("MR6", ReinforcingActivities, Count).at_most(0, 1),
        /// Meetings held ÷ planned; the longest gap between those of a body darkens its light.
        Rhythm = Rule::new("CC1", ContinuousCommunication, Percent).at_least(90, 75),
        /// Organisations represented, by a proxy too ÷ expected.
        Attendance =
            Rule::new("CC2", ContinuousCommunication, Percent).at_least(75, 51).source("S140"),
        /// Proxies ÷ organisations represented.
        Proxies = Rule::new("CC3", ContinuousCommunication, Percent).at_most(30, 60),
        /// Median of days from a meeting to its minutes.
        MinutesLag = Rule::new("CC4", ContinuousCommunication, Days).at_most(14, 45).source("S45"),
        /// Action items closed by the body's next meeting ÷ action items.
        FollowThrough = Rule::new("CC5", ContinuousCommunication, Percent).at_least(70, 50),
        /// Pairs of organisations that were together at two meetings or more ÷ possible pairs.
        Density = Rule::new("CC6", ContinuousCommunication, Percent),
        /// Confirmed money left for the secretariat ÷ its monthly cost.
        Runway = Rule::new("BB1", Backbone, Months).at_least(12, 6),
        /// The largest funder's part ÷ the secretariat's money of the next twelve months.
        LargestFunder = Rule::new("BB2", Backbone, Percent).at_most(60, 80),
        /// Staff in post ÷ planned, in full-time equivalents.
        Staff = Rule::new("BB3", Backbone, Percent).at_least(90, 70),
        /// Functions of a backbone, of six, with work logged in the last three months.
        Functions = Rule::new("BB4", Backbone, Count).at_least(6, 4),
        /// Meetings that one person both facilitated and recorded ÷ meetings.
        OnePerson = Rule::new("BB5", Backbone, Percent).at_most(50, 80),
        /// Confirmed money that began this fiscal year, and contributions to a goal in yen.
        AlignedMoney = Rule::new("BB6", Backbone, Yen),
    }
}

/// When a sign is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarningRule {
    /// Its code.
    pub code: &'static str,
    /// What it is told in.
    pub quantity: Quantity,
    /// Amber and red.
    pub limits: (Decimal, Decimal),
}

impl WarningRule {
    fn new(
        code: &'static str,
        quantity: Quantity,
        amber: impl Into<Decimal>,
        red: impl Into<Decimal>,
    ) -> Self {
        Self { code, quantity, limits: (amber.into(), red.into()) }
    }

    /// A sign of the same number as a condition's, where that one's light changes.
    fn of(code: &'static str, number: ConditionCode) -> Self {
        let Rule { quantity, limits, .. } = number.rule();
        Self { code, quantity, limits: limits.unwrap_or_default() }
    }
}

/// Below this attendance in percent a sector's sign is red, however it was before.
pub const QUORUM: u32 = 50;

/// A seat is empty from so many days on.
const EMPTY_SEAT: u32 = 60;

rules! {
    /// An early sign that a roundtable is fading. Nothing is said of fewer than four
    /// meetings.
    WarningCode -> WarningRule {
        /// How far a sector's attendance in the last three meetings lies below that in the six
        /// before, in points; red too where it lies below the [`QUORUM`].
        AttendanceFalls = WarningRule::new("W1", Percent, 20, 35),
        /// An organisation's absences in a row.
        AbsentInARow = WarningRule::new("W2", Count, 2, 3),
        /// Meetings that an organisation missed ÷ meetings it was expected at, in twelve
        /// months: a third and a half.
        AbsentOften =
            WarningRule::new("W3", Percent, Decimal::ONE_HUNDRED / Decimal::from(3), 50),
        /// A sector's proxies ÷ attendances in the last six meetings.
        SectorProxies = WarningRule::new("W4", Percent, 30, 60),
        /// Days since an organisation's seat has had no holder.
        EmptySeat = WarningRule::new("W5", Days, EMPTY_SEAT, 120),
        /// Planned intervals since a body last met: beyond one and a half, and beyond two;
        /// told in days.
        SilentBody =
            WarningRule::new("W6", Days, Decimal::new(15, 1), Decimal::new(20, 1)),
        /// Fall of decisions per meeting in the last three from the six before, in percent.
        FewerDecisions = WarningRule::new("W7", Count, 50, 100),
        /// Overdue commitments ÷ open commitments.
        OverdueCommitments = WarningRule::of("W8", ConditionCode::OverdueCommitments),
        /// Open commitments whose day was moved twice or more ÷ open commitments.
        MovedCommitments = WarningRule::new("W9", Percent, 15, 30),
        /// Open commitments of the organisation that carries the secretariat ÷ open commitments.
        BackboneLoad = WarningRule::of("W10", ConditionCode::BackboneLoad),
        /// Months that the secretariat's money lasts.
        Runway = WarningRule::of("W11", ConditionCode::Runway),
        /// The largest funder's part of the secretariat's money.
        LargestFunder = WarningRule::of("W12", ConditionCode::LargestFunder),
        /// Organisations that owe data and sent none ÷ organisations that owe data.
        MissingData = WarningRule::new("W13", Percent, 25, 50),
        /// Days since a champion's organisation has not come, or the champion left; red if
        /// a seat of it is empty.
        LostChampion = WarningRule::new("W14", Days, 90, EMPTY_SEAT),
        /// Days of the latest minutes of the last three months.
        LateMinutes = WarningRule::of("W15", ConditionCode::MinutesLag),
        /// Organisations that came or kept a commitment ÷ member organisations.
        FewerActive = WarningRule::new("W16", Percent, 70, 50),
        /// Fall of the pairs of organisations that meet, from six months ago, in percent.
        FewerPairs = WarningRule::new("W17", Percent, 25, 50),
    }
}
