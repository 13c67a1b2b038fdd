//! What a document says, as text: headings, prose, tables with `|`, and each figure
//! with its identifier.
//!
//! Goldens are this and not the Typst source, so that a change of look, such as a width
//! or a size, changes none of them.

use typst_syntax::ast::{self, Arg, ArrayItem, AstNode as _, DictItem, Expr};
use typst_syntax::{SyntaxKind, SyntaxNode};

/// Arguments and keys that are look or machinery, never text for a reader.
const LOOK: &[&str] = &[
    "above",
    "align",
    "apart",
    "at",
    "bleed",
    "bold",
    "breakable",
    "close",
    "code",
    "column-gutter",
    "columns",
    "fill",
    "group-code",
    "height",
    "keep",
    "kind",
    "language",
    "loose",
    "own",
    "plain",
    "plot",
    "room",
    "row-gutter",
    "size",
    "small",
    "sticky",
    "tight",
    "titled",
    "total",
    "upright",
    "weight",
    "whole",
];

/// Returns what a Typst source says, a line for each thing said.
pub(crate) fn content(source: &str) -> String {
    let root = typst_syntax::parse(source);
    let text = markup(&root);
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let is_blank = line.trim().is_empty();
        // Blank lines are where the source has some; one says as much.
        if !(is_blank && lines.last().is_none_or(|it| it.is_empty())) {
            lines.push(if is_blank { "" } else { line });
        }
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

fn markup(node: &SyntaxNode) -> String {
    let mut out = String::new();
    for child in node.children() {
        match child.kind() {
            SyntaxKind::Hash | SyntaxKind::Semicolon | SyntaxKind::Label => {}
            SyntaxKind::Space => {
                out.push_str(if child.leaf_text().contains('\n') { "\n" } else { " " });
            }
            SyntaxKind::Parbreak => out.push_str("\n\n"),
            _ => match child.cast::<Expr>() {
                Some(expr) => out.push_str(&said(expr)),
                None => out.push_str(&markup(child)),
            },
        }
    }
    out
}

/// What an expression says.
fn said(expr: Expr<'_>) -> String {
    match expr {
        Expr::Text(text) => text.get().to_string(),
        Expr::Escape(escape) => escape.get().to_string(),
        Expr::Shorthand(shorthand) => shorthand.get().to_string(),
        Expr::SmartQuote(quote) => quote.to_untyped().leaf_text().to_string(),
        Expr::Linebreak(_) => "\n".to_owned(),
        Expr::Space(_) => " ".to_owned(),
        Expr::Parbreak(_) => "\n\n".to_owned(),
        Expr::Strong(strong) => markup(strong.body().to_untyped()),
        Expr::Emph(emph) => markup(emph.body().to_untyped()),
        Expr::Raw(raw) => raw.lines().map(|line| line.get().to_string()).collect(),
        Expr::Heading(heading) => {
            let marks = "#".repeat(heading.depth().get());
            format!("{marks} {}", markup(heading.body().to_untyped()))
        }
        Expr::ListItem(item) => format!("- {}", markup(item.body().to_untyped())),
        Expr::EnumItem(item) => format!("+ {}", markup(item.body().to_untyped())),
        Expr::Str(text) => text.get().to_string(),
        Expr::Int(number) => number.get().to_string(),
        Expr::ContentBlock(block) => markup(block.body().to_untyped()),
        Expr::CodeBlock(block) => joined(block.body().exprs().map(said), "\n"),
        Expr::Parenthesized(inner) => said(inner.expr()),
        Expr::Binary(binary) => format!("{}{}", said(binary.lhs()), said(binary.rhs())),
        Expr::Array(array) => joined(items(array).into_iter(), " | "),
        Expr::Dict(dict) => {
            let values = dict.items().filter_map(|item| match item {
                DictItem::Named(named) if is_text(named.name().as_str()) => {
                    Some(said(named.expr()))
                }
                DictItem::Keyed(keyed) => Some(said(keyed.expr())),
                _ => None,
            });
            joined(values, " | ")
        }
        Expr::FuncCall(call) => called(call),
        _ => String::new(),
    }
}

fn is_text(name: &str) -> bool {
    !LOOK.contains(&name)
}

fn joined(said: impl Iterator<Item = String>, between: &str) -> String {
    said.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(between)
}

fn items(array: ast::Array<'_>) -> Vec<String> {
    array
        .items()
        .map(|item| match item {
            ArrayItem::Pos(expr) => said(expr),
            ArrayItem::Spread(spread) => said(spread.expr()),
        })
        .collect()
}

/// What a call says: the figure, the rows of the table, or its arguments.
fn called(call: ast::FuncCall<'_>) -> String {
    let arguments = call.args();
    match call.callee() {
        Expr::Ident(name) if name.as_str() == "fig" => {
            let both: Vec<String> = positional(arguments).map(said).collect();
            match both.as_slice() {
                [id, text] => format!("{text}{{{id}}}"),
                _ => both.concat(),
            }
        }
        Expr::Ident(name) if name.as_str() == "data-table" => table(arguments),
        Expr::Ident(name) if name.as_str() == "particulars" => {
            let pairs = positional(arguments).filter_map(|entries| match entries {
                Expr::Array(entries) => Some(known(entries)),
                _ => None,
            });
            joined(pairs, " | ")
        }
        // The language comes first.
        Expr::Ident(name) if name.as_str() == "readings" => {
            positional(arguments).last().map(said).unwrap_or_default()
        }
        // Parts of tables and of lists of terms.
        Expr::FieldAccess(access) if matches!(access.field().as_str(), "header" | "item") => {
            joined(positional(arguments).map(said), " | ")
        }
        Expr::FieldAccess(access) => {
            let target = access.target();
            let between = positional(arguments).next().map(said).unwrap_or_default();
            match target {
                Expr::Array(array) if access.field().as_str() == "join" => {
                    items(array).join(&between)
                }
                target => said(target),
            }
        }
        _ => {
            let told = arguments.items().filter_map(|argument| match argument {
                Arg::Pos(expr) => Some(said(expr)),
                Arg::Named(named) if is_text(named.name().as_str()) => Some(said(named.expr())),
                Arg::Spread(spread) => Some(said(spread.expr())),
                Arg::Named(_) => None,
            });
            joined(told, " | ")
        }
    }
}

/// Pairs of a label and what it is, without those of which nothing is known.
fn known(entries: ast::Array<'_>) -> String {
    let pairs = entries.items().filter_map(|item| match item {
        ArrayItem::Pos(Expr::Array(pair)) => Some(pair),
        _ => None,
    });
    let is_known =
        |pair: &ast::Array<'_>| !matches!(pair.items().last(), Some(ArrayItem::Pos(Expr::None(_))));
    joined(pairs.filter(is_known).map(|pair| items(pair).join(" | ")), " | ")
}

fn positional<'a>(arguments: ast::Args<'a>) -> impl Iterator<Item = Expr<'a>> {
    arguments.items().filter_map(|argument| match argument {
        Arg::Pos(expr) => Some(expr),
        _ => None,
    })
}

/// A table: its caption, its head and its rows, a line each.
fn table(arguments: ast::Args<'_>) -> String {
    let mut out = String::new();
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('\n', " ")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    for argument in arguments.items() {
        let Arg::Named(named) = argument else { continue };
        match (named.name().as_str(), named.expr()) {
            ("header", Expr::Array(heads)) => {
                out.push_str(&row(&items(heads)));
                out.push_str("| --- |\n");
            }
            ("rows", Expr::Array(rows)) => {
                for item in rows.items() {
                    match item {
                        ArrayItem::Pos(Expr::Array(cells)) => out.push_str(&row(&items(cells))),
                        ArrayItem::Pos(Expr::Dict(dict)) => {
                            out.push_str(&format!("| {} |\n", said(Expr::Dict(dict))));
                        }
                        ArrayItem::Pos(other) => out.push_str(&row(&[said(other)])),
                        ArrayItem::Spread(spread) => out.push_str(&row(&[said(spread.expr())])),
                    }
                }
            }
            (name, value) if is_text(name) => {
                let text = said(value);
                if !text.is_empty() {
                    out.push_str(&format!("{text}\n"));
                }
            }
            _ => {}
        }
    }
    out
}

/// Returns a source with each text in one string, whichever figures it cites: for tests
/// that look for words.
pub(crate) fn worded(source: &str) -> String {
    let called = replace(source, "fig(", |rest| {
        let first = literal(rest)?;
        let second = rest[first.len()..].strip_prefix(", ")?;
        let text = literal(second)?;
        let length = first.len() + 2 + text.len();
        rest[length..].starts_with(')').then(|| (text.to_owned(), length + 1))
    });
    replace(&called.replace("\" + \"", ""), "(", |rest| {
        let text = literal(rest)?;
        rest[text.len()..].starts_with(')').then(|| (text.to_owned(), text.len() + 1))
    })
}

/// Replaces what begins so and is not the end of a longer name.
fn replace(source: &str, begins: &str, with: impl Fn(&str) -> Option<(String, usize)>) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(begins) {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ')');
        let after = at + begins.len();
        let is_longer = rest[..at].chars().next_back().is_some_and(is_name);
        match with(&rest[after..]).filter(|_| !is_longer) {
            Some((text, length)) => {
                out.push_str(&rest[..at]);
                out.push_str(&text);
                rest = &rest[after + length..];
            }
            None => {
                out.push_str(&rest[..after]);
                rest = &rest[after..];
            }
        }
    }
    out + rest
}

/// The string literal that a source begins with, quotes included.
fn literal(source: &str) -> Option<&str> {
    let inside = source.strip_prefix('"')?;
    let mut is_escaped = false;
    let end = inside.find(|c: char| {
        let is_end = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    })?;
    Some(&source[..end + 2])
}

#[test]
fn a_text_is_one_string_whatever_it_cites() {
    let source =
        "#(\"基準\" + fig(\"I.a\\\"b\", \"12\") + \"件\"); mark(fig(\"I\", \"x\")) note(\"a\")";
    assert_eq!(worded(source), "#\"基準12件\"; mark(\"x\") note(\"a\")");
}

#[test]
fn a_change_of_look_changes_no_content() {
    let source = "#let x = 1\n= #\"要約\";\n\n#data-table(\n  bleed: true,\n  columns: (1fr, 20mm),\n  \
                  header: (\"指標\", \"値\"),\n  rows: ((\"甲\", under(size: 8pt, \"12\", none)),\n    \
                  (group: group-head(\"成果\")),),\n)\n#(\"合計\" + fig(\"I01.value\", \"18人\") + \"です\");\n";
    let other = source
        .replace("bleed: true", "bleed: false, tight: true")
        .replace("(1fr, 20mm)", "(\"rest\", \"number\")")
        .replace("8pt", "9pt");
    let text = content(source);
    assert_eq!(
        text,
        "# 要約\n\n| 指標 | 値 |\n| --- |\n| 甲 | 12 |\n| 成果 |\n\n合計18人{I01.value}です\n"
    );
    assert_eq!(content(&other), text);
    assert_ne!(content(&source.replace("12", "13")), text);
}
