//! Statistics of a pack for its authors: `viva check --report`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::labels::Kind;
use crate::pack::check::Report;
use crate::pack::skeleton::MARK;

/// Answers that say less than this, in words, are short.
const SHORT_WORDS: usize = 15;

/// What a pack holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Authoring {
    /// Questions in all.
    pub questions: usize,
    /// Problems that block an import: what is broken may be missing from the other numbers.
    pub errors: usize,
    /// Problems that do not.
    pub warnings: usize,
    /// Questions by leaf.
    pub leaves: BTreeMap<String, usize>,
    /// Questions by level.
    pub levels: BTreeMap<String, usize>,
    /// Questions by kind.
    pub kinds: BTreeMap<String, usize>,
    /// Translated questions, of all languages.
    pub translations: usize,
    /// Ids of questions with a mark of the skeleton left.
    pub unwritten: Vec<String>,
    /// Ids of questions without a source, `behavioral` ones left out.
    pub without_source: Vec<String>,
    /// Questions that are nearly the same as another.
    pub near_duplicates: usize,
    /// Length of the answers.
    pub answer_words: Lengths,
    /// Ids of questions whose answer has fewer than fifteen words.
    pub short_answers: Vec<String>,
    /// In `choice` questions with one right option: how often it is the longest, the second longest, …
    pub right_option_rank: Vec<usize>,
}

/// Words of the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lengths {
    /// Of the shortest.
    pub least: usize,
    /// Of the one in the middle.
    pub median: usize,
    /// Of the longest.
    pub most: usize,
}

impl Authoring {
    /// Adds what a check found; the questions must have been kept.
    pub fn of<'r>(reports: impl Iterator<Item = &'r Report>) -> Self {
        let mut sums = Self::default();
        let mut lengths = Vec::new();
        for report in reports {
            let near = report.diagnostics.iter().filter(|one| one.code == "near-duplicate");
            sums.near_duplicates += near.count();
            sums.translations += report.counts.translations;
            sums.errors += report.counts.errors;
            sums.warnings += report.counts.warnings;
            for placed in &report.questions {
                let question = &placed.question;
                let (id, content) = (question.id.to_string(), &question.content);
                sums.questions += 1;
                *sums.leaves.entry(question.id.leaf().to_owned()).or_default() += 1;
                *sums.levels.entry(question.level.to_string()).or_default() += 1;
                *sums.kinds.entry(question.kind.to_string()).or_default() += 1;
                let words = content.answer.split_whitespace().count();
                lengths.push(words);
                if words < SHORT_WORDS {
                    sums.short_answers.push(id.clone());
                }
                if content.sources.is_empty() && question.kind != Kind::Behavioral {
                    sums.without_source.push(id.clone());
                }
                if content.prompt.contains(MARK) || content.answer.contains(MARK) {
                    sums.unwritten.push(id);
                }
                sums.rank(&question.content.options);
            }
        }
        lengths.sort_unstable();
        let at = |place: usize| lengths.get(place).copied().unwrap_or_default();
        sums.answer_words = Lengths {
            least: at(0),
            median: at(lengths.len() / 2),
            most: at(lengths.len().saturating_sub(1)),
        };
        sums
    }

    fn rank(&mut self, options: &[crate::domain::question::Choice]) {
        let mut right = options.iter().filter(|option| option.right);
        let (Some(key), None) = (right.next(), right.next()) else { return };
        let length = |text: &str| text.chars().count();
        let longer = options.iter().filter(|other| length(&other.text) > length(&key.text)).count();
        if self.right_option_rank.len() <= longer {
            self.right_option_rank.resize(longer + 1, 0);
        }
        if let Some(count) = self.right_option_rank.get_mut(longer) {
            *count += 1;
        }
    }
}
