//! A question as plain data: what a pack says, what the bank stores, what the quiz shows.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ids::QuestionId;
use super::labels::{Importance, Kind, Level};
use super::runnable::{RunDigest, Runnable};

/// One question in the base language of its pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// `leaf/slug`.
    pub id: QuestionId,
    /// The topic that the leaf belongs to.
    pub topic: String,
    /// Who it is for.
    pub level: Level,
    /// How it is asked.
    pub kind: Kind,
    /// How much it counts.
    pub importance: Importance,
    /// At most two further leaves or declared tags; the own leaf is implied and not repeated here.
    pub tags: Vec<String>,
    /// First version of the subject that the answer is true for.
    pub since: Option<String>,
    /// Last version of the subject that the answer is true for.
    pub until: Option<String>,
    /// Time to answer it in an interview, in minutes.
    pub minutes: u16,
    /// `case=exact`: a cloze answer must match in case too.
    pub case_exact: bool,
    /// `order=given`: rows of a `sql` answer must come in the reference's order.
    pub order_given: bool,
    /// The id that this question had before; only read when a pack is imported.
    #[serde(skip)]
    pub was: Option<QuestionId>,
    /// The text.
    pub content: Content,
}

/// The text of a question in one language. All strings are Markdown unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The heading's text, then (after a blank line) the body without the options.
    pub prompt: String,
    /// The options of a `choice`, in the source's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The whole Answer section, fences included.
    pub answer: String,
    /// The Explanation section, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// Plain text of the prompt's special fence: `python run`, `sql setup` or `python stub`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Plain text of the Answer's special fence: `output`, `sql answer` or `python solution`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solution: Option<String>,
    /// Accepted forms of a `cloze`, plain text, never empty for that kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
    /// Plain text of the `python tests` fence of a `code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tests: Option<String>,
    /// Known wrong answers of `sql` and `code`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<Wrong>,
    /// What a good answer holds; can be ticked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<KeyPoint>,
    /// Beliefs that give a weak answer away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<String>,
    /// Hints in the order they are given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// Questions to go on with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<String>,
    /// Where the facts come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What the ratings 1, 2, 3 and 4 sound like; empty or four items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
}

/// One option of a `choice`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is offered.
    pub text: String,
    /// Whether it belongs to the right answer.
    pub right: bool,
    /// On a wrong option: the mistake it stands for.
    pub reason: Option<String>,
}

/// One point of a rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPoint {
    /// The point.
    pub text: String,
    /// Whether a pass needs it.
    pub required: bool,
}

/// A known wrong answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// The wrong query or function, plain text.
    pub code: String,
    /// Why it is wrong.
    pub reason: String,
}

/// The text of one question in a further language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The question that is translated.
    pub id: QuestionId,
    /// Language code, `ru` for example.
    pub language: String,
    /// The text.
    pub content: Content,
}

/// What a pack says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackInfo {
    /// Name, unique in a database.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// Version as the pack writes it.
    pub version: String,
    /// License as the pack writes it.
    pub license: String,
    /// Language codes; the first is the base language.
    pub languages: Vec<String>,
    /// Folder it was read from; `None` for the built-in pack.
    pub root: Option<String>,
}

/// First 16 bytes of a SHA-256: tells that a text changed, never who it is.
pub type Revision = [u8; 16];

impl Content {
    /// Queries that the prompt shows beside its tables: fences of `sql` that begin a SELECT.
    pub fn shown_queries(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut lines = self.prompt.lines();
        while let Some(line) = lines.next() {
            let Some(info) = line.trim_start().strip_prefix("```") else { continue };
            let is_inside = |line: &&str| !line.trim_start().starts_with("```");
            let query = lines.by_ref().take_while(is_inside).collect::<Vec<_>>().join("\n");
            let first = query.split_whitespace().next().unwrap_or_default().to_uppercase();
            if info.trim() == "sql" && matches!(first.as_str(), "SELECT" | "WITH") {
                found.push(query);
            }
        }
        found
    }

    /// The digest of what may run of this text, in `language`, for a question of `kind`.
    pub fn run_digest(&self, kind: Kind, language: &str) -> RunDigest {
        let runnable = Runnable {
            kind: kind.as_str(),
            language,
            code: self.code.as_deref(),
            tests: self.tests.as_deref(),
            solution: self.solution.as_deref(),
        };
        runnable.digest()
    }
}

impl Question {
    /// Whether it has a key that can be executed.
    pub fn has_runnable_key(&self) -> bool {
        let content = &self.content;
        let has_program = content.code.is_some() && content.solution.is_some();
        match self.kind {
            Kind::Output | Kind::Sql => has_program,
            Kind::Code => has_program && content.tests.is_some(),
            _ => false,
        }
    }

    /// Revision of the question: SHA-256 over the JSON of its fields in declaration order, first 16 bytes.
    pub fn revision(&self) -> Revision {
        // Serialising plain strings, enums and numbers into memory has no way to fail.
        let minutes = minutes_in_revision(self.kind, self.level, self.minutes);
        let canonical = match minutes == self.minutes {
            true => serde_json::to_vec(self),
            false => serde_json::to_vec(&Self { minutes, ..self.clone() }),
        };
        let canonical = canonical.unwrap_or_default();
        let digest = Sha256::digest(&canonical);
        let mut revision = [0; 16];
        revision.copy_from_slice(&digest[..16]);
        revision
    }
}

/// The minutes as a revision counts them. Once a kind took the same time at every level: the two defaults change places, so that a text whose
/// minutes nobody wrote did not change when the default did, while minutes that differ still make different revisions.
fn minutes_in_revision(kind: Kind, level: Level, minutes: u16) -> u16 {
    let first = match kind {
        Kind::Choice | Kind::Cloze => 1,
        Kind::Output => 2,
        Kind::Open => 3,
        Kind::Behavioral => 5,
        Kind::Sql => 8,
        Kind::Code => 15,
        Kind::Design => 30,
    };
    let now = kind.default_minutes(level);
    match minutes {
        same if same == now => first,
        same if same == first => now,
        other => other,
    }
}

/// Place of an id in the order in which new questions are drawn: 63 bits of SHA-256, so that it is the same everywhere.
pub fn draw_of(id: &QuestionId) -> i64 {
    let digest = Sha256::digest(id.as_str().as_bytes());
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest[..8]);
    (u64::from_be_bytes(bytes) >> 1).cast_signed()
}

/// Lower-case hexadecimal of any digest.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_that_nobody_wrote_keep_their_revision_and_no_two_are_taken_for_each_other() {
        assert_eq!(minutes_in_revision(Kind::Open, Level::Senior, 5), 3);
        assert_eq!(minutes_in_revision(Kind::Open, Level::Senior, 3), 5);
        assert_eq!(minutes_in_revision(Kind::Code, Level::Middle, 20), 20);
        for (kind, level) in
            Kind::ALL.iter().flat_map(|kind| Level::ALL.iter().map(move |level| (*kind, *level)))
        {
            let all: std::collections::BTreeSet<u16> =
                (1..=60).map(|minutes| minutes_in_revision(kind, level, minutes)).collect();
            assert_eq!(all, (1..=60).collect(), "{kind} {level}");
        }
    }

    #[test]
    fn a_query_of_the_prompt_is_found_and_its_tables_are_not() {
        let prompt = "Rewrite it.\n\n```sql setup\nCREATE TABLE t (a);\n```\n\n```sql\nselect a\nfrom t\n```\n\n\
                      ```sql\nCREATE INDEX i ON t (a);\n```\n";
        let content = Content { prompt: prompt.to_owned(), ..Content::default() };
        assert_eq!(content.shown_queries(), ["select a\nfrom t"]);
    }
}
