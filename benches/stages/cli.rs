//! The Typst CLI in a loop over the sources that `--keep-markup` keeps.

use std::path::Path;
use std::process::{Command, Stdio};

use entaku::files::{self, Files};
use entaku::project::Project;

/// Returns whether there is a `typst` on the PATH.
pub(crate) fn is_here() -> bool {
    let told = Command::new("typst").arg("--version").stdout(Stdio::null()).status();
    told.is_ok_and(|status| status.success())
}

/// Documents on the disk, as the CLI reads them.
pub(crate) struct Documents {
    folder: tempfile::TempDir,
    /// Each source with the data that it attaches.
    documents: Vec<Files>,
}

/// What every source is called.
const MAIN: &str = "document.typ";

impl Documents {
    /// Puts the look, fonts and images in a folder, and keeps the sources beside it.
    pub(crate) fn of(project: &Project<'_>, kept: &Files) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut shared = project.layers().clone();
        shared.overlay(project.inputs());
        files::write(folder.path(), &shared, &[]).expect("the disk takes it");
        let sources = kept.iter().filter(|(path, _)| path.ends_with(".typ"));
        let documents = sources.map(|(path, source)| {
            // Title is what the standard asks for and our sources leave to the program.
            let titled =
                format!("#set document(title: \"x\")\n{}", String::from_utf8_lossy(source));
            let mut document = Files::new();
            document.insert(MAIN, titled.into_bytes());
            let stem = format!("{}/", path.trim_end_matches(".typ"));
            for (data, bytes) in kept.under(&stem) {
                document.insert(&data[stem.len()..], bytes.clone());
            }
            document
        });
        Self { documents: documents.collect(), folder }
    }

    /// Typesets one after the other.
    pub(crate) fn typeset(&self) {
        let root = self.folder.path();
        for document in &self.documents {
            files::write(root, document, &[]).expect("the disk takes it");
            let done = self.command(root).status().expect("typst runs");
            assert!(done.success(), "typst makes every document");
        }
    }

    fn command(&self, root: &Path) -> Command {
        let mut typst = Command::new("typst");
        typst.args([
            "compile",
            "--jobs",
            "1",
            "--ignore-system-fonts",
            "--features",
            "a11y-extras",
        ]);
        typst.args(["--pdf-standard", "ua-1,a-3a"]);
        typst.arg("--root").arg(root).arg("--font-path").arg(root.join("templates/fonts"));
        typst.arg(root.join(MAIN)).arg(root.join("document.pdf"));
        typst
    }
}
