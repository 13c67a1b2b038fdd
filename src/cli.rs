//! Commands and flags: the thin shell around [`pipeline::build`].
//!
//! Only this module prints, measures time, asks for the user's language and
//! sets the exit code: 0 made, 1 the inputs need fixing, 2 the machine failed
//! or the command line was wrong.

#![expect(clippy::disallowed_methods, reason = "the shell is where the outside comes in")]

mod answer;
mod help;
mod key;
mod layout;
mod past;
mod place;
mod seal;
mod tell;
mod verify;

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use crate::diagnostics::{self, say};
use crate::domain::time::{Grain, TimeSpan};
use crate::engine::Engine;
use crate::files::{self, Disk, Files, MachineError};
use crate::init;
use crate::locale::Language;
use crate::model::roundtable::Kind;
use crate::outputs::Outputs;
use crate::pipeline::{self, Progress, Request};
use crate::project::Project;
use crate::records;
use crate::records::dates::{DateContext, parse_date, parse_period};
use crate::schema;
use crate::sink::Nowhere;

use self::past::Past;

/// The command line. Help texts are in `diagnostics/{ja,en}.ftl`, by the name
/// of the command and flag, so that they come in the user's language.
#[derive(Debug, Parser)]
#[command(name = "entaku", version, args_conflicts_with_subcommands = true)]
#[command(disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    build: BuildFlags,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(BuildFlags),
    Check(CheckFlags),
    Answer(answer::AnswerFlags),
    Layout(layout::LayoutFlags),
    Init(InitFlags),
    Schema(SchemaFlags),
    Explain(ExplainFlags),
    Diff(DiffFlags),
    Seal(seal::SealFlags),
    Verify(verify::VerifyFlags),
    Key(key::KeyFlags),
}

#[derive(Debug, Args, Default)]
struct ProjectFlags {
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<TimeSpan>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

#[derive(Debug, Args, Default)]
struct BuildFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long, value_name = "ID")]
    audience: Vec<String>,
    #[arg(long, value_name = "KIND")]
    kind: Vec<KindFlag>,
    #[arg(long, value_name = "ja|en")]
    lang: Vec<LanguageFlag>,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = count)]
    jobs: Option<u16>,
    #[arg(long)]
    keep_markup: bool,
    #[arg(long)]
    slips: bool,
    #[arg(long)]
    new_issue: bool,
}

#[derive(Debug, Args)]
struct CheckFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long, value_name = "text|json", default_value = "text")]
    format: Format,
    #[arg(long)]
    slips: bool,
    #[arg(long)]
    receipts: bool,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct SchemaFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long)]
    config: bool,
    #[arg(long, conflicts_with = "config")]
    view: bool,
    #[arg(long, requires = "view")]
    markdown: bool,
}

#[derive(Debug, Args)]
struct ExplainFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(value_name = "ID")]
    figure: Option<String>,
    #[arg(long = "audience", id = "one_audience", value_name = "ID")]
    audience: Option<String>,
    #[arg(long, id = "archives", value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "text|json", default_value = "text")]
    format: Format,
}

#[derive(Debug, Args)]
struct DiffFlags {
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    #[arg(value_name = "FROM", value_parser = period)]
    from: TimeSpan,
    #[arg(value_name = "TO", value_parser = period)]
    to: TimeSpan,
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    #[arg(long = "audience", id = "one_audience", value_name = "ID")]
    audience: Option<String>,
    #[arg(long, id = "archives", value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "text|json", default_value = "text")]
    format: Format,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Args)]
struct InitFlags {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum KindFlag {
    Report,
    Guideline,
    Kit,
    Plain,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LanguageFlag {
    Ja,
    En,
}

impl From<LanguageFlag> for Language {
    fn from(flag: LanguageFlag) -> Self {
        match flag {
            LanguageFlag::Ja => Self::Ja,
            LanguageFlag::En => Self::En,
        }
    }
}

impl From<KindFlag> for Kind {
    fn from(flag: KindFlag) -> Self {
        match flag {
            KindFlag::Report => Self::Report,
            KindFlag::Guideline => Self::Guideline,
            KindFlag::Kit => Self::Kit,
            KindFlag::Plain => Self::Plain,
        }
    }
}

fn period(text: &str) -> Result<TimeSpan, String> {
    match parse_period(text, DateContext::default()) {
        Ok(span) if span.grain != Grain::Day => Ok(span),
        _ => Err("2026-10, 2026-Q2, 2026-H1, FY2026, CY2026, 2025-07..2026-06".to_owned()),
    }
}

fn count(text: &str) -> Result<u16, String> {
    text.parse().ok().filter(|count| *count > 0).ok_or_else(|| "1, 2, 3 …".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text, DateContext::default()).map_err(|_| "2026-10-31".to_owned())
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let language = help::spoken_language();
    let matches = match help::localised(language).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are answers, not errors; clap prints each to
            // its own stream.
            if error.use_stderr() {
                complain(&help::mistake(&error, language));
                return ExitCode::from(2);
            }
            return match error.print() {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(2),
            };
        }
    };
    let line = match CommandLine::from_arg_matches(&matches) {
        Ok(line) => line,
        Err(error) => error.exit(),
    };
    let ran = match line.command {
        None => build(&line.build, language),
        Some(Command::Build(flags)) => build(&flags, language),
        Some(Command::Check(flags)) => check(&flags, language),
        Some(Command::Answer(flags)) => answer::run(&flags, language),
        Some(Command::Layout(flags)) => layout::run(&flags, language),
        Some(Command::Init(flags)) => init(&flags, language),
        Some(Command::Schema(flags)) => schema(&flags, language),
        Some(Command::Explain(flags)) => explain(&flags, language),
        Some(Command::Diff(flags)) => diff(&flags, language),
        Some(Command::Seal(flags)) => seal::run(&flags, language),
        Some(Command::Verify(flags)) => verify::run(&flags, language),
        Some(Command::Key(flags)) => key::run(&flags, language),
    };
    match ran {
        Ok(code) => code,
        Err(error) => {
            complain(&error.message(language));
            ExitCode::from(2)
        }
    }
}

fn build(flags: &BuildFlags, language: Language) -> Result<ExitCode, MachineError> {
    let begun = Instant::now();
    let project = &flags.project.project;
    let out = place::of(project, flags.out.as_deref());
    let outputs = place::open(project, &out, language)?;
    let (inputs, templates) = read_project(project)?;
    let Some(past) = Past::read(&out, language)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let bar = progress_bar(language);
    let told = |progress: Progress<'_>| match progress {
        Progress::Started(count) => {
            bar.set_length(count as u64);
            bar.enable_steady_tick(Duration::from_millis(100));
        }
        Progress::Typesets(_) => {}
        Progress::Done(path) => {
            bar.set_message(path.to_owned());
            bar.inc(1);
        }
    };
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        audiences: flags.audience.clone(),
        kinds: flags.kind.iter().map(|&kind| kind.into()).collect(),
        languages: flags.lang.iter().map(|&language| language.into()).collect(),
        jobs: jobs(flags.jobs, language),
        keep_markup: flags.keep_markup,
        typeset: true,
        slips: flags.slips,
        sealed: &sealed,
        new_issue: flags.new_issue,
        seals: false,
        message_language: language,
        progress: &told,
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let mut documents = outputs.as_ref().map(Outputs::documents).unwrap_or_default();
    let mut built = pipeline::build(&project, &request, &mut documents);
    bar.finish_and_clear();
    let failed = diagnostics::any_error(&built.diagnostics);
    complain(&tell::problems(&built.diagnostics, &inputs, &templates, language));
    if built.is_sealed {
        let told =
            [("period", built.period.as_str().into()), ("issue", built.issue.to_string().into())];
        complain(&say(language, "build-sealed", &told));
        return Ok(ExitCode::from(1));
    }
    built.kept = past.kept(&out.join(&built.period), &built)?;
    let older = place::put(outputs.as_ref(), &built, documents, flags.slips)?;
    complain(&tell::slips(&built, &out, language));
    let counts = tell::counts(&built.diagnostics);
    if failed {
        complain(&say(language, "summary-nothing-made", &counts));
        return Ok(ExitCode::from(1));
    }
    if !built.documents.is_empty() {
        print(&tell::summary(&built, &out, begun.elapsed(), language));
        complain(&tell::older(&older, language));
    }
    if built.stopped.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    complain(&tell::stopped(&built, language));
    Ok(ExitCode::from(1))
}

fn check(flags: &CheckFlags, language: Language) -> Result<ExitCode, MachineError> {
    let project = &flags.project.project;
    let (inputs, templates) = read_project(project)?;
    let out = place::of(project, flags.out.as_deref());
    let Some(past) = Past::read(&out, language)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        typeset: false,
        slips: flags.slips,
        sealed: &sealed,
        message_language: language,
        ..Request::default()
    };
    let engine = Engine::new();
    let read = Project::new(&engine, inputs.clone(), templates.clone());
    let built = pipeline::build(&read, &request, &mut Nowhere);
    let failed = diagnostics::any_error(&built.diagnostics);
    let must_act = failed || !built.stopped.is_empty();
    let code = if must_act { ExitCode::from(1) } else { ExitCode::SUCCESS };
    let slips = || {
        if !flags.slips {
            return Ok(());
        }
        let outputs = place::open(project, &out, language)?;
        place::put_slips(outputs.as_ref(), &built)?;
        complain(&tell::slips(&built, &out, language));
        Ok(())
    };
    if flags.format == Format::Json {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let written = tell::problems_json(&built, flags.receipts, language, &mut out);
        complain_of(written.and_then(|()| out.flush()));
        slips()?;
        return Ok(code);
    }
    print(&tell::receipts(&built.receipts, flags.receipts, language));
    if !built.receipts.is_empty() {
        print(&say(language, "summary-period", &[("period", built.period.as_str().into())]));
    }
    complain(&tell::problems(&built.diagnostics, &inputs, &templates, language));
    slips()?;
    let counts = tell::counts(&built.diagnostics);
    if failed {
        complain(&say(language, "summary-must-fix", &counts));
    } else if must_act {
        complain(&tell::stopped(&built, language));
    } else {
        let [_, questions, warnings] = counts;
        let told = [("files", inputs.len().into()), questions, warnings];
        print(&say(language, "summary-checked", &told));
    }
    Ok(code)
}

fn init(flags: &InitFlags, language: Language) -> Result<ExitCode, MachineError> {
    let folder = flags.folder.display().to_string();
    files::recover(Disk::real(), &flags.folder)?;
    if files::is_occupied(&flags.folder) {
        complain(&say(language, "init-occupied", &[("folder", folder.into())]));
        return Ok(ExitCode::from(1));
    }
    let project = init::project();
    files::write(&flags.folder, &project, &[])?;
    print(&say(
        language,
        "init-made",
        &[("folder", folder.into()), ("files", project.len().into())],
    ));
    Ok(ExitCode::SUCCESS)
}

fn schema(flags: &SchemaFlags, language: Language) -> Result<ExitCode, MachineError> {
    if flags.config {
        print(&schema::of_config());
        return Ok(ExitCode::SUCCESS);
    }
    if flags.view {
        let templates = files::read(&flags.project.project, "templates")?;
        let shown = schema::view::of_sections(&templates);
        let text = if flags.markdown { shown.to_markdown() } else { shown.to_json() };
        print(&text);
        return Ok(ExitCode::SUCCESS);
    }
    let (inputs, _) = read_project(&flags.project.project)?;
    print(&schema::of_tables(&inputs, language));
    Ok(ExitCode::SUCCESS)
}

fn explain(flags: &ExplainFlags, language: Language) -> Result<ExitCode, MachineError> {
    let (inputs, templates) = read_project(&flags.project.project)?;
    let out = place::of(&flags.project.project, flags.out.as_deref());
    let Some(past) = Past::read(&out, language)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        sealed: &sealed,
        audiences: flags.audience.iter().cloned().collect(),
        message_language: language,
        ..Request::default()
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let told = pipeline::explain(&project, &request);
    if diagnostics::any_error(&told.diagnostics) {
        complain(&tell::problems(&told.diagnostics, &inputs, &templates, language));
        return Ok(ExitCode::from(1));
    }
    match tell::figures(&told.answer, flags.figure.as_deref(), flags.format, language) {
        Ok(text) => {
            print(&text);
            Ok(ExitCode::SUCCESS)
        }
        Err(text) => {
            complain(&text);
            Ok(ExitCode::from(1))
        }
    }
}

fn diff(flags: &DiffFlags, language: Language) -> Result<ExitCode, MachineError> {
    if flags.from.last >= flags.to.last {
        complain(&say(language, "diff-order", &[]));
        return Ok(ExitCode::from(2));
    }
    let (inputs, templates) = read_project(&flags.project)?;
    let out = place::of(&flags.project, flags.out.as_deref());
    let Some(past) = Past::read(&out, language)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let request = Request {
        period: Some(flags.to),
        as_of: flags.as_of,
        sealed: &sealed,
        audiences: flags.audience.iter().cloned().collect(),
        message_language: language,
        ..Request::default()
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let told = pipeline::compare(&project, flags.from, &request);
    if diagnostics::any_error(&told.diagnostics) {
        complain(&tell::problems(&told.diagnostics, &inputs, &templates, language));
        return Ok(ExitCode::from(1));
    }
    print(&tell::changes(&told.answer, (flags.from, flags.to), flags.format, language));
    Ok(ExitCode::SUCCESS)
}

fn read_project(project: &Path) -> Result<(Files, Files), MachineError> {
    let inputs = files::read_wanted(project, "inputs", &records::largest)?;
    Ok((inputs, files::read(project, "templates")?))
}

/// Returns how many threads typeset: as many as the machine has, or fewer if
/// that is asked for. More would only take memory.
fn jobs(asked: Option<u16>, language: Language) -> usize {
    let most = std::thread::available_parallelism().map_or(1, usize::from);
    let asked = asked.map_or(most, usize::from);
    if asked > most {
        complain(&say(language, "jobs-capped", &[("asked", asked.into()), ("most", most.into())]));
    }
    asked.min(most)
}

fn progress_bar(language: Language) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_prefix(say(language, "progress", &[]))
}

/// A reader that has seen enough (`entaku explain | head`) is no failure.
fn print(text: &str) {
    complain_of(writeln!(std::io::stdout(), "{text}"));
}

fn complain_of(written: std::io::Result<()>) {
    if let Err(error) = written.as_ref()
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        complain(&error.to_string());
    }
}

/// A closed standard error must not turn a message into a panic.
fn complain(text: &str) {
    if text.is_empty() {
        return;
    }
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}
