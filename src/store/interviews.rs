//! The sets that were made here. Rows can be deleted for good: none of this is in the log.

use rusqlite::{OptionalExtension, Row, named_params};

use super::error::At;
use super::{Result, Store, row};
use crate::domain::labels::Level;

/// A set that was made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// The code that it goes by.
    pub code: String,
    /// What it has in common with the other sets of its kit.
    pub kit: String,
    /// Code of the candidate it is for, if it is for one.
    pub candidate: Option<String>,
    /// The folder that its documents were written to.
    pub folder: String,
    /// The level that is interviewed for.
    pub level: Level,
    /// When it was made, in UTC milliseconds.
    pub made_ms: i64,
}

impl Store {
    /// Notes a set that was made; one that was noted before is noted as it is now.
    pub fn keep_interview(&mut self, interview: &Interview) -> Result<()> {
        let path = self.path.clone();
        self.write(|rows| {
            rows.execute(
                sql!("interview_put"),
                named_params! {
                    ":code": interview.code,
                    ":kit": interview.kit,
                    ":candidate": interview.candidate,
                    ":folder": interview.folder,
                    ":level": interview.level.rank(),
                    ":made_ms": interview.made_ms,
                },
            )
            .map(|_| ())
            .at(&path)
        })
    }

    /// Whether a set of this level was made here before.
    pub fn has_interview_of(&self, level: Level) -> Result<bool> {
        self.read(|rows| {
            let mut statement = rows.prepare_cached(sql!("interview_has_level"))?;
            statement.query_row(named_params! { ":level": level.rank() }, |row| row.get(0))
        })
    }

    /// The sets of a kit that were made here, in the order of their making.
    pub fn interviews_of(&self, kit: &str) -> Result<Vec<Interview>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_of_kit"))?
                .query_map(named_params! { ":kit": kit }, interview)?
                .collect()
        })
    }

    /// The set that was made here last.
    pub fn newest_interview(&self) -> Result<Option<Interview>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_newest"))?.query_row([], interview).optional()
        })
    }
}

pub(super) fn interview(found: &Row<'_>) -> rusqlite::Result<Interview> {
    Ok(Interview {
        code: found.get(0)?,
        candidate: found.get(1)?,
        folder: found.get(2)?,
        level: row::level(found, 3)?,
        made_ms: found.get(4)?,
        kit: found.get(5)?,
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::store::schema::{MIGRATIONS, migrate};
    use crate::store::testing;

    #[test]
    fn stored_minutes_that_nobody_wrote_follow_the_new_defaults_and_files_are_read_again() {
        let number = |path: &str| path.split('-').next().unwrap().parse::<i64>().unwrap();
        let paths = MIGRATIONS.dirs().map(|folder| folder.path().display().to_string());
        let own =
            paths.into_iter().find(|path| path.ends_with("-interviews")).map(|path| number(&path));
        let version = own.unwrap();
        let mut bank = Connection::open_in_memory().unwrap();
        migrate(&mut bank, version - 1).unwrap();
        bank.execute_batch(
            "INSERT INTO pack (id, name, title, version, license, languages, digest)
             VALUES (1, 'mine', 'Mine', '1', 'MIT', '[\"en\"]', 'abc');
             INSERT INTO source_file VALUES (1, 1, 'a/b.md', x'01');",
        )
        .unwrap();
        // Kind, level, minutes of before and now: open, choice, output, cloze, sql, code, behavioral, design.
        let cases = [
            (0, 0, 3, 3),
            (0, 1, 3, 4),
            (0, 2, 3, 5),
            (0, 2, 7, 7),
            (1, 0, 1, 2),
            (1, 2, 1, 2),
            (1, 1, 4, 4),
            (2, 1, 2, 2),
            (3, 1, 1, 1),
            (4, 0, 8, 6),
            (4, 1, 8, 8),
            (4, 2, 8, 10),
            (4, 2, 12, 12),
            (5, 0, 15, 12),
            (5, 1, 15, 18),
            (5, 2, 15, 25),
            (5, 0, 8, 8),
            (6, 2, 5, 5),
            (7, 1, 30, 30),
            (7, 1, 20, 20),
        ];
        for (number, (kind, level, before, _)) in cases.iter().enumerate() {
            bank.execute(
                "INSERT INTO question (id, pack, file, topic, leaf, level, kind, importance, minutes, case_exact,
                 order_given, revision, draw) VALUES (?1, 1, 1, 'a', 'b', ?2, ?3, 0, ?4, 0, 0, zeroblob(16), 1)",
                (format!("b/q-{number:02}"), level, kind, before),
            )
            .unwrap();
        }
        migrate(&mut bank, version).unwrap();
        let mut query = bank.prepare("SELECT minutes FROM question ORDER BY id").unwrap();
        let minutes: Vec<i64> =
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(minutes, cases.map(|(_, _, _, now)| now));
        let digests: (String, Vec<u8>) = bank
            .query_row("SELECT pack.digest, source_file.digest FROM pack, source_file", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        assert_eq!(digests, (String::new(), Vec::new()));
    }

    #[test]
    fn the_sets_of_a_kit_come_in_their_order_and_each_once() {
        let (_folder, mut store) = testing::open();
        let made = |code: &str, kit: &str, made_ms| Interview {
            code: code.to_owned(),
            kit: kit.to_owned(),
            candidate: (code > "c").then(|| "C-1".to_owned()),
            folder: "/home/x".to_owned(),
            level: Level::Middle,
            made_ms,
        };
        let (first, second) = (made("d", "one", 1), made("b", "one", 2));
        for one in [&second, &first, &made("x", "two", 0)] {
            store.keep_interview(one).unwrap();
        }
        assert_eq!(store.interviews_of("one").unwrap(), [first.clone(), second]);
        // A swap makes another kit of a set.
        store.keep_interview(&Interview { kit: "two".to_owned(), ..first }).unwrap();
        assert_eq!(store.interviews_of("one").unwrap().len(), 1);
        assert_eq!(store.interviews_of("two").unwrap().len(), 2);
        assert_eq!(store.interviews_of("three").unwrap(), []);
        assert_eq!(store.newest_interview().unwrap().map(|one| one.code).as_deref(), Some("b"));
        assert!(store.has_interview_of(Level::Middle).unwrap());
        assert!(!store.has_interview_of(Level::Senior).unwrap());
    }
}
