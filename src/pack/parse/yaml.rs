//! The simple keys of a YAML front matter, `key: value` and `key: [a, b]`: enough to read what other programs write at the top of a file.

use std::ops::Range;

/// Whether the lines between two `---` are YAML, and not text between two rules.
pub fn looks_like(inner: &str) -> bool {
    let mut lines = inner.lines().filter(|line| !line.trim().is_empty());
    lines.clone().count() > 0
        && lines.all(|line| line.starts_with([' ', '\t', '-', '#']) || pair(line).is_some())
}

/// A line `key: value`.
pub struct Entry<'t> {
    /// Its key.
    pub key: &'t str,
    /// Its value as TOML; `None` for what is more than a scalar or a short list.
    pub toml: Option<String>,
    /// The line, without its end.
    pub span: Range<usize>,
}

/// The entries between the rules, which begin at `base`. A list may stand on lines of its own, `- a`, below its key.
pub fn entries(inner: &str, base: usize) -> Vec<Entry<'_>> {
    let mut at = base;
    let mut found: Vec<Entry<'_>> = Vec::new();
    // The items so far of the list below the last key; `None` where its value stood beside it.
    let mut items: Option<Vec<&str>> = None;
    for line in inner.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        if let Some((key, value)) = pair(line) {
            items = value.is_empty().then(Vec::new);
            found.push(Entry { key, toml: toml_of(value), span });
        } else if let (Some(item), Some(list)) = (item(line), items.as_mut()) {
            list.push(item);
            if let Some(entry) = found.last_mut() {
                entry.toml = toml_of(&format!("[{}]", list.join(",")));
            }
        } else if !line.trim().is_empty() {
            items = None;
        }
    }
    found
}

/// The text of a line `- item`; `None` for one with a comma or a key, which is more than a word.
fn item(line: &str) -> Option<&str> {
    let text = line.trim_start().strip_prefix("- ")?.split(" #").next()?.trim();
    (!text.is_empty() && !text.contains([',', '[', ']']) && !text.contains(": ")).then_some(text)
}

/// `key` and `value` of a line `key: value` that is not indented.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    (is_key && (value.is_empty() || value.starts_with([' ', '\t', '\n'])))
        .then_some((key, value.trim()))
}

/// A scalar or a list on one line, as TOML.
fn toml_of(value: &str) -> Option<String> {
    let quoted = |text: &str| {
        let text = text.trim();
        let bare = ['"', '\'']
            .into_iter()
            .find_map(|quote| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)));
        toml::Value::from(bare.unwrap_or(text)).to_string()
    };
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items: Vec<String> =
            list.split(',').filter(|item| !item.trim().is_empty()).map(quoted).collect();
        return Some(format!("[{}]", items.join(", ")));
    }
    let value = value.split(" #").next().unwrap_or_default().trim();
    (!value.is_empty() && !value.starts_with(['{', '&', '*', '|', '>'])).then(|| quoted(value))
}
