//! Turns the parser's events into pieces of text and hands whole blocks to the [`Page`].

use std::mem;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::Page;
use super::table::TableDraft;
use crate::ui::Style;
use crate::ui::highlight;
use crate::ui::safe::{visible, visible_line};
use crate::ui::theme::{Role, paint};
use crate::ui::wrap::{Face, Span};

/// A link or image whose text is still coming.
struct OpenLink {
    address: String,
    first_span: usize,
}

/// How deep the current text is inside each kind of emphasis.
#[derive(Default)]
struct Depths {
    strong: usize,
    emphasis: usize,
    struck: usize,
    heading: usize,
}

/// Draws events onto a page.
pub(super) struct Renderer {
    page: Page,
    spans: Vec<Span>,
    depths: Depths,
    links: Vec<OpenLink>,
    /// The next number of each open list, `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Language and text of the open code block.
    code: Option<(String, String)>,
    table: Option<TableDraft>,
    /// Whether blocks become one run of spans instead of lines.
    is_inline: bool,
}

impl Renderer {
    pub fn new(style: Style) -> Renderer {
        Renderer {
            page: Page::new(style),
            spans: Vec::new(),
            depths: Depths::default(),
            links: Vec::new(),
            lists: Vec::new(),
            code: None,
            table: None,
            is_inline: false,
        }
    }

    pub fn finish(self) -> String {
        self.page.finish()
    }

    /// Draws a whole text.
    pub fn run(&mut self, markdown: &str) {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(markdown, options) {
            self.event(event);
        }
        self.flush();
    }

    /// Draws a whole text as one item of a list.
    pub fn item(&mut self, marker: &str, markdown: &str) {
        self.page.open_item(marker, Role::Muted);
        self.run(markdown);
        self.page.close();
        self.page.forgive_blank();
    }

    /// Gives the text as one run, its blocks separated by spaces.
    pub fn inline_spans(mut self, markdown: &str) -> Vec<Span> {
        self.is_inline = true;
        self.run(markdown);
        self.spans
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.push_text(&text),
            },
            Event::Code(code) => self.push_code(&code),
            Event::Html(html) | Event::InlineHtml(html) => {
                let face = Face { muted: true, ..self.face() };
                self.push(&visible(&html), face);
            }
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => self.push_text("\n"),
            Event::Rule => self.rule(),
            Event::TaskListMarker(done) => {
                let (marker, role) =
                    if done { ("[x] ", Role::Good) } else { ("[ ] ", Role::Muted) };
                self.page.set_marker(marker, role);
            }
            // Not enabled: shown as they are should that change.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.push_text(&text);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.start_heading(level),
            Tag::BlockQuote(_) => {
                self.flush();
                self.page.open_quote();
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                if !self.page.at_marker() {
                    self.page.owe_blank();
                }
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
                    CodeBlockKind::Indented => "",
                };
                self.code = Some((language.to_owned(), String::new()));
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => self.start_item(),
            Tag::Emphasis => {
                self.depths.emphasis += 1;
                self.push_mark("*");
            }
            Tag::Strong => {
                self.depths.strong += 1;
                self.push_mark("**");
            }
            Tag::Strikethrough => {
                self.depths.struck += 1;
                self.push_mark("~~");
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let address = visible_line(&dest_url);
                self.links.push(OpenLink { address, first_span: self.spans.len() });
            }
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some(TableDraft::new(alignments));
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.start_row();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_block(),
            TagEnd::Heading(_) => {
                self.depths.heading = 0;
                self.depths.strong = self.depths.strong.saturating_sub(1);
                self.end_block();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.page.close();
                self.page.owe_blank();
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.page.owe_blank();
                }
            }
            TagEnd::Item => {
                self.flush();
                if !self.is_inline {
                    self.page.close();
                }
            }
            TagEnd::Emphasis => {
                self.push_mark("*");
                self.depths.emphasis = self.depths.emphasis.saturating_sub(1);
            }
            TagEnd::Strong => {
                self.push_mark("**");
                self.depths.strong = self.depths.strong.saturating_sub(1);
            }
            TagEnd::Strikethrough => {
                self.push_mark("~~");
                self.depths.struck = self.depths.struck.saturating_sub(1);
            }
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::TableCell => {
                let spans = mem::take(&mut self.spans);
                if let Some(table) = &mut self.table {
                    table.push_cell(spans);
                }
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    fn face(&self) -> Face {
        Face {
            code: false,
            strong: self.depths.strong > 0,
            emphasis: self.depths.emphasis > 0,
            link: !self.links.is_empty(),
            struck: self.depths.struck > 0,
            muted: false,
        }
    }

    fn push(&mut self, text: &str, face: Face) {
        match self.spans.last_mut() {
            // A link counts the spans of its text: do not let it grow into the one before.
            Some(last) if last.face == face && self.links.is_empty() => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), face }),
        }
    }

    fn push_text(&mut self, text: &str) {
        self.push(&visible(text), self.face());
    }

    /// Writes the Markdown mark itself where there is no colour to show what it stands for.
    fn push_mark(&mut self, mark: &str) {
        if !self.page.style.color {
            self.push(mark, self.face());
        }
    }

    fn push_code(&mut self, code: &str) {
        let code = visible_line(code);
        let face = Face { code: true, ..self.face() };
        if self.page.style.color {
            self.push(&code, face);
            return;
        }
        let longest_run = code.split(|character| character != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest_run + 1);
        let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.push(&[&fence, space, &code, space, &fence].concat(), face);
    }

    fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let text: String =
            self.spans.iter().skip(link.first_span).map(|span| &*span.text).collect();
        let is_shown = text == link.address || link.address.strip_prefix("mailto:") == Some(&text);
        if !is_shown && !link.address.is_empty() {
            let face = Face { muted: true, ..Face::default() };
            let space = if text.is_empty() { "" } else { " " };
            self.spans.push(Span { text: format!("{space}({})", link.address), face });
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        self.flush();
        self.page.owe_blank();
        self.depths.heading = level as usize;
        self.push_mark(&("#".repeat(level as usize) + " "));
        self.depths.strong += 1;
    }

    fn start_item(&mut self) {
        self.flush();
        if self.is_inline {
            return;
        }
        let is_even = self.lists.len().is_multiple_of(2);
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ if is_even => "◦ ".to_owned(),
            _ => Page::BULLET.to_owned(),
        };
        self.page.open_item(&marker, Role::Muted);
    }

    /// Draws the text of a tight item, which comes without a paragraph around it.
    fn flush(&mut self) {
        if self.is_inline {
            self.push(" ", Face::default());
        } else if !self.spans.is_empty() {
            let spans = mem::take(&mut self.spans);
            self.page.write_prose(&spans);
            self.page.forgive_blank();
        }
    }

    fn end_block(&mut self) {
        let had_text = !self.spans.is_empty();
        self.flush();
        if had_text && !self.is_inline {
            self.page.owe_blank();
        }
    }

    fn end_code(&mut self) {
        let Some((language, code)) = self.code.take() else { return };
        let code = visible(&code);
        let code = code.strip_suffix('\n').unwrap_or(&code);
        if self.is_inline {
            self.push_code(code);
            return;
        }
        let painted = self.page.style.color.then(|| highlight::lines(code, &language)).flatten();
        match painted {
            Some(lines) => self.page.write_code(lines.iter().map(String::as_str)),
            None => self.page.write_code(code.split('\n')),
        }
        self.page.owe_blank();
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        if self.is_inline {
            self.spans.extend(table.into_spans());
            return;
        }
        for line in table.draw(self.page.width(), self.page.style.color) {
            self.page.write_line(&line);
        }
        self.page.owe_blank();
    }

    fn rule(&mut self) {
        self.flush();
        if !self.is_inline {
            let rule = "─".repeat(self.page.width());
            self.page.write_line(&paint(&rule, Role::Muted, self.page.style.color));
            self.page.owe_blank();
        }
    }
}
