//! Characters that a page cannot show: controls, and marks that turn the
//! direction of what follows.
//!
//! A control character is replaced by one that is seen, in text files and in
//! workbooks alike. A mark of direction is told: it lets `moc.knab` be printed
//! as `bank.com`, and no name here is written with it.

use crate::diagnostics::Diagnostic;

use super::grid::{Cell, Grid};

/// Returns whether a text has a control character that is not white space.
pub(crate) fn has_control(text: &str) -> bool {
    text.bytes().any(|byte| is_control(char::from(byte)))
}

fn is_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Returns the text with its control characters seen, if it has any.
pub(crate) fn visible(text: &str) -> Option<String> {
    has_control(text).then(|| text.replace(is_control, "\u{fffd}"))
}

/// Returns whether a text has a mark that turns the direction of what follows.
pub(crate) fn has_direction(text: &str) -> bool {
    !text.is_ascii()
        && text.contains(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// Tells each cell that has a mark of direction.
pub(crate) fn tell_directions(grid: &Grid, diagnostics: &mut Vec<Diagnostic>) {
    for row in &grid.rows {
        for (column, cell) in row.cells().enumerate() {
            if let Cell::Text(text) = cell
                && has_direction(text)
            {
                let origin = grid.origin(row.number, column);
                diagnostics.push(Diagnostic::direction_character(&origin));
            }
        }
    }
}
