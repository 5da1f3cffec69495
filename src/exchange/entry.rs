//! One entry of a list of questions, whatever its keys are called.

use serde_json::{Map, Value};

use super::card::{Card, Name};
use super::choose;
use super::html;
use super::marks::fenced;
use crate::domain::labels::Level;
use crate::domain::question::Choice;

const QUESTION: &[&str] = &[
    "question",
    "questiontext",
    "prompt",
    "front",
    "q",
    "вопрос",
    "text",
    "title",
    "term",
    "query",
];
const ANSWER: &[&str] = &[
    "answer",
    "correctanswer",
    "correctanswers",
    "back",
    "response",
    "definition",
    "solution",
    "correct",
    "correctoption",
    "answerindex",
    "correctindex",
    "correctanswerindex",
    "rightanswer",
    "right",
    "a",
    "ответ",
    "правильныйответ",
    "answers",
];
const EXPLANATION: &[&str] = &[
    "explanation",
    "explain",
    "rationale",
    "details",
    "comment",
    "reason",
    "note",
    "пояснение",
    "объяснение",
    "комментарий",
];
const OPTIONS: &[&str] =
    &["options", "choices", "answers", "variants", "alternatives", "answeroptions", "варианты"];
const WRONG: &[&str] = &["incorrectanswers", "wronganswers", "distractors"];
const CODE: &[&str] = &["code", "snippet", "codesnippet", "код"];
const TAGS: &[&str] = &["tags", "labels", "keywords", "теги", "topics"];
const DECK: &[&str] =
    &["category", "topic", "section", "subject", "chapter", "deck", "тема", "раздел", "категория"];
const LEVEL: &[&str] = &["level", "difficulty", "seniority", "сложность", "уровень"];

/// An entry with its keys in lower case, letters and digits only.
#[derive(Clone, Debug)]
pub struct Entry<'v> {
    fields: Vec<(String, &'v Value)>,
}

/// A key without what people join its words with.
pub fn bare_key(key: &str) -> String {
    key.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl<'v> Entry<'v> {
    /// The entry of an object.
    pub fn new(object: &'v Map<String, Value>) -> Self {
        Self { fields: object.iter().map(|(key, value)| (bare_key(key), value)).collect() }
    }

    fn get(&self, names: &[&str]) -> Option<&'v Value> {
        names.iter().find_map(|name| {
            let (_, value) = self.fields.iter().find(|(key, _)| key == name)?;
            (!value.is_null() && value.as_str() != Some("")).then_some(*value)
        })
    }

    /// Whether it asks something.
    pub fn is_question(&self) -> bool {
        self.get(QUESTION).is_some_and(|value| text(value).is_some())
    }

    /// The number that says which option is right, and how many there are; for finding out from which number a file counts.
    pub fn index(&self) -> Option<(u64, usize)> {
        let options = self.options()?;
        Some((self.get(ANSWER)?.as_u64()?, options.len()))
    }

    /// The question. `first_number` is the number of the first option in this file.
    pub fn card(&self, place: String, first_number: usize) -> Card {
        let mut prompt = self.get(QUESTION).and_then(text).unwrap_or_default();
        if let Some(code) = self.get(CODE).and_then(text) {
            let is_fenced = code.trim_start().starts_with("```");
            let code = if is_fenced { code } else { fenced("", code.trim_end()) };
            prompt = format!("{}\n\n{code}", prompt.trim_end());
        }
        let explanation = self.get(EXPLANATION).and_then(text).unwrap_or_default();
        let options = self.options().unwrap_or_default();
        let mut card = if options.len() > 1 {
            self.choice(place, prompt, options, explanation, first_number)
        } else {
            let answer = self.get(ANSWER).map(answer_text).unwrap_or_default();
            let parts =
                [answer.trim(), explanation.trim()].into_iter().filter(|part| !part.is_empty());
            Card::open(place, prompt, parts.collect::<Vec<_>>().join("\n\n"))
        };
        card.deck = self.get(DECK).and_then(text);
        card.level = self.get(LEVEL).and_then(level);
        card.tags = self.get(TAGS).map(words).unwrap_or_default();
        if let Some(guid) = self.get(&["guid"]).and_then(text) {
            card.name = Name::Foreign { key: guid, part: String::new() };
        }
        card
    }

    fn choice(
        &self,
        place: String,
        prompt: String,
        options: Vec<Offered>,
        explanation: String,
        first_number: usize,
    ) -> Card {
        let texts: Vec<String> = options.iter().map(|one| one.choice.text.clone()).collect();
        let mut choices: Vec<Choice> = options.iter().map(|one| one.choice.clone()).collect();
        if !choices.iter().any(|one| one.right) {
            let answer = self.get(ANSWER).filter(|value| !value.is_object());
            let right = answer
                .map(|answer| named(answer, &options, &texts, first_number))
                .unwrap_or_default();
            for at in right {
                if let Some(choice) = choices.get_mut(at) {
                    choice.right = true;
                }
            }
        }
        let is_known = choices.iter().any(|one| one.right);
        let explanation = match (is_known, self.get(ANSWER)) {
            // What is said to be right is none of the options: it is an answer like any other.
            (false, Some(answer)) if !answer.is_array() => {
                format!("{}\n\n{explanation}", answer_text(answer))
            }
            _ => explanation,
        };
        Card::choice(place, prompt, choices, explanation)
    }

    fn options(&self) -> Option<Vec<Offered>> {
        if let Some(wrong) = self.get(WRONG) {
            let right = self.get(ANSWER)?;
            let mut found: Vec<Offered> =
                offered(right)?.into_iter().chain(offered(wrong)?).collect();
            let right = offered(right)?.len();
            found.iter_mut().take(right).for_each(|one| one.choice.right = true);
            // By their text, so that the right one is not always the first.
            found.sort_by(|one, other| one.choice.text.cmp(&other.choice.text));
            return Some(found);
        }
        if let Some(value) = self.get(OPTIONS).filter(|value| value.is_array() || value.is_object())
        {
            return offered(value).filter(|found| found.len() > 1);
        }
        let numbered: Vec<Offered> =
            self.fields.iter().filter_map(|(key, value)| lettered_column(key, value)).collect();
        (numbered.len() > 1).then_some(numbered)
    }
}

/// An option with the name that the file has for it.
#[derive(Clone, Debug)]
struct Offered {
    key: String,
    choice: Choice,
}

fn offered(value: &Value) -> Option<Vec<Offered>> {
    let plain = |key: String, text: String| Offered {
        key,
        choice: Choice { text, right: false, reason: None },
    };
    match value {
        Value::Array(values) => values
            .iter()
            .map(|one| match one {
                Value::Object(object) => {
                    let entry = Entry::new(object);
                    let text = entry
                        .get(&[
                            "text",
                            "option",
                            "answer",
                            "value",
                            "label",
                            "content",
                            "title",
                            "текст",
                        ])
                        .and_then(text)?;
                    let flag =
                        entry.get(&["correct", "iscorrect", "right", "isright", "istrue", "верно"]);
                    let right = flag.is_some_and(|flag| {
                        flag.as_bool() == Some(true)
                            || matches!(flag.as_str(), Some("true" | "yes"))
                    });
                    let reason = entry
                        .get(&["explanation", "feedback", "reason", "rationale"])
                        .and_then(self::text)
                        .filter(|_| !right);
                    let key = entry
                        .get(&["key", "id", "letter"])
                        .and_then(self::text)
                        .unwrap_or_default();
                    Some(Offered { key, choice: Choice { text, right, reason } })
                }
                one => Some(plain(String::new(), text(one)?)),
            })
            .collect(),
        Value::Object(object) => {
            object.iter().map(|(key, value)| Some(plain(key.clone(), text(value)?))).collect()
        }
        one => Some(vec![plain(String::new(), text(one)?)]),
    }
}

/// `option a`, `choice1`, `вариант 2`, or a single letter.
fn lettered_column(key: &str, value: &Value) -> Option<Offered> {
    let rest = ["option", "choice", "answer", "variant", "вариант", "ответ"]
        .iter()
        .find_map(|word| key.strip_prefix(word))
        .unwrap_or(key);
    let is_letter =
        matches!(rest, "a" | "b" | "c" | "d" | "e" | "f" | "1" | "2" | "3" | "4" | "5" | "6");
    let text = text(value).filter(|text| is_letter && !text.is_empty())?;
    Some(Offered { key: rest.to_owned(), choice: Choice { text, right: false, reason: None } })
}

fn named(answer: &Value, options: &[Offered], texts: &[String], first_number: usize) -> Vec<usize> {
    match answer {
        Value::Array(values) => {
            values.iter().flat_map(|one| named(one, options, texts, first_number)).collect()
        }
        Value::Number(number) => {
            let at = number
                .as_u64()
                .and_then(|number| usize::try_from(number).ok()?.checked_sub(first_number));
            at.filter(|at| *at < options.len()).into_iter().collect()
        }
        value => {
            let Some(answer) = text(value) else { return Vec::new() };
            let by_key = options
                .iter()
                .position(|one| !one.key.is_empty() && one.key.eq_ignore_ascii_case(answer.trim()));
            by_key.map_or_else(|| choose::named(&answer, texts, first_number.max(1)), |at| vec![at])
        }
    }
}

/// A value as Markdown; `None` for what is no text.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if html::is_html(text) => Some(html::to_markdown(text).markdown),
        Value::String(text) => Some(plain_names(text.trim())),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(if *flag { "True" } else { "False" }.to_owned()),
        Value::Object(object) => object.get("text").and_then(text),
        Value::Array(values) => {
            let lines: Option<Vec<String>> =
                values.iter().map(|one| one.as_str().map(str::to_owned)).collect();
            lines.map(|lines| lines.join("\n"))
        }
        Value::Null => None,
    }
}

/// `__name__` is bold in Markdown, and a name in a text that has nothing else of Markdown.
fn plain_names(text: &str) -> String {
    let is_markdown = text.contains(['`', '\n']) || text.contains("**") || text.contains("](");
    if is_markdown { text.to_owned() } else { text.replace("__", "\\_\\_") }
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
        | "лёгкий" => Level::Junior,
        "middle" | "medium" | "intermediate" | "mid" | "2" | "средний" => Level::Middle,
        "senior"
        | "hard"
        | "advanced"
        | "expert"
        | "difficult"
        | "3"
        | "сложный"
        | "продвинутый" => Level::Senior,
        _ => return None,
    })
}
