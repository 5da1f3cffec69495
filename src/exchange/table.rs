//! Form `csv`: a table whose first row names its columns.

use serde_json::{Map, Value};

use super::anki_text::guessed;
use super::card::{Gathered, Reason};
use super::entry::{Entry, Index};
use super::keys::may_be_number;
use super::objects::Objects;
use super::own;
use super::unreadable::Unreadable;
use crate::domain::formula::unguarded;
use crate::words::exchange::{files as says, skipped};

/// Whether the first row of a text names a column of questions.
pub fn has_header(text: &str) -> bool {
    names_columns(text, |entry| entry.is_question())
}

/// Whether the first row of a text names a column of questions and one of answers, and nothing that is in no table of questions.
pub fn has_whole_header(text: &str) -> bool {
    names_columns(text, |entry| entry.is_whole())
}

/// Whether the first row of a text names several columns, and a row with something in each of them is what is looked for.
fn names_columns(text: &str, is_wanted: impl Fn(&Entry<'_>) -> bool) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(guessed_by_header(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(headers) = reader.headers() else { return false };
    let object: Map<String, Value> =
        headers.iter().map(|name| (name.to_owned(), Value::String("x".to_owned()))).collect();
    headers.len() > 1 && is_wanted(&Entry::new(&object))
}

/// A comma counts first here: a heading seldom has one.
fn guessed_by_header(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    match line.matches(',').count() > line.matches([';', '\t', '|']).count() {
        true => b',',
        false => guessed(line),
    }
}

/// What cells behind the last heading are told as.
const NAMELESS: &str = skipped::cells_without_a_heading();

/// What follows the name of a column that there is twice.
const SECOND: &str = skipped::second_of_this_name();

/// A row with its line: cells by the names above them, and the names of what has no place of its own.
#[derive(Clone, Debug)]
pub struct Row {
    line: u64,
    cells: Map<String, Value>,
    unread: Vec<String>,
}

/// Reads a file.
///
/// # Errors
/// When it has no heading, or a row cannot be cut into cells.
pub fn read(text: &str) -> Result<Objects, Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    if !has_header(text) {
        return Err(Unreadable::at(says::line(&1), says::no_column_of_questions()));
    }
    let (names, rows) = rows(text)?;
    let is_own = ["id", "lang", "leaf", "revision", "key_points"]
        .iter()
        .all(|name| names.iter().any(|one| one == name));
    if is_own {
        let values = rows
            .into_iter()
            .map(|row| super::cells::own_value(&row.cells))
            .collect::<Result<Vec<_>, _>>()?;
        return own::read(values).map(Objects::Own);
    }
    Ok(Objects::Foreign(Box::new(gathered(&rows))))
}

fn rows(text: &str) -> Result<(Vec<String>, Vec<Row>), Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(guessed_by_header(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_owned).collect(),
        Err(error) => return Err(Unreadable::at(says::line(&1), error.to_string())),
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Unreadable::at(says::line(&line), error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(row(line, &names, record.iter()));
    }
    Ok((names, rows))
}

impl Row {
    /// The same at another line: `line_of` gives that of the file.
    #[must_use]
    pub fn at(mut self, line_of: impl Fn(usize) -> usize) -> Self {
        self.line = usize::try_from(self.line).map_or(0, line_of) as u64;
        self
    }
}

/// A row by the names above its cells.
pub fn row<'c>(line: u64, names: &[String], cells: impl Iterator<Item = &'c str>) -> Row {
    let mut row = Row { line, cells: Map::new(), unread: Vec::new() };
    for (at, cell) in cells.enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        match names.get(at).filter(|name| !name.trim().is_empty()) {
            None => row.unread.push(NAMELESS.to_owned()),
            // A second column of one name is one too many: nobody says which of them counts.
            Some(name) if row.cells.contains_key(name) => {
                row.unread.push(format!("{name}{SECOND}"))
            }
            Some(name) => {
                row.cells.insert(name.clone(), cell_value(name, cell));
            }
        }
    }
    row
}

/// The questions of rows.
pub fn gathered(rows: &[Row]) -> Gathered {
    let mut found = Gathered::default();
    let indexes: Vec<Index> =
        rows.iter().filter_map(|row| Entry::new(&row.cells).index()).collect();
    let first_number = usize::from(indexes.iter().all(|index| index.number > 0));
    found.first_number = (!indexes.is_empty()).then_some(first_number);
    for row in rows {
        let place = says::line(&row.line);
        if row.cells.is_empty() && row.unread.is_empty() {
            continue;
        }
        let entry = Entry::new(&row.cells);
        if !entry.is_question() {
            found.skip(place, Reason::EmptyQuestion);
            continue;
        }
        match entry.card(place.clone(), first_number) {
            Ok(card) => found.take(card),
            Err((reason, key)) => found.skip(format!("{place}: `{key}`"), reason),
        }
        row.unread.iter().for_each(|name| found.leave(name));
        entry.note_fields(&place, &mut found);
    }
    found
}

/// A cell; a number where the column says which option is right.
fn cell_value(name: &str, cell: &str) -> Value {
    match cell.trim().parse::<u64>() {
        // `007` is a text.
        Ok(number) if may_be_number(name) && number.to_string() == cell.trim() => {
            Value::from(number)
        }
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

    #[test]
    fn columns_of_options_are_read_in_any_of_their_names() {
        for (heading, key) in [
            ("Вопрос;Вариант А;Вариант Б;Вариант В;Правильный", "Б"),
            ("Вопрос;А;Б;В;Правильный ответ", "Б"),
            ("question;A;B;C;answer key", "B"),
            ("Question;Option 1;Option 2;Option 3;Correct", "2"),
            ("Frage;Antwort A;Antwort B;Antwort C;Richtig", "B"),
            ("Question;Option A;Option B;Option C;Correct answer", "iron"),
        ] {
            let text = format!("{heading};Пояснение\nWhich?;down;iron;wood;{key};So.\n");
            let Ok(Objects::Foreign(found)) = read(&text) else { panic!("{heading}") };
            let content = &found.cards[0].content;
            let right: Vec<&str> = content
                .options
                .iter()
                .filter(|one| one.right)
                .map(|one| one.text.as_str())
                .collect();
            assert_eq!((content.options.len(), right), (3, vec!["iron"]), "{heading}");
            assert_eq!(content.answer, "So.", "{heading}");
            assert!(found.unread.is_empty(), "{heading}: {:?}", found.unread);
        }
        let text = "Вопрос;Варианты;Правильный\nЧто легче?;пух|железо;пух\n";
        let Ok(Objects::Foreign(found)) = read(text) else { panic!() };
        assert_eq!(found.cards[0].kind, Kind::Choice);
    }

    #[test]
    fn columns_that_are_not_read_are_named() {
        let text = "question,answer,my comment,source,answer\nA?,1,mine,a book,2,3,4\nB?,2,,https://x.example,\n";
        let Ok(Objects::Foreign(found)) = read(text) else { panic!() };
        let unread: Vec<(&str, usize)> =
            found.unread.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(
            unread,
            [("answer, the second column of this name", 1), (NAMELESS, 2), ("my comment", 1)]
        );
        assert_eq!(found.cards[0].content.sources, ["a book"]);
        assert_eq!(found.cards[1].content.sources, ["<https://x.example>"]);
    }

    #[test]
    fn a_key_that_fits_no_option_is_told_with_its_line() {
        let text = "question;a;b;c;correct\nX?;1a;1b;1c;D\nY?;1a;1b;1c;zzz\nZ?;1a;1b;1c;4\nW?;1a;1b;1c;2\n";
        let Ok(Objects::Foreign(found)) = read(text) else { panic!() };
        let skipped: Vec<_> = found.skipped.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(skipped, ["line 2: `D`", "line 3: `zzz`", "line 4: `4`"]);
        assert!(found.skipped.iter().all(|one| one.reason == Reason::KeyFitsNone));
        assert_eq!((found.cards.len(), found.first_number), (1, Some(1)));
        assert!(found.cards[0].content.options[1].right);
    }

    #[test]
    fn a_reason_without_a_key_is_no_answer() {
        let text = "question;a;b;explanation\nX?;one;two;Since one is less.\n";
        let Ok(Objects::Foreign(found)) = read(text) else { panic!() };
        let content = &found.cards[0].content;
        assert!(found.cards[0].is_unanswered());
        assert_eq!(content.explanation, "Since one is less.");
    }
}
