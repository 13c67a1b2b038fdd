//! The words of all stages: time, values, choices, names, and how texts are
//! compared. It knows no file and no page.

pub mod adding;
pub(crate) mod folder;
pub mod mailbox;
pub mod name;
pub mod people;
pub mod rollup;
pub mod rules;
pub mod text;
pub mod time;
pub mod value;
pub mod words;
