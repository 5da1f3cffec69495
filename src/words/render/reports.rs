//! What reports, comparisons, debriefs and letters are labelled with, beside what they share with the other documents.

use serde::Serialize;

use super::labels::labels;
use crate::words::language::ScreenLanguage;

labels! {
    /// Every label of a report in one language. Names in braces are filled in by [`fill`](super::labels::fill).
    ReportWords;
    report: "Interview report" / "Отчёт о собеседовании";
    report_of: "{level}, {minutes}" / "{level} · {minutes}";
    asked: "Asked" / "Задано";
    count_of: "{count} of {of}" / "{count} из {of}";
    time_of: "{spent} min at the questions, {planned} planned for them" / "на вопросы {spent} мин, отведено {planned}";
    not_finished: "The interview is not finished: this is how it stands so far." /
        "Собеседование не закончено: здесь то, что есть на этот момент.";
    reason_asked: "{asked} of {of} questions were asked; a verdict needs {wanted} %." /
        "Задано вопросов: {asked} из {of}; для итога нужно {wanted} %.";
    reason_none: "No question was asked and rated." / "Ни один вопрос не задан и не оценён.";
    reason_unrated: "{topic} is a must-have without a rating." / "{topic}: обязательно, но оценки нет.";
    reason_thin: "{topic} is a must-have, and too little of it was asked: a verdict needs two questions or five minutes, not choices or gaps alone." /
        "{topic}: обязательно, но задано слишком мало: нужны два вопроса или пять минут, и не только выбор или пропуск.";
    topics_rule: "The whole is the weighted mean of the topics that were asked. A topic weighs what the role gives it, else 1: {weights}." /
        "В целом: взвешенное среднее заданных тем. Вес темы задаёт роль, без него вес 1: {weights}.";
    edge: "On the edge: with {other} instead of {rating} for question {number} alone it would be “{verdict}”." /
        "На грани: если бы у одного вопроса {number} было {other} вместо {rating}, вышло бы «{verdict}».";
    on_edge: "{verdict}, on the edge" / "{verdict}, на грани";
    reason_absent: "{topic} is a must-have, and the set has no question on it." /
        "{topic}: обязательно, но в варианте нет такого вопроса.";
    reason_below: "{topic} is a must-have at {mean}; it needs {wanted}." /
        "{topic}: обязательно, оценка {mean}, а нужно {wanted}.";
    reason_overall: "Overall it is {overall}; a pass needs {wanted}." / "В целом {overall}, а нужно {wanted}.";
    rule: "A pass needs {pass} or more overall and {asked} % of the questions asked" /
        "Пройдено, если в целом не ниже {pass} и задано не меньше {asked} % вопросов";
    rule_must: "{must_have} or more in each must-have ({topics})" / "во всём обязательном не ниже {must_have} ({topics})";
    unticked: "No key point is ticked: the verdict rests on ratings alone." /
        "Ни один пункт не отмечен: итог держится только на оценках.";
    unticked_questions: "Rated without a tick, and not counted among the key points: {n}." /
        "Оценены без отметок и в ключевых пунктах не учтены: {n}.";
    just_below: "just below {mean}" / "чуть ниже {mean}";
    pass_partial: "Pass on what was asked" / "Пройдено по тому, что задано";
    role_not_asked: "Not asked, though the role must have it: {names}." /
        "Не задано, хотя для роли обязательно: {names}.";
    role_thin: "Asked too little to say anything of it: {names}." /
        "Задано слишком мало, чтобы судить: {names}.";
    by_whole_set: "Must-haves, whole set" / "Обязательное, весь вариант";
    recommends: "{name} recommends: {what}" / "{name}, рекомендация: {what}";
    recommends_because: "{name} recommends: {what}. {because}" / "{name}, рекомендация: {what}. {because}";
    strong_no: "strong no" / "твёрдое нет";
    recommend_no: "no" / "нет";
    recommend_yes: "yes" / "да";
    strong_yes: "strong yes" / "твёрдое да";
    reopened: "Changed after it was finished: {because}" / "Изменено после завершения: {because}";
    part_of: "questions {part}" / "вопросы {part}";
    note_of_another: "the note was written for {rating}:" / "заметка написана к оценке {rating}:";
    own_hint: "hint: {text}" / "подсказка: {text}";
    red_flag: "red flag: {text}" / "тревожный сигнал: {text}";
    ran: "{file}: {judged}; {told}" / "файл {file}: {judged}; {told}";
    was_run: "What was run" / "Что запускали";
    ran_wrong: "wrong" / "неверно";
    ran_unjudged: "not judged" / "не проверено";
    ran_well: "{file}: right" / "файл {file}: верно";
    debrief: "Debrief" / "Разбор";
    numbers_say: "The numbers say" / "Цифры говорят";
    decision: "Decision" / "Решение команды";
    decided_yes: "Yes: {because}" / "Да: {because}";
    decided_no: "No: {because}" / "Нет: {because}";
    not_decided: "Not decided yet. Yes or no, and why:" / "Ещё не решено. Да или нет, и почему:";
    recommendation: "Recommendation" / "Рекомендация";
    first_apart: "Two or more apart, to be talked over first: {numbers}." /
        "Расходятся на два и больше, обсудить в первую очередь: {numbers}.";
    apart: "{n} apart" / "расходятся на {n}";
    kappa: "Weighted kappa {value}, n = {n}" / "Взвешенная каппа {value}, n = {n}";
    no_kappa: "Kappa is worked out from 30 pairs on; here n = {n}." / "Каппа считается от 30 пар; здесь n = {n}.";
    without_cards: "Left out: {names}." / "Не учтены: {names}.";
    nothing_recommended: "none" / "нет рекомендации";
    letter_title: "Feedback on your interview" / "Обратная связь по собеседованию";
    letter_open: "Thank you for your time. This is what stood out, topic by topic, and how to go on practising." /
        "Спасибо за ваше время. Здесь по темам то, что запомнилось, и как заниматься дальше.";
    letter_strong: "Strong" / "Сильные стороны";
    letter_solid: "Good, as far as it was asked" / "Хорошо, насколько об этом зашла речь";
    letter_work: "Worth working on" / "Над чем поработать";
    letter_leaves: "In particular" / "В частности";
    letter_points: "Points that did not come up" / "Что не прозвучало";
    letter_drill: "Practise with: {command}" / "Упражняться: {command}";
    points_nothing_below: "no topic is below {pass}, so the letter names no key points" /
        "ни одна тема не ниже {pass}, поэтому ключевых пунктов в письме нет";
    points_no_weak_answer: "no answer of the topics below {pass} counts less than 3, so the letter names no key points" /
        "в темах ниже {pass} ни один ответ не засчитан ниже 3, поэтому ключевых пунктов в письме нет";
    points_unticked: "not in every answer that did not go well are key points ticked by themselves, so nobody knows which did not come up" /
        "не во всех слабых ответах ключевые пункты отмечены поимённо, поэтому неизвестно, что не прозвучало";
    points_all_came_up: "in the answers that did not go well every key point came up, so there is none to name" /
        "в слабых ответах прозвучали все ключевые пункты, называть нечего";
    letter_none: "No topic was asked enough to say something about it." / "Ни одна тема не была задана настолько, чтобы о ней что-то сказать.";
    thresholds: "Thresholds" / "Пороги";
    competencies: "Competencies" / "Компетенции";
    overall: "Overall" / "В целом";
    overall_note: "weighted mean" / "взвешенное среднее";
    of_4: "of 4" / "из 4";
    pass_line: "pass {pass}" / "порог {pass}";
    must_line: "must-have {must_have}" / "обязательная {must_have}";
    below: "below {must_have}" / "ниже {must_have}";
    no_rating: "no rating" / "нет оценки";
    rated: "Rated" / "Оценено";
    points_share: "{count} of {of} ticked, {share} %; 95 % interval {low} to {high} %" /
        "отмечено {count} из {of}, {share} %; интервал 95 %: от {low} до {high} %";
    no_points: "nothing to tick" / "отмечать нечего";
    none_ticked: "none ticked" / "отметок нет";
    points_note: "Wilson’s interval: with so few points the true share may lie anywhere in it." /
        "Интервал Уилсона: при таком числе пунктов истинная доля может лежать где угодно внутри него.";
    by_question: "Question by question" / "По вопросам";
    hints_given: "hints: {n}" / "подсказок: {n}";
    follow_ups_asked: "follow-ups: {n}" / "дополнительных: {n}";
    wrong_typed: "wrong answers: {n}" / "неверных ответов: {n}";
    still_open: "open" / "впереди";
    points: "Points" / "Пункты";
    interviewers: "Interviewers side by side" / "Оценки интервьюеров рядом";
    candidates: "Candidates side by side" / "Кандидаты рядом";
    agreement: "Agreement" / "Согласие";
    exact: "The same rating" / "Одинаковая оценка";
    within_one: "Within one" / "Разница не больше одного";
    agreed_share: "{count} of {of}, {share} %; 95 % interval {low} to {high} %" /
        "{count} из {of}, {share} %; интервал 95 %: от {low} до {high} %";
    nothing_shared: "No question was rated by two of them." / "Нет вопроса, который оценили хотя бы двое.";
    pair_agreed: "{first} and {second}: {exact} of {both} the same, {within} within one" /
        "{first} и {second}: одинаково {exact} из {both}, с разницей не больше одного {within}";
    results: "Results" / "Результаты";
    findings: "What can be said" / "Что можно сказать";
    ahead: "{ahead} is ahead of {behind} by {difference} a question (95 % interval {low} to {high}, n = {n})." /
        "{ahead} впереди, {behind} позади: разница на вопрос {difference} (интервал 95 %: от {low} до {high}, n = {n}).";
    even: "{first} and {second}: no difference that n = {n} can show ({difference} a question, 95 % interval {low} to {high})." /
        "{first} и {second}: разницы, которую можно показать при n = {n}, нет (на вопрос {difference}, интервал 95 %: от {low} до {high}).";
    even_one: "{first} and {second}: no difference that n = {n} can show ({difference})." /
        "{first} и {second}: разницы, которую можно показать при n = {n}, нет ({difference}).";
    all_same: "{first} and {second}: the same rating for all {n}." /
        "{first} и {second}: по всем вопросам ({n}) оценки одинаковы.";
    all_differ: "{first} and {second}: all {n} differ by the same, {difference}; how far others would spread cannot be told from that." /
        "{first} и {second}: все {n} различаются одинаково, на {difference}; каким был бы разброс, по ним не сказать.";
    severity: "They had different interviewers, whose severity cannot be told apart from the candidates." /
        "Интервьюеры были разные, и их строгость не отделить от кандидатов.";
    overall_whole: "Overall, whole set" / "В целом, весь вариант";
    points_common: "Key points of n, 95 % interval" / "Ключевые пункты по n, интервал 95 %";
    mean_common: "Mean of n" / "Среднее по n";
    common: "{common} questions in common, n = {n} of them asked in every interview" /
        "Общих вопросов: {common}; из них заданы всем: n = {n}";
    changed: "Not the same text in all the sets: {ids}." / "Текст в вариантах не одинаков: {ids}.";
    left_out: "Left out, not finished: {names}." / "Не учтены, не закончены: {names}.";
    whole_set: "Whole set" / "Весь вариант";
    interval: "Key points, 95 % interval" / "Ключевые пункты, интервал 95 %";
    side: "Interview" / "Собеседование";
}

/// The labels of a language; English where there are none.
pub fn report_words(language: &str) -> &'static ReportWords {
    match ScreenLanguage::of(language) {
        ScreenLanguage::Russian => &RUSSIAN,
        ScreenLanguage::English => &ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::tests::{all, places};
    use super::*;

    #[test]
    fn both_languages_have_the_same_places() {
        let (english, russian) = (all(&ENGLISH), all(&RUSSIAN));
        assert!(english.len() > 40);
        for (name, english) in &english {
            assert_eq!(places(english), places(&russian[name]), "{name}");
            assert_ne!(english, &russian[name], "{name}");
        }
        assert_eq!(report_words("ru-RU").overall, "В целом");
        assert_eq!(report_words("de").overall, "Overall");
    }
}
