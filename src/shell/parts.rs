//! Parts of a run over many roundtables, each made by a program of its own, and joined when
//! they have ended. Each leaves a file, and nobody waits for anybody.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::domain::time::TimeSpan;
use crate::engine::Engine;
use crate::files::{self, Files, Glance, MachineError};
use crate::locale::Language;
use crate::manifest;
use crate::outputs::PATIENCE;
use crate::pipeline::Request;
use crate::workspace::{Joined, Part, Region, Run, Shard, State, Summary, Unjoined, WORK, join};

use super::many::{Many, Step};
use super::{Tell, asked, place};

/// The parts of a run, as they were joined.
#[derive(Debug)]
pub struct Gathered {
    /// What came of all roundtables; those that no part made have failed.
    pub summary: Summary,
    /// The parts that are not there, each with the roundtables that it was to make.
    pub missing: Vec<(usize, Vec<String>)>,
    /// The period that was asked for; none if each roundtable's own.
    pub period: Option<TimeSpan>,
}

/// Makes the roundtables of one part, and writes down what came of them.
///
/// # Errors
/// If that cannot be written. What a roundtable lacks is in the part.
pub fn make(
    many: &Many,
    shard: &Shard,
    engine: &Engine,
    request: &Request<'_>,
    step: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Part, MachineError> {
    let place = many.out().join(Part::folder(shard.index, shard.count));
    // Who joins must not find what an earlier run left, should this one end before its end.
    if files::is_file(&place.join(Part::NAME)) {
        files::write(&place, &Files::new(), &[Part::NAME.to_owned()])?;
        many.together(&[&Part::folder(shard.index, shard.count)])?;
    }
    let (regions, split) = shard.of(&many.workspace.regions, &work(many)?);
    let ended = many.run(engine, request, &regions, step);
    let took = |(run, took): &(Run, Duration)| {
        let is_made = matches!(run.state, State::Made | State::Waits);
        let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        is_made.then(|| (run.region.clone(), took))
    };
    let part = Part {
        index: shard.index,
        count: shard.count,
        run: shard.run.clone(),
        period: request.period.map(|it| it.to_string()),
        split,
        work: ended.iter().filter_map(took).collect(),
        runs: ended.into_iter().map(|(run, _)| run).collect(),
    };
    let mut files = Files::new();
    files.insert(Part::NAME, part.to_json());
    files::write(&place, &files, &[])?;
    many.together(&[&Part::folder(shard.index, shard.count)])?;
    Ok(part)
}

/// Joins the parts of a run: writes the summary of all, and takes the parts away if none is
/// missing.
///
/// # Errors
/// If something cannot be read or written.
pub fn gather(
    many: &Many,
    language: Language,
    tell: Tell<'_>,
) -> Result<Result<Gathered, Unjoined>, MachineError> {
    let out = many.out();
    let mut parts = Vec::new();
    for folder in files::folders(&out.join(Part::FOLDER)) {
        let bytes = files::read_one(&folder.join(Part::NAME))?;
        parts.extend(bytes.and_then(|json| Part::from_json(&json)));
    }
    let joined = match join(&many.workspace.regions, &parts, &work(many)?) {
        Ok(joined) => joined,
        Err(unjoined) => return Ok(Err(unjoined)),
    };
    let Joined { runs, missing, period } = joined;
    let summary = Summary { name: many.name(language), regions: runs };
    many.put(&summary, language, tell)?;
    if missing.is_empty() {
        keep_work(many, &parts, language, tell)?;
        for part in &parts {
            let place = out.join(Part::folder(part.index, part.count));
            files::write(&place, &Files::new(), &[Part::NAME.to_owned()])?;
        }
        many.together(&[WORK, Part::FOLDER])?;
    }
    let period = period.as_deref().and_then(asked::period);
    Ok(Ok(Gathered { summary, missing, period }))
}

/// How much work each roundtable is: as it was measured when parts were joined last, if that
/// is known of all; else how much there is to read.
fn work(many: &Many) -> Result<BTreeMap<String, u64>, MachineError> {
    let measured = measured(&many.out())?;
    let regions = &many.workspace.regions;
    if regions.iter().all(|it| measured.contains_key(&it.name)) {
        return Ok(measured);
    }
    let here = |it: &Region| Glance::of(&many.folder.join(&it.folder), &["inputs"]).bytes();
    let size = |it: &Region| many.around.as_ref().and_then(|around| around.size(it));
    Ok(regions.iter().map(|it| (it.name.clone(), size(it).unwrap_or_else(|| here(it)))).collect())
}

fn measured(out: &Path) -> Result<BTreeMap<String, u64>, MachineError> {
    let bytes = files::read_one(&out.join(WORK))?;
    // What is no measure is measured again.
    Ok(bytes.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default())
}

/// Keeps what was measured for the next run.
fn keep_work(
    many: &Many,
    parts: &[Part],
    language: Language,
    tell: Tell<'_>,
) -> Result<(), MachineError> {
    let out = many.out();
    let mut all = measured(&out)?;
    all.extend(parts.iter().flat_map(|it| it.work.clone()));
    let mut files = Files::new();
    files.insert(WORK, manifest::to_json(&all));
    let _lock = place::lock(&out, PATIENCE, language, tell)?;
    files::write(&out, &files, &[])
}
