//! A picture for the logo: its copy comes into the project and is chosen, in one change that
//! is taken back as one.

use crate::adaptation::Given;
use crate::desk::folder::Folder;
use crate::domain::folder::is_safe;
use crate::shell::inputs;

use super::change::keep;
use super::layers::Layers;
use super::made::Made;
use super::part::Part;
use super::refusal::{Refusal, Refused, wrong_of};
use super::settings::{LOGO, PICTURES, written};

/// What one picture may have, in bytes.
pub(in crate::desk) const LARGEST: usize = 10 * 1024 * 1024;

/// Takes a picture into the project and makes it the logo.
pub(in crate::desk) fn logo(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), Refused> {
    inputs::alone(folder.place(), || taken(folder, name, bytes))
}

fn taken(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), Refused> {
    let layers = Layers::read(folder)?;
    let id = LOGO.join("/");
    // What was chosen before stays chosen.
    let typed = Part::About.entry(&layers, &id).map_or_else(String::new, |it| it.now().to_owned());
    let refusal = |why| Refusal { id: id.clone(), typed: typed.clone(), why, ..Refusal::default() };
    let told = |why| Refused::Told(Box::new(refusal(why)));
    if name.is_empty() || bytes.is_empty() {
        return Err(told("no-picture"));
    }
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    if !PICTURES.contains(&end.to_lowercase().as_str()) {
        return Err(told("picture"));
    }
    if !is_safe(name) {
        return Err(told("picture-name"));
    }
    // What a file of this name holds already stays, unless it is the same.
    let is_free = |name: &str| {
        let place = format!("templates/{name}");
        let known = layers.own.get(&place).or_else(|| layers.below().get(&place));
        known.is_none_or(|known| known[..] == *bytes)
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}.{end}"));
    let name = std::iter::once(name.to_owned()).chain(numbered).find(|it| is_free(it));
    let Some(name) = name else { return Err(told("place")) };
    let mut settings = layers.settings().ok_or_else(|| told("file"))?;
    let given = Given::Text(name.clone());
    settings.set(&LOGO, &given).map_err(|why| told(wrong_of(why)))?;
    let mut change = written(&layers, &settings);
    let place = format!("templates/{name}");
    if layers.own.get(&place).is_none() {
        change.files.insert(place, bytes.to_vec());
    }
    // A picture that nothing names any more would be told for ever.
    let old = format!("templates/{typed}");
    let is_named = layers.own.iter().any(|(path, _)| {
        let is_template = path.ends_with(".jinja") || path.ends_with(".typ");
        is_template && layers.own.text(path).is_some_and(|it| it.contains(&typed))
    });
    if typed != name && layers.own.get(&old).is_some() && !is_named {
        change.stale.push(old);
    }
    let what = ["set", "about", &id, &typed, &name].map(str::to_owned).to_vec();
    keep(folder, &layers, &Made { change, what }, false, refusal)
}
