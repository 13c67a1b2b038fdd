//! Money: agreed, received, spent and what remains, in yen.

use rust_decimal::Decimal;

use crate::assessment::figure::{Amount, Book, Figure, Term, called};
use crate::assessment::money::{Amounts, Money, MoneyLine};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::model::Model;
use crate::model::money::Funding;
use crate::model::roundtable::Grants;

/// The figures of one line, or of all.
#[derive(Debug, Clone)]
pub struct MoneyFigures {
    /// Agreed.
    pub committed: Figure,
    /// Received; missing where nobody said.
    pub received: Figure,
    /// Spent; missing where nobody said.
    pub spent: Figure,
    /// Agreed and not spent.
    pub remaining: Figure,
    /// Spent ÷ agreed.
    pub rate: Figure,
    /// How much of its time has passed, in percent.
    pub elapsed: Option<Figure>,
    /// Spent beyond or short of its time, in points.
    pub variance: Option<Figure>,
}

/// The figures of some money.
#[derive(Debug, Clone)]
pub struct AllMoneyFigures {
    /// Those of each line.
    pub lines: Vec<MoneyFigures>,
    /// Those of all lines together.
    pub total: MoneyFigures,
    /// How many grants do not say what was received, and what was spent.
    pub unreported: (Figure, Figure),
}

/// Makes the figures of everybody's money.
pub(super) fn all(model: &Model, money: &Money, book: &mut Book) -> AllMoneyFigures {
    let lines = lines(model, money, book);
    let total = amounts("money.total", None, money.total, &rows_of(money), book);
    AllMoneyFigures { lines, total, unreported: unreported("money", money, book) }
}

/// Makes the figures of some grants, whose lines are among those of all. One grant is its
/// own total.
pub(super) fn of_grants(
    model: &Model,
    grants: &Grants,
    money: &Money,
    all: &(&Money, &AllMoneyFigures),
    book: &mut Book,
) -> Option<AllMoneyFigures> {
    let (all_money, all_figures) = all;
    let own = all_money.lines.iter().zip(&all_figures.lines);
    let own = own.filter(|(line, _)| money.lines.iter().any(|it| it.funding == line.funding));
    let lines: Vec<MoneyFigures> = own.map(|(_, figures)| figures.clone()).collect();
    let is_theirs = |it: &&Funding| it.funder.ja == grants.funder.ja;
    let first = model.funding.get(*grants.rows.first()?)?;
    let is_all = model.funding.iter().filter(is_theirs).count() == grants.rows.len();
    let name = first.name.as_ref().filter(|_| !is_all).map(|name| format!("/{}", name.ja));
    let id = format!("money.{}{}.all", grants.funder.ja, name.unwrap_or_default());
    let total = match &lines[..] {
        [line] => line.clone(),
        _ => amounts(&id, Some(&grants.funder), money.total, &rows_of(money), book),
    };
    Some(AllMoneyFigures { lines, total, unreported: unreported(&id, money, book) })
}

/// Makes the figures of each line.
fn lines(model: &Model, money: &Money, book: &mut Book) -> Vec<MoneyFigures> {
    let mut lines = Vec::new();
    for line in &money.lines {
        let Some(funding) = model.funding.get(line.funding) else { continue };
        let id = format!("money.{}", name_of(funding, &model.funding));
        let rows = std::slice::from_ref(&line.origin);
        let mut made = amounts(&id, Some(&funding.funder), line.amounts, rows, book);
        of_time(&id, &funding.funder, line, &mut made, book);
        lines.push(made);
    }
    lines
}

/// Counts the grants that do not say what was received, and what was spent.
fn unreported(id: &str, money: &Money, book: &mut Book) -> (Figure, Figure) {
    let rows = rows_of(money);
    let mut count = |name: &str, count: usize| {
        let id = format!("{id}.without-{name}");
        let family = format!("money-without-{name}");
        book.value(called(id, &family, None), Amount::of_count(count), &rows)
    };
    let received = count("received", money.without_received);
    (received, count("spent", money.total.without_spent))
}

fn rows_of(money: &Money) -> Vec<Origin> {
    money.lines.iter().map(|line| line.origin.clone()).collect()
}

/// What a grant is called among all: by its funder; where a funder gives twice, by the
/// grant's name and the month in which it begins too.
fn name_of(funding: &Funding, all: &[Funding]) -> String {
    let mut name = funding.funder.ja.clone();
    let longer: [fn(&Funding) -> Option<String>; 3] = [
        |it| it.name.as_ref().map(|name| name.ja.clone()),
        |it| it.start.map(|start| start.to_string()),
        |it| it.end.map(|end| end.to_string()),
    ];
    let mut alike: Vec<&Funding> = all.iter().filter(|it| it.funder.ja == name).collect();
    for part in longer {
        if alike.len() < 2 {
            break;
        }
        let own = part(funding);
        alike.retain(|it| part(it) == own);
        name.extend(own.map(|own| format!("/{own}")));
    }
    // Rows that say the same in all of these are told apart by their amounts, and
    // those that are the same in these too by their order.
    if alike.len() > 1 {
        alike.sort_by_key(|it| (it.committed, &it.origin));
        let at = alike.iter().position(|it| it.origin == funding.origin).unwrap_or_default();
        name.push_str(&format!("/{}", at + 1));
    }
    name
}

fn amounts(
    id: &str,
    subject: Option<&Name>,
    amounts: Amounts,
    rows: &[Origin],
    book: &mut Book,
) -> MoneyFigures {
    let yen = Amount::Yen;
    let reported = |value: Option<Decimal>| value.map_or(Amount::Missing, Amount::Yen);
    let parts = || {
        vec![("term-spent", reported(amounts.spent)), ("term-committed", yen(amounts.committed))]
    };
    let mut make = |name: &str, value: Amount, terms: Vec<Term>| {
        let family = format!("money-{name}");
        book.derived(called(format!("{id}.{name}"), &family, subject), value, terms, rows)
    };
    MoneyFigures {
        committed: make("committed", yen(amounts.committed), Vec::new()),
        received: make("received", reported(amounts.received), Vec::new()),
        spent: make("spent", reported(amounts.spent), Vec::new()),
        remaining: make("remaining", reported(amounts.remaining()), parts()),
        rate: make(
            "rate",
            amounts.execution_rate().map_or(Amount::Missing, Amount::Percent),
            parts(),
        ),
        elapsed: None,
        variance: None,
    }
}

/// What a line's time makes of it.
fn of_time(id: &str, funder: &Name, line: &MoneyLine, made: &mut MoneyFigures, book: &mut Book) {
    let rows = std::slice::from_ref(&line.origin);
    made.elapsed = line.elapsed.map(|elapsed| {
        let percent = elapsed.saturating_mul(Decimal::ONE_HUNDRED);
        let name = called(format!("{id}.elapsed"), "money-elapsed", Some(funder));
        book.value(name, Amount::Percent(percent), rows)
    });
    made.variance = line.variance.map(|points| {
        let name = called(format!("{id}.variance"), "money-variance", Some(funder));
        book.value(name, Amount::Percent(points), rows)
    });
}
