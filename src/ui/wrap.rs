//! Breaks styled text into lines of a given width.
//!
//! Widths are terminal columns: a CJK character takes two. A word wider than the line stands alone and overflows,
//! because a cut address or name is worse than a long line. Input must already be harmless.

use std::mem;

use unicode_width::UnicodeWidthStr;

use super::theme::{Role, push_sgr};

/// The looks of a run of text inside a sentence. They combine, unlike a [`Role`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Set for code: its spaces are kept.
    pub code: bool,
    /// Set for strong text.
    pub strong: bool,
    /// Set for emphasis.
    pub emphasis: bool,
    /// Set for the text of a link.
    pub link: bool,
    /// Set for text that was struck out.
    pub struck: bool,
    /// Set for addresses, raw HTML and the like.
    pub muted: bool,
}

impl Face {
    fn sgr(self) -> String {
        let parts = [
            (self.strong, Role::Strong.sgr()),
            (self.muted, Role::Muted.sgr()),
            (self.emphasis, Role::Emphasis.sgr()),
            (self.link, Role::Link.sgr()),
            (self.struck, "9"),
            (self.code, Role::Code.sgr()),
        ];
        let set: Vec<&str> = parts.into_iter().filter_map(|(on, sgr)| on.then_some(sgr)).collect();
        set.join(";")
    }
}

/// A run of text in one face. A newline in it is a line break that must stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub text: String,
    pub face: Face,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// A place where a line may be broken although there is no space, as in Chinese text.
    Joint,
    /// So many spaces; they vanish where the line is broken.
    Spaces(usize, Face),
    /// So many line breaks.
    Breaks(usize),
}

struct Word {
    gap: Gap,
    runs: Vec<Span>,
    width: usize,
}

/// Gives the lines of `spans`, each painted if `color` and at most `width` columns wide unless one word is wider.
///
/// With `cut_words`, words wider than the line are cut instead (table cells have neighbours to respect).
pub(super) fn wrap(spans: &[Span], width: usize, cut_words: bool, color: bool) -> Vec<Line> {
    let mut layout = Layout { width, lines: Vec::new(), runs: Vec::new(), column: 0 };
    for word in words(spans) {
        layout.place(word, cut_words);
    }
    layout.end_line();
    // Break marks at the end would be empty lines.
    while layout.lines.last().is_some_and(|(_, width)| *width == 0) {
        layout.lines.pop();
    }
    layout
        .lines
        .into_iter()
        .map(|(runs, width)| Line { text: paint_runs(&runs, color), width })
        .collect()
}

/// A finished line: what is written, and how many columns it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub width: usize,
}

impl Word {
    /// A cut address leads nowhere.
    fn is_address(&self) -> bool {
        is_address(&self.runs)
    }
}

struct Layout {
    width: usize,
    lines: Vec<(Vec<Span>, usize)>,
    runs: Vec<Span>,
    column: usize,
}

impl Layout {
    fn end_line(&mut self) {
        let width = mem::take(&mut self.column);
        self.lines.push((mem::take(&mut self.runs), width));
    }

    fn place(&mut self, word: Word, cut_words: bool) {
        match word.gap {
            Gap::Joint if self.column + word.width > self.width && self.column > 0 => {
                self.end_line();
            }
            Gap::Joint => {}
            Gap::Spaces(count, face) => {
                if self.column > 0 && self.column + count + word.width > self.width {
                    self.end_line();
                } else if self.column > 0 {
                    self.push(Span { text: " ".repeat(count), face }, count);
                }
            }
            Gap::Breaks(count) => (0..count).for_each(|_| self.end_line()),
        }
        if cut_words && word.width > self.width && !word.is_address() {
            self.place_in_pieces(&word);
            return;
        }
        let width = word.width;
        let mut runs = word.runs.into_iter();
        if let Some(run) = runs.next() {
            self.push(run, width);
        }
        runs.for_each(|run| self.push(run, 0));
    }

    fn place_in_pieces(&mut self, word: &Word) {
        for run in &word.runs {
            for character in run.text.chars() {
                let text = character.to_string();
                let width = text.width();
                if self.column > 0 && self.column + width > self.width {
                    self.end_line();
                }
                self.push(Span { text, face: run.face }, width);
            }
        }
    }

    fn push(&mut self, run: Span, width: usize) {
        self.column += width;
        match self.runs.last_mut() {
            Some(last) if last.face == run.face => last.text.push_str(&run.text),
            _ => self.runs.push(run),
        }
    }
}

fn is_address(runs: &[Span]) -> bool {
    runs.iter().any(|run| run.text.contains("://"))
}

fn words(spans: &[Span]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut runs: Vec<Span> = Vec::new();
    let mut gap = Gap::Joint;
    let mut previous = ' ';
    for span in spans {
        for character in span.text.chars() {
            let next_gap = match character {
                '\n' => Some(Gap::Breaks(1)),
                ' ' | '\t' => Some(Gap::Spaces(1, span.face)),
                _ if is_joint(previous, character) && !is_address(&runs) => Some(Gap::Joint),
                _ => None,
            };
            if let Some(next_gap) = next_gap {
                if runs.is_empty() {
                    gap = widen(gap, next_gap);
                } else {
                    words.push(finish(&mut runs, gap));
                    gap = next_gap;
                }
            }
            if !matches!(character, ' ' | '\t' | '\n') {
                match runs.last_mut() {
                    Some(run) if run.face == span.face => run.text.push(character),
                    _ => runs.push(Span { text: character.to_string(), face: span.face }),
                }
            }
            previous = character;
        }
    }
    if !runs.is_empty() {
        words.push(finish(&mut runs, gap));
    }
    words
}

fn finish(runs: &mut Vec<Span>, gap: Gap) -> Word {
    let runs = mem::take(runs);
    // Measured as a whole: an emoji made of several characters is narrower than their sum.
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    Word { gap, runs, width: text.width() }
}

/// Gives the gap that two gaps side by side make: breaks beat spaces, spaces add up in code only.
fn widen(first: Gap, second: Gap) -> Gap {
    match (first, second) {
        (Gap::Breaks(one), Gap::Breaks(two)) => Gap::Breaks(one + two),
        (Gap::Breaks(one), _) | (_, Gap::Breaks(one)) => Gap::Breaks(one),
        (Gap::Spaces(one, a), Gap::Spaces(two, b)) if a.code && b.code => Gap::Spaces(one + two, a),
        (Gap::Spaces(one, face), _) => Gap::Spaces(one, face),
        (Gap::Joint, other) => other,
    }
}

/// Whether a line may be broken between two characters without a space: beside CJK, but not before closing marks.
fn is_joint(before: char, after: char) -> bool {
    if !(is_cjk(before) || is_cjk(after)) || before.is_whitespace() {
        return false;
    }
    let starts_no_line = "、。，．：；？！）】」』〉》〕ー々…‥)]}.,:;?!*`";
    let ends_no_line = "（【「『〈《〔([{*`";
    !starts_no_line.contains(after) && !ends_no_line.contains(before) && is_cjk(after)
        || is_cjk(before) && after.is_alphanumeric() && !starts_no_line.contains(after)
}

fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

fn paint_runs(runs: &[Span], color: bool) -> String {
    let mut painted = String::new();
    for run in runs {
        if color {
            push_sgr(&mut painted, &run.text, &run.face.sgr(), true);
        } else {
            painted.push_str(&run.text);
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, width: usize) -> Vec<String> {
        let spans = [Span { text: text.to_owned(), face: Face::default() }];
        wrap(&spans, width, false, false).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_fit_and_long_words_stand_alone() {
        assert_eq!(plain("one two  three", 7), ["one two", "three"]);
        assert_eq!(plain("a incomprehensible b", 7), ["a", "incomprehensible", "b"]);
        assert_eq!(plain("  lead and trail  ", 40), ["lead and trail"]);
        assert_eq!(plain("a\nb\n\nc\n", 40), ["a", "b", "", "c"]);
        assert!(plain("", 10).is_empty());
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(plain("событие цикл", 8), ["событие", "цикл"]);
        assert_eq!(plain("漢字漢字、漢字", 8), ["漢字漢", "字、漢字"]);
        assert_eq!(plain("👩‍💻 👩‍💻 ok", 5), ["👩‍💻 👩‍💻", "ok"]);
    }

    #[test]
    fn a_word_of_several_faces_is_not_broken() {
        let strong = Face { strong: true, ..Face::default() };
        let spans = [
            Span { text: "aaa bbb".to_owned(), face: Face::default() },
            Span { text: "ccc".to_owned(), face: strong },
            Span { text: "ddd".to_owned(), face: Face::default() },
        ];
        let lines: Vec<String> =
            wrap(&spans, 11, false, true).into_iter().map(|line| line.text).collect();
        assert_eq!(lines, ["aaa", "bbb\u{1b}[1mccc\u{1b}[0mddd"]);
    }

    #[test]
    fn words_are_cut_only_on_request() {
        let spans = [Span { text: "ab abcdefgh".to_owned(), face: Face::default() }];
        let lines: Vec<String> =
            wrap(&spans, 4, true, false).into_iter().map(|line| line.text).collect();
        assert_eq!(lines, ["ab", "abcd", "efgh"]);
    }

    #[test]
    fn an_address_is_never_broken() {
        let address = "https://docs.python.org/3/library/漢字/漢字.html#漢字";
        let spans = [Span { text: format!("see {address} there"), face: Face::default() }];
        for cuts in [false, true] {
            let lines: Vec<String> =
                wrap(&spans, 10, cuts, false).into_iter().map(|line| line.text).collect();
            assert_eq!(lines, ["see", address, "there"]);
        }
    }

    #[test]
    fn code_keeps_its_spaces() {
        let code = Face { code: true, ..Face::default() };
        let spans = [Span { text: "a  b".to_owned(), face: code }];
        assert_eq!(wrap(&spans, 10, false, false)[0].text, "a  b");
    }
}
