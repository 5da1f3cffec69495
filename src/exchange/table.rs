//! Form `csv`: a table whose first row names its columns.

use serde_json::{Map, Value};

use super::anki_text::guessed;
use super::card::{Gathered, Reason};
use super::entry::{Entry, bare_key};
use super::objects::Objects;
use super::own;
use super::unreadable::Unreadable;
use crate::domain::formula::unguarded;

/// Whether the first row of a text names a column of questions.
pub fn has_header(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(guessed_by_header(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(headers) = reader.headers() else { return false };
    let object: Map<String, Value> =
        headers.iter().map(|name| (name.to_owned(), Value::String("x".to_owned()))).collect();
    headers.len() > 1 && Entry::new(&object).is_question()
}

/// A comma counts first here: a heading seldom has one.
fn guessed_by_header(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    match line.matches(',').count() > line.matches([';', '\t', '|']).count() {
        true => b',',
        false => guessed(line),
    }
}

/// Reads a file.
///
/// # Errors
/// When it has no heading, or a row cannot be cut into cells.
pub fn read(text: &str) -> Result<Objects, Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    if !has_header(text) {
        let what =
            "the first row names no column of questions: write `question,answer` above the rows";
        return Err(Unreadable::at("line 1", what));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(guessed_by_header(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_owned).collect(),
        Err(error) => return Err(Unreadable::at("line 1", error.to_string())),
    };
    let mut rows: Vec<(u64, Map<String, Value>)> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Unreadable::at(format!("line {line}"), error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = names.iter().zip(record.iter()).filter(|(_, cell)| !cell.trim().is_empty());
        rows.push((
            line,
            cells.map(|(name, cell)| (name.clone(), cell_value(name, cell))).collect(),
        ));
    }
    let is_own = ["id", "lang", "leaf", "revision", "key_points"]
        .iter()
        .all(|name| names.iter().any(|one| one == name));
    if is_own {
        let values = rows
            .into_iter()
            .map(|(_, row)| super::cells::own_value(&row))
            .collect::<Result<Vec<_>, _>>()?;
        return own::read(values).map(Objects::Own);
    }
    let mut found = Gathered::default();
    let numbers: Vec<(u64, usize)> =
        rows.iter().filter_map(|(_, row)| Entry::new(row).index()).collect();
    let has_zero = numbers.iter().any(|(number, _)| *number == 0);
    for (line, row) in &rows {
        let entry = Entry::new(row);
        let place = format!("line {line}");
        if row.is_empty() {
            continue;
        }
        if !entry.is_question() {
            found.skip(place, Reason::NoPrompt);
            continue;
        }
        found.take(entry.card(place, usize::from(!has_zero)));
    }
    Ok(Objects::Foreign(found))
}

/// A cell; a number where the column says which option is right.
fn cell_value(name: &str, cell: &str) -> Value {
    let key = bare_key(name);
    let is_index = key.contains("correct") || key.contains("answer") || key == "right";
    match cell.trim().parse::<u64>() {
        Ok(number) if is_index => Value::from(number),
        // Whoever writes for spreadsheets puts a quotation mark before what they would run.
        _ => Value::String(unguarded(cell).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::Kind;

    #[test]
    fn rows_are_read_by_the_names_above_them() {
        let text = "Question;Option A;Option B;Correct;Explanation\nWhich?;x;y;B;So.\n;a;b;A;\nWhat?;;;;That\n";
        let Ok(Objects::Foreign(found)) = read(text) else { panic!() };
        assert_eq!((found.items, found.skipped.len()), (3, 1));
        assert!(found.cards[0].kind == Kind::Choice && found.cards[0].content.options[1].right);
        assert_eq!(
            (found.cards[1].kind, found.cards[1].content.answer.as_str()),
            (Kind::Open, "That")
        );
        assert!(read("a,b\n1,2\n").unwrap_err().to_string().starts_with("line 1"));
        assert!(has_header("question\tanswer\n"));
    }
}
