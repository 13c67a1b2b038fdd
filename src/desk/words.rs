//! Words and look: everything that a region can change, each with what it is now, what it is
//! in the layer below, and whether that changed since. What is changed is written into the
//! same files that an editor would change, and each change can be taken back.
//!
//! The room has parts, and a part has entries: one value each, with a form of its own.

mod change;
mod entry;
mod layers;
mod limits;
mod look;
mod part;
mod past;
mod refusal;
mod settings;
mod trial;
mod wording;

use minijinja::context;
use minijinja::value::Value;

use crate::files::MachineError;

pub(super) use self::change::change;
use self::layers::Layers;
pub(super) use self::part::Part;
pub(super) use self::refusal::{Refusal, Refused};

use super::folder::Folder;
use super::form::{Fields, encoded};

/// Returns what the room says of a part; `refusal` is what became of a change that was not
/// made.
pub(super) fn said(
    folder: &Folder,
    part: Part,
    asked: &Fields,
    refusal: Option<&Refusal>,
) -> Result<Value, MachineError> {
    let layers = Layers::read(folder)?;
    let groups = part.groups(&layers, asked);
    let steps = past::steps(&layers);
    let parts = Part::ALL.map(|it| context! { code => it.code(), path => it.path() });
    let groups: Vec<Value> = groups.iter().map(|it| it.said(refusal)).collect();
    let is_shown = |refusal: &Refusal| groups.iter().any(|it| holds(it, &refusal.id));
    Ok(context! {
        part => part.code(),
        parts => parts.to_vec(),
        refused => refusal.filter(|it| !is_shown(it)).map(Refusal::said),
        last => steps.first(),
        steps => (part == Part::Past).then_some(&steps),
        asked => match part {
            Part::Words => wording::asked(&layers, asked),
            _ => context! { lang => "" },
        },
        groups,
    })
}

/// Where a change is shown: at its entry, with what was asked for before.
pub(super) fn place(part: Part, asked: &Fields) -> String {
    let mut place = part.path();
    for (name, sign) in [("lang", '?'), ("q", '&'), ("h", '&')] {
        if let Some(value) = asked.field(name).filter(|it| !it.is_empty()) {
            place.push(if place.contains('?') { sign } else { '?' });
            place.push_str(&format!("{name}={}", encoded(value)));
        }
    }
    let id = asked.field("id").filter(|_| part != Part::Past).unwrap_or_default();
    if !id.is_empty() {
        place.push_str(&format!("#e-{}", encoded(id)));
    }
    place
}

/// Whether a group shows an entry.
fn holds(group: &Value, id: &str) -> bool {
    let entries = group.get_attr("entries").and_then(|it| it.try_iter());
    let is_it = |entry: Value| entry.get_attr("id").is_ok_and(|it| it.as_str() == Some(id));
    entries.is_ok_and(|mut entries| entries.any(is_it))
}
