//! Questions as files of others: notes of Anki as text, questions of Moodle.

use super::sides::{Sides, to_html};
use crate::domain::labels::Kind;
use crate::domain::question::Question;

/// The lines before the notes: what each column holds.
pub const ANKI_HEADER: &str = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n";

/// One note as a line of fields. Its type is one that every collection has.
pub fn anki_line(sides: &Sides) -> String {
    let kind = if sides.has_gap { "Cloze" } else { "Basic" };
    let tags = sides.tags.join(" ");
    let fields = [&sides.guid, kind, &sides.deck, &tags, &sides.front, &sides.back].map(quoted);
    format!("{}\n", fields.join("\t"))
}

fn quoted(field: &str) -> String {
    if field.contains(['"', '\t', '\n', '\r']) || field.starts_with('#') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// One question of Moodle. A `choice` keeps its reasons as feedback, a `cloze` its accepted forms; all others are essays.
pub fn gift_entry(question: &Question) -> String {
    let content = &question.content;
    let html = |markdown: &str| gift_escaped(&to_html(markdown)).replace('\n', "\\n");
    let title = gift_escaped(question.id.as_str());
    let body = match question.kind {
        Kind::Choice => {
            let rights = content.options.iter().filter(|option| option.right).count();
            let lines: String = content
                .options
                .iter()
                .map(|option| {
                    let sign = match (option.right, rights) {
                        (true, 1) => "=".to_owned(),
                        (true, many) => format!("~%{}%", share(many)),
                        (false, 1) => "~".to_owned(),
                        (false, _) => "~%-100%".to_owned(),
                    };
                    let reason = option
                        .reason
                        .as_deref()
                        .map(|reason| format!("#{}", html(reason)))
                        .unwrap_or_default();
                    format!("\t{sign}{}{reason}\n", html(&option.text))
                })
                .collect();
            format!("{{\n{lines}\t####{}\n}}", html(&content.answer))
        }
        Kind::Cloze => {
            let forms: String =
                content.accepted.iter().map(|form| format!(" ={}", gift_escaped(form))).collect();
            format!("{{{forms} ####{}}}", html(&content.answer))
        }
        _ => format!("{{####{}}}", html(&content.answer)),
    };
    let prompt = html(&content.prompt);
    // The gap is where the braces stand.
    match prompt.split_once("[…]").filter(|_| question.kind == Kind::Cloze) {
        Some((before, after)) => format!("::{title}::[html]{before}{body}{after}\n\n"),
        None => format!("::{title}::[html]{prompt}{body}\n\n"),
    }
}

/// The category of the questions that follow.
pub fn gift_category(deck: &str) -> String {
    format!("$CATEGORY: $course$/top/{}\n\n", deck.replace('/', "-").replace('\n', " "))
}

/// The part of each right option, in per cent with as many digits as Moodle knows.
fn share(rights: usize) -> String {
    match rights {
        2 => "50".to_owned(),
        3 => "33.33333".to_owned(),
        4 => "25".to_owned(),
        5 => "20".to_owned(),
        6 => "16.66667".to_owned(),
        many => format!("{:.5}", 100.0 / many as f64),
    }
}

fn gift_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
