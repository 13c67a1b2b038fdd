//! Which rows an edition may show and count.

use crate::domain::words::Visibility;

/// Returns whether an edition of one visibility may show a row of another.
///
/// A row marked `members` is for the members and the secretariat; an edition
/// for funders may not show it.
pub fn may_show(edition: Visibility, row: Visibility) -> bool {
    row >= edition
}
