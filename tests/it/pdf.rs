//! Facts of finished PDFs, read with an independent library.

use std::collections::BTreeSet;

use lopdf::{Document, Object};

use crate::harness::{build, cases, described, project, root};

fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a PDF that can be opened")
}

fn catalog(document: &Document) -> &lopdf::Dictionary {
    document.catalog().expect("a catalog")
}

/// Text of an entry of the document information.
fn info(document: &Document, key: &[u8]) -> String {
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("info");
    let info = document.get_dictionary(info).expect("info dictionary");
    let bytes = info.get(key).and_then(Object::as_str).expect("an entry");
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => {
            let units: Vec<u16> =
                utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Names of fonts, and whether each is embedded.
fn fonts(document: &Document) -> BTreeSet<(String, bool)> {
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
        .map(|descriptor| {
            let name = descriptor.get(b"FontName").and_then(Object::as_name).expect("a name");
            let embedded = descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3");
            (String::from_utf8_lossy(name).into_owned(), embedded)
        })
        .collect()
}

fn structure_tags(document: &Document) -> BTreeSet<String> {
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter_map(|dictionary| dictionary.get(b"S").and_then(Object::as_name).ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect()
}

#[test]
fn every_document_of_the_sample_is_tagged_titled_and_embeds_its_fonts() {
    let (inputs, templates) = project(&root());
    let built = build(&inputs, &templates, 2);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
    let mut titles = BTreeSet::new();
    for (path, bytes) in built.outputs.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let document = open(bytes);
        titles.insert(info(&document, b"Title"));
        assert_eq!(info(&document, b"Author"), "瀬戸のわ地域円卓会議", "{path}");
        // The creation date is the data cut-off, not the day of the build.
        assert!(info(&document, b"CreationDate").starts_with("D:20261031"), "{path}");
        let catalog = catalog(&document);
        assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"ja");
        assert!(catalog.has(b"Outlines"), "{path} has bookmarks");
        assert!(catalog.has(b"StructTreeRoot"), "{path} is tagged");
        assert!(catalog.has(b"AF"), "{path} carries its data");
        let pages = document.get_pages().len();
        let range = if path.starts_with("internal") {
            // All of the funders' edition, warnings, findings and names.
            10..=26
        } else if path.starts_with("funder") {
            8..=20
        } else if path.contains("report") {
            2..=6
        } else {
            6..=14
        };
        assert!(range.contains(&pages), "{path} has {pages} pages");
        for (name, embedded) in fonts(&document) {
            assert!(embedded, "{path}: {name} is embedded");
            let is_pinned = ["BIZUDPGothic", "BIZUDGothic"].iter().any(|it| name.contains(it));
            assert!(is_pinned, "{path}: {name} is a pinned font");
        }
        let tags = structure_tags(&document);
        for tag in ["H1", "P", "Table", "TH", "TD", "L"] {
            assert!(tags.contains(tag), "{path} has {tag} among {tags:?}");
        }
    }
    assert_eq!(titles.len(), 14, "every document has a title of its own: {titles:?}");
}

/// Hostile text survives to the page: each piece is found in the text of the
/// PDF as it was written in its cell.
#[test]
fn hostile_text_is_printed_verbatim() {
    let (inputs, templates) = project(&cases().join("hostile"));
    let built = build(&inputs, &templates, 2);
    assert!(
        !entaku::diagnostics::any_error(&built.diagnostics),
        "{}",
        described(&built.diagnostics, &inputs)
    );
    let document = open(built.outputs.get("funder/report.ja.pdf").expect("is made"));
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text: String = document
        .extract_text(&pages)
        .expect("text")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    for piece in ["#read(\"/etc/passwd\")", "{{7*7}}", "$x^2$*b*_i_`c`@ref<label>", "=heading"] {
        assert!(text.contains(piece), "{piece} in {text}");
    }
}

#[test]
fn a_mistake_in_a_shadowed_look_is_told_at_its_line() {
    let (inputs, _) = project(&cases().join("minimal"));
    let mut templates = entaku::files::Files::new();
    templates.insert("templates/lib/charts.typ", b"#let x = 1\n#let y = missing\n".as_slice());
    let built = build(&inputs, &templates, 2);
    assert!(built.outputs.is_empty());
    let first = &built.diagnostics[0];
    assert_eq!(
        (first.code, first.origin.to_string().as_str()),
        ("typst-error", "templates/lib/charts.typ:2:10",)
    );
}

#[test]
fn a_warning_of_the_typesetter_is_told() {
    let (inputs, _) = project(&cases().join("minimal"));
    let base = entaku::template::base();
    let theme = base.get("templates/lib/theme.typ").expect("the theme");
    let theme = String::from_utf8_lossy(theme).replace("BIZ UDPGothic", "No Such Font");
    let mut templates = entaku::files::Files::new();
    templates.insert("templates/lib/theme.typ", theme.into_bytes());
    let built = build(&inputs, &templates, 2);
    let codes: BTreeSet<&str> = built.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, BTreeSet::from(["typst-warning"]));
    assert!(!built.outputs.is_empty());
}
