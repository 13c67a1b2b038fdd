//! The parts of the room, each with its entries.

use crate::adaptation::Change;
use crate::desk::form::Fields;

use super::entry::{Entry, Group};
use super::layers::Layers;
use super::refusal::Wrong;
use super::{editions, limits, look, sectors, settings, texts, wording};

/// A part of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::desk) enum Part {
    /// The words of the documents.
    Words,
    /// Colours and measures.
    Look,
    /// Standing texts.
    Texts,
    /// The order of the sections.
    Order,
    /// Names, contacts and what documents say.
    About,
    /// Where judgements begin, and who sees what.
    Limits,
    /// The sectors.
    Sectors,
    /// The editions.
    Editions,
    /// What was changed.
    Past,
}

impl Part {
    /// Every part, in the order in which they are shown.
    pub(super) const ALL: [Self; 9] = [
        Self::Words,
        Self::Look,
        Self::Texts,
        Self::Order,
        Self::About,
        Self::Limits,
        Self::Sectors,
        Self::Editions,
        Self::Past,
    ];

    /// Its name in addresses.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Look => "look",
            Self::Texts => "texts",
            Self::Order => "order",
            Self::About => "about",
            Self::Limits => "limits",
            Self::Sectors => "sectors",
            Self::Editions => "editions",
            Self::Past => "past",
        }
    }

    /// Returns the part of this name.
    pub(in crate::desk) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Where it is: the room begins with the words.
    pub(super) fn path(self) -> String {
        match self {
            Self::Words => "/words".to_owned(),
            part => format!("/words/{}", part.code()),
        }
    }

    /// Its groups of entries, as far as they are asked for.
    pub(super) fn groups(self, layers: &Layers, asked: &Fields) -> Vec<Group> {
        match self {
            Self::Words => wording::groups(layers, asked),
            Self::Look => look::groups(layers),
            Self::Texts => texts::groups(layers, asked),
            Self::About => settings::about(layers),
            Self::Limits => limits::groups(layers),
            Self::Sectors => sectors::groups(layers),
            Self::Editions => editions::groups(layers),
            Self::Order | Self::Past => Vec::new(),
        }
    }

    /// Returns one of its entries.
    pub(super) fn entry(self, layers: &Layers, id: &str) -> Option<Entry> {
        match self {
            Self::Words => wording::entry(layers, id),
            Self::Look => look::entry(layers, id),
            Self::Texts => texts::entry(layers, id),
            Self::About => {
                let mut entries = settings::about(layers).into_iter().flat_map(|it| it.entries);
                entries.find(|it| it.id == id)
            }
            Self::Limits => limits::entry(layers, id),
            Self::Sectors => sectors::entry(layers, id),
            Self::Editions => editions::entry(layers, id),
            Self::Order | Self::Past => None,
        }
    }

    /// Works out the files of an entry with a value, or as the layer below has it.
    pub(super) fn write(
        self,
        layers: &Layers,
        entry: &Entry,
        given: Option<&str>,
    ) -> Result<Change, Wrong> {
        match self {
            Self::Words => wording::write(layers, entry, given),
            Self::Look => look::write(layers, entry, given),
            Self::Texts => texts::write(layers, entry, given),
            Self::About | Self::Limits | Self::Editions => settings::write(layers, entry, given),
            Self::Sectors => sectors::write(layers, entry, given),
            Self::Order | Self::Past => Err("place"),
        }
    }
}
