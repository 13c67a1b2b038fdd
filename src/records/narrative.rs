//! `inputs/narrative/*.md`: prose with a head that says where it belongs.
//!
//! The head is a few `key: value` lines between two lines of `---`:
//!
//! ```text
//! ---
//! section: summary
//! audience: business, npo
//! period: 2026-10
//! status: final
//! ---
//! ```
//!
//! Keys: `section` (required), `audience` (sectors' ids, `funder`, `internal`
//! or `all`), `period`, `goal`, `indicator`, `language`, `visibility`,
//! `status` (`draft` or `final`), `override` (why the text differs from the computed
//! status; it is printed), `few_people` (why it may say a small number of people; the
//! secretariat reads it). `author` says to whoever opens the file who wrote it: a name
//! of a person is on no page.

use crate::diagnostics::{Diagnostic, Origin};
use crate::locale::Language;

use crate::domain::text::fold;
use crate::domain::time::TimeSpan;
use crate::domain::value::Sourced;
use crate::domain::words::{Section, TextPlace, Visibility};

use super::dates::{self, DateContext};

/// A piece of prose and its head.
#[derive(Debug, Clone, PartialEq)]
pub struct NarrativeRecord {
    /// The file.
    pub path: String,
    /// Where it belongs.
    pub section: Sourced<TextPlace>,
    /// Who it is for; empty for everyone.
    pub audiences: Vec<Sourced<String>>,
    /// The period it is about; every one if none is given.
    pub period: Option<Sourced<TimeSpan>>,
    /// The goal it is about.
    pub goal: Option<Sourced<String>>,
    /// The indicator it is about.
    pub indicator: Option<Sourced<String>>,
    /// The language it is in; Japanese if not given.
    pub language: Language,
    /// Who may see it; the project's default if not given.
    pub visibility: Option<Visibility>,
    /// Whether it is still a draft, which no document prints.
    pub draft: bool,
    /// Why it may differ from the computed status.
    pub override_reason: Option<String>,
    /// Why it may say a small number of people.
    pub few_people: Option<String>,
    /// The Markdown.
    pub body: String,
    /// The line of the file that the body begins on, from 1.
    pub first_line: u32,
}

/// Reads the head of a narrative file; `None` if it has no usable head.
pub(crate) fn parse(
    path: &str,
    text: &str,
    context: DateContext,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<NarrativeRecord> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = Origin::text(path, 1, 1);
    let mut lines = text.split_inclusive('\n');
    let mut offset = match lines.next() {
        Some(line) if line.trim_end() == "---" => line.len(),
        _ => {
            diagnostics.push(Diagnostic::narrative_without_head(&start));
            return None;
        }
    };
    let mut record = NarrativeRecord {
        path: path.to_owned(),
        section: Sourced { value: TextPlace::Usual(Section::Summary), origin: start.clone() },
        audiences: Vec::new(),
        period: None,
        goal: None,
        indicator: None,
        language: Language::Ja,
        visibility: None,
        draft: false,
        override_reason: None,
        few_people: None,
        body: String::new(),
        first_line: 1,
    };
    let mut section = None;
    for (number, line) in (2..).zip(lines) {
        offset += line.len();
        let origin = Origin::text(path, number, 1);
        let line = line.trim();
        if line == "---" {
            let Some(section) = section else {
                diagnostics.push(Diagnostic::narrative_without_section(&start, &sections()));
                return None;
            };
            record.section = section;
            record.body = text[offset..].to_owned();
            record.first_line = number + 1;
            return Some(record);
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once([':', '：']) else {
            diagnostics.push(Diagnostic::narrative_head_line(&origin, line));
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        if value.is_empty() {
            continue;
        }
        if matches!(fold(key).as_str(), "section" | "章") {
            section = Some(Sourced { value: TextPlace::from_text(value), origin });
            continue;
        }
        record.note(key, value, &origin, context, diagnostics);
    }
    diagnostics.push(Diagnostic::narrative_without_head(&start));
    None
}

impl NarrativeRecord {
    /// Notes what a line of the head says beside the section.
    fn note(
        &mut self,
        key: &str,
        value: &str,
        origin: &Origin,
        context: DateContext,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let sourced = |value: String| Sourced { value, origin: origin.clone() };
        match fold(key).as_str() {
            "audience" | "対象" => {
                self.audiences = value
                    .trim_matches(['[', ']'])
                    .split([',', '、'])
                    .map(|audience| sourced(audience.trim().to_owned()))
                    .filter(|audience| {
                        !matches!(fold(&audience.value).as_str(), "all" | "全員" | "全体" | "")
                    })
                    .collect();
            }
            "period" | "期間" => match dates::parse_period(value, context) {
                Ok(value) => self.period = Some(Sourced { value, origin: origin.clone() }),
                Err(_) => diagnostics.push(Diagnostic::unreadable_date(origin, key, value)),
            },
            "goal" | "目標" => self.goal = Some(sourced(value.to_owned())),
            "indicator" | "指標" => self.indicator = Some(sourced(value.to_owned())),
            "language" | "lang" | "言語" => match Language::from_code(value) {
                Some(language) => self.language = language,
                None => diagnostics.push(Diagnostic::not_one_of(origin, key, value, "ja, en")),
            },
            "visibility" | "公開範囲" => match Visibility::from_text(value) {
                Some(visibility) => self.visibility = Some(visibility),
                None => diagnostics.push(Diagnostic::not_one_of(
                    origin,
                    key,
                    value,
                    "internal, members, funder, public",
                )),
            },
            "status" | "状態" => match fold(value).as_str() {
                "draft" | "下書き" => self.draft = true,
                "final" | "確定" => self.draft = false,
                _ => {
                    diagnostics.push(Diagnostic::not_one_of(origin, key, value, "draft, final"));
                }
            },
            "override" | "判定と違う理由" => {
                self.override_reason = Some(value.to_owned());
            }
            "few_people" | "少人数を載せる理由" => {
                self.few_people = Some(value.to_owned());
            }
            "author" | "執筆者" => {}
            _ => diagnostics.push(Diagnostic::narrative_unknown_key(origin, key.trim())),
        }
    }
}

/// The places that every report has for texts.
fn sections() -> String {
    Section::WORDS.iter().map(|word| word.name).collect::<Vec<_>>().join(", ")
}
