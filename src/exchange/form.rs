//! The forms that files of others have, and which one a file seems to be in.

use super::card::Gathered;
use super::objects::{self, Objects};
use super::unreadable::Unreadable;
use super::{anki_text, gift, headings, obsidian, qa, table};
use crate::words::exchange::files as says;

/// A form of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown: headings over their answers.
    Headings,
    /// `Q:` and `A:`.
    Qa,
    /// Cards of Obsidian.
    Obsidian,
    /// Notes of Anki as text.
    AnkiText,
    /// Objects.
    Json,
    /// A table.
    Csv,
    /// Questions of Moodle.
    Gift,
    /// An archive of Anki: the only form that is no text.
    Apkg,
}

impl Form {
    /// Every form.
    pub const ALL: &'static [Self] = &[
        Self::Headings,
        Self::Qa,
        Self::Obsidian,
        Self::AnkiText,
        Self::Apkg,
        Self::Json,
        Self::Csv,
        Self::Gift,
    ];

    /// The words for all of them.
    pub fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|form| form.as_str()).collect()
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headings => "headings",
            Self::Qa => "qa",
            Self::Obsidian => "obsidian",
            Self::AnkiText => "anki-txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Gift => "gift",
            Self::Apkg => "apkg",
        }
    }

    /// What a file of this form looks like.
    pub fn looks(self) -> &'static str {
        match self {
            Self::Headings => says::looks_like_headings(),
            Self::Qa => says::looks_like_qa(),
            Self::Obsidian => says::looks_like_obsidian(),
            Self::AnkiText => says::looks_like_anki_text(),
            Self::Json => says::looks_like_json(),
            Self::Csv => says::looks_like_csv(),
            Self::Gift => says::looks_like_gift(),
            Self::Apkg => says::looks_like_a_deck(),
        }
    }

    /// The form that a file seems to be in, by its name and its text. Where nothing speaks for another one it is [`Self::Headings`].
    pub fn guess(name: &str, text: &str) -> Self {
        let ending =
            name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
        if anki_text::has_header(text) {
            return Self::AnkiText;
        }
        match ending.as_str() {
            "json" | "jsonl" | "ndjson" => return Self::Json,
            "gift" => return Self::Gift,
            "csv" | "tsv" if table::has_header(text) => return Self::Csv,
            "csv" | "tsv" => return Self::AnkiText,
            _ => {}
        }
        if text.trim_start().starts_with(['[', '{']) && objects::read(text).is_ok() {
            return Self::Json;
        }
        let gift = gift::count(text);
        let candidates = [
            (Self::Qa, qa::count(text)),
            (Self::Obsidian, obsidian::count(text)),
            (Self::Gift, gift),
        ];
        let best =
            candidates.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0);
        let headings = headings::read(text).cards.len();
        match best {
            // Headings with `Q:` and `A:` among them are read as headings, which reads both.
            Some((form, count)) if count > headings || (form == Self::Qa && count == headings) => {
                form
            }
            _ if ending == "txt" && table::has_whole_header(text) => Self::Csv,
            _ if ending == "txt" && headings == 0 && text.contains('\t') => Self::AnkiText,
            _ => Self::Headings,
        }
    }

    /// Reads a text in this form.
    ///
    /// # Errors
    /// When it is not in this form at all, with the place.
    pub fn read(self, text: &str) -> Result<Objects, Unreadable> {
        let foreign = |found: Gathered| Ok(Objects::Foreign(Box::new(found)));
        match self {
            Self::Headings => foreign(headings::read(text)),
            Self::Qa => foreign(qa::read(text)),
            Self::Obsidian => foreign(obsidian::read(text)),
            Self::AnkiText => anki_text::read(text).and_then(foreign),
            Self::Json => objects::read(text),
            Self::Csv => table::read(text),
            Self::Gift => foreign(gift::read(text)),
            Self::Apkg => Err(Unreadable::at(says::start(), says::no_archive())),
        }
    }
}

impl std::str::FromStr for Form {
    type Err = FormError;

    fn from_str(word: &str) -> Result<Self, FormError> {
        Self::ALL
            .iter()
            .find(|form| form.as_str() == word)
            .copied()
            .ok_or_else(|| FormError(word.to_owned()))
    }
}

/// A word that is no form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", says::no_form(.0))]
pub struct FormError(String);
