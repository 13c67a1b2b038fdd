//! What is true of the sample on a day, read as plain rows from its raw tables:
//! without the reader under test.
//!
//! Rooms write these facts down in their own habits; [`facts`](super::facts)
//! compares them with what the pipeline makes of that. Codes of ours lead from
//! one table to another in here and nowhere else: nothing public is a code.
//!
//! What was dated after the day is left out, and what was done after it was under
//! way, as the secretariat would have written it then.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::tables::Tables;

/// The two months that every room writes files for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Month {
    /// As of 2026-09-30.
    September,
    /// As of 2026-10-31.
    October,
}

impl Month {
    /// Both, in order.
    pub(crate) const ALL: [Self; 2] = [Self::September, Self::October];

    /// Returns its last day, on which everything is judged.
    pub(crate) fn as_of(self) -> Date {
        match self {
            Self::September => jiff::civil::date(2026, 9, 30),
            Self::October => jiff::civil::date(2026, 10, 31),
        }
    }

    /// Returns the number of the month, 9 or 10: for names of files.
    pub(crate) fn number(self) -> i8 {
        self.as_of().month()
    }

    /// Returns its name in data: `2026-09`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::September => "2026-09",
            Self::October => "2026-10",
        }
    }
}

/// Everything that is true on the last day of a month.
#[derive(Debug)]
pub(crate) struct Truth {
    pub(crate) month: Month,
    pub(crate) as_of: Date,
    /// In the order of the list of participants.
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) goals: Vec<Goal>,
    pub(crate) indicators: Vec<Indicator>,
    /// By day; those to come are planned and have nobody there.
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) commitments: Vec<Commitment>,
    pub(crate) grants: Vec<Grant>,
    /// By month and then category; whole months before the day.
    pub(crate) costs: Vec<Cost>,
    pub(crate) contributions: Vec<Contribution>,
}

#[derive(Debug, Clone)]
pub(crate) struct Organisation {
    /// 株式会社みなと食品
    pub(crate) name: String,
    /// みなと食品: other tables use this one.
    pub(crate) short: String,
    /// ㈱みなと食品, 生協.
    pub(crate) nicknames: Vec<String>,
    pub(crate) sector: String,
    /// Its bodies, with what it is there and who comes.
    pub(crate) seats: Vec<Seat>,
    pub(crate) joined: Option<Date>,
    pub(crate) endorsed: Option<Date>,
    pub(crate) is_backbone: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) body: String,
    pub(crate) role: String,
    pub(crate) person: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Goal {
    pub(crate) title: String,
    /// めざす姿
    pub(crate) aim: String,
    pub(crate) body: String,
    pub(crate) reviewed: Option<Date>,
}

#[derive(Debug, Clone)]
pub(crate) struct Indicator {
    pub(crate) name: String,
    /// What a busy person writes for it (see [`SHORT`]).
    pub(crate) short: &'static str,
    /// The title of its goal; empty for the two of the whole region.
    pub(crate) goal: String,
    /// 活動, 成果, 地域全体
    pub(crate) level: String,
    pub(crate) unit: String,
    /// 増, 減, 維持
    pub(crate) direction: String,
    /// 累計, 期末
    pub(crate) aggregation: String,
    /// Where it started, on the last day of what the table says.
    pub(crate) baseline: Option<(Date, Decimal)>,
    pub(crate) target: Option<(Date, Decimal)>,
    pub(crate) milestones: Vec<(Date, Decimal)>,
    /// 月, 四半期, 半期, 年, 5年
    pub(crate) frequency: String,
    pub(crate) lag_days: String,
    pub(crate) source: String,
    /// The short name of who supplies the values.
    pub(crate) owner: String,
    /// Of the whole, by date.
    pub(crate) observations: Vec<Observation>,
    /// Of parts, by date.
    pub(crate) parts: Vec<Observation>,
}

/// The span of a value: how its table has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    Day,
    Month,
    Quarter,
}

#[derive(Debug, Clone)]
pub(crate) struct Observation {
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) grain: Grain,
    /// `None` where it is known and not to be published (x).
    pub(crate) value: Option<Decimal>,
    /// 速報
    pub(crate) is_provisional: bool,
    /// The value before it was corrected.
    pub(crate) before: Option<Decimal>,
    pub(crate) received: Option<Date>,
    /// 地区: 東部; none for the whole.
    pub(crate) part: Option<(String, String)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub(crate) body: String,
    pub(crate) number: u32,
    pub(crate) day: Date,
    /// 13:30
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) place: String,
    pub(crate) is_online: bool,
    pub(crate) is_open: bool,
    /// Short names of organisations.
    pub(crate) chair: String,
    pub(crate) facilitator: String,
    pub(crate) recorder: String,
    pub(crate) agenda: Vec<String>,
    /// 実施, 中止, 予定
    pub(crate) state: String,
    pub(crate) minutes_sent: Option<Date>,
    pub(crate) attendance: Vec<Attendance>,
}

#[derive(Debug, Clone)]
pub(crate) struct Attendance {
    /// The short name.
    pub(crate) organisation: String,
    pub(crate) person: String,
    /// 出席, オンライン, 代理, 欠席
    pub(crate) presence: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Decision {
    pub(crate) body: String,
    pub(crate) number: u32,
    pub(crate) day: Date,
    pub(crate) words: String,
    /// 実施済み, 続けている, 遅れている, 進めている
    pub(crate) state: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Commitment {
    pub(crate) words: String,
    /// The title of its goal.
    pub(crate) goal: String,
    /// The short name.
    pub(crate) owner: String,
    pub(crate) partners: Vec<String>,
    pub(crate) promised: Date,
    pub(crate) due: Date,
    pub(crate) revised_due: Option<Date>,
    pub(crate) times_revised: String,
    pub(crate) reason: String,
    /// 未着手, 進行中, 完了, 遅延, 保留, 中止
    pub(crate) status: String,
    pub(crate) progress: Option<Decimal>,
    pub(crate) done: Option<Date>,
    pub(crate) result: String,
    pub(crate) blocker: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) funder: String,
    /// 助成, 委託, 会費, 寄付
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) is_restricted: bool,
    pub(crate) for_backbone: Decimal,
    pub(crate) committed: Decimal,
    pub(crate) received: Option<Decimal>,
    pub(crate) spent: Option<Decimal>,
    pub(crate) start: Date,
    pub(crate) end: Date,
    /// 確定, 申請中
    pub(crate) status: String,
    pub(crate) report_due: Option<Date>,
    pub(crate) reason: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Cost {
    /// The first day of the month.
    pub(crate) month: Date,
    pub(crate) category: String,
    pub(crate) budget: Decimal,
    pub(crate) actual: Decimal,
    pub(crate) reason: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Contribution {
    /// The first day of the month.
    pub(crate) month: Date,
    pub(crate) organisation: String,
    /// 人, 場所, 物品, 専門性, データ, 資金
    pub(crate) kind: String,
    pub(crate) item: String,
    pub(crate) quantity: Decimal,
    pub(crate) unit: String,
    pub(crate) yen: Option<Decimal>,
}

/// What busy people call each indicator, in the order of the table. A room that
/// uses them lists them beside the names somewhere, as people do.
pub(crate) const SHORT: [&str; 12] = [
    "見守り訪問",
    "孤立を感じる割合",
    "こども食堂",
    "歩いて通える学区",
    "職場体験",
    "地元就職率",
    "両立支援の事業所",
    "避難計画",
    "多言語相談",
    "移動販売停留所",
    "県人口",
    "高松市人口",
];

impl Truth {
    /// Reads the sample's tables as they stood on the last day of a month.
    pub(crate) fn of(month: Month) -> Self {
        Tables::read().truth(month)
    }

    /// Returns the indicator of a name or of what busy people call it.
    pub(crate) fn indicator(&self, name: &str) -> &Indicator {
        let found = self.indicators.iter().find(|it| it.name == name || it.short == name);
        found.unwrap_or_else(|| panic!("no indicator {name}"))
    }

    /// Returns the organisation of a short name.
    pub(crate) fn organisation(&self, short: &str) -> &Organisation {
        let found = self.organisations.iter().find(|it| it.short == short);
        found.unwrap_or_else(|| panic!("no organisation {short}"))
    }

    /// Returns the meetings of a body that took place, by day.
    pub(crate) fn held(&self, body: &str) -> Vec<&Meeting> {
        self.meetings.iter().filter(|it| it.body == body && it.state == "実施").collect()
    }
}

impl Organisation {
    /// Returns whether it has a seat in a body.
    pub(crate) fn sits_in(&self, body: &str) -> bool {
        self.seats.iter().any(|seat| seat.body == body)
    }
}

impl Meeting {
    /// Returns how an organisation was there, if it was asked.
    pub(crate) fn presence(&self, short: &str) -> Option<&str> {
        let found = self.attendance.iter().find(|it| it.organisation == short);
        found.map(|it| it.presence.as_str())
    }
}

/// Returns the first day of the month after a day.
pub(crate) fn next_month(day: Date) -> Date {
    day.last_of_month().tomorrow().expect("a day")
}
