//! Where judgements begin, below which number of people nothing is printed, and who sees
//! what.

use rust_decimal::Decimal;

use crate::domain::rules::{ConditionCode, WarningCode};

use super::entry::{Entry, Group, Input, Label};
use super::layers::Layers;
use super::settings::{self, Field, Fields, Read, number};

/// Who may see rows that do not say it.
const READERS: &[&str] = &["internal", "members", "funder", "public"];

const fn readers(path: &'static [&'static str], word: &'static str) -> Field {
    Field { path, word, input: Input::Choice(READERS), usual: |_| String::new() }
}

/// Settings that are the same for every roundtable.
const FIXED: [Fields; 3] = [
    Fields {
        word: "limits-people",
        fields: &[
            number(&["disclosure", "internal"], "readers-internal", |it| {
                it.disclosure.internal.get_ref().to_string()
            }),
            number(&["disclosure", "members"], "readers-members", |it| {
                it.disclosure.members.get_ref().to_string()
            }),
            number(&["disclosure", "funder"], "readers-funder", |it| {
                it.disclosure.funder.get_ref().to_string()
            }),
            number(&["disclosure", "public"], "readers-public", |it| {
                it.disclosure.public.get_ref().to_string()
            }),
        ],
    },
    Fields {
        word: "limits-visibility",
        fields: &[
            readers(&["visibility", "default"], "seen-default"),
            readers(&["visibility", "meetings"], "seen-meetings"),
            readers(&["visibility", "decisions"], "seen-decisions"),
            readers(&["visibility", "commitments"], "seen-commitments"),
            readers(&["visibility", "indicators"], "seen-indicators"),
            readers(&["visibility", "narrative"], "seen-narrative"),
        ],
    },
    Fields {
        word: "limits-status",
        fields: &[
            number(&["thresholds", "on_track"], "limit-on-track", |it| {
                it.thresholds.on_track.get_ref().to_string()
            }),
            number(&["thresholds", "slightly_late"], "limit-slightly-late", |it| {
                it.thresholds.slightly_late.get_ref().to_string()
            }),
            number(&["thresholds", "too_early"], "limit-too-early", |it| {
                it.thresholds.too_early.get_ref().to_string()
            }),
            number(&["thresholds", "stale"], "limit-stale", |it| {
                it.thresholds.stale.get_ref().to_string()
            }),
        ],
    },
];

/// What the warnings are about, in words of the desk's; a code each.
const WARNINGS: [&str; 17] = [
    "sign-W1", "sign-W2", "sign-W3", "sign-W4", "sign-W5", "sign-W6", "sign-W7", "sign-W8",
    "sign-W9", "sign-W10", "sign-W11", "sign-W12", "sign-W13", "sign-W14", "sign-W15", "sign-W16",
    "sign-W17",
];

pub(super) fn groups(layers: &Layers) -> Vec<Group> {
    let mut groups = settings::groups(layers, &FIXED);
    let Some(read) = Read::of(layers) else { return groups };
    let group = |word, entries| Group { word, entries, ..Group::default() };
    groups.push(group("limits-conditions", conditions(layers, &read)));
    groups.push(group("limits-warnings", warnings(&read)));
    groups
}

pub(super) fn entry(layers: &Layers, id: &str) -> Option<Entry> {
    let read = Read::of(layers)?;
    let made = || conditions(layers, &read).into_iter().chain(warnings(&read));
    settings::entry(layers, &FIXED, id).or_else(|| made().find(|it| it.id == id))
}

/// The limits of the five conditions, each called as the report calls it.
fn conditions(layers: &Layers, read: &Read) -> Vec<Entry> {
    let words = layers.words();
    let rules = ConditionCode::ALL.iter().map(|it| it.rule());
    let entries = rules.filter_map(|rule| {
        let name = words.get(&format!("condition-{}", rule.code.to_lowercase()), &[]);
        let path = ["thresholds", "conditions", rule.code];
        let label = Label::Said(name.unwrap_or_default());
        Some(Entry {
            code: rule.code.to_owned(),
            ..read.value(&path, label, Input::Pair, Some(pair(rule.limits?)))
        })
    });
    entries.collect()
}

/// The limits of the early signs.
fn warnings(read: &Read) -> Vec<Entry> {
    let rules = WarningCode::ALL.iter().map(|it| it.rule());
    let entries = rules.zip(WARNINGS).map(|(rule, word)| {
        let path = ["thresholds", "warnings", rule.code];
        Entry {
            code: rule.code.to_owned(),
            ..read.value(&path, Label::Word(word), Input::Pair, Some(pair(rule.limits)))
        }
    });
    entries.collect()
}

fn pair((one, other): (Decimal, Decimal)) -> String {
    [one, other].map(|it| it.round_dp(2).normalize().to_string()).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_warning_has_its_word() {
        let codes: Vec<&str> = WarningCode::ALL.iter().map(|it| it.rule().code).collect();
        let words = WARNINGS.map(|it| it.trim_start_matches("sign-"));
        assert_eq!(codes, words);
    }
}
