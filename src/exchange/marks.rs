//! Small pieces of Markdown around any text: code, fences, indents.

/// A fenced block around any text.
pub fn fenced(info: impl AsRef<str>, text: &str) -> String {
    let longest =
        text.lines().map(|line| line.trim_start().bytes().take_while(|byte| *byte == b'`').count());
    let ticks = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    format!("{ticks}{}\n{text}\n{ticks}", info.as_ref())
}

/// Inline code around any text of one line.
pub fn code(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// Words without the marks around the whole of them and without backslashes before signs.
pub fn unescaped(words: &str) -> String {
    let mut text = words.trim();
    for mark in ["**", "*", "`", "__"] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
            && !inner.is_empty()
            && !inner.contains(mark)
        {
            text = inner;
        }
    }
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        out.push(letter);
    }
    out.trim().to_owned()
}

/// Every line but the first with blanks before it; empty ones stay empty.
pub fn indented(text: &str, indent: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
    }
    out
}
