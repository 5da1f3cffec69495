//! Questions of several files as the files of a pack: leaves, ids, tags.

use std::collections::{BTreeMap, BTreeSet};

use super::card::{Card, Name};
use super::embed::{embed, plain_characters, title_and_body};
use super::marks::{code, fenced};
use super::names;
use super::write::{few_attributes, pieces};
use crate::domain::ids::is_name;
use crate::domain::labels::{Kind, Level};
use crate::domain::question::{Choice, Content};
use crate::words::exchange::files as says;
use crate::words::language::ScreenLanguage;

/// Most bytes of a file that is written: well below what a pack may have, so that there is room for corrections.
pub const FILE_MAX_BYTES: usize = 3 * 1024 * 1024;

/// Most tags of one question.
const TAGS_MAX: usize = 2;

/// Most tags that a pack declares.
const DECLARED_MAX: usize = 1000;

/// What stands where nobody has written an answer.
pub const UNWRITTEN: &str = says::unwritten_answer();

/// What the pack around the questions is.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The level of questions that tell none.
    pub level: Level,
    /// The base language.
    pub lang: &'a str,
    /// Leaves and declared tags that may be used as tags.
    pub is_leaf: &'a dyn Fn(&str) -> bool,
}

impl std::fmt::Debug for Frame<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Frame")
            .field("level", &self.level)
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// A card in the text of a pack, before it has its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it comes from: the place in its file.
    pub place: String,
    /// The name that it has there.
    pub name: Name,
    /// The leaf, a legal name.
    pub leaf: String,
    /// Words for the leaf.
    pub leaf_title: String,
    /// The slug, a legal name; not unique yet.
    pub slug: String,
    /// The level, where it is its own.
    pub level: Option<Level>,
    /// How it is asked.
    pub kind: Kind,
    /// At most two tags, legal names.
    pub tags: Vec<String>,
    /// Words that it was filed under and that are no tags of it.
    pub left_tags: Vec<String>,
    /// Its texts, fit to stand in a pack.
    pub content: Content,
    /// Whether nobody has written its answer.
    pub is_unwritten: bool,
    /// Pictures that were named and left out.
    pub attachments: usize,
}

impl Draft {
    /// Makes a card fit for a pack. `stem` is the name of its file, for what has no deck.
    pub fn new(card: &Card, stem: &str, frame: &Frame<'_>) -> Self {
        let mut attachments = 0;
        let mut fit = |text: &str| {
            let embedded = embed(text);
            attachments += embedded.attachments;
            embedded.text
        };
        let content = &card.content;
        let mut fitted = Content {
            answer: fit(&content.answer),
            explanation: fit(&content.explanation),
            accepted: content.accepted.clone(),
            sources: lines(&content.sources, &mut fit),
            hints: lines(&content.hints, &mut fit),
            ..Content::default()
        };
        fitted.options = content
            .options
            .iter()
            .map(|option| Choice {
                text: opened_option(&fit(&option.text), frame.lang),
                right: option.right,
                reason: option
                    .reason
                    .as_deref()
                    .map(|reason| one_line(&fit(reason)))
                    .filter(|reason| !reason.is_empty()),
            })
            .filter(|option| !option.text.is_empty())
            .collect();
        let (title, body) = title_and_body(&fit(&content.prompt), fallback(frame.lang));
        let body = if card.kind == Kind::Choice { body } else { without_boxes(&body) };
        fitted.prompt = if body.is_empty() { title.clone() } else { format!("{title}\n\n{body}") };
        let is_unwritten = fitted.answer.trim().is_empty();
        if is_unwritten {
            UNWRITTEN.clone_into(&mut fitted.answer);
        }
        let deck =
            card.deck.as_deref().filter(|deck| names::of_title(deck).is_some()).unwrap_or(stem);
        let deck = deck.trim().to_owned();
        let leaf = names::of_title(&deck.replace("::", "-"))
            .unwrap_or_else(|| names::of_question("", &deck));
        let (leaf, slug) = match &card.name {
            Name::Id(id) => (id.leaf().to_owned(), id.slug().to_owned()),
            Name::Foreign { key, part } => (leaf, names::of_key(key, part)),
            // A line that every such question has says nothing of it.
            Name::Untold if title == fallback(frame.lang) => {
                (leaf, names::of_question("", &fitted.prompt))
            }
            Name::Untold => (leaf, names::of_question(&title, &fitted.prompt)),
        };
        let (tags, left_tags) = tags(&card.tags, &leaf, frame);
        Self {
            place: card.place.clone(),
            name: card.name.clone(),
            leaf,
            leaf_title: deck.replace("::", " / "),
            slug,
            level: card.level,
            kind: card.kind,
            tags,
            left_tags,
            content: fitted,
            is_unwritten,
            attachments,
        }
    }

    /// The same with its texts as plain text, for what cannot stand in a pack as Markdown.
    #[must_use]
    pub fn plain(&self) -> Self {
        let mut card = Card::of(self.place.clone(), self.kind, self.content.clone()).opened();
        let (title, body) =
            card.content.prompt.split_once('\n').unwrap_or((&card.content.prompt, ""));
        let title: String = title
            .chars()
            .filter(|letter| !matches!(letter, '`' | '*' | '<' | '{' | '}' | '[' | ']'))
            .collect();
        let title =
            if title.trim().is_empty() { "…".to_owned() } else { format!("\\{}", title.trim()) };
        let title = title
            .strip_prefix('\\')
            .filter(|rest| rest.starts_with(char::is_alphanumeric))
            .map_or(title.clone(), str::to_owned);
        let body = body.trim_matches('\n');
        card.content.prompt =
            if body.is_empty() { title } else { format!("{title}\n\n{}", fenced("text", body)) };
        card.content.answer = fenced("text", &card.content.answer);
        card.content.explanation = String::new();
        Self { kind: Kind::Open, content: card.content, ..self.clone() }
    }

    /// Its text in a file of a pack.
    pub fn text(&self) -> String {
        let attributes = few_attributes(&self.slug, self.level, self.kind, &self.tags);
        let text = pieces(&self.content, attributes).text();
        if self.left_tags.is_empty() {
            return text;
        }
        let words = self.left_tags.join(" ").replace("--", "-").replace('>', "");
        format!("{text}\n<!-- tags: {words} -->\n")
    }
}

/// The line that asks where a text has none.
fn fallback(lang: &str) -> &'static str {
    says::explain(language(lang))
}

/// The language in which something is put beside the words of a pack in `lang`.
fn language(lang: &str) -> ScreenLanguage {
    if lang == "ru" { ScreenLanguage::Russian } else { ScreenLanguage::English }
}

/// The text of an option: code that it opens with would be taken for words behind the box.
fn opened_option(text: &str, lang: &str) -> String {
    let Some(rest) = text.strip_prefix("```") else { return text.to_owned() };
    let lines: Vec<&str> = rest.lines().collect();
    match lines.as_slice() {
        [_, line, "```"] => code(line.trim()),
        _ => says::code(language(lang), &text),
    }
}

/// Texts made fit, each on one line; empty ones go.
fn lines(texts: &[String], fit: &mut dyn FnMut(&str) -> String) -> Vec<String> {
    let lines = texts.iter().map(|text| one_line(&fit(text)));
    lines.filter(|line| !line.is_empty()).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Boxes at the end of a prompt would be the options of a choice.
fn without_boxes(body: &str) -> String {
    let is_box = |line: &str| {
        let bare = line.trim_start().trim_start_matches(['-', '*', '+']);
        bare.len() < line.trim_start().len()
            && ["[ ] ", "[x] ", "[X] "].iter().any(|mark| bare.trim_start().starts_with(mark))
    };
    if !body.lines().any(is_box) {
        return body.to_owned();
    }
    let lines = body
        .lines()
        .map(|line| if is_box(line) { line.replacen('[', "\\[", 1) } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// The tags of a question, those that are leaves first, and the words that are left over.
fn tags(words: &[String], leaf: &str, frame: &Frame<'_>) -> (Vec<String>, Vec<String>) {
    let named: Vec<(&String, Option<String>)> =
        words.iter().map(|word| (word, name_of_tag(word))).collect();
    let mut ordered: Vec<&(&String, Option<String>)> = named.iter().collect();
    ordered.sort_by_key(|(_, name)| !name.as_deref().is_some_and(|name| (frame.is_leaf)(name)));
    let (mut tags, mut left): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (word, name) in ordered {
        match name {
            Some(name) if name == leaf || tags.contains(name) => {}
            Some(name) if tags.len() < TAGS_MAX => tags.push(name.clone()),
            _ => left.push(plain_characters(word).split_whitespace().collect::<Vec<_>>().join("_")),
        }
    }
    (tags, left)
}

fn name_of_tag(word: &str) -> Option<String> {
    match is_name(word) {
        true => Some(word.to_owned()),
        false => names::of_title(&word.replace("::", "-")),
    }
}

/// A file of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafFile {
    /// The leaf: the name of the file without its ending.
    pub leaf: String,
    /// Its text.
    pub text: String,
}

/// Files with what was changed on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The files, by name.
    pub files: Vec<LeafFile>,
    /// Tags that are no leaves and must be declared.
    pub declared: BTreeSet<String>,
    /// Ids that were taken: the place, and the id that it got.
    pub numbered: Vec<(String, String)>,
    /// Words that are no tags of their questions.
    pub left_tags: usize,
    /// The ids of questions that have a key elsewhere, by key and part; and whether each has a gap.
    pub keys: BTreeMap<(String, String), (String, bool)>,
}

impl Layout {
    /// The question that the card `number` of the note `key` became: that of the gap of this number, else the note's first.
    pub fn id_of(&self, key: &str, number: u32) -> Option<&str> {
        let of = |part: String| self.keys.get(&(key.to_owned(), part));
        let (id, _) = of(format!("c{number}"))
            .or_else(|| of(String::new()).filter(|(_, has_gap)| number == 1 || *has_gap))?;
        Some(id)
    }
}

/// Puts drafts into files, each id once.
pub fn lay_out(drafts: Vec<Draft>, frame: &Frame<'_>) -> Layout {
    let mut layout = Layout::default();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let mut leaves: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for mut draft in drafts {
        let base = draft.slug.clone();
        let id = format!("{}/{base}", draft.leaf);
        // From where the last one ended: a thousand cards of one title must not cost their square.
        let mut number = last.get(&id).copied().unwrap_or(1);
        while !taken.insert(format!("{}/{}", draft.leaf, draft.slug)) {
            number += 1;
            draft.slug = names::numbered(&base, number);
        }
        last.insert(id, number);
        if number > 1 {
            layout.numbered.push((draft.place.clone(), format!("{}/{}", draft.leaf, draft.slug)));
        }
        let key = match &draft.name {
            Name::Foreign { key, part } => Some((key.clone(), part.clone())),
            Name::Id(id) => Some((id.to_string(), String::new())),
            Name::Untold => None,
        };
        if let Some(key) = key {
            let has_gap = draft.kind == Kind::Cloze || draft.content.prompt.contains("[…]");
            layout
                .keys
                .entry(key)
                .or_insert_with(|| (format!("{}/{}", draft.leaf, draft.slug), has_gap));
        }
        declare(&mut draft, &mut layout, frame);
        layout.left_tags += draft.left_tags.len();
        let title = draft.leaf_title.clone();
        let texts = leaves.entry(draft.leaf.clone()).or_insert_with(|| (title, Vec::new()));
        texts.1.push(draft.text());
    }
    for (leaf, (title, texts)) in leaves {
        let mut parts: Vec<String> = vec![header(&title, frame.level)];
        for text in texts {
            let is_full = parts.last().is_some_and(|part| part.len() + text.len() > FILE_MAX_BYTES);
            if is_full {
                parts.push(header(&title, frame.level));
            }
            if let Some(part) = parts.last_mut() {
                part.push('\n');
                part.push_str(&text);
            }
        }
        for (at, text) in parts.into_iter().enumerate() {
            let leaf = if at == 0 { leaf.clone() } else { names::numbered(&leaf, at + 1) };
            layout.files.push(LeafFile { leaf, text });
        }
    }
    layout
}

fn declare(draft: &mut Draft, layout: &mut Layout, frame: &Frame<'_>) {
    let mut kept = Vec::new();
    for tag in std::mem::take(&mut draft.tags) {
        let is_known = (frame.is_leaf)(&tag) || layout.declared.contains(&tag);
        if is_known || layout.declared.len() < DECLARED_MAX {
            if !(frame.is_leaf)(&tag) {
                layout.declared.insert(tag.clone());
            }
            kept.push(tag);
        } else {
            draft.left_tags.push(tag);
        }
    }
    draft.tags = kept;
}

/// A file that holds one draft alone.
pub fn alone(draft: &Draft, level: Level) -> String {
    format!("{}\n{}", header("x", level), draft.text())
}

fn header(title: &str, level: Level) -> String {
    let plain = plain_characters(title).split_whitespace().collect::<Vec<_>>().join(" ");
    let heading = plain.replace(['{', '}', '<', '#', '`'], " ");
    format!(
        "+++\ntitle = {}\nlevel = \"{level}\"\n+++\n\n# {}\n",
        toml::Value::from(plain),
        heading.trim()
    )
}
