//! A query cut into its words and signs, as far as changing one needs it.

/// A word, a number, a quoted text or one other sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'q> {
    /// As it is written.
    pub text: &'q str,
    /// Its first byte in the query.
    pub start: usize,
    /// How many brackets are open around it; a bracket stands outside of itself.
    pub depth: usize,
}

impl Token<'_> {
    /// The byte behind its last.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// A word in capitals, as SQL does not tell them apart; a quoted text is no word.
    pub fn word(&self) -> String {
        self.text.to_ascii_uppercase()
    }
}

/// The tokens of a query, without white space and comments.
pub(super) fn tokens(query: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    while let Some(rest) = query.get(start..).filter(|rest| !rest.is_empty()) {
        let length = length(rest);
        let text = rest.get(..length).unwrap_or(rest);
        if text == ")" {
            depth = depth.saturating_sub(1);
        }
        let is_left_out = text.starts_with(char::is_whitespace)
            || text.starts_with("--")
            || text.starts_with("/*");
        if !is_left_out {
            found.push(Token { text, start, depth });
        }
        if text == "(" {
            depth += 1;
        }
        start += text.len();
    }
    found
}

/// Bytes of what a text begins with.
fn length(text: &str) -> usize {
    let until =
        |end: &str| text.get(2..).and_then(|rest| rest.find(end)).map(|at| at + 2 + end.len());
    let run = |is: fn(char) -> bool| text.find(|letter| !is(letter)).unwrap_or(text.len());
    let Some(first) = text.chars().next() else { return 0 };
    match first {
        '-' if text.starts_with("--") => text.find('\n').unwrap_or(text.len()),
        '/' if text.starts_with("/*") => until("*/").unwrap_or(text.len()),
        '\'' | '"' | '`' => quoted(text, first),
        _ if first.is_whitespace() => run(char::is_whitespace),
        _ if first.is_alphanumeric() || first == '_' => {
            run(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'))
        }
        _ => first.len_utf8(),
    }
}

/// Bytes of a quoted text; a doubled quote is one inside.
fn quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(quote)) {
        at += found + 1;
        if !text.get(at..).is_some_and(|rest| rest.starts_with(quote)) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The place of the bracket that closes the one at `open`.
pub(super) fn matching(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let depth = tokens.get(open).filter(|token| token.text == "(")?.depth;
    let is_end = |token: &Token<'_>| token.text == ")" && token.depth == depth;
    tokens.iter().skip(open).position(is_end).map(|found| open + found)
}
