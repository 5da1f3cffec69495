//! Markdown of others made fit to stand inside a question: nothing in it is structure of a pack, and nothing is hidden in it.
//!
//! The text is edited where it must be and left as it is elsewhere, so that people find their own words again.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::html;

/// What is on in the Markdown of a pack.
pub const MARKDOWN: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Longest title, in characters: a longer first paragraph is cut after its first sentence where it has one.
const TITLE_MAX_CHARS: usize = 300;

/// A text that may stand in a prompt or a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embedded {
    /// The text, without blank lines around it.
    pub text: String,
    /// Pictures that were named and left out.
    pub attachments: usize,
}

/// Makes a text fit: headings become `####`, comments go, pictures are named, fences mean nothing to the judge and are closed.
pub fn embed(source: &str) -> Embedded {
    let text = plain_characters(source);
    let text = text.trim_end();
    let mut walk = Walk { text, edits: Vec::new(), attachments: 0, code: Vec::new(), closer: None };
    for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
        walk.step(&event, range);
    }
    walk.lines();
    let mut out = applied(text, walk.edits);
    if let Some(closer) = walk.closer {
        out.push('\n');
        out.push_str(&closer);
    }
    let trimmed = out.trim_end();
    let start = trimmed.len() - trimmed.trim_start_matches(['\n', '\r']).len();
    let text = trimmed.get(start..).unwrap_or_default();
    let text =
        if text.trim().is_empty() { String::new() } else { without_blank_start(text).to_owned() };
    Embedded { text, attachments: walk.attachments }
}

/// Text without control characters, with plain line ends.
pub fn plain_characters(source: &str) -> String {
    let source = source.replace("\r\n", "\n");
    let is_kept = |letter: &char| match letter {
        '\n' | '\t' => true,
        '\u{feff}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => false,
        letter => !letter.is_control(),
    };
    source
        .chars()
        .map(|letter| if letter == '\r' { '\n' } else { letter })
        .filter(is_kept)
        .collect()
}

fn without_blank_start(text: &str) -> &str {
    let mut rest = text;
    while let Some((line, tail)) = rest.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        rest = tail;
    }
    rest
}

type Edit = (Range<usize>, String);

fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, by) in edits {
        if range.start < at {
            continue;
        }
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&by);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

struct Walk<'t> {
    text: &'t str,
    edits: Vec<Edit>,
    attachments: usize,
    /// Where code stands: there nothing is a sign.
    code: Vec<Range<usize>>,
    /// The line that closes a last fence which nothing closes.
    closer: Option<String>,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading(&range),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => self.fence(info, range),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) | Event::Code(_) => {
                self.code.push(range)
            }
            Event::Start(Tag::Image { title, dest_url, .. }) => self.image(title, dest_url, range),
            Event::Start(Tag::HtmlBlock) => self.html_block(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::End(TagEnd::Image) => {}
            _ => {}
        }
    }

    fn source(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn heading(&mut self, range: &Range<usize>) {
        let source = self.source(range);
        if source.starts_with('#') {
            let marks = source.bytes().take_while(|byte| *byte == b'#').count();
            if marks < 4 {
                self.edits.push((range.start..range.start + marks, "####".to_owned()));
            }
        } else if let Some((title, underline)) = source.trim_end().rsplit_once('\n')
            && underline.trim_start_matches([' ', '>']).starts_with(['=', '-'])
        {
            let end = range.start + source.trim_end().len();
            let title_end = range.start + title.len();
            // Only where the heading stands for itself can it be written on one line.
            if !title.contains('\n') {
                self.edits.push((range.start..range.start, "#### ".to_owned()));
                self.edits.push((title_end..end, String::new()));
            } else {
                self.edits.push((title_end..title_end, "\n".to_owned()));
            }
        }
    }

    fn fence(&mut self, info: &str, range: Range<usize>) {
        let text = self.text;
        let source = text.get(range.clone()).unwrap_or_default();
        let opening = source.lines().next().unwrap_or_default().trim_end();
        let mark = source.chars().next().unwrap_or('`');
        let width = source.chars().take_while(|letter| *letter == mark).count();
        let first = info.split_whitespace().next().unwrap_or_default();
        let first = first.split([',', '{', ':', ';']).next().unwrap_or_default();
        let language = if first == "output" { "text" } else { first };
        let last = source.trim_end().rsplit_once('\n').map_or("", |(_, last)| last);
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        let is_closed = last.len() >= width && last.chars().all(|letter| letter == mark);
        if !is_closed && range.end >= self.text.len() {
            self.closer = Some(mark.to_string().repeat(width));
        }
        let info_at = range.start + width;
        let info_end = range.start + opening.len();
        self.code.push(range);
        if info_at <= info_end && self.source(&(info_at..info_end)) != language {
            self.edits.push((info_at..info_end, language.to_owned()));
        }
    }

    fn image(&mut self, title: &str, address: &str, range: Range<usize>) {
        self.attachments += 1;
        let source = self.source(&range);
        let alt =
            source.strip_prefix("![").and_then(|rest| rest.split(']').next()).unwrap_or_default();
        let file = address.rsplit('/').next().unwrap_or(address);
        let words = [alt, title, file].into_iter().find(|words| !words.trim().is_empty());
        let words = words.unwrap_or("picture").replace(['(', ')', '\n', '<', '>', '[', ']'], " ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.edits.push((range, format!("({words})")));
    }

    /// HTML that is a block of its own: comments go, what is a page's markup becomes Markdown, the rest stays.
    fn html_block(&mut self, range: Range<usize>) {
        let source = self.source(&range).to_owned();
        self.code.push(range.clone());
        let bare = without_comments(&source);
        let by = if html::is_html(&bare) || is_markup(&bare) {
            let converted = html::to_markdown(&bare);
            self.attachments += converted.attachments;
            format!("{}\n", converted.markdown)
        } else if bare.trim_start().starts_with("<!--") {
            format!("\\{}", bare.trim_start())
        } else {
            bare
        };
        if by != source {
            self.edits.push((range, by));
        }
    }

    fn inline_html(&mut self, range: Range<usize>) {
        let source = self.source(&range).to_ascii_lowercase();
        let name: String = source
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let by = match name.as_str() {
            _ if source.starts_with("<!--") => "",
            "br" => "\\\n",
            "img" => {
                let converted = html::to_markdown(self.source(&range));
                self.attachments += converted.attachments;
                return self.edits.push((range, converted.markdown));
            }
            "b" | "strong" => "**",
            "i" | "em" => "*",
            "code" | "kbd" | "samp" => "`",
            "a" | "span" | "div" | "p" | "u" | "font" | "center" | "sub" | "sup" | "details"
            | "summary" | "small" | "big" => "",
            _ => return,
        };
        // A break that ends a line anyway is none: a backslash before nothing would be shown.
        let behind = self.text.get(range.end..).unwrap_or_default();
        let ends = behind.trim_start_matches([' ', '\t']).is_empty()
            || behind.trim_start_matches([' ', '\t']).starts_with('\n');
        let by = if name == "br" && ends { "" } else { by };
        self.edits.push((range, by.to_owned()));
    }

    /// Lines that would be taken for structure: `##Title`, and attributes at the end.
    fn lines(&mut self) {
        self.code.sort_by_key(|range| range.start);
        let mut at = 0;
        let mut code = 0;
        for line in self.text.split_inclusive('\n') {
            let span = at..at + line.trim_end().len();
            at += line.len();
            while self.code.get(code).is_some_and(|one| one.end <= span.start) {
                code += 1;
            }
            if self.code.get(code).is_some_and(|one| one.start <= span.start && one.end >= span.end)
            {
                continue;
            }
            let text = line.trim_end();
            let bare = text.trim_start_matches(' ');
            let title = bare.trim_start_matches('#');
            let marks = bare.len() - title.len();
            if matches!(marks, 2 | 3) && !title.starts_with([' ', '\t']) && !title.is_empty() {
                let start = span.start + (text.len() - bare.len());
                self.edits.push((start..start, "\\".to_owned()));
            }
            if text.ends_with('}')
                && let Some(open) = text.rfind("{#")
            {
                let open = span.start + open + 1;
                self.edits.push((open..open, "\\".to_owned()));
            }
        }
    }
}

/// HTML that lays a page out, and says nothing by itself.
fn is_markup(html: &str) -> bool {
    let lower = html.trim_start().to_ascii_lowercase();
    [
        "<details",
        "</details",
        "<summary",
        "<p",
        "</p",
        "<div",
        "</div",
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<a ",
        "</a",
        "<center",
        "<hr",
        "<img",
        "<br",
        "<table",
        "</table",
    ]
    .iter()
    .any(|tag| lower.starts_with(tag))
}

/// HTML without its comments; one that nothing closes stays.
pub fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((_, behind)) = after.split_once("-->") else { break };
        out.push_str(before);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// A prompt cut into the line that asks and what stands below it. `fallback` is the line where the text has none.
pub fn title_and_body(text: &str, fallback: &str) -> (String, String) {
    let first = Parser::new_ext(text, MARKDOWN).into_offset_iter().next();
    let Some((Event::Start(Tag::Paragraph | Tag::Heading { .. }), range)) = first else {
        return (fallback.to_owned(), text.to_owned());
    };
    let source = text.get(range.clone()).unwrap_or_default().trim_end();
    let rest = text.get(range.start + source.len()..).unwrap_or_default();
    let (title, more) = match source.split_once("\\\n").or_else(|| source.split_once("  \n")) {
        Some((line, more)) => (line, more.trim_start_matches("\\\n")),
        None if source.chars().count() > TITLE_MAX_CHARS => first_sentence(source),
        None => (source, ""),
    };
    let title = clean_title(title);
    let body = format!("{}{}", more.trim_start(), rest);
    let body = without_blank_start(body.trim_end()).to_owned();
    match title.is_empty() {
        true => (fallback.to_owned(), body),
        false => (title, body),
    }
}

fn first_sentence(text: &str) -> (&str, &str) {
    let end = ["? ", "?\n", ". ", ".\n"]
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| at + 1))
        .filter(|end| text.get(..*end).is_some_and(|title| title.matches('`').count() % 2 == 0))
        .min();
    match end.and_then(|end| Some((text.get(..end)?, text.get(end..)?))) {
        Some(parts) => parts,
        None => (text, ""),
    }
}

/// A title on one line: without marks of a heading, emphasis around the whole, and numbers that only count.
pub fn clean_title(title: &str) -> String {
    let joined = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = without_heading_marks(&joined);
    loop {
        let before = text;
        text = without_number(text);
        for mark in ["**", "__", "*", "_"] {
            if let Some(inner) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
                && !inner.contains(mark.get(..1).unwrap_or(mark))
                && !inner.is_empty()
            {
                text = inner.trim();
            }
        }
        text = without_heading_marks(text).trim_end_matches('\\').trim();
        if text == before {
            return text.to_owned();
        }
    }
}

/// A title without the signs that open and close a heading; a blank stands between them and the text: `C#` is a name.
pub fn without_heading_marks(title: &str) -> &str {
    let text = title.trim();
    let opened = text.trim_start_matches('#');
    let text = match opened.is_empty() || opened.starts_with(' ') {
        true => opened.trim_start(),
        false => text,
    };
    let closed = text.trim_end_matches('#');
    if closed.is_empty() || closed.ends_with(' ') { closed.trim_end() } else { text }
}

/// A text without the number before it: `12. `, `12) `, `Q12: `, `Question 3.`; a number that says something stays: `Q4 results`, `1984: …`.
fn without_number(text: &str) -> &str {
    let lower = text.to_lowercase();
    let word = ["question", "вопрос", "q"].into_iter().find(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            rest.trim_start_matches([' ', '#', '№']).starts_with(|one: char| one.is_ascii_digit())
        })
    });
    let rest = match word {
        Some(word) => text.get(word.len()..).unwrap_or(text).trim_start_matches([' ', '#', '№']),
        None => text,
    };
    let behind = rest.trim_start_matches(|one: char| one.is_ascii_digit() || one == '.');
    let number = rest.get(..rest.len() - behind.len()).unwrap_or_default();
    let digits = number.trim_matches('.');
    let behind = behind.strip_prefix('\\').unwrap_or(behind);
    let dash = [" - ", " – ", " — "].into_iter().find_map(|mark| behind.strip_prefix(mark));
    let behind = if let Some(marked) = behind.strip_prefix(':') {
        // Behind a word it counts; alone it may be a year, a port or a status.
        let counts = word.is_some() || (digits.len() <= 2 && !digits.contains('.'));
        counts.then_some(marked)
    } else if let Some(marked) = behind.strip_prefix([')', '.']) {
        Some(marked)
    } else if number.ends_with('.') {
        Some(behind)
    } else {
        dash.filter(|_| word.is_some())
    };
    let Some(behind) = behind else { return text };
    let is_number = digits.starts_with(|one: char| one.is_ascii_digit()) && digits.len() <= 8;
    let is_apart = behind.starts_with(' ') || word.is_some();
    match is_number && is_apart && behind.contains(char::is_alphanumeric) {
        true => behind.trim_start_matches([' ', '-', '–', '—', ':', '.']),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_is_structure() {
        for (source, expected) in [
            ("## A\ntext", "#### A\ntext"),
            ("A\n===\ntext", "#### A\ntext"),
            ("##Title", "\\##Title"),
            ("a <!-- b --> c", "a  c"),
            ("<!-- a -->\nb", "b"),
            ("![a cat](x/cat.png) b", "(a cat) b"),
            ("![](x/cat.png)", "(cat.png)"),
            ("```python run\na\n```", "```python\na\n```"),
            ("```output\na\n```", "```text\na\n```"),
            ("```\n## a\n", "```\n## a\n```"),
            ("`## a`\n\n    ## b", "`## a`\n\n    ## b"),
            ("x {#a .junior}", "x {\\#a .junior}"),
            ("a<br>b", "a\\\nb"),
            ("\n\n  \n    code\n", "    code"),
            ("a\u{1b}[31m\r\nb", "a[31m\nb"),
        ] {
            assert_eq!(embed(source).text, expected, "{source}");
        }
    }

    #[test]
    fn the_line_that_asks_is_found() {
        for (text, title, body) in [
            ("What is it?", "What is it?", ""),
            ("**12. What is it?**\n\nMore.", "What is it?", "More."),
            ("#### Q3: What?\n```\nx\n```", "What?", "```\nx\n```"),
            ("a\nb\n\nc", "a b", "c"),
            ("a\\\nb", "a", "b"),
            ("```\nx\n```", "Explain:", "```\nx\n```"),
            ("3.12 or 3.11?", "3.12 or 3.11?", ""),
            ("`3.` is what?", "`3.` is what?", ""),
            ("Q4 results: who presents them?", "Q4 results: who presents them?", ""),
            ("Q1?", "Q1?", ""),
            ("Q2 - What?", "What?", ""),
            ("1984: what happened?", "1984: what happened?", ""),
            ("802.11: what is it?", "802.11: what is it?", ""),
            ("Explain C#", "Explain C#", ""),
            ("## Explain C# ##", "Explain C#", ""),
            ("#include what?", "#include what?", ""),
            ("*Was* ist *das*?", "*Was* ist *das*?", ""),
        ] {
            assert_eq!(
                title_and_body(text, "Explain:"),
                (title.to_owned(), body.to_owned()),
                "{text}"
            );
        }
        let long = format!("What is it? {}", "word ".repeat(100));
        assert_eq!(title_and_body(&long, "x").0, "What is it?");
    }
}
