//! Form `json`: lists of objects, in one file or a line each; also lists in lists, by chapter.

use serde_json::{Deserializer, Value};

use super::card::{Card, Gathered, Reason};
use super::entry::{Entry, Index};
use super::own::{self, OwnLine};
use super::question_words::is_question;
use super::texts::text;
use super::unreadable::Unreadable;
use crate::words::exchange::files as says;

/// What a file of JSON holds: questions of others, or our own export.
#[derive(Clone, Debug)]
pub enum Objects {
    /// Questions of others.
    Foreign(Box<Gathered>),
    /// Lines of our own export.
    Own(Vec<OwnLine>),
}

/// Reads a file.
///
/// # Errors
/// When it is no JSON, with the line and column.
pub fn read(bytes: &str) -> Result<Objects, Unreadable> {
    let mut values = Vec::new();
    for value in Deserializer::from_str(bytes.trim_start_matches('\u{feff}')).into_iter::<Value>() {
        let value = value.map_err(|error| {
            Unreadable::at(says::line_and_column(&error.line(), &error.column()), error.to_string())
        })?;
        values.push(value);
    }
    if values.iter().any(own::is_own) {
        return own::read(values).map(Objects::Own);
    }
    let mut numbers = Vec::new();
    values.iter().for_each(|value| indexes(value, &mut numbers));
    let first_number = first_number(&numbers);
    let found = Gathered {
        first_number: (!numbers.is_empty()).then_some(first_number),
        ..Gathered::default()
    };
    let mut reader = Reader { found, first_number, entry: 0 };
    values.iter().for_each(|value| reader.value(value, None));
    Ok(Objects::Foreign(Box::new(reader.found)))
}

/// From 0 where one is 0, from 1 where one is as large as its options are many; else numbers count from 0 and numbers in quotes from 1.
fn first_number(numbers: &[Index]) -> usize {
    let is_last =
        |index: &Index| usize::try_from(index.number).is_ok_and(|number| number == index.count);
    let has_zero = numbers.iter().any(|index| index.number == 0);
    let counts_from_one = numbers.iter().any(is_last) || numbers.iter().any(|index| index.is_text);
    usize::from(!has_zero && counts_from_one)
}

fn indexes(value: &Value, numbers: &mut Vec<Index>) {
    match value {
        Value::Array(values) => values.iter().for_each(|one| indexes(one, numbers)),
        Value::Object(object) => {
            let entry = Entry::new(object);
            match entry.is_question() {
                true => numbers.extend(entry.index()),
                false => object.values().for_each(|one| indexes(one, numbers)),
            }
        }
        _ => {}
    }
}

struct Reader {
    found: Gathered,
    first_number: usize,
    entry: usize,
}

impl Reader {
    fn value(&mut self, value: &Value, deck: Option<&str>) {
        match value {
            Value::Array(values) => match values.as_slice() {
                // A pair of texts is a card.
                [Value::String(question), Value::String(_)]
                    if is_question(question) && deck.is_none() =>
                {
                    self.pair(question, &values[1], deck);
                }
                values => values.iter().for_each(|one| self.value(one, deck)),
            },
            Value::Object(object) => {
                let entry = Entry::new(object);
                if entry.is_question() {
                    return self.entry(&entry, deck);
                }
                let is_pairs = !object.is_empty()
                    && object.iter().all(|(_, value)| value.is_string())
                    && object.keys().any(|key| is_question(key));
                if is_pairs {
                    return object.iter().for_each(|(key, value)| self.pair(key, value, deck));
                }
                let inner: Vec<(&String, &Value)> = object
                    .iter()
                    .filter(|(_, value)| value.is_array() || value.is_object())
                    .collect();
                if inner.is_empty() && !object.is_empty() {
                    self.entry += 1;
                    return self.found.skip(says::entry(&self.entry), Reason::Malformed);
                }
                // One list alone is the file; several are its chapters.
                let is_chapter = inner.len() > 1;
                let own = object
                    .get("title")
                    .or_else(|| object.get("name"))
                    .and_then(Value::as_str)
                    .or(deck);
                inner.into_iter().for_each(|(key, one)| {
                    self.value(one, if is_chapter { Some(key) } else { own })
                });
            }
            Value::Null => {}
            _ => {
                self.entry += 1;
                self.found.skip(says::entry(&self.entry), Reason::Malformed);
            }
        }
    }

    fn entry(&mut self, entry: &Entry<'_>, deck: Option<&str>) {
        self.entry += 1;
        let place = says::entry(&self.entry);
        let mut card = match entry.card(place.clone(), self.first_number) {
            Ok(card) => card,
            Err((reason, key)) => return self.found.skip(format!("{place}: `{key}`"), reason),
        };
        entry.note_fields(&place, &mut self.found);
        if card.content.prompt.trim().is_empty() {
            return self.found.skip(card.place, Reason::EmptyQuestion);
        }
        card.deck = card.deck.or_else(|| deck.map(str::to_owned));
        self.found.take(card);
    }

    fn pair(&mut self, question: &str, answer: &Value, deck: Option<&str>) {
        self.entry += 1;
        let mut card =
            Card::open(says::entry(&self.entry), question, text(answer).unwrap_or_default());
        card.deck = deck.map(str::to_owned);
        self.found.take(card);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::{Kind, Level};

    fn foreign(json: &str) -> Gathered {
        match read(json).unwrap() {
            Objects::Foreign(found) => *found,
            Objects::Own(own) => panic!("{own:?}"),
        }
    }

    #[test]
    fn lists_of_many_shapes_are_read() {
        let found = foreign(
            r#"[{"question":"What?","answer":"That","tags":["a"],"difficulty":"hard"},
                {"question":"Which?","options":["x","y","z"],"answer":2,"explanation":"So."},
                {"question":"Which?","options":["x","y"],"answer":0},
                {"question":"Letter?","choices":{"a":"one","b":"two"},"correct":"b"},
                {"question":"&quot;Q&quot;?","correct_answer":"r","incorrect_answers":["a","z"]},
                {"question":"Flags?","answers":[{"text":"1","isCorrect":true},{"text":"2","feedback":"no"}]},
                {"nothing":1}]"#,
        );
        let told: Vec<_> = found
            .cards
            .iter()
            .map(|card| {
                let right = card.content.options.iter().position(|one| one.right);
                (card.kind, card.content.prompt.as_str(), right, card.content.answer.as_str())
            })
            .collect();
        let expected = [
            (Kind::Open, "What?", None, "That"),
            (Kind::Choice, "Which?", Some(2), "So."),
            (Kind::Choice, "Which?", Some(0), "x"),
            (Kind::Choice, "Letter?", Some(1), "two"),
            (Kind::Choice, "\"Q\"?", Some(1), "r"),
            (Kind::Choice, "Flags?", Some(0), "1"),
        ];
        assert_eq!(told, expected);
        assert_eq!((found.items, found.cards[0].level), (7, Some(Level::Senior)));
    }

    #[test]
    fn a_key_that_fits_no_option_is_told_with_its_entry() {
        let found = foreign(
            r#"[{"question":"A?","options":["x","y","z"],"correct":5},
                {"question":"B?","options":["x","y"],"correct":2},
                {"question":"C?","options":["x","y"],"correct":0},
                {"question":"D?","options":["x","y"],"correct":["x","q"]},
                {"question":"E?","options":["x","y"],"correct":"y","id":7},
                {"question":"F?","answers":["x","y"]}]"#,
        );
        let skipped: Vec<_> = found.skipped.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(skipped, ["entry 1: `5`", "entry 2: `2`", "entry 4: `x, q`"]);
        let right: Vec<_> = found
            .cards
            .iter()
            .map(|card| card.content.options.iter().position(|one| one.right))
            .collect();
        assert_eq!((right, found.first_number), (vec![Some(0), Some(1), None], Some(0)));
        assert_eq!(found.unread.into_iter().collect::<Vec<_>>(), [("id".to_owned(), 1)]);
    }

    #[test]
    fn chapters_lines_and_pairs_are_read() {
        let found = foreign(r#"{"python":[{"q":"A?","a":"1"}],"sql":[{"q":"B?","a":"2"}]}"#);
        let decks: Vec<_> = found.cards.iter().map(|card| card.deck.as_deref()).collect();
        assert_eq!(decks, [Some("python"), Some("sql")]);
        assert_eq!(
            foreign("{\"q\":\"A?\",\"a\":\"1\"}\n{\"q\":\"B?\",\"a\":\"2\"}\n").cards.len(),
            2
        );
        assert_eq!(foreign(r#"{"What is it?":"That","How?":"So"}"#).cards.len(), 2);
        let ones = foreign(
            r#"[{"q":"A?","options":["x","y"],"answer":2},{"q":"B?","options":["x","y"],"answer":1}]"#,
        );
        assert!(ones.cards[0].content.options[1].right && ones.cards[1].content.options[0].right);
        let error = read("[1,\n x]").unwrap_err();
        assert!(error.place.starts_with("line 2, column"), "{error}");
    }
}
