//! The sheets of one file as they were before their rows were read, for whoever looks at
//! that file alone.

use super::columns::hints::Hints;
use super::layout::LayoutFiles;
use super::sheet::opened::Opened;

/// The sheets of one file, kept before their rows are read.
#[derive(Default)]
pub(crate) struct Watched {
    pub(crate) path: Option<String>,
    pub(crate) opened: Vec<Opened>,
    pub(crate) layouts: LayoutFiles,
    pub(crate) hints: Option<Hints>,
}

impl Watched {
    pub(crate) fn note(&mut self, opened: &[Opened]) {
        let Some(path) = &self.path else { return };
        let own = opened.iter().filter(|it| it.sheet.grid.source.path == *path);
        self.opened.extend(own.cloned());
    }

    pub(crate) fn note_rest(&mut self, layouts: LayoutFiles, hints: Hints) {
        if self.path.is_some() {
            self.layouts = layouts;
            self.hints = Some(hints);
        }
    }
}
