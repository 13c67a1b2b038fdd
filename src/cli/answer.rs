//! `entaku answer`: the open questions, and an answer to one of them.
//!
//! An answer is a row of the table 読み方 in `inputs/`: it holds next month for
//! the same layout, can be changed by hand, and is taken back with `--undo`.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::{self, Diagnostic, say};
use crate::engine::Engine;
use crate::files::{Files, MachineError};
use crate::locale::Language;
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::records::answers;
use crate::shell::inputs;
use crate::sink::Nowhere;

use super::flags::ProjectFlags;
use super::many;
use super::tell;
use super::terminal::{complain, print, read_project};

#[derive(Debug, Args)]
pub(super) struct AnswerFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(value_name = "QUESTION")]
    question: Option<String>,
    #[arg(id = "answer_value", value_name = "ANSWER")]
    answer: Option<String>,
    #[arg(long)]
    undo: bool,
}

pub(super) fn run(flags: &AnswerFlags, language: Language) -> Result<ExitCode, MachineError> {
    if many::is_of_many(&flags.project.project, language) {
        return Ok(ExitCode::from(1));
    }
    let project = &flags.project.project;
    let (mut files, templates) = read_project(&flags.project)?;
    let before = files.get(answers::PATH).map(|bytes| bytes.to_vec()).unwrap_or_default();
    // A question that was answered is open again while it is answered anew.
    if let Some(id) = &flags.question {
        let without = answers::without(&before, id);
        if flags.undo && without == before {
            complain(&say(language, "answer-unknown", &[("id", id.as_str().into())]));
            return Ok(ExitCode::from(1));
        }
        if flags.undo {
            inputs::answer(project, |before| answers::without(before, id))?;
            print(&say(language, "answer-undone", &[("id", id.as_str().into())]));
            return Ok(ExitCode::SUCCESS);
        }
        files.insert(answers::PATH, without);
    }
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        typeset: false,
        message_language: language,
        ..Request::default()
    };
    let engine = Engine::new();
    let read = Project::new(&engine, files.clone(), templates.clone());
    let built = pipeline::build(&read, &request, &mut Nowhere);
    let Some(id) = &flags.question else {
        return list(project, &built.diagnostics, &files, &templates, language);
    };
    let found = diagnostics::open(&built.diagnostics)
        .find(|(_, asked)| asked.key.id().eq_ignore_ascii_case(id));
    let Some((question, asked)) = found else {
        complain(&say(language, "answer-unknown", &[("id", id.as_str().into())]));
        return Ok(ExitCode::from(1));
    };
    let Some(answer) = &flags.answer else {
        print(&tell::problems(std::slice::from_ref(question), &files, &templates, language));
        return Ok(ExitCode::SUCCESS);
    };
    let Some(reading) = answers::reading(asked, answer) else {
        let most = asked.readings.len().to_string();
        let told = [("answer", answer.as_str().into()), ("most", most.into())];
        let key = if asked.is_reason() { "answer-no-reason" } else { "answer-no-reading" };
        complain(&say(language, key, &told));
        return Ok(ExitCode::from(1));
    };
    inputs::answer(project, |before| answers::amend(before, question, Some(&reading)))?;
    print(&given(question, &reading, language));
    Ok(ExitCode::SUCCESS)
}

/// Lists the open questions; at a terminal, asks them one by one.
fn list(
    project: &Path,
    problems: &[Diagnostic],
    files: &Files,
    templates: &Files,
    language: Language,
) -> Result<ExitCode, MachineError> {
    let open: Vec<&Diagnostic> =
        diagnostics::open(problems).map(|(question, _)| question).collect();
    if open.is_empty() {
        print(&say(language, "answer-nothing", &[]));
        return Ok(ExitCode::SUCCESS);
    }
    let at_terminal = std::io::stdin().is_terminal();
    let mut lines = std::io::stdin().lock().lines();
    for question in open {
        print(&tell::problems(std::slice::from_ref(question), files, templates, language));
        if !at_terminal {
            continue;
        }
        print(&say(language, "answer-prompt", &[]));
        let line = lines.next().and_then(Result::ok).unwrap_or_default();
        let Some(asked) = question.asked() else { continue };
        let Some(reading) = answers::reading(asked, line.trim()) else { continue };
        inputs::answer(project, |before| answers::amend(before, question, Some(&reading)))?;
        print(&given(question, &reading, language));
    }
    Ok(ExitCode::SUCCESS)
}

fn given(question: &Diagnostic, reading: &str, language: Language) -> String {
    let meaning = question.reading(reading, language);
    let meaning = if meaning.is_empty() { reading.to_owned() } else { meaning };
    say(language, "answer-given", &[("reading", meaning.into()), ("path", answers::PATH.into())])
}
