//! The files that the room changes, as they are on the disk, and what lies below them.

use std::sync::Arc;

use crate::adaptation::{self, Item, KEPT, STEPS, Settings, words_path};
use crate::engine::Ground;
use crate::files::{self, Files, MachineError};
use crate::locale::{Language, Words};
use crate::records::pack;
use crate::shell::folder;

use crate::desk::folder::Folder;
use crate::desk::proofs::ENGINE;

/// The settings of a project.
pub(super) const SETTINGS: &str = "inputs/roundtable.toml";

/// What the room is about.
pub(super) struct Layers {
    pub(super) language: Language,
    /// What people wrote, with the pack.
    pub(super) inputs: Files,
    /// The project's own templates, as they are written.
    pub(super) own: Files,
    /// What they were made of.
    pub(super) kept: Files,
    /// The changes that were made here.
    pub(super) steps: Files,
    /// What lies below.
    pub(super) ground: Arc<Ground>,
}

impl Layers {
    pub(super) fn read(folder: &Folder) -> Result<Self, MachineError> {
        let place = folder.place();
        let (inputs, _) = folder::read(place, None)?;
        let ground = ENGINE.ground(pack::templates(&inputs));
        Ok(Self {
            language: folder.language(),
            inputs,
            own: files::read(place, "templates")?,
            kept: files::read(place, KEPT)?,
            steps: files::read(place, STEPS)?,
            ground,
        })
    }

    /// The templates below the project.
    pub(super) fn below(&self) -> &Files {
        self.ground.files()
    }

    /// Every file that a change may be about.
    pub(super) fn now(&self) -> Files {
        let mut now = self.own.clone();
        now.overlay(&self.kept);
        if let Some(bytes) = self.inputs.get(SETTINGS) {
            now.insert(SETTINGS, bytes.clone());
        }
        now
    }

    /// Everything that can be changed, with titles in a language.
    pub(super) fn listed(&self, language: Language) -> Vec<Item> {
        let mut own = self.own.clone();
        // What is no text cannot be listed by its words.
        own.keep(|path, _| self.own.text(path).is_some() || !path.ends_with(".jinja"));
        let (spoken, _) = self.ground.templates(&own);
        let layers =
            adaptation::Layers { base: ENGINE.base(), pack: self.ground.pack(), own: &own };
        adaptation::list(layers, &spoken, language)
    }

    /// The words of the documents, in the language of the desk.
    pub(super) fn words(&self) -> Words {
        let mut words = Words::new(self.language);
        let path = words_path(self.language);
        for files in [self.below(), &self.own] {
            // What is wrong with them is told where they are changed.
            files.text(&path).map(|text| words.add(text));
        }
        words
    }

    /// The project's settings, if they can be read; those of no file are empty.
    pub(super) fn settings(&self) -> Option<Settings> {
        match self.inputs.get(SETTINGS) {
            None => Settings::read("").ok(),
            Some(_) => Settings::read(self.inputs.text(SETTINGS)?).ok(),
        }
    }

    /// The settings of the pack; empty without one.
    pub(super) fn pack(&self) -> Option<Settings> {
        let place = pack::place(&self.inputs).unwrap_or_default();
        let text = self.inputs.text(&format!("{place}{}", pack::SETTINGS));
        Settings::read(text.unwrap_or_default()).ok()
    }
}
