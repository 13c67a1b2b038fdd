//! Templates of whole documents, which there were before documents were made of sections.

use crate::model::roundtable::DocumentKind;

use crate::template::outline::EXTENSION;

/// The kind of document that a file was the whole template of, when documents had one.
pub(super) fn whole_document(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix("templates/")?.strip_suffix(EXTENSION)?;
    DocumentKind::ALL.map(DocumentKind::code).into_iter().find(|kind| *kind == name)
}

/// Blocks of whole templates whose sections have other names, by the kind of document.
const RENAMED: [(&str, &str, &str); 7] = [
    ("report", "promises", "own-commitments"),
    ("report", "meetings", "decisions"),
    ("report", "picture", "picture, own-picture"),
    ("report", "charts", "charts, own-charts"),
    ("guideline", "promises", "commitments"),
    ("guideline", "last_promises", "last-commitments"),
    ("plain", "promises", "commitments"),
];

/// The blocks that a whole template says anew, as the sections that they are now.
pub(super) fn blocks(kind: &str, text: &str) -> String {
    let code = text.split("{#").enumerate().map(|(at, piece)| match piece.split_once("#}") {
        Some((_, after)) if at > 0 => after,
        _ => piece,
    });
    let code: String = code.collect();
    let names = code.split("{% block ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let names: Vec<String> = names
        .map(|name| {
            let renamed = RENAMED.iter().find(|(of, old, _)| (*of, *old) == (kind, name));
            renamed.map_or_else(|| name.replace('_', "-"), |(.., new)| (*new).to_owned())
        })
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::template::base;
    use crate::template::outline::Outlines;

    /// The names that blocks had when documents had whole templates stand in templates of
    /// regions, and do not change with ours.
    #[test]
    fn a_block_of_a_whole_template_is_told_as_a_section_that_there_is() {
        let (base, mut problems) = (base(), Vec::new());
        let outlines = Outlines::load(&base, &Files::new(), &mut problems);
        for (kind, old) in [
            (DocumentKind::Report, "promises system_changes people picture meetings cover_letter"),
            (DocumentKind::Guideline, "last_promises promises checklist"),
            (DocumentKind::Plain, "promises asks"),
            (DocumentKind::Kit, "timetable"),
        ] {
            let known: Vec<&str> =
                outlines.all(kind.code()).iter().map(|it| it.name.as_str()).collect();
            for block in old.split(' ') {
                let told = blocks(kind.code(), &format!("{{% block {block} %}}x{{% endblock %}}"));
                for name in told.split(", ") {
                    assert!(known.contains(&name), "{} {block}: {name}", kind.code());
                }
            }
        }
    }
}
