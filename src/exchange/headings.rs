//! Form `headings`: a heading that asks or stands over a text, and what is below it.
//!
//! Also bold lines that ask, lists of questions, folds (`<details>`), and quizzes with boxes or letters.

use super::blocks::{self, Block, Item, Sort};
use super::card::{Card, Gathered, Reason};
use super::choose;
use super::embed::{clean_title, plain_characters, without_comments};
use super::folds::{self, ANSWER, ASK, END, Unfolded};
use super::grid::{self, Grid};
use super::parted::{self, bold_question};
use super::question_words::{
    asks_first, behind_label, is_chapter, is_question, is_request, without_link,
};
use super::table::{self, Row};
use crate::domain::question::Choice;
use crate::words::exchange::files as says;

/// Reads a file.
pub fn read(text: &str) -> Gathered {
    let text = plain_characters(&without_front_matter(text));
    let text = folds::unfold(&blocks::without_references(&text));
    let root = tree(parted::parted(blocks::blocks(&text.text)));
    let mut reader = Reader { found: Gathered::default(), text };
    reader.section(&root);
    reader.found
}

/// A text without the YAML or TOML at its very top; its lines stay counted.
fn without_front_matter(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for mark in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(mark).filter(|rest| rest.starts_with(['\n', '\r']))
        else {
            continue;
        };
        if let Some(end) = rest.find(&format!("\n{mark}")) {
            let front = rest.get(..end + 1).unwrap_or_default();
            let behind = rest.get(end + 1 + mark.len()..).unwrap_or_default();
            return format!("{}{behind}", "\n".repeat(front.matches('\n').count()));
        }
    }
    text.to_owned()
}

/// A heading with what stands below it.
#[derive(Debug, Default)]
struct Section {
    level: u8,
    title: String,
    line: usize,
    own: Vec<Block>,
    children: Vec<Section>,
}

impl Section {
    fn asks(&self) -> bool {
        is_question(&self.title)
    }

    /// Whether anything below asks by itself. Below a heading that asks a bold question belongs to the answer, a fold does not.
    fn holds_questions(&self) -> bool {
        let asks = |block: &Block| match self.asks() {
            true => block.text.starts_with(ASK),
            false => is_asking(block),
        };
        self.children.iter().any(|child| child.asks() || child.holds_questions())
            || self.own.iter().any(asks)
    }
}

fn tree(blocks: Vec<Block>) -> Section {
    let mut open = vec![Section::default()];
    for block in blocks {
        match block.sort {
            // A heading that only says that the answer comes is none.
            Sort::Heading(_, title) if behind_label(&title).is_some() && open.len() > 1 => {
                if let Some(last) = open.last_mut() {
                    last.own.push(paragraph(&title, block.line));
                }
            }
            Sort::Heading(level, title) => {
                while open.len() > 1 && open.last().is_some_and(|last| last.level >= level) {
                    close(&mut open);
                }
                open.push(Section { level, title, line: block.line, ..Section::default() });
            }
            _ => {
                if let Some(last) = open.last_mut() {
                    last.own.push(block);
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

fn close(open: &mut Vec<Section>) {
    if let Some(section) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(section);
    }
}

struct Reader {
    found: Gathered,
    text: Unfolded,
}

impl Reader {
    fn section(&mut self, section: &Section) {
        let place = says::line(&self.text.line(section.line));
        let own: Vec<&Block> = section.own.iter().filter(|block| says_something(block)).collect();
        if is_chapter(&section.title) && !section.asks() {
            // The list itself may stand below its contents.
            if !self.parts(&section.own, false) {
                self.found.skip(place, Reason::NoQuestion);
            }
            return section.children.iter().for_each(|child| self.section(child));
        }
        if section.level > 0 && section.asks() && !section.holds_questions() {
            let mut below = section.own.clone();
            section.children.iter().for_each(|child| append(child, &mut below));
            return self.question(&section.title, section.line, &below);
        }
        let has_lead = self.lead(section);
        let is_list = self.parts(&section.own, has_lead);
        if is_list && section.level > 0 && !section.asks() {
            self.found.skip(place, Reason::Chapter);
        } else if !is_list && section.level == 0 {
            self.around(&section.own);
        } else if !is_list {
            let below =
                section.children.iter().any(|child| child.asks() || child.holds_questions());
            match (own.is_empty(), section.asks()) {
                (_, true) => self.question(&section.title, section.line, &section.own),
                (true, false) if section.children.is_empty() => {
                    self.found.skip(place, Reason::NoText)
                }
                // The title of the file, or of a chapter, with a few words below it.
                (false, false) if below || (section.level == 1 && !section.children.is_empty()) => {
                    self.found.skip(place, Reason::NoQuestion);
                }
                (false, false) => self.question(&section.title, section.line, &section.own),
                (true, false) => {}
            }
        }
        section.children.iter().for_each(|child| self.section(child));
    }

    /// What answers a heading that asks before the first question below it: that is a question too. Tells whether there was any.
    fn lead(&mut self, section: &Section) -> bool {
        let length = section.own.iter().position(is_asking).unwrap_or(0);
        let lead = section.own.get(..length).unwrap_or_default();
        let is_answer = section.level > 0 && section.asks() && lead.iter().any(says_something);
        if is_answer {
            self.question(&section.title, section.line, lead);
        }
        is_answer
    }

    /// Passes blocks over that belong to no question, told as one.
    fn around(&mut self, blocks: &[Block]) {
        if let Some(first) = blocks.iter().find(|block| says_something(block)) {
            let place = says::line(&self.text.line(first.line));
            self.found.skip(place, Reason::Around);
        }
    }

    /// Questions among the blocks below a heading: bold lines, folds, lists of questions. Tells whether there were any. What stands before the
    /// first of them may be an answer already.
    fn parts(&mut self, blocks: &[Block], has_lead: bool) -> bool {
        let Some(mut at) = blocks.iter().position(is_asking) else { return false };
        if !has_lead {
            self.around(blocks.get(..at).unwrap_or_default());
        }
        while let Some(block) = blocks.get(at) {
            let rest = blocks.get(at + 1..).unwrap_or_default();
            let is_end = |block: &Block| is_asking(block) || block.text.starts_with(END);
            let length = rest.iter().position(is_end).unwrap_or(rest.len());
            let below = rest.get(..length).unwrap_or_default();
            at += 1;
            if let Some(grid) = grid::of(block) {
                self.grid(grid);
            } else if let Some((title, more)) = ask_of(block) {
                let more = (!more.is_empty()).then(|| paragraph(more, block.line));
                let below: Vec<Block> = more.into_iter().chain(below.iter().cloned()).collect();
                self.question(&title, block.line, &below);
                at += length;
            } else if let Some(items) = questions_of(block) {
                let last = items.len().saturating_sub(1);
                for (number, item) in items.iter().enumerate() {
                    let mut inner = blocks::blocks(&item.text);
                    let mut title = take_title(&mut inner);
                    if let Some((question, answer)) = asks_first(&title) {
                        inner.insert(0, paragraph(answer, item.line));
                        title = question.to_owned();
                    }
                    // The last one may have its answer below the list.
                    if number == last && !inner.iter().any(says_something) {
                        inner.extend(below.iter().cloned());
                        at += length;
                    }
                    self.question(&title, item.line, &inner);
                }
            } else if !is_asking(block) {
                // What stands between here and the next question.
                let length = rest.iter().position(is_asking).unwrap_or(rest.len());
                self.around(blocks.get(at - 1..at + length).unwrap_or_default());
                at += length;
            }
        }
        true
    }

    fn grid(&mut self, grid: Grid) {
        match grid {
            Grid::Rows(rows) => {
                let rows: Vec<Row> =
                    rows.into_iter().map(|row| row.at(|line| self.text.line(line))).collect();
                self.found.append(table::gathered(&rows));
            }
            Grid::Pairs(pairs) => {
                for (line, question, answer) in pairs {
                    self.question(&question, line, &[paragraph(&answer, line)]);
                }
            }
        }
    }

    /// One question with the blocks below it.
    fn question(&mut self, title: &str, line: usize, below: &[Block]) {
        let place = says::line(&self.text.line(line));
        let title = without_link(&clean_title(&without_comments(title)));
        if !without_pictures(&title).contains(char::is_alphanumeric) {
            return self.found.skip(place, Reason::NoPrompt);
        }
        let below: Vec<&Block> = below.iter().filter(|block| says_something(block)).collect();
        if let Some(key) = key_without_option(&below) {
            return self.found.skip(format!("{place}: `{key}`"), Reason::KeyFitsNone);
        }
        let card = quiz(&place, &title, &below).unwrap_or_else(|| {
            let label = below.iter().position(|block| {
                behind_label(&block.text).is_some() || block.text.starts_with(ANSWER)
            });
            let (before, after) = below.split_at(label.unwrap_or(0));
            let prompt = joined(&title, before);
            Card::open(place.clone(), prompt, answer_of(after))
        });
        self.found.take(card);
    }
}

/// A title without the pictures in it.
fn without_pictures(title: &str) -> String {
    let mut out = String::new();
    let mut rest = title;
    while let Some((before, picture)) = rest.split_once("![") {
        out.push_str(before);
        rest = picture.split_once(')').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// A section below a question as blocks of its answer; its heading stays, unless it only says that the answer comes.
fn append(section: &Section, blocks: &mut Vec<Block>) {
    let heading = format!("#### {}", section.title);
    blocks.push(paragraph(&heading, section.line));
    blocks.extend(section.own.iter().cloned());
    section.children.iter().for_each(|child| append(child, blocks));
}

fn paragraph(text: &str, line: usize) -> Block {
    Block { sort: Sort::Paragraph, text: text.to_owned(), line }
}

/// Whether a block is more than a way back to the contents.
fn says_something(block: &Block) -> bool {
    let text = without_comments(&block.text);
    let bare = text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '*' | '-' | '_' | '|')
    });
    if bare.is_empty() || bare.starts_with(END) {
        return false;
    }
    let is_way_back = bare.starts_with('[')
        && bare.ends_with(')')
        && bare.contains("](#")
        && bare.matches("](").count() == 1;
    let is_contents = matches!(&block.sort, Sort::List { items, .. } if items.iter().all(|item| is_way(&item.text)));
    !is_way_back && !is_contents
}

/// Whether an item of a list only leads to a place of this file.
fn is_way(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim().trim_start_matches(['-', '*', '+', ' ']);
        let line =
            line.trim_start_matches(|one: char| one.is_ascii_digit() || matches!(one, '.' | ' '));
        line.is_empty() || (line.starts_with('[') && line.contains("](#") && line.ends_with(')'))
    })
}

/// Whether a block asks by itself.
fn is_asking(block: &Block) -> bool {
    ask_of(block).is_some() || questions_of(block).is_some() || grid::of(block).is_some()
}

/// A paragraph that asks: bold as a whole or at its beginning, or the words of a fold.
fn ask_of(block: &Block) -> Option<(String, &str)> {
    if block.sort != Sort::Paragraph {
        return None;
    }
    if let Some(words) = block.text.strip_prefix(ASK) {
        return Some((words.trim().to_owned(), ""));
    }
    let text = block.text.trim();
    if let Some((bold, rest)) = bold_question(text) {
        return Some((bold.to_owned(), parted::behind_dash(rest)));
    }
    let mark = ["**", "__"].into_iter().find(|mark| text.starts_with(mark))?;
    let (bold, rest) = text.get(2..)?.split_once(mark)?;
    let is_alone =
        rest.trim().is_empty() || rest.starts_with(['\n', '\\']) || rest.starts_with("  \n");
    let is_label = behind_label(text).is_some();
    let asks = is_question(bold) && !is_label;
    let rest = rest.trim_start_matches(['\\', ' ', '\n']);
    (asks && is_alone).then(|| (bold.to_owned(), rest))
}

/// The items of a list in which most ask, or in which a bold line stands over a text each time.
fn questions_of(block: &Block) -> Option<&[Item]> {
    let Sort::List { items, is_numbered } = &block.sort else { return None };
    if block.tasks().is_some() || items.iter().all(|item| is_way(&item.text)) {
        return None;
    }
    let first_line = |item: &Item| item.text.lines().next().unwrap_or_default().to_owned();
    let asks = |item: &&Item| {
        let first = first_line(item);
        let is_titled = first.starts_with("**") || first.starts_with('#');
        let has_more = item.text.lines().nth(1).is_some();
        first.trim_end_matches(['*', '_', ' ', '\\']).ends_with('?')
            || is_request(&first)
            || parted::inline(&first).is_some()
            || (*is_numbered && asks_first(&first).is_some())
            || (is_titled && has_more && first.trim_end_matches(['\\', ' ']).ends_with("**"))
            || (first.starts_with('#') && has_more)
    };
    let count = items.iter().filter(asks).count();
    let is_enough = if *is_numbered { count > 0 } else { count > 1 || items.len() == 1 };
    (is_enough && count * 2 >= items.len() && count > 0).then_some(items)
}

/// Takes the line that asks off the blocks of an item.
fn take_title(blocks: &mut Vec<Block>) -> String {
    if blocks.is_empty() {
        return String::new();
    }
    let first = blocks.remove(0);
    if let Sort::Heading(_, title) = first.sort {
        return title;
    }
    let (title, rest) = match first.sort == Sort::Paragraph {
        true => split_title(&first.text),
        false => (first.text.clone(), String::new()),
    };
    if !rest.trim().is_empty() {
        blocks.insert(0, paragraph(&rest, first.line));
    }
    title
}

/// The first line of a paragraph where it asks or is bold, and the rest; else the whole.
fn split_title(text: &str) -> (String, String) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some((question, answer)) = parted::inline(line) {
        return (question.to_owned(), format!("{answer}\n{rest}").trim_end().to_owned());
    }
    if rest.is_empty() {
        return (text.to_owned(), String::new());
    }
    let bare = line.trim_end_matches(['\\', ' ']);
    let ends = bare.trim_end_matches(['*', '_']).ends_with('?')
        || (bare.starts_with("**") && bare.ends_with("**"));
    match ends {
        true => (bare.to_owned(), rest.to_owned()),
        false => (text.to_owned(), String::new()),
    }
}

fn joined(title: &str, blocks: &[&Block]) -> String {
    let parts = std::iter::once(title).chain(blocks.iter().map(|block| block.text.as_str()));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The text of an answer, without the labels that only say that it comes.
fn answer_of(blocks: &[&Block]) -> String {
    let texts = blocks.iter().map(|block| {
        let text = block.text.trim_start_matches(ANSWER).trim_start_matches('\n');
        behind_label(text).unwrap_or(text).to_owned()
    });
    texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A question with options: boxes, or letters and a line that names the right ones.
fn quiz(place: &str, title: &str, below: &[&Block]) -> Option<Card> {
    if let Some(first) = below.iter().position(|block| block.tasks().is_some()) {
        return Some(boxes(place, title, below, first));
    }
    let (at, options) =
        below.iter().enumerate().find_map(|(at, block)| Some((at, letters_of(block)?)))?;
    let (before, after) = (below.get(..at)?, below.get(at + 1..)?);
    let named = after.iter().enumerate().find_map(|(at, block)| {
        let first = behind_label(&block.text)?;
        let line = first.lines().next().unwrap_or_default();
        let found = choose::named(line.trim_matches(['*', '`', '.', ' ']), &options, 1);
        let found = if found.is_empty() {
            choose::named(line.split([' ', '.', ')', '-']).next()?, &options, 1)
        } else {
            found
        };
        (!found.is_empty()).then_some((at, found))
    });
    let (answer_at, right) = named?;
    let explanation = after.get(answer_at + 1..).map(answer_of).unwrap_or_default();
    let more = after
        .get(answer_at)
        .and_then(|block| block.text.split_once('\n'))
        .map_or("", |(_, rest)| rest);
    let explanation = [more.trim(), explanation.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    Some(Card::choice(
        place.to_owned(),
        joined(title, before),
        choose::choices(options, &right),
        explanation,
    ))
}

/// The letter or number behind a label such as `Answer:` that none of the lettered options above it has.
fn key_without_option(below: &[&Block]) -> Option<String> {
    let options = below.iter().find_map(|block| letters_of(block))?;
    let key = below.iter().find_map(|block| behind_label(&block.text))?;
    let word = key.split_whitespace().next()?.trim_matches(|one: char| !one.is_alphanumeric());
    let is_key = word.parse::<u8>().is_ok() || choose::letter(word).is_some();
    let is_alone = key.split_whitespace().nth(1).is_none() || choose::lettered(key).is_some();
    (is_key && is_alone && choose::named(word, &options, 1).is_empty()).then(|| word.to_owned())
}

/// Options in boxes; code below a box belongs to it, what comes after the last is the explanation.
fn boxes(place: &str, title: &str, below: &[&Block], first: usize) -> Card {
    let last = below.iter().rposition(|block| block.tasks().is_some()).unwrap_or(first);
    let mut options: Vec<Choice> = Vec::new();
    let mut end = last;
    for (at, block) in below.iter().enumerate().skip(first) {
        match block.tasks() {
            Some(items) => options.extend(items.iter().map(|item| Choice {
                text: item.text.clone(),
                right: item.ticked == Some(true),
                reason: None,
            })),
            // Code between the boxes, or right behind the last where the ones before have some.
            None if at < last || (at == end + 1 && block.sort == Sort::Code && last > first) => {
                if let Some(option) = options.last_mut() {
                    option.text = format!("{}\n{}", option.text, block.text).trim().to_owned();
                }
                end = end.max(at);
            }
            None => break,
        }
    }
    let before = below.get(..first).unwrap_or_default();
    let explanation = answer_of(below.get(end + 1..).unwrap_or_default());
    Card::choice(place.to_owned(), joined(title, before), options, explanation)
}

/// The options of a list or paragraph that carries letters.
fn letters_of(block: &Block) -> Option<Vec<String>> {
    match &block.sort {
        Sort::List { items, .. } => {
            choose::lettered_all(items.iter().map(|item| item.text.as_str()))
        }
        Sort::Paragraph => {
            choose::lettered_all(block.text.lines().map(|line| line.trim_end_matches(['\\', ' '])))
        }
        _ => None,
    }
}
