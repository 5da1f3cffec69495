//! Whether a file is sound as SQLite sees it, and what an upgrade ended.

use rusqlite::Connection;

use crate::words::store::damage as words;

/// What SQLite itself finds wrong with the file.
pub(super) fn integrity_problems(bank: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut problems = page_problems(bank)?;
    let broken: Vec<String> = bank
        .prepare(sql!("foreign_key_check"))?
        .query_map([], |row| {
            let (table, parent): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(words::rows_point_to_nothing(&row.get::<_, i64>(2)?, &table, &parent))
        })?
        .collect::<rusqlite::Result<_>>()?;
    problems.extend(broken);
    if problems.is_empty() && bank.execute(sql!("fts_check"), []).is_err() {
        problems.push(words::search_index_differs().to_owned());
    }
    Ok(problems)
}

/// What to tell of packs whose trust lay in the database.
pub fn ended_trust(packs: &[String]) -> Option<String> {
    let commands: Vec<String> = packs.iter().map(|pack| words::trust_command(pack)).collect();
    (!commands.is_empty()).then(|| words::trust_moved(&commands.join(", ")))
}

/// What is wrong with its pages.
pub(super) fn page_problems(bank: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = bank.prepare(sql!("integrity_check"))?;
    let mut rows = statement.query([])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        // The line may repeat bytes of the file.
        let line = String::from_utf8_lossy(row.get_ref(0)?.as_bytes().unwrap_or_default());
        if line != "ok" {
            problems.push(line.into_owned());
        }
    }
    Ok(problems)
}
