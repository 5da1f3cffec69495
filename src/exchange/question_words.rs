//! What a line of text is to a reader: a question, a label before an answer, a chapter that asks nothing.

use super::embed::clean_title;

/// Words that a question opens with, in lower case.
const OPENINGS: &[&str] = &[
    "what",
    "what's",
    "whats",
    "how",
    "why",
    "when",
    "which",
    "who",
    "whose",
    "where",
    "explain",
    "describe",
    "define",
    "name",
    "list",
    "write",
    "implement",
    "tell",
    "give",
    "compare",
    "is",
    "are",
    "can",
    "could",
    "does",
    "do",
    "did",
    "should",
    "would",
    "will",
    "have",
    "has",
    "difference",
    "differentiate",
    "discuss",
    "что",
    "как",
    "какой",
    "какая",
    "какое",
    "какие",
    "каким",
    "какими",
    "почему",
    "зачем",
    "чем",
    "чему",
    "когда",
    "где",
    "кто",
    "сколько",
    "объясните",
    "опишите",
    "расскажите",
    "назовите",
    "перечислите",
    "напишите",
    "сравните",
    "объясни",
    "опиши",
    "расскажи",
    "назови",
    "перечисли",
    "напиши",
    "сравни",
    "можно",
    "нужно",
    "есть",
];

/// Openings that ask somebody to say something, in lower case: in a list they ask without a question mark. What a list of advice begins with
/// too, such as `write` or `name`, is none of them.
const REQUESTS: &[&str] = &[
    "tell me",
    "tell us",
    "tell about",
    "talk about",
    "talk me",
    "walk me",
    "walk us",
    "explain",
    "describe",
    "compare",
    "discuss",
    "give an example",
    "give examples",
    "give a definition",
    "расскажите",
    "расскажи",
    "объясните",
    "объясни",
    "поясните",
    "поясни",
    "опишите",
    "опиши",
    "назовите",
    "назови",
    "перечислите",
    "перечисли",
    "сравните",
    "сравни",
    "приведите пример",
    "приведи пример",
    "дайте определение",
    "дай определение",
];

/// Whether a line opens by asking somebody to say something: `Tell me about a conflict`.
pub fn is_request(line: &str) -> bool {
    let lower = clean_title(line).to_lowercase();
    let lower = lower.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    REQUESTS.iter().any(|opening| {
        let rest = lower.strip_prefix(opening);
        rest.map(|rest| rest.trim_start_matches(['*', '_'])).is_some_and(|rest| {
            rest.starts_with(' ') && rest.trim().contains(char::is_alphanumeric)
        })
    })
}

/// Chapters that every list has and that ask nothing.
const CHAPTERS: &[&str] = &[
    "table of contents",
    "contents",
    "toc",
    "license",
    "licence",
    "contributing",
    "contribution",
    "contributors",
    "references",
    "credits",
    "acknowledgements",
    "acknowledgments",
    "introduction",
    "about",
    "disclaimer",
    "resources",
    "further reading",
    "changelog",
    "authors",
    "author",
    "how to contribute",
    "содержание",
    "оглавление",
    "лицензия",
    "авторы",
    "ссылки",
    "источники",
    "введение",
    "литература",
    "полезные ссылки",
];

/// Words before an answer.
const ANSWER_LABELS: &[&str] = &[
    "correct answer",
    "right answer",
    "sample answer",
    "answer",
    "answers",
    "ans",
    "solution",
    "правильный ответ",
    "верный ответ",
    "ответ",
    "ответы",
    "решение",
];

/// Whether a title asks something.
pub fn is_question(title: &str) -> bool {
    let text = without_code(&clean_title(&without_link(title)));
    if text
        .trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '?')
        .ends_with('?')
        || text.contains("? ")
    {
        return true;
    }
    let lower = title.trim_start_matches(['#', '*', ' ', '_']).to_lowercase();
    let is_numbered = ["q", "question", "вопрос"].iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', '#', '№', '.']);
            let digits = rest.trim_start_matches(|one: char| one.is_ascii_digit());
            digits.len() < rest.len() && digits.starts_with([':', '.', ')', ' ', '-'])
        })
    });
    is_numbered || opens_question(&text)
}

/// Whether a text opens with a word that asks.
fn opens_question(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words =
        lower.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ':'));
    let Some(first) = words.next() else { return false };
    let second = words.next();
    // `В чём разница`, `Is`: one word alone is a chapter.
    second.is_some()
        && (OPENINGS.contains(&first)
            || (matches!(first, "в" | "для" | "из" | "на" | "о" | "от" | "по" | "с")
                && second.is_some_and(|second| {
                    second.starts_with("ч") && matches!(second, "чём" | "чем" | "чего" | "чему")
                        || second.starts_with("как")
                })))
}

/// The question that a line opens with, and the answer behind it: `What is it? That.`
pub fn asks_first(line: &str) -> Option<(&str, &str)> {
    let at = line.find("? ")?;
    let (question, answer) = (line.get(..=at)?, line.get(at + 2..)?.trim());
    let is_code = question.matches('`').count() % 2 == 1;
    (!is_code && !answer.is_empty()).then_some((question, answer))
}

/// Whether a title is that of a chapter that every list has.
pub fn is_chapter(title: &str) -> bool {
    let lower = clean_title(title).to_lowercase();
    let words = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    CHAPTERS.contains(&words)
}

/// What stands behind a label such as `**Answer:**`; `None` where the text begins with none. A label alone gives an empty text.
pub fn behind_label(text: &str) -> Option<&str> {
    let trimmed = text.trim_start_matches(['#', '*', '_', ' ', '>']);
    let lower = trimmed.to_lowercase();
    let label = ANSWER_LABELS.iter().find(|label| {
        lower.strip_prefix(**label).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    // Lower-casing these letters keeps their lengths.
    let rest = trimmed.get(label.len()..)?;
    let before = text.get(..text.len() - trimmed.len()).unwrap_or_default();
    let mark = ["**", "__", "*", "_"].into_iter().find(|mark| before.ends_with(mark));
    let inner = mark.and_then(|mark| rest.trim_start().strip_prefix(mark));
    let bare = inner.unwrap_or(rest).trim_start();
    if bare.trim_matches(['*', '_', ' ']).is_empty() {
        return Some("");
    }
    let behind = bare.strip_prefix(':').or_else(|| bare.strip_prefix(['.', '-', '–', '—']))?;
    // Only what the label opened is closed: emphasis of the answer is its own.
    let Some(mark) = mark.filter(|_| inner.is_none()) else { return Some(behind.trim_start()) };
    let text = behind.strip_prefix(mark).unwrap_or(behind).trim_start();
    let is_around = text.trim_end().ends_with(mark) && text.matches(mark).count() == 1;
    Some(if is_around { text.trim_end().trim_end_matches(mark).trim_end() } else { text })
}

/// Whether the words of a fold say that the answer is behind them.
pub fn is_answer_fold(summary: &str) -> bool {
    let lower = summary
        .trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '?')
        .to_lowercase();
    let says = [
        "answer",
        "solution",
        "ответ",
        "решение",
        "explanation",
        "объяснение",
        "hint",
        "подсказк",
        "spoiler",
        "спойлер",
    ];
    let opens = [
        "show",
        "click",
        "see",
        "view",
        "expand",
        "reveal",
        "details",
        "показать",
        "развернуть",
        "подробнее",
        "раскрыть",
    ];
    !lower.ends_with('?')
        && lower.split_whitespace().count() <= 6
        && (says.iter().any(|word| lower.contains(word))
            || opens.iter().any(|word| lower.starts_with(word))
            || lower.is_empty())
}

/// A title that is a link as its words.
pub fn without_link(title: &str) -> String {
    let title = title.trim();
    match title.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        Some((words, address)) if address.ends_with(')') && !words.contains('[') => {
            words.to_owned()
        }
        _ => title.to_owned(),
    }
}

fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("x")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_told_from_chapters() {
        for title in [
            "What is the GIL?",
            "1. What is it",
            "Explain decorators",
            "Q12: tuples",
            "What is `a?b`",
            "**Why so?**",
            "В чём разница списков",
            "Как работает GC",
            "Вопрос 3. Срезы",
            "[What is React?](#what)",
            "Is it safe? ⭐⭐",
        ] {
            assert!(is_question(title), "{title}");
        }
        for title in ["Decorators", "Python", "The `x ? y` operator", "Is", "Quality", "Что"] {
            assert!(!is_question(title), "{title}");
        }
        for line in
            ["Tell me about yourself", "**Explain** it all", "Расскажите о GIL.", "«Опишите MRO»"]
        {
            assert!(is_request(line), "{line}");
        }
        for line in ["Explain", "Explained well", "Write tests", "Name things well", "Описание"]
        {
            assert!(!is_request(line), "{line}");
        }
        assert!(
            is_chapter("## Table of Contents") && is_chapter("Содержание") && !is_chapter("Lists")
        );
    }

    #[test]
    fn labels_before_answers_are_read() {
        for (text, expected) in [
            ("**Answer:** it is", Some("it is")),
            ("Answer: B", Some("B")),
            ("#### Answer: D", Some("D")),
            ("Ответ: да", Some("да")),
            ("**Answer**", Some("")),
            ("**Answer: B**", Some("B")),
            ("**Answer:** *Not* so", Some("*Not* so")),
            ("Answer: **Yes**, it is", Some("**Yes**, it is")),
            ("__Answer__: so", Some("so")),
            ("Answers vary", None),
            ("Solutions: none", None),
        ] {
            assert_eq!(behind_label(text), expected, "{text}");
        }
        assert!(is_answer_fold("Show answer") && is_answer_fold("<b>Ответ</b>"));
        assert!(!is_answer_fold("What is the answer?"));
    }
}
