//! What one part of a run made, written down for whoever joins the parts; and what all of
//! them come to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::manifest;

use super::shard::{Shard, split};
use super::{Region, Run, State};

/// What was measured of each roundtable, in the folder of the documents: parts of the next
/// run are dealt out by it.
pub const WORK: &str = ".work.json";

/// What a part of a run made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which it is, from 1 on.
    pub index: usize,
    /// Of how many.
    pub count: usize,
    /// What the engine calls the run.
    pub run: Option<String>,
    /// The period that was asked for; none if each roundtable's own.
    pub period: Option<String>,
    /// The digest of all that was asked for.
    #[serde(default)]
    pub asked: String,
    /// What all parts of a split have in common: the digest of which part makes what.
    pub split: String,
    /// How each of its roundtables ended.
    pub runs: Vec<Run>,
    /// How long each of them took, in thousandths of a second; none of those that were
    /// unchanged, which says nothing of the work there is.
    pub work: BTreeMap<String, u64>,
}

/// The parts of a run together.
#[derive(Debug, Default)]
pub struct Joined {
    /// How many parts there are.
    pub count: usize,
    /// How each roundtable ended, in the order of the workspace.
    pub runs: Vec<Run>,
    /// The parts that are not there, each with the roundtables that it was to make.
    pub missing: Vec<(usize, Vec<String>)>,
    /// The period that was asked for; none if each roundtable's own.
    pub period: Option<String>,
}

/// Why parts cannot be joined.
#[derive(Debug, PartialEq, Eq)]
pub enum Unjoined {
    /// There is none.
    Nothing,
    /// These are of other runs, or were dealt out otherwise.
    Different(Vec<String>),
}

impl Part {
    /// The folder of all parts, in that of the documents: nobody looks there.
    pub const FOLDER: &str = ".shards";

    /// The file of a part, in its own folder.
    pub const NAME: &str = "part.json";

    /// Returns the folder of a part: each has one, so that none waits for another to write.
    pub fn folder(index: usize, count: usize) -> String {
        format!("{}/{index}-of-{count}", Self::FOLDER)
    }

    /// Returns it for programs.
    pub fn to_json(&self) -> Vec<u8> {
        manifest::to_json(self)
    }

    /// Reads a part; nothing, if it is none.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }
}

impl Shard {
    /// Returns the roundtables that it makes, and the digest of the split.
    pub fn of<'r>(
        &self,
        regions: &'r [Region],
        work: &BTreeMap<String, u64>,
    ) -> (Vec<&'r Region>, String) {
        let parts = split(regions, work, self.count);
        let dealt = regions.iter().zip(&parts);
        let digest = digest_of(dealt.clone().map(|(region, part)| (&*region.name, *part)));
        let own = dealt.filter(|(_, part)| **part == self.index).map(|(region, _)| region);
        (own.collect(), digest)
    }
}

/// A digest of which part makes what, which does not depend on the order of the workspace.
fn digest_of<'r>(dealt: impl Iterator<Item = (&'r str, usize)>) -> String {
    let dealt: BTreeMap<&str, usize> = dealt.collect();
    let text: String = dealt.iter().map(|(name, part)| format!("{part} {name}\n")).collect();
    manifest::digest(text.as_bytes())
}

/// Joins parts: what none of them made is named.
///
/// # Errors
/// If there is no part, or they are not parts of one run.
pub fn join(
    regions: &[Region],
    parts: &[Part],
    work: &BTreeMap<String, u64>,
) -> Result<Joined, Unjoined> {
    let first = parts.first().ok_or(Unjoined::Nothing)?;
    // A part that was made by itself, of no engine's run, belongs to any.
    let run = parts.iter().find_map(|it| it.run.as_ref());
    let is_of_run = |it: &Part| it.run.is_none() || it.run.as_ref() == run;
    let common = |it: &Part| (it.count, it.asked.clone(), it.period.clone(), it.split.clone());
    let is_alike = |it: &&Part| common(it) == common(first) && is_of_run(it);
    let others: Vec<String> = parts
        .iter()
        .filter(|it| !is_alike(it))
        .map(|it| Part::folder(it.index, it.count))
        .collect();
    if !others.is_empty() {
        return Err(Unjoined::Different(others));
    }
    let there: BTreeSet<usize> = parts.iter().map(|it| it.index).collect();
    let made: BTreeMap<&str, &Run> =
        parts.iter().flat_map(|it| &it.runs).map(|it| (it.region.as_str(), it)).collect();
    let mut missing: BTreeMap<usize, Vec<String>> =
        (1..=first.count).filter(|it| !there.contains(it)).map(|it| (it, Vec::new())).collect();
    let dealt = split(regions, work, first.count);
    let mut runs = Vec::new();
    for (region, part) in regions.iter().zip(dealt) {
        match made.get(region.name.as_str()) {
            Some(run) => runs.push((*run).clone()),
            None => {
                // A roundtable that came to the workspace since is in no part that is there.
                missing.entry(part).or_default().push(region.name.clone());
                runs.push(Run::new(region, State::Failed));
            }
        }
    }
    // A part without any roundtable is not missed.
    missing.retain(|_, regions| !regions.is_empty());
    let missing = missing.into_iter().collect();
    Ok(Joined { count: first.count, runs, missing, period: first.period.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regions(names: &[&str]) -> Vec<Region> {
        names.iter().map(|it| Region { name: (*it).to_owned(), folder: (*it).to_owned() }).collect()
    }

    fn made(index: usize, count: usize, run: Option<&str>, all: &[Region]) -> Part {
        let run = run.map(str::to_owned);
        let (own, split) = Shard { index, count, run: run.clone() }.of(all, &BTreeMap::new());
        let runs = own.into_iter().map(|it| Run::new(it, State::Made)).collect();
        Part {
            index,
            count,
            run,
            period: None,
            asked: String::new(),
            split,
            runs,
            work: BTreeMap::new(),
        }
    }

    #[test]
    fn parts_come_to_the_whole_and_what_is_missing_is_named() {
        let all = regions(&["a", "b", "c", "d"]);
        let parts: Vec<Part> = (1..=3).map(|it| made(it, 3, Some("7"), &all)).collect();
        let joined = |parts: &[Part]| join(&all, parts, &BTreeMap::new());
        let whole = joined(&parts).expect("parts of one run");
        let names: Vec<&str> = whole.runs.iter().map(|it| it.region.as_str()).collect();
        assert_eq!((names, whole.missing), (vec!["a", "b", "c", "d"], Vec::new()));
        let some = joined(&parts[1..]).expect("parts of one run");
        assert_eq!(some.missing, [(1, vec!["a".to_owned(), "d".to_owned()])]);
        assert_eq!((some.runs[0].state, some.runs[1].state), (State::Failed, State::Made));
        assert_eq!(joined(&[]).unwrap_err(), Unjoined::Nothing);
        // Parts of two runs are no whole, nor are those of two splits.
        let other = [parts[0].clone(), made(2, 3, Some("8"), &all), parts[2].clone()];
        assert_eq!(joined(&other).unwrap_err(), Unjoined::Different(vec![".shards/2-of-3".into()]));
        // One that was made again by itself belongs to the run that it was missing in.
        let again = [parts[0].clone(), made(2, 3, None, &all), parts[2].clone()];
        assert_eq!(joined(&again).expect("parts of one run").missing, []);
        let moved = made(2, 3, Some("7"), &all[1..]);
        let told = joined(&[parts[0].clone(), moved]).unwrap_err();
        assert!(matches!(told, Unjoined::Different(_)), "{told:?}");
        let before = Part { period: Some("2026-09".to_owned()), ..parts[1].clone() };
        let told = joined(&[parts[0].clone(), before, parts[2].clone()]).unwrap_err();
        assert!(matches!(told, Unjoined::Different(_)), "{told:?}");
        let json = parts[0].to_json();
        assert_eq!(Part::from_json(&json).as_ref(), Some(&parts[0]));
    }

    #[test]
    fn a_part_without_a_roundtable_is_not_missed() {
        let all = regions(&["a"]);
        let joined = join(&all, &[made(1, 5, None, &all)], &BTreeMap::new()).expect("one part");
        assert_eq!(joined.missing, Vec::new());
    }
}
