//! Addresses in prose: where they end, and how a link is written.
//!
//! They end before Japanese letters and full-width marks: nobody writes 「をご覧ください」
//! as part of an address.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text.
    Text(&'a str),
    /// An address, with what stands before it in a link.
    Address(&'a str, &'static str),
}

/// Cuts a text into addresses and what stands between them.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from {
            continue;
        }
        let found = match c {
            'h' | 'H' => web(text, at, &["https://", "http://"]).map(|end| (at, end, "")),
            'w' | 'W' => web(text, at, &["www."]).map(|end| (at, end, "http://")),
            '@' => {
                mail(text, at).filter(|it| it.0 >= from).map(|(start, end)| (start, end, "mailto:"))
            }
            _ => None,
        };
        if let Some((start, end, scheme)) = found {
            if start > from {
                parts.push(Part::Text(&text[from..start]));
            }
            parts.push(Part::Address(&text[start..end], scheme));
            from = end;
        }
    }
    if from < text.len() {
        parts.push(Part::Text(&text[from..]));
    }
    parts
}

/// Where a web address ends that begins here.
fn web(text: &str, start: usize, schemes: &[&str]) -> Option<usize> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let rest = &text[start..];
    let scheme = schemes.iter().find(|scheme| {
        rest.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    })?;
    // Looked at first: what is no address is not read to its end.
    let host = &rest[scheme.len()..];
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') {
        return None;
    }
    let is_part = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
    };
    let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let address = trimmed(&rest[..length]);
    let host = address.get(scheme.len()..)?;
    let is_named = scheme.starts_with('h') || host.contains('.');
    (!host.is_empty() && is_named).then_some(start + address.len())
}

/// An address without the marks of the sentence behind it.
fn trimmed(address: &str) -> &str {
    let count = |sign: char| address.matches(sign).count();
    let (mut round, mut square) = (count(')'), count(']'));
    let (open_round, open_square) = (count('('), count('['));
    let ends = |last: char| match last {
        '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' => true,
        ')' if round > open_round => {
            round -= 1;
            true
        }
        ']' if square > open_square => {
            square -= 1;
            true
        }
        _ => false,
    };
    address.trim_end_matches(ends)
}

/// Where a mail address begins and ends that has its sign here.
fn mail(text: &str, sign: usize) -> Option<(usize, usize)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    let name = text[..sign].chars().rev().take(64).take_while(|c| is_name(*c)).count();
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    let rest = &text[sign + 1..];
    let length = rest.find(|c| !is_host(c)).unwrap_or(rest.len());
    let host = rest[..length].trim_end_matches(['.', '-']);
    let is_sound = name > 0 && host.contains('.') && !host.starts_with('.') && !host.contains("..");
    is_sound.then(|| (sign - name, sign + 1 + host.len()))
}

/// Returns an address as a PDF has it: in ASCII.
pub(super) fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, address) in [
            ("詳しくはhttps://example.org/をご覧ください", "https://example.org/"),
            ("申込みはhttps://example.org/form（10月末まで）", "https://example.org/form"),
            ("「https://example.org/b」と", "https://example.org/b"),
            ("HTTPS://EXAMPLE.ORG/、", "HTTPS://EXAMPLE.ORG/"),
            ("(https://example.org/a_(b)).", "https://example.org/a_(b)"),
            ("see https://example.org/a, and", "https://example.org/a"),
            ("www.example.jpです", "www.example.jp"),
            ("メールjimu@example.jpまで", "jimu@example.jp"),
            ("https://example.org/?a=1&b=2。", "https://example.org/?a=1&b=2"),
        ] {
            let found = parts(text).into_iter().find_map(|part| match part {
                Part::Address(address, _) => Some(address),
                Part::Text(_) => None,
            });
            assert_eq!(found, Some(address), "{text}");
        }
        for text in
            ["https://", "www.", "a@b", "xhttp://a", "https://日本語.jp", "wwww.", "@", "@.a"]
        {
            assert_eq!(parts(text), [Part::Text(text)]);
        }
        assert_eq!(encoded("https://例.jp/a b"), "https://%E4%BE%8B.jp/a%20b");
    }
}
