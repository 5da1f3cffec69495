//! Whether a candidate's copy holds anything of an answer.

use std::collections::{BTreeMap, HashSet};

use pulldown_cmark::{Event, Parser};
use viva::domain::ids::QuestionId;
use viva::domain::interview::Set;
use viva::domain::question::Content;

use super::markup;

/// Words in a row that make a leak.
const RUN: usize = 6;

const TICKS: [&str; 8] = ["[x]", "[X]", "✓", "✔", "☑", "☒", "✅", "checked"];

/// Everything of the answers' side that a candidate's copy (`candidate.md` or `candidate.html`) holds: runs of six
/// words that do not also stand in a prompt, an option or a table of the set, reasons of options, tick marks.
pub fn leaks(set: &Set, tables: &BTreeMap<QuestionId, String>, copy: &str) -> Vec<String> {
    let mut open = HashSet::new();
    let mut open_text = String::new();
    for content in contents(set) {
        let options = content.options.iter().map(|option| &option.text);
        for text in options.chain([&content.prompt]).chain(tables.values()) {
            open.extend(runs(text, RUN));
            open_text.push_str(text);
        }
        // Options as they stand in a copy: to the answer {"a": 1, "b": 2, "c": 3} four numbers with their letters are no leak.
        let lettered = content.options.iter().zip('a'..);
        let list: String =
            lettered.map(|(option, letter)| format!("{letter} {} ", option.text)).collect();
        open.extend(runs(&list, RUN));
    }
    let readings = readings(copy);
    let held: HashSet<String> = readings.iter().flat_map(|text| runs(text, RUN)).collect();
    let mut leaks = Vec::new();
    for content in contents(set) {
        for text in secrets(content) {
            leaks.extend(
                runs(text, RUN).into_iter().filter(|run| held.contains(run) && !open.contains(run)),
            );
        }
        for reason in content.options.iter().filter_map(|option| option.reason.as_ref()) {
            let whole = words(reason).join(" ");
            let is_open = words(&open_text).join(" ").contains(&whole);
            if !is_open && readings.iter().any(|text| words(text).join(" ").contains(&whole)) {
                leaks.push(reason.clone());
            }
        }
    }
    for tick in TICKS {
        if copy.contains(tick) && !open_text.contains(tick) {
            leaks.push(tick.to_owned());
        }
    }
    leaks
}

fn contents(set: &Set) -> impl Iterator<Item = &Content> {
    set.questions.iter().map(|one| &one.question.content)
}

fn secrets(content: &Content) -> Vec<&str> {
    let mut texts: Vec<&str> = vec![&content.answer, &content.explanation];
    texts.extend(content.solution.as_deref());
    texts.extend(content.tests.as_deref());
    texts.extend(content.key_points.iter().map(|point| point.text.as_str()));
    texts.extend(content.wrong.iter().flat_map(|wrong| [wrong.code.as_str(), &wrong.reason]));
    texts.extend(content.options.iter().filter_map(|option| option.reason.as_deref()));
    let lists = [
        &content.red_flags,
        &content.hints,
        &content.follow_ups,
        &content.levels,
        &content.accepted,
        &content.sources,
    ];
    texts.extend(lists.into_iter().flatten().map(String::as_str));
    texts
}

/// The copy as bytes, as a browser shows it, what a browser hides, and, where it is one, as a Markdown reader shows it: a page read as
/// Markdown would put words side by side that stand far apart.
fn readings(copy: &str) -> Vec<String> {
    let page = markup::read(copy);
    let mut readings = vec![copy.to_owned(), page.text, page.hidden];
    if !copy.starts_with("<!doctype html>") {
        let mut shown = String::new();
        for event in Parser::new(copy) {
            match event {
                Event::Text(text) | Event::Code(text) => shown.push_str(&text),
                _ => shown.push(' '),
            }
        }
        readings.push(shown);
    }
    readings
}

fn words(text: &str) -> Vec<String> {
    let words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn runs(text: &str, length: usize) -> Vec<String> {
    words(text).windows(length).map(|run| run.join(" ")).collect()
}
