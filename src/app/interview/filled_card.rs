//! A `scorecard.csv` that was filled in by hand, read back into a scorecard.
//!
//! Columns are found by their names, so that they may be moved or be more; every mistake is told with its line and column.

use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use crate::app::bank::files::cannot_read;
use crate::domain::interview::Set;
use crate::domain::interview::journal::{Mark, Scorecard, State};
use crate::domain::interview::scale::{NO_FOUR, possible_ratings};
use crate::domain::interview::set::SetQuestion;
use crate::error::Error;
use crate::files::read_given;
use crate::render::report::unguarded;
use crate::ui::safe::visible_line;
use crate::words::app::cards as words;

/// A card is a line a question and its notes.
const MAX_BYTES: u64 = 4 << 20;

/// More hints to one question are a slip of the pen.
const HINTS_MAX: usize = 20;

/// Mistakes that are told at once.
const MAX_TOLD: usize = 10;

/// Reads a filled card of `set`.
///
/// # Errors
/// Names every cell that cannot be read, the rows that do not fit the set, and the questions without a row.
pub fn read(path: &Path, set: &Set, interviewer: &str) -> Result<Scorecard, Error> {
    let bytes = read_given(path, MAX_BYTES).map_err(|error| cannot_read(path, &error))?;
    let (card, problems) = parse(&bytes, set, interviewer);
    if problems.is_empty() {
        return Ok(card);
    }
    let told: Vec<String> =
        problems.iter().take(MAX_TOLD).map(|problem| format!("\n  {problem}")).collect();
    let more = match problems.len().saturating_sub(MAX_TOLD) {
        0 => String::new(),
        more => words::and_more(&more),
    };
    Err(Error::failed(words::cannot_be_scored(&path.display(), &told.concat(), &more))
        .hint(words::fill_in_the_scorecard()))
}

struct Columns {
    question: usize,
    number: Option<usize>,
    rating: usize,
    ticked: Option<usize>,
    hints: Option<usize>,
    follow_ups: Option<usize>,
    note: Option<usize>,
}

fn parse(bytes: &[u8], set: &Set, interviewer: &str) -> (Scorecard, Vec<String>) {
    let mut card = Scorecard::empty(set, interviewer);
    card.finished = true;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).from_reader(bytes);
    let columns = match reader.headers().map(columns) {
        Ok(Ok(columns)) => columns,
        Ok(Err(missing)) => {
            return (card, vec![words::no_column(&missing)]);
        }
        Err(error) => return (card, vec![unreadable(&error, bytes)]),
    };
    let mut problems = Vec::new();
    let mut rows: Vec<Option<u64>> = vec![None; set.questions.len()];
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                // What is behind it was not looked at: rows that seem to be missing stand there.
                return (card, vec![unreadable(&error, bytes)]);
            }
        };
        let line = record.position().map_or(0, |position| line_of(bytes, position));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let place = match place(&record, &columns, set) {
            Ok(place) => place,
            Err((column, what)) => {
                problems.push(words::wrong_cell(&line, &column, &what));
                continue;
            }
        };
        if let Some(Some(first)) = rows.get(place) {
            problems.push(words::question_stands_already(&line, &first));
            continue;
        }
        if let (Some(row), Some(one), Some(slot)) =
            (rows.get_mut(place), set.questions.get(place), card.marks.get_mut(place))
        {
            *row = Some(line);
            let (mark, wrong) = mark(&record, &columns, one);
            *slot = mark;
            problems.extend(
                wrong.into_iter().map(|(column, what)| words::wrong_cell(&line, &column, &what)),
            );
        }
    }
    let missing = set.questions.iter().zip(&rows).filter(|(_, row)| row.is_none());
    problems.extend(missing.map(|(one, _)| words::no_row(&one.number, &one.question.id)));
    // A file that was saved before it was filled in is no interview in which nothing was asked.
    if problems.is_empty() && card.marks.iter().all(|mark| mark.rating.is_none()) {
        problems.push(words::nothing_is_filled_in().to_owned());
    }
    (card, problems)
}

/// Spreadsheets write what their country separates with.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| first.iter().filter(|byte| **byte == wanted).count();
    let best = [b',', b';', b'\t'].into_iter().rev().max_by_key(|wanted| count(*wanted));
    best.unwrap_or(b',')
}

fn columns(titles: &StringRecord) -> Result<Columns, &'static str> {
    let find = |name: &str| titles.iter().position(|title| title.trim().eq_ignore_ascii_case(name));
    Ok(Columns {
        question: find("question").ok_or("question")?,
        number: find("number"),
        rating: find("rating").ok_or("rating")?,
        ticked: find("ticked"),
        hints: find("hints"),
        follow_ups: find("follow_ups"),
        note: find("note"),
    })
}

/// The line that a record begins in, from 1, as an editor counts: a line ends with a newline, a carriage return, or both.
fn line_of(bytes: &[u8], position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(bytes.len());
    // A record may be said to begin with the end of the line before it.
    let blank = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let before = &bytes[..start + blank];
    let ends = before.iter().enumerate().filter(|(place, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(place + 1) != Some(&b'\n'),
        _ => false,
    });
    1 + u64::try_from(ends.count()).unwrap_or(u64::MAX)
}

fn unreadable(error: &csv::Error, bytes: &[u8]) -> String {
    let line = error.position().map_or(1, |position| line_of(bytes, position));
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => words::not_utf8(&line),
        _ => words::wrong_line(&line, &error),
    }
}

type Wrong = (&'static str, String);

/// The place of the row's question in the set.
fn place(record: &StringRecord, columns: &Columns, set: &Set) -> Result<usize, Wrong> {
    let id = unguarded(cell(record, Some(columns.question)));
    let place = set.questions.iter().position(|one| one.question.id.as_str() == id);
    let place =
        place.ok_or_else(|| ("question", words::not_in_the_set(&visible_line(id), &set.id)))?;
    let number = cell(record, columns.number);
    let is_right = number.is_empty()
        || set.questions.get(place).is_some_and(|one| one.number.to_string() == number);
    if is_right {
        return Ok(place);
    }
    Err(("number", words::not_the_number_of(&visible_line(number), &id)))
}

fn mark(record: &StringRecord, columns: &Columns, one: &SetQuestion) -> (Mark, Vec<Wrong>) {
    let content = &one.question.content;
    let mut wrong = Vec::new();
    let mut count = |name: &'static str, column: Option<usize>, most: usize| {
        let text = cell(record, column);
        let number = if text.is_empty() { Some(0) } else { text.parse::<usize>().ok() };
        number.filter(|number| *number <= most).unwrap_or_else(|| {
            let text = visible_line(text);
            wrong.push((name, words::no_number_up_to(&text, &most)));
            0
        })
    };
    // A hint of one's own is counted too, whatever the bank has.
    let hints = count("hints", columns.hints, HINTS_MAX.max(content.hints.len()));
    let follow_ups = count("follow_ups", columns.follow_ups, content.follow_ups.len());
    let (ticked, counted) = ticks(cell(record, columns.ticked), content.key_points.len())
        .unwrap_or_else(|why| {
            wrong.push(("ticked", why));
            (vec![false; content.key_points.len()], None)
        });
    let rating = match cell(record, Some(columns.rating)) {
        "" | "-" | "s" | "S" | "'-" => None,
        "1" => Some(1),
        "2" => Some(2),
        "3" => Some(3),
        "4" => Some(4),
        other => {
            let other = visible_line(other);
            wrong.push(("rating", words::no_rating(&other)));
            None
        }
    };
    let rating = rating.filter(|rating| {
        let is_possible = possible_ratings(one.question.kind, false).contains(rating);
        if !is_possible {
            wrong.push(("rating", words::none_here(&rating, &NO_FOUR)));
        }
        is_possible
    });
    let mark = Mark {
        state: if rating.is_some() { State::Rated } else { State::NotAsked },
        rating,
        ticked,
        counted,
        hints: u32::try_from(hints).unwrap_or(u32::MAX),
        bank_hints: u32::try_from(hints.min(content.hints.len())).unwrap_or(u32::MAX),
        follow_ups: u32::try_from(follow_ups).unwrap_or(u32::MAX),
        note: unguarded(cell(record, columns.note)).to_owned(),
        ..Mark::default()
    };
    (mark, wrong)
}

/// What the cell says of the key points: which of them by their numbers, `1,3`, or how many, a single number; nothing where it is empty.
fn ticks(text: &str, points: usize) -> Result<(Vec<bool>, Option<u32>), String> {
    let mut ticked = vec![false; points];
    let words: Vec<&str> =
        text.split([',', ';', ' ', '\t']).filter(|word| !word.is_empty()).collect();
    let wrong = || words::neither_number_nor_list(&visible_line(text), &points);
    match words.as_slice() {
        [] => Ok((ticked, None)),
        [count] => {
            let count = count.parse::<u32>().ok();
            let count = count.filter(|count| usize::try_from(*count).is_ok_and(|n| n <= points));
            count.map(|count| (ticked, Some(count))).ok_or_else(wrong)
        }
        several => {
            for word in several {
                let place = word.parse::<usize>().ok().and_then(|point| point.checked_sub(1));
                *place.and_then(|place| ticked.get_mut(place)).ok_or_else(wrong)? = true;
            }
            Ok((ticked, None))
        }
    }
}

fn cell(record: &StringRecord, column: Option<usize>) -> &str {
    column.and_then(|column| record.get(column)).unwrap_or_default().trim()
}

#[cfg(test)]
#[path = "filled_card_tests.rs"]
mod tests;
