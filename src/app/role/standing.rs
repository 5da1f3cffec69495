//! How many questions the bank has for leaves and topics, and how many of them were shown to be known.

use std::collections::BTreeMap;

use crate::app::study::memories::person;
use crate::domain::filter::Filter;
use crate::domain::role::Standing;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

/// The questions of every leaf, and the topic of each.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    leaves: BTreeMap<String, (String, Standing)>,
}

impl Standings {
    /// Counts the active questions of the bank.
    pub fn of(store: &Store, today: Day) -> Result<Self, Error> {
        let mut leaves: BTreeMap<String, (String, Standing)> = BTreeMap::new();
        let person = person(store)?;
        store.list::<Error>(&Filter::default(), false, "en", |row| {
            let leaf = row.id.leaf().to_owned();
            let (_, standing) = leaves.entry(leaf).or_insert((row.topic, Standing::default()));
            standing.questions += 1;
            standing.seen += u32::from(row.card.is_some());
            standing.known += u32::from(row.card.is_some_and(|card| card.is_known(&person, today)));
            Ok(())
        })?;
        Ok(Self { leaves })
    }

    /// The questions of these leaves and topics, each leaf once.
    pub fn sum<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Standing {
        let names: Vec<&str> = names.into_iter().collect();
        let is_named = |leaf: &str, topic: &str| names.contains(&leaf) || names.contains(&topic);
        let mut sum = Standing::default();
        for (leaf, (topic, standing)) in &self.leaves {
            if is_named(leaf, topic) {
                sum.questions += standing.questions;
                sum.seen += standing.seen;
                sum.known += standing.known;
            }
        }
        sum
    }
}
