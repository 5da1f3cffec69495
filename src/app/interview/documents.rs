//! The folder of a set: its documents made and written, the set itself last, so that a folder with a `set.json` is whole.

use std::collections::BTreeMap;
use std::path::Path;

use crate::app::bank::files;
use crate::app::interview::set_file::SET_FILE;
use crate::app::study::attempts;
use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::labels::Kind;
use crate::error::Error;
use crate::render;
use crate::render::words::{Words, fill, words};
use crate::ui::view::query::{Grid, Shown};

/// Writes all documents of a set into a folder; gives their names.
pub fn write(folder: &Path, set: &Set) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for document in render::documents(set, &tables(set))? {
        files::replace(&folder.join(document.name), &document.bytes)?;
        names.push(document.name.to_owned());
    }
    files::replace(&folder.join(SET_FILE), &json(set)?)?;
    names.push(SET_FILE.to_owned());
    Ok(names)
}

/// The bytes of `set.json`.
pub fn json(set: &Set) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(set)
        .map_err(|error| Error::failed(format!("the set cannot be written as JSON: {error}")))?;
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
