//! A region's own templates over those of the program: what there is to change, copies
//! that know what they were copied from, which of them are behind, and how they catch up.

mod changed;
mod copies;
mod listed;
mod look;
mod merge;
mod settings;
mod steps;
mod update;
mod wording;

pub use self::changed::{Shift, body, changed, shifted, with_body};
pub use self::copies::{Copy, Unknown, behind, take};
pub use self::listed::{Group, Item, Layer, Layers, list};
pub use self::look::{LOOK, Named, hex, is_measure, named, with_value};
pub use self::settings::{Given, Lines, Settings, Unwritable};
pub use self::steps::{Change, STEPS, Step, noted, steps};
pub use self::update::{BEFORE, KEPT, Region, Update, kept, settled, undo, update, words_behind};
pub use self::wording::{Wording, worded, wordings, words_path};
