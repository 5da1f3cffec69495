//! What questions came to in the interviews that are noted here.

use std::collections::BTreeMap;

use crate::app::context::Context;
use crate::domain::ids::QuestionId;
use crate::domain::interview::items::{Given, Item, items};
use crate::error::Error;

/// Every question of the bank that was asked, and every one that was rated, by id.
pub fn read(context: &Context) -> Result<Vec<Item>, Error> {
    let store = context.store_to_read()?;
    let pool = store.pool()?.into_iter().filter(|one| one.exposures > 0);
    let asked: BTreeMap<QuestionId, (u32, Option<i64>)> =
        pool.map(|one| (one.id, (one.exposures, one.exposed_ms))).collect();
    let ratings = store.ratings()?;
    let given: Vec<Given<'_>> = ratings
        .iter()
        .map(|one| Given {
            card: (one.interview.as_str(), one.interviewer.as_str()),
            question: &one.question,
            rating: one.rating,
            hints: one.hints,
        })
        .collect();
    Ok(items(&given, &asked))
}
