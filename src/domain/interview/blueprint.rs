//! What an interview is made of: margins over topics, levels, kinds and minutes, and the thresholds of its verdict.
//!
//! Plain data. Reading the TOML and telling its mistakes is done where text is read.

use serde::{Deserialize, Serialize};

use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};

/// How many questions: an exact number or a range, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The fewest.
    pub least: u32,
    /// The most; never less than `least`.
    pub most: u32,
}

/// One margin: what is counted, and how many of it there must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row<T> {
    /// A topic or leaf, a level, or a kind.
    pub what: T,
    /// How many.
    pub count: Count,
}

/// The recipe of an interview. What no row names is free.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Blueprint {
    /// `middle-60`, or the stem of its file.
    pub name: String,
    /// The level that is interviewed for.
    pub level: Level,
    /// Minutes of the whole box: opening, questions, closing.
    pub minutes: u16,
    /// Minutes before the first question: who sits here, what will be asked. Sets of the first edition have none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub opening_minutes: u16,
    /// Minutes after the last question: theirs.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub closing_minutes: u16,
    /// Share of `minutes` that a set may be shorter, 0 to 1.
    pub tolerance: f64,
    /// Easy questions that open the interview.
    pub warmup: u32,
    /// In which order its questions are asked.
    #[serde(default, skip_serializing_if = "Order::is_default")]
    pub order: Order,
    /// Questions of every form. `None`: where there are several forms, the draw takes some; none: they share nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchors: Option<Vec<QuestionId>>,
    /// Topics and leaves that its questions come from; empty: from everywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// Topics, leaves and questions that never come, because nobody can be rated by them or they are not of this interview.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<String>,
    /// What each topic counts in the whole, above 0; empty: what was asked of it. A topic that is not listed counts 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<TopicWeight>,
    /// Topics and leaves. A question counts for its topic's row and for its own leaf's.
    pub topics: Vec<Row<String>>,
    /// Minutes that a task of code may take, both ends included; `None`: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_minutes: Option<Count>,
    /// Levels.
    pub levels: Vec<Row<Level>>,
    /// Kinds.
    pub kinds: Vec<Row<Kind>>,
    /// Which questions may not come.
    pub exposure: Exposure,
    /// When it is a pass.
    pub verdict: Thresholds,
}

/// What a topic counts in the whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopicWeight {
    /// The topic.
    pub topic: String,
    /// Above 0.
    pub weight: f64,
}

/// In which order questions are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// A topic stands together, easy to hard; tasks in the second third, design before the last, stories at the end.
    #[default]
    Themes,
    /// Levels never go down through the whole interview; within a level a topic stands together.
    Levels,
}

impl Order {
    /// The words that a blueprint may say, for messages.
    pub const WORDS: &'static [&'static str] = &["themes", "levels"];

    /// The order of a word; `None` where there is none.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "themes" => Some(Self::Themes),
            "levels" => Some(Self::Levels),
            _ => None,
        }
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_zero(minutes: &u16) -> bool {
    *minutes == 0
}

/// Which questions are kept out of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exposure {
    /// Days after an interview in which its questions do not come again; 0 = they may.
    pub cooldown_days: u32,
    /// Whether flagged questions are left out.
    pub exclude_flagged: bool,
    /// Whether questions that are rarely asked are left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclude_rare: bool,
}

/// When an interview is a pass. Ratings are 1 to 4.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Overall mean that a pass needs.
    pub pass: f64,
    /// Topics (or leaves) that a pass cannot do without.
    pub must_have_topics: Vec<String>,
    /// Kinds of question that a pass cannot do without. Sets of the first edition have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_have_kinds: Vec<Kind>,
    /// Topics and leaves that the role cannot do without, whether there is room for evidence of them or not: the verdict says of which there
    /// is none. Empty where no role was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role_must_haves: Vec<String>,
    /// Mean that each of them needs.
    pub must_have: f64,
    /// Share of the questions that must have been asked, 0 to 1.
    pub asked_at_least: f64,
}

impl Thresholds {
    /// What the role cannot do without and the verdict does not rest on.
    pub fn outside(&self) -> impl Iterator<Item = &str> {
        let is_outside = |name: &&str| !self.must_have_topics.iter().any(|topic| topic == name);
        self.role_must_haves.iter().map(String::as_str).filter(is_outside)
    }
}

impl Count {
    /// Exactly `number`.
    pub fn exactly(number: u32) -> Self {
        Self { least: number, most: number }
    }

    /// Whether `number` keeps the row.
    pub fn holds(self, number: u32) -> bool {
        (self.least..=self.most).contains(&number)
    }

    /// How far `number` is outside; 0 inside.
    pub fn miss(self, number: u32) -> u32 {
        self.least.saturating_sub(number) + number.saturating_sub(self.most)
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.least == self.most {
            true => write!(out, "{}", self.least),
            false => write!(out, "{}-{}", self.least, self.most),
        }
    }
}

impl Blueprint {
    /// Minutes of the box that no question takes.
    pub fn frame_minutes(&self) -> u32 {
        u32::from(self.opening_minutes) + u32::from(self.closing_minutes)
    }

    /// Whether the blueprint keeps a question out by its name, its leaf's or its topic's.
    pub fn excludes(&self, topic: &str, id: &QuestionId) -> bool {
        self.exclude.iter().any(|one| one == topic || one == id.leaf() || one == id.as_str())
    }

    /// The questions that the blueprint itself wants in every form.
    pub fn named_anchors(&self) -> &[QuestionId] {
        self.anchors.as_deref().unwrap_or_default()
    }

    /// The highest level of a task of code: what a junior is given to write is no harder than a junior.
    fn code_level_most(&self) -> Level {
        if self.level == Level::Junior { Level::Junior } else { Level::Senior }
    }

    /// Whether a task of code of this level is too hard for whom is interviewed; no question of another kind is.
    pub fn is_too_hard(&self, kind: Kind, level: Level) -> bool {
        kind == Kind::Code && level > self.code_level_most()
    }

    /// Whether a task of code takes more or fewer minutes than there is room for; no question of another kind does.
    pub fn is_ill_timed(&self, kind: Kind, minutes: u16) -> bool {
        let is_held = |wanted: Count| wanted.holds(u32::from(minutes));
        kind == Kind::Code && !self.code_minutes.is_none_or(is_held)
    }

    /// The whole minutes that an interview may take, opening and closing included: `minutes` and less, by the tolerance at most. A box is never
    /// exceeded.
    pub fn minutes_range(&self) -> Count {
        let off = (f64::from(self.minutes) * self.tolerance + 1e-9).floor();
        // A tolerance is at most 1, so this is at most `minutes`.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 65535")]
        let off = off.clamp(0.0, f64::from(self.minutes)) as u32;
        let minutes = u32::from(self.minutes);
        Count { least: minutes - off, most: minutes }
    }
}

/// Difficulty b of a level on the scale of item response theory: junior -1.5, middle 0, senior +1.5.
pub fn difficulty(level: Level) -> f64 {
    match level {
        Level::Junior => -1.5,
        Level::Middle => 0.0,
        Level::Senior => 1.5,
    }
}
