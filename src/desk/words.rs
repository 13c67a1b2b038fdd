//! Words and look: everything that a region can change, each with what it is now, what it is
//! in the layer below, and whether that changed since. What is changed is written into the
//! same files that an editor would change, and each change can be taken back.
//!
//! The room has parts, and a part has entries: one value each, with a form of its own.

mod change;
mod editions;
mod entry;
mod layers;
mod limits;
mod look;
mod made;
mod order;
mod part;
mod past;
mod picture;
mod refusal;
mod sectors;
mod settings;
mod texts;
mod trial;
mod wording;

use minijinja::context;
use minijinja::value::Value;

use crate::domain::text::percent;
use crate::files::MachineError;

pub(super) use self::change::change;
use self::entry::{Entry, Group};
use self::layers::Layers;
pub(super) use self::part::Part;
pub(super) use self::picture::{LARGEST, logo};
pub(super) use self::refusal::{Refusal, Refused};

use super::folder::Folder;
use super::form::Fields;

/// Returns what the room says of a part; `refusal` is what became of a change that was not
/// made.
pub(super) fn said(
    folder: &Folder,
    part: Part,
    asked: &Fields,
    refusal: Option<&Refusal>,
) -> Result<Value, MachineError> {
    let layers = Layers::read(folder)?;
    let mut groups = part.groups(&layers, asked);
    // What was not changed is shown, wherever it was asked for.
    let holds = |group: &Group, id: &str| group.entries.iter().any(|it| it.id == id);
    let refused = refusal.filter(|it| it.act.is_empty());
    if let Some(refusal) = refused.filter(|it| !groups.iter().any(|group| holds(group, &it.id))) {
        let entries: Vec<Entry> = part.entry(&layers, &refusal.id).into_iter().collect();
        groups.splice(0..0, (!entries.is_empty()).then(|| Group { entries, ..Group::default() }));
    }
    let is_shown =
        |it: &&Refusal| it.act.is_empty() && groups.iter().any(|group| holds(group, &it.id));
    let steps = past::steps(&layers);
    let parts = Part::ALL.map(|it| context! { code => it.code(), path => it.path() });
    let behind =
        folder.found().outcome.diagnostics.iter().filter(|it| BEHIND.contains(&it.code)).count();
    Ok(context! {
        part => part.code(),
        parts => parts.to_vec(),
        refused => refusal.filter(|it| !is_shown(it)).map(Refusal::said),
        last => steps.first(),
        steps => (part == Part::Past).then_some(&steps),
        behind,
        asked => match part {
            Part::Words => wording::asked(&layers, asked),
            _ => context! { lang => "" },
        },
        order => (part == Part::Order).then(|| order::said(&layers, asked)),
        texts => (part == Part::Texts).then(|| texts::said(&layers)),
        seen => match part {
            Part::Sectors => sectors::seen(&layers),
            _ => String::new(),
        },
        whom => editions::WHOM.to_vec(),
        pictures => settings::PICTURES.map(|end| format!(".{end}")).join(","),
        typed => typed(asked),
        groups => groups.iter().map(|it| it.said(refused)).collect::<Vec<_>>(),
    })
}

/// What was written to add something, which stays there if it was not added.
fn typed(asked: &Fields) -> Value {
    let text = |name: &str| asked.field(name).unwrap_or_default().to_owned();
    context! { new => text("new"), called => text("called"), key => text("key"), whom => text("whom") }
}

/// What is told of copies whose original is newer.
const BEHIND: [&str; 2] = ["template-behind", "word-behind"];

/// Where a change is shown: at its entry, with what was asked for before.
pub(super) fn place(part: Part, asked: &Fields) -> String {
    let mut place = part.path();
    for name in ["lang", "q", "h", "kind", "name"] {
        if let Some(value) = asked.field(name).filter(|it| !it.is_empty()) {
            place.push(if place.contains('?') { '&' } else { '?' });
            place.push_str(&format!("{name}={}", percent(value)));
        }
    }
    let is_entry = !matches!(part, Part::Past | Part::Order);
    let id = asked.field("id").filter(|_| is_entry).unwrap_or_default();
    if !id.is_empty() {
        place.push_str(&format!("#e-{}", percent(id)));
    }
    place
}
