//! The options of an entry, whatever way its file has of listing them, and which of them a key names.

use serde_json::{Map, Value};

use super::choose;
use super::keys::{OPTION_WORDS, bare};
use super::texts::text;
use crate::domain::question::Choice;

/// An option with the name that the file has for it.
#[derive(Clone, Debug)]
pub struct Offered {
    /// `a`, `б`, `2`; empty where it has none.
    pub key: String,
    /// Its text, and whether it is right where the file marks it so.
    pub choice: Choice,
}

impl Offered {
    fn plain(key: String, text: String) -> Self {
        Self { key, choice: Choice { text, right: false, reason: None } }
    }
}

/// The options of a list, an object or a text; `None` for what has none.
pub fn of(value: &Value) -> Option<Vec<Offered>> {
    match value {
        Value::Array(values) => values.iter().map(one).collect(),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| Some(Offered::plain(key.clone(), text(value)?)))
            .collect(),
        one => Some(vec![Offered::plain(String::new(), text(one)?)]),
    }
}

/// The value of the first of these keys that an option has.
fn field<'v>(object: &'v Map<String, Value>, names: &[&str]) -> Option<&'v Value> {
    names.iter().find_map(|name| {
        let (_, value) = object.iter().find(|(key, _)| bare(key) == *name)?;
        (!value.is_null() && value.as_str() != Some("")).then_some(value)
    })
}

fn one(value: &Value) -> Option<Offered> {
    let Value::Object(object) = value else {
        return Some(Offered::plain(String::new(), text(value)?));
    };
    let words = ["text", "option", "answer", "value", "label", "content", "title", "текст"];
    let shown = field(object, &words).and_then(text)?;
    let flag = field(object, &["correct", "iscorrect", "right", "isright", "istrue", "верно"]);
    let right = flag.is_some_and(|flag| {
        flag.as_bool() == Some(true) || matches!(flag.as_str(), Some("true" | "yes"))
    });
    let reason = field(object, &["explanation", "feedback", "reason", "rationale"]);
    let reason = reason.and_then(text).filter(|_| !right);
    let key = field(object, &["key", "id", "letter"]).and_then(text).unwrap_or_default();
    Some(Offered { key, choice: Choice { text: shown, right, reason } })
}

/// The options of one cell: a line each, or with `|` or `;` between them. `None` where it is one text.
pub fn in_cell(cell: &str) -> Option<Vec<Offered>> {
    let pieces = ['\n', '|', ';'].into_iter().find_map(|mark| {
        let pieces: Vec<&str> =
            cell.split(mark).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        (pieces.len() > 1).then_some(pieces)
    })?;
    // `A) one` names its option itself.
    let texts = choose::lettered_all(pieces.iter().copied())
        .unwrap_or_else(|| pieces.iter().map(|piece| (*piece).to_owned()).collect());
    texts
        .iter()
        .map(|piece| Some(Offered::plain(String::new(), text(&Value::String(piece.clone()))?)))
        .collect()
}

/// The letter or number of an option that a field is named after: `optiona`, `choice1`, `вариант2`, `в`; with its place in the row.
pub fn column(key: &str) -> Option<(usize, &str)> {
    let rest = OPTION_WORDS
        .iter()
        .filter_map(|word| key.strip_prefix(word))
        .find(|rest| place(rest).is_some())
        .unwrap_or(key);
    Some((place(rest)?, rest))
}

fn place(rest: &str) -> Option<usize> {
    match rest.parse::<usize>() {
        Ok(number) => (1..=10).contains(&number).then_some(number),
        Err(_) => choose::letter(rest).filter(|at| *at < 10),
    }
}

/// An option of a field of its own.
pub fn in_column(key: &str, value: &Value) -> Option<(usize, Offered)> {
    let (at, name) = column(key)?;
    let text = text(value).filter(|text| !text.is_empty())?;
    Some((at, Offered::plain(name.to_owned(), text)))
}

/// Which options a key names. `None` where any part of it fits none of them, or two of them: by its text one and by its number another.
pub fn named(key: &Value, options: &[Offered], first_number: usize) -> Option<Vec<usize>> {
    match key {
        Value::Array(values) => {
            let found: Option<Vec<Vec<usize>>> =
                values.iter().map(|one| named(one, options, first_number)).collect();
            found.map(|found| found.concat()).filter(|found| !found.is_empty())
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            by_text(&text(key)?, options, first_number)
        }
        Value::Null | Value::Object(_) => None,
    }
}

fn by_text(key: &str, options: &[Offered], first_number: usize) -> Option<Vec<usize>> {
    let texts: Vec<String> = options.iter().map(|one| one.choice.text.clone()).collect();
    let same = |at: &usize| texts.get(*at).is_some_and(|text| choose::is_same(text, key));
    let by_words = (0..texts.len()).find(same);
    let by_name = match by_letter(key.trim(), options) {
        Letter::One(at) => Some(vec![at]),
        Letter::Doubtful => return by_words.map(|at| vec![at]),
        Letter::None => {
            Some(choose::by_place(key, &texts, first_number)).filter(|found| !found.is_empty())
        }
    };
    match (by_words, by_name) {
        (Some(at), Some(found)) if found != [at] => None,
        (Some(at), _) => Some(vec![at]),
        (None, found) => found,
    }
}

enum Letter {
    One(usize),
    /// A letter that looks like that of one option and is that of another.
    Doubtful,
    None,
}

/// The option whose own name is this letter or number. Letters that look alike in both alphabets are told apart only where it makes no
/// difference: `В` is the third of the Cyrillic ones, and looks like the second of the Latin ones.
fn by_letter(key: &str, options: &[Offered]) -> Letter {
    let bare = key.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let position = |name: &str| options.iter().position(|one| one.key.to_lowercase() == name);
    let own = position(&bare);
    let is_letter = |name: &str| name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
    if let Some(at) = own {
        return Letter::One(at);
    }
    if !is_letter(&bare) || !options.iter().any(|one| is_letter(&one.key)) {
        return Letter::None;
    }
    let twin = bare.chars().next().and_then(twin).and_then(|letter| position(&letter.to_string()));
    let by_order = choose::letter(&bare)
        .and_then(|order| options.iter().position(|one| choose::letter(&one.key) == Some(order)));
    match (twin, by_order) {
        (Some(one), Some(other)) if one != other => Letter::Doubtful,
        (Some(at), _) | (None, Some(at)) => Letter::One(at),
        (None, None) => Letter::Doubtful,
    }
}

/// The letter of the other alphabet that looks the same.
fn twin(letter: char) -> Option<char> {
    const PAIRS: &[(char, char)] = &[('a', 'а'), ('b', 'в'), ('c', 'с'), ('e', 'е'), ('k', 'к')];
    PAIRS.iter().find_map(|(latin, cyrillic)| match letter {
        one if one == *latin => Some(*cyrillic),
        one if one == *cyrillic => Some(*latin),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(keys: &[&str], texts: &[&str]) -> Vec<Offered> {
        let pairs = keys.iter().zip(texts);
        pairs.map(|(key, text)| Offered::plain((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_key_names_an_option_or_nothing() {
        let latin = options(&["a", "b", "c"], &["one", "two", "three"]);
        let cyrillic = options(&["а", "б", "в"], &["one", "two", "three"]);
        for (options, key, expected) in [
            (&latin, "B", Some(1)),
            (&latin, "Option B", Some(1)),
            (&latin, "c) three", Some(2)),
            (&latin, "three", Some(2)),
            (&latin, "D", None),
            (&latin, "zzz", None),
            (&latin, "4", None),
            (&latin, "c) one", None),
            (&cyrillic, "Б", Some(1)),
            (&cyrillic, "в", Some(2)),
            // The Latin letters: the first is the first in both, the second looks like the third.
            (&cyrillic, "A", Some(0)),
            (&cyrillic, "B", None),
            (&latin, "С", Some(2)),
            (&latin, "В", None),
        ] {
            let found = named(&Value::from(key), options, 1);
            assert_eq!(found, expected.map(|at| vec![at]), "{key}");
        }
        let numbers = options(&["", "", ""], &["2", "3", "4"]);
        assert_eq!(
            named(&Value::from(3), &numbers, 1),
            None,
            "by its text the second, by its number the third"
        );
        assert_eq!(named(&Value::from(4), &numbers, 1), Some(vec![2]));
    }

    #[test]
    fn a_cell_of_options_is_cut_at_what_stands_between_them() {
        let texts = |cell: &str| {
            let found = in_cell(cell).unwrap_or_default();
            found.into_iter().map(|one| one.choice.text).collect::<Vec<_>>()
        };
        assert_eq!(texts("пух|железо"), ["пух", "железо"]);
        assert_eq!(texts("A) down\nB) iron | steel"), ["down", "iron | steel"]);
        assert_eq!(texts("one text"), Vec::<String>::new());
        let column = |key| column(key).map(|(at, _)| at);
        assert_eq!(
            [column("вариантв"), column("optionc"), column("б")],
            [Some(2), Some(2), Some(1)]
        );
        assert_eq!([column("answer"), column("ответ"), column("z")], [None, None, None]);
    }
}
