//! What a clause claims of an indicator: words of judgement that it holds, unless they are
//! denied or left open.
//!
//! Beside what people usually say stand the words that the roundtable has for statuses. A
//! word that it has for another status than people usually mean claims what it means here.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::domain::words::Direction;
use crate::locale::{Language, Words};

use super::super::status::Status;

/// What a word claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// The target is reached.
    Reached,
    /// The target is not reached.
    NotReached,
    /// The value is above the target.
    Above,
    /// The value is below the target.
    Below,
    /// All is well.
    Well,
    /// It is late or worse.
    Late,
}

impl Claim {
    /// What the words for a status claim; those for having none claim nothing.
    fn of(status: Status) -> Option<Self> {
        match status {
            Status::Achieved => Some(Self::Reached),
            Status::OnTrack => Some(Self::Well),
            _ => status.is_rated().then_some(Self::Late),
        }
    }

    /// Returns whether a status says otherwise of an indicator for which this direction is
    /// good. Where there is no judgement, there is none to contradict.
    pub(super) fn contradicts(self, status: Status, direction: Direction) -> bool {
        let is_well = matches!(status, Status::Achieved | Status::OnTrack);
        let is_reached = status == Status::Achieved;
        let goes = |way: Direction, other: Direction| match direction {
            it if it == way => !is_reached,
            it if it == other => is_reached,
            _ => false,
        };
        status.is_rated()
            && match self {
                Self::Reached => !is_reached,
                Self::NotReached => is_reached,
                Self::Above => goes(Direction::Up, Direction::Down),
                Self::Below => goes(Direction::Down, Direction::Up),
                Self::Well => !is_well,
                Self::Late => is_well,
            }
    }

    /// What is claimed where it is denied; that it is not above says nothing.
    fn denied(self) -> Option<Self> {
        match self {
            Self::Well => Some(Self::Late),
            Self::Late => Some(Self::Well),
            // Not reached yet may well be on track.
            Self::Reached => Some(Self::NotReached),
            Self::NotReached => Some(Self::Reached),
            Self::Above | Self::Below => None,
        }
    }
}

/// What people usually say.
static USUAL: LazyLock<Vec<(Claim, Regex)>> = LazyLock::new(|| {
    [
        (
            Claim::Reached,
            "達成しました|達成した|達成済|達成できました|達成できた|達成して|達成です|\
             目標値?に(?:届きました|届いた|届いて|達しました|達した|達して|到達し)|\
             目標値?をクリアし",
        ),
        (Claim::NotReached, "目標値?に(?:届きません|届かな|達しません|達しな)"),
        (Claim::Above, "目標値?を(?:上回りました|上回った|上回って|超えました|超えた|超えて)"),
        (Claim::Below, "目標値?を(?:下回りました|下回った|下回って)"),
        (
            Claim::Well,
            "順調|(?:道筋|計画|予定|想定)(?:どおり|通り)|[いよ良]い調子|調子が[いよ良]い|\
             (?:予定|計画)より(?:も|[0-9０-９か月年半約]+)?(?:早[いくま]|進んで)",
        ),
        (
            Claim::Late,
            "遅れて|遅れ[がはも]|遅れです|遅延|悪化して|悪化しま|未達|伸び悩んで|伸び悩みま|停滞して|\
             (?:予定|計画)より(?:も|[0-9０-９か月年半約]+)?遅[いくれ]",
        ),
        (
            Claim::NotReached,
            r"(?i)\b(?:not (?:yet )?(?:been )?(?:achieved|reached|met)|(?:missed|short of) (?:the|its|our|their) targets?)\b",
        ),
        (
            Claim::Reached,
            r"(?i)\b(?:(?:has|have|was|were|is|are) (?:been )?(?:achieved|reached)|(?:met|hit|reached) (?:the|its|our|their) targets?|targets? (?:(?:has|have) been|was|were|is|are) met)\b",
        ),
        (Claim::Above, r"(?i)\b(?:above|exceeded|exceeds|surpassed) (?:the|its|our|their) targets?\b"),
        (Claim::Below, r"(?i)\bbelow (?:the|its|our|their) targets?\b"),
        (
            Claim::Well,
            r"(?i)\b(?:on track|on schedule|on course|as planned|according to plan|ahead of (?:schedule|plan)|going well)\b",
        ),
        (
            Claim::Late,
            r"(?i)\b(?:late|behind schedule|behind plan|falling behind|lagging|off track|off course|delayed|worsening)\b",
        ),
    ]
    .into_iter()
    .map(|(claim, words)| (claim, expression(words)))
    .collect()
});

/// What comes after a word that is denied.
static DENIED: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        "^.{0,4}?(?:では?ありません|では?な[いく]|とは(?:言|い)え(?:ません|ない)|いません|いない|ありません)",
    )
});

/// What comes before it.
static DENIED_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    expression(r"(?i)(?:\bnot(?: yet)?|n[’']t(?: yet)?|\bno longer|\bnever|\bfar from)\s*$")
});

/// What comes after a word that is wished for, feared, asked or a condition.
static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        "^(?:ら|い[きく]|ほし|くださ|もら|いただ|.{0,3}?(?:なら|場合|とき|れば|たら|ように|ための|に向け|を目指|かどうか|でしょうか|ですか|ますか)|\
         [をはも]取り戻|.{0,8}?(?:かもしれ|おそれ|恐れ|可能性|見込み))",
    )
});

/// What comes before it.
static OPEN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"(?i)\b(?:(?:if|whether|once|until|unless|should|will|would|could|may|might)\b[^.;]*|to (?:be|get|stay|keep|bring|put|come)(?: \w+){0,3} *)$",
    )
});

/// What a Japanese word is said with: in front of it a status, and not what one looks for.
const SAID: &str = "[」』”]?(?:です|でした|では|だ|である|であり|とな|にな|してい|しました|した|しつつ|が続|が出|\
                    が見|の状態|の状況|と判定|に入|に転|$|[。、」])";

/// What an English word is said with.
const IS: &str = r"\b(?:is|are|was|were|been|remains?|remained|stays?|stayed|became|turned|still|now)(?: now| still| not)*";

fn expression(text: &str) -> Regex {
    Regex::new(text).expect("a sound expression")
}

/// The words that a roundtable has for statuses.
#[derive(Debug)]
pub struct StatusWords {
    /// What each status is called, in the order of the languages.
    called: Vec<(Status, [String; Language::ALL.len()])>,
    /// Where a text says one that people usually do not say so, the longest first, and what
    /// it claims.
    own: Vec<(Option<Claim>, Regex)>,
}

impl StatusWords {
    /// Takes them from the words in force in each language.
    pub fn of<'w>(words: impl Fn(Language) -> &'w Words) -> Self {
        let called = Status::ALL.map(|status| {
            let key = format!("status-{}", status.code());
            (status, Language::ALL.map(|it| words(it).get(&key, &[]).unwrap_or_default()))
        });
        let all = called.iter().flat_map(|(status, names)| names.iter().map(|it| (*status, it)));
        let mut all: Vec<(Status, &str)> =
            all.map(|(status, name)| (status, name.trim())).filter(|it| !it.1.is_empty()).collect();
        all.sort_by_key(|(_, name)| std::cmp::Reverse(name.chars().count()));
        let own = all.into_iter().filter_map(|(status, name)| own_word(name, Claim::of(status)));
        let own = own.collect();
        Self { called: called.into(), own }
    }

    /// Returns what a status is called in each language.
    pub(super) fn called(&self, status: Status) -> [&str; Language::ALL.len()] {
        let found = self.called.iter().find(|(it, _)| *it == status);
        found.map_or(["", ""], |(_, names)| names.each_ref().map(String::as_str))
    }

    /// Returns a text as its readers have it: with the word of a status where it asks for
    /// one, `{{ word("status-late") }}`, and nothing of how other placeholders are written.
    pub(super) fn filled(&self, text: &str, language: Language) -> String {
        static PLACEHOLDER: LazyLock<Regex> =
            LazyLock::new(|| expression(r#"\{\{\s*(\w+)\(\s*"(?:status-)?([^"]*)"[^}]*\}\}"#));
        let at = Language::ALL.iter().position(|it| *it == language).unwrap_or_default();
        let word = |found: &Captures<'_>| match (&found[1], Status::from_code(&found[2])) {
            ("word" | "Word", Some(status)) => self.called(status)[at].to_owned(),
            _ => String::new(),
        };
        PLACEHOLDER.replace_all(text, word).into_owned()
    }

    /// Returns what a text claims, and the word that says so.
    pub(super) fn claim(&self, text: &str) -> Option<(Claim, String)> {
        let mut taken = Vec::new();
        for (claim, words) in &self.own {
            for found in words.captures_iter(text).filter_map(|found| found.get(1)) {
                let span = found.range();
                if taken.iter().any(|it| overlap(it, &span)) {
                    continue;
                }
                taken.push(span.clone());
                let meant = claim.and_then(|claim| meant(claim, text, &span));
                if let Some(claim) = meant {
                    return Some((claim, found.as_str().to_owned()));
                }
            }
        }
        usual(text, &taken)
    }
}

type Span = std::ops::Range<usize>;

fn overlap(one: &Span, other: &Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// What people usually say, beside words that mean something else here.
fn usual(text: &str, taken: &[Span]) -> Option<(Claim, String)> {
    USUAL.iter().find_map(|(claim, words)| {
        let mut found = words.find_iter(text);
        let found = found.find(|found| !taken.iter().any(|it| overlap(it, &found.range())))?;
        Some((meant(*claim, text, &found.range())?, found.as_str().to_owned()))
    })
}

/// What a word claims where it stands; nothing, if it is left open.
fn meant(claim: Claim, text: &str, span: &Span) -> Option<Claim> {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    if OPEN.is_match(after) || OPEN_BEFORE.is_match(before) {
        return None;
    }
    match DENIED.is_match(after) || DENIED_BEFORE.is_match(before) {
        true => claim.denied(),
        false => Some(claim),
    }
}

/// Where a text says a word for a status, if people do not usually say so.
fn own_word(name: &str, claim: Option<Claim>) -> Option<(Option<Claim>, Regex)> {
    let is_latin = name.is_ascii();
    let said = if is_latin { format!("is {name}") } else { format!("{name}です") };
    let usual = usual(&said, &[]).map(|(claim, _)| claim);
    let name = regex::escape(name);
    let anywhere = if is_latin { format!(r"(?i)\b({name})\b") } else { format!("({name})") };
    let stated = match is_latin {
        true => format!(r"(?i){IS} ({name})\b"),
        false => format!("({name}){SAID}"),
    };
    // A word of one letter is in many others.
    let is_long = name.chars().count() > 1;
    let words = match (usual, claim) {
        (usual, claim) if usual == claim => return None,
        (Some(_), _) => anywhere,
        (None, Some(Claim::Well)) if is_long => anywhere,
        (None, _) => stated,
    };
    Some((claim, expression(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JA: &str = "status-achieved = 達成\nstatus-on-track = 順調\nstatus-slightly-late = やや遅れ\n\
                      status-attention = 要注意\nstatus-late = 遅れ\nstatus-worsening = 悪化\n\
                      status-missed = 未達\nstatus-too-early = 判定前\n";
    const EN: &str = "status-achieved = Achieved\nstatus-on-track = On track\n\
                      status-slightly-late = Slightly late\nstatus-attention = Attention\n\
                      status-late = Late\nstatus-worsening = Worsening\nstatus-missed = Missed\n";

    /// The usual words, and others in their place.
    fn words(ja: &str, en: &str) -> StatusWords {
        let made =
            [(Language::Ja, JA, ja), (Language::En, EN, en)].map(|(language, usual, own)| {
                let mut words = Words::new(language);
                assert!(words.add(usual).is_empty() && words.add(own).is_empty());
                words
            });
        StatusWords::of(|language| {
            made.iter().find(|it| it.language() == language).expect("all languages")
        })
    }

    #[track_caller]
    fn check(words: &StatusWords, cases: &[(&str, Option<Claim>)]) {
        for (text, expected) in cases {
            assert_eq!(words.claim(text).map(|(claim, _)| claim), *expected, "{text}");
        }
    }

    #[test]
    fn words_claim_unless_denied_or_left_open() {
        use Claim::{Above, Below, Late, NotReached, Reached, Well};
        let cases = [
            ("見守り訪問は順調です。", Some(Well)),
            ("順調ではありません。", Some(Late)),
            ("順調とは言えません。", Some(Late)),
            ("遅れています。", Some(Late)),
            ("遅れていません。", Some(Well)),
            ("遅れが出ています。", Some(Late)),
            ("遅れはありません。", Some(Well)),
            ("目標を達成しました。", Some(Reached)),
            ("目標を達成していません。", Some(NotReached)),
            ("目標の達成に向けて進めます。", None),
            ("目標を達成していきます。", None),
            ("順調なら、来年は広げます。", None),
            ("順調でしょうか。", None),
            ("順調に進む見込みです。", None),
            ("遅れを取り戻します。", None),
            ("遅れが出るおそれがあります。", None),
            ("計画どおり進みました。", Some(Well)),
            ("いい調子です。", Some(Well)),
            ("いい調子ではありません。", Some(Late)),
            ("予定より早く進んでいます。", Some(Well)),
            ("予定より3か月早い進みです。", Some(Well)),
            ("予定より早めます。", None),
            ("予定より早ければ広げます。", None),
            ("予定より遅い進みです。", Some(Late)),
            ("計画より遅くありません。", Some(Well)),
            ("計画より遅れています。", Some(Late)),
            ("伸び悩んでいます。", Some(Late)),
            ("目標に届きました。", Some(Reached)),
            ("目標に届いたら、次を考えます。", None),
            ("目標値に達しています。", Some(Reached)),
            ("目標に届きませんでした。", Some(NotReached)),
            ("目標に届いていません。", Some(NotReached)),
            ("目標に届くように進めます。", None),
            ("目標を上回りました。", Some(Above)),
            ("目標を下回っています。", Some(Below)),
            ("目標を下回っていません。", None),
            ("Visits are on track.", Some(Well)),
            ("Visits are not on track.", Some(Late)),
            ("Visits aren’t on track.", Some(Late)),
            ("Visits are no longer on track.", Some(Late)),
            ("If visits are on track", None),
            ("We work to get visits back on track", None),
            ("The survey is late.", Some(Late)),
            ("It may be late.", None),
            ("Later in the year", None),
            ("Visits are ahead of schedule.", Some(Well)),
            ("Visits are off track.", Some(Late)),
            ("Visits are not yet off track.", Some(Well)),
            ("Visits met the target.", Some(Reached)),
            ("The target was met.", Some(Reached)),
            ("The target has not been met.", Some(NotReached)),
            ("The target has been reached.", Some(Reached)),
            ("Visits missed their target.", Some(NotReached)),
            ("Visits should meet the target.", None),
            ("The rate is below the target.", Some(Below)),
        ];
        check(&words("", ""), &cases);
    }

    #[test]
    fn words_in_force_claim_what_they_mean_here() {
        use Claim::{Late, NotReached, Reached, Well};
        let ja = "status-on-track = 着実\nstatus-slightly-late = おおむね順調\nstatus-late = 黄信号\n\
                  status-achieved = ゴール\nstatus-too-early = 予定どおり\n";
        let cases = [
            ("着実に進んでいます。", Some(Well)),
            ("着実ではありません。", Some(Late)),
            ("着実なら広げます。", None),
            // What people usually say is known too, but for what means something else here.
            ("順調です。", Some(Well)),
            ("おおむね順調です。", Some(Late)),
            ("おおむね順調ではありません。", Some(Well)),
            ("予定どおりです。", None),
            ("黄信号です。", Some(Late)),
            ("「黄信号」が続いています。", Some(Late)),
            ("黄信号ではありません。", Some(Well)),
            ("黄信号の交差点を渡ります。", None),
            ("ゴールです。", Some(Reached)),
            ("ゴールではありません。", Some(NotReached)),
            ("ゴールに向けて進めます。", None),
            ("遅れています。", Some(Late)),
            ("Visits are steady.", Some(Well)),
            ("Visits are not steady.", Some(Late)),
            ("Visits are at risk.", Some(Late)),
            ("People at risk are visited.", None),
            ("Visits are on course.", Some(Late)),
            ("Visits are on track.", Some(Well)),
        ];
        let en = "status-on-track = Steady\nstatus-late = At risk\nstatus-attention = On course\n";
        check(&words(ja, en), &cases);
        let one = words("status-on-track = 青\nstatus-late = 順調\n", "");
        check(
            &one,
            &[("青い車で配ります。", None), ("青です。", Some(Well)), ("順調に", Some(Late))],
        );
        assert_eq!(one.called(Status::OnTrack), ["青", "On track"]);
    }

    #[test]
    fn a_claim_is_measured_by_the_status() {
        let up = Direction::Up;
        assert!(Claim::Well.contradicts(Status::Late, up));
        assert!(!Claim::Well.contradicts(Status::OnTrack, up));
        assert!(Claim::Late.contradicts(Status::Achieved, up));
        assert!(Claim::Reached.contradicts(Status::OnTrack, up));
        assert!(!Claim::Well.contradicts(Status::Stale, up));
        assert!(Claim::Below.contradicts(Status::Achieved, up));
        assert!(!Claim::Below.contradicts(Status::OnTrack, up));
        // Few are good.
        assert!(Claim::Below.contradicts(Status::Late, Direction::Down));
        assert!(!Claim::Below.contradicts(Status::Achieved, Direction::Down));
        assert!(!Claim::Above.contradicts(Status::Achieved, Direction::Range));
    }
}
