//! Whether a table without codes is what its heads say.
//!
//! Why: a code column is a head that few other tables have. Without it 団体名 and 区分
//! are the members, but also the visitors of a fair; so the cells are looked at: a
//! sector is a sector of the settings, a body one of theirs. A file or sheet that is
//! called by a table's own title needs none of this.

use std::collections::BTreeSet;

use crate::domain::text::{fold, key};
use crate::domain::words::Presence;
use crate::records::cells::number_of;
use crate::records::columns::hints::Hints;
use crate::records::grid::{Cell, Grid};
use crate::records::keys::{is_numbering, refers_to_meeting};
use crate::records::spread;

use super::table::Found;

/// Rows that are looked at.
const LOOKED_AT: usize = 300;

/// Returns whether a table is sound: it has its codes, or its cells are what cells of
/// such a table are.
pub(super) fn is_sound(found: &Found, grid: &Grid, hints: &Hints) -> bool {
    let it = Looking { found, grid };
    match found.table.name {
        _ if it.has_codes() => true,
        "members" => it.most("sector", |text| hints.sectors.contains(&key(text))),
        "meetings" => it.is_meetings(hints),
        "attendance" => {
            it.says_meeting() && it.most("presence", |text| Presence::from_text(text).is_some())
        }
        "decisions" => {
            let says_so = it.head("text").is_some_and(|head| fold(head).contains("決定"));
            says_so && it.says_meeting()
        }
        "commitments" => {
            let is_plain = it.head("title").is_none_or(|head| fold(head) == "内容");
            !is_plain || it.head("due").is_some()
        }
        "goals" => {
            let beside = ["target_state", "body", "reviewed_on", "title_en"];
            let is_theme = it.head("title").is_none_or(|head| fold(head) == "テーマ");
            let says_so = beside.iter().any(|name| it.head(name).is_some())
                || it.head("description").is_some_and(|head| fold(head) == "説明");
            !is_theme && says_so && it.most("title", |text| number_of(Cell::Text(text)).is_none())
        }
        "indicators" => {
            let beside = ["baseline", "target", "direction", "aggregation", "frequency", "level"];
            let has_spans =
                !spread::spans(&found.matched.unknown, found.table, hints.context).is_empty();
            !has_spans && beside.iter().any(|name| it.head(name).is_some())
        }
        _ => true,
    }
}

struct Looking<'a> {
    found: &'a Found,
    grid: &'a Grid,
}

impl Looking<'_> {
    /// Whether the column of its codes is there, and is no running number.
    fn has_codes(&self) -> bool {
        let columns = self.found.table.columns.iter().zip(&self.found.matched.fields);
        let code = columns.into_iter().find(|(column, _)| column.made);
        code.is_none_or(|(_, heads)| heads.iter().any(|head| !is_numbering(&head.header)))
    }

    /// Returns the head of a column.
    fn head(&self, name: &str) -> Option<&str> {
        let at = self.found.table.columns.iter().position(|column| column.name == name)?;
        Some(self.found.matched.fields.get(at)?.first()?.header.as_str())
    }

    /// Whether some column says which meeting a row is about.
    fn says_meeting(&self) -> bool {
        let unknown = &self.found.matched.unknown;
        self.head("meeting_id").is_some()
            || unknown.iter().any(|cell| refers_to_meeting(self.found.table, cell.text()))
    }

    /// Whether most different texts of a column are as expected.
    fn most(&self, name: &str, is_expected: impl Fn(&str) -> bool) -> bool {
        let texts = self.texts(name);
        let expected = texts.iter().filter(|text| is_expected(text)).count();
        // Heads alone are a form that nobody filled in.
        expected * 2 >= texts.len()
    }

    fn texts(&self, name: &str) -> BTreeSet<String> {
        let columns = &self.found.table.columns;
        let at = columns.iter().position(|column| column.name == name);
        let head = at.and_then(|at| self.found.matched.fields.get(at)?.first());
        let Some(head) = head else { return BTreeSet::new() };
        let rows = self.grid.rows.iter().skip(self.found.head.last() + 1).take(LOOKED_AT);
        let cells = rows.map(|row| row.cell(head.grid_column)).filter(|cell| !cell.is_blank());
        cells.map(|cell| cell.to_text().trim().to_owned()).collect()
    }

    /// Whether the rows are meetings: of bodies that are known, or by a head that
    /// nothing else has.
    fn is_meetings(&self, hints: &Hints) -> bool {
        let is_telling = |head: &str| matches!(fold(head).as_str(), "会議体" | "会議種別");
        let beside = ["number", "agenda", "attendees", "chair", "minutes_sent_on"];
        match hints.bodies.is_empty() {
            false => self.most("body", |text| hints.bodies.contains(&key(text))),
            true => {
                self.head("body").is_some_and(is_telling)
                    || beside.iter().any(|name| self.head(name).is_some())
            }
        }
    }
}
