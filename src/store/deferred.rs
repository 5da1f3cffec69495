//! The bank's indexes during a large import. Kept up row by row they are written in random order, page after page many times over;
//! built at the end they are sorted first and written once.

use rusqlite::Connection;

/// Questions from which an import may build the indexes anew at its end. A smaller one is done sooner without.
const QUESTIONS_MIN: u32 = 1000;

/// Building an index goes over every row of the bank and costs a third of putting each one in its place.
const SHARE_OF_BANK: u32 = 3;

/// Whether building the indexes anew beats keeping them up, when `written` questions of a bank of `bank` came already and more may
/// follow.
pub(super) fn is_worthwhile(written: u32, bank: u32) -> bool {
    written >= QUESTIONS_MIN && written >= bank / SHARE_OF_BANK
}

/// Drops the indexes that are not part of a table, in the transaction at hand. Gives their definitions as the schema words them, so
/// that [`build`] makes the very same ones.
pub(super) fn drop_all(bank: &Connection) -> rusqlite::Result<Vec<String>> {
    let found: Vec<(String, String)> = bank
        .prepare(sql!("index_list"))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut definitions = Vec::with_capacity(found.len());
    for (name, definition) in found {
        // The name of an index cannot be bound. It is one of ours: a schema with any other was refused when the file was opened.
        bank.execute(&format!("DROP INDEX \"{}\"", name.replace('"', "\"\"")), [])?;
        definitions.push(definition);
    }
    Ok(definitions)
}

/// Builds what [`drop_all`] dropped.
pub(super) fn build(bank: &Connection, definitions: &[String]) -> rusqlite::Result<()> {
    definitions.iter().try_for_each(|definition| bank.execute(definition, []).map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{SCHEMA_VERSION, schema, testing};

    #[test]
    fn indexes_that_were_dropped_come_back_in_the_words_of_the_migrations() {
        let (_folder, store) = testing::open();
        let dropped = drop_all(&store.connection).unwrap();
        assert!(dropped.len() >= 9, "{dropped:?}");
        assert_eq!(
            schema::differences(&store.connection, SCHEMA_VERSION).unwrap().len(),
            dropped.len()
        );
        build(&store.connection, &dropped).unwrap();
        assert_eq!(schema::differences(&store.connection, SCHEMA_VERSION).unwrap(), []);
    }

    #[test]
    fn only_an_import_that_is_large_beside_the_bank_builds_indexes_anew() {
        for (written, bank, expected) in
            [(999, 0, false), (1000, 0, true), (1000, 100_000, false), (33_334, 100_000, true)]
        {
            assert_eq!(is_worthwhile(written, bank), expected, "{written} of {bank}");
        }
    }
}
