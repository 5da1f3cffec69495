//! One entry of a list of questions, whatever its keys are called.

use std::cell::Cell;

use serde_json::{Map, Value};

use super::card::{Card, Gathered, Name, Reason};
use super::keys::{
    ANSWER, CODE, DECK, EXPLANATION, KEY, LEVEL, OPTIONS, QUESTION, SOURCE, TAGS, WRONG, bare,
};
use super::marks::fenced;
use super::offered::{self, Offered};
use super::texts::text;
use crate::domain::labels::Level;
use crate::domain::question::Choice;

/// An entry with its keys in lower case, letters and digits only.
#[derive(Clone, Debug)]
pub struct Entry<'v> {
    fields: Vec<Field<'v>>,
}

#[derive(Clone, Debug)]
struct Field<'v> {
    key: String,
    name: &'v str,
    value: &'v Value,
    /// Whether something of the question came from it.
    is_read: Cell<bool>,
}

impl Field<'_> {
    fn is_empty(&self) -> bool {
        self.value.is_null() || self.value.as_str().is_some_and(|text| text.trim().is_empty())
    }
}

/// The number that says which option is right: how it is written, and how many options there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index {
    /// The number.
    pub number: u64,
    /// How many options the entry has.
    pub count: usize,
    /// Whether it stands in quotes.
    pub is_text: bool,
}

impl<'v> Entry<'v> {
    /// The entry of an object.
    pub fn new(object: &'v Map<String, Value>) -> Self {
        let field = |(name, value): (&'v String, &'v Value)| Field {
            key: bare(name),
            name: name.as_str(),
            value,
            is_read: Cell::new(false),
        };
        Self { fields: object.iter().map(field).collect() }
    }

    /// The value of the first of these keys that has one.
    pub fn get(&self, names: &[&str]) -> Option<&'v Value> {
        names.iter().find_map(|name| {
            let field = self.fields.iter().find(|field| field.key == *name && !field.is_empty())?;
            field.is_read.set(true);
            Some(field.value)
        })
    }

    /// Whether it asks something.
    pub fn is_question(&self) -> bool {
        self.get(QUESTION).is_some_and(|value| text(value).is_some())
    }

    /// Whether it asks and answers, or offers something.
    pub fn is_whole(&self) -> bool {
        self.is_question() && (self.get(ANSWER).is_some() || self.columns().is_some())
    }

    /// Notes which of its fields something of the question came from, and which hold something that was not read; after [`Self::card`].
    pub fn note_fields(&self, place: &str, found: &mut Gathered) {
        for field in self.fields.iter().filter(|field| !field.is_empty()) {
            match field.is_read.get() {
                true => _ = found.read.insert(field.name.to_owned()),
                false => {
                    found.leave(field.name);
                    found.show_unread(field.name, place, field.value);
                }
            }
        }
        // Last: to look at a field marks it as read.
        if let Some(word) = self.level_word() {
            *found.levels.entry(word).or_default() += 1;
        }
    }

    /// The number that says which option is right; for finding out from which number a file counts.
    pub fn index(&self) -> Option<Index> {
        let count = self.options()?.len();
        let key = self.key()?;
        let number = match key {
            Value::String(text) => text.trim().parse().ok()?,
            value => value.as_u64()?,
        };
        Some(Index { number, count, is_text: key.is_string() })
    }

    /// What says which option is right; the field of the options themselves does not.
    fn key(&self) -> Option<&'v Value> {
        let options = self.options_field().map_or("", |field| field.key.as_str());
        let is_option = |name: &str| {
            name == options || (offered::column(name).is_some() && self.columns().is_some())
        };
        let names: Vec<&str> = ANSWER.iter().copied().filter(|name| !is_option(name)).collect();
        self.get(KEY).or_else(|| self.get(&names)).filter(|value| !value.is_object())
    }

    /// The field of all options, where there is one that holds them.
    fn options_field(&self) -> Option<&Field<'v>> {
        OPTIONS.iter().find_map(|name| {
            let field = self.fields.iter().find(|field| field.key == *name && !field.is_empty())?;
            // A text of this name may be the answer.
            let is_answer = field.value.is_string() && ANSWER.contains(&field.key.as_str());
            (!is_answer).then_some(field)
        })
    }

    /// The question. `first_number` is the number of the first option in this file.
    ///
    /// # Errors
    /// When its key fits none of its options, with the key.
    pub fn card(&self, place: String, first_number: usize) -> Result<Card, (Reason, String)> {
        let mut prompt = self.get(QUESTION).and_then(text).unwrap_or_default();
        if let Some(code) = self.get(CODE).and_then(text) {
            let is_fenced = code.trim_start().starts_with("```");
            let code = if is_fenced { code } else { fenced("", code.trim_end()) };
            prompt = format!("{}\n\n{code}", prompt.trim_end());
        }
        let explanation = self.get(EXPLANATION).and_then(text).unwrap_or_default();
        let options = self.options().unwrap_or_default();
        let mut card = if options.len() > 1 {
            self.choice(place, prompt, options, explanation, first_number)?
        } else {
            let answer = self.get(ANSWER).or_else(|| self.get(KEY)).map(answer_text);
            let answer = answer.unwrap_or_default();
            let parts =
                [answer.trim(), explanation.trim()].into_iter().filter(|part| !part.is_empty());
            Card::open(place, prompt, parts.collect::<Vec<_>>().join("\n\n"))
        };
        card.deck = self.get(DECK).and_then(text);
        card.level = self.level();
        card.tags = self.get(TAGS).map(words).unwrap_or_default();
        card.content.sources = self.get(SOURCE).map(sources).unwrap_or_default();
        if let Some(guid) = self.get(&["guid"]).and_then(text) {
            card.name = Name::Foreign { key: guid, part: String::new() };
        }
        Ok(card)
    }

    /// The level that the entry tells; a word that means none leaves its field unread.
    fn level(&self) -> Option<Level> {
        let found = self.get(LEVEL).and_then(level);
        if found.is_none() {
            let fields = self.fields.iter().filter(|field| LEVEL.contains(&field.key.as_str()));
            fields.for_each(|field| field.is_read.set(false));
        }
        found
    }

    /// The word that told the level, and the level.
    fn level_word(&self) -> Option<(String, Level)> {
        let value = self.get(LEVEL)?;
        Some((text(value)?.trim().to_lowercase(), level(value)?))
    }

    fn choice(
        &self,
        place: String,
        prompt: String,
        options: Vec<Offered>,
        explanation: String,
        first_number: usize,
    ) -> Result<Card, (Reason, String)> {
        let mut choices: Vec<Choice> = options.iter().map(|one| one.choice.clone()).collect();
        if !choices.iter().any(|one| one.right) {
            let Some(key) = self.key() else {
                // Nobody says which is right: the reason is no answer.
                let mut card = Card::choice(place, prompt, choices, String::new());
                card.content.explanation = explanation;
                return Ok(card);
            };
            let Some(right) = offered::named(key, &options, first_number) else {
                return Err((Reason::KeyFitsNone, shown_key(key)));
            };
            for at in right {
                if let Some(choice) = choices.get_mut(at) {
                    choice.right = true;
                }
            }
        }
        Ok(Card::choice(place, prompt, choices, explanation))
    }

    fn options(&self) -> Option<Vec<Offered>> {
        if let Some(wrong) = self.get(WRONG) {
            let right = self.key()?;
            let right = offered::of(right)?;
            let count = right.len();
            let wrong = match wrong {
                Value::String(cell) => offered::in_cell(cell).or_else(|| offered::of(wrong))?,
                _ => offered::of(wrong)?,
            };
            let mut found: Vec<Offered> = right.into_iter().chain(wrong).collect();
            found.iter_mut().take(count).for_each(|one| one.choice.right = true);
            // By their text, so that the right one is not always the first.
            found.sort_by(|one, other| one.choice.text.cmp(&other.choice.text));
            return Some(found);
        }
        self.listed().or_else(|| self.columns())
    }

    /// The options of one field.
    fn listed(&self) -> Option<Vec<Offered>> {
        let field = self.options_field()?;
        let found = match field.value {
            Value::String(cell) => offered::in_cell(cell),
            Value::Array(_) | Value::Object(_) => offered::of(field.value),
            _ => None,
        };
        let found = found.filter(|found| found.len() > 1)?;
        field.is_read.set(true);
        Some(found)
    }

    /// The options of fields of their own, in the order of their letters.
    fn columns(&self) -> Option<Vec<Offered>> {
        let mut found: Vec<(usize, Offered, &Field<'_>)> = self
            .fields
            .iter()
            .filter_map(|field| {
                let (at, option) = offered::in_column(&field.key, field.value)?;
                Some((at, option, field))
            })
            .collect();
        if found.len() < 2 {
            return None;
        }
        found.sort_by_key(|(at, ..)| *at);
        found.iter().for_each(|(.., field)| field.is_read.set(true));
        Some(found.into_iter().map(|(_, option, _)| option).collect())
    }
}

/// Longest key that is told, in characters.
const KEY_MAX_CHARS: usize = 40;

/// A key on one line.
fn shown_key(key: &Value) -> String {
    let words = match key {
        Value::Array(values) => values.iter().filter_map(text).collect::<Vec<_>>().join(", "),
        key => text(key).unwrap_or_default(),
    };
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > KEY_MAX_CHARS {
        true => format!("{}…", line.chars().take(KEY_MAX_CHARS).collect::<String>()),
        false => line,
    }
}

/// Addresses and titles, a line each.
fn sources(value: &Value) -> Vec<String> {
    let texts = match value {
        Value::Array(values) => values.iter().filter_map(text).collect(),
        value => vec![text(value).unwrap_or_default()],
    };
    let lines = texts.iter().flat_map(|text| text.lines()).map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let is_address = line.starts_with("http://") || line.starts_with("https://");
            match is_address && !line.contains([' ', '<', '>']) {
                true => format!("<{line}>"),
                false => line.to_owned(),
            }
        })
        .collect()
}

fn answer_text(value: &Value) -> String {
    match value {
        Value::Array(values) if values.len() > 1 => {
            values.iter().filter_map(text).map(|one| super::card::bullet(&one)).collect()
        }
        Value::Array(values) => values.first().and_then(text).unwrap_or_default(),
        value => text(value).unwrap_or_default(),
    }
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(text).collect(),
        value => {
            let text = text(value).unwrap_or_default();
            text.split([',', ';'])
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect()
        }
    }
}

/// The level that a word for difficulty means.
pub fn level(value: &Value) -> Option<Level> {
    let word = text(value)?.to_lowercase();
    Some(match word.trim() {
        "junior" | "easy" | "beginner" | "basic" | "basics" | "1" | "начальный" | "легкий"
        | "лёгкий" | "джун" | "джуниор" | "младший" | "jr" => Level::Junior,
        "middle" | "medium" | "intermediate" | "mid" | "2" | "средний" | "мидл" | "миддл" => {
            Level::Middle
        }
        "senior"
        | "hard"
        | "advanced"
        | "expert"
        | "difficult"
        | "3"
        | "сложный"
        | "продвинутый"
        | "сеньор"
        | "синьор"
        | "старший"
        | "sr" => Level::Senior,
        _ => return None,
    })
}
