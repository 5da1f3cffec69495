//! What comes out of a file of others: questions that have no id yet, and what was passed over.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::history::History;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::domain::question::{Choice, Content};
use crate::words::exchange::skipped;

/// Values that were not read that are shown of a column.
const EXAMPLES_MAX: usize = 3;

/// Most characters of a shown value.
const EXAMPLE_CHARS_MAX: usize = 40;

/// The name that a question has where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Name {
    /// None: the name is made from the title.
    #[default]
    Untold,
    /// An id of viva.
    Id(QuestionId),
    /// Any text that stays the same there, such as the GUID of a note, with what tells several questions of it apart.
    Foreign {
        /// The text.
        key: String,
        /// `c2` for the second gap of a note, for example; empty for the first question.
        part: String,
    },
}

/// One question as a file of others has it. Its texts are Markdown, and may hold anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The name that it has there.
    pub name: Name,
    /// Where it stands, for people: `line 12`, `note 3`.
    pub place: String,
    /// The deck, category or chapter; `None` where the file has none.
    pub deck: Option<String>,
    /// Who it is for, where that is told.
    pub level: Option<Level>,
    /// Words that it is filed under.
    pub tags: Vec<String>,
    /// How it is asked.
    pub kind: Kind,
    /// Prompt, options, answer and whatever else there is.
    pub content: Content,
}

impl Card {
    /// An open question with its answer.
    pub fn open(place: String, prompt: impl Into<String>, answer: impl Into<String>) -> Self {
        let content =
            Content { prompt: prompt.into(), answer: answer.into(), ..Content::default() };
        Self::of(place, Kind::Open, content)
    }

    /// A question of a kind.
    pub fn of(place: String, kind: Kind, content: Content) -> Self {
        let (name, deck) = (Name::default(), None);
        Self { name, place, deck, level: None, tags: Vec::new(), kind, content }
    }

    /// A question with options. Without one that is right it is an open one, whose prompt lists them.
    pub fn choice(
        place: String,
        prompt: String,
        options: Vec<Choice>,
        explanation: String,
    ) -> Self {
        let right: Vec<&str> =
            options.iter().filter(|one| one.right).map(|one| one.text.as_str()).collect();
        let answer = match (explanation.trim().is_empty(), right.len()) {
            (false, _) => explanation,
            (true, 1) => right.concat(),
            (true, _) => right.iter().map(|text| bullet(text)).collect(),
        };
        let content = Content { prompt, answer, options, ..Content::default() };
        let is_choice = right_count(&content.options) > 0 && content.options.len() > 1;
        let card = Self::of(place, Kind::Choice, content);
        if is_choice { card } else { card.opened() }
    }

    /// The same as an open question: what was offered stands in its prompt, what was right in its answer.
    #[must_use]
    pub fn opened(mut self) -> Self {
        let options = std::mem::take(&mut self.content.options);
        if !options.is_empty() {
            let listed: String = options.iter().map(|one| bullet(&one.text)).collect();
            self.content.prompt = format!("{}\n\n{listed}", self.content.prompt.trim_end());
            let right: String =
                options.iter().filter(|one| one.right).map(|one| bullet(&one.text)).collect();
            if !right.is_empty() && !self.content.answer.contains(right.trim()) {
                self.content.answer = format!("{right}\n{}", self.content.answer);
            }
        }
        self.content.accepted.clear();
        self.kind = Kind::Open;
        self
    }

    /// Whether nobody has written an answer.
    pub fn is_unanswered(&self) -> bool {
        self.content.answer.trim().is_empty() && self.content.accepted.is_empty()
    }
}

/// How many options are right.
fn right_count(options: &[Choice]) -> usize {
    options.iter().filter(|one| one.right).count()
}

/// An item of a bullet list with its line end.
pub fn bullet(text: &str) -> String {
    format!("- {}\n", text.trim().replace('\n', "\n  "))
}

/// What is no question, or cannot become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub place: String,
    /// Why it was passed over.
    pub reason: Reason,
}

/// Why something was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A question without a word in it, a picture alone for example.
    NoPrompt,
    /// Nothing at all where the question should be.
    EmptyQuestion,
    /// A key that names none of the options, or more than one by the same word.
    KeyFitsNone,
    /// Options of which none is marked as right.
    NoneRight,
    /// Braces that nothing closes.
    Unclosed,
    /// Text that asks and stands outside of every card.
    Outside,
    /// A further card of a note that asks what the first one asks.
    OtherCard,
    /// A picture with masks.
    ImageOcclusion,
    /// A heading over nothing.
    NoText,
    /// A chapter, a list of contents, a licence.
    NoQuestion,
    /// Text or bullets around questions, which belong to none of them.
    Around,
    /// A heading over questions, which asks nothing itself.
    Chapter,
    /// A separator with nothing on one side.
    OneSide,
    /// An entry that is not in the form's shape.
    Malformed,
    /// A text that says to update the program.
    Placeholder,
    /// Too long to stand in a file of a pack.
    TooLarge,
    /// What viva's own check would refuse however it is written.
    Refused,
}

impl Reason {
    /// A sentence for people, without its full stop.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoPrompt => skipped::no_prompt(),
            Self::EmptyQuestion => skipped::empty_question(),
            Self::KeyFitsNone => skipped::key_fits_none(),
            Self::NoneRight => skipped::none_is_right(),
            Self::Unclosed => skipped::unclosed_brace(),
            Self::Outside => skipped::outside_of_every_card(),
            Self::OtherCard => skipped::further_card(),
            Self::ImageOcclusion => skipped::image_occlusion(),
            Self::NoText => skipped::heading_over_nothing(),
            Self::NoQuestion => skipped::no_question(),
            Self::Around => skipped::around_the_questions(),
            Self::Chapter => skipped::chapter(),
            Self::OneSide => skipped::one_side_is_empty(),
            Self::Malformed => skipped::malformed(),
            Self::Placeholder => skipped::placeholder(),
            Self::TooLarge => skipped::too_large(),
            Self::Refused => skipped::nested_too_deep(),
        }
    }
}

/// Everything that a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// What was looked at: cards, notes, entries.
    pub items: usize,
    /// Its questions.
    pub cards: Vec<Card>,
    /// What was passed over.
    pub skipped: Vec<Skipped>,
    /// Columns and fields that hold something and were not read, with how often.
    pub unread: BTreeMap<String, usize>,
    /// The first values of each that were not read, with their places.
    pub unread_examples: BTreeMap<String, Vec<String>>,
    /// Words that were read as a level, with how often.
    pub levels: BTreeMap<(String, Level), usize>,
    /// Columns and fields that something of a question came from, in some row or entry.
    pub read: BTreeSet<String>,
    /// The number from which keys that are numbers were counted; `None` where there are none.
    pub first_number: Option<usize>,
    /// Pictures and sounds that were named and left out.
    pub attachments: usize,
    /// The answers that were given there.
    pub history: Option<History>,
}

impl Gathered {
    /// Passes something over.
    pub fn skip(&mut self, place: String, reason: Reason) {
        self.items += 1;
        self.skipped.push(Skipped { place, reason });
    }

    /// Notes that a column or field was not read.
    pub fn leave(&mut self, name: &str) {
        *self.unread.entry(name.to_owned()).or_default() += 1;
    }

    /// Keeps a value that was not read as an example, the first three of each column.
    pub fn show_unread(&mut self, name: &str, place: &str, value: &Value) {
        let examples = self.unread_examples.entry(name.to_owned()).or_default();
        if examples.len() < EXAMPLES_MAX {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let start: String = value.trim().chars().take(EXAMPLE_CHARS_MAX).collect();
            let more = if value.trim().chars().count() > EXAMPLE_CHARS_MAX { "…" } else { "" };
            examples.push(format!("{place} `{start}{more}`"));
        }
    }

    /// Takes all that another part of the same file holds.
    pub fn append(&mut self, other: Self) {
        self.items += other.items;
        self.cards.extend(other.cards);
        self.skipped.extend(other.skipped);
        self.attachments += other.attachments;
        self.first_number = self.first_number.or(other.first_number);
        self.read.extend(other.read);
        for (name, count) in other.unread {
            *self.unread.entry(name).or_default() += count;
        }
        for (word, count) in other.levels {
            *self.levels.entry(word).or_default() += count;
        }
        for (name, examples) in other.unread_examples {
            let own = self.unread_examples.entry(name).or_default();
            own.extend(examples);
            own.truncate(EXAMPLES_MAX);
        }
    }

    /// Takes an item that became one question.
    pub fn take(&mut self, card: Card) {
        self.items += 1;
        self.cards.push(card);
    }

    /// Takes an item that became several questions, or none.
    pub fn take_all(&mut self, place: &str, cards: Vec<Card>, otherwise: Reason) {
        if cards.is_empty() {
            return self.skip(place.to_owned(), otherwise);
        }
        self.items += 1;
        self.cards.extend(cards);
    }
}
