//! The fixed lists of words that a column may hold: who may see a row, which
//! way is good, how a meeting was attended.
//!
//! A word is read as its owner wrote it or by its name in data; a word that is
//! on no list is a problem of its cell.

use super::text::fold;

pub(crate) mod list;
mod unsure;

pub use self::list::{Word, WordList};
pub(crate) use self::unsure::unsure;

/// Every list that a column of a table may hold.
pub const LISTS: &[WordList] = &[
    Visibility::LIST,
    MeetingState::LIST,
    Presence::LIST,
    CommitmentKind::LIST,
    CommitmentStatus::LIST,
    IndicatorLevel::LIST,
    Direction::LIST,
    Aggregation::LIST,
    Frequency::LIST,
    FundingStatus::LIST,
    GivenStatus::LIST,
    ContributionKind::LIST,
    BackboneFunction::LIST,
    ChangeLevel::LIST,
];

/// A fixed list of words.
pub(crate) trait Choice: Copy + PartialEq + 'static {
    /// Every word, with what people write for it.
    const WORDS: &'static [Word];
    /// Every choice, in order.
    const ALL: &'static [Self];

    /// Returns the choice that a text names.
    fn from_text(text: &str) -> Option<Self>;
}

/// Declares a fixed list of words that a column may hold.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident in $list:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal [$($alias:literal),*],)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every word, with what people write for it.
            pub const WORDS: &'static [Word] =
                &[$(Word { name: $word, words: &[$($alias),*] }),*];

            /// Every choice, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The list, as settings and questions name it.
            pub const LIST: WordList = WordList {
                name: $list,
                words: Self::WORDS,
                readings: &[$(concat!($list, "-", $word)),*],
            };

            /// Returns the canonical word, as keys of words and data use it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Returns the choice that a text names.
            pub fn from_text(text: &str) -> Option<Self> {
                // Most cells hold the first word as it is.
                let plain = Self::WORDS.iter().position(|word| word.words.first() == Some(&text));
                if let Some(at) = plain {
                    return Some(Self::ALL[at]);
                }
                let text = fold(text);
                Self::ALL
                    .iter()
                    .zip(Self::WORDS)
                    .find(|(_, word)| {
                        fold(word.name) == text || word.words.iter().any(|word| fold(word) == text)
                    })
                    .map(|(choice, _)| *choice)
            }
        }

        impl Choice for $name {
            const WORDS: &'static [Word] = Self::WORDS;
            const ALL: &'static [Self] = Self::ALL;

            fn from_text(text: &str) -> Option<Self> {
                Self::from_text(text)
            }
        }
    };
}

choice! {
    /// Who may see a row.
    Visibility in "visibility" {
        /// The secretariat alone.
        Internal = "internal" ["事務局のみ", "内部", "非公開", "事務局限り", "内部限り", "部外秘", "取扱注意"],
        /// The member organisations.
        Members = "members" ["参加団体", "参加団体まで", "会員", "参加団体限り", "会員限り", "構成団体"],
        /// The funders too.
        Funder = "funder" ["資金提供者", "資金提供者まで"],
        /// Anyone.
        Public = "public" ["公開", "一般公開", "公開可"],
    }
}

choice! {
    /// Whether a meeting took place.
    MeetingState in "meeting" {
        /// It is planned.
        Planned = "planned" ["予定", "開催予定", "実施予定", "計画", "scheduled"],
        /// It was held.
        Held = "held" ["実施", "開催", "終了", "済", "開催済", "開催済み", "実施済", "実施済み", "済み", "完了", "開催した", "done"],
        /// It was cancelled.
        Cancelled = "cancelled" ["中止", "流会", "延期", "取りやめ", "取り止め", "開催中止", "canceled"],
    }
}

choice! {
    /// How an organisation was represented at a meeting.
    Presence in "presence" {
        /// Its delegate was there.
        Present = "present" ["出席", "出", "参加", "○", "◯", "〇", "対面", "出席者", "ご出席", "会場", "会場参加", "来場", "attended"],
        /// Its delegate was there by video.
        Online = "online" ["オンライン", "WEB", "リモート", "オンライン参加", "オンライン出席", "web参加", "web出席", "zoom", "ズーム", "teams", "remote", "リモート参加", "ビデオ参加"],
        /// Somebody else stood in.
        Proxy = "proxy" ["代理", "△", "代理出席", "代", "代理人", "代理者", "代理参加"],
        /// The delegate came late.
        Late = "late" ["遅刻", "遅参", "遅"],
        /// The delegate left early.
        LeftEarly = "left_early" ["途中退席", "早退", "中座", "早"],
        /// Nobody was there.
        Absent = "absent" ["欠席", "欠", "×", "✕", "不参加", "ご欠席", "不在", "不参", "欠席者", "apologies"],
        /// Present without a seat.
        Observer = "observer" ["オブザーバー", "傍聴", "陪席"],
    }
}

choice! {
    /// What a commitment is.
    CommitmentKind in "kind" {
        /// A commitment of a sector or an organisation.
        Commitment = "commitment" ["約束", "行動計画"],
        /// A task given at a meeting.
        ActionItem = "action_item" ["宿題", "課題", "todo", "宿題事項", "タスク", "task"],
        /// A longer piece of work.
        Project = "project" ["事業", "プロジェクト"],
    }
}

choice! {
    /// What the owner says of a commitment.
    CommitmentStatus in "status" {
        /// Not begun.
        NotStarted = "not_started" ["未着手", "着手前", "計画中", "未", "未実施", "未着", "実施前", "開始前", "計画段階", "実施予定", "着手予定", "開始予定", "予定", "notstarted", "notyet", "notyetstarted", "planned"],
        /// Under way.
        InProgress = "in_progress" ["進行中", "実施中", "着手", "着手済", "着手済み", "着手中", "継続中", "継続実施中", "取組中", "取り組み中", "取組み中", "実行中", "推進中", "推進", "対応中", "作業中", "進行", "進展中", "順調", "順調に進行中", "ongoing", "inprogress", "ontrack", "started", "underway", "進めている", "進めています", "すすめています", "取り組んでいます", "やっています"],
        /// Done.
        Done = "done" ["完了", "達成", "済", "終了", "実施済", "済み", "完", "完了済", "完了済み", "完成", "達成済", "達成済み", "実施済み", "実施完了", "対応済", "対応済み", "終了済", "完遂", "completed", "complete", "finished", "achieved", "できた", "できました", "終わった", "終わりました", "おわりました"],
        /// Behind.
        Delayed = "delayed" ["遅延", "遅れ", "遅延中", "遅延あり", "遅れあり", "遅れている", "やや遅れ", "遅れ気味", "late", "behind", "behindschedule", "overdue", "遅れています", "おくれ", "おくれている", "おくれています"],
        /// On hold.
        OnHold = "on_hold" ["保留", "中断", "休止", "一時中断", "中断中", "保留中", "休止中", "停止中", "一時停止", "見合わせ中", "onhold", "paused", "suspended"],
        /// Given up.
        Dropped = "dropped" ["中止", "取りやめ", "廃止", "撤回", "取下げ", "取り下げ", "取下", "断念", "打ち切り", "打切り", "取止め", "取り止め", "cancelled", "canceled", "abandoned", "やめました", "やめた", "とりやめ", "取りやめました"],
    }
}

choice! {
    /// What an indicator measures (IATI result types; RBA's split of
    /// population and performance, S77).
    IndicatorLevel in "level" {
        /// The whole region.
        Population = "population" ["地域全体", "地域", "地域指標"],
        /// A change for people.
        Outcome = "outcome" ["成果", "アウトカム", "成果指標", "アウトカム指標"],
        /// What was done or made.
        Output = "output" ["活動", "アウトプット", "活動指標", "アウトプット指標"],
        /// How the roundtable itself works.
        Process = "process" ["過程", "プロセス", "プロセス指標", "運営"],
    }
}

choice! {
    /// Which way is good.
    Direction in "direction" {
        /// More is better.
        Up = "up" ["増", "増加", "↑", "上昇", "高いほどよい", "増やす", "増加させる", "上げる", "上昇させる", "高める", "伸ばす", "拡大", "向上", "↗", "⇧", "⬆", "大きいほどよい", "大きいほど良い", "高いほど良い", "多いほどよい", "多いほど良い", "increase", "higher", "増やしたい", "ふやす", "ふやしたい", "上げたい", "高めたい", "伸ばしたい"],
        /// Less is better.
        Down = "down" ["減", "減少", "↓", "低下", "低いほどよい", "減らす", "減少させる", "下げる", "低下させる", "抑える", "抑制", "縮小", "削減", "↘", "⇩", "⬇", "小さいほどよい", "小さいほど良い", "低いほど良い", "少ないほどよい", "少ないほど良い", "decrease", "lower", "reduce", "減らしたい", "へらす", "へらしたい", "下げたい", "なくしたい"],
        /// Staying at the target is good.
        Maintain = "maintain" ["維持", "→", "横ばい", "維持する", "現状維持", "保つ", "キープ", "⇒", "➡", "keep"],
        /// Staying inside a range is good.
        Range = "range" ["範囲", "範囲内"],
    }
}

choice! {
    /// How observations of one fiscal year become one value.
    Aggregation in "aggregation" {
        /// They are summed up from the start of the fiscal year.
        Sum = "sum" ["累計", "合計", "年度累計", "累積", "積上げ", "積み上げ", "年間合計", "合算", "total", "cumulative", "yeartodate", "年度の合計", "年度計", "年計", "年間計", "1年の合計", "一年の合計", "年間の合計", "年度内の合計", "足していく"],
        /// The latest one counts.
        Latest = "latest" ["期末", "最新", "時点", "期末値", "年度末", "年度末時点", "月末", "月末時点", "直近", "最新値", "直近値", "last", "atthedate", "pointintime", "endofperiod", "その時の値", "そのときの値", "その時点の値", "その時点", "そのつどの値"],
        /// They are averaged.
        Average = "average" ["平均", "平均値", "月平均", "年平均", "mean", "avg"],
    }
}

choice! {
    /// How often an indicator is measured.
    Frequency in "frequency" {
        /// Every month.
        Monthly = "monthly" ["月", "毎月", "月次", "毎月1回", "月1回", "月一回", "月ごと", "月毎", "月例", "月1", "everymonth"],
        /// Every quarter.
        Quarterly = "quarterly" ["四半期", "四半期ごと", "四半期毎", "毎四半期", "3か月ごと", "3カ月ごと", "3ヶ月ごと", "年4回", "everyquarter", "everythreemonths"],
        /// Twice a year.
        HalfYearly = "half_yearly" ["半期", "半年", "半期ごと", "半年ごと", "半年に1回", "年2回", "6か月ごと", "6カ月ごと", "6ヶ月ごと", "everysixmonths", "twiceayear"],
        /// Once a year.
        Yearly = "yearly" ["年", "毎年", "年次", "年度", "年1回", "年一回", "年に1回", "毎年度", "年度ごと", "年ごと", "1年ごと", "annual", "annually", "everyyear", "onceayear"],
        /// Every five years, as the census is.
        FiveYearly = "five_yearly" ["5年", "5年ごと", "五年", "5年に1回", "5年に一度", "五年ごと", "everyfiveyears"],
    }
}

choice! {
    /// Whether money is certain.
    FundingStatus in "funding" {
        /// Decided.
        Confirmed = "confirmed" ["確定", "決定", "交付決定", "確定済", "決定済", "決定済み", "採択", "採択済", "交付決定済", "交付決定済み", "契約済", "契約済み", "入金済", "入金済み", "受領済", "受領済み"],
        /// Applied for.
        Applied = "applied" ["申請中", "申請", "申請済", "申請済み", "審査中", "appliedfor"],
        /// Hoped for.
        Expected = "expected" ["見込", "見込み", "申請予定", "見込額", "予定"],
        /// At an end.
        Ended = "ended" ["終了"],
    }
}

choice! {
    /// A status that a person gives an indicator instead of the computed one.
    GivenStatus in "judgement" {
        /// The target is reached.
        Achieved = "achieved" ["達成"],
        /// On track.
        OnTrack = "on_track" ["順調"],
        /// Slightly late.
        SlightlyLate = "slightly_late" ["やや遅れ"],
        /// To be watched.
        Attention = "attention" ["要注意"],
        /// Late.
        Late = "late" ["遅れ"],
        /// Worse than where it started.
        Worsening = "worsening" ["悪化"],
        /// The day has passed and the target is not reached.
        Missed = "missed" ["未達"],
        /// Too early to say.
        TooEarly = "too_early" ["判定前"],
    }
}

choice! {
    /// What was brought to the table.
    ContributionKind in "contribution" {
        /// Money.
        Money = "money" ["資金", "お金", "寄付", "資金提供", "寄附", "寄附金", "寄付金", "協賛金"],
        /// People's time.
        People = "people" ["人", "人手", "労力", "人材", "人員", "人的支援", "ボランティア", "人的協力", "職員派遣"],
        /// A place.
        Place = "place" ["場所", "会場", "会場提供", "場所提供", "施設", "スペース", "venue", "premises"],
        /// Data.
        Data = "data" ["データ", "情報", "データ提供", "情報提供"],
        /// Goods.
        Goods = "goods" ["物品", "物", "物資", "物品提供", "現物", "食材", "食料", "備品", "消耗品"],
        /// Skills and knowledge.
        Expertise = "expertise" ["専門性", "専門知識", "技術", "ノウハウ", "知見", "専門", "専門的助言", "助言", "スキル"],
    }
}

choice! {
    /// The six functions of a backbone (S53).
    BackboneFunction in "function" {
        /// Guide vision and strategy.
        Vision = "vision" ["ビジョンと戦略", "ビジョン", "戦略"],
        /// Support aligned activities.
        Activities = "activities" ["活動の連携", "連携支援", "活動支援"],
        /// Establish shared measurement.
        Measurement = "measurement" ["共通の測定", "測定", "データ"],
        /// Build public will.
        PublicWill = "public_will" ["理解を広げる", "広報", "世論形成"],
        /// Advance policy.
        Policy = "policy" ["政策・制度", "政策", "制度"],
        /// Mobilise funding.
        Funding = "funding" ["資金調達", "資金"],
    }
}

choice! {
    /// What kind of rule or custom changed.
    ChangeLevel in "change" {
        /// An ordinance or other rule.
        Rule = "rule" ["条例", "規則", "要綱"],
        /// A budget.
        Budget = "budget" ["予算"],
        /// The way a service is run.
        Operation = "operation" ["運用"],
        /// An organisation or post.
        Organisation = "organisation" ["組織", "体制"],
        /// A custom.
        Practice = "practice" ["慣行", "慣習"],
    }
}

choice! {
    /// The part of a document that prose is for.
    Section in "section" {
        /// What matters most, in a few sentences.
        Summary = "summary" ["要約", "概要"],
        /// The common agenda and theory of change.
        Agenda = "agenda" ["共通の目標"],
        /// The story behind an indicator's curve.
        Story = "story" ["数字の背景"],
        /// What was learned and what changes because of it.
        Learning = "learning" ["学び"],
        /// What is hard.
        Challenges = "challenges" ["課題"],
        /// What the reader is asked for.
        Requests = "requests" ["お願い"],
        /// Plans for the next period.
        Plan = "plan" ["次の計画", "今後の計画"],
        /// A word to or from a sector.
        Message = "message" ["セクターへ"],
        /// The theme of the next meeting and what is not known about it.
        Theme = "theme" ["次回のテーマ"],
        /// What the next meeting aims for.
        Aim = "aim" ["めざす成果"],
        /// Questions for the next meeting.
        Questions = "questions" ["問い"],
        /// Risks and what is done about them.
        Risks = "risks" ["リスク"],
        /// Correction notice.
        Correction = "correction" ["訂正"],
    }
}

/// Where a text stands: at one of the places that every report has, or under a heading
/// that a region's outline adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextPlace {
    /// One that every report has.
    Usual(Section),
    /// A section of a region's own, by its name in the outline.
    Own(String),
}

impl TextPlace {
    /// Returns the place that a text names.
    pub(crate) fn from_text(text: &str) -> Self {
        Section::from_text(text).map_or_else(|| Self::Own(text.to_owned()), Self::Usual)
    }

    /// Returns its name, as the head of a text has it.
    pub fn name(&self) -> &str {
        match self {
            Self::Usual(section) => section.name(),
            Self::Own(name) => name,
        }
    }
}

impl PartialEq<Section> for TextPlace {
    fn eq(&self, section: &Section) -> bool {
        *self == Self::Usual(*section)
    }
}
