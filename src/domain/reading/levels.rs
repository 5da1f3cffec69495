//! The level that words speak of. All words are folded and in lower case.

use crate::domain::labels::Level;

/// Words that name a level.
const NAMES: &[(Level, &[&str])] = &[
    (Level::Junior, &["junior", "jr", "intern", "interns", "internship", "trainee", "graduate"]),
    (Level::Middle, &["middle", "mid", "intermediate"]),
    (Level::Senior, &["senior", "sr", "principal", "staff"]),
];

/// How words begin that name a level in Russian, and two words in a row of either language.
const STEMS: &[(Level, &[&str])] = &[
    (Level::Junior, &["джуниор", "джун", "младш", "стажер", "начинающ", "entry level"]),
    (Level::Middle, &["мидл", "миддл"]),
    (
        Level::Senior,
        &[
            "сеньор",
            "синьор",
            "ведущ",
            "старш",
            "тимлид",
            "техлид",
            "tech lead",
            "team lead",
            "experienced level",
        ],
    ),
];

/// Who is looked for, one of them: "pair with junior developers" looks for nobody.
const JOBS: &[&str] = &[
    "engineer",
    "developer",
    "programmer",
    "architect",
    "specialist",
    "backend",
    "python",
    "software",
    "data",
    "platform",
    "разработчик",
    "разработчика",
    "разработчику",
    "разработчиком",
    "программист",
    "программиста",
    "инженер",
    "инженера",
    "специалист",
    "специалиста",
    "бэкендер",
    "бэкендера",
];

/// Words that look for somebody.
const LOOKS: &[&str] = &[
    "looking for",
    "look for",
    "seek",
    "need",
    "hiring",
    "hire",
    "after a",
    "to join",
    "ищем",
    "ищет",
    "нужен",
    "нужна",
    "требуется",
    "поиск",
    "приглаша",
];

/// How a line begins that names the position.
const LABELS: &[&str] =
    &["position", "job title", "title", "role", "vacancy", "позиция", "вакансия", "должность"];

/// Most words between a level and whom it is said of.
const REACH_WORDS: usize = 3;

/// Most words of a line that is a title and no prose.
const TITLE_WORDS_MAX: usize = 14;

fn words(line: &str) -> Vec<&str> {
    line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The levels that a line names, lowest first.
pub fn named(line: &str) -> Vec<Level> {
    let words = words(line);
    let mut levels: Vec<Level> = (0..words.len()).filter_map(|at| at_word(&words, at)).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// The level that the word at `at` names.
fn at_word(words: &[&str], at: usize) -> Option<Level> {
    let word = *words.get(at)?;
    let next = words.get(at + 1).copied().unwrap_or_default();
    if matches!((word, next), ("graduate", "degree" | "school") | ("staff", "members" | "training"))
    {
        return None;
    }
    // "Lead Engineer" leads; "lead a squad" and "lead time" do not say who is looked for.
    if word == "lead" {
        return (at + 1 == words.len() || JOBS.contains(&next)).then_some(Level::Senior);
    }
    let pair = format!("{word} {next}");
    let is_stem = |stem: &str| {
        if stem.contains(' ') { pair.starts_with(stem) } else { word.starts_with(stem) }
    };
    let by_name = NAMES.iter().find(|(_, names)| names.contains(&word));
    let by_stem = || STEMS.iter().find(|(_, stems)| stems.iter().any(|stem| is_stem(stem)));
    by_name.or_else(by_stem).map(|(level, _)| *level)
}

/// The level of a title: of a range the lower end, which meets it; a list of all levels says nothing.
pub fn of_title(line: &str) -> Option<Level> {
    if words(line).len() > TITLE_WORDS_MAX {
        return of_prose(line);
    }
    match named(line).as_slice() {
        [level] | [level, _] => Some(*level),
        _ => None,
    }
}

/// The level of a line that names the position: "Level: middle", "Позиция: Junior Python Developer".
pub fn of_label(line: &str) -> Option<Level> {
    let (label, rest) = line.split_once(": ")?;
    match label {
        "level" | "seniority" | "grade" | "уровень" | "грейд" => {
            named(rest).first().copied()
        }
        label => LABELS.contains(&label).then(|| of_title(rest))?,
    }
}

/// The level of whom a sentence looks for: "we look for a senior engineer", and not "you will coach senior engineers".
pub fn of_prose(line: &str) -> Option<Level> {
    line.split(". ").find_map(|sentence| {
        if !LOOKS.iter().any(|cue| super::cues::stands_in(sentence, cue)) {
            return None;
        }
        let words = words(sentence);
        (0..words.len()).find_map(|at| {
            let level = at_word(&words, at)?;
            let behind = words.iter().skip(at + 1).take(REACH_WORDS);
            let names_itself =
                words.get(at).is_some_and(|word| word.ends_with("лида") || word.ends_with("лид"));
            let is_called = at.checked_sub(1).and_then(|before| words.get(before));
            let is_called =
                is_called.is_some_and(|word| matches!(*word, "уровня" | "грейда" | "level"));
            let is_called = is_called
                || words.iter().skip(at + 1).take(REACH_WORDS).any(|word| *word == "level");
            (names_itself || is_called || behind.into_iter().any(|word| JOBS.contains(word)))
                .then_some(level)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_level_and_of_a_range_the_lower_end() {
        use Level::{Junior, Middle, Senior};
        for (title, level) in [
            ("senior/middle+ python developer", Some(Middle)),
            ("strong junior python developer", Some(Junior)),
            ("sr. software engineer", Some(Senior)),
            ("lead backend engineer", Some(Senior)),
            ("ведущий разработчик", Some(Senior)),
            ("старший инженер программист", Some(Senior)),
            ("backend developer (mid/senior)", Some(Middle)),
            ("junior, middle, senior", None),
            ("lead time of a change", None),
            ("python developer", None),
        ] {
            assert_eq!(of_title(title), level, "{title}");
        }
        assert_eq!(of_label("позиция: junior python developer"), Some(Junior));
    }

    #[test]
    fn prose_names_the_level_of_whom_it_looks_for() {
        for (line, level) in [
            (
                "our client is looking for a lead backend engineer to join its office",
                Some(Level::Senior),
            ),
            ("we are looking for a developer at junior or mid level", Some(Level::Junior)),
            ("ищем ведущего разработчика в команду платежей", Some(Level::Senior)),
            ("сейчас ищем разработчика уровня junior+", Some(Level::Junior)),
            ("we look for a mid level django engineer", Some(Level::Middle)),
            ("you will coach senior engineers and need patience", None),
            ("развивать мидлов и джунов в команде", None),
        ] {
            assert_eq!(of_prose(line), level, "{line}");
        }
    }
}
