//! Form `gift`: questions of Moodle. Choices with feedback as reasons, typed answers as gaps, true and false, pairs, numbers, essays.

use super::card::{Card, Gathered, Reason, bullet};
use super::embed::plain_characters;
use super::html;
use super::marks::{code, unescaped};
use crate::domain::labels::Kind;
use crate::domain::question::{Choice, Content};
use crate::words::exchange::files as says;

/// How many questions a text seems to hold; for guessing.
pub fn count(text: &str) -> usize {
    let entries = entries(text);
    let is_gift = |entry: &&(usize, String)| {
        find(&entry.1, '{')
            .and_then(|open| find(entry.1.get(open..)?, '}').map(|end| (open, open + end)))
            .is_some_and(|(open, end)| {
                let inside = entry.1.get(open + 1..end).unwrap_or_default().trim();
                inside.starts_with(['=', '~', '#'])
                    || matches!(
                        inside.split('#').next().unwrap_or_default().trim(),
                        "T" | "F" | "TRUE" | "FALSE"
                    )
            })
    };
    entries.iter().filter(is_gift).count()
}

/// Reads a file.
pub fn read(text: &str) -> Gathered {
    let text = plain_characters(text);
    let mut found = Gathered::default();
    let mut deck = None;
    for (line, entry) in entries(&text) {
        let trimmed = entry.trim();
        if let Some(path) = trimmed.strip_prefix("$CATEGORY:") {
            let path = path.lines().next().unwrap_or_default();
            let path = path.trim().trim_start_matches("$course$/").trim_start_matches("top/");
            deck = Some(path.rsplit('/').next().unwrap_or(path).to_owned());
            continue;
        }
        let place = says::line(&line);
        match card(&place, trimmed) {
            Ok(mut card) => {
                card.deck.clone_from(&deck);
                found.take(card);
            }
            Err(reason) => found.skip(place, reason),
        }
    }
    found
}

/// Lines that are looked through for the brace that closes a question.
const AHEAD_MAX_LINES: usize = 200;

/// Runs of lines between blank ones that stand outside of braces, comments left out. Braces that nothing closes end where the next
/// question begins, so that one broken question costs no other.
fn entries(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let (mut is_open, mut depth) = (false, 0_usize);
    let lines: Vec<&str> = text.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        let rest = lines.get(number..).unwrap_or_default();
        if depth > 0 && is_behind_broken(line, rest, depth) {
            (is_open, depth) = (false, 0);
        }
        if line.trim().is_empty() && depth == 0 {
            is_open = false;
            continue;
        }
        if line.starts_with("$CATEGORY:") {
            found.push((number + 1, (*line).to_owned()));
            is_open = false;
            continue;
        }
        match found.last_mut().filter(|_| is_open) {
            Some((_, entry)) => {
                entry.push('\n');
                entry.push_str(line);
            }
            None => found.push((number + 1, (*line).to_owned())),
        }
        is_open = true;
        for brace in braces(line) {
            depth = if brace == '{' { depth + 1 } else { depth.saturating_sub(1) };
        }
    }
    found
}

/// Whether a line inside of braces shows that they were never closed: it begins another question, or is blank and no brace closes
/// before the next question opens its own.
fn is_behind_broken(line: &str, rest: &[&str], depth: usize) -> bool {
    if line.starts_with("::") || line.starts_with("$CATEGORY:") {
        return true;
    }
    if line.trim().is_empty() {
        return !closes(rest, depth);
    }
    let is_answer = line.trim_start().starts_with(['=', '~', '#', '}', '{']);
    !is_answer && braces(line).next() == Some('{')
}

fn closes(rest: &[&str], mut depth: usize) -> bool {
    for line in rest.iter().take(AHEAD_MAX_LINES) {
        if line.starts_with("::") {
            return false;
        }
        for brace in braces(line) {
            if brace == '{' {
                return false;
            }
            depth -= 1;
            if depth == 0 {
                return true;
            }
        }
    }
    false
}

/// The braces of a line that no backslash stands before.
fn braces(line: &str) -> impl Iterator<Item = char> {
    let mut is_escaped = false;
    line.chars().filter(move |letter| {
        let is_brace = matches!(letter, '{' | '}') && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        is_brace
    })
}

fn card(place: &str, entry: &str) -> Result<Card, Reason> {
    let mut rest = entry;
    if let Some(titled) = rest.strip_prefix("::") {
        rest = titled.split_once("::").ok_or(Reason::Malformed)?.1;
    }
    let (form, rest) =
        match rest.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((form, rest)) if matches!(form, "html" | "markdown" | "plain" | "moodle") => {
                (form, rest)
            }
            _ => ("", rest),
        };
    let Some(open) = find(rest, '{') else {
        let is_broken = find(rest, '}').is_some();
        return Err(if is_broken { Reason::Malformed } else { Reason::NoQuestion });
    };
    let (before, body) = rest.split_at(open);
    let body = body.get(1..).unwrap_or_default();
    let end = find(body, '}').ok_or(Reason::Unclosed)?;
    let (inside, after) =
        (body.get(..end).unwrap_or_default(), body.get(end + 1..).unwrap_or_default());
    let (before, after) = (text_of(before, form), text_of(after, form));
    if !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric) {
        return Err(Reason::NoPrompt);
    }
    let prompt = |gap: &str| match after.is_empty() {
        true => before.clone(),
        false => format!("{before} {gap} {after}").trim().to_owned(),
    };
    let (inside, general) = match inside.split_once("####") {
        Some((inside, general)) => (inside.trim(), text_of(general, form)),
        None => (inside.trim(), String::new()),
    };
    if inside.is_empty() {
        return Ok(Card::open(place.to_owned(), prompt("___"), general));
    }
    if let Some(numbers) = inside.strip_prefix('#') {
        return Ok(number(place, prompt("___"), numbers, &general));
    }
    let word = inside.split('#').next().unwrap_or_default().trim().to_uppercase();
    if matches!(word.as_str(), "T" | "TRUE" | "F" | "FALSE") {
        let parts = inside.split('#').skip(1).map(|part| text_of(part, form)).chain([general]);
        return Ok(true_or_false(place, prompt("___"), word.starts_with('T'), parts));
    }
    let answers = answers(inside, form);
    if answers.is_empty() {
        return Err(Reason::Malformed);
    }
    if answers.iter().all(|one| one.pair.is_some()) {
        return Ok(pairs(place, prompt("___"), &answers, &general));
    }
    let is_typed = answers.iter().all(|one| one.is_equal);
    if is_typed {
        return Ok(typed(place, &before, &after, &answers, &general));
    }
    if !answers.iter().any(|one| one.is_right) {
        return Err(Reason::NoneRight);
    }
    let options = answers.iter().map(|one| Choice {
        text: one.text.clone(),
        right: one.is_right,
        reason: Some(one.feedback.clone()).filter(|reason| !reason.is_empty() && !one.is_right),
    });
    let right = answers
        .iter()
        .filter(|one| one.is_right && !one.feedback.is_empty())
        .map(|one| one.feedback.clone());
    let explanation =
        right.chain([general]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    Ok(Card::choice(place.to_owned(), prompt("___"), options.collect(), explanation))
}

fn true_or_false(
    place: &str,
    prompt: String,
    is_true: bool,
    parts: impl Iterator<Item = String>,
) -> Card {
    let options = [("True", is_true), ("False", !is_true)];
    let options =
        options.map(|(text, right)| Choice { text: text.to_owned(), right, reason: None });
    let explanation = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    Card::choice(place.to_owned(), prompt, options.to_vec(), explanation)
}

struct Given {
    text: String,
    /// Whether it begins with `=`.
    is_equal: bool,
    is_right: bool,
    feedback: String,
    pair: Option<String>,
}

fn answers(inside: &str, form: &str) -> Vec<Given> {
    let mut starts: Vec<usize> = Vec::new();
    let mut is_escaped = false;
    for (at, letter) in inside.char_indices() {
        if matches!(letter, '=' | '~') && !is_escaped {
            starts.push(at);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    let ends = starts.iter().copied().skip(1).chain([inside.len()]);
    let pieces: Vec<&str> =
        starts.iter().zip(ends).filter_map(|(start, end)| inside.get(*start..end)).collect();
    // An arrow in a choice is a part of its text.
    let is_matching = pieces.iter().all(|piece| piece.starts_with('=') && piece.contains("->"));
    let given = pieces.into_iter().filter_map(|piece| {
        let is_equal = piece.starts_with('=');
        let body = piece.get(1..)?.trim();
        let (weight, body) = match body.strip_prefix('%').and_then(|rest| rest.split_once('%')) {
            Some((weight, body)) => (weight.trim().parse::<f64>().ok(), body),
            None => (None, body),
        };
        let cut = find(body, '#').unwrap_or(body.len());
        let (text, feedback) = body.split_at(cut);
        let feedback = text_of(feedback.trim_start_matches('#'), form);
        let (text, pair) = match text.split_once("->").filter(|_| is_matching) {
            Some((left, right)) => (text_of(left, form), Some(text_of(right, form))),
            None => (text_of(text, form), None),
        };
        let is_right = weight.map_or(is_equal, |weight| weight > 0.0);
        (!text.is_empty() || pair.is_some()).then_some(Given {
            text,
            is_equal,
            is_right,
            feedback,
            pair,
        })
    });
    given.collect()
}

/// A typed answer: the gap stands where the braces were, at the end where nothing follows them.
fn typed(place: &str, before: &str, after: &str, answers: &[Given], general: &str) -> Card {
    let shown = |text: &str| text.replace("[...]", "(...)").replace("[…]", "(…)");
    let prompt = format!(
        "{} […]{}",
        shown(before),
        if after.is_empty() { String::new() } else { format!(" {}", shown(after)) }
    );
    let mut accepted: Vec<String> =
        answers.iter().filter(|one| one.is_right).map(|one| unescaped(&one.text)).collect();
    accepted.dedup();
    let forms: Vec<String> = accepted.iter().map(|form| code(form)).collect();
    let mut answer = forms.join(", ");
    for part in answers.iter().map(|one| one.feedback.as_str()).chain([general]) {
        if !part.is_empty() {
            answer.push_str("\n\n");
            answer.push_str(part);
        }
    }
    let content =
        Content { prompt: prompt.trim().to_owned(), answer, accepted, ..Content::default() };
    Card::of(place.to_owned(), Kind::Cloze, content)
}

fn number(place: &str, prompt: String, numbers: &str, general: &str) -> Card {
    let numbers = numbers.trim().trim_start_matches('=');
    let first = numbers.split(['=', '~', '#']).next().unwrap_or_default().trim();
    let first = first.rsplit('%').next().unwrap_or(first);
    let said = match (first.split_once(".."), first.split_once(':')) {
        (Some((low, high)), _) => says::from_to(&low, &high),
        (None, Some((value, margin))) if margin.trim() != "0" => format!("{value} ± {margin}"),
        (None, Some((value, _))) => value.to_owned(),
        (None, None) => first.to_owned(),
    };
    let answer = [said.as_str(), general]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    Card::open(place.to_owned(), prompt, answer)
}

fn pairs(place: &str, prompt: String, answers: &[Given], general: &str) -> Card {
    let mut right: Vec<&str> = answers.iter().filter_map(|one| one.pair.as_deref()).collect();
    right.sort_unstable();
    right.dedup();
    let list = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| bullet(&text)).collect::<String>()
    };
    let left =
        list(&mut answers.iter().filter(|one| !one.text.is_empty()).map(|one| one.text.clone()));
    let right = list(&mut right.into_iter().map(str::to_owned));
    let matched = list(
        &mut answers
            .iter()
            .filter(|one| !one.text.is_empty())
            .map(|one| format!("{} → {}", one.text, one.pair.as_deref().unwrap_or_default())),
    );
    let prompt = format!("{prompt}\n\n{left}\n---\n\n{right}");
    Card::open(place.to_owned(), prompt, format!("{matched}\n{general}"))
}

/// The place of a sign that no backslash stands before.
fn find(text: &str, sign: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        if letter == sign && !is_escaped {
            return Some(at);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

/// A text without the escapes of GIFT, as Markdown.
fn text_of(text: &str, form: &str) -> String {
    let text = text.trim();
    let (form, text) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((own, rest)) if matches!(own, "html" | "markdown" | "plain" | "moodle") => (own, rest),
        _ => (form, text),
    };
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some('n')) => {
                letters.next();
                out.push('\n');
            }
            ('\\', Some('~' | '=' | '#' | '{' | '}' | ':' | '\\')) => {
                out.extend(letters.next());
            }
            _ => out.push(letter),
        }
    }
    let is_html = form == "html" || (form != "markdown" && html::is_html(&out));
    if is_html { html::to_markdown(&out).markdown } else { out.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_question_is_read() {
        let text = "// a comment\n$CATEGORY: $course$/top/Python\n\n::Q1:: Which one? {=right#yes ~wrong#no ~%-50%other}\n\n\
                    Several {~%50%a ~%50%b ~%-100%c}\n\nIs it so? {T#why}\n\nWho? {=Guido =guido van Rossum}\n\nThe {=GIL} locks.\n\n\
                    Pi? {#3.14:0.01}\n\nMatch. {=a -> 1 =b -> 2}\n\nWrite. {}\n\nA description only.\n\n\
                    Escaped \\{x\\} \\= y? {\n=a\n\n~b\n}\n";
        let found = read(text);
        let told: Vec<_> = found
            .cards
            .iter()
            .map(|card| {
                (
                    card.kind,
                    card.content.prompt.as_str(),
                    card.content.answer.as_str(),
                    card.content.options.iter().filter(|one| one.right).count(),
                )
            })
            .collect();
        let expected = [
            (Kind::Choice, "Which one?", "yes", 1),
            (Kind::Choice, "Several", "- a\n- b\n", 2),
            (Kind::Choice, "Is it so?", "why", 1),
            (Kind::Cloze, "Who? […]", "`Guido`, `guido van Rossum`", 0),
            (Kind::Cloze, "The […] locks.", "`GIL`", 0),
            (Kind::Open, "Pi?", "3.14 ± 0.01", 0),
            (Kind::Open, "Match.\n\n- a\n- b\n\n---\n\n- 1\n- 2\n", "- a → 1\n- b → 2\n\n", 0),
            (Kind::Open, "Write.", "", 0),
            (Kind::Choice, "Escaped {x} = y?", "a", 1),
        ];
        assert_eq!(told, expected);
        assert_eq!((found.items, found.cards[0].deck.as_deref()), (10, Some("Python")));
        assert_eq!(found.cards[0].content.options[1].reason.as_deref(), Some("no"));
        assert_eq!(count(text), 8);
    }
    #[test]
    fn one_brace_that_is_missing_costs_no_neighbour() {
        for broken in ["::A:: Q one? {=a ~b", "Q one? {\n=a\n~b", "::A:: Q one? {=a\n~b"] {
            for between in ["\n", "\n\n", "\n\n\n"] {
                let text = format!(
                    "{broken}{between}::B:: Q two? {{=c ~d}}\n\nQ three? {{\n=e\n\n~f\n}}\n"
                );
                let found = read(&text);
                let prompts: Vec<_> =
                    found.cards.iter().map(|card| card.content.prompt.as_str()).collect();
                assert_eq!(prompts, ["Q two?", "Q three?"], "{text}");
                let told: Vec<_> =
                    found.skipped.iter().map(|one| (one.place.as_str(), one.reason)).collect();
                assert_eq!(told, [("line 1", Reason::Unclosed)], "{text}");
            }
        }
        let untitled = read("Q one? {=a ~b\nQ two? {=c ~d}\n");
        assert_eq!((untitled.cards.len(), untitled.skipped.len()), (1, 1));
    }

    #[test]
    fn a_choice_is_told_where_none_is_right_and_keeps_its_arrows() {
        let found = read("Q? {~a ~b}\n\nHow? {=use x->y ~use x.y}\n\nQ =a ~b}\n");
        let told: Vec<_> =
            found.skipped.iter().map(|one| (one.place.as_str(), one.reason)).collect();
        assert_eq!(told, [("line 1", Reason::NoneRight), ("line 5", Reason::Malformed)]);
        assert_eq!(found.cards[0].content.options[0].text, "use x->y");
    }
}
