//! Figures of a whole: those that a roundtable said, under its folder's name, and those that
//! are made of them.

use std::collections::BTreeMap;

use crate::assessment::figure::{Amount, Book, Figure, Flag, Term, between, called};
use crate::assessment::status::Status;
use crate::diagnostics::{Origin, Source};
use crate::domain::name::Name;
use crate::records::extract::{Said, SaidValue};

use super::region::Region;

/// Makes figures and notes what each is made of.
#[derive(Default)]
pub(super) struct Maker {
    book: Book,
    parts: BTreeMap<String, Vec<String>>,
    /// What roundtables said, by identifier: each is made once.
    known: BTreeMap<String, Figure>,
}

/// What a figure of the whole is called: its identifier, its kind, and what it is about.
pub(super) type Titled<'a> = (String, &'a str, Option<&'a Name>);

impl Maker {
    /// Makes a figure of what a roundtable said: `setonowa/I01.value`. The cells that it rests
    /// on are those of its folder.
    pub(super) fn said(
        &mut self,
        region: &Region,
        said: &Said,
        (family, of): (&str, Option<&Name>),
        amount: &dyn Fn(rust_decimal::Decimal) -> Amount,
    ) -> Figure {
        let id = format!("{}/{}", region.key, said.id);
        if let Some(known) = self.known.get(&id) {
            return known.clone();
        }
        let value = match &said.value {
            SaidValue::Number(number) => amount(*number),
            SaidValue::Code(code) => {
                Status::from_code(code).map_or(Amount::Missing, Amount::Status)
            }
            SaidValue::Withheld => Amount::Withheld,
            SaidValue::Missing => Amount::Missing,
        };
        let mut terms = match (said.from, said.to) {
            (Some(from), Some(to)) => between(Some((from, to))),
            (None, Some(to)) => vec![("term-to", Amount::Day(to))],
            _ => Vec::new(),
        };
        if let Some((part, whole)) = said.share {
            terms.push(("term-part", Amount::Count(part)));
            terms.push(("term-whole", Amount::Count(whole)));
        }
        let flags = said.flags.iter();
        let flags = flags.filter_map(|code| Flag::ALL.into_iter().find(|it| it.code() == *code));
        let subject = of.map_or_else(|| region.name.clone(), |of| of_both(&region.name, of));
        let name = called(id.clone(), family, Some(&subject)).flagged(flags.collect());
        let rows: Vec<Origin> = said.cells.iter().map(|it| below(&region.key, it)).collect();
        let made = self.book.derived(name, value, terms, &rows);
        self.known.insert(id, made.clone());
        made
    }

    /// Makes a figure of others: it rests on their cells.
    pub(super) fn whole(
        &mut self,
        (id, family, subject): Titled<'_>,
        value: Amount,
        terms: Vec<Term>,
        parts: &[&Figure],
    ) -> Figure {
        let rows: Vec<Origin> = parts.iter().flat_map(|it| it.rows.clone()).collect();
        self.parts.insert(id.clone(), parts.iter().map(|it| it.id.clone()).collect());
        self.book.derived(called(id, family, subject), value, terms, &rows)
    }

    /// Counts roundtables, of which there is nothing to say but that.
    pub(super) fn count(&mut self, titled: Titled<'_>, count: usize, parts: &[&Figure]) -> Figure {
        self.whole(titled, Amount::of_count(count), Vec::new(), parts)
    }

    /// Returns the figures, and what each is made of.
    pub(super) fn finish(self) -> (Vec<Figure>, BTreeMap<String, Vec<String>>) {
        (self.book.into_figures(), self.parts)
    }
}

/// A place in the folder of a roundtable.
fn below(key: &str, origin: &Origin) -> Origin {
    let path = format!("{key}/{}", origin.source.path);
    let source = match &origin.source.sheet {
        Some(sheet) => Source::sheet(&path, sheet),
        None => Source::file(&path),
    };
    Origin { source, place: origin.place }
}

/// What a figure of a roundtable is about, and of which.
fn of_both(region: &Name, of: &Name) -> Name {
    let english = match (&region.en, &of.en) {
        (None, None) => None,
        _ => {
            let (region, of) = (region.en.as_ref(), of.en.as_ref());
            Some((region, of))
        }
    };
    let english = english.map(|(one, other)| {
        let (one, other) = (one.unwrap_or(&region.ja), other.unwrap_or(&of.ja));
        format!("{one} – {other}")
    });
    Name::new(format!("{}　{}", region.ja, of.ja), english)
}
