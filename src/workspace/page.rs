//! The summary of a run as a page of its own: nothing in it comes from elsewhere.

use std::fmt::Write as _;

use crate::diagnostics::say;
use crate::locale::Language;

use super::summary::{Run, Summary};

/// What the page looks like, in light and dark.
const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub(super) fn page(summary: &Summary, language: Language) -> String {
    let word = |key: &str| text(&say(language, key, &[]));
    let title = match summary.name.is_empty() {
        true => word("many-title"),
        false => format!("{} — {}", text(&summary.name), word("many-title")),
    };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        language.code(),
        text(&summary.counts(language)),
    );
    page.push_str("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"all\">\n");
    let _ = writeln!(page, "<table>\n<caption id=\"all\">{}</caption>", word("many-caption"));
    page.push_str("<thead>\n<tr>");
    for key in ["many-region", "many-period", "many-state"] {
        let _ = write!(page, "<th scope=\"col\">{}</th>", word(key));
    }
    for key in NUMBERS {
        let _ = write!(page, "<th scope=\"col\" class=\"number\">{}</th>", word(key));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for run in &summary.regions {
        row(run, language, &mut page);
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
    let told: Vec<&Run> = summary
        .regions
        .iter()
        .filter(|it| !it.problems.is_empty() || !it.told.is_empty())
        .collect();
    if !told.is_empty() {
        let _ = writeln!(page, "<h2>{}</h2>", word("many-problems"));
    }
    for run in told {
        problems(run, &mut page);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

const NUMBERS: [&str; 5] =
    ["many-documents", "many-typeset", "many-errors", "many-questions", "many-warnings"];

fn row(run: &Run, language: Language, page: &mut String) {
    let name = match run.roundtable.is_empty() {
        true => text(&run.region),
        false => format!("{}<br><small>{}</small>", text(&run.roundtable), text(&run.region)),
    };
    let _ = write!(
        page,
        "<tr class=\"worst-{}\"><th scope=\"row\">{name}</th><td>{}</td><td>{}</td>",
        run.state.exit_code(),
        text(&run.period),
        text(&run.state.name(language)),
    );
    for count in [run.documents, run.typeset, run.errors, run.questions, run.warnings] {
        let _ = write!(page, "<td class=\"number\">{count}</td>");
    }
    page.push_str("</tr>\n");
}

fn problems(run: &Run, page: &mut String) {
    let _ = writeln!(page, "<h3>{}</h3>\n<ul>", text(&run.region));
    for problem in &run.problems {
        let _ = writeln!(
            page,
            "<li><b>{}</b>: {}<br><small>{}</small></li>",
            text(&problem.place),
            text(&problem.message),
            text(&problem.cure),
        );
    }
    for told in &run.told {
        let _ = writeln!(page, "<li>{}</li>", text(told).replace('\n', "<br>"));
    }
    page.push_str("</ul>\n");
}

/// What somebody wrote, as text of a page.
fn text(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            _ => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Problem, Region, State};

    #[test]
    fn what_people_wrote_is_text() {
        let hostile = "<script>alert('x')</script>";
        let region = Region { name: hostile.to_owned(), folder: "a".to_owned() };
        let problem = Problem {
            place: hostile.to_owned(),
            code: String::new(),
            message: hostile.to_owned(),
            cure: hostile.to_owned(),
        };
        let mut run = Run::new(&region, State::MustBeFixed);
        run.problems.push(problem);
        run.told.push(hostile.to_owned());
        hostile.clone_into(&mut run.period);
        hostile.clone_into(&mut run.roundtable);
        let summary = Summary { name: hostile.to_owned(), regions: vec![run] };
        for language in Language::ALL {
            let page = page(&summary, language);
            assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
        }
    }
}
