//! A region's own templates over those of the program: what there is to change, copies
//! that know what they were copied from, and which of them are behind.

mod copies;
mod listed;

pub use self::copies::{Copy, Unknown, behind, take};
pub use self::listed::{Group, Item, Layer, list};
