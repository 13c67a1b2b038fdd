//! Entaku (円卓): the reporting engine of a roundtable's secretariat.
//!
//! One folder goes in, PDFs come out; [`pipeline::build`] is the whole program:
//!
//! - [`files`] reads the folder: [`Files`](files::Files).
//! - [`records`] says what each row says, and in which cell:
//!   [`Records`](records::Records).
//! - [`model`] says what is true, every reference resolved:
//!   [`Model`](model::Model).
//! - [`assessment`] says what follows, as of one day:
//!   [`Assessment`](assessment::Assessment).
//! - [`disclosure`] says what one audience may see:
//!   [`Disclosure`](disclosure::Disclosure).
//! - [`view`] words it as one document: [`View`](view::View).
//! - [`template`] writes its Typst source: [`Rendered`](template::Rendered).
//! - [`typeset`] makes the PDFs, the whole batch at once.
//! - [`rollup`] puts together what many roundtables said.
//! - [`manifest`] records what was made from what.
//! - [`seal`] keeps what went out, [`verify`] tells whether it is still that.
//! - [`returns`] makes the slips that send mistakes back to their authors.
//! - [`sink`] takes each finished document; [`outputs`] puts everything in place, or
//!   nothing.
//!
//! [`engine`] is what the program brings along, [`project`] one folder in memory.
//!
//! All stages share the words of [`domain`]: time, values, choices and names.
//! [`adaptation`] is what a region changes, and what its copies are copies of.
//! Beside the flow, [`schema`] describes the tables for other programs and
//! [`init`] begins a new project.
//!
//! [`diagnostics`], [`locale`], [`markup`], [`markdown`] and `spreadsheet` serve
//! all of them.
//! [`workspace`] is many roundtables, and what came of a run over them.
//! Nothing but [`files`] touches the disk; nothing reads the clock.

pub mod adaptation;
pub mod assessment;
pub mod cli;
pub mod desk;
pub mod diagnostics;
pub mod disclosure;
pub mod domain;
pub mod engine;
pub mod files;
pub mod init;
pub mod kept;
pub mod leaks;
pub mod locale;
pub mod mail;
pub mod manifest;
pub mod markdown;
pub mod markup;
pub mod model;
pub mod outputs;
pub mod pipeline;
pub mod project;
pub mod records;
pub mod returns;
pub mod rollup;
pub mod schema;
pub mod seal;
pub mod shell;
pub mod sink;
mod spreadsheet;
pub mod template;
pub mod typeset;

pub mod verify;
pub mod view;
pub mod workspace;
