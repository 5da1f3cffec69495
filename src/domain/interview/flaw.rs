//! What a set that was read from a file must keep before anything of it is shown or counted with.
//!
//! Whoever hands a `set.json` on can work out its digest too, so the digest only tells an accident. This module says what is wrong
//! and must not mend it: a set that is not whole is not used.

use std::collections::BTreeSet;

use thiserror::Error;

use super::blueprint::Blueprint;
use super::eligible::Eligible;
use super::margins::{unmet, unmet_rows};
use super::set::{Role, Set, SetQuestion};
use crate::domain::ids::is_name;
use crate::words::domain::flaws as words;

/// Most questions of a set: an interview has a dozen.
const QUESTIONS_MAX: usize = 1000;
/// Most rows, topics or reserved questions: a blueprint has 500 rows, and the other forms a few hundred questions.
const LIST_MAX: usize = 5000;
/// Most options, key points, hints or other parts of one kind that a question of a set has.
const PARTS_MAX: usize = 200;
/// Longest id of a set, in bytes.
const ID_MAX_BYTES: usize = 128;
/// Longest code of a candidate, in characters.
const CODE_LENGTH_MAX: usize = 40;

/// What is wrong with a set, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {what}")]
pub struct Flaw {
    /// A field, or a question by its place: `question 3`.
    pub place: String,
    /// What is wrong there.
    pub what: &'static str,
}

/// Letters, digits, `-`, `_` and `.`, at most 40: what may stand for a candidate on paper and on a screen.
pub fn is_candidate_code(code: &str) -> bool {
    let is_code = |one: char| one.is_alphanumeric() || matches!(one, '-' | '_' | '.');
    (1..=CODE_LENGTH_MAX).contains(&code.chars().count()) && code.chars().all(is_code)
}

impl Set {
    /// Finds what keeps the set from being used: names that are none, numbers that contradict each other, more than a set can have.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self) -> Result<(), Flaw> {
        self.check_head()?;
        let mut ids = BTreeSet::new();
        let mut is_opening = true;
        for (one, number) in self.questions.iter().zip(1..) {
            let flaw = |what| Flaw { place: words::question(&number), what };
            is_opening &= one.role != Role::Regular;
            if one.number != number {
                return Err(flaw(words::has_another_number()));
            }
            if one.role == Role::Warmup && !is_opening {
                return Err(flaw(words::warmup_after_the_opening()));
            }
            if !ids.insert(&one.question.id) {
                return Err(flaw(words::stands_in_the_set_twice()));
            }
            check_question(one).map_err(flaw)?;
        }
        Ok(())
    }

    /// Whether this is an interview by `blueprint`: made by the very same recipe, and every row of it kept by the questions themselves.
    pub fn keeps(&self, blueprint: &Blueprint) -> bool {
        let questions: Vec<Eligible> =
            self.questions.iter().map(|one| Eligible::fresh(&one.question)).collect();
        self.blueprint == *blueprint && unmet(blueprint, questions.iter()).is_empty()
    }

    /// Whether this is an interview by what a built-in recipe was `earlier`, and every row of it is kept. What must be had, and what is
    /// evidence of it, is judged when the interview is: the recipe may have named less.
    pub fn keeps_earlier(&self, earlier: &Blueprint) -> bool {
        let questions: Vec<Eligible> =
            self.questions.iter().map(|one| Eligible::fresh(&one.question)).collect();
        let mut own = self.blueprint.clone();
        own.verdict.must_have_kinds.clone_from(&earlier.verdict.must_have_kinds);
        own == *earlier && unmet_rows(earlier, questions.iter()).is_empty()
    }

    fn check_head(&self) -> Result<(), Flaw> {
        let verdict = &self.blueprint.verdict;
        let topics = self.blueprint.topics.iter().map(|row| &row.what);
        let mut names = topics
            .chain(&verdict.must_have_topics)
            .chain(self.topics.iter().map(|one| &one.topic))
            .chain(&self.blueprint.only)
            .chain(self.blueprint.weights.iter().map(|one| &one.topic))
            .chain([&self.blueprint.name, &self.language]);
        let titles = self.topics.iter().map(|one| &one.title);
        let mut texts = titles.chain(self.unmet.iter().flat_map(|one| [&one.row, &one.wanted]));
        let digests = [&self.digest, &self.blueprint_digest, &self.bank_digest];
        let lists = [
            self.topics.len(),
            self.unmet.len(),
            self.reserved.len(),
            self.blueprint.topics.len(),
            self.blueprint.levels.len(),
            self.blueprint.kinds.len(),
            self.blueprint.named_anchors().len(),
            self.blueprint.only.len(),
            self.blueprint.weights.len(),
            verdict.must_have_topics.len(),
            verdict.must_have_kinds.len(),
        ];
        let mut weights = self.blueprint.weights.iter().map(|one| one.weight);
        let is_code = self.candidate.as_deref().is_none_or(is_candidate_code);
        for (place, what, is_right) in [
            ("id", words::no_name_of_a_set(), is_set_id(&self.id)),
            ("candidate", words::no_code_of_a_candidate(), is_code),
            ("form", words::not_among_the_forms(), (1..=self.forms).contains(&self.form)),
            ("digests", words::no_digests(), digests.iter().all(|one| is_hexadecimal(one))),
            ("topics", words::a_name_is_none(), names.all(|name| is_name(name))),
            ("texts", words::control_characters(), !texts.any(|text| has_control(text))),
            ("weights", words::no_weight(), weights.all(|one| one.is_finite() && one > 0.0)),
            ("lists", words::too_long(), lists.iter().all(|count| *count <= LIST_MAX)),
            ("questions", words::there_are_none(), !self.questions.is_empty()),
            ("questions", words::there_are_too_many(), self.questions.len() <= QUESTIONS_MAX),
        ] {
            if !is_right {
                return Err(Flaw { place: place.to_owned(), what });
            }
        }
        Ok(())
    }
}

fn check_question(one: &SetQuestion) -> Result<(), &'static str> {
    let (question, content) = (&one.question, &one.question.content);
    let parts = [
        content.options.len(),
        content.key_points.len(),
        content.red_flags.len(),
        content.hints.len(),
        content.follow_ups.len(),
    ];
    match () {
        () if !is_name(&question.topic) => Err(words::topic_is_no_name()),
        () if !is_hexadecimal(&one.revision) => Err(words::revision_is_none()),
        () if parts.into_iter().any(|count| count > PARTS_MAX) => Err(words::too_many_parts()),
        () => Ok(()),
    }
}

fn is_set_id(id: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=ID_MAX_BYTES).contains(&id.len()) && id.bytes().all(is_sign)
}

fn is_hexadecimal(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn has_control(text: &str) -> bool {
    text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::samples::four;

    #[test]
    fn a_set_that_is_not_whole_is_told() {
        type Change = fn(&mut Set);
        let cases: &[(Change, &str)] = &[
            (|_| {}, ""),
            (|set| set.id = "a\u{1b}[2J".into(), "id: it is no name of a set"),
            (|set| set.id = "../x".into(), "id: it is no name of a set"),
            (
                |set| set.candidate = Some("Ann Lee".into()),
                "candidate: it is no code of a candidate",
            ),
            (|set| set.form = 2, "form: its number is not among the forms"),
            (|set| set.language = "<ru>".into(), "topics: a name is none"),
            (
                |set| set.blueprint.verdict.must_have_topics = vec!["a\nb".into()],
                "topics: a name is none",
            ),
            (|set| set.bank_digest = "\u{9b}".into(), "digests: they are no digests"),
            (
                |set| set.blueprint.verdict.must_have_topics = vec!["a".into(); 5001],
                "lists: one is too long",
            ),
            (|set| set.questions = vec![], "questions: there are none"),
            (|set| set.questions[2].number = 9, "question 3: it has another number than its place"),
            (
                |set| set.questions[2].role = Role::Warmup,
                "question 3: a warm-up stands after the opening",
            ),
            (
                |set| set.questions[3].question.id = set.questions[0].question.id.clone(),
                "question 4: it stands in the set twice",
            ),
            (
                |set| set.questions[1].question.topic = "\u{7}".into(),
                "question 2: its topic is no name",
            ),
            (|set| set.questions[1].revision = "zz".into(), "question 2: its revision is none"),
            (
                |set| set.questions[0].question.content.hints = vec![String::new(); 201],
                "question 1: it has too many parts",
            ),
        ];
        for (change, expected) in cases {
            let mut set = four();
            change(&mut set);
            let found = set.check().err().map(|flaw| flaw.to_string()).unwrap_or_default();
            assert_eq!(found, *expected);
        }
    }

    #[test]
    fn a_blueprint_is_kept_when_it_is_the_same_and_the_questions_keep_its_rows() {
        let set = four();
        // Four questions of three minutes: the rows of minutes are not kept.
        assert!(!set.keeps(&set.blueprint));
        let mut short = set.clone();
        (short.blueprint.minutes, short.blueprint.tolerance) = (12, 0.0);
        assert!(short.keeps(&short.blueprint));
        let mut easier = short.blueprint.clone();
        easier.verdict.pass = 1.0;
        assert!(!short.keeps(&easier));
    }
}
