//! HTML to Markdown: what a field of a card says, without how it looks.
//!
//! `pre`, `code`, lists, tables, links and emphasis stay; styles, scripts and classes go. Pictures and sounds are named. Own code over a
//! tokenizer: the crates that convert whole pages bring a browser's parser along, and none of them counts what it leaves out.

use super::marks::{code, fenced, indented};
use super::tree::{Element, Node, parse};

/// A text as Markdown, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The Markdown.
    pub markdown: String,
    /// Pictures, sounds and films by name.
    pub attachments: usize,
    /// Whether anything is said besides their names.
    pub has_words: bool,
}

/// Converts a field.
pub fn to_markdown(html: &str) -> Converted {
    let mut writer = Writer { attachments: 0, has_words: false };
    let html = html.replace("\r\n", "\n");
    let blocks = writer.blocks(&parse(&html));
    let Writer { attachments, has_words } = writer;
    Converted { markdown: blocks.join("\n\n"), attachments, has_words }
}

/// Whether a text is HTML rather than Markdown: it has a tag or an entity that people write in fields.
pub fn is_html(text: &str) -> bool {
    const MARKS: &[&str] = &[
        "<br", "<div", "<p>", "</p>", "<p ", "<b>", "<i>", "<ul>", "<ol>", "<li>", "<pre",
        "</pre>", "<code>", "<strong>", "<em>", "<span", "<img ", "<table", "&nbsp;", "&lt;",
        "&gt;", "&amp;", "&quot;", "&#39;", "&#039;",
    ];
    let lower = text.to_ascii_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark))
}

struct Writer {
    attachments: usize,
    has_words: bool,
}

impl Writer {
    fn blocks(&mut self, nodes: &[Node]) -> Vec<String> {
        let mut blocks = Vec::new();
        let mut line = String::new();
        for node in nodes {
            match node {
                Node::Element(element) if is_block(&element.name) => {
                    flush(&mut line, &mut blocks);
                    self.block(element, &mut blocks);
                }
                Node::Element(element) if holds_block(element) => {
                    flush(&mut line, &mut blocks);
                    blocks.extend(self.blocks(&element.children));
                }
                _ => self.inline(node, &mut line),
            }
        }
        flush(&mut line, &mut blocks);
        blocks
    }

    fn block(&mut self, element: &Element, blocks: &mut Vec<String>) {
        match element.name.as_str() {
            "script" | "style" | "head" | "title" | "template" => {}
            "pre" => {
                self.has_words = true;
                let text = element.text().replace('\u{a0}', " ");
                blocks.push(fenced(language_of(element), text.trim_matches('\n')));
            }
            "ul" | "ol" | "menu" => blocks.extend(self.list(element)),
            "table" => blocks.extend(self.table(element)),
            "hr" => blocks.push("---".to_owned()),
            "blockquote" => {
                let inner = self.blocks(&element.children).join("\n\n");
                let quoted: Vec<String> =
                    inner.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
                blocks.push(quoted.join("\n"));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => {
                let inner = self.blocks(&element.children).join(" ");
                let inner = inner.split_whitespace().collect::<Vec<_>>().join(" ");
                if !inner.is_empty() {
                    blocks.push(format!("#### {inner}"));
                }
            }
            _ => blocks.extend(self.blocks(&element.children)),
        }
    }

    fn list(&mut self, list: &Element) -> Option<String> {
        let mut items: Vec<String> = Vec::new();
        let mut is_loose = false;
        for node in &list.children {
            let blocks = match node {
                Node::Text(text) if text.trim().is_empty() => continue,
                Node::Element(element) if element.name == "li" => self.blocks(&element.children),
                other => self.blocks(std::slice::from_ref(other)),
            };
            if blocks.is_empty() {
                continue;
            }
            let marker = match list.name.as_str() {
                "ol" => format!("{}. ", items.len() + 1),
                _ => "- ".to_owned(),
            };
            let indent = " ".repeat(marker.len());
            is_loose |= blocks.len() > 1 && !blocks.iter().skip(1).all(|block| is_list(block));
            let separator = if is_loose { "\n\n" } else { "\n" };
            let body = blocks.join(separator);
            items.push(format!("{marker}{}", indented(&body, &indent)));
        }
        let separator = if is_loose { "\n\n" } else { "\n" };
        (!items.is_empty()).then(|| items.join(separator))
    }

    fn table(&mut self, table: &Element) -> Option<String> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        self.rows(&table.children, &mut rows);
        let width = rows.iter().map(Vec::len).max().filter(|width| *width > 0)?;
        let line = |row: &Vec<String>| {
            let cells = (0..width).map(|at| row.get(at).map_or("", String::as_str));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        lines.insert(1, format!("|{}", " --- |".repeat(width)));
        Some(lines.join("\n"))
    }

    fn rows(&mut self, nodes: &[Node], rows: &mut Vec<Vec<String>>) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if element.name == "tr" {
                let cells = element.children.iter().filter_map(|cell| match cell {
                    Node::Element(cell) => {
                        let text = self.blocks(&cell.children).join(" ");
                        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                        Some(text.replace('|', "\\|"))
                    }
                    Node::Text(_) => None,
                });
                rows.push(cells.collect());
            } else {
                self.rows(&element.children, rows);
            }
        }
    }

    fn inline(&mut self, node: &Node, out: &mut String) {
        let element = match node {
            Node::Text(text) => return push_text(&self.without_media(text), out),
            Node::Element(element) => element,
        };
        match element.name.as_str() {
            "script" | "style" | "head" | "title" | "template" => {}
            "br" => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
            }
            "img" | "audio" | "video" | "object" | "embed" => {
                self.attachments += 1;
                let file = element.attribute("src").map(file_name).unwrap_or_default();
                let alt = element.attribute("alt").unwrap_or_default().trim();
                let words = if alt.is_empty() { file } else { alt };
                push_text(&format!("({words})"), out);
            }
            "code" | "tt" | "kbd" | "samp" => {
                let text = element.text().replace(['\n', '\u{a0}'], " ");
                if !text.trim().is_empty() {
                    self.has_words = true;
                    out.push_str(&code(text.trim()));
                }
            }
            "b" | "strong" => self.wrapped("**", element, out),
            "i" | "em" | "cite" | "var" => self.wrapped("*", element, out),
            "del" | "s" | "strike" => self.wrapped("~~", element, out),
            "sup" => self.marked("^", element, out),
            "sub" => self.marked("\\_", element, out),
            "a" => {
                let address = element.attribute("href").unwrap_or_default();
                let is_safe =
                    ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
                let is_plain = !address.contains(|letter: char| {
                    letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>')
                });
                let mut text = String::new();
                self.inner(element, &mut text);
                if is_safe && is_plain && !text.trim().is_empty() {
                    out.push_str(&format!("[{}](<{address}>)", text.trim()));
                } else {
                    out.push_str(&text);
                }
            }
            _ => self.inner(element, out),
        }
    }

    fn inner(&mut self, element: &Element, out: &mut String) {
        for node in &element.children {
            self.inline(node, out);
        }
    }

    /// Emphasis, with the spaces at its ends outside of it; none around nothing and over lines.
    fn wrapped(&mut self, mark: &str, element: &Element, out: &mut String) {
        let mut text = String::new();
        self.inner(element, &mut text);
        let inner = text.trim();
        if inner.is_empty()
            || inner.contains('\n')
            || inner.starts_with('*')
            || inner.ends_with('*')
        {
            out.push_str(&text);
            return;
        }
        let start = text.len() - text.trim_start().len();
        let behind = text.trim_end().len();
        if start > 0 && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        // Beside a letter `*` opens and closes nothing where the text inside begins or ends with a sign.
        let is_tight =
            out.ends_with(char::is_alphanumeric) && !inner.starts_with(char::is_alphanumeric);
        if is_tight
            || !inner.ends_with(char::is_alphanumeric) && behind == text.len() && mark == "~~"
        {
            out.push_str(inner);
        } else {
            out.push_str(&format!("{mark}{inner}{mark}"));
        }
        if behind < text.len() {
            out.push(' ');
        }
    }

    fn marked(&mut self, mark: &str, element: &Element, out: &mut String) {
        let mut text = String::new();
        self.inner(element, &mut text);
        if !text.trim().is_empty() {
            out.push_str(mark);
            out.push_str(text.trim());
        }
    }

    /// `[sound:name.mp3]` as the words that name it.
    fn without_media(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("[sound:") {
            let Some((name, behind)) = after.split_once(']') else { break };
            self.attachments += 1;
            self.has_words |= !before.trim().is_empty();
            out.push_str(before);
            out.push_str(&format!("({})", name.trim()));
            rest = behind;
        }
        self.has_words |= rest.contains(|letter: char| !letter.is_whitespace());
        out.push_str(rest);
        out
    }
}

fn flush(line: &mut String, blocks: &mut Vec<String>) {
    let text = std::mem::take(line);
    // Two breaks are a new paragraph, one is a line of its own.
    let mut paragraph: Vec<&str> = Vec::new();
    for part in text.split('\n').map(str::trim).chain([""]) {
        if !part.is_empty() {
            paragraph.push(part);
        } else if !paragraph.is_empty() {
            let lines: Vec<String> = paragraph.iter().map(|line| safe_start(line)).collect();
            blocks.push(lines.join("\\\n"));
            paragraph.clear();
        }
    }
}

/// Text of a field into a line: white space as HTML counts it, and nothing that Markdown would take for a sign.
fn push_text(text: &str, out: &mut String) {
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let in_word =
            before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        match letter {
            ' ' | '\n' | '\t' | '\r' | '\u{a0}' => {
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => out.push_str("\\\\"),
            '`' | '*' => {
                out.push('\\');
                out.push(letter);
            }
            '_' if !in_word => out.push_str("\\_"),
            '<' if next
                .is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?')) =>
            {
                out.push_str("\\<");
            }
            '[' if letters.get(at..).is_some_and(has_link) => out.push_str("\\["),
            '~' if next == Some('~') || before == Some('~') => out.push_str("\\~"),
            '&' if next.is_some_and(|next| next.is_alphanumeric() || next == '#') => {
                out.push_str("\\&")
            }
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
}

/// Whether a bracket could open a link.
fn has_link(rest: &[char]) -> bool {
    let end = rest.iter().position(|letter| *letter == ']');
    end.and_then(|end| rest.get(end + 1)).is_some_and(|next| matches!(next, '(' | '[' | ':'))
}

/// A line that begins nothing but a paragraph.
fn safe_start(line: &str) -> String {
    let first = line.chars().next().unwrap_or_default();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = line.get(digits..).unwrap_or_default();
    if digits > 0 && digits < 10 && (behind.starts_with(". ") || behind.starts_with(") ")) {
        return format!("{}\\{behind}", line.get(..digits).unwrap_or_default());
    }
    let is_marker = matches!(first, '-' | '+' | '>' | '#' | '=' | '|' | '~' | ':');
    let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|mark| line.starts_with(mark));
    if is_marker || is_box { format!("\\{line}") } else { line.to_owned() }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "pre"
            | "ul"
            | "ol"
            | "menu"
            | "li"
            | "table"
            | "hr"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "details"
            | "summary"
            | "dl"
            | "dt"
            | "dd"
            | "center"
            | "figure"
            | "figcaption"
            | "main"
            | "form"
            | "html"
            | "body"
    )
}

/// Whether an inline element holds a block, as people's tools write it.
fn holds_block(element: &Element) -> bool {
    element.children.iter().any(|node| match node {
        Node::Element(inner) => is_block(&inner.name) || holds_block(inner),
        Node::Text(_) => false,
    })
}

fn is_list(block: &str) -> bool {
    let line = block.lines().next().unwrap_or_default();
    line.starts_with("- ")
        || line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok())
}

fn language_of(pre: &Element) -> String {
    let of = |element: &Element| {
        let class = element.attribute("class")?;
        let word = class.split_whitespace().find_map(|word| word.strip_prefix("language-"))?;
        word.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '+')
            .then(|| word.to_owned())
    };
    let inner = pre.children.iter().find_map(|node| match node {
        Node::Element(inner) if inner.name == "code" => of(inner),
        _ => None,
    });
    of(pre).or(inner).unwrap_or_default()
}

fn file_name(address: &str) -> &str {
    if address.starts_with("data:") {
        return "picture";
    }
    address.rsplit(['/', '\\']).next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_says_stays_and_how_it_looks_goes() {
        for (html, expected) in [
            ("What is a <b>list</b>?", "What is a **list**?"),
            ("a<br>b<br><br>c", "a\\\nb\n\nc"),
            ("<div>a</div><div>b</div>", "a\n\nb"),
            ("x <span style=\"color:red\">y</span>&nbsp;z", "x y z"),
            ("use <code>a`b</code>", "use ``a`b``"),
            (
                "<pre><code class=\"language-python\">a = 1\n  b</code></pre>",
                "```python\na = 1\n  b\n```",
            ),
            ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
                "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |",
            ),
            (
                "<a href=\"https://x.example\">x</a> <a href=\"javascript:1\">y</a>",
                "[x](<https://x.example>) y",
            ),
            ("2 * 3 &lt;b&gt; a_b _c", "2 \\* 3 \\<b> a_b \\_c"),
            ("# no\n- heading", "\\# no - heading"),
            ("1. one<br>- two", "1\\. one\\\n\\- two"),
            ("<script>alert(1)</script>x<style>p{}</style>", "x"),
            ("x<sup>2</sup> H<sub>2</sub>O", "x^2 H\\_2O"),
            ("<h2>T</h2>b", "#### T\n\nb"),
        ] {
            assert_eq!(to_markdown(html).markdown, expected, "{html}");
        }
        let pictured = to_markdown("see <img src=\"a/b.png\"> [sound:x.mp3]");
        assert_eq!((pictured.markdown.as_str(), pictured.attachments), ("see (b.png) (x.mp3)", 2));
    }
}
