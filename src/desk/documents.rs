//! The documents: their pages as they will be printed, how each number on them comes about,
//! and where a cell is printed.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{self, Diagnostic, Origin, Place, Severity};
use crate::domain::text::percent;
use crate::locale::Language;
use crate::model::roundtable::DocumentKind;
use crate::shell::asked;
use crate::typeset::ProofPage;
use crate::view::figures::Explained;

use super::folder::Found;
use super::proofs::{Proofs, Shown, Wish, Wrong};
use super::{places, tables};

/// Problems that are shown; the others are counted.
const MOST: usize = 5;

/// Returns what the room says of a document, and of one of its figures.
pub(super) fn said(
    proofs: &Proofs,
    shown: &Shown,
    found: &Found,
    (wish, figure): (&Wish, &str),
    language: Language,
) -> Value {
    let proofed = &shown.proofed;
    let figures: BTreeMap<&str, &Explained> =
        proofed.figures.iter().map(|it| (it.id.as_str(), it)).collect();
    let document = Document { shown, figures, query: query(wish) };
    // What was found of the files before says nothing of these.
    let (found_of_it, waiting) = match proofs.are_of(&found.inputs) {
        true => (found.outcome.diagnostics.as_slice(), found.outcome.waiting.as_slice()),
        false => Default::default(),
    };
    let errors = document.stopping(found_of_it);
    let edition = proofed.choice.as_ref().map_or("", |(edition, ..)| edition);
    let wrong = match &shown.wrong {
        Some(Wrong::Period) => Some(("period", asked::PERIODS.to_owned())),
        Some(Wrong::Day) => Some(("day", asked::DAYS.to_owned())),
        Some(Wrong::Machine(why)) => Some(("machine", why.clone())),
        None => found.failed.clone().map(|why| ("machine", why)),
    };
    context! {
        wrong,
        choices => choices(shown, wish),
        title => proofed.title.as_str(),
        path => proofed.path.as_str(),
        problems => tables::problems(found, &errors[..errors.len().min(MOST)], language),
        problem_count => errors.len(),
        waits => proofed.waits || waiting.contains(&proofed.path),
        asks => diagnostics::stops(&proofed.diagnostics, edition),
        pages => document.pages(figure),
        others => document.others(),
        figure => document.figures.get(figure).map(|it| document.explained(it, proofs, figure)),
        before => proofed.before.as_ref().map(|it| {
            context! { period => it.period.as_str(), issue => it.issue }
        }),
        changes => document.changes(),
        back => format!("/documents{}", document.query),
    }
}

/// What is chosen, and what else there is.
fn choices(shown: &Shown, wish: &Wish) -> Value {
    let proofed = &shown.proofed;
    let chosen = proofed.choice.as_ref();
    let edition = chosen.map_or(wish.edition.as_str(), |(edition, ..)| edition);
    let of_edition = proofed.choices.iter().find(|it| it.edition == edition);
    let kinds: &[DocumentKind] = of_edition.map_or(&DocumentKind::ALL, |it| &it.kinds);
    let editions = proofed.choices.iter().map(|it| {
        context! {
            code => it.edition.as_str(),
            name => it.name.as_str(),
            is_chosen => it.edition == edition,
        }
    });
    let kinds = kinds.iter().map(|kind| {
        context! { code => kind.code(), is_chosen => chosen.is_some_and(|(_, it, _)| it == kind) }
    });
    let languages = proofed.languages.iter().map(|language| {
        let is_chosen = chosen.is_some_and(|(.., it)| it == language);
        context! { code => language.code(), is_chosen }
    });
    context! {
        editions => editions.collect::<Vec<_>>(),
        kinds => kinds.collect::<Vec<_>>(),
        languages => languages.collect::<Vec<_>>(),
        period => wish.period.as_str(),
        day => wish.day.as_str(),
        period_now => proofed.period.as_str(),
        day_now => proofed.as_of.map(|day| day.to_string()),
    }
}

/// A document that is shown.
struct Document<'a> {
    shown: &'a Shown,
    figures: BTreeMap<&'a str, &'a Explained>,
    /// What its address ends in.
    query: String,
}

impl<'a> Document<'a> {
    /// What keeps it from being made: what was found laying it out, else what the rest of
    /// the folder says of it.
    fn stopping<'f>(&self, found: &'f [Diagnostic]) -> Vec<&'f Diagnostic>
    where
        'a: 'f,
    {
        let path = &self.shown.proofed.path;
        let is_of_it = |it: &&Diagnostic| {
            it.severity == Severity::Error
                && (it.documents.is_empty() || it.documents.contains(path))
        };
        let own: Vec<&Diagnostic> =
            self.shown.proofed.diagnostics.iter().filter(is_of_it).collect();
        match own.is_empty() {
            true => found.iter().filter(is_of_it).collect(),
            false => own,
        }
    }

    fn pages(&self, figure: &str) -> Vec<Value> {
        let pages = self.shown.proofed.proof.iter().flat_map(|proof| &proof.pages);
        let pages = (1..).zip(pages.zip(&self.shown.looks));
        pages.map(|(number, (page, look))| self.page(number, page, look, figure)).collect()
    }

    fn page(&self, number: usize, page: &ProofPage, look: &str, figure: &str) -> Value {
        let spots = page.spots.iter().map(|spot| {
            context! {
                id => spot.figure.as_str(),
                href => self.address(&spot.figure),
                left => spot.left - 1.0,
                top => spot.top - 1.0,
                width => spot.width + 2.0,
                height => spot.height + 2.0,
                is_chosen => spot.figure == figure,
                is_changed => self.before(&spot.figure).is_some(),
            }
        });
        let mut seen = BTreeSet::new();
        let figures = page.spots.iter().filter(|spot| seen.insert(spot.figure.as_str()));
        let figures = figures.filter_map(|spot| self.listed(&spot.figure));
        context! {
            number,
            look,
            width => page.width,
            height => page.height,
            lines => &page.lines,
            spots => spots.collect::<Vec<_>>(),
            figures => figures.collect::<Vec<_>>(),
        }
    }

    /// A figure in a list.
    fn listed(&self, id: &str) -> Option<Value> {
        let figure = self.figures.get(id)?;
        Some(context! {
            id,
            href => self.address(id),
            says => figure.short.as_str(),
            value => figure.value.as_str(),
            before => self.before(id),
        })
    }

    /// The figures that stand in what is said of drawings, or in words that are broken.
    fn others(&self) -> Vec<Value> {
        let pages = self.shown.proofed.proof.iter().flat_map(|proof| &proof.pages);
        let seen: BTreeSet<&str> =
            pages.flat_map(|page| page.spots.iter().map(|spot| spot.figure.as_str())).collect();
        let others = self.figures.keys().filter(|id| !seen.contains(**id));
        others.filter_map(|id| self.listed(id)).collect()
    }

    /// What a figure was when its edition was last sealed, if it is not the same now.
    fn before(&self, id: &str) -> Option<&str> {
        let before = self.shown.proofed.before.as_ref()?.words.get(id)?;
        let now = &self.figures.get(id)?.value;
        (before != now).then_some(before)
    }

    /// The figures that are not what was sealed, with the pages they stand on.
    fn changes(&self) -> Vec<Value> {
        let pages: Vec<&ProofPage> =
            self.shown.proofed.proof.iter().flat_map(|proof| &proof.pages).collect();
        let changed = self.figures.iter().filter(|(_, it)| !it.is_detail);
        let changed = changed.filter_map(|(id, figure)| {
            let before = self.before(id)?;
            let on = pages.iter().position(|it| it.spots.iter().any(|spot| spot.figure == *id))?;
            Some((on + 1, *id, *figure, before))
        });
        let mut changed: Vec<_> = changed.collect();
        changed.sort_by_key(|(page, id, ..)| (*page, *id));
        let told = changed.iter().map(|(page, id, figure, before)| {
            context! {
                page,
                id => *id,
                href => self.address(id),
                says => figure.short.as_str(),
                now => figure.value.as_str(),
                before => *before,
            }
        });
        told.collect()
    }

    /// How a figure comes about, as its readers may know it; and what the secretariat knows
    /// of it, if that is another value.
    fn explained(&self, figure: &Explained, proofs: &Proofs, id: &str) -> Value {
        let own = proofs.told(self.shown).get(id).filter(|own| own.value != figure.value);
        context! {
            before => self.before(id),
            secretariat => own.map(explained),
            ..explained(figure)
        }
    }

    fn address(&self, figure: &str) -> String {
        let between = if self.query.is_empty() { '?' } else { '&' };
        format!("/documents{}{between}figure={}#explained", self.query, percent(figure))
    }
}

/// A figure with its formula, its terms, and the cells it rests on.
fn explained(figure: &Explained) -> Value {
    let rows = figure.rows.iter().zip(&figure.origins).map(|((place, label), origin)| {
        context! { place => places::below(place), label, href => table(origin) }
    });
    context! {
        id => figure.id.as_str(),
        title => figure.title.as_str(),
        value => figure.value.as_str(),
        terms => figure.terms.iter().map(|(term, value)| context! { term, value }).collect::<Vec<_>>(),
        rows => rows.collect::<Vec<_>>(),
    }
}

/// Returns what the room says of a cell: which figures rest on it, and which documents print
/// them.
pub(super) fn printed(proofs: &Proofs, found: &Found, cell: &Cell) -> Value {
    let shown = proofs.show(&Wish::default());
    let figures = proofs.told(&shown);
    let resting: Vec<&Explained> =
        figures.values().filter(|it| it.origins.iter().any(|origin| cell.is(origin))).collect();
    let names: BTreeMap<&str, &str> =
        shown.proofed.choices.iter().map(|it| (it.edition.as_str(), it.name.as_str())).collect();
    let documents = found.outcome.says.iter().filter_map(|(path, said)| {
        let (edition, file) = path.split_once('/')?;
        let (kind, language) = file.trim_end_matches(".pdf").split_once('.')?;
        let wish = Wish {
            edition: edition.to_owned(),
            kind: kind.to_owned(),
            language: language.to_owned(),
            ..Wish::default()
        };
        let query = query(&wish);
        let figures: Vec<Value> = resting
            .iter()
            .filter(|it| said.contains(&it.id))
            .map(|it| {
                let href = format!("/documents{query}&figure={}#explained", percent(&it.id));
                // What its readers see of it is on the page.
                context! { href, says => it.short.as_str() }
            })
            .collect();
        let name = names.get(edition).copied().unwrap_or(edition);
        (!figures.is_empty()).then(|| context! { name, kind, language, figures })
    });
    context! {
        place => cell.shown(),
        href => format!("/tables{}", cell.query()),
        documents => documents.collect::<Vec<_>>(),
        figure_count => resting.len(),
    }
}

/// A cell of a table, as an address names it.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) cell: String,
}

impl Cell {
    fn of(origin: &Origin) -> Self {
        Self {
            file: origin.source.path.clone(),
            sheet: origin.source.sheet.clone().unwrap_or_default(),
            cell: places::at(origin.place),
        }
    }

    /// Whether a figure that rests on an origin rests on it: on the cell, or on its row.
    fn is(&self, origin: &Origin) -> bool {
        let other = Self::of(origin);
        let is_in = |file: &str| places::below(file) == places::below(&self.file);
        let row = self.cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let is_at = other.cell.eq_ignore_ascii_case(&self.cell) || other.cell == row;
        is_in(&other.file) && other.sheet == self.sheet && is_at
    }

    fn query(&self) -> String {
        let Self { file, sheet, cell } = self;
        let parts = [("file", file), ("sheet", sheet), ("cell", cell)];
        written(parts.map(|(name, text)| (name, text.as_str())))
    }

    fn shown(&self) -> String {
        let parts = [&*self.sheet, &*self.cell].into_iter().filter(|it| !it.is_empty());
        let place = parts.collect::<Vec<_>>().join("!");
        format!("{}:{place}", places::below(&self.file)).trim_end_matches(':').to_owned()
    }
}

/// The address of a place in the tables; none, if it is in no table.
fn table(origin: &Origin) -> Option<String> {
    let is_table = matches!(origin.place, Place::Cell { .. } | Place::Row(_));
    is_table.then(|| format!("/tables{}", Cell::of(origin).query()))
}

fn query(wish: &Wish) -> String {
    let Wish { edition, kind, language, period, day } = wish;
    let parts = [
        ("edition", edition),
        ("kind", kind),
        ("language", language),
        ("period", period),
        ("day", day),
    ];
    written(parts.map(|(name, text)| (name, text.as_str())))
}

/// Writes what is not empty as the end of an address.
fn written<const N: usize>(parts: [(&str, &str); N]) -> String {
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let parts: Vec<String> =
        parts.map(|(name, text)| format!("{name}={}", percent(text))).collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("?{}", parts.join("&")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Source;

    #[test]
    fn a_cell_is_found_by_its_own_address_and_by_that_of_its_row() {
        let sheet = Source::sheet("inputs/表.xlsx", "4月");
        let cell = |file: &str, cell: &str| Cell {
            file: file.to_owned(),
            sheet: "4月".to_owned(),
            cell: cell.to_owned(),
        };
        let at = Origin::cell(&sheet, 11, 2);
        assert!(cell("inputs/表.xlsx", "C12").is(&at) && cell("表.xlsx", "c12").is(&at));
        assert!(!cell("表.xlsx", "C1").is(&at) && !cell("表.xlsx", "12").is(&at));
        assert!(!Cell { sheet: String::new(), ..cell("表.xlsx", "C12") }.is(&at));
        let row = Origin { place: Place::Row(11), ..at };
        assert!(cell("表.xlsx", "C12").is(&row) && !cell("表.xlsx", "C2").is(&row));
        assert_eq!(
            table(&row).as_deref(),
            Some("/tables?file=inputs%2F%E8%A1%A8.xlsx&sheet=4%E6%9C%88&cell=12")
        );
    }
}
