//! Which line of a file each part of its markup comes from.

use std::fmt;

/// The lines of a file, by where in the markup they begin to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines(Vec<(usize, u32)>);

impl Lines {
    /// Notes that what is written from this byte on comes from a line, from 1. What was
    /// noted of places behind it was taken back.
    pub(crate) fn note(&mut self, at: usize, line: u32) {
        while self.0.last().is_some_and(|(noted, _)| *noted >= at) {
            self.0.pop();
        }
        if self.0.last().is_none_or(|(_, last)| *last != line) {
            self.0.push((at, line));
        }
    }

    /// Returns the line that a byte comes from, if that is known.
    pub fn at(&self, byte: usize) -> Option<u32> {
        let next = self.0.partition_point(|(at, _)| *at <= byte);
        self.0.get(next.saturating_sub(1)).map(|(_, line)| *line)
    }

    /// Reads what [`Display`](fmt::Display) writes.
    pub(super) fn read(written: &str) -> Option<Self> {
        let pairs = written.split(' ').filter(|it| !it.is_empty()).map(|pair| {
            let (at, line) = pair.split_once('-')?;
            Some((at.parse().ok()?, line.parse().ok()?))
        });
        pairs.collect::<Option<_>>().map(Self)
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (at, line)) in self.0.iter().enumerate() {
            let space = if index > 0 { " " } else { "" };
            write!(f, "{space}{at}-{line}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_of_the_line_that_was_noted_last_before_it() {
        let mut lines = Lines::default();
        for (at, line) in [(0, 5), (8, 5), (20, 7), (18, 9), (30, 6)] {
            lines.note(at, line);
        }
        assert_eq!(lines.to_string(), "0-5 18-9 30-6");
        let of: Vec<_> = [0, 17, 18, 29, 30, 99].map(|byte| lines.at(byte)).to_vec();
        assert_eq!(of, [5, 5, 9, 9, 6, 6].map(Some));
        assert_eq!(Lines::read("0-5 18-9 30-6"), Some(lines));
        assert_eq!(Lines::read(""), Some(Lines::default()));
        assert_eq!(Lines::default().at(3), None);
    }
}
