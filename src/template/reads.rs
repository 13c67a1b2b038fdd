//! What each section reads of its view, told from its template.

use std::collections::BTreeSet;

use minijinja::Environment;

use crate::files::Files;
use crate::locale::Language;

use super::Templates;

/// A section as whoever writes one must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionReads {
    /// Its name in the outline.
    pub name: String,
    /// The path of its template.
    pub template: String,
    /// What its template says of itself.
    pub about: String,
    /// Who reads it; everybody if it is not said.
    pub readers: Option<Vec<String>>,
    /// The sections that it belongs to.
    pub needs: Vec<String>,
    /// What it reads of the view, as paths: `report.summary.asks`.
    pub reads: BTreeSet<String>,
}

impl Templates {
    /// Returns the sections of a kind in the order of its outline, each with what it reads.
    pub fn sections(&self, kind: &'static str, layers: &Files) -> Vec<SectionReads> {
        // Templates are the same in every language.
        let environment = &self.environments[&Language::Ja];
        let section = |section| {
            let file = self.outlines.file(kind, section);
            let template = format!("templates/{file}");
            SectionReads {
                name: section.name.clone(),
                about: about(layers.text(&template).unwrap_or_default()),
                template,
                readers: section.readers.clone(),
                needs: section.needs.iter().map(|(need, _)| need.clone()).collect(),
                reads: reads(environment, file),
            }
        };
        self.outlines.all(kind).iter().map(section).collect()
    }
}

/// The comment that a template begins with.
fn about(source: &str) -> String {
    let comments = source.trim_start();
    let (first, rest) = comment(comments);
    // A copy begins with what it was copied from.
    let comment = if first.starts_with("Entaku ") { comment(rest.trim_start()).0 } else { first };
    comment.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The comment at the beginning of a text, and what follows it.
fn comment(source: &str) -> (&str, &str) {
    let comment = source.strip_prefix("{#").and_then(|rest| rest.split_once("#}"));
    comment.map_or(("", source), |(comment, rest)| (comment.trim_matches(['-', ' ', '\n']), rest))
}

/// What a template reads that it has not made itself. A section that takes in the one of
/// the base reads what that one reads.
fn reads(environment: &Environment<'_>, file: &str) -> BTreeSet<String> {
    let Ok(template) = environment.get_template(file) else { return BTreeSet::new() };
    let below = format!("base/{file}");
    let mut reads: BTreeSet<String> = template.undeclared_variables(true).into_iter().collect();
    if !file.starts_with("base/") && template.source().contains(&below) {
        reads.extend(self::reads(environment, &below));
    }
    reads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Templates, base};

    #[test]
    fn a_section_reads_what_it_names_and_what_the_one_below_reads() {
        let base = base();
        let path = "templates/report/learning.typ.jinja";
        let own = "{#- Ours,\n    at last. -#}\n{{ head.region }}{% include \"base/report/learning.typ.jinja\" %}{% for x in report.voices %}{{ x.quote }}{% endfor %}";
        let mut project = Files::new();
        project.insert(path, own.as_bytes());
        let templates = Templates::load(&base, &project, &mut Vec::new());
        let mut layers = base.clone();
        layers.overlay(&project);
        let sections = templates.sections("report", &layers);
        let learning = sections.iter().find(|it| it.name == "learning").expect("a section");
        assert_eq!((learning.about.as_str(), learning.template.as_str()), ("Ours, at last.", path));
        let names: Vec<&str> = learning.reads.iter().map(String::as_str).collect();
        assert_eq!(names, ["head.region", "report.learning", "report.voices", "t"]);
    }
}
