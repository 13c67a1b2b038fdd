//! A document as a PDF, and what keeps one from being made.

use jiff::civil::Date;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::foundations::{Datetime, Smart};
use typst::text::{Lang, Locale};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::locale::Language;

use super::twin;
use super::world::{Form, Manuscript, ManuscriptWorld, Typesetter};

/// Writes laid-out pages as a PDF.
pub(super) fn export(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
    mut document: PagedDocument,
) -> SourceResult<Vec<u8>> {
    let info = document.info_mut();
    info.title = Some(manuscript.title.as_str().into());
    info.author = vec![manuscript.author.as_str().into()];
    info.date = Smart::Auto;
    info.locale = Smart::Custom(Locale::new(lang(manuscript.language), None));
    typst_pdf::pdf(&document, &options(typesetter, manuscript))
}

/// What keeps a document from being made: what Typst finds laying it out, else writing it.
pub(super) fn faults(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
) -> Vec<SourceDiagnostic> {
    if world.form == Form::Html {
        return twin::faults(world, manuscript);
    }
    let made = typst::compile::<PagedDocument>(world).output;
    let made = made.and_then(|document| export(world.typesetter, manuscript, document));
    made.err().map(|errors| errors.into_iter().collect()).unwrap_or_default()
}

fn lang(language: Language) -> Lang {
    match language {
        Language::Ja => Lang::JAPANESE,
        Language::En => Lang::ENGLISH,
    }
}

fn options(typesetter: &Typesetter<'_>, manuscript: &Manuscript) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(manuscript.ident.clone()),
        creator: Smart::Custom(Some("Entaku".to_owned())),
        // Creation date = the data cut-off: the same inputs, the same bytes.
        timestamp: datetime_at_midnight(typesetter.today).map(Timestamp::new_utc),
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
            .expect("PDF/UA-1 and PDF/A-3a go together"),
        tagged: true,
        pretty: false,
    }
}

fn datetime_at_midnight(date: Date) -> Option<Datetime> {
    Datetime::from_ymd_hms(
        i32::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
        0,
        0,
        0,
    )
}
