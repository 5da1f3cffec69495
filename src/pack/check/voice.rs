//! Turns that nobody uses who grew up with English, in English text. Code, and what stands in back-ticks, is passed over.

use std::ops::Range;

use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::outline::QuestionOutline;
use crate::pack::parse::Parsed;
use crate::pack::parse::blocks::BlockKind;
use crate::words::pack::craft as words;

/// Turns that are wrong wherever they stand: their words, and what to say in their place.
const TURNS: &[(&[&str], &str)] = &[
    (&["an", "own"], words::say_its_own()),
    (&["dear"], words::say_expensive()),
    (&["dearer"], words::say_more_expensive()),
    (&["at", "this", "occasion"], words::say_here_or_then()),
    (&["for", "ever"], words::say_how_long()),
    (&["tell", "for", "each"], words::say_for_each_of_them()),
];

/// What may follow "is no": "no longer", "no different", "no use".
const AFTER_NO: &[&str] = &[
    "longer",
    "more",
    "less",
    "fewer",
    "better",
    "worse",
    "bigger",
    "smaller",
    "faster",
    "slower",
    "different",
    "such",
    "use",
    "good",
    "doubt",
    "wonder",
    "accident",
    "coincidence",
    "one",
];

/// Longest inline code that is looked for, so that back-ticks which nothing closes do not cost a pass over the file each.
const CODE_MAX_BYTES: usize = 1000;

/// Tells the turns of every question of a file in English.
pub fn check(parsed: &Parsed<'_>, problems: &mut Problems) {
    for outline in &parsed.outline.questions {
        let words = words(parsed, outline);
        for at in 0..words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let Some((length, help)) = turn(rest, words.get(..at).unwrap_or_default()) else {
                continue;
            };
            let (Some(first), Some(last)) = (rest.first(), rest.get(length - 1)) else { continue };
            let span = first.span.start..last.span.end;
            let found = parsed.slice(&span).split_whitespace().collect::<Vec<_>>().join(" ");
            let message = words::not_spoken_english(&found);
            problems.push(Problem::warning("voice", span, message).help(help));
        }
    }
}

/// A word of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// In lower case.
    text: String,
    span: Range<usize>,
    /// Whether it begins with a capital.
    is_capital: bool,
    /// Whether nothing but white space stands between it and the word before.
    follows: bool,
}

/// The turn that `rest` begins with: how many words it has, and what to say in its place. `before` are the words in front of it.
fn turn(rest: &[Word], before: &[Word]) -> Option<(usize, &'static str)> {
    let is_together = |length: usize| {
        rest.get(1..length).is_some_and(|tail| tail.iter().all(|word| word.follows))
    };
    for (turn, help) in TURNS {
        let has_words = rest.len() >= turn.len()
            && rest.iter().zip(*turn).all(|(word, wanted)| word.text == *wanted);
        // A letter opens with "Dear".
        let is_address = turn.len() == 1 && rest.first().is_some_and(|word| word.is_capital);
        if has_words && is_together(turn.len()) && !is_address {
            return Some((turn.len(), help));
        }
    }
    let [verb, no, noun, ..] = rest else { return None };
    let is_turn = matches!(verb.text.as_str(), "is" | "are" | "was" | "were")
        && no.text == "no"
        && is_together(3)
        && !AFTER_NO.contains(&noun.text.as_str())
        // "There is no lock" says that there is none.
        && !(verb.follows && before.last().is_some_and(|word| word.text == "there"));
    is_turn.then_some((3, words::say_is_not_a()))
}

/// The words of a question's prose, in order.
fn words(parsed: &Parsed<'_>, outline: &QuestionOutline) -> Vec<Word> {
    let text = parsed.slice(&outline.span);
    let mut code = code_blocks(parsed, outline).into_iter().peekable();
    let mut words: Vec<Word> = Vec::new();
    let (mut at, mut follows, mut lines) = (0, false, 0);
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        while code.next_if(|block| block.end <= at).is_some() {}
        if let Some(end) = code.peek().filter(|block| block.contains(&at)).map(|block| block.end) {
            (at, follows) = (end, false);
        } else if letter == '`' {
            (at, follows) = (code_end(text, at), false);
        } else if is_letter(letter) {
            let rest = text.get(at..).unwrap_or_default();
            let end = at + rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len());
            let span = outline.span.start + at..outline.span.start + end;
            let text = text.get(at..end).unwrap_or_default().to_lowercase();
            words.push(Word { text, span, is_capital: letter.is_uppercase(), follows });
            (at, follows, lines) = (end, true, 0);
        } else {
            lines += usize::from(letter == '\n');
            // A turn does not go on in the next paragraph.
            follows &= lines < 2 && (letter.is_whitespace() || matches!(letter, '*' | '_'));
            at += letter.len_utf8();
        }
    }
    words
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-')
}

/// Code blocks of a question in order, as places in its text.
fn code_blocks(parsed: &Parsed<'_>, outline: &QuestionOutline) -> Vec<Range<usize>> {
    let blocks = &parsed.outline.blocks;
    let is_code = |kind: BlockKind| matches!(kind, BlockKind::IndentedCode | BlockKind::Html);
    let indented =
        blocks.blocks.iter().filter(|block| is_code(block.kind)).map(|block| &block.span);
    let fences = blocks.fences.iter().map(|fence| &fence.span);
    let own = indented.chain(fences).filter(|span| outline.span.contains(&span.start));
    let start = outline.span.start;
    let mut found: Vec<_> = own.map(|span| span.start - start..span.end - start).collect();
    found.sort_unstable_by_key(|span| span.start);
    found
}

/// Where the inline code that begins at `start` ends; right after its back-ticks where nothing near closes it.
fn code_end(text: &str, start: usize) -> usize {
    let run = |at: usize| text.bytes().skip(at).take_while(|byte| *byte == b'`').count();
    let ticks = run(start);
    let mut at = start + ticks;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('`')).map(|found| at + found) {
        if next - start > CODE_MAX_BYTES {
            break;
        }
        let found = run(next);
        at = next + found;
        if found == ticks {
            return at;
        }
    }
    start + ticks
}
