//! What is drawn, and the small things that its parts share.

use crate::domain::stats::{Due, Stats};
use crate::ui::Style;
use crate::ui::chart::Glyphs;
use crate::ui::theme::{Role, paint};
use crate::ui::view::paragraph;
use crate::words::ui::stats as words;

/// What the screen says.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'a> {
    /// What the answers add up to.
    pub stats: &'a Stats,
    /// The days ahead, today first.
    pub forecast: &'a [Due],
    /// A title for each of the hardest questions.
    pub titles: &'a [String],
    /// Study days in a row with a review.
    pub streak_days: u32,
    /// What charts are drawn with.
    pub glyphs: Glyphs,
}

/// `45 min`, or `12 h 5 min` from an hour on.
pub(super) fn hours(spent_ms: u64) -> String {
    let minutes = (spent_ms + 30_000) / 60_000;
    match minutes / 60 {
        0 => words::minutes(&minutes),
        hours => words::hours(&hours, &(minutes % 60)),
    }
}

/// A sentence of less weight.
pub(super) fn note(text: &str, style: Style) -> String {
    paragraph(text, 0, Role::Muted, style)
}

/// A line of less weight, not wrapped.
pub(super) fn muted(text: &str, style: Style) -> String {
    paint(text, Role::Muted, style.color)
}
