//! What an edition prints as data: a Frictionless Data Package
//! (specs.frictionlessdata.io), for those who use the numbers again.
//!
//! A table is in it only if a section that prints it is in a document of the edition, with
//! the rows and numbers that the section has, and no more: numbers as the figures of the
//! page are rounded, and for what is withheld nothing but a flag.

pub mod rollup;
mod table;
mod tables;
mod tongues;

use serde_json::json;

use crate::disclosure::Disclosed;
use crate::files::Files;

use super::head::head;
use super::setting::Setting;
use super::words::Wording;

use self::table::Table;
pub use self::tongues::Contents;
use self::tongues::{Tongues, once_each};

/// The folder of an edition's data, beside its documents.
pub const FOLDER: &str = "data";

/// Returns what an edition prints as data, by file names in its [`FOLDER`]; nothing, if it
/// prints no table. The settings are those of its languages.
pub fn package(disclosed: &Disclosed, settings: &[Setting<'_>], contents: &Contents) -> Files {
    let mut files = Files::new();
    let eras = disclosed.roundtable().eras;
    let wordings = settings.iter().map(|setting| Wording::new(setting.words, eras));
    let tongues = Tongues(wordings.collect());
    let (Some(setting), Some(wording)) = (settings.first(), tongues.0.first()) else {
        return files;
    };
    let tables = tables::of(disclosed, setting, contents, &tongues);
    if tables.is_empty() {
        return files;
    }
    for table in &tables {
        files.insert(table.path(), table.to_csv());
    }
    let heads: Vec<_> = settings
        .iter()
        .zip(&tongues.0)
        .map(|(setting, wording)| head(disclosed, setting, wording))
        .collect();
    let titles = heads.iter().map(|it| format!("{} {} {}", it.roundtable, it.edition, it.period));
    let period = disclosed.calendar().period.to_string();
    let about = About {
        name: format!("roundtable-{}", period.to_lowercase()),
        title: once_each(titles),
        description: tongues.said(|wording| {
            let cutoff = wording.short_date(disclosed.calendar().as_of);
            wording.say("data-about", &[("cutoff", cutoff)])
        }),
        version: period,
        publisher: wording.name(&disclosed.roundtable().secretariat.name).to_string(),
    };
    files.insert("datapackage.json", described(&about, &tables));
    files
}

/// What a package is about.
struct About {
    name: String,
    title: String,
    description: String,
    version: String,
    publisher: String,
}

/// Describes a package and its tables.
fn described(about: &About, tables: &[Table]) -> Vec<u8> {
    let described = json!({
        "profile": "data-package",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "contributors": [{ "title": about.publisher, "role": "publisher" }],
        "resources": tables.iter().map(Table::resource).collect::<Vec<_>>(),
    });
    format!("{described:#}\n").into_bytes()
}
