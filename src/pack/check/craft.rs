//! What makes one question a good one. Warnings, and errors under `--strict`.

use super::giveaways::{CATCH_ALLS, EXCEPTIONS};
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::outline::{QuestionOutline, SectionName};
use crate::pack::parse::Parsed;
use crate::pack::parse::blocks::BlockKind;
use crate::pack::skeleton::MARK;
use crate::pack::text::word_count;
use crate::words::pack::craft as words;

/// Most words of prose in the prompt of an `open`.
const OPEN_WORDS_MAX: usize = 30;

/// The same for other kinds that have a limit.
const OTHER_WORDS_MAX: usize = 60;

/// Signs that stand right at a letter in code alone.
const CODE_SIGNS: &str = "_()[]{}=<>@$#./\\";

/// Tells the weak spots of every question of a base file.
pub fn check(parsed: &Parsed<'_>, problems: &mut Problems) {
    for (outline, question) in super::spot::built(parsed) {
        let mut craft = Craft { parsed, outline, question, problems };
        // What an error hides is not missing, and an unknown kind asks for nothing.
        if !outline.unclear {
            craft.prompt_length();
            craft.sections();
            craft.opening();
            craft.case_of_code();
        }
        craft.wording();
        craft.unwritten();
    }
}

struct Craft<'a, 'p> {
    parsed: &'a Parsed<'p>,
    outline: &'a QuestionOutline,
    question: &'a Question,
    problems: &'a mut Problems,
}

impl Craft<'_, '_> {
    fn warn(&mut self, code: &'static str, message: String, help: &str) {
        let span = self.outline.heading.clone();
        self.problems.push(Problem::warning(code, span, message).help(help));
    }

    /// The prompt's prose: heading and body without code and options.
    fn prose(&self) -> impl Iterator<Item = &str> {
        let blocks = self.parsed.outline.blocks.blocks.get(self.outline.prompt_blocks.clone());
        let is_prose = |kind: BlockKind| {
            !matches!(kind, BlockKind::Fence(_) | BlockKind::IndentedCode | BlockKind::Html)
        };
        let body = blocks.unwrap_or_default().iter().filter(move |block| is_prose(block.kind));
        let body = body.map(|block| self.parsed.slice(&block.span));
        std::iter::once(self.parsed.slice(&self.outline.title)).chain(body)
    }

    /// What `viva new` left for a person to write.
    fn unwritten(&mut self) {
        let text = self.parsed.slice(&self.outline.span);
        let left = text.matches(MARK).count();
        if left > 0 {
            let message = match left {
                1 => words::mark_is_left(&MARK),
                _ => words::marks_are_left(&left, &MARK),
            };
            let start = self.outline.span.start + text.find(MARK).unwrap_or(0);
            let help = words::write_what_the_mark_asks_for();
            let span = start..start + MARK.len();
            self.problems.push(Problem::warning("unwritten", span, message).help(help));
        }
    }

    fn prompt_length(&mut self) {
        let limit = match self.question.kind {
            Kind::Code | Kind::Design => return,
            Kind::Open => OPEN_WORDS_MAX,
            _ => OTHER_WORDS_MAX,
        };
        let words: usize = self.prose().map(word_count).sum();
        if words > limit {
            let message = words::prompt_is_long(&words, &limit);
            let help = words::ask_one_question();
            self.warn("long-prompt", message, help);
        }
    }

    fn sections(&mut self) {
        let kind = self.question.kind;
        let content = &self.question.content;
        let rubric = matches!(kind, Kind::Open | Kind::Behavioral | Kind::Design);
        let rated = matches!(kind, Kind::Behavioral | Kind::Design);
        for (section, code, wanted, empty) in [
            (
                SectionName::Sources,
                "no-source",
                kind != Kind::Behavioral,
                content.sources.is_empty(),
            ),
            (SectionName::KeyPoints, "no-key-points", rubric, content.key_points.is_empty()),
            (SectionName::RedFlags, "no-red-flags", rubric, content.red_flags.is_empty()),
            (SectionName::Levels, "no-levels", rated, content.levels.is_empty()),
        ] {
            // A section that is there and wrong is told elsewhere.
            let there = self.parsed.outline.section(self.outline, section).is_some();
            if wanted && empty && !there {
                let name = section.as_str();
                let message = words::section_is_missing(&kind, &name);
                self.warn(code, message, words::add_the_section());
            }
        }
    }

    fn wording(&mut self) {
        let prompt: Vec<String> = self.prose().map(squeeze).collect();
        let options = self.question.content.options.iter().map(|option| squeeze(&option.text));
        let options: Vec<String> = options.collect();
        for phrase in CATCH_ALLS {
            if prompt.iter().chain(&options).any(|text| text.contains(phrase)) {
                let help = words::let_options_stand_for_something();
                self.warn("catch-all-option", words::no_option(&phrase), help);
            }
        }
        let any_place = self.question.kind == Kind::Choice;
        if prompt.iter().any(|text| asks_for_exception(text, any_place)) {
            let help = words::ask_which_one_is_right();
            let message = words::asks_for_the_exception().to_owned();
            self.warn("negative-question", message, help);
        }
    }

    /// In code another case is mostly another answer: whoever writes such a cloze says which it is.
    fn case_of_code(&mut self) {
        let is_said = self.parsed.slice(&self.outline.heading).contains("case=");
        if self.question.kind != Kind::Cloze || is_said {
            return;
        }
        let accepted = &self.question.content.accepted;
        if let Some(form) = accepted.iter().find(|form| is_code(form)) {
            let message = words::another_case_is_accepted_too(&form);
            let help = words::say_which_case();
            self.warn("case-of-code", message, help);
        }
    }

    fn opening(&mut self) {
        let kind = self.question.kind;
        if !matches!(kind, Kind::Open | Kind::Choice | Kind::Behavioral | Kind::Design) {
            return;
        }
        let answer = self.parsed.outline.section(self.outline, SectionName::Answer);
        let blocks =
            answer.and_then(|answer| self.parsed.outline.blocks.blocks.get(answer.blocks.clone()));
        let Some(first) = blocks.and_then(<[_]>::first) else { return };
        let opens =
            first.kind == BlockKind::Paragraph && has_sentence(self.parsed.slice(&first.span));
        if !opens {
            let start = first.span.start;
            let line = self.parsed.slice(&first.span).lines().next().unwrap_or_default();
            let span = start..start + line.trim_end().len();
            let message = words::answer_does_not_open_with_a_sentence();
            let help = words::open_with_the_direct_answer();
            self.problems.push(Problem::warning("no-opening", span, message).help(help));
        }
    }
}

/// Lower case, with single spaces and no emphasis marks.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(
            word.chars().filter(|letter| !matches!(letter, '*' | '_')).flat_map(char::to_lowercase),
        );
    }
    out
}

/// Whether a text asks which one is *not* something. "A task which is not awaited" does not: there the question must
/// open the sentence, unless `any_place`.
fn asks_for_exception(text: &str, any_place: bool) -> bool {
    if any_place && EXCEPTIONS.iter().any(|turn| text.contains(turn)) {
        return true;
    }
    text.split_inclusive(['.', '?', '!', ':', '\n']).any(|sentence| {
        let Some(rest) = sentence.trim_start().strip_prefix("which ") else { return false };
        let words: Vec<&str> = rest.split(' ').take(7).collect();
        words.windows(2).any(|pair| matches!(pair, ["is" | "are", "not"]))
            || words.iter().any(|word| matches!(*word, "isn't" | "aren't" | "isn’t" | "aren’t"))
    })
}

/// Whether an accepted form can only be code in which small letters occur: `safe_load`, `-p`, `GeneratorExit`, `flush()`. SQL in capitals is
/// none, as its case does not matter.
fn is_code(form: &str) -> bool {
    let letters: Vec<char> = form.chars().collect();
    let is_option = form.starts_with('-') && letters.get(1).is_some_and(|letter| *letter != ' ');
    let has_sign = letters.windows(2).any(|pair| match pair {
        [first, second] => {
            (first.is_lowercase() && (second.is_uppercase() || CODE_SIGNS.contains(*second)))
                || (second.is_lowercase() && CODE_SIGNS.contains(*first))
        }
        _ => false,
    });
    form.contains(char::is_lowercase) && (is_option || has_sign)
}

/// Whether a paragraph holds the end of a sentence.
fn has_sentence(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_end_matches(['"', '\'', ')', ']', '*', '_', '`', '»', '”', '’']);
        word.ends_with(['.', '!', '?', '…']) && word.chars().count() > 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_questions_for_the_exception_are_found() {
        for (text, any_place, expected) in [
            ("Which is not a sequence?", false, true),
            ("Which of these types is not hashable?", false, true),
            ("Which of these **is NOT** hashable?", false, true),
            ("What happens to a task which is not awaited?", false, false),
            ("Of these, which is not awaited?", true, true),
            ("Which queue survives a restart?", true, false),
        ] {
            assert_eq!(asks_for_exception(&squeeze(text), any_place), expected, "{text}");
        }
    }

    #[test]
    fn a_form_with_the_signs_of_code_is_code_and_words_numbers_and_sql_are_not() {
        for (text, expected) in [
            ("safe_load", true),
            ("flush()", true),
            ("yaml.load", true),
            ("GeneratorExit", true),
            ("--previous", true),
            ("-p", true),
            ("orders.#", true),
            ("[x]", true),
            ("READ_COMMITTED", false),
            ("ON CONFLICT", false),
            ("write-ahead log", false),
            ("Access-Control-Allow-Origin", false),
            ("128+9", false),
            ("43.2", false),
            ("break", false),
            (":=", false),
        ] {
            assert_eq!(is_code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_has_an_end() {
        for (text, expected) in [
            ("No. The lock is per process.", true),
            ("It raises `TypeError`.", true),
            ("it depends", false),
            ("Three things:", false),
        ] {
            assert_eq!(has_sentence(text), expected, "{text}");
        }
    }
}
