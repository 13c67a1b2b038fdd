//! A change that a page asks for: looked at, tried, written, and noted so that it can be
//! taken back.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation;
use crate::desk::folder::Folder;
use crate::desk::form::Fields;
use crate::diagnostics::{Diagnostic, Severity};
use crate::files;
use crate::locale::Language;
use crate::shell::inputs;

use super::layers::Layers;
use super::made::Made;
use super::part::Part;
use super::refusal::{Refusal, Refused, Wrong};
use super::trial::{Trial, tried};
use super::{editions, order, past, sectors};

/// How many problems of a change are told.
const MOST: usize = 20;

/// Makes the change that a form asks for.
pub(in crate::desk) fn change(folder: &Folder, part: Part, asked: &Fields) -> Result<(), Refused> {
    inputs::alone(folder.place(), || made(folder, part, asked))
}

/// Makes it, while nobody else writes.
fn made(folder: &Folder, part: Part, asked: &Fields) -> Result<(), Refused> {
    let layers = Layers::read(folder)?;
    let id = asked.field("id").unwrap_or_default();
    let typed = asked.typed();
    let verb = asked.field("do").unwrap_or_default();
    let is_reset = verb.ends_with("reset");
    let act = verb.trim_start_matches("anyway-");
    let is_act = ["add", "remove", "lift", "base"].contains(&act);
    let refusal = |why| {
        let (id, typed) = (id.to_owned(), typed.clone());
        let act = if is_act || part == Part::Order { act.to_owned() } else { String::new() };
        Refusal { id, typed, why, is_reset, act, ..Refusal::default() }
    };
    let told = |why| Refused::Told(Box::new(refusal(why)));
    let made = match part {
        Part::Past if verb.ends_with("update") => past::update(&layers),
        Part::Past => past::back(&layers, id).map_err(told)?,
        Part::Order => order::change(&layers, asked).map_err(told)?,
        Part::Sectors if is_act => sectors::act(&layers, act, asked).map_err(told)?,
        Part::Editions if is_act => editions::act(&layers, act, asked).map_err(told)?,
        _ => {
            let entry = part.entry(&layers, id).ok_or(Refused::Unknown)?;
            if asked.field("seen") != Some(&entry.seen()) {
                let meanwhile = Some(entry.now().to_owned());
                return Err(Refused::Told(Box::new(Refusal { meanwhile, ..refusal("meanwhile") })));
            }
            let given = (!is_reset).then_some(typed.as_str());
            let change = part.write(&layers, &entry, given).map_err(told)?;
            let after = given.or(entry.below.as_deref()).unwrap_or_default();
            let what = ["set", part.code(), id, entry.now(), after];
            Made { change, what: what.map(short).to_vec() }
        }
    };
    keep(folder, &layers, &made, verb.starts_with("anyway"), refusal)
}

/// Tries a change, writes it and notes it, unless something is wrong with it.
pub(super) fn keep(
    folder: &Folder,
    layers: &Layers,
    made: &Made,
    is_bold: bool,
    refusal: impl Fn(Wrong) -> Refusal,
) -> Result<(), Refused> {
    let told = |why| Refused::Told(Box::new(refusal(why)));
    let now = layers.now();
    if made.change.is_nothing(&now) {
        return Ok(());
    }
    let is_text = |path: &str| now.get(path).is_none() || now.text(path).is_some();
    if !made.change.files.iter().all(|(path, _)| is_text(path)) {
        return Err(told("encoding"));
    }
    let Trial { wrong, elsewhere } = tried(folder, layers, &made.change);
    if !wrong.is_empty() || (!elsewhere.is_empty() && !is_bold) {
        let may_anyway = wrong.is_empty();
        let problems = wrong.iter().chain(&elsewhere).take(MOST);
        let problems = problems.map(|it| problem(it, layers.language)).collect();
        let why = if may_anyway { "elsewhere" } else { "wrong" };
        return Err(Refused::Told(Box::new(Refusal { problems, may_anyway, ..refusal(why) })));
    }
    let what: Vec<&str> = made.what.iter().map(String::as_str).collect();
    let noted = adaptation::noted(&layers.steps, &now, &made.change, &what);
    files::write(folder.place(), &noted.files, &noted.stale)?;
    Ok(())
}

/// The beginning of a text, in one line.
fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > LONGEST {
        true => line.chars().take(LONGEST).chain(['…']).collect(),
        false => line,
    }
}

fn problem(told: &Diagnostic, language: Language) -> Value {
    context! {
        place => told.origin.to_string(),
        says => told.message(language),
        cure => told.cure(language),
        is_error => told.severity == Severity::Error,
    }
}
