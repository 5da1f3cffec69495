//! The labels of the documents, both languages side by side, so that a label missing in one does not compile.

use serde::Serialize;

use crate::domain::labels::{Kind, Level};

macro_rules! labels {
    ($(#[$doc:meta])* $Words:ident; $($name:ident: $english:literal, $russian:literal;)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Serialize)]
        pub struct $Words { $(#[doc = $english] pub $name: &'static str),+ }

        /// English.
        pub static ENGLISH: $Words = $Words { $($name: $english),+ };

        /// Russian.
        pub static RUSSIAN: $Words = $Words { $($name: $russian),+ };
    };
}

labels! {
    /// Every label in one language; the comment of each is its English. Names in braces are filled in by [`fill`].
    Words;
    interviewer_copy: "Interviewer’s copy", "Экземпляр интервьюера";
    confidential: "holds the answers, do not hand out", "содержит ответы, кандидату не показывать";
    candidate_copy: "Candidate’s copy", "Экземпляр кандидата";
    interview_title: "Interview: {level}, {minutes} minutes", "Собеседование: {level}, {minutes} минут";
    neutral_title: "Interview questions", "Вопросы собеседования";
    candidate_intro: "The minutes beside a question say how long it is planned for. Think aloud, ask when a task is unclear, and say so when you do not know something.",
        "Минуты рядом с вопросом показывают, сколько времени на него отведено. Рассуждайте вслух, уточняйте условия, а если чего-то не знаете, так и скажите.";
    candidate: "Candidate", "Кандидат";
    date: "Date", "Дата";
    interviewer: "Interviewer", "Интервьюер";
    form: "Form", "Вариант";
    form_of: "{form} of {forms}", "{form} из {forms}";
    questions: "Questions", "Вопросы";
    question: "Question", "Вопрос";
    minutes: "Minutes", "Минуты";
    min: "min", "мин";
    level: "Level", "Уровень";
    kind: "Kind", "Вид";
    topic: "Topic", "Тема";
    time: "Time", "Время";
    seed: "Seed", "Зерно";
    set: "Set", "Набор";
    digest: "Digest", "Хеш";
    how_to_rate: "How to rate", "Как ставить оценки";
    rate_1: "Wrong or nothing usable, even with help", "Неверно или ничего по существу, даже с подсказкой";
    rate_2: "Part of it: required points are missing, or only came with help",
        "Частично: обязательных пунктов не хватает или они названы с подсказкой";
    rate_3: "Correct and reasoned: the required points came without help",
        "Верно и обоснованно: обязательные пункты названы без подсказки";
    rate_4: "Beyond that: limits, costs and alternatives, from experience",
        "Сверх того: ограничения, цена и альтернативы, из своего опыта";
    short_1: "nothing usable", "ничего по существу";
    short_2: "part of it", "частично";
    short_3: "correct", "верно";
    short_4: "beyond that", "сверх того";
    rating_rules: "Rate each question right after its answer and before the next one, only from what was said. There is no middle on purpose. A 1, a 2 or a 4 needs a sentence of evidence in the notes.",
        "Ставьте оценку сразу после ответа, до следующего вопроса, и только по тому, что прозвучало. Середины в шкале нет намеренно. Оценки 1, 2 и 4 подтвердите в заметках одной фразой.";
    suggestion: "Ticks suggest a rating: 1 + 3 × ticked ÷ all points, rounded; at most 3 once a hint was given.",
        "Отметки подсказывают оценку: 1 + 3 × отмечено ÷ всего пунктов, с округлением; после подсказки не выше 3.";
    verdict: "Verdict", "Решение";
    pass: "Pass", "Пройдено";
    not_yet: "Not yet", "Пока нет";
    insufficient: "Insufficient evidence", "Недостаточно данных";
    pass_rule: "the mean of the topics is {pass} or more, and at least {asked} % of the questions were asked",
        "среднее по темам не ниже {pass}, задано не меньше {asked} % вопросов";
    must_have_rule: "each must-have topic is at {must_have} or more: {topics}",
        "каждая обязательная тема не ниже {must_have}: {topics}";
    insufficient_rule: "fewer questions were asked, or a must-have topic has no rating",
        "вопросов задано меньше, или у обязательной темы нет оценки";
    not_yet_rule: "anything else", "во всех остальных случаях";
    must_have: "must-have", "обязательная";
    unmet: "This set is the nearest one, not an exact one", "Это ближайший набор: он не во всём отвечает заданию";
    unmet_label: "Not kept", "Отступления";
    unmet_row: "{row}: wants {wanted}, has {got}", "{row}: нужно {wanted}, есть {got}";
    row_topic: "Topic {name}", "Тема «{name}»";
    row_level: "Level {name}", "Уровень {name}";
    row_kind: "Kind {name}", "Вид «{name}»";
    number: "No.", "№";
    more_rows: "… and {count} more rows", "… и ещё строк: {count}";
    plan: "Plan", "План";
    warmup: "warm-up", "разминка";
    anchor: "in every form", "общий для вариантов";
    options: "Options", "Варианты ответа";
    right: "right", "верно";
    answer: "Answer", "Ответ";
    explanation: "Explanation", "Пояснение";
    key_points: "Key points", "Ключевые пункты";
    required: "required", "обязательно";
    red_flags: "Red flags", "Тревожные знаки";
    hints: "Hints", "Подсказки";
    follow_ups: "Follow-ups", "Дополнительные вопросы";
    sources: "Sources", "Источники";
    tests: "Tests", "Тесты";
    wrong_answers: "Known wrong answers", "Известные неверные ответы";
    wrong_answer: "Known wrong answer", "Известный неверный ответ";
    appendix: "Appendix: wrong answers and tests of the tasks", "Приложение: неверные ответы и тесты к задачам";
    rating: "Rating", "Оценка";
    not_asked: "not asked", "не задан";
    notes: "Notes", "Заметки";
    your_answer: "Your answer", "Ваш ответ";
    summary: "Summary", "Итог";
    ratings: "Ratings", "Оценки";
    mean: "Mean", "Среднее";
    overall: "Overall: mean of the topics", "В целом: среднее по темам";
    reasons: "Reasons", "Обоснование";
    junior: "junior", "junior";
    middle: "middle", "middle";
    senior: "senior", "senior";
    open: "open", "открытый";
    choice: "choice", "выбор";
    output: "output", "вывод";
    cloze: "gap", "пропуск";
    sql: "SQL", "SQL";
    code: "code", "код";
    behavioral: "behavioral", "поведенческий";
    design: "design", "проектирование";
    decimal_mark: ".", ",";
}

pub(super) use labels;

/// The labels of a language; English where there are none.
pub fn words(language: &str) -> &'static Words {
    match language.split('-').next() {
        Some("ru") => &RUSSIAN,
        _ => &ENGLISH,
    }
}

impl Words {
    /// The name of a level.
    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Junior => self.junior,
            Level::Middle => self.middle,
            Level::Senior => self.senior,
        }
    }

    /// The name of a kind.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Open => self.open,
            Kind::Choice => self.choice,
            Kind::Output => self.output,
            Kind::Cloze => self.cloze,
            Kind::Sql => self.sql,
            Kind::Code => self.code,
            Kind::Behavioral => self.behavioral,
            Kind::Design => self.design,
        }
    }

    /// A number with one decimal, or two where one would not be exact.
    pub fn decimal(&self, number: f64) -> String {
        let one = format!("{number:.1}");
        let is_exact = one.parse::<f64>().is_ok_and(|short| (short - number).abs() < 1e-9);
        let text = if is_exact { one } else { format!("{number:.2}") };
        text.replace('.', self.decimal_mark)
    }
}

/// Fills the places `{name}` of a label; what is filled in is not looked at again.
pub fn fill(label: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn all(words: &Words) -> BTreeMap<String, String> {
        serde_json::from_value(serde_json::to_value(words).unwrap()).unwrap()
    }

    fn places(label: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            label.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn every_label_stands_in_both_languages_with_the_same_places() {
        let (english, russian) = (all(&ENGLISH), all(&RUSSIAN));
        assert!(english.len() > 60);
        for (name, english) in &english {
            let russian = &russian[name];
            assert!(!english.is_empty() && !russian.is_empty(), "{name}");
            assert_eq!(places(english), places(russian), "{name}");
            let is_name = ["junior", "middle", "senior", "sql"].contains(&name.as_str());
            assert_eq!(english == russian, is_name, "{name}");
            let is_latin = russian.chars().any(|letter| letter.is_ascii_alphabetic());
            assert!(is_name || !is_latin || russian.contains('{'), "{name}: {russian}");
        }
    }

    #[test]
    fn a_language_without_labels_is_english() {
        for (language, pass) in
            [("en", "Pass"), ("ru", "Пройдено"), ("ru-RU", "Пройдено"), ("de", "Pass")]
        {
            assert_eq!(words(language).pass, pass);
        }
    }

    #[test]
    fn places_are_filled_once() {
        let values = [("a", "{b}"), ("b", "x")];
        assert_eq!(fill("{a}, {b} and {c}.", &values), "{b}, x and .");
        assert_eq!(fill("plain", &values), "plain");
    }

    #[test]
    fn numbers_follow_the_language() {
        for (number, english, russian) in
            [(2.7, "2.7", "2,7"), (2.0, "2.0", "2,0"), (2.75, "2.75", "2,75")]
        {
            assert_eq!(ENGLISH.decimal(number), english);
            assert_eq!(RUSSIAN.decimal(number), russian);
        }
    }
}
