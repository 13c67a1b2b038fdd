//! Entaku: the reporting engine of a roundtable's secretariat.

pub mod assessment;
pub mod diagnostics;
pub mod disclosure;
pub mod files;
pub mod locale;
pub mod markdown;
pub mod markup;
pub mod model;
pub mod records;
