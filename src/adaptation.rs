//! A region's own templates over those of the program: what there is to change, copies
//! that know what they were copied from, which of them are behind, and how they catch up.

mod copies;
mod listed;
mod merge;
mod update;

pub use self::copies::{Copy, Unknown, behind, take};
pub use self::listed::{Group, Item, Layer, Layers, list};
pub use self::update::{BEFORE, KEPT, Region, Update, kept, settled, undo, update, words_behind};
