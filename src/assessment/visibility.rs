//! Which rows an edition may show and count.

use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::prose::Prose;

/// Returns whether an edition of one visibility may show a row of another.
///
/// A row marked `members` is for the members and the secretariat; an edition
/// for funders may not show it.
pub fn may_show(edition: Visibility, row: Visibility) -> bool {
    row >= edition
}

/// Returns the visibility of the most open edition that prints a text; none, if none
/// does.
pub fn most_open_reader(model: &Model, prose: &Prose) -> Option<Visibility> {
    let reads = model.editions.iter().filter(|edition| {
        may_show(edition.visibility, prose.visibility) && edition.is_among(&prose.audiences)
    });
    reads.map(|edition| edition.visibility).max()
}
