//! Form `qa`: `Q:` and `A:` at the beginning of lines, `C:` for a text with `[gaps]`, as hashcards and repeater have them.

use super::blocks::code_ranges;
use super::card::{Card, Gathered, Reason};
use super::embed::plain_characters;
use super::gaps;
use super::question_words::is_question;
use crate::words::exchange::files as says;

/// What a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `Q:`
    Question,
    /// `A:`
    Answer,
    /// `C:`
    Gaps,
}

/// What a line opens: `Q:`, `**Q:**`, `Question:`, `В:` and the like, and the text behind it.
pub fn opened(line: &str) -> Option<(Side, &str)> {
    let bare = line.trim_start_matches(['*', '_', '>', ' ', '-']);
    let before = line.get(..line.len() - bare.len()).unwrap_or_default();
    if before.len() > 4 {
        return None;
    }
    const WORDS: &[(Side, &[&str])] = &[
        (Side::Question, &["Q", "Question", "Вопрос", "В", "Frage"]),
        (Side::Answer, &["A", "Answer", "Ответ", "О", "Antwort"]),
        (Side::Gaps, &["C"]),
    ];
    let mark = ["**", "__", "*", "_"].into_iter().find(|mark| before.ends_with(mark));
    for (side, words) in WORDS {
        for word in *words {
            let Some(rest) = bare.strip_prefix(word) else { continue };
            let rest = rest
                .trim_start_matches(|one: char| one.is_ascii_digit() || matches!(one, '.' | ' '));
            if let Some(text) = unmarked(rest, mark) {
                return Some((*side, text));
            }
        }
    }
    None
}

/// What stands behind the colon of a label that `mark` opens: the mark closes before the colon, behind it or at the end of the line.
fn unmarked<'t>(rest: &'t str, mark: Option<&str>) -> Option<&'t str> {
    let Some(mark) = mark else { return rest.strip_prefix(':').map(str::trim_start) };
    if let Some(text) = rest.strip_prefix(mark) {
        return text.strip_prefix(':').map(str::trim_start);
    }
    let text = rest.strip_prefix(':')?;
    let text = text.strip_prefix(mark).unwrap_or(text).trim_start();
    // `**Q: What is it?**`
    let is_around = text.ends_with(mark) && text.matches(mark).count() == 1;
    Some(if is_around { text.strip_suffix(mark).unwrap_or(text).trim_end() } else { text })
}

/// How many cards a text has by its lines; for guessing.
pub fn count(text: &str) -> usize {
    let sides: Vec<Side> = text.lines().filter_map(opened).map(|(side, _)| side).collect();
    let pairs = sides.windows(2).filter(|pair| pair[..] == [Side::Question, Side::Answer]).count();
    let gaps = sides.iter().filter(|side| **side == Side::Gaps).count();
    pairs + if pairs > 0 || gaps > 2 { gaps } else { 0 }
}

/// Reads a file.
pub fn read(text: &str) -> Gathered {
    let text = plain_characters(&super::embed::without_comments(text));
    let mut reader = Reader {
        found: Gathered::default(),
        question: String::new(),
        answer: String::new(),
        side: None,
        line: 0,
    };
    let mut code = code_ranges(&text)
        .into_iter()
        .filter(|range| text.get(range.clone()).is_some_and(|code| code.contains('\n')))
        .peekable();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        while code.peek().is_some_and(|range| range.end <= start) {
            code.next();
        }
        // The line that opens a fence is no code yet, but it opens no card either.
        let is_code = code.peek().is_some_and(|range| range.start <= start);
        reader.line(line.trim_end(), number + 1, is_code);
    }
    reader.end();
    reader.found
}

struct Reader {
    found: Gathered,
    question: String,
    answer: String,
    side: Option<Side>,
    line: usize,
}

impl Reader {
    fn line(&mut self, line: &str, number: usize, is_code: bool) {
        match opened(line).filter(|_| !is_code) {
            Some((Side::Answer, text)) if self.side == Some(Side::Question) => {
                self.side = Some(Side::Answer);
                text.clone_into(&mut self.answer);
            }
            Some((Side::Answer, _)) => self.push(line),
            Some((side, text)) => {
                self.end();
                self.side = Some(side);
                self.line = number;
                text.clone_into(&mut self.question);
            }
            None if !is_code && is_end(line) => {
                self.end();
                // It has no card around it: somebody must hear of it.
                let title = line.trim_start_matches('#');
                if title.len() < line.len() && is_question(title) {
                    self.found.skip(says::line(&number), Reason::Outside);
                }
            }
            None => self.push(line),
        }
    }

    fn push(&mut self, line: &str) {
        let side = match self.side {
            Some(Side::Answer) => &mut self.answer,
            Some(_) => &mut self.question,
            None => return,
        };
        side.push('\n');
        side.push_str(line);
    }

    fn end(&mut self) {
        let Some(side) = self.side.take() else { return };
        let (question, answer) =
            (std::mem::take(&mut self.question), std::mem::take(&mut self.answer));
        let place = says::line(&self.line);
        if question.trim().is_empty() {
            return self.found.skip(place, Reason::EmptyQuestion);
        }
        if side == Side::Gaps {
            let pieces = gaps::between(question.trim(), "[", "]").unwrap_or_default();
            return self.found.take_all(
                &place,
                gaps::cards(&pieces, "", &place, None),
                Reason::Malformed,
            );
        }
        self.found.take(Card::open(place, question.trim(), answer.trim()));
    }
}

/// A rule or a heading ends a card.
fn is_end(line: &str) -> bool {
    matches!(line.trim(), "---" | "***" | "___")
        || (line.starts_with('#') && line.trim_start_matches('#').starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_of_lines_are_read() {
        let text = "Intro\n\nQ: What is it?\nReally?\nA: That.\n\n```\nQ: code\n```\n\nQ: Second\nA: Two\n---\nnoise\n\
                    C: The [GIL] is a [lock].\n\nQ: no answer\n\nВопрос: Что?\nОтвет: То.\n";
        let found = read(text);
        let told: Vec<_> = found
            .cards
            .iter()
            .map(|card| {
                (card.content.prompt.as_str(), card.content.answer.as_str(), card.place.as_str())
            })
            .collect();
        let expected = [
            ("What is it?\nReally?", "That.\n\n```\nQ: code\n```", "line 3"),
            ("Second", "Two", "line 11"),
            ("The […] is a lock.", "`GIL`", "line 15"),
            ("The GIL is a […].", "`lock`", "line 15"),
            ("no answer", "", "line 17"),
            ("Что?", "То.", "line 19"),
        ];
        assert_eq!(told, expected);
        assert_eq!((found.items, count(text)), (5, 4));
    }
    #[test]
    fn marks_of_a_label_go_and_those_of_the_text_stay() {
        for (line, expected) in [
            ("**Q:** *Was* ist es?", "*Was* ist es?"),
            ("**Q**: What?", "What?"),
            ("**Q: What?**", "What?"),
            ("Q: **Which** is it?", "**Which** is it?"),
            ("Q3: What?", "What?"),
            ("- Q: What?", "What?"),
        ] {
            assert_eq!(opened(line), Some((Side::Question, expected)), "{line}");
        }
        assert_eq!(opened("Quality: high"), None);
    }

    #[test]
    fn a_heading_that_asks_outside_of_every_card_is_told() {
        let found = read("Q: One?\nA: 1\n\n### What is two?\n\nTwo.\n\nQ: Three?\nA: 3\n");
        assert_eq!((found.cards.len(), found.items), (2, 3));
        assert_eq!(found.skipped[0].reason, Reason::Outside);
        assert_eq!(found.skipped[0].place, "line 4");
    }
}
