//! What a template is made of, as far as one must know it to see what it names.

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::template) enum Kind {
    /// Text that is written as it stands.
    Text,
    /// `{{ … }}`
    Print,
    /// `{% … %}`
    Statement,
}

/// A piece of a template, comments aside, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::template) struct Piece<'t> {
    pub(in crate::template) kind: Kind,
    /// What is between the signs, without spaces around it.
    pub(in crate::template) text: &'t str,
    /// The byte of the template where it begins.
    pub(in crate::template) offset: usize,
}

impl<'t> Piece<'t> {
    /// Returns the words of a statement, its name first.
    pub(in crate::template) fn words(&self) -> impl Iterator<Item = &'t str> {
        let text = if self.kind == Kind::Statement { self.text } else { "" };
        text.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty())
    }

    /// Returns the texts in quotes, each with whether something is put to its end by `~`.
    pub(in crate::template) fn quoted(&self) -> Vec<(&'t str, bool)> {
        let mut quoted = Vec::new();
        let mut rest = if self.kind == Kind::Text { "" } else { self.text };
        while let Some(at) = rest.find(['"', '\'']) {
            let sign = &rest[at..=at];
            let Some((text, after)) = rest[at + 1..].split_once(sign) else { break };
            quoted.push((text, after.trim_start().starts_with('~')));
            rest = after;
        }
        quoted
    }

    /// Returns the template that a statement takes in or builds upon, if it names one.
    pub(in crate::template) fn target(&self) -> Option<&'t str> {
        let takes_in = matches!(self.words().next()?, "include" | "import" | "from" | "extends");
        let (_, after) = self.text.split_once(char::is_whitespace)?;
        let is_named = takes_in && after.trim_start().starts_with(['"', '\'']);
        let may_lack = self.text.ends_with("ignore missing");
        (is_named && !may_lack).then(|| self.quoted()[..].first().map(|it| it.0))?
    }
}

/// Returns the pieces of a template. Where it is not closed the rest is left to those who
/// tell mistakes.
pub(in crate::template) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut is_raw = false;
    while at < source.len() {
        let rest = &source[at..];
        let next = rest.char_indices().find(|(offset, c)| {
            *c == '{' && matches!(rest.as_bytes().get(offset + 1), Some(b'{' | b'%' | b'#'))
        });
        let start = at + next.map_or(rest.len(), |(offset, _)| offset);
        push(&mut pieces, Kind::Text, source, at, start);
        let Some(sign) = source.get(start..start + 2) else { break };
        let (kind, end) = match sign {
            "{{" => (Some(Kind::Print), "}}"),
            "{%" => (Some(Kind::Statement), "%}"),
            _ => (None, "#}"),
        };
        let Some(length) = source[start + 2..].find(end) else { break };
        at = start + 2 + length + 2;
        let Some(kind) = kind else { continue };
        let name = source[start + 2..at - 2].trim_matches(['-', '+', ' ', '\n', '\t']);
        is_raw = if is_raw { name != "endraw" } else { name == "raw" };
        if !is_raw {
            push(&mut pieces, kind, source, start, at);
        }
    }
    pieces
}

fn push<'t>(pieces: &mut Vec<Piece<'t>>, kind: Kind, source: &'t str, start: usize, end: usize) {
    let (offset, text) = match kind {
        Kind::Text => {
            let text = &source[start..end];
            (start + text.len() - text.trim_start().len(), text.trim())
        }
        _ => (start, source[start + 2..end - 2].trim_matches(['-', '+']).trim()),
    };
    if !text.is_empty() {
        pieces.push(Piece { kind, text, offset });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_raw_text_name_nothing() {
        let source = "{#- {% block a %} -#}\n{%- block b -%} 文 {{ t(\"x-\" ~ y, n='z') }}\
                      {% raw %}{% block c %}{% endraw %}{% endblock %}{% include \"base/x\" %}";
        let pieces = pieces(source);
        let names: Vec<&str> = pieces.iter().filter_map(|it| it.words().next()).collect();
        assert_eq!(names, ["block", "endraw", "endblock", "include"]);
        let quoted: Vec<(&str, bool)> = pieces.iter().flat_map(Piece::quoted).collect();
        assert_eq!(quoted, [("x-", true), ("z", false), ("base/x", false)]);
        assert_eq!(pieces.iter().find_map(Piece::target), Some("base/x"));
        assert_eq!(pieces.iter().filter(|it| it.kind == Kind::Text).count(), 1);
    }
}
