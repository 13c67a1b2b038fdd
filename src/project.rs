//! One folder: what people wrote, and a project's own templates.
//!
//! What does not depend on a request is kept: templates and words, the records of all
//! files as long as none of them changes, and after a change what was read of the others.
//! A server asks a project many things between two changes of a cell.

mod older;

use std::sync::{Arc, Mutex, PoisonError};

use crate::adaptation;
use crate::diagnostics::{Answers, Diagnostic, Origin, Source};
use crate::engine::{Engine, Ground};
use crate::files::Files;
use crate::markdown;
use crate::model::Model;
use crate::records::shown::Sheets;
use crate::records::{self, Records, Shelf, pack};
use crate::template::Templates;

use self::older::Known;

/// A project in memory.
pub struct Project<'e> {
    engine: &'e Engine,
    /// What its own templates lie over.
    ground: Arc<Ground>,
    inputs: Files,
    templates: Files,
    layers: Files,
    spoken: Arc<Templates>,
    /// What is wrong with the templates.
    problems: Vec<Diagnostic>,
    parsed: Mutex<Option<Arc<Parsed>>>,
    /// What was read of each file, for those who read them again.
    shelf: Shelf,
    /// Whether they will be: whoever reads once need not hold all rows twice.
    is_kept: bool,
}

/// What the files under `inputs/` say.
#[derive(Debug)]
pub struct Parsed {
    /// Row by row.
    pub records: Records,
    /// What was found while reading.
    pub problems: Vec<Diagnostic>,
}

impl<'e> Project<'e> {
    /// Takes a project's two trees: `inputs/`, with the pack if it has one, and
    /// `templates/`, with what is kept of the files that its own were copied from. A template that is the base's, byte by byte, is not the project's own:
    /// it goes on with the base, and a copy of all of it costs nothing.
    pub fn new(engine: &'e Engine, inputs: Files, mut templates: Files) -> Self {
        let mut problems = Vec::new();
        records::tell_refused(&templates, &mut problems);
        records::as_texts(&mut templates, &mut problems);
        let mut kept = templates.clone();
        let is_kept = |path: &str| path.starts_with(adaptation::KEPT);
        kept.keep(|path, _| is_kept(path));
        templates.keep(|path, _| !is_kept(path));
        let (mut templates, marked) = adaptation::settled(&templates);
        problems.extend(marked.iter().flat_map(|(path, lines)| {
            lines.iter().map(|line| Diagnostic::unsettled(&Origin::text(path, *line, 1)))
        }));
        let ground = engine.ground(pack::templates(&inputs));
        let base = ground.files();
        templates.keep(|path, bytes| base.get(path) != Some(bytes));
        let (spoken, told) = ground.templates(&templates);
        problems.extend(told);
        adaptation::behind(base, &templates, &mut problems);
        adaptation::words_behind(base, &templates, &kept, &mut problems);
        let mut layers = base.clone();
        layers.overlay(&templates);
        let parsed = Mutex::new(None);
        let shelf = Shelf::default();
        let is_kept = false;
        let mut project = Self {
            engine,
            ground,
            inputs,
            templates,
            layers,
            spoken,
            problems: Vec::new(),
            parsed,
            shelf,
            is_kept,
        };
        project.place(&mut problems);
        let of_ground = project.ground.problems().iter().map(|problem| project.of_pack(problem));
        problems.extend(of_ground);
        project.problems = problems;
        project
    }

    /// Keeps what is read, for inputs that will change.
    pub fn kept(self) -> Self {
        Self { is_kept: true, ..self }
    }

    /// Takes other inputs. What was read of the ones before is kept as far as they say
    /// the same, byte by byte.
    pub fn take_inputs(&mut self, inputs: Files) {
        if inputs != self.inputs {
            *self.parsed.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
        }
        self.inputs = inputs;
    }

    /// Returns what the files say; it is read when it is first asked for.
    pub fn parsed(&self) -> Arc<Parsed> {
        let mut kept = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let mut problems = Vec::new();
            let none = Answers::default();
            let records = match self.is_kept {
                true => records::parse_kept(&self.inputs, &none, &self.shelf, &mut problems),
                false => records::parse(&self.inputs, &mut problems),
            };
            Arc::new(Parsed { records, problems })
        };
        Arc::clone(kept.get_or_insert_with(read))
    }

    /// Returns what the files would say with answers that nobody gave.
    pub fn parsed_if(&self, answers: &Answers) -> Arc<Parsed> {
        let mut problems = Vec::new();
        let records = records::parse_kept(&self.inputs, answers, &self.shelf, &mut problems);
        Arc::new(Parsed { records, problems })
    }

    /// Lets go of what was read for the sake of answers that nobody gave.
    pub fn weighed(&self) {
        if !self.is_kept {
            self.shelf.clear();
        }
    }

    /// Returns the sheets of its files, as they were sent; none of a project that is read
    /// once.
    pub fn sheets(&self) -> Sheets {
        self.shelf.sheets()
    }

    /// Returns what the program brings along.
    pub fn engine(&self) -> &'e Engine {
        self.engine
    }

    /// Returns what its own templates lie over.
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Tells what is wrong with a file of the pack at its place there, and what an older
    /// copy of the look causes elsewhere at that copy.
    pub fn place(&self, problems: &mut [Diagnostic]) {
        let (base, own) = (self.ground.files(), &self.templates);
        let known = Known { base, own, problems: &self.problems };
        for problem in problems.iter_mut() {
            if let Some(told) = older::cause(problem, known) {
                *problem = told;
            }
        }
        let is_own = |problem: &Diagnostic| self.templates.path(&problem.origin.source.path);
        for problem in problems.iter_mut().filter(|it| is_own(it).is_none()) {
            *problem = self.of_pack(problem);
        }
    }

    /// Returns a problem at its place in the pack, if it is in a file that the pack has.
    fn of_pack(&self, problem: &Diagnostic) -> Diagnostic {
        let mut problem = problem.clone();
        let path = &problem.origin.source.path;
        if let Some(place) = pack::place(&self.inputs)
            && self.ground.pack().get(path).is_some()
        {
            problem.origin.source = Source::file(&format!("{place}{path}"));
        }
        problem
    }

    /// Returns the inputs, with the pack.
    pub fn inputs(&self) -> &Files {
        &self.inputs
    }

    /// Returns the project's own templates: those that the base has not, or otherwise.
    pub fn templates(&self) -> &Files {
        &self.templates
    }

    /// Returns the base templates with the project's own over them.
    pub fn layers(&self) -> &Files {
        &self.layers
    }

    /// Returns templates and words, ready to use.
    pub fn spoken(&self) -> &Templates {
        &self.spoken
    }

    /// Returns what is wrong with the templates, whatever the roundtable.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Returns what is wrong with the templates of this roundtable, and with its logo, of
    /// which templates say nothing.
    pub fn problems_for(&self, model: &Model) -> Vec<Diagnostic> {
        let ids = model.sectors.iter().map(|sector| sector.id.as_str());
        let ids = ids.chain(model.sectors.iter().filter_map(|sector| sector.kind.name()));
        let mut problems = self.problems.clone();
        if let Some(logo) = &model.roundtable.logo {
            problems.retain(|it| {
                it.code != "stray-template" || !it.origin.source.path.ends_with(&logo.path)
            });
            problems.extend(match self.layers.get(&logo.path) {
                Some(bytes) => markdown::fault_of_image(&logo.origin, &logo.path, bytes),
                None => Some(Diagnostic::no_such_logo(&logo.origin, &logo.path)),
            });
        }
        problems.extend(self.spoken.of_no_sector(ids));
        let languages = &model.roundtable.languages;
        problems.extend(self.spoken.of_no_kind(&model.sectors, languages));
        problems.extend(self.spoken.of_no_outline(&model.editions, &model.prose));
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_base_template_is_not_the_projects_own() {
        let engine = Engine::new();
        let mut templates = engine.base().clone();
        templates.insert("templates/report.toml", "kind = \"report\"\n".as_bytes());
        let project = Project::new(&engine, Files::new(), templates);
        let own: Vec<&str> = project.templates().iter().map(|(path, _)| path).collect();
        assert_eq!(own, ["templates/report.toml"]);
    }

    #[test]
    fn what_says_the_same_is_read_once() {
        let engine = Engine::new();
        let mut inputs = Files::new();
        inputs.insert("inputs/roundtable.toml", "[roundtable]\nname = \"円卓\"\n".as_bytes());
        let mut project = Project::new(&engine, inputs.clone(), Files::new()).kept();
        let first = project.parsed();
        project.take_inputs(inputs.clone());
        assert!(Arc::ptr_eq(&first, &project.parsed()), "nothing changed");
        inputs.insert("inputs/goals.csv", "目標ID,目標\nG1,つながる\n".as_bytes());
        project.take_inputs(inputs);
        assert_eq!(project.parsed().records.goals.len(), 1, "a file came");
    }
}
