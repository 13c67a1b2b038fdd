//! What the numbers under a month are: what came about, or a plan, the year
//! before, a running total, a share. Only the first are values of the month.

use crate::domain::text::fold;

/// What the words beside a span say of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing, so that they are values.
    Plain,
    /// 実績, 当月, 今年度.
    Actual,
    /// 計画, 目標.
    Plan,
    /// 前年度.
    Before,
    /// 累計, まで.
    Running,
    /// 達成率, 増減.
    Derived,
}

impl Role {
    /// Whether the numbers are values of their span.
    pub(crate) fn is_value(self) -> bool {
        matches!(self, Self::Plain | Self::Actual)
    }

    /// What two words say together: 前年度実績 is of the year before.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Plain, other) => other,
            (Self::Actual, other) if other != Self::Plain => other,
            (role, _) => role,
        }
    }
}

/// Words beside a span, longer ones before what they begin or end with.
const WORDS: [(&str, Role); 52] = [
    ("達成率", Role::Derived),
    ("進捗率", Role::Derived),
    ("増減率", Role::Derived),
    ("前年度比", Role::Derived),
    ("前年同月比", Role::Derived),
    ("前年同期比", Role::Derived),
    ("前年比", Role::Derived),
    ("前月比", Role::Derived),
    ("計画比", Role::Derived),
    ("目標比", Role::Derived),
    ("予算比", Role::Derived),
    ("増減", Role::Derived),
    ("差異", Role::Derived),
    ("差", Role::Derived),
    ("平均", Role::Derived),
    ("までの累計", Role::Running),
    ("末累計", Role::Running),
    ("累計", Role::Running),
    ("累積", Role::Running),
    ("通算", Role::Running),
    ("まで", Role::Running),
    ("計画値", Role::Plan),
    ("計画", Role::Plan),
    ("目標値", Role::Plan),
    ("目標", Role::Plan),
    ("予算", Role::Plan),
    ("予定", Role::Plan),
    ("見込み", Role::Plan),
    ("見込", Role::Plan),
    ("前年同月", Role::Before),
    ("前年同期", Role::Before),
    ("前年度", Role::Before),
    ("前年", Role::Before),
    ("昨年度", Role::Before),
    ("昨年", Role::Before),
    ("前月", Role::Before),
    ("前期", Role::Before),
    ("実績値", Role::Actual),
    ("実績", Role::Actual),
    ("実数", Role::Actual),
    ("今年度", Role::Actual),
    ("本年度", Role::Actual),
    ("当年度", Role::Actual),
    ("今年", Role::Actual),
    ("本年", Role::Actual),
    ("当月分", Role::Actual),
    ("当月", Role::Actual),
    ("今月", Role::Actual),
    ("単月", Role::Actual),
    ("月間", Role::Actual),
    ("の値", Role::Actual),
    ("値", Role::Actual),
];

/// Splits a head into the span that it may name, and what it says beside it:
/// 4月計画, 前年度実績, 4月(目標), 計画. The rest is folded.
pub(crate) fn split(head: &str) -> (String, Role) {
    let mut rest = fold(head);
    let mut role = Role::Plain;
    if let Some(open) = rest.find(['(', '[', '【']).filter(|open| *open > 0) {
        let note = rest[open..].trim_matches(['(', '[', '【', ')', ']', '】']);
        let found = WORDS.iter().find(|(word, _)| note.contains(word));
        role = role.and(found.map_or(Role::Plain, |(_, role)| *role));
        rest.truncate(open);
    }
    // 前期 and 予定 stand in names of spans and of projects too: a word counts
    // at either end alone.
    while let Some((word, found)) =
        WORDS.iter().find(|(word, _)| rest.ends_with(word) || rest.starts_with(word))
    {
        rest = rest.strip_suffix(word).unwrap_or(rest.trim_start_matches(word)).to_owned();
        role = role.and(*found);
    }
    let rest = rest.trim_matches([' ', '・', '_', '/', 'の', ':']).to_owned();
    (rest, role)
}
