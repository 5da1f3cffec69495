//! The lines of a text and what its headings make of them.

use super::cues;
use super::headings::{self, Section};
use super::levels;
use crate::domain::labels::Level;
use crate::domain::normal::{folded, lower};

/// Most words of a heading that nothing but its words marks as one.
const HEADING_WORDS_MAX: usize = 8;

/// Words at the beginning of a line that say that it is a heading, whatever skills it names.
const HEADING_BEGINS_WORDS: usize = 2;

/// Most words of a line between two paragraphs that no word marks as a heading and that may be one.
const BARE_WORDS_MAX: usize = 6;

/// Most words of a line that is a piece of a list and no sentence.
const PIECE_WORDS_MAX: usize = 12;

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
    /// Whether all that marks it as done is a tick before its words, which many use as a bullet.
    leads_with_tick: bool,
    /// Whether a sign stands before its words: a bullet, or what adorns a heading.
    is_marked: bool,
    /// Whether nothing stands right above it.
    is_after_blank: bool,
    /// The same, and whether something stands right below it.
    stands_off: bool,
}

impl Line {
    /// Reads a line.
    pub fn read(number: usize, line: &str) -> Self {
        let shown = line.trim().to_owned();
        let hashes = shown.chars().take_while(|letter| *letter == '#').count();
        // "#python #junior" is no heading.
        let is_headed =
            shown.get(hashes..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let hashes = if is_headed { hashes } else { 0 };
        let (body, is_bullet) = without_bullet(shown.trim_start_matches('#').trim_start());
        let whole = lower(&folded(body));
        let is_done = cues::is_done(&whole);
        let is_task = is_done || whole.starts_with("[ ]");
        let leads_with_tick = is_done
            && whole.starts_with(cues::TICKS)
            && !cues::is_done(whole.trim_start_matches(cues::TICKS));
        let (body, is_marked) = if is_task { (body, false) } else { without_sign(body) };
        let body = if leads_with_tick {
            body.trim_start_matches(cues::TICKS).trim_start_matches(is_joiner)
        } else {
            body
        };
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
        let is_bullet = is_bullet || leads_with_tick;
        Self {
            number,
            shown,
            text,
            small,
            depth,
            is_bullet,
            is_done,
            is_task,
            leads_with_tick,
            is_marked,
            is_after_blank: false,
            stands_off: false,
        }
    }

    /// Whether no letter is in it.
    pub fn is_empty(&self) -> bool {
        !self.text.chars().any(char::is_alphabetic)
    }

    /// Whether it is an item of a list.
    pub fn is_bullet(&self) -> bool {
        self.is_bullet || self.is_marked
    }

    /// Whether it may be the title of the text: no item and no heading of a part.
    pub fn may_be_title(&self) -> bool {
        !self.is_bullet && !self.is_subheading()
    }

    /// Whether it is short and ends as no sentence does, so that it may be a title or an item without a mark.
    pub fn is_piece(&self) -> bool {
        let words = self.small.split(' ').filter(|word| word.chars().any(char::is_alphabetic));
        words.count() <= PIECE_WORDS_MAX && !self.small.ends_with(['.', '!', '?'])
    }

    /// Takes its tick for a bullet: the text is no checklist.
    pub fn drop_tick(&mut self) {
        if self.leads_with_tick {
            (self.is_done, self.is_task) = (false, false);
        }
    }

    /// Whether it bears a mark of a task beside a tick before its words.
    pub fn is_task_for_sure(&self) -> bool {
        self.is_task && !self.leads_with_tick
    }

    /// Notes what stands around it: an empty line above, and none below.
    pub fn stand(&mut self, is_after_blank: bool, is_before_blank: bool) {
        self.is_after_blank = is_after_blank;
        self.stands_off = is_after_blank && !is_before_blank;
    }

    /// Whether it is a paragraph of its own.
    fn is_aside(&self) -> bool {
        self.is_after_blank && !self.is_bullet() && !self.is_piece()
    }

    /// Whether its place and shape make a heading of it, whatever its words: alone above a paragraph, short, and no sentence.
    fn is_bare_heading(&self) -> bool {
        self.stands_off
            && !self.is_bullet
            && self.small.split(' ').count() <= BARE_WORDS_MAX
            && !self.small.contains([',', ';', '.', ':', '(', '/', '!'])
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

/// The lines of a text, each with what stands around it.
pub fn of(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> =
        text.lines().enumerate().map(|(index, line)| Line::read(index + 1, line)).collect();
    let blanks: Vec<bool> = lines.iter().map(Line::is_empty).collect();
    let is_blank = |at: Option<usize>| at.and_then(|at| blanks.get(at)).is_none_or(|is| *is);
    for (at, line) in lines.iter_mut().enumerate() {
        line.stand(is_blank(at.checked_sub(1)), is_blank(at.checked_add(1)));
    }
    // Ticks before every item of an advertisement are bullets; it has headings of its own and no other mark of a task.
    let asks = |line: &Line| {
        !line.is_task
            && matches!(
                headings::section(&line.small),
                Some(Section::Must | Section::Nice | Section::Other)
            )
    };
    if !lines.iter().any(Line::is_task_for_sure) && lines.iter().any(asks) {
        lines.iter_mut().for_each(Line::drop_tick);
    }
    lines
}

/// What stands behind the mark of a list, and whether there is one.
fn without_bullet(line: &str) -> (&str, bool) {
    let mut letters = line.chars();
    let mark = letters.next().filter(|mark| "-*•–—+·◦▪●‣⁃➕➖■□►▸→»>".contains(*mark));
    let rest = letters.as_str().trim_start_matches(is_joiner);
    if mark.is_some() && rest.starts_with([' ', '\t', '\u{a0}']) {
        return (rest.trim_start(), true);
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    let is_numbered =
        (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "));
    if is_numbered { (rest.get(2..).unwrap_or_default(), true) } else { (line, false) }
}

/// What stands behind a sign that is no letter and no bracket, an emoji or an arrow, and whether there is one.
fn without_sign(line: &str) -> (&str, bool) {
    let is_sign = |letter: char| {
        !letter.is_alphanumeric()
            && !letter.is_whitespace()
            && !"([{\"'`*_~<@&.,«„“-–—+/".contains(letter)
    };
    let rest = line.trim_start_matches(|letter| is_sign(letter) || is_joiner(letter));
    // "1️⃣ Python": a digit in a box.
    let rest = match rest.strip_prefix(|letter: char| letter.is_ascii_digit()) {
        Some(boxed) if boxed.starts_with(['\u{fe0f}', '\u{20e3}']) => {
            boxed.trim_start_matches(is_joiner)
        }
        _ => rest,
    };
    match rest.len() < line.len() && rest.starts_with(char::is_whitespace) {
        true => (rest.trim_start(), true),
        false => (line, false),
    }
}

/// What belongs to the emoji before it.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The headings above the line that is read.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    open: Vec<Heading>,
    /// Whether the line before was a heading.
    is_below_heading: bool,
    /// Whether the section has items with a mark.
    has_bullets: bool,
    /// Whether the line is prose that stands off from the items above it.
    is_aside: bool,
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
    pub fn take(&mut self, line: &Line, is_without_skills: impl Fn() -> bool) -> bool {
        let is_below_heading = std::mem::take(&mut self.is_below_heading);
        self.is_aside = self.has_bullets && line.is_aside();
        self.has_bullets |= line.is_bullet();
        let says = headings::section(&line.small);
        // "Nice to have (none of these is required)": what brackets add makes a heading no longer.
        let words = line.small.split_once(" (").map_or(line.small.as_str(), |(before, _)| before);
        let is_short = words.split(' ').count() <= HEADING_WORDS_MAX;
        let could_be =
            is_short && !line.small.ends_with(['.', ',', ';']) && !line.small.contains(": ");
        // "Requirements for a Python developer" is one; "Experience with Kafka is a plus" is none.
        let begins = || {
            let words: Vec<&str> = line.small.split(' ').take(HEADING_BEGINS_WORDS).collect();
            match headings::section(&words.join(" ")) {
                Some(Section::Must | Section::Task | Section::Intro) => true,
                // "Conducting interviews" is an item, "Interviews with Python" is a heading.
                Some(Section::Other) => headings::begins(&line.small, Section::Other),
                _ => false,
            }
        };
        let is_plain = could_be && says.is_some();
        // A chapter on "Modules and Packages" offers no package.
        let says = match says {
            Some(Section::Other | Section::Company) if !begins() && !is_without_skills() => None,
            says => says,
        };
        // A heading of unknown words ends what would otherwise reach too far.
        let is_bare = || {
            let section = self.section();
            let ends_something = matches!(
                section,
                Section::Other | Section::Denied | Section::Company | Section::Nice
            );
            ends_something && !is_below_heading && line.is_bare_heading() && is_without_skills()
        };
        let (depth, says) = match line.depth {
            0 if line.is_bullet => return false,
            // A sentence that ends in a colon stays in its part of the text.
            0 if line.small.ends_with(':') && (is_short || says.is_some()) => (COLON_DEPTH, says),
            0 if is_plain && (is_without_skills() || begins()) => (COLON_DEPTH, says),
            0 if is_bare() && self.section() == Section::Company => {
                (COLON_DEPTH, Some(Section::Intro))
            }
            0 if is_bare() => (COLON_DEPTH, Some(Section::Tail)),
            0 => return false,
            depth => (depth, says),
        };
        self.is_below_heading = true;
        (self.has_bullets, self.is_aside) = (false, false);
        while self.open.last().is_some_and(|above| above.depth >= depth) {
            self.open.pop();
        }
        let above = self.open.last();
        let named = levels::named(&line.small);
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
        let section = self.open.last().map_or(Section::Intro, |heading| heading.section);
        match section {
            Section::Must | Section::Task | Section::Nice | Section::Denied if self.is_aside => {
                Section::Tail
            }
            section => section,
        }
    }

    /// Whether what is not understood here is worth telling.
    pub fn holds_requirements(&self) -> bool {
        matches!(self.section(), Section::Must | Section::Task | Section::Nice)
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
