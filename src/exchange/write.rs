//! A question as the Markdown of a pack: what the parser of packs reads from it is the question again.

use super::marks::{fenced, indented};
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Choice, Content, Question, Wrong};

/// A question cut into the pieces that a pack writes one below the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// The heading's text.
    pub title: String,
    /// `{#slug .level …}`.
    pub attributes: String,
    /// The prompt below the heading.
    pub body: String,
    /// The list of options.
    pub options: String,
    /// Sections with their names, in the order in which they are written; none is empty.
    pub sections: Vec<(&'static str, String)>,
}

/// The pieces of a text.
pub fn pieces(content: &Content, attributes: String) -> Pieces {
    let (title, body) = match content.prompt.split_once('\n') {
        Some((title, body)) => (title, body.trim_start_matches('\n')),
        None => (content.prompt.as_str(), ""),
    };
    let key_points = content.key_points.iter().map(|point| {
        let mark = if point.required { "x" } else { " " };
        format!("- [{mark}] {}", indented(&point.text, "  "))
    });
    let mut sections = vec![
        ("Answer", content.answer.clone()),
        ("Explanation", content.explanation.clone()),
        ("Key points", key_points.collect::<Vec<_>>().join("\n")),
        ("Red flags", bullets(&content.red_flags)),
        ("Hints", numbers(&content.hints)),
        ("Follow-ups", bullets(&content.follow_ups)),
        (
            "Tests",
            content.tests.as_deref().map(|code| fenced("python tests", code)).unwrap_or_default(),
        ),
    ];
    sections.extend(content.wrong.iter().map(|one| ("Wrong", wrong(one, content))));
    sections.push(("Levels", numbers(&content.levels)));
    sections.push(("Sources", bullets(&content.sources)));
    sections.retain(|(_, text)| !text.trim().is_empty());
    let (title, body) = (title.to_owned(), body.to_owned());
    Pieces { title, attributes, body, options: options(&content.options), sections }
}

impl Pieces {
    /// All of it, as it stands in a file.
    pub fn text(&self) -> String {
        let mut out = format!("## {} {}\n", self.title, self.attributes);
        for part in [&self.body, &self.options] {
            if !part.is_empty() {
                out.push_str(&format!("\n{part}\n"));
            }
        }
        for (name, text) in &self.sections {
            out.push_str(&format!("\n### {name}\n{text}\n"));
        }
        out
    }
}

/// The attributes of a question, in the order of the documentation; what is the default is left out.
pub fn attributes(question: &Question) -> String {
    let mut words = vec![format!("#{}", question.id.slug()), format!(".{}", question.level)];
    if question.kind != Kind::Open {
        words.push(format!("kind={}", question.kind));
    }
    if question.importance != Importance::Useful {
        words.push(format!("importance={}", question.importance));
    }
    if !question.tags.is_empty() {
        words.push(format!("tags={}", question.tags.join(",")));
    }
    let versions = [("since", &question.since), ("until", &question.until)];
    words.extend(
        versions.iter().filter_map(|(key, value)| Some(format!("{key}={}", value.as_ref()?))),
    );
    if question.minutes != question.kind.default_minutes(question.level) {
        words.push(format!("minutes={}", question.minutes));
    }
    if question.order_given {
        words.push("order=given".to_owned());
    }
    if question.case_exact {
        words.push("case=exact".to_owned());
    }
    format!("{{{}}}", words.join(" "))
}

/// The attributes of a question that has little: a level only where it is not the file's.
pub fn few_attributes(slug: &str, level: Option<Level>, kind: Kind, tags: &[String]) -> String {
    let mut words = vec![format!("#{slug}")];
    words.extend(level.map(|level| format!(".{level}")));
    if kind != Kind::Open {
        words.push(format!("kind={kind}"));
    }
    if !tags.is_empty() {
        words.push(format!("tags={}", tags.join(",")));
    }
    format!("{{{}}}", words.join(" "))
}

fn options(options: &[Choice]) -> String {
    let lines = options.iter().map(|option| {
        let mark = if option.right { "x" } else { " " };
        let text = indented(&option.text, "  ");
        match &option.reason {
            Some(reason) if !option.right => {
                format!("- [{mark}] {text}\n  - {}", indented(reason, "    "))
            }
            _ => format!("- [{mark}] {text}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn bullets(texts: &[String]) -> String {
    texts.iter().map(|text| format!("- {}", indented(text, "  "))).collect::<Vec<_>>().join("\n")
}

fn numbers(texts: &[String]) -> String {
    let items = texts.iter().enumerate().map(|(at, text)| {
        let marker = format!("{}. ", at + 1);
        format!("{marker}{}", indented(text, &" ".repeat(marker.len())))
    });
    items.collect::<Vec<_>>().join("\n")
}

fn wrong(one: &Wrong, content: &Content) -> String {
    let info = if content.tests.is_some() { "python wrong" } else { "sql wrong" };
    let fence = fenced(info, &one.code);
    match one.reason.is_empty() {
        true => fence,
        false => format!("{fence}\n\n{}", one.reason),
    }
}

/// The words of `order` and `case`; empty for kinds that have none.
pub fn attributes_in_words(question: &Question) -> (&'static str, &'static str) {
    let order = match (question.kind, question.order_given) {
        (Kind::Sql, true) => "given",
        (Kind::Sql, false) => "any",
        _ => "",
    };
    let case = match (question.kind, question.case_exact) {
        (Kind::Cloze, true) => "exact",
        (Kind::Cloze, false) => "ignore",
        _ => "",
    };
    (order, case)
}
