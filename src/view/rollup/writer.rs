//! What wording a whole of many roundtables begins with.

use jiff::civil::Date;

use crate::assessment::rollup::{Presence, Region, Rollup};
use crate::view::text::Text;
use crate::view::words::Wording;

/// Words a whole.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) rollup: &'a Rollup,
    pub(super) wording: &'a Wording<'a>,
}

impl<'a> Writer<'a> {
    /// Returns the roundtables that are counted.
    pub(super) fn here(&self) -> impl Iterator<Item = &'a Region> + use<'a> {
        self.rollup.regions.iter().filter(|it| it.presence == Presence::Here)
    }

    /// Returns those that fade, longest first.
    pub(super) fn fading_longest_first(&self) -> Vec<(&'a Region, Date, bool)> {
        let mut fading: Vec<(&Region, Date, bool)> = self
            .here()
            .filter_map(|it| it.fades_since.map(|(day, is_older)| (it, day, is_older)))
            .collect();
        fading.sort_by_key(|(region, day, is_older)| (*day, !is_older, &region.key));
        fading
    }

    /// A month since which something is so, or longer.
    pub(super) fn since(&self, day: Date, is_older: bool) -> Text {
        let key = if is_older { "rollup-since-older" } else { "rollup-since" };
        self.wording.say(key, &[("month", self.wording.month(day))])
    }
}
