//! `asked.toml` leads to questions that are there: every intent has an end, and none is written twice.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::domain::ids::QuestionId;
use crate::domain::nearest::nearest;
use crate::pack::asked::{ASKED_FILE, Intent, read};
use crate::pack::context::PackContext;
use crate::pack::diagnostic::{Diagnostic, Problem, Problems, place};
use crate::pack::source::PackSource;
use crate::pack::span::{LineIndex, SourceText};
use crate::pack::text::excerpt;
use crate::words::pack::{names, settings as words};

/// Tells what in `asked.toml` leads nowhere. `ids` are those of every question of the pack.
pub fn check(
    source: &PackSource,
    context: &PackContext,
    ids: &BTreeSet<QuestionId>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // What cannot be read was told when the pack was opened.
    let Ok(Some(bytes)) = source.read_optional(ASKED_FILE) else { return };
    let Ok(text) = SourceText::new(&bytes) else { return };
    let intents = read(text.as_str(), &context.info.languages, &mut Problems::default());
    let mut rules = Rules {
        context,
        ids,
        lines: LineIndex::new(text.as_str()),
        asked: HashMap::new(),
        problems: Problems::default(),
    };
    for intent in &intents {
        rules.intent(intent);
    }
    diagnostics.extend(place(rules.problems, ASKED_FILE, &text));
}

struct Rules<'a> {
    context: &'a PackContext,
    ids: &'a BTreeSet<QuestionId>,
    lines: LineIndex<'a>,
    /// Sentences so far, letters and digits alone, with the line of each.
    asked: HashMap<String, usize>,
    problems: Problems,
}

impl Rules<'_> {
    fn intent(&mut self, intent: &Intent) {
        if self.problems.is_full() {
            return;
        }
        let leaf = intent.leaf.get_ref();
        if self.context.taxonomy.leaf(leaf).is_none() {
            let message = names::not_a_leaf(&excerpt(leaf));
            let problem = Problem::error("unknown-leaf", intent.leaf.span(), message)
                .help(words::use_a_leaf())
                .suggest(self.context.taxonomy.nearest_leaf(leaf));
            self.problems.push(problem);
        }
        if intent.ids.is_empty() && intent.answered.is_empty() {
            let message = words::leads_to_no_question();
            let help = words::name_the_questions_that_ask_it();
            self.problems.push(Problem::error("no-end", intent.span.clone(), message).help(help));
        }
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for id in intent.ids.iter().chain(&intent.answered) {
            if seen.insert(id.get_ref()) {
                self.id(id.get_ref(), id.span());
            } else {
                let message = words::named_twice(&excerpt(id.get_ref()));
                self.problems.push(Problem::error("duplicate-id", id.span(), message));
            }
        }
        for text in std::iter::once(&intent.asks).chain(intent.translated.values()) {
            self.sentence(text.get_ref(), text.span());
        }
    }

    fn id(&mut self, id: &str, span: Range<usize>) {
        let parsed = id.parse::<QuestionId>();
        if parsed.as_ref().is_ok_and(|id| self.ids.contains(id)) {
            return;
        }
        let same_leaf = parsed.map(|id| id.leaf().to_owned()).unwrap_or_default();
        let near = self.ids.iter().filter(|known| known.leaf() == same_leaf);
        let near = nearest(id, near.map(QuestionId::as_str));
        let message = words::no_question_in_this_pack(&excerpt(id));
        let help = words::leads_to_its_own_pack();
        let problem = Problem::error("unknown-id", span, message).help(help).suggest(near);
        self.problems.push(problem);
    }

    /// Tells a sentence that stands in the file already, whatever its marks and capitals.
    fn sentence(&mut self, text: &str, span: Range<usize>) {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        let key: String = letters.flat_map(char::to_lowercase).collect();
        let line = self.lines.position(span.start).line;
        if let Some(first) = self.asked.get(&key) {
            let message = words::stands_here_twice(&excerpt(text));
            let help = words::join_the_two_entries(&ASKED_FILE, &first);
            self.problems.push(Problem::error("asked-twice", span, message).help(help));
        } else {
            self.asked.insert(key, line);
        }
    }
}
