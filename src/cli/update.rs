//! `entaku templates update` and `undo`: what a newer program or pack changed, merged into
//! a project's copies; and the pages that differ, before and after.

use std::path::Path;
use std::process::ExitCode;

use crate::adaptation::{self, BEFORE, KEPT, Region, Update};
use crate::diagnostics::say;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::records::pack;
use crate::shell::verifying::PAGES;

use super::flags::ProjectFlags;
use super::terminal::{complain, jobs, print, read_project};

/// A project as it lies on the disk.
struct Found {
    inputs: Files,
    templates: Files,
    kept: Files,
    before: Files,
}

impl Found {
    fn read(flags: &ProjectFlags) -> Result<Self, MachineError> {
        let (inputs, mut templates) = read_project(flags)?;
        let kept = files::read(&flags.project, KEPT)?;
        templates.keep(|path, _| kept.get(path).is_none());
        let before = files::read(&flags.project, BEFORE)?;
        Ok(Self { inputs, templates, kept, before })
    }

    fn region(&self) -> Region<'_> {
        Region { templates: &self.templates, kept: &self.kept, before: &self.before }
    }
}

/// Merges what changed below the project into its copies.
pub(super) fn update(flags: &ProjectFlags, language: Language) -> Result<ExitCode, MachineError> {
    let found = Found::read(flags)?;
    let engine = Engine::new();
    let ground = engine.ground(pack::templates(&found.inputs));
    let update = adaptation::update(ground.files(), found.region());
    files::write(&flags.project, &update.files, &update.stale)?;
    for (path, marked) in &update.merged {
        let told = [("path", path.as_str().into()), ("count", (*marked).into())];
        print(&say(language, "update-merged", &told));
    }
    for (paths, key) in [(&update.gone, "update-gone"), (&update.marked, "update-marked")] {
        for path in paths {
            complain(&say(language, key, &[("path", path.as_str().into())]));
        }
    }
    if update.merged.is_empty() {
        print(&say(language, "update-nothing", &[]));
        let is_settled = update.marked.is_empty();
        return Ok(if is_settled { ExitCode::SUCCESS } else { ExitCode::from(1) });
    }
    print(&say(language, "update-undo", &[]));
    pages(flags, &engine, &found, &update, language)?;
    let marks: usize = update.merged.iter().map(|(_, marked)| marked).sum();
    if marks == 0 && update.marked.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    complain(&say(language, "update-settle", &[("count", marks.into())]));
    Ok(ExitCode::from(1))
}

/// Brings back what the last update replaced.
pub(super) fn undo(flags: &ProjectFlags, language: Language) -> Result<ExitCode, MachineError> {
    let found = Found::read(flags)?;
    let Some(undone) = adaptation::undo(found.region()) else {
        complain(&say(language, "undo-nothing", &[]));
        return Ok(ExitCode::from(1));
    };
    files::write(&flags.project, &undone.files, &undone.stale)?;
    for (path, _) in &undone.merged {
        print(&say(language, "undo-back", &[("path", path.as_str().into())]));
    }
    print(&say(language, "undo-done", &[]));
    Ok(ExitCode::SUCCESS)
}

/// Makes the documents with the copies as they were and as they are, and writes those that
/// differ, the one beside the other.
fn pages(
    flags: &ProjectFlags,
    engine: &Engine,
    found: &Found,
    update: &Update,
    language: Language,
) -> Result<(), MachineError> {
    let mut templates = found.templates.clone();
    for (path, _) in &update.merged {
        if let Some(bytes) = update.files.get(path) {
            templates.insert(path.as_str(), bytes.clone());
        }
    }
    let request = Request {
        period: flags.period,
        as_of: flags.as_of,
        jobs: jobs(None, language),
        message_language: language,
        ..Request::default()
    };
    let made = |templates: &Files| {
        // A marked place is shown as the region has it.
        let (settled, _) = adaptation::settled(templates);
        let project = Project::new(engine, found.inputs.clone(), settled);
        let mut documents = Files::new();
        pipeline::build(&project, &request, &mut documents);
        documents
    };
    let (before, after) = (made(&found.templates), made(&templates));
    let mut shown = Files::new();
    let mut count = 0_usize;
    for (path, now) in after.iter() {
        let was = before.get(path);
        let Some(stem) = path.strip_suffix(".pdf").filter(|_| was != Some(now)) else { continue };
        count += 1;
        shown.insert(format!("{PAGES}/{stem}.after.pdf"), now.clone());
        if let Some(was) = was {
            shown.insert(format!("{PAGES}/{stem}.before.pdf"), was.clone());
        }
    }
    let out = flags.project.join("outputs");
    replace(&out, &shown)?;
    let told = [("count", count.into()), ("folder", out.join(PAGES).display().to_string().into())];
    let key = match (after.is_empty(), count) {
        (true, _) => "update-no-pages",
        (_, 0) => "update-same-pages",
        _ => "update-pages",
    };
    print(&say(language, key, &told));
    Ok(())
}

/// Puts pages in place of those of an earlier update.
fn replace(out: &Path, shown: &Files) -> Result<(), MachineError> {
    let earlier = files::read(out, PAGES)?;
    let stale: Vec<String> = earlier
        .iter()
        .map(|(path, _)| path.to_owned())
        .filter(|path| shown.get(path).is_none())
        .collect();
    if shown.is_empty() && stale.is_empty() {
        return Ok(());
    }
    files::write(out, shown, &stale)
}
