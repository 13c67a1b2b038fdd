//! Text that is written from the right, in the order in which it is read.
//!
//! A page draws every line from its left, so a name in Arabic or Hebrew stands in it from
//! its last letter to its first.

use crate::domain::text::is_from_right;

/// Returns a text with what runs from the right turned around; none, if nothing does.
pub(super) fn turned(drawn: &str) -> Option<String> {
    if !drawn.chars().any(is_from_right) {
        return None;
    }
    let mut read = String::with_capacity(drawn.len());
    // A stretch from the right, and what may still belong to it: spaces between its words.
    let (mut stretch, mut between) = (Vec::new(), Vec::new());
    for c in drawn.chars() {
        if is_from_right(c) {
            stretch.append(&mut between);
            stretch.push(c);
        } else if c.is_alphanumeric() || stretch.is_empty() {
            read.extend(stretch.drain(..).rev());
            read.extend(between.drain(..));
            read.push(c);
        } else {
            between.push(c);
        }
    }
    read.extend(stretch.into_iter().rev());
    read.extend(between);
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_said() {
        assert_eq!(turned("会員 山田"), None);
        assert_eq!(turned("会員のבא דגהさん、").as_deref(), Some("会員のהגד אבさん、"));
        assert_eq!(turned("בא (דג)").as_deref(), Some("גד( אב)"));
    }
}
