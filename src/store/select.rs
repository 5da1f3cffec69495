//! Which questions can be asked now: due, new, or all of them for cramming.
//!
//! A filter becomes conditions from a fixed set, written by us, with its values as bound parameters.

use rusqlite::types::ToSql;
use rusqlite::{CachedStatement, Connection, Row};

use super::error::impossible;
use super::{Result, Store, row};
use crate::domain::card::{Card, STRUGGLING_LAPSES};
use crate::domain::filter::{Filter, Standing};
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Level};
use crate::domain::schedule::Due;
use crate::domain::time::Day;
use crate::words::store::damage;

/// Where conditions go in a query file that finds its questions by them.
const FILTER: &str = "/* filter */";
/// Where they go in a query file that finds its questions by their cards and only checks the conditions.
const CHECK: &str = "/* check */";

/// An active question that has been reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// The question.
    pub id: QuestionId,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its importance.
    pub importance: Importance,
    /// Whether it is kept out of sessions.
    pub suspended: bool,
    /// Its schedule state.
    pub card: Card,
}

/// A filter as SQL: conditions on the table `question`, and their values as JSON arrays.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    filter: String,
    check: String,
    values: Vec<(&'static str, String)>,
}

impl Conditions {
    pub fn of(filter: &Filter) -> rusqlite::Result<Self> {
        let mut conditions = Self::default();
        let ranks = |ranks: Vec<u8>| serde_json::to_string(&ranks);
        let words = |words: &[String]| serde_json::to_string(words);
        for (is_open, name, text, values) in [
            (
                filter.levels.is_empty(),
                ":levels",
                sql!("filter_levels"),
                ranks(filter.levels.iter().map(|level| level.rank()).collect()),
            ),
            (
                filter.kinds.is_empty(),
                ":kinds",
                sql!("filter_kinds"),
                ranks(filter.kinds.iter().map(|kind| kind.rank()).collect()),
            ),
            (filter.topics.is_empty(), ":topics", sql!("filter_topics"), words(&filter.topics)),
            (filter.leaves.is_empty(), ":leaves", sql!("filter_leaves"), words(&filter.leaves)),
            (filter.tags.is_empty(), ":tags", sql!("filter_tags"), words(&filter.tags)),
            (filter.packs.is_empty(), ":packs", sql!("filter_packs"), words(&filter.packs)),
        ] {
            if !is_open {
                conditions.filter.push_str(text);
                conditions.check.push_str(match name {
                    ":tags" => sql!("filter_tags_check"),
                    _ => text,
                });
                let values = values.map_err(|error| impossible(error.to_string()))?;
                conditions.values.push((name, values));
            }
        }
        filter.standings.iter().for_each(|standing| conditions.add(*standing));
        Ok(conditions)
    }

    fn add(&mut self, standing: Standing) {
        let (text, value) = match standing {
            Standing::DueBy(day) => (sql!("filter_due"), Some((":due_by", day.number().into()))),
            Standing::Failed => (sql!("filter_failed"), None),
            Standing::Struggling => {
                (sql!("filter_struggling"), Some((":lapses", i64::from(STRUGGLING_LAPSES))))
            }
            Standing::PostponedOn(day) => {
                (sql!("filter_postponed"), Some((":postponed_on", day.number().into())))
            }
            Standing::Flagged => (sql!("filter_flagged"), None),
            Standing::Suspended => (sql!("filter_suspended"), None),
        };
        self.filter.push_str(text);
        // The sign keeps SQLite from going by the list, as in `filter_tags_check`.
        self.check.push_str(&text.replace("question.id IN", "+question.id IN"));
        self.values.extend(value.map(|(name, number)| (name, number.to_string())));
    }

    /// The query with the conditions in their places.
    pub fn put_into(&self, query: &str) -> String {
        query.replace(FILTER, &self.filter).replace(CHECK, &self.check)
    }

    /// The query, prepared, with the conditions' values bound; `more` are its own.
    pub fn prepare<'c>(
        &self,
        bank: &'c Connection,
        query: &str,
        more: &[(&str, &dyn ToSql)],
    ) -> rusqlite::Result<CachedStatement<'c>> {
        let mut statement = bank.prepare_cached(&self.put_into(query))?;
        let own = self.values.iter().map(|(name, value)| (*name, value as &dyn ToSql));
        for (name, value) in own.chain(more.iter().copied()) {
            let index = statement
                .parameter_index(name)?
                .ok_or_else(|| impossible(damage::no_parameter(&name)))?;
            statement.raw_bind_parameter(index, value)?;
        }
        Ok(statement)
    }

    fn count(
        &self,
        bank: &Connection,
        query: &str,
        more: &[(&str, &dyn ToSql)],
    ) -> rusqlite::Result<u32> {
        let mut statement = self.prepare(bank, query, more)?;
        let mut rows = statement.raw_query();
        rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?.get(0)
    }

    pub fn list<T>(
        &self,
        bank: &Connection,
        query: &str,
        more: &[(&str, &dyn ToSql)],
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let mut statement = self.prepare(bank, query, more)?;
        let mut rows = statement.raw_query();
        let mut list = Vec::new();
        while let Some(row) = rows.next()? {
            list.push(read(row)?);
        }
        Ok(list)
    }
}

impl Store {
    /// What is due on `today` or before, neither retired, suspended nor put off as known; by due day, then id.
    pub fn due(&self, filter: &Filter, today: Day) -> Result<Vec<Due>> {
        self.read(|bank| {
            Conditions::of(filter)?.list(
                bank,
                sql!("card_due"),
                &[(":today", &today.number())],
                |row| {
                    Ok(Due {
                        id: row::id(row, 0)?,
                        due: row::day(row, 1)?,
                        interval_days: row.get(2)?,
                    })
                },
            )
        })
    }

    /// Up to `limit` questions without a card that can be asked on `today`, by importance, then level, then their draw from `start_draw` on, wrapping.
    pub fn fresh(
        &self,
        filter: &Filter,
        limit: usize,
        start_draw: i64,
        today: Day,
    ) -> Result<Vec<QuestionId>> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        self.read(|bank| {
            if is_narrow(filter) {
                let limit = i64::try_from(limit).unwrap_or(i64::MAX);
                Conditions::of(filter)?.list(
                    bank,
                    sql!("question_draw_within"),
                    &[(":draw_from", &start_draw), (":limit", &limit), (":today", &today.number())],
                    |row| row::id(row, 0),
                )
            } else {
                draw(bank, filter, limit, start_draw, today)
            }
        })
    }

    /// How many questions have no card and are neither suspended nor put off as known on `today`.
    pub fn fresh_count(&self, filter: &Filter, today: Day) -> Result<u32> {
        self.read(|bank| {
            let conditions = Conditions::of(filter)?;
            let is_tallied = filter.kinds.is_empty()
                && filter.leaves.is_empty()
                && filter.tags.is_empty()
                && filter.packs.is_empty()
                && filter.standings.is_empty();
            let all = if is_tallied { sql!("tally_count") } else { sql!("question_count") };
            let all = conditions.count(bank, all, &[])?;
            let touched = conditions.count(
                bank,
                sql!("question_count_touched"),
                &[(":today", &today.number())],
            )?;
            Ok(all.saturating_sub(touched))
        })
    }

    /// Up to `limit` questions, seen or not, that are neither retired, suspended nor put off as known on `today`; by importance, level and
    /// draw.
    pub fn all(
        &self,
        filter: &Filter,
        limit: Option<usize>,
        today: Day,
    ) -> Result<Vec<QuestionId>> {
        // A negative limit is none.
        let limit = limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        self.read(|bank| {
            Conditions::of(filter)?.list(
                bank,
                sql!("question_all"),
                &[(":limit", &limit), (":today", &today.number())],
                |row| row::id(row, 0),
            )
        })
    }

    /// Questions reviewed on `study_day` whose latest answer of that day is below 4 and was not asked for by a placement, the one asked
    /// longest ago first; as far as they pass.
    pub fn pending(&self, filter: &Filter, study_day: Day) -> Result<Vec<QuestionId>> {
        self.read(|bank| {
            Conditions::of(filter)?.list(
                bank,
                sql!("review_pending"),
                &[(":study_day", &study_day.number())],
                |row| row::id(row, 0),
            )
        })
    }

    /// Active questions with a card that pass and are not put off on `today`, by id.
    pub fn remembered(&self, filter: &Filter, today: Day) -> Result<Vec<Remembered>> {
        self.read(|bank| {
            Conditions::of(filter)?.list(
                bank,
                sql!("card_list"),
                &[(":today", &today.number())],
                |row| {
                    Ok(Remembered {
                        id: row::id(row, 0)?,
                        topic: row.get(1)?,
                        level: row::level(row, 2)?,
                        importance: row::importance(row, 3)?,
                        suspended: row.get(4)?,
                        card: row::card(row, 5)?,
                    })
                },
            )
        })
    }

    /// The first day after `today` on which something of the filter is due, and how much.
    pub fn next_due(&self, filter: &Filter, today: Day) -> Result<Option<(Day, u32)>> {
        self.read(|bank| {
            let days = Conditions::of(filter)?.list(
                bank,
                sql!("card_next_due"),
                &[(":today", &today.number())],
                |row| Ok((row::day(row, 0)?, row.get(1)?)),
            )?;
            Ok(days.into_iter().next())
        })
    }
}

/// Whether the filter has a condition that an index of its own answers, so that the walk in drawing order is not needed.
pub(super) fn is_narrow(filter: &Filter) -> bool {
    !(filter.leaves.is_empty() && filter.tags.is_empty() && filter.standings.is_empty())
}

/// Walks the index of the drawing order, one importance and level after the other, until there are enough.
fn draw(
    bank: &Connection,
    filter: &Filter,
    limit: usize,
    start_draw: i64,
    today: Day,
) -> rusqlite::Result<Vec<QuestionId>> {
    let conditions = Conditions::of(&Filter { levels: Vec::new(), ..filter.clone() })?;
    let wanted = |level: &Level| filter.levels.is_empty() || filter.levels.contains(level);
    let query =
        if filter.topics.is_empty() { sql!("question_draw") } else { sql!("question_draw_topics") };
    let mut drawn = Vec::new();
    for importance in Importance::ALL {
        for level in Level::ALL.iter().filter(|level| wanted(level)) {
            for (from, to) in [(start_draw, i64::MAX), (i64::MIN, start_draw.saturating_sub(1))] {
                let missing = i64::try_from(limit - drawn.len()).unwrap_or(i64::MAX);
                drawn.extend(conditions.list(
                    bank,
                    query,
                    &[
                        (":importance", &importance.rank()),
                        (":level", &level.rank()),
                        (":draw_from", &from),
                        (":draw_to", &to),
                        (":limit", &missing),
                        (":today", &today.number()),
                    ],
                    |row| row::id(row, 0),
                )?);
                if drawn.len() >= limit {
                    return Ok(drawn);
                }
            }
        }
    }
    Ok(drawn)
}
