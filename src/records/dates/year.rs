//! A year as it is written: of the common calendar, of an era, or fiscal.

use jiff::civil::Date;

use crate::domain::time::{ERAS, TimeSpan, era_year};

use super::DateProblem;

/// A year as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    Common(i16),
    Era(usize, i16),
}

impl Year {
    pub(crate) fn common(self) -> i16 {
        match self {
            Self::Common(year) => year,
            Self::Era(era, year) => {
                i16::try_from(ERAS[era].offset() + i32::from(year)).unwrap_or(i16::MAX)
            }
        }
    }

    /// Checks that the era held on all or part of a span.
    pub(crate) fn check(self, span: TimeSpan) -> Result<TimeSpan, DateProblem> {
        let Self::Era(era, _) = self else { return Ok(span) };
        let era = &ERAS[era];
        let ended = era.last().is_some_and(|last| span.first > last);
        if span.last >= era.first && !ended {
            return Ok(span);
        }
        Err(DateProblem::OutsideEra { proper: proper_era(span.first) })
    }
}

fn proper_era(date: Date) -> String {
    let year = match era_year(date) {
        Some((name, 1)) => format!("{name}元年"),
        Some((name, year)) => format!("{name}{year}年"),
        None => format!("{}年", date.year()),
    };
    format!("{year}{}月{}日", date.month(), date.day())
}
