//! `entaku templates`: what a region can change, and copies to change it in.

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use crate::adaptation::{self, Group, Item, Layer, Layers, Unknown};
use crate::diagnostics::say;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::project::Project;
use crate::records::pack;
use crate::shell::titles::title;

use super::flags::ProjectFlags;
use super::terminal::{complain, print, read_project};
use super::update;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct TemplatesFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long, id = "only_group", value_name = "GROUP")]
    only: Option<OnlyFlag>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Take(TakeFlags),
    Update(ProjectFlags),
    Undo(ProjectFlags),
}

#[derive(Debug, Args)]
struct TakeFlags {
    #[arg(id = "template_name", value_name = "NAME")]
    name: String,
    #[command(flatten)]
    project: ProjectFlags,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnlyFlag {
    Sections,
    Parts,
    Texts,
    Look,
    Fonts,
    Words,
}

impl OnlyFlag {
    fn has(self, group: Group) -> bool {
        self == match group {
            Group::Outlines | Group::Sections(_) => Self::Sections,
            Group::Parts => Self::Parts,
            Group::Texts | Group::Readings => Self::Texts,
            Group::Look => Self::Look,
            Group::Fonts => Self::Fonts,
            Group::Words => Self::Words,
        }
    }
}

pub(super) fn run(flags: &TemplatesFlags, language: Language) -> Result<ExitCode, MachineError> {
    match &flags.command {
        Some(Command::Take(take)) => return taken(take, language),
        Some(Command::Update(project)) => return update::update(project, language),
        Some(Command::Undo(project)) => return update::undo(project, language),
        None => {}
    }
    let (inputs, templates) = read_project(&flags.project)?;
    let engine = Engine::new();
    let project = Project::new(&engine, inputs, templates);
    let layers =
        Layers { base: engine.base(), pack: project.ground().pack(), own: project.templates() };
    let items = adaptation::list(layers, project.spoken(), language);
    let items = items.into_iter().filter(|item| flags.only.is_none_or(|it| it.has(item.group)));
    print(&listed(&items.collect::<Vec<_>>(), language));
    Ok(ExitCode::SUCCESS)
}

/// The list, a group after the other, each line with its name, its layer and its title.
fn listed(items: &[Item], language: Language) -> String {
    let mut text = String::new();
    for group in items.chunk_by(|a, b| a.group == b.group) {
        let kind = match group[0].group {
            Group::Sections(kind) => kind.code(),
            _ => "",
        };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&say(language, head(group[0].group), &[("kind", kind.into())]));
        text.push('\n');
        let width = group.iter().map(|item| item.name.chars().count()).max().unwrap_or_default();
        for item in group {
            let layer = say(language, layer(item.layer), &[]);
            let title = title(item, language);
            text.push_str(format!("  {:width$}  {layer}  {title}", item.name).trim_end());
            text.push('\n');
        }
    }
    text.trim_end().to_owned()
}

fn head(group: Group) -> &'static str {
    match group {
        Group::Outlines => "templates-outlines",
        Group::Sections(_) => "templates-sections",
        Group::Parts => "templates-parts",
        Group::Texts => "templates-texts",
        Group::Look => "templates-look",
        Group::Fonts => "templates-fonts",
        Group::Readings => "templates-readings",
        Group::Words => "templates-words",
    }
}

fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Base => "templates-base",
        Layer::Pack => "templates-pack",
        Layer::Changed => "templates-changed",
        Layer::Own => "templates-own",
    }
}

/// Copies a template of the program into the project. What is there stays.
fn taken(flags: &TakeFlags, language: Language) -> Result<ExitCode, MachineError> {
    let project = &flags.project.project;
    let (inputs, templates) = read_project(&flags.project)?;
    let engine = Engine::new();
    let ground = engine.ground(pack::templates(&inputs));
    let name = [("name", flags.name.as_str().into())];
    let copy = match adaptation::take(ground.files(), &flags.name) {
        Ok(copy) => copy,
        Err(Unknown { near }) => {
            let near = if near.is_empty() { "empty".to_owned() } else { near };
            let [name] = name;
            complain(&say(language, "templates-unknown", &[name, ("near", near.into())]));
            return Ok(ExitCode::from(1));
        }
    };
    let path = [("path", copy.path.as_str().into())];
    if files::is_file(&project.join(&copy.path)) || templates.path(&copy.path).is_some() {
        complain(&say(language, "templates-there", &path));
        return Ok(ExitCode::from(1));
    }
    let told = if copy.has_head { "templates-taken" } else { "templates-taken-bare" };
    let told = say(language, told, &path);
    let mut made = Files::new();
    made.insert(adaptation::kept(&copy.path), copy.from);
    made.insert(copy.path, copy.bytes);
    files::write(project, &made, &[])?;
    print(&told);
    Ok(ExitCode::SUCCESS)
}
