//! The whole program, as one function.
//!
//! ```text
//! inputs ─▶ Records ─▶ Model ─▶ Assessment ─▶ Disclosed ─▶ View ─▶ Typst ─▶ PDF ─▶ Sink
//! ```

mod beside;
mod drafts;
mod earlier;
mod extracted;
mod make;
mod outcome;
mod proofs;
mod questions;
mod request;
mod standing;
mod unprinted;
mod weigh;

use crate::assessment::Assessment;
use crate::diagnostics::{self, Diagnostic};
use crate::disclosure;
use crate::project::Project;
use crate::sink::Sink;
use crate::typeset::Typesetter;
use crate::view::Alike;

pub use self::drafts::twin_of;
use self::drafts::{Drafting, Planned};
use self::earlier::Earlier;
use self::make::Making;
use self::outcome::Recording;
pub use self::outcome::{Outcome, Overdue};
pub use self::proofs::{Before, Choice, Proofed, proof};
pub use self::questions::{Comparison, Told, compare, explain, period};
pub use self::request::{Progress, Request, Shelf, Wanted};
use self::standing::Standing;
use self::weigh::Reading;

/// Makes every document of a roundtable from what people wrote, and hands each to the
/// sink when it is done.
///
/// Nothing fails here: whatever is wrong is a diagnostic. If one of them must be fixed,
/// the sink is told to drop what it took.
pub fn build(project: &Project<'_>, request: &Request<'_>, sink: &mut dyn Sink) -> Outcome {
    prepare(project, request, |ready, mut found| {
        let Ready { standing, assessment, typesetter, drafting, planned } = ready;
        let model = &standing.model;
        let (_, is_sealed) = standing.earlier.issue;
        let may_typeset = request.typeset && (request.seals || !is_sealed);
        let making = Making {
            drafting,
            typesetter,
            records: &standing.parsed.records,
            assessment,
            request,
            typesets: may_typeset && (request.checks || !diagnostics::any_error(&found.0)),
        };
        let made = found.note(making.make(planned, sink));
        if request.is_for_all() && !diagnostics::any_error(&found.0) {
            found.0.extend(unprinted::unprinted(model, &made.printed));
        }
        project.place(&mut found.0);
        diagnostics::arrange(&mut found.0);
        let recording = Recording { project, request, standing, assessment };
        let outcome = recording.outcome(made, found.0);
        if outcome.documents.is_empty() {
            sink.drop_all();
        }
        outcome
    })
}

/// What documents are drafted and typeset from.
struct Ready<'a> {
    standing: &'a Standing,
    assessment: &'a Assessment,
    typesetter: &'a Typesetter<'a>,
    drafting: &'a Drafting<'a>,
    planned: &'a [Planned<'a>],
}

/// Goes all the way up to the drafts of documents, and hands over what they are made from
/// with what was found.
fn prepare<T>(
    project: &Project<'_>,
    request: &Request<'_>,
    then: impl FnOnce(&Ready<'_>, Found) -> T,
) -> T {
    let mut found = Found::default();
    let standing = found.note(Standing::of(project.parsed(), request, None));
    let read = found.0.clone();
    let model = &standing.model;
    let assessment = found.note(standing::assess(&standing, project, &read));
    found.0.extend(project.problems_for(model));
    let (templates, inputs) = (project.templates(), project.inputs());
    let supplies = project.ground().supplies();
    let typesetter = found.note(Typesetter::new(supplies, templates, inputs, model.calendar.as_of));
    let typesetter = typesetter.of_rows(&standing.parsed.records).judging(request.judges);
    diagnostics::arrange(&mut found.0);
    let reading = Reading { standing: &standing, assessment: &assessment, problems: &read };
    found.0 = weigh::weigh(project, request, reading, found.0);
    let drafting = Drafting {
        project,
        model,
        disclosure: disclosure::disclose(model, &assessment, &drafts::findings(&found.0)),
        alike: Alike::default(),
        issue: standing.earlier.issue.0,
    };
    let planned = found.note(drafts::plan(model, request, &found.0));
    let ready = Ready {
        standing: &standing,
        assessment: &assessment,
        typesetter: &typesetter,
        drafting: &drafting,
        planned: &planned,
    };
    then(&ready, found)
}

/// What was found on the way, step by step.
#[derive(Default)]
struct Found(Vec<Diagnostic>);

impl Found {
    /// Notes what a step found, and returns what it made.
    fn note<T>(&mut self, (made, found): (T, Vec<Diagnostic>)) -> T {
        self.0.extend(found);
        made
    }
}
