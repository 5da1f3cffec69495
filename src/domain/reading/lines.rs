//! The lines of a text and what its headings make of them.

use super::cues::{self, Section};
use crate::domain::labels::Level;
use crate::domain::normal::{folded, lower};

/// Most words of a heading that nothing but its words marks as one.
const HEADING_WORDS_MAX: usize = 7;

/// Words at the beginning of a line that say that it is a heading, whatever skills it names.
const HEADING_BEGINS_WORDS: usize = 2;

/// How deep headings lie that are no Markdown: below all that are.
const BOLD_DEPTH: usize = 7;
const COLON_DEPTH: usize = 8;

/// One line, made comparable.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// As it stands in the text, without spaces around it.
    pub shown: String,
    /// Folded, without the marks of Markdown and of lists.
    pub text: String,
    /// The same in lower case, of the same length.
    pub small: String,
    /// How deep a heading it is by its marks; 0 for none.
    depth: usize,
    is_bullet: bool,
    is_done: bool,
    is_task: bool,
}

impl Line {
    /// Reads a line.
    pub fn read(number: usize, line: &str) -> Self {
        let shown = line.trim().to_owned();
        let hashes = shown.chars().take_while(|letter| *letter == '#').count();
        let (body, is_bullet) = without_bullet(shown.trim_start_matches('#').trim_start());
        let whole = lower(&folded(body));
        let is_done = cues::is_done(&whole);
        let is_task = is_done || whole.starts_with("[ ]");
        let is_bold =
            !is_bullet && body.starts_with("**") && body.trim_end_matches(':').ends_with("**");
        let depth = match hashes {
            0 if is_bold => BOLD_DEPTH,
            // Seven hashes are no heading for Markdown, but one for people.
            hashes => hashes.min(BOLD_DEPTH - 1),
        };
        let plain = body.replace("**", "").replace(['`', '*'], " ");
        let text = folded(&plain);
        let small = lower(&text);
        Self { number, shown, text, small, depth, is_bullet, is_done, is_task }
    }

    /// Whether no letter is in it.
    pub fn is_empty(&self) -> bool {
        !self.text.chars().any(char::is_alphabetic)
    }

    /// Whether it heads a part of the text and not the whole.
    pub fn is_subheading(&self) -> bool {
        (2..BOLD_DEPTH).contains(&self.depth)
    }

    /// Whether it bears the mark of a task that is done.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// Whether it is a task of a checklist, done or not.
    pub fn is_task(&self) -> bool {
        self.is_task
    }
}

/// What stands behind the mark of a list, and whether there is one.
fn without_bullet(line: &str) -> (&str, bool) {
    let mut letters = line.chars();
    let mark = letters.next().filter(|mark| "-*•–—+·◦▪●‣⁃".contains(*mark));
    if mark.is_some() && letters.as_str().starts_with([' ', '\t', '\u{a0}']) {
        return (letters.as_str().trim_start(), true);
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    let is_numbered =
        (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "));
    if is_numbered { (rest.get(2..).unwrap_or_default(), true) } else { (line, false) }
}

/// The headings above the line that is read.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    open: Vec<Heading>,
}

#[derive(Clone, Debug)]
struct Heading {
    depth: usize,
    section: Section,
    level: Option<Level>,
    is_done: bool,
}

impl Outline {
    /// Takes a line in, and says whether it is a heading. `is_without_skills` is asked only where its words alone could make it one.
    pub fn take(&mut self, line: &Line, is_without_skills: impl FnOnce() -> bool) -> bool {
        let says = cues::section(&line.small);
        let is_short = line.small.split(' ').count() <= HEADING_WORDS_MAX;
        let could_be =
            is_short && !line.small.ends_with(['.', ',', ';']) && !line.small.contains(": ");
        // "Requirements for a Python developer" is one; "Experience with Kafka is a plus" is none.
        let begins = || {
            let words: Vec<&str> = line.small.split(' ').take(HEADING_BEGINS_WORDS).collect();
            cues::section(&words.join(" ")).is_some()
        };
        let is_plain = could_be && says.is_some();
        let depth = match line.depth {
            0 if line.is_bullet => return false,
            // A sentence that ends in a colon stays in its part of the text.
            0 if line.small.ends_with(':') && (is_short || says.is_some()) => COLON_DEPTH,
            0 if is_plain && (is_without_skills() || begins()) => COLON_DEPTH,
            0 => return false,
            depth => depth,
        };
        while self.open.last().is_some_and(|above| above.depth >= depth) {
            self.open.pop();
        }
        let above = self.open.last();
        let named = cues::levels(&line.small);
        let heading = Heading {
            depth,
            section: says.or(above.map(|above| above.section)).unwrap_or(Section::Must),
            level: match named.as_slice() {
                [level] => Some(*level),
                _ => above.and_then(|above| above.level),
            },
            is_done: line.is_done || above.is_some_and(|above| above.is_done),
        };
        self.open.push(heading);
        true
    }

    /// What the headings make of a line. Above the first heading a text speaks of itself.
    pub fn section(&self) -> Section {
        self.open.last().map_or(Section::About, |heading| heading.section)
    }

    /// Whether what is not understood here is worth telling.
    pub fn holds_requirements(&self) -> bool {
        matches!(self.section(), Section::Must | Section::Nice)
    }

    /// Whether nothing here is asked of anybody.
    pub fn is_other(&self) -> bool {
        self.section() == Section::Other
    }

    /// Whether a heading above is marked as done.
    pub fn is_done(&self) -> bool {
        self.open.last().is_some_and(|heading| heading.is_done)
    }

    /// Whether this part of the text is headed by another level than the one wanted.
    pub fn is_of_another_level(&self, wanted: Option<Level>) -> bool {
        let here = self.open.last().and_then(|heading| heading.level);
        matches!((here, wanted), (Some(here), Some(wanted)) if here != wanted)
    }
}
