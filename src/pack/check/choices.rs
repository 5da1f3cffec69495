//! Whether the options of a pack give the right one away by length or place.

use super::ranks::Ranks;
use super::spot::Spot;
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::manifest::MANIFEST_FILE;
use crate::pack::source::PackSource;
use crate::words::pack::craft as words;

/// Fewer choice questions than this prove nothing.
const QUESTIONS_MIN: usize = 20;

/// Largest good share of questions whose right option is the single longest, in percent.
const LONGEST_MAX_PERCENT: usize = 35;

/// How far a position's share may lie above an even spread, in percent points.
const POSITION_SLACK_PERCENT: f64 = 15.0;

/// Most examples named in a message.
const EXAMPLES_MAX: usize = 5;

/// Counts over the choice questions of a pack.
#[derive(Debug, Default)]
pub struct Choices {
    questions: usize,
    /// Those with one right option; only they have a longest one and a position.
    single: usize,
    longest: usize,
    /// Ids of the first few questions that `longest` counts.
    examples: Vec<String>,
    ranks: Ranks,
    /// By position: right options, and how many an even spread would give.
    positions: Vec<(usize, f64)>,
}

impl Choices {
    /// Counts a question, if it is a choice.
    pub fn add(&mut self, question: &Question) {
        if question.kind != Kind::Choice {
            return;
        }
        self.questions += 1;
        let options = &question.content.options;
        let mut right = options.iter().enumerate().filter(|(_, option)| option.right);
        let (Some((position, key)), None) = (right.next(), right.next()) else { return };
        self.single += 1;
        let length =
            |text: &str| text.split_whitespace().map(|word| word.chars().count() + 1).sum();
        let key_length: usize = length(&key.text);
        let others = options.iter().filter(|option| !option.right);
        let others: Vec<usize> = others.map(|option| length(&option.text)).collect();
        self.ranks.add(key_length, &others);
        let longest_other = others.iter().copied().max().unwrap_or(0);
        if key_length > longest_other {
            self.longest += 1;
            if self.examples.len() < EXAMPLES_MAX {
                self.examples.push(question.id.to_string());
            }
        }
        if self.positions.len() < options.len() {
            self.positions.resize(options.len(), (0, 0.0));
        }
        let even = 1.0 / options.len().max(1) as f64;
        for (at, (found, expected)) in self.positions.iter_mut().enumerate().take(options.len()) {
            *found += usize::from(at == position);
            *expected += even;
        }
    }

    /// Tells what the counts give away, at the beginning of `pack.toml` or else of `fallback`.
    pub fn finish(&self, source: &PackSource, fallback: &str, diagnostics: &mut Vec<Diagnostic>) {
        if self.questions < QUESTIONS_MIN || self.single == 0 {
            return;
        }
        let has_manifest = source.read_optional(MANIFEST_FILE).is_ok_and(|bytes| bytes.is_some());
        let path = if has_manifest { MANIFEST_FILE } else { fallback };
        let spot = Spot { path: path.to_owned(), span: 0..0, line: 1, column: 1 };
        if self.longest * 100 > LONGEST_MAX_PERCENT * self.single {
            let message = words::right_option_is_the_longest(
                &self.longest,
                &self.single,
                &LONGEST_MAX_PERCENT,
            );
            let help = words::shorten_it(&self.examples.join(", "));
            diagnostics.push(spot.warning("longest-option", message, help));
        }
        self.ranks.finish(&spot, diagnostics);
        for (at, (found, expected)) in self.positions.iter().enumerate() {
            let single = self.single as f64;
            let share = *found as f64 * 100.0 / single;
            let limit = expected * 100.0 / single + POSITION_SLACK_PERCENT;
            if share > limit + 1e-9 {
                let message =
                    words::right_option_at_one_place(&(at + 1), &found, &self.single, &limit);
                let help = words::move_right_options().to_owned();
                diagnostics.push(spot.warning("option-position", message, help));
            }
        }
    }
}
