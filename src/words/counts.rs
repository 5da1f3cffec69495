//! Counted things: a number and the form of the noun that goes with it, by the plural rules of the Unicode CLDR.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::{LanguageIdentifier, langid};

use super::language::ScreenLanguage;

/// The forms of one noun.
#[derive(Clone, Copy, Debug)]
struct Forms {
    /// One, and any other number.
    english: [&'static str; 2],
    /// 1, 21, 31 …; 2 to 4, 22 …; 0, 5 to 20, 25 …
    russian: [&'static str; 3],
}

macro_rules! nouns {
    ($($(#[$doc:meta])* $name:ident: [$($english:literal),+], [$($russian:literal),+];)+) => {
        /// A thing that is counted on a screen or in a message.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Noun { $($(#[$doc])* $name),+ }

        impl Noun {
            /// Every noun.
            pub const ALL: &'static [Noun] = &[$(Noun::$name),+];

            fn forms(self) -> Forms {
                match self { $(Noun::$name => Forms { english: [$($english),+], russian: [$($russian),+] }),+ }
            }
        }
    };
}

nouns! {
    /// An answer that was given.
    Answer: ["answer", "answers"], ["ответ", "ответа", "ответов"];
    /// A question that was never asked before.
    NewQuestion: ["new question", "new questions"], ["новый вопрос", "новых вопроса", "новых вопросов"];
    /// What an interviewer listens for.
    KeyPoint: ["key point", "key points"], ["ключевой пункт", "ключевых пункта", "ключевых пунктов"];
    /// A hint that was given.
    Hint: ["hint", "hints"], ["подсказка", "подсказки", "подсказок"];
    /// A further question of an interviewer.
    FollowUp: ["follow-up", "follow-ups"], ["дополнительный вопрос", "дополнительных вопроса", "дополнительных вопросов"];
    /// An answer that was judged wrong.
    WrongAnswer: ["wrong answer", "wrong answers"], ["неверный ответ", "неверных ответа", "неверных ответов"];
    /// A subtopic, one file of a pack.
    Leaf: ["leaf", "leaves"], ["подтема", "подтемы", "подтем"];
    /// An exam that was taken.
    Exam: ["exam", "exams"], ["экзамен", "экзамена", "экзаменов"];
    /// A skill that is asked for.
    Skill: ["skill", "skills"], ["навык", "навыка", "навыков"];
    /// Something that must be known.
    MustHave: ["must-have", "must-haves"], ["обязательная", "обязательные", "обязательных"];
    /// A minute.
    Minute: ["minute", "minutes"], ["минута", "минуты", "минут"];
    /// A study day.
    Day: ["day", "days"], ["день", "дня", "дней"];
    /// A question of the bank.
    Question: ["question", "questions"], ["вопрос", "вопроса", "вопросов"];
    /// A review that moved the schedule.
    Review: ["review", "reviews"], ["повторение", "повторения", "повторений"];
    /// A question asked once more on its day; an answer that moved nothing.
    Repeat: ["repeat", "repeats"], ["повтор", "повтора", "повторов"];
    /// A note in one's own words.
    Note: ["note", "notes"], ["заметка", "заметки", "заметок"];
    /// A mark on a question.
    Flag: ["flag", "flags"], ["пометка", "пометки", "пометок"];
    /// A failure of what was known.
    Lapse: ["lapse", "lapses"], ["провал", "провала", "провалов"];
    /// A file.
    File: ["file", "files"], ["файл", "файла", "файлов"];
    /// A test of a code question.
    Test: ["test", "tests"], ["тест", "теста", "тестов"];
    /// A line of text.
    Line: ["line", "lines"], ["строка", "строки", "строк"];
    /// A column of a table.
    Column: ["column", "columns"], ["столбец", "столбца", "столбцов"];
    /// A row of a table.
    Row: ["row", "rows"], ["строка", "строки", "строк"];
    /// Somebody who is interviewed.
    Candidate: ["candidate", "candidates"], ["кандидат", "кандидата", "кандидатов"];
    /// What one interviewer holds of one interview.
    Card: ["card", "cards"], ["карточка", "карточки", "карточек"];
    /// Somebody who leads an interview.
    Interviewer: ["interviewer", "interviewers"], ["интервьюер", "интервьюера", "интервьюеров"];
}

/// The number and its noun: `1 question`, `22 вопроса`.
pub fn counted(language: ScreenLanguage, count: usize, noun: Noun) -> String {
    let forms = noun.forms();
    let form = match language {
        ScreenLanguage::English => {
            forms.english[usize::from(category(language, count) != PluralCategory::ONE)]
        }
        ScreenLanguage::Russian => match category(language, count) {
            PluralCategory::ONE => forms.russian[0],
            PluralCategory::FEW => forms.russian[1],
            _ => forms.russian[2],
        },
    };
    format!("{count} {form}")
}

fn category(language: ScreenLanguage, count: usize) -> PluralCategory {
    const ENGLISH: LanguageIdentifier = langid!("en");
    const RUSSIAN: LanguageIdentifier = langid!("ru");
    let name = match language {
        ScreenLanguage::English => ENGLISH,
        ScreenLanguage::Russian => RUSSIAN,
    };
    // Both languages are in the crate's tables; without rules every number takes the general form.
    PluralRules::create(name, PluralRuleType::CARDINAL)
        .ok()
        .and_then(|rules| rules.select(count).ok())
        .unwrap_or(PluralCategory::OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_has_the_form_of_its_number_in_both_languages() {
        for noun in Noun::ALL {
            let Forms { english: [one, other], russian: [single, few, many] } = noun.forms();
            let expected = [
                (0, other, many),
                (1, one, single),
                (2, other, few),
                (5, other, many),
                (11, other, many),
                (21, other, single),
                (22, other, few),
            ];
            for (count, english, russian) in expected {
                assert_eq!(
                    counted(ScreenLanguage::English, count, *noun),
                    format!("{count} {english}")
                );
                assert_eq!(
                    counted(ScreenLanguage::Russian, count, *noun),
                    format!("{count} {russian}")
                );
            }
            assert!(one != other && single != few && few != many, "{noun:?}");
        }
    }
}
