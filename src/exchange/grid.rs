//! Tables in Markdown whose rows are questions.

use serde_json::{Map, Value};

use super::blocks::{Block, Sort};
use super::entry::Entry;
use super::question_words::is_question;
use super::table::{Row, row};

/// The rows of a table.
pub enum Grid {
    /// A question and its answer, with the line.
    Pairs(Vec<(usize, String, String)>),
    /// Rows below names of columns.
    Rows(Vec<Row>),
}

/// Reads a table: by the names of its columns where they are those of questions, else by its first column where that asks. `None` for
/// any other block.
pub fn of(block: &Block) -> Option<Grid> {
    if block.sort != Sort::Other {
        return None;
    }
    let mut lines = block.text.lines();
    let names = cells(lines.next()?);
    let is_rule = |cell: &String| {
        cell.contains('-') && cell.chars().all(|letter| matches!(letter, '-' | ':'))
    };
    if names.len() < 2 || !cells(lines.next()?).iter().all(is_rule) {
        return None;
    }
    let rows: Vec<(usize, Vec<String>)> =
        lines.enumerate().map(|(at, line)| (block.line + 2 + at, cells(line))).collect();
    let object: Map<String, Value> =
        names.iter().map(|name| (name.clone(), Value::String("x".to_owned()))).collect();
    if Entry::new(&object).is_whole() {
        let row = |(line, cells): &(usize, Vec<String>)| {
            row(*line as u64, &names, cells.iter().map(String::as_str))
        };
        return Some(Grid::Rows(rows.iter().map(row).collect()));
    }
    let pairs: Vec<(usize, String, String)> = rows
        .into_iter()
        .filter_map(|(line, cells)| match <[String; 2]>::try_from(cells) {
            Ok([question, answer]) => Some((line, question, answer)),
            Err(_) => None,
        })
        .collect();
    let count = pairs.iter().filter(|(_, question, _)| is_question(question)).count();
    (names.len() == 2 && count > 1 && count * 2 >= pairs.len()).then_some(Grid::Pairs(pairs))
}

/// The cells of a row; a backslash keeps a `|` in its cell.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(line);
    let mut found = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek(), found.last_mut()) {
            ('\\', Some('|'), Some(cell)) => {
                letters.next();
                cell.push('|');
            }
            ('|', ..) => found.push(String::new()),
            (letter, _, Some(cell)) => cell.push(letter),
            (_, _, None) => {}
        }
    }
    found.into_iter().map(|cell| cell.trim().to_owned()).collect()
}
