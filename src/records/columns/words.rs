//! Columns of words: which word of its list each text means. One that could mean
//! two is asked, once for the word and the column.

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;
use crate::domain::words::{LISTS, unsure};
use crate::domain::words::{Word, WordList};
use crate::records::dates::{DateContext, parse_date};
use crate::records::found::head::split_bracket;
use crate::records::grid::Cell;
use crate::records::numbers;
use crate::records::receipt::RowUse;
use crate::records::rows::Sorted;

use super::finding::Finding;
use super::found::{Columns, Field};
use super::said::Told;

/// Words on no list up to which each is asked; a column with more of them holds
/// something else.
const MOST: usize = 6;

impl Finding<'_> {
    /// Finds out what the words of a column mean.
    pub(super) fn words(
        &mut self,
        at: usize,
        field: &Field,
        words: &'static [Word],
        columns: &mut Columns,
        sorted: &mut Sorted,
    ) {
        let Some(list) = LISTS.iter().find(|list| list.words == words) else { return };
        let own = self.hints.words.get(list.name);
        let is_plain = |cell: Cell<'_>| match cell {
            Cell::Text(text) => own.is_none() && words.iter().any(|it| it.words[0] == text),
            Cell::Error(_) | Cell::Uncalculated => true,
            _ => false,
        };
        let mut open: Vec<(String, Vec<Told>)> = Vec::new();
        for told in self.texts(field, sorted, is_plain) {
            let folded = fold(&told.text);
            if let Some(name) = own.and_then(|own| own.get(&folded)) {
                columns.said.put(at, &told.text, Some(first_word(list, name)));
            } else if is_unfilled(list, &folded) {
                columns.said.put(at, &told.text, None);
            } else if list.name_of(&told.text).is_some()
                || self.share(at, field, list, &told, columns)
                || self.with_bracket(at, field, list, &told, columns)
            {
                continue;
            } else if let Some((_, group)) = open.iter_mut().find(|(it, _)| *it == folded) {
                group.push(told);
            } else if !folded.starts_with('#') {
                open.push((folded, vec![told]));
            }
        }
        let unknown = open.iter().filter(|(folded, _)| unsure(list, folded).is_none());
        if unknown.clone().count() > MOST {
            let unknown: Vec<&Told> = unknown.flat_map(|(_, group)| group).collect();
            self.no_words(field, list, &unknown, sorted);
            open.retain(|(folded, _)| unsure(list, folded).is_some());
        }
        for (folded, group) in open {
            let readings = unsure(list, &folded).unwrap_or(list.readings);
            let rows: Vec<usize> = group.iter().flat_map(|told| told.rows.clone()).collect();
            let (Some(first), Some(row)) = (group.first(), rows.first()) else { continue };
            let origin = self.cell_origin(*row, field);
            let header = field.header.as_str();
            let told = (header, first.text.trim(), folded.as_str());
            let question = Diagnostic::ask_word(&origin, told, rows.len(), readings);
            let reading = self.hints.answers.choose(question, self.diagnostics);
            let name = reading.split_once('-').map_or(reading, |(_, name)| name);
            if name == "none" {
                rows.iter().for_each(|at| sorted.uses[*at] = RowUse::SetAside);
                continue;
            }
            for told in group {
                columns.said.put(at, &told.text, Some(first_word(list, name)));
            }
        }
    }

    /// A column in which nearly every word is another holds no words of this list:
    /// that is one mistake.
    fn no_words(&mut self, field: &Field, list: &WordList, told: &[&Told], sorted: &mut Sorted) {
        let offered: Vec<&str> = list
            .words
            .iter()
            .map(|word| word.words.first().copied().unwrap_or(word.name))
            .collect();
        let rows = || told.iter().flat_map(|told| told.rows.iter().copied());
        let Some(first) = rows().min() else { return };
        let examples: Vec<&str> = told.iter().take(3).map(|told| told.text.trim()).collect();
        let origin = self.cell_origin(first, field);
        self.diagnostics.push(Diagnostic::no_words(
            &origin,
            &field.header,
            (&examples.join("、"), told.len()),
            &offered.join("、"),
        ));
        for at in rows().collect::<Vec<_>>() {
            sorted.uses[at] = RowUse::Refused;
        }
    }

    /// 80% in a column of states says the state, and how far it is.
    fn share(
        &self,
        at: usize,
        field: &Field,
        list: &WordList,
        told: &Told,
        columns: &mut Columns,
    ) -> bool {
        let Some(place) = self.place("progress_pct").filter(|_| list.name == "status") else {
            return false;
        };
        let Ok(number) = numbers::parse_number(&told.text) else { return false };
        let share = number.value;
        let hundred = rust_decimal::Decimal::ONE_HUNDRED;
        if number.unit.as_deref() != Some("%") || share.is_sign_negative() || share > hundred {
            return false;
        }
        let beside = columns.field(place);
        let agrees = beside.is_none_or(|beside| {
            told.rows.iter().all(|row| {
                let cell = self.row_at(*row).cell(beside.grid_column);
                cell.is_blank() || crate::records::cells::number_of(cell) == Some(share)
            })
        });
        // Beside another number it is refused as no word of the list.
        if !agrees {
            return true;
        }
        let state = match share {
            share if share.is_zero() => "not_started",
            share if share == hundred => "done",
            _ => "in_progress",
        };
        columns.said.put(at, &told.text, Some(first_word(list, state)));
        columns.said.put_beside(place, field, &told.text, format!("{}%", share.normalize()));
        true
    }

    /// 完了（R8.9.20） says its day too, and 代理（山田） who came. Anything else in
    /// brackets may take back what stands before it: 完了（予定）.
    fn with_bracket(
        &self,
        at: usize,
        field: &Field,
        list: &WordList,
        told: &Told,
        columns: &mut Columns,
    ) -> bool {
        let (base, Some(inner)) = split_bracket(&fold(&told.text)) else { return false };
        let Some(name) = list.name_of(&base) else { return false };
        match list.name {
            "status" if name == "done" => {
                let context = DateContext { order: field.day_order, ..self.dates() };
                let Ok(day) = parse_date(&inner, context) else { return false };
                let Some(place) = self.place("done_on") else { return false };
                if !self.is_free("done_on", columns, &told.rows) {
                    return false;
                }
                columns.said.put_beside(place, field, &told.text, day.to_string());
            }
            "status" if matches!(name, "in_progress" | "delayed" | "on_hold") => {
                let share = inner
                    .strip_suffix('%')
                    .map(str::trim)
                    .filter(|share| share.parse::<u8>().is_ok_and(|share| share <= 100));
                let (Some(share), Some(place)) = (share, self.place("progress_pct")) else {
                    return false;
                };
                if !self.is_free("progress_pct", columns, &told.rows) {
                    return false;
                }
                columns.said.put_beside(place, field, &told.text, format!("{share}%"));
            }
            "presence" => {
                const DOUBTS: [&str; 8] = ["予定", "未", "仮", "?", "委任", "書面", "のみ", "まで"];
                let is_doubtful = DOUBTS.iter().any(|word| inner.contains(word))
                    || inner.chars().any(char::is_numeric)
                    || all_words(list).any(|word| inner.contains(&word));
                if is_doubtful {
                    return false;
                }
            }
            _ => return false,
        }
        columns.said.put(at, &told.text, Some(first_word(list, name)));
        true
    }
}

/// Whether a word is what a form leaves behind that nobody filled in: ごと, （　）ごと.
fn is_unfilled(list: &WordList, folded: &str) -> bool {
    let bare: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    list.name == "frequency" && matches!(bare.as_str(), "ごと" | "毎" | "に1回" | "every")
}

/// The word of a name as its column usually has it: 完了.
fn first_word(list: &WordList, name: &str) -> String {
    let word = list.words.iter().find(|word| word.name == name);
    word.and_then(|word| word.words.first().copied()).unwrap_or(name).to_owned()
}

/// The words of a list that stand for themselves, of more than one letter.
fn all_words(list: &WordList) -> impl Iterator<Item = String> + '_ {
    let words = list.words.iter().flat_map(|word| word.words);
    words.map(|word| fold(word)).filter(|word| word.chars().count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Origin;
    use crate::locale::Language;

    #[test]
    fn every_word_of_every_list_is_worded_as_a_reading() {
        let origin = Origin::file("inputs/a.csv");
        for list in LISTS {
            let told = ("状況", "ぼちぼち", "ぼちぼち");
            let question = Diagnostic::ask_word(&origin, told, 1, list.readings);
            for (reading, language) in
                list.readings.iter().flat_map(|it| Language::ALL.map(|language| (it, language)))
            {
                assert_ne!(question.reading(reading, language), "", "{reading}");
            }
        }
    }
}
