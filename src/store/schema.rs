//! Whether the schema of a file is what the migrations make: a foreign trigger acts on every answer, and a missing one guards nothing.

use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::fmt;

use rusqlite::Connection;
use rusqlite_migration::Migrations;
use sha2::{Digest, Sha256};

use super::error::impossible;
use crate::domain::question::hex;
use crate::words::store::damage as words;

/// One folder a version, in the order in which they are applied.
pub(super) static MIGRATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

/// SHA-256 over the schema of each version, from the first on. Worked out and compared by a test. A file that another version of
/// SQLite made may word the search index's own tables differently; it is then compared object by object.
const MADE: [&str; super::paths::SCHEMA_VERSION as usize] = [
    "04ab6bf3608c3042dac4938e53028044bb4367fa8f7eac4c1faff7f7490ff8d2",
    "b272cdff9ebf9672dc523c57edd504378c058c81634619bc8f1c32d07d992432",
    "c883aae2f091381d3a69ad3473b7d4578bc2ce25a20a038c9abe98caab3d91fe",
    "30064d146f0845be760edc9249e6a6e0d585b689bc365d07f72d087a1dfcf691",
    "f32c560d785a0820c43b83a91878f59b8d37c15f35644cc8beddddfd82cbc0e6",
    "78b68c0b752b3e0ecae10fb5011e292e0ef7acbbfb9994261396985796775c78",
    "86d8ce746891c9083222454e7340916751c2b7d3619f36cc45af9b8c4236d24e",
    "30526535cf44d96e2bdcdcba04330d94c465304e30f2f13345257c7502121c70",
    "1a201912ff872dce2023e047227e4c965958f776cbbccc9069d40d3caff4c915",
    "7f4a1b14e1a50210bf17601a14b2790a9900aaa475b8e9b01b80017c59395d2b",
    "f8a6f992ae6978c73aaa380c0ce64fb2a135d64262fb94d909b976d4f24533ba",
    "261f445c3ded9dc9a64df7a177e80800b1c557d526c04e23a8411b5d62c19a1e",
];

/// Statistics that `ANALYZE` keeps; they steer the planner and do nothing.
const STATISTICS: [(&str, &str); 2] = [
    ("sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    ("sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"),
];

/// One table, index, trigger or view, in the bytes of the file: a stranger's need not be text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    pub kind: Vec<u8>,
    pub name: Vec<u8>,
    pub table: Vec<u8>,
    pub definition: Vec<u8>,
}

/// What is not as the migrations make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    object: Object,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Missing,
    Foreign,
    Changed,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let Object { kind, name, table, .. } = &self.object;
        out.write_str(&words::object(&text(kind), &text(name)))?;
        if table != name {
            out.write_str(&words::object_of(&text(table)))?;
        }
        out.write_str(match self.what {
            What::Missing => words::is_missing(),
            What::Foreign => words::is_foreign(),
            What::Changed => words::is_changed(),
        })
    }
}

/// Every difference of the schema from that of `version`; empty when there is none. Version 0 is an empty file.
pub(super) fn differences(
    connection: &Connection,
    version: i64,
) -> rusqlite::Result<Vec<Difference>> {
    let found = objects(connection)?;
    let place = usize::try_from(version).ok().and_then(|version| version.checked_sub(1));
    if place.and_then(|place| MADE.get(place)).is_some_and(|made| *made == digest(&found)) {
        return Ok(Vec::new());
    }
    Ok(compare(made(version)?, found))
}

/// What the migrations up to `version` make, with the SQLite that is running.
pub(super) fn made(version: i64) -> rusqlite::Result<Vec<Object>> {
    let mut scratch = Connection::open_in_memory()?;
    migrate(&mut scratch, version)?;
    objects(&scratch)
}

/// Runs the migrations up to `version` on a database that has fewer.
pub(super) fn migrate(connection: &mut Connection, version: i64) -> rusqlite::Result<()> {
    let count =
        usize::try_from(version).map_err(|_| impossible(words::negative_schema_version()))?;
    let done = Migrations::from_directory(&MIGRATIONS)
        .and_then(|migrations| migrations.to_version(connection, count));
    done.map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err,
        other => impossible(other.to_string()),
    })
}

/// The objects of a schema in the order of kind, name and table.
pub(super) fn objects(connection: &Connection) -> rusqlite::Result<Vec<Object>> {
    let mut statement = connection.prepare(sql!("schema_list"))?;
    let mut rows = statement.query([])?;
    let mut objects = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = |column| -> rusqlite::Result<Vec<u8>> {
            Ok(row.get_ref(column)?.as_bytes_or_null().ok().flatten().unwrap_or_default().to_vec())
        };
        let object =
            Object { kind: bytes(0)?, name: bytes(1)?, table: bytes(2)?, definition: bytes(3)? };
        let is_statistics = STATISTICS.iter().any(|(name, definition)| {
            object.kind == b"table"
                && object.name == name.as_bytes()
                && object.table == name.as_bytes()
                && object.definition == definition.as_bytes()
        });
        if !is_statistics {
            objects.push(object);
        }
    }
    Ok(objects)
}

fn digest(objects: &[Object]) -> String {
    let mut hasher = Sha256::new();
    for object in objects {
        for field in [&object.kind, &object.name, &object.table, &object.definition] {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field);
        }
    }
    hex(&hasher.finalize())
}

fn compare(made: Vec<Object>, found: Vec<Object>) -> Vec<Difference> {
    let key = |object: &Object| (object.kind.clone(), object.name.clone());
    let mut expected: BTreeMap<_, Object> =
        made.into_iter().map(|object| (key(&object), object)).collect();
    let mut differences = Vec::new();
    for object in found {
        match expected.remove(&key(&object)) {
            Some(known) if known == object => {}
            Some(_) => differences.push(Difference { object, what: What::Changed }),
            None => differences.push(Difference { object, what: What::Foreign }),
        }
    }
    let missing = expected.into_values();
    differences.extend(missing.map(|object| Difference { object, what: What::Missing }));
    differences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{SCHEMA_VERSION, testing};

    #[test]
    fn the_digest_of_every_version_is_that_of_its_migrations() {
        let found: Vec<String> =
            (1..=SCHEMA_VERSION).map(|version| digest(&made(version).unwrap())).collect();
        assert_eq!(found, MADE);
    }

    #[test]
    fn a_database_of_ours_has_no_difference_with_or_without_statistics() {
        let (_folder, store) = testing::open();
        assert_eq!(differences(&store.connection, SCHEMA_VERSION).unwrap(), []);
        store.connection.execute_batch("ANALYZE").unwrap();
        assert_eq!(differences(&store.connection, SCHEMA_VERSION).unwrap(), []);
    }

    #[test]
    fn every_kind_of_difference_is_named() {
        let (_folder, store) = testing::open();
        for (statement, expected) in [
            ("DROP INDEX card_by_due", "the index `card_by_due` on `card` is missing"),
            (
                "DROP TRIGGER event_is_never_deleted",
                "the trigger `event_is_never_deleted` on `event` is missing",
            ),
            (
                "CREATE TRIGGER evil AFTER INSERT ON review BEGIN DELETE FROM question; END",
                "the trigger `evil` on `review` is not one of viva's",
            ),
            (
                "CREATE TRIGGER sqlitE_stat2 AFTER INSERT ON card BEGIN SELECT 1; END",
                "object name reserved",
            ),
            ("CREATE TABLE photo (name)", "the table `photo` is not one of viva's"),
            ("CREATE VIEW cards AS SELECT 1", "the view `cards` is not one of viva's"),
            ("ALTER TABLE tally ADD COLUMN more TEXT", "the table `tally` is not as viva makes it"),
            ("DROP TABLE suspended", "the table `suspended` is missing"),
        ] {
            let save = "SAVEPOINT one";
            store.connection.execute_batch(save).unwrap();
            match store.connection.execute_batch(statement) {
                Ok(()) => {
                    let found = differences(&store.connection, SCHEMA_VERSION).unwrap();
                    let names: Vec<String> = found.iter().map(ToString::to_string).collect();
                    assert!(names.iter().any(|name| name == expected), "{statement}: {names:?}");
                }
                Err(error) => assert!(error.to_string().contains(expected), "{error}"),
            }
            store.connection.execute_batch("ROLLBACK TO one").unwrap();
        }
    }
}
