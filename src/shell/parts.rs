//! Parts of a run over many roundtables, each made by a program of its own, and joined when
//! they have ended. Each leaves a file, and nobody waits for anybody.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::domain::time::TimeSpan;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::manifest;
use crate::outputs::PATIENCE;
use crate::pipeline::Request;
use crate::workspace::{Joined, Part, Run, Shard, State, Summary, Unjoined, WORK, join};

use super::many::{Many, Step};
use super::{Tell, asked, place};

/// The parts of a run, as they were joined.
#[derive(Debug)]
pub struct Gathered {
    /// How many parts there are.
    pub count: usize,
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
    begin(many, shard)?;
    let (regions, split) = shard.of(&many.workspace.regions, &measured(&many.out())?);
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
        asked: manifest::digest(request.said().as_bytes()),
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

/// Takes away what earlier runs left of this part, and parts of runs that were dealt out to
/// another number: who joins must not find them, should this one end before its end.
fn begin(many: &Many, shard: &Shard) -> Result<(), MachineError> {
    let own = Part::folder(shard.index, shard.count);
    let of_all = format!("-of-{}", shard.count);
    for folder in files::folders(&many.out().join(Part::FOLDER)) {
        let name = folder.file_name().map(|it| it.to_string_lossy().into_owned());
        let place = format!("{}/{}", Part::FOLDER, name.unwrap_or_default());
        let is_stale = place == own || !place.ends_with(&of_all);
        if is_stale && files::is_file(&folder.join(Part::NAME)) {
            files::write(&folder, &Files::new(), &[Part::NAME.to_owned()])?;
            many.together(&[&place])?;
        }
    }
    Ok(())
}

/// Joins the parts of a run, and writes the summary of all. `then` makes what follows from it,
/// such as the whole of all; only when that is done the parts are taken away, if none is
/// missing: who is stopped before can join them again.
///
/// # Errors
/// If something cannot be read or written, or another process joins them.
pub fn gather<T>(
    many: &Many,
    language: Language,
    tell: Tell<'_>,
    then: impl FnOnce(&Gathered) -> Result<T, MachineError>,
) -> Result<Result<T, Unjoined>, MachineError> {
    let out = many.out();
    let place = out.join(Part::FOLDER);
    if !files::is_folder(&place) {
        return Ok(Err(Unjoined::Nothing));
    }
    let _lock = place::lock(&place, PATIENCE, language, tell)?;
    let mut parts = Vec::new();
    for folder in files::folders(&place) {
        let bytes = files::read_one(&folder.join(Part::NAME))?;
        parts.extend(bytes.and_then(|json| Part::from_json(&json)));
    }
    let joined = match join(&many.workspace.regions, &parts, &measured(&out)?) {
        Ok(joined) => joined,
        Err(unjoined) => return Ok(Err(unjoined)),
    };
    let Joined { count, runs, missing, period } = joined;
    let summary = Summary { name: many.name(language), regions: runs };
    many.put(&summary, language, tell)?;
    let period = period.as_deref().and_then(asked::period);
    let gathered = Gathered { count, summary, missing, period };
    let came = then(&gathered)?;
    if gathered.missing.is_empty() {
        for part in &parts {
            let place = out.join(Part::folder(part.index, part.count));
            files::write(&place, &Files::new(), &[Part::NAME.to_owned()])?;
        }
        // Last, for parts are dealt out by it.
        keep_work(many, &parts, language, tell)?;
        many.together(&[WORK, Part::FOLDER])?;
    }
    Ok(Ok(came))
}

/// How much work each roundtable was, as it was measured when parts were joined last.
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
