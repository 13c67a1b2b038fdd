//! What stands in a Fluent file, entry by entry: for those who ask of a file what it says
//! twice, or asks for in vain.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

/// A message, or a term (`-name`), and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its key; that of a term begins with `-`.
    pub key: String,
    /// Its lines, the first counted from 1, and the one after the last.
    pub lines: (u32, u32),
    /// The placeholders that it asks for, without `$`.
    pub placeholders: BTreeSet<String>,
    /// The keys of the messages and terms that it takes in.
    pub takes_in: BTreeSet<String>,
    /// The names of the functions that it calls.
    pub calls: BTreeSet<String>,
}

impl Entry {
    /// Returns the line and column, from 1, where the entry writes a name; those where it
    /// begins, if it does not.
    pub fn place_of(&self, source: &str, written: &str) -> (u32, u32) {
        let lines = source.lines().zip(1..);
        let own = lines.filter(|(_, at)| (self.lines.0..self.lines.1).contains(at));
        let columns = |(line, at): (&str, u32)| {
            let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            let found = line.match_indices(written).find(|(offset, _)| {
                !line[offset + written.len()..].starts_with(is_inside)
                    && !line[..*offset].ends_with(is_inside)
            });
            let column = line[..found?.0].chars().count() + 1;
            Some((at, u32::try_from(column).unwrap_or(1)))
        };
        own.filter_map(columns).next().unwrap_or((self.lines.0, 1))
    }
}

/// Returns the key that a line begins with: `name = …`, without anything before it.
pub fn key_of(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end_matches(' ');
    let bare = name.strip_prefix('-').unwrap_or(name);
    let is_key = bare.starts_with(|c: char| c.is_ascii_alphabetic())
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    is_key.then_some(name)
}

/// Returns the sound entries of a Fluent file, in order, those that stand twice too.
pub fn entries(source: &str) -> Vec<Entry> {
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let heads: Vec<(&str, u32)> =
        source.lines().zip(1..).filter_map(|(line, at)| Some((key_of(line)?, at))).collect();
    let end = u32::try_from(source.lines().count()).unwrap_or(u32::MAX).saturating_add(1);
    let mut next = 0;
    let mut entries = Vec::new();
    for entry in resource.entries() {
        let (key, value, attributes) = match entry {
            ast::Entry::Message(it) => (it.id.name.to_owned(), it.value.as_ref(), &it.attributes),
            ast::Entry::Term(it) => (format!("-{}", it.id.name), Some(&it.value), &it.attributes),
            _ => continue,
        };
        let Some(at) = (next..heads.len()).find(|at| heads[*at].0 == key) else { continue };
        next = at + 1;
        let lines = (heads[at].1, heads.get(next).map_or(end, |head| head.1));
        let mut asked = Asked::default();
        for pattern in value.into_iter().chain(attributes.iter().map(|it| &it.value)) {
            asked.pattern(pattern);
        }
        let Asked { placeholders, takes_in, calls } = asked;
        entries.push(Entry { key, lines, placeholders, takes_in, calls });
    }
    entries
}

/// What a message asks for.
#[derive(Default)]
struct Asked {
    placeholders: BTreeSet<String>,
    takes_in: BTreeSet<String>,
    calls: BTreeSet<String>,
}

impl Asked {
    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.placeholders.insert(id.name.to_owned());
            }
            ast::InlineExpression::MessageReference { id, .. } => {
                self.takes_in.insert(id.name.to_owned());
            }
            // What a term is given is its own: the placeholders of a term are not asked of
            // whoever says the message.
            ast::InlineExpression::TermReference { id, arguments, .. } => {
                self.takes_in.insert(format!("-{}", id.name));
                self.arguments(arguments.as_ref());
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                self.calls.insert(id.name.to_owned());
                self.arguments(Some(arguments));
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            ast::InlineExpression::StringLiteral { .. }
            | ast::InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: Option<&ast::CallArguments<&str>>) {
        if let Some(argument) = arguments {
            for positional in &argument.positional {
                self.inline(positional);
            }
            for named in &argument.named {
                self.inline(&named.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_their_lines_and_what_they_ask_for() {
        let source = "# 説明\none = { $who }の{ two }\n    { $count ->\n    [0] なし\n   \
                      *[other] { $many }\n }\ntwo = -\n-name = 円卓\none = { -name }\nbad = { $\n";
        let found = entries(source);
        let keys: Vec<(&str, (u32, u32))> =
            found.iter().map(|it| (it.key.as_str(), it.lines)).collect();
        assert_eq!(keys, [("one", (2, 7)), ("two", (7, 8)), ("-name", (8, 9)), ("one", (9, 10))]);
        let names: Vec<&str> = found[0].placeholders.iter().map(String::as_str).collect();
        assert_eq!(names, ["count", "many", "who"]);
        assert!(found[0].takes_in.contains("two") && found[3].takes_in.contains("-name"));
        assert_eq!(found[0].place_of(source, "$many"), (5, 15));
        assert_eq!(found[0].place_of(source, "$man"), (2, 1));
    }
}
