//! A finished set: everything that an interview needs, so that documents, console and score read this and nothing else.
//!
//! It is written to `set.json`. Nothing in it depends on the time or the place it was made.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::blueprint::Blueprint;
use crate::domain::ids::QuestionId;
use crate::domain::question::{Question, Revision, hex};

/// Format of `set.json` that this program writes; it also reads the first one, in which a set was called after its blueprint and seed and the
/// name was sealed with the rest.
pub const FORMAT: u32 = 2;

/// One form of an interview.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Set {
    /// [`FORMAT`], or that of an earlier edition.
    pub format: u32,
    /// Opaque code, which is all that the candidate's copy says of the set: the only thing in which two draws of one seed differ.
    pub id: String,
    /// SHA-256 over everything else in the set but its code, lower-case hexadecimal: tells that the file was changed by hand.
    pub digest: String,
    /// The seed it was drawn with.
    pub seed: u64,
    /// Number of this form, from 1.
    pub form: u32,
    /// Number of parallel forms.
    pub forms: u32,
    /// Questions that were replaced after the draw.
    pub swaps: u32,
    /// Language of the texts.
    pub language: String,
    /// Code of the candidate: never a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// The recipe.
    pub blueprint: Blueprint,
    /// SHA-256 of the recipe, lower-case hexadecimal.
    pub blueprint_digest: String,
    /// SHA-256 over ids and revisions of the bank that was drawn from, lower-case hexadecimal.
    pub bank_digest: String,
    /// Minutes of the questions together.
    pub minutes: u32,
    /// Rows of the blueprint that the set does not keep; empty unless a nearest set was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Unmet>,
    /// Questions of the other forms, anchors excepted, and questions that were swapped away: none of them may be swapped in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reserved: Vec<QuestionId>,
    /// Titles of the topics and leaves that occur or that the blueprint names, in the set's language.
    pub topics: Vec<TopicTitle>,
    /// The questions in the order they are asked.
    pub questions: Vec<SetQuestion>,
}

/// A topic or a leaf, and its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicTitle {
    /// Its name.
    pub topic: String,
    /// Its title.
    pub title: String,
}

/// A row that a set does not keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// `kind design`, `topic sql-databases`, `minutes`.
    pub row: String,
    /// What the blueprint wants: `2` or `1-2`.
    pub wanted: String,
    /// What the set has.
    pub got: u32,
}

/// Why a question is where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Opens the interview.
    Warmup,
    /// In every form.
    Anchor,
    /// Neither.
    Regular,
}

/// A question of a set with its text as it was when the set was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetQuestion {
    /// Place in the interview, from 1.
    pub number: u32,
    /// Why it is there.
    pub role: Role,
    /// Revision of the text, lower-case hexadecimal.
    pub revision: String,
    /// The question, in the set's language where it is translated.
    pub question: Question,
}

/// What a set is composed of, besides what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The opaque code that it goes by.
    pub code: String,
    /// The recipe.
    pub blueprint: Blueprint,
    /// SHA-256 over ids and revisions of the bank, lower-case hexadecimal.
    pub bank_digest: String,
    /// The seed.
    pub seed: u64,
    /// Number of this form, from 1, and of how many.
    pub form: (u32, u32),
    /// Questions that were replaced after the draw.
    pub swaps: u32,
    /// Language of the texts.
    pub language: String,
    /// Code of the candidate.
    pub candidate: Option<String>,
    /// Rows that are not kept.
    pub unmet: Vec<Unmet>,
    /// Questions of the other forms, and those swapped away.
    pub reserved: Vec<QuestionId>,
    /// Titles of topics and leaves in the set's language; those that neither occur nor are named by a row are left out.
    pub topics: Vec<TopicTitle>,
    /// The questions in the order they are asked, each with its role and the revision of its base text.
    pub questions: Vec<(Role, Question, Revision)>,
}

impl Set {
    /// Numbers the questions and seals the set with its digests.
    pub fn compose(parts: Parts) -> Self {
        let mut questions = Vec::with_capacity(parts.questions.len());
        for (number, (role, question, revision)) in (1..).zip(parts.questions) {
            let revision = hex(&revision);
            questions.push(SetQuestion { number, role, revision, question });
        }
        let mut topics = parts.topics;
        topics.retain(|one| names(&parts.blueprint, &questions).any(|name| name == one.topic));
        // Serialising strings, numbers and enums into memory has no way to fail.
        let recipe = serde_json::to_vec(&parts.blueprint).unwrap_or_default();
        let mut set = Self {
            format: FORMAT,
            id: parts.code,
            digest: String::new(),
            seed: parts.seed,
            form: parts.form.0,
            forms: parts.form.1,
            swaps: parts.swaps,
            language: parts.language,
            candidate: parts.candidate,
            blueprint_digest: hex(&Sha256::digest(recipe)),
            blueprint: parts.blueprint,
            bank_digest: parts.bank_digest,
            minutes: questions.iter().map(|one| u32::from(one.question.minutes)).sum(),
            unmet: parts.unmet,
            reserved: parts.reserved,
            topics,
            questions,
        };
        set.digest = set.digest_of();
        set
    }

    /// Minutes of the whole box: those of the blueprint, or more where a nearest set or one of an earlier edition takes more.
    pub fn box_minutes(&self) -> u32 {
        self.planned_minutes().max(u32::from(self.blueprint.minutes))
    }

    /// Minutes that are planned: those of the questions, and those before and after them.
    pub fn planned_minutes(&self) -> u32 {
        self.minutes + self.blueprint.frame_minutes()
    }

    /// The digest that belongs to the set as it is now: SHA-256 over its JSON with an empty `digest` and, from the second format on, an
    /// empty `id`.
    pub fn digest_of(&self) -> String {
        let mut bare = Self { digest: String::new(), ..self.clone() };
        if self.format > 1 {
            bare.id = String::new();
        }
        // Serialising strings, numbers and enums into memory has no way to fail.
        hex(&Sha256::digest(serde_json::to_vec(&bare).unwrap_or_default()))
    }

    /// What sets of one kit have in common and others have not: SHA-256 over everything but the code, the digest and the candidate, lower-case
    /// hexadecimal.
    pub fn kit(&self) -> String {
        let (id, digest) = (String::new(), String::new());
        let bare = Self { format: FORMAT, id, digest, candidate: None, ..self.clone() };
        // Serialising strings, numbers and enums into memory has no way to fail.
        hex(&Sha256::digest(serde_json::to_vec(&bare).unwrap_or_default()))
    }

    /// The same questions in the same order for another candidate, under a code of its own.
    #[must_use]
    pub fn for_another(&self, code: String, candidate: Option<String>) -> Self {
        let mut set = Self { format: FORMAT, id: code, candidate, ..self.clone() };
        set.digest = set.digest_of();
        set
    }

    /// The title of a topic or a leaf, or its name where the set has none.
    pub fn topic_title<'s>(&'s self, topic: &'s str) -> &'s str {
        self.topics.iter().find(|one| one.topic == topic).map_or(topic, |one| &one.title)
    }
}

/// Every topic and leaf that a document may have to name.
fn names<'s>(
    blueprint: &'s Blueprint,
    questions: &'s [SetQuestion],
) -> impl Iterator<Item = &'s str> {
    let occur = questions.iter().map(|one| &one.question);
    let occur = occur.flat_map(|question| [question.topic.as_str(), question.id.leaf()]);
    let rows = blueprint.topics.iter().map(|row| row.what.as_str());
    let verdict = &blueprint.verdict;
    let must_have = verdict.must_have_topics.iter().chain(&verdict.role_must_haves);
    occur.chain(rows).chain(must_have.map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::samples;

    #[test]
    fn a_kit_is_the_same_for_every_candidate_and_another_with_another_question() {
        let one = samples::set("bcdfghjk", &[("concurrency", "gil/a", 1)]);
        let two = one.for_another("qwzrtkmp".to_owned(), Some("C-18".to_owned()));
        assert_eq!((two.id.as_str(), two.candidate.as_deref()), ("qwzrtkmp", Some("C-18")));
        assert_eq!(two.digest, two.digest_of());
        assert_eq!((two.kit(), &two.questions), (one.kit(), &one.questions));
        let mut old = Set { format: 1, ..one.clone() };
        old.digest = old.digest_of();
        assert_eq!(old.kit(), one.kit());
        let other = samples::set("bcdfghjk", &[("concurrency", "gil/b", 1)]);
        assert_ne!(other.kit(), one.kit());
    }

    #[test]
    fn titles_are_kept_of_what_occurs_and_of_what_the_blueprint_names() {
        let sample = samples::set("x", &[("concurrency", "gil/a", 1)]);
        let mut blueprint = sample.blueprint.clone();
        blueprint.verdict.must_have_topics = vec!["locks".to_owned()];
        let named = ["concurrency", "security", "gil", "locks", "joins"];
        let title = |name: &&str| TopicTitle {
            topic: (*name).to_owned(),
            title: format!("Title of {name}"),
        };
        let set = Set::compose(Parts {
            code: "bcdfghjk".to_owned(),
            blueprint,
            bank_digest: String::new(),
            seed: 1,
            form: (1, 1),
            swaps: 0,
            language: "en".to_owned(),
            candidate: None,
            unmet: Vec::new(),
            reserved: Vec::new(),
            topics: named.iter().map(title).collect(),
            questions: vec![(
                Role::Regular,
                sample.questions[0].question.clone(),
                Revision::default(),
            )],
        });
        let kept: Vec<&str> = set.topics.iter().map(|one| one.topic.as_str()).collect();
        assert_eq!(kept, ["concurrency", "gil", "locks"]);
        assert_eq!(set.topic_title("gil"), "Title of gil");
        assert_eq!(set.topic_title("joins"), "joins");
    }
}
