//! Many roundtables: which they are, what they share, and where their documents go.
//!
//! A workspace is a folder with a [`PATH`] in it, or only the patterns of `--each`. What
//! folders there are is told by whoever looks at the disk; here they are chosen.

mod page;
mod part;
mod regions;
mod shard;
mod summary;

use serde::Deserialize;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::Name;
use crate::files::Files;
use crate::locale::Language;
use crate::records::config::Setting;
use crate::records::config::recover::parse_as;

pub use self::part::{Joined, Part, Unjoined, WORK, join};
pub use self::regions::{Folders, ROLLUP, Region};
pub use self::shard::{Asked, Shard, Unknown};
pub use self::summary::{Problem, Run, State, Summary};

/// What the settings of a workspace are called, in its folder.
pub const PATH: &str = "workspace.toml";

/// Where documents go, if nothing else is said.
const OUT: &str = "outputs";

/// Many roundtables.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// What they are together, if that has a name.
    pub name: Option<Name>,
    /// The roundtables, each once and each with a name of its own.
    pub regions: Vec<Region>,
    /// The folder of the pack that they share, from the workspace's folder.
    pub layer: Option<String>,
    /// The folder of the documents, from the workspace's folder.
    pub out: String,
    /// What is said of all of them together, if anything is.
    pub rollup: Option<RollupSettings>,
    /// The folders that a pattern means and that are no roundtables.
    pub others: Vec<String>,
}

/// What a `[rollup]` says: for whom all roundtables are reported on together, and what.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RollupSettings {
    /// Its readers: what they may not see of a roundtable is in none of its numbers.
    #[serde(rename = "for")]
    pub readers: Option<Setting<String>>,
    /// The kinds of its documents; all if empty.
    pub kinds: Vec<Setting<String>>,
    /// The languages of its documents.
    pub languages: Vec<Setting<String>>,
    /// The indicators that roundtables share; all that two of them have if empty.
    pub indicators: Vec<Setting<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    workspace: Together,
    rollup: Option<RollupSettings>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Together {
    name: String,
    name_en: Option<String>,
    regions: Vec<Setting<String>>,
    layer: Option<String>,
    out: Option<String>,
}

impl Summary {
    /// Returns the summary as files: for spreadsheets, programs and people.
    pub fn to_files(&self, language: Language) -> Files {
        let mut files = Files::new();
        files.insert("summary.csv", self.to_csv(language));
        files.insert(Self::FILE, self.to_json());
        files.insert("summary.html", page::page(self, language).into_bytes());
        files
    }
}

impl Workspace {
    /// Reads the settings of a workspace, and chooses its roundtables among the folders that
    /// there are. What is wrong with them is told; then none of them is to be made.
    pub fn read(text: &str, folders: &dyn Folders) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let (written, is_readable) = parse_as::<Written>(PATH, text, &mut problems);
        let Together { name, name_en, regions, layer, out } = written.workspace;
        let patterns: Vec<(String, Origin)> = regions
            .into_iter()
            .map(|it| {
                let origin = Origin::byte(PATH, text, it.span().start);
                (it.into_inner(), origin)
            })
            .collect();
        if patterns.is_empty() && is_readable && problems.is_empty() {
            problems.push(Diagnostic::no_region(&Origin::file(PATH), ""));
        }
        let mut workspace = Self::of(&patterns, folders, &mut problems);
        workspace.name = (!name.is_empty()).then_some(Name { ja: name, en: name_en });
        workspace.layer = layer;
        workspace.out = out.unwrap_or(workspace.out);
        workspace.rollup = written.rollup;
        let shared = [workspace.layer.as_deref(), Some(workspace.out.as_str())];
        let shared: Vec<&str> = shared.into_iter().flatten().map(regions::plain).collect();
        workspace.others.retain(|it| !shared.contains(&it.as_str()));
        (workspace, problems)
    }

    /// Chooses roundtables by patterns alone.
    pub fn each(patterns: &[String], folders: &dyn Folders) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let origin = Origin::file("--each");
        let patterns: Vec<(String, Origin)> =
            patterns.iter().map(|it| (it.clone(), origin.clone())).collect();
        let mut workspace = Self::of(&patterns, folders, &mut problems);
        workspace.others.retain(|it| it != OUT);
        (workspace, problems)
    }

    fn of(
        patterns: &[(String, Origin)],
        folders: &dyn Folders,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let (regions, others) = regions::choose(patterns, folders, problems);
        Self { regions, others, out: OUT.to_owned(), ..Self::default() }
    }
}
