//! Many questions at once, row by row, so that memory stays flat.

use rusqlite::types::ToSql;

use super::error::At;
use super::select::Conditions;
use super::{Result, Store, row};
use crate::domain::card::Card;
use crate::domain::filter::Filter;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::score::Tally;
use crate::domain::time::Day;

/// One line of a list of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The question.
    pub id: QuestionId,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// Its importance.
    pub importance: Importance,
    /// First line of its prompt, Markdown.
    pub title: String,
    /// Whether it is gone from its pack.
    pub retired: bool,
    /// Whether it is kept out of sessions.
    pub suspended: bool,
    /// Whether it is marked.
    pub flagged: bool,
    /// Its schedule; `None` when it is new.
    pub card: Option<Card>,
    /// The study day until which it was put off as known, past ones too.
    pub postponed: Option<Day>,
}

impl ListRow {
    /// Whether it is put off on `today`.
    pub fn is_postponed(&self, today: Day) -> bool {
        self.postponed.is_some_and(|until| today < until)
    }
}

/// How many active questions share a topic, a level and a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    /// The topic.
    pub topic: String,
    /// The level.
    pub level: Level,
    /// The kind.
    pub kind: Kind,
    /// Active questions.
    pub questions: u32,
}

/// How many active questions share a leaf, a level and an importance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizeRow {
    /// The leaf.
    pub leaf: String,
    /// Its topic, its level and its importance, and how many they are.
    pub tally: Tally,
}

impl Store {
    /// The sizes of all groups that pass and are not empty, by topic, leaf, level and importance.
    pub fn sizes(&self, filter: &Filter) -> Result<Vec<SizeRow>> {
        self.read(|bank| {
            let mut statement =
                Conditions::of(filter)?.prepare(bank, sql!("question_sizes"), &[])?;
            let mut rows = statement.raw_query();
            let mut sizes = Vec::new();
            while let Some(found) = rows.next()? {
                let tally = Tally {
                    topic: found.get(0)?,
                    level: row::level(found, 2)?,
                    importance: row::importance(found, 3)?,
                    questions: found.get(4)?,
                };
                sizes.push(SizeRow { leaf: found.get(1)?, tally });
            }
            Ok(sizes)
        })
    }

    /// The sizes of all groups that pass and are not empty, by topic, level and kind.
    pub fn counts(&self, filter: &Filter) -> Result<Vec<CountRow>> {
        self.read(|bank| {
            let mut statement =
                Conditions::of(filter)?.prepare(bank, sql!("question_counts"), &[])?;
            let mut rows = statement.raw_query();
            let mut counts = Vec::new();
            while let Some(found) = rows.next()? {
                counts.push(CountRow {
                    topic: found.get(0)?,
                    level: row::level(found, 1)?,
                    kind: row::kind(found, 2)?,
                    questions: found.get(3)?,
                });
            }
            Ok(counts)
        })
    }

    /// Hands every question that passes to `each`, by id, with titles in `language` or else the base language. An error of
    /// `each` ends the list and comes back.
    pub fn list<E: From<super::StoreError>>(
        &self,
        filter: &Filter,
        with_retired: bool,
        language: &str,
        mut each: impl FnMut(ListRow) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let own: [(&str, &dyn ToSql); 2] =
            [(":with_retired", &with_retired), (":language", &language)];
        let mut statement = Conditions::of(filter)
            .and_then(|conditions| {
                conditions.prepare(&self.connection, sql!("question_list"), &own)
            })
            .at(&self.path)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().at(&self.path)? {
            each(list_row(row).at(&self.path)?)?;
        }
        Ok(())
    }

    /// The same as a list in memory.
    pub fn list_all(
        &self,
        filter: &Filter,
        with_retired: bool,
        language: &str,
    ) -> Result<Vec<ListRow>> {
        let mut all = Vec::new();
        self.list::<super::StoreError>(filter, with_retired, language, |row| {
            all.push(row);
            Ok(())
        })?;
        Ok(all)
    }
}

fn list_row(found: &rusqlite::Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow {
        id: row::id(found, 0)?,
        topic: found.get(1)?,
        level: row::level(found, 2)?,
        kind: row::kind(found, 3)?,
        importance: row::importance(found, 4)?,
        title: found.get::<_, Option<String>>(5)?.unwrap_or_default(),
        retired: found.get(6)?,
        suspended: found.get(7)?,
        flagged: found.get(8)?,
        card: row::card_or_none(found, 9)?,
        postponed: found.get::<_, Option<i64>>(21)?.map(Day::from_number),
    })
}
