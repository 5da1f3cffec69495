//! What a page of statistics is made of.

use crate::domain::stats::{Due, Stats};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// What the answers add up to.
    pub stats: &'a Stats,
    /// The days ahead, today first.
    pub forecast: &'a [Due],
    /// A title for each of the hardest questions; empty where it is gone.
    pub titles: &'a [String],
    /// Study days in a row with a review.
    pub streak_days: u32,
}
