//! What documents of an interview are labelled with.

use serde::Serialize;

use super::labels::labels;
use crate::words::counts::{Noun, counted};
use crate::words::language::ScreenLanguage;

labels! {
    /// Every label in one language; the comment of each is its English. Names in braces are filled in by [`fill`](super::labels::fill).
    Words;
    interviewer_copy: "Interviewer’s copy" / "Экземпляр интервьюера";
    confidential: "holds the answers, do not hand out" / "содержит ответы, кандидату не показывать";
    brief: "The interview in brief" / "Собеседование вкратце";
    candidate_copy: "Candidate’s copy" / "Экземпляр кандидата";
    interview_title: "Interview: {level}, {minutes}" / "Собеседование: {level}, {minutes}";
    neutral_title: "Interview questions" / "Вопросы собеседования";
    candidate_intro: "The minutes beside a question say how long it is planned for. Think aloud, ask when a task is unclear, and say so when you do not know something." /
        "Минуты рядом с вопросом показывают, сколько времени на него отведено. Рассуждайте вслух, уточняйте условия, а если чего-то не знаете, так и скажите.";
    candidate: "Candidate" / "Кандидат";
    date: "Date" / "Дата";
    interviewer: "Interviewer" / "Интервьюер";
    form: "Form" / "Вариант";
    form_of: "{form} of {forms}" / "{form} из {forms}";
    questions: "Questions" / "Вопросы";
    question: "Question" / "Вопрос";
    minutes: "Minutes" / "Минуты";
    min: "min" / "мин";
    level: "Level" / "Уровень";
    kind: "Kind" / "Вид";
    topic: "Topic" / "Тема";
    time: "Time" / "Время";
    seed: "Seed" / "Зерно";
    set: "Set" / "Вариант";
    digest: "Digest" / "Хеш";
    how_to_rate: "How to rate" / "Как ставить оценки";
    rate_1: "Mostly missing or wrong: fewer than half of the required points" /
        "В основном не названо или неверно: меньше половины обязательных пунктов";
    rate_2: "Partly right: a required point is missing" / "Верно частично: не хватает обязательного пункта";
    rate_3: "Right: all required points" / "Верно: названы все обязательные пункты";
    rate_4: "Right and beyond: all required points and at least half of the others" /
        "Верно и сверх того: все обязательные пункты и не меньше половины остальных";
    short_1: "poor" / "плохо";
    short_2: "mixed" / "частично";
    short_3: "good" / "хорошо";
    short_4: "strong" / "отлично";
    rating_rules: "Rate each question right after its answer and before the next one, only from what was said. There is no middle on purpose. A 1, a 2 or a 4 needs a sentence of evidence in the notes." /
        "Ставьте оценку сразу после ответа, до следующего вопроса, и только по тому, что прозвучало. Середины в шкале нет намеренно. Оценки 1, 2 и 4 подтвердите в заметках одной фразой.";
    suggestion: "Ticks suggest a rating by this scale. Where no point is marked as required, all of them are; where there are no others, all is 3; after a hint it is at most 3." /
        "Отметки подсказывают оценку по этой шкале. Если обязательные пункты не выделены, обязательны все; если остальных нет, все пункты дают 3; после подсказки не выше 3.";
    suggestion_judged: "A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2. SQL and code: every test passes without help 3, after a hint or once a failure was explained 2, otherwise 1; a 4 is given by hand." /
        "Выбор, вывод, пропуск: верно 3, неверно 1, после подсказки или неверной попытки 2. Запросы и код: все тесты проходят без помощи 3, после подсказки или разбора ошибки 2, иначе 1; оценку 4 ставят только вручную.";
    verdict: "Verdict" / "Расчётный итог";
    pass: "Pass" / "Пройдено";
    not_yet: "Not yet" / "Пока нет";
    insufficient: "Insufficient evidence" / "Недостаточно данных";
    overall_rule: "The whole is the mean of all ratings by these weights." /
        "В целом: среднее всех оценок с этими весами.";
    role_weights_rule: "The whole is the weighted mean of the topics’ means. A topic weighs what the role gives it, else 1; one without a rating does not count: {weights}." /
        "В целом: взвешенное среднее из средних по темам. Вес темы задаёт роль, без него вес 1; тема без оценки не считается: {weights}.";
    weight: "Weight" / "Вес";
    pass_rule: "the weighted mean is {pass} or more, and at least {asked} % of the questions were asked" /
        "взвешенное среднее не ниже {pass}, задано не меньше {asked} % вопросов";
    weights_rule: "A question weighs its planned minutes, at least 2 and at most 12." /
        "Вес вопроса равен его минутам, но не меньше 2 и не больше 12.";
    must_have_rule: "each must-have is at {must_have} or more: {topics}" /
        "всё обязательное не ниже {must_have}: {topics}";
    outside_rule: "the verdict does not rest on these must-haves: {topics}" /
        "на это обязательное вердикт не опирается: {topics}";
    kind_needed: "kind “{name}”" / "вид «{name}»";
    insufficient_rule: "fewer questions were asked, or too little of a must-have" /
        "вопросов задано меньше, или по обязательному задано слишком мало";
    not_yet_rule: "anything else" / "во всех остальных случаях";
    must_have: "must-have" / "обязательная";
    unmet: "This set is the nearest one, not an exact one" / "Это ближайший вариант: он не во всём отвечает схеме";
    unmet_label: "Not kept" / "Отступления";
    unmet_row: "{row}: wants {wanted}, has {got}" / "{row}: нужно {wanted}, есть {got}";
    row_topic: "Topic {name}" / "Тема «{name}»";
    row_level: "Level {name}" / "Уровень {name}";
    row_kind: "Kind {name}" / "Вид «{name}»";
    evidence_wanted: "2 questions or 5 minutes, not choices or gaps alone" /
        "2 вопроса или 5 минут, и не только выбор или пропуск";
    row_evidence: "Evidence for {name}" / "Основание для «{name}»";
    number: "No." / "№";
    more_rows: "… and {count} more rows" / "… и ещё строк: {count}";
    plan: "Plan" / "План";
    warmup: "warm-up" / "разминка";
    anchor: "in every form" / "общий для вариантов";
    options: "Options" / "Варианты ответа";
    right: "right" / "верно";
    answer: "Answer" / "Ответ";
    explanation: "Explanation" / "Пояснение";
    key_points: "Key points" / "Ключевые пункты";
    required: "required" / "обязательно";
    more_in_copies: "the rest of the question stands in the copies" / "остальной текст вопроса в экземплярах";
    further: "and {count} further in the copy, half of them for a 4" / "и ещё {count} в экземпляре, половина из них для 4";
    red_flags: "Red flags" / "Тревожные сигналы";
    hints: "Hints" / "Подсказки";
    follow_ups: "Follow-ups" / "Дополнительные вопросы";
    sources: "Sources" / "Источники";
    tests: "Tests" / "Тесты";
    wrong_answers: "Known wrong answers" / "Известные неверные ответы";
    wrong_answer: "Known wrong answer" / "Известный неверный ответ";
    appendix: "Appendix: wrong answers and tests of the tasks" / "Приложение: неверные ответы и тесты к задачам";
    rating: "Rating" / "Оценка";
    not_asked: "not asked" / "не задан";
    notes: "Notes" / "Заметки";
    your_answer: "Your answer" / "Ваш ответ";
    summary: "Summary" / "Итог";
    ratings: "Ratings" / "Оценки";
    mean: "Mean" / "Среднее";
    overall: "Overall" / "В целом";
    reasons: "Reasons" / "Обоснование";
    junior: "junior" / "junior";
    middle: "middle" / "middle";
    senior: "senior" / "senior";
    open: "open" / "открытый";
    choice: "choice" / "выбор";
    output: "output" / "вывод";
    cloze: "gap" / "пропуск";
    sql: "SQL" / "SQL";
    code: "code" / "код";
    behavioral: "behavioral" / "поведенческий";
    design: "design" / "проектирование";
    decimal_mark: "." / ",";
}

/// The labels of a language; English where there are none.
pub fn words(language: &str) -> &'static Words {
    match ScreenLanguage::of(language) {
        ScreenLanguage::Russian => &RUSSIAN,
        ScreenLanguage::English => &ENGLISH,
    }
}

impl Words {
    /// `60 minutes` in the language.
    pub fn minutes_of(&self, minutes: u32) -> String {
        let language = if self.decimal_mark == "," {
            ScreenLanguage::Russian
        } else {
            ScreenLanguage::English
        };
        counted(language, usize::try_from(minutes).unwrap_or(usize::MAX), Noun::Minute)
    }

    /// What a role gives a topic: whole where it is.
    pub fn weight(&self, number: f64) -> String {
        let is_whole = number.fract().abs() < 1e-9;
        if is_whole { format!("{number:.0}") } else { self.decimal(number) }
    }

    /// A threshold as it was written: one decimal, or two where one would not be exact.
    pub fn decimal(&self, number: f64) -> String {
        let one = format!("{number:.1}");
        let is_exact = one.parse::<f64>().is_ok_and(|short| (short - number).abs() < 1e-9);
        let text = if is_exact { one } else { format!("{number:.2}") };
        text.replace('.', self.decimal_mark)
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::tests::{all, places};
    use super::*;

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
    fn minutes_are_counted_by_the_rules_of_the_language() {
        assert_eq!(
            (ENGLISH.minutes_of(1), ENGLISH.minutes_of(60)),
            ("1 minute".into(), "60 minutes".into())
        );
        assert_eq!(
            (RUSSIAN.minutes_of(33), RUSSIAN.minutes_of(60)),
            ("33 минуты".into(), "60 минут".into())
        );
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
