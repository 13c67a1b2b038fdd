//! What both shells do with a project's folder, the command line and the desk: read it, look
//! back at what went out, and put in place what was made.

#![expect(clippy::disallowed_methods, reason = "the shell is where the outside comes in")]

pub mod asked;
pub mod begin;
pub mod folder;
pub mod inputs;
pub mod keeping;
pub mod machine;
pub mod making;
pub mod many;
pub mod parts;
pub mod past;
pub mod place;
pub mod places;
pub mod resaid;
pub mod rolling;
pub mod sealing;
pub mod show;
pub mod stores;
pub mod telling;
pub mod titles;
pub mod verifying;

/// Tells a person something, in words.
pub type Tell<'a> = &'a dyn Fn(&str);
