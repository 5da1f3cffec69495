//! The folder of a set: its documents made and written, the set itself last, so that a folder with a `set.json` is whole.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::app::bank::files::{cannot_read, cannot_write};
use crate::app::interview::journal_file;
use crate::app::interview::set_file::{self, MAX_BYTES, SET_FILE, SetFile};
use crate::app::study::attempts;
use crate::app::tell::note;
use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::labels::Kind;
use crate::error::Error;
use crate::files::Folder;
use crate::render::{self, RenderError};
use crate::ui::view::query::{Grid, Shown};
use crate::words::app::sets as said;
use crate::words::render::documents::{Words, words};
use crate::words::render::labels::fill;

/// The set that the documents of a folder are being written for. While it is there, some of them may still be those of another set.
pub const PENDING_FILE: &str = "set.json.new";

/// Writes all documents of a set into a folder; gives their names. A kill leaves the old ones, or what [`settled`] brings to an end.
pub fn write(folder: &Folder, set: &Set) -> Result<Vec<String>, Error> {
    let mut files: Vec<(&str, Vec<u8>)> = render::documents(set, &tables(set))?
        .into_iter()
        .map(|one| (one.name, one.bytes))
        .collect();
    files.push((SET_FILE, json(set)?));
    let path = |name: &str| folder.path().join(name);
    let cannot = |name: &str, error: &io::Error| cannot_write(&path(name), error);
    // It is no harm when they stay.
    let _ = folder.remove_leftovers();
    let access = folder.access();
    let mut staged = Vec::new();
    for (name, bytes) in &files {
        let one = folder.stage(name.as_ref(), bytes, access);
        staged.push((*name, one.map_err(|error| cannot(name, &error))?));
    }
    folder
        .replace(PENDING_FILE, &json(set)?, access)
        .map_err(|error| cannot(PENDING_FILE, &error))?;
    for (name, one) in staged {
        one.commit().map_err(|error| cannot(name, &error))?;
    }
    folder.sync();
    folder.remove(PENDING_FILE).map_err(|error| cannot(PENDING_FILE, &error))?;
    Ok(files.into_iter().map(|(name, _)| name.to_owned()).collect())
}

/// Reads a set after its documents were brought to one state where a swap was cut off.
///
/// # Errors
/// Says what cannot be read, written, or is no set.
pub fn settled(path: &Path) -> Result<SetFile, Error> {
    settle(&SetFile::path_of(path))?;
    SetFile::read(path)
}

/// Brings the folder of the set at `path` to one state, if a kill left its documents half written.
fn settle(path: &Path) -> Result<(), Error> {
    let folder = folder_of(path);
    if folder.join(PENDING_FILE).symlink_metadata().is_err() {
        return Ok(());
    }
    let cannot = |error| cannot_write(folder, &error);
    let folder = Folder::open(folder).map_err(cannot)?;
    folder.lock().map_err(cannot)?;
    settle_locked(&folder, path)
}

/// The same in a folder that is kept from others already.
pub fn settle_locked(folder: &Folder, path: &Path) -> Result<(), Error> {
    let pending = folder.path().join(PENDING_FILE);
    let found = folder.read(PENDING_FILE, MAX_BYTES).map_err(|error| cannot_read(&pending, &error));
    let Some(bytes) = found? else { return Ok(()) };
    let set = set_file::parse(&pending, &bytes)?;
    if let Some((_, journal)) = journal_file::beside(path)?.first() {
        return Err(Error::failed(said::swap_was_cut_off(&pending.display(), &journal.display()))
            .hint(said::remove_the_first()));
    }
    write(folder, &set)?;
    note(&said::writing_is_finished(&set.id));
    Ok(())
}

/// The folder that a set lies in.
pub fn folder_of(set: &Path) -> &Path {
    set.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The bytes of `set.json`.
pub fn json(set: &Set) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(set)
        .map_err(|error| Error::failed(said::set_cannot_be_written(&error)))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The tables of every `sql` question as Markdown; one whose setup does not run is left out, and its text is shown instead.
fn tables(set: &Set) -> BTreeMap<QuestionId, String> {
    let questions = set.questions.iter().map(|one| &one.question);
    questions
        .filter(|question| question.kind == Kind::Sql)
        .filter_map(|question| {
            let labels = words(&set.language);
            let tables = attempts::tables_of(question);
            let tables: Vec<String> = tables.iter().map(|grid| markdown(grid, labels)).collect();
            (!tables.is_empty()).then(|| (question.id.clone(), tables.join("\n\n")))
        })
        .collect()
}

/// A table as Markdown: its name in bold, the columns with what the schema says of them, the rows; numbers to the right.
fn markdown(grid: &Grid, labels: &Words) -> String {
    let mut lines = vec![format!("**{}**", cell(&grid.title)), String::new()];
    lines.push(row(grid.columns.iter().map(|(name, note)| match note.is_empty() {
        true => cell(name),
        false => format!("{} ({})", cell(name), cell(note)),
    })));
    let ruler = |column: usize| if is_numeric(grid, column) { "--:" } else { "---" };
    lines.push(row((0..grid.columns.len()).map(|column| ruler(column).to_owned())));
    lines.extend(grid.rows.iter().map(|cells| row(cells.iter().map(value))));
    if grid.left_out > 0 {
        let count = grid.left_out.to_string();
        lines.extend([String::new(), fill(labels.more_rows, &[("count", &count)])]);
    }
    lines.join("\n")
}

/// Whether a column holds numbers, and nothing else but gaps.
fn is_numeric(grid: &Grid, column: usize) -> bool {
    let mut values = grid.rows.iter().filter_map(|row| row.get(column));
    let mut has_number = false;
    let fits = values.all(|value| {
        has_number |= matches!(value, Shown::Number(_));
        !matches!(value, Shown::Text(_))
    });
    fits && has_number
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn value(value: &Shown) -> String {
    match value {
        Shown::Null => "NULL".to_owned(),
        Shown::Number(text) | Shown::Text(text) => cell(text),
    }
}

/// Text that stays text in a cell: every character that Markdown could read there is escaped.
fn cell(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_word = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
        match character {
            '\n' | '\r' | '\t' => escaped.push(' '),
            // Inside a word it means nothing, and names of columns are full of it.
            '_' if is_word(before) && is_word(characters.peek().copied()) => escaped.push('_'),
            '\\' | '`' | '*' | '_' | '|' | '<' | '>' | '[' | ']' | '&' | '~' | '$' | '!' | '#' => {
                escaped.extend(['\\', character]);
            }
            _ => escaped.push(character),
        }
        before = Some(character);
    }
    escaped
}

impl From<RenderError> for Error {
    fn from(error: RenderError) -> Self {
        Error::failed(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_markdown_and_its_values_stay_text() {
        let grid = Grid {
            title: "item".to_owned(),
            columns: vec![
                ("id".to_owned(), "integer key".to_owned()),
                ("unit_name".to_owned(), String::new()),
            ],
            rows: vec![
                vec![Shown::Number("1".to_owned()), Shown::Text("a|b <i>\n_c_".to_owned())],
                vec![Shown::Number("2".to_owned()), Shown::Null],
            ],
            left_out: 3,
        };
        insta::assert_snapshot!(markdown(&grid, words("en")), @r"
        **item**

        | id (integer key) | unit_name |
        | --: | --- |
        | 1 | a\|b \<i\> \_c\_ |
        | 2 | NULL |

        … and 3 more rows
        ");
    }
}
