//! Form `anki-txt`: notes as lines of fields, with the header lines of Anki (`#separator`, `#html`, `#deck column` …) or without.

use std::collections::BTreeMap;

use super::card::{Gathered, Reason};
use super::note::Note;
use super::unreadable::Unreadable;
use crate::words::exchange::files as says;

/// What the lines before the first note say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Header {
    separator: Option<u8>,
    is_html: Option<bool>,
    names: Vec<String>,
    /// Columns that are no fields, counted from 0, with what they hold.
    columns: BTreeMap<usize, Column>,
    deck: Option<String>,
    /// The type of every note that tells none.
    kind: Option<String>,
    tags: Vec<String>,
    /// Bytes and lines that it takes.
    length: usize,
    lines: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Deck,
    Tags,
    Guid,
    NoteType,
}

/// Whether a text has a header of Anki.
pub fn has_header(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    first
        .strip_prefix('#')
        .and_then(|rest| rest.split_once(':'))
        .is_some_and(|(key, _)| is_key(key.trim()))
}

fn is_key(key: &str) -> bool {
    matches!(
        key.to_lowercase().as_str(),
        "separator"
            | "html"
            | "columns"
            | "deck"
            | "tags"
            | "notetype"
            | "guid"
            | "deck column"
            | "tags column"
            | "guid column"
            | "notetype column"
            | "if matches"
    )
}

/// Reads a file.
///
/// # Errors
/// When a line cannot be cut into fields.
pub fn read(text: &str) -> Result<Gathered, Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    let header = header(text);
    let body = text.get(header.length..).unwrap_or_default();
    let separator = header.separator.unwrap_or_else(|| guessed(body));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut found = Gathered::default();
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line() as usize;
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(found),
            Ok(true) => {}
            Err(error) => {
                return Err(Unreadable::at(says::line(&(header.lines + line)), error.to_string()));
            }
        }
        let line = record.position().map_or(line, |place| place.line() as usize);
        let place = says::line(&(header.lines + line));
        if record.len() < 2 && header.columns.is_empty() && header.names.is_empty() {
            found.skip(place, Reason::OneSide);
            continue;
        }
        note(&header, &record, place).gather(&mut found);
    }
}

fn note(header: &Header, record: &csv::StringRecord, place: String) -> Note {
    let mut note = Note {
        place,
        deck: header.deck.clone(),
        tags: header.tags.clone(),
        is_html: header.is_html,
        kind: header.kind.clone(),
        ..Note::default()
    };
    for (at, value) in record.iter().enumerate() {
        match header.columns.get(&at) {
            Some(Column::Deck) if !value.trim().is_empty() => {
                note.deck = Some(value.trim().to_owned())
            }
            Some(Column::Tags) => note.tags.extend(value.split_whitespace().map(str::to_owned)),
            Some(Column::Guid) => {
                note.guid = Some(value.trim().to_owned()).filter(|guid| !guid.is_empty())
            }
            Some(Column::NoteType) => note.kind = Some(value.trim().to_owned()),
            Some(Column::Deck) => {}
            None => {
                let name = header.names.get(at).cloned().unwrap_or_default();
                note.fields.push((name, value.to_owned()));
            }
        }
    }
    note
}

fn header(text: &str) -> Header {
    let mut header = Header::default();
    for line in text.split_inclusive('\n') {
        let Some((key, value)) = line.strip_prefix('#').and_then(|rest| rest.split_once(':'))
        else {
            break;
        };
        let (key, value) = (key.trim().to_lowercase(), value.trim_end_matches(['\r', '\n']));
        if !is_key(&key) {
            break;
        }
        header.length += line.len();
        header.lines += 1;
        let column = |kind| {
            value.trim().parse::<usize>().ok().and_then(|at| Some((at.checked_sub(1)?, kind)))
        };
        match key.as_str() {
            "separator" => header.separator = separator(value),
            "notetype" => header.kind = Some(value.trim().to_owned()),
            "html" => header.is_html = Some(value.trim().eq_ignore_ascii_case("true")),
            "columns" => {
                let separator = header.separator.map_or('\t', char::from);
                header.names = value.split(separator).map(|name| name.trim().to_owned()).collect();
            }
            "deck" => header.deck = Some(value.trim().to_owned()),
            "tags" => header.tags = value.split_whitespace().map(str::to_owned).collect(),
            "deck column" => header.columns.extend(column(Column::Deck)),
            "tags column" => header.columns.extend(column(Column::Tags)),
            "guid column" => header.columns.extend(column(Column::Guid)),
            "notetype column" => header.columns.extend(column(Column::NoteType)),
            _ => {}
        }
    }
    for (at, name) in header.names.iter().enumerate() {
        let kind = match name.to_lowercase().as_str() {
            "deck" => Column::Deck,
            "tags" => Column::Tags,
            "guid" => Column::Guid,
            "note type" | "notetype" => Column::NoteType,
            _ => continue,
        };
        header.columns.entry(at).or_insert(kind);
    }
    header
}

fn separator(value: &str) -> Option<u8> {
    let word = value.trim().to_lowercase();
    Some(match word.as_str() {
        "tab" | "\\t" => b'\t',
        "comma" => b',',
        "semicolon" => b';',
        "space" => b' ',
        "pipe" => b'|',
        "colon" => b':',
        "" if value.contains('\t') => b'\t',
        one if one.len() == 1 => one.bytes().next()?,
        _ => return None,
    })
}

/// The separator of lines that nobody told it of: the first that stands in the first line.
pub fn guessed(body: &str) -> u8 {
    let line = body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    [b'\t', b';', b'|', b',']
        .into_iter()
        .find(|mark| line.as_bytes().contains(mark))
        .unwrap_or(b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_what_the_columns_hold() {
        let text = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
                    a~1\tBasic\tPy::Core\t\"What is<br>\"\"it\"\"?\nReally\"\tThat\tx::y z\n";
        let found = read(text).unwrap();
        let card = &found.cards[0];
        assert_eq!(card.content.prompt, "What is\\\n\"it\"? Really");
        assert_eq!((card.deck.as_deref(), card.place.as_str()), (Some("Py::Core"), "line 7"));
        assert_eq!(card.tags, ["x::y", "z"]);
    }

    #[test]
    fn without_a_header_the_separator_is_guessed() {
        let found = read("What?;That; more\nalone\n2 < 3?;yes").unwrap();
        assert_eq!(
            (found.items, found.cards.len(), found.skipped[0].reason),
            (3, 2, Reason::OneSide)
        );
        assert_eq!(found.cards[0].content.answer, "That\n\nmore");
        assert!(!has_header("# Title\n") && has_header("#html:false\n"));
    }
}
