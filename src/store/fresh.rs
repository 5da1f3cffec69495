//! New questions in the order of what somebody prepares for: enough of them are read to know which come first, and no more.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, named_params};

use super::select::{Conditions, is_narrow};
use super::{Result, Store, row};
use crate::domain::filter::Filter;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Level};
use crate::domain::newcomers::{Cell, Newcomer, Wish, first};
use crate::domain::time::Day;

impl Store {
    /// Up to `limit` questions without a card, and not put off on `today`, in the order of `wish`; among equals by their draw from `start_draw` on, wrapping.
    pub fn fresh_for(
        &self,
        wish: &Wish,
        filter: &Filter,
        limit: usize,
        start_draw: i64,
        today: Day,
    ) -> Result<Vec<QuestionId>> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let candidates = self.read(|bank| {
            let drawing = Drawing { bank, filter, wish, start_draw, today: today.number() };
            if is_narrow(filter) { drawing.all() } else { drawing.foremost(limit) }
        })?;
        Ok(first(&candidates, wish, limit).into_iter().map(|one| one.id.clone()).collect())
    }

    /// Questions that were ever asked for the first time.
    pub fn cards(&self) -> Result<usize> {
        let count: i64 = self.read(|bank| {
            bank.prepare_cached(sql!("card_count"))?.query_row([], |row| row.get(0))
        })?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Leaves in which the last answer to a question below `level` was wrong.
    pub fn failed_leaves(&self, level: Level) -> Result<BTreeSet<String>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("card_failed"))?
                .query_map(named_params! { ":level": level.rank() }, |row| row.get(0))?
                .collect()
        })
    }

    /// How often each question was repeated on `study_day`.
    pub fn drills(&self, study_day: Day) -> Result<BTreeMap<QuestionId, u32>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("review_drills"))?
                .query_map(named_params! { ":study_day": study_day.number() }, |row| {
                    Ok((row::id(row, 0)?, row.get(1)?))
                })?
                .collect()
        })
    }
}

/// New questions on their way out.
struct Drawing<'a> {
    bank: &'a Connection,
    filter: &'a Filter,
    wish: &'a Wish,
    start_draw: i64,
    /// Number of the study day: what is put off beyond it is left out.
    today: i32,
}

impl Drawing<'_> {
    /// Everything that the filter lets through: it has an index of its own.
    fn all(&self) -> rusqlite::Result<Vec<Newcomer>> {
        let query = sql!("question_draw_within");
        let more: [(&str, &dyn ToSql); 3] =
            [(":draw_from", &self.start_draw), (":limit", &-1), (":today", &self.today)];
        Conditions::of(self.filter)?.list(self.bank, query, &more, |row| self.newcomer(row))
    }

    /// The `limit` questions that are wanted most, and as many that are wanted most as spot checks; more where some are wanted alike, since
    /// their draw decides.
    fn foremost(&self, limit: usize) -> rusqlite::Result<Vec<Newcomer>> {
        let leaves = self.leaves()?;
        // One may be taken as a spot check before its turn comes, and the other way round.
        let enough = limit.saturating_mul(2);
        let mut found = self.walk(&leaves, enough, |_| true, |cell| self.wish.value(cell))?;
        let is_basic = |level| self.wish.is_basic(level);
        let spots = self.walk(&leaves, enough, is_basic, |cell| self.wish.weight(cell))?;
        let known: BTreeSet<QuestionId> = found.iter().map(|one| one.id.clone()).collect();
        found.extend(spots.into_iter().filter(|one| !known.contains(&one.id)));
        Ok(found)
    }

    /// The leaves that make a difference; where none does, all are one.
    fn leaves(&self) -> rusqlite::Result<Vec<Option<String>>> {
        if self.wish.leaves.is_empty() && self.wish.failed.is_empty() {
            return Ok(vec![None]);
        }
        self.bank
            .prepare_cached(sql!("question_leaves"))?
            .query_map([], |row| row.get(0).map(Some))?
            .collect()
    }

    /// Goes from the cells that are wanted most to those wanted least until there are enough.
    fn walk(
        &self,
        leaves: &[Option<String>],
        enough: usize,
        is_meant: impl Fn(Level) -> bool,
        value: impl Fn(Cell<'_>) -> f64,
    ) -> rusqlite::Result<Vec<Newcomer>> {
        let is_asked =
            |level: &Level| self.filter.levels.is_empty() || self.filter.levels.contains(level);
        let levels: Vec<Level> = Level::ALL
            .iter()
            .copied()
            .filter(|level| is_asked(level) && is_meant(*level))
            .collect();
        let mut cells = Vec::new();
        for leaf in leaves {
            for level in &levels {
                for importance in Importance::ALL {
                    let name = leaf.as_deref().unwrap_or_default();
                    let cell = Cell { leaf: name, level: *level, importance: *importance };
                    cells.push(((value(cell), importance.weight()), leaf.is_some(), cell));
                }
            }
        }
        cells.sort_by(|((a, more), ..), ((b, less), ..)| b.total_cmp(a).then(less.cmp(more)));
        let conditions = Conditions::of(&Filter { levels: Vec::new(), ..self.filter.clone() })?;
        let mut found: Vec<Newcomer> = Vec::new();
        let mut rest = cells.as_slice();
        while let Some((worth, ..)) = rest.first() {
            let alike = rest.iter().take_while(|(other, ..)| other == worth).count();
            let (group, later) = rest.split_at(alike);
            for (_, has_leaf, cell) in group {
                found.extend(self.cell(&conditions, *cell, *has_leaf, enough)?);
            }
            if found.len() >= enough {
                break;
            }
            rest = later;
        }
        Ok(found)
    }

    /// The first of one cell, in the order of their draw.
    fn cell(
        &self,
        conditions: &Conditions,
        cell: Cell<'_>,
        has_leaf: bool,
        limit: usize,
    ) -> rusqlite::Result<Vec<Newcomer>> {
        let query = match (has_leaf, self.filter.topics.is_empty()) {
            (true, _) => sql!("question_draw_cell"),
            (false, true) => sql!("question_draw"),
            (false, false) => sql!("question_draw_topics"),
        };
        let (level, importance) = (cell.level.rank(), cell.importance.rank());
        let mut found: Vec<Newcomer> = Vec::new();
        for (from, to) in
            [(self.start_draw, i64::MAX), (i64::MIN, self.start_draw.saturating_sub(1))]
        {
            let missing = i64::try_from(limit - found.len()).unwrap_or(i64::MAX);
            let mut more: Vec<(&str, &dyn ToSql)> = vec![
                (":importance", &importance),
                (":level", &level),
                (":draw_from", &from),
                (":draw_to", &to),
                (":limit", &missing),
                (":today", &self.today),
            ];
            if has_leaf {
                more.push((":leaf", &cell.leaf));
            }
            found.extend(conditions.list(self.bank, query, &more, |row| self.newcomer(row))?);
            if found.len() >= limit {
                break;
            }
        }
        Ok(found)
    }

    fn newcomer(&self, row: &Row<'_>) -> rusqlite::Result<Newcomer> {
        let draw: i64 = row.get(3)?;
        Ok(Newcomer {
            id: row::id(row, 0)?,
            level: row::level(row, 1)?,
            importance: row::importance(row, 2)?,
            // Counted from where the day begins, so that those before it come last.
            draw: draw.wrapping_sub(self.start_draw).cast_unsigned(),
        })
    }
}
