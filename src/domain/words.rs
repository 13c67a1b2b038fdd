//! The fixed lists of words that a column may hold: who may see a row, which
//! way is good, how a meeting was attended.
//!
//! A word is read as its owner wrote it or by its name in data; a word that is
//! on no list is a problem of its cell.

use super::text::fold;

/// A word of a fixed list: its name in data, and the words people write.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Word {
    /// The canonical English word.
    pub name: &'static str,
    /// The Japanese word that the input workbook offers, then other accepted
    /// ones.
    pub words: &'static [&'static str],
}

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
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal [$($alias:literal),*],)* }) => {
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
    Visibility {
        /// The secretariat alone.
        Internal = "internal" ["事務局のみ", "内部", "非公開"],
        /// The member organisations.
        Members = "members" ["参加団体", "参加団体まで", "会員"],
        /// The funders too.
        Funder = "funder" ["資金提供者", "資金提供者まで"],
        /// Anyone.
        Public = "public" ["公開", "一般公開"],
    }
}

choice! {
    /// Whether a meeting took place.
    MeetingState {
        /// It is planned.
        Planned = "planned" ["予定"],
        /// It was held.
        Held = "held" ["実施", "開催", "終了", "済"],
        /// It was cancelled.
        Cancelled = "cancelled" ["中止", "流会", "延期"],
    }
}

choice! {
    /// How an organisation was represented at a meeting.
    Presence {
        /// Its delegate was there.
        Present = "present" ["出席", "出", "参加", "○", "◯", "〇", "対面"],
        /// Its delegate was there by video.
        Online = "online" ["オンライン", "WEB", "リモート"],
        /// Somebody else stood in.
        Proxy = "proxy" ["代理", "△", "代理出席"],
        /// The delegate came late.
        Late = "late" ["遅刻"],
        /// The delegate left early.
        LeftEarly = "left_early" ["途中退席", "早退"],
        /// Nobody was there.
        Absent = "absent" ["欠席", "欠", "×", "✕", "不参加"],
        /// Present without a seat.
        Observer = "observer" ["オブザーバー", "傍聴", "陪席"],
    }
}

choice! {
    /// What a commitment is.
    CommitmentKind {
        /// A promise of a sector or an organisation.
        Commitment = "commitment" ["約束", "行動計画"],
        /// A task given at a meeting.
        ActionItem = "action_item" ["宿題", "課題"],
        /// A longer piece of work.
        Project = "project" ["事業", "プロジェクト"],
    }
}

choice! {
    /// What the owner says of a commitment.
    CommitmentStatus {
        /// Not begun.
        NotStarted = "not_started" ["未着手", "着手前", "計画中"],
        /// Under way.
        InProgress = "in_progress" ["進行中", "実施中", "継続", "着手"],
        /// Done.
        Done = "done" ["完了", "達成", "済", "終了", "実施済"],
        /// Behind.
        Delayed = "delayed" ["遅延", "遅れ"],
        /// On hold.
        OnHold = "on_hold" ["保留", "中断", "休止"],
        /// Given up.
        Dropped = "dropped" ["中止", "取りやめ", "廃止", "撤回"],
    }
}

choice! {
    /// What an indicator measures (IATI result types; RBA's split of
    /// population and performance, domain.md 2.2).
    IndicatorLevel {
        /// The whole region.
        Population = "population" ["地域全体"],
        /// A change for people.
        Outcome = "outcome" ["成果", "アウトカム"],
        /// What was done or made.
        Output = "output" ["活動", "アウトプット"],
        /// How the roundtable itself works.
        Process = "process" ["過程", "プロセス"],
    }
}

choice! {
    /// Which way is good.
    Direction {
        /// More is better.
        Up = "up" ["増", "増加", "↑", "上昇", "高いほどよい"],
        /// Less is better.
        Down = "down" ["減", "減少", "↓", "低下", "低いほどよい"],
        /// Staying at the target is good.
        Maintain = "maintain" ["維持", "→", "横ばい"],
        /// Staying inside a range is good.
        Range = "range" ["範囲", "範囲内"],
    }
}

choice! {
    /// How observations of one fiscal year become one value.
    Aggregation {
        /// They are summed up from the start of the fiscal year.
        Sum = "sum" ["累計", "合計"],
        /// The latest one counts.
        Latest = "latest" ["期末", "最新", "時点"],
        /// They are averaged.
        Average = "average" ["平均"],
    }
}

choice! {
    /// How often an indicator is measured.
    Frequency {
        /// Every month.
        Monthly = "monthly" ["月", "毎月", "月次"],
        /// Every quarter.
        Quarterly = "quarterly" ["四半期"],
        /// Twice a year.
        HalfYearly = "half_yearly" ["半期", "半年"],
        /// Once a year.
        Yearly = "yearly" ["年", "毎年", "年次", "年度"],
        /// Every five years, as the census is.
        FiveYearly = "five_yearly" ["5年", "5年ごと", "五年"],
    }
}

choice! {
    /// Whether money is certain.
    FundingStatus {
        /// Decided.
        Confirmed = "confirmed" ["確定", "決定", "交付決定"],
        /// Applied for.
        Applied = "applied" ["申請中"],
        /// Hoped for.
        Expected = "expected" ["見込", "見込み"],
        /// At an end.
        Ended = "ended" ["終了"],
    }
}

choice! {
    /// A status that a person gives an indicator instead of the computed one.
    GivenStatus {
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
    ContributionKind {
        /// Money.
        Money = "money" ["資金", "お金", "寄付"],
        /// People's time.
        People = "people" ["人", "人手", "労力"],
        /// A place.
        Place = "place" ["場所", "会場"],
        /// Data.
        Data = "data" ["データ", "情報"],
        /// Goods.
        Goods = "goods" ["物品", "物"],
        /// Skills and knowledge.
        Expertise = "expertise" ["専門性", "専門知識", "技術"],
    }
}

choice! {
    /// The six functions of a backbone (S53).
    BackboneFunction {
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
    ChangeLevel {
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
    Section {
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
