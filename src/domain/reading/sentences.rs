//! What a sentence of prose does: asks something of the reader, tells what is built with what, offers, or tells of the company. All words
//! are folded and in lower case.

use super::cues::{self, stands_in};

/// What a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// It says what the product does for its clients.
    Sells,
    /// It tells of the company.
    Tells,
    /// It offers something, or says how people are hired.
    Offers,
    /// It says what is built with what.
    Builds,
    /// It asks something of the reader.
    Asks,
}

/// How a sentence begins that offers, wherever it stands.
const OFFERS_FIRST: &[&str] = &[
    "we offer",
    "we provide",
    "we will teach",
    "we'll teach",
    "we pay",
    "in return",
    "benefits:",
    "perks",
    "salary",
    "you get ",
    "you'll get ",
    "you will get ",
    "you'd get ",
    "you would get ",
    "you will receive",
    "you'll receive",
    "мы предлагаем",
    "предлагаем",
    "мы даем",
    "даем ",
    "взамен",
    "от нас",
    "вы получите",
    "оплачиваем",
    "компенсируем",
    "условия",
    "зарплата",
    "interview:",
    "to apply",
    "test task",
    "the process",
    "hiring process",
    "hiring stages",
    "selection process",
    "тестовое",
    "собеседование",
    "этапы",
    "отклик",
];

/// Words of an offer, or of how people are hired, in prose below no heading that asks.
const OFFERS: &[&str] = &[
    "offer",
    "salary",
    "compensation",
    "insurance",
    "pension",
    "holiday",
    "paid",
    "vacation",
    "days off",
    "stipend",
    "allowance",
    "equity",
    "stock option",
    "lessons",
    "courses",
    "training budget",
    "budget for",
    "conference",
    "we can pay",
    "we pay",
    "coffee chat",
    "pairing session",
    "phone screen",
    "recruiter",
    "meet the team",
    "you will be mentored",
    "you'll be mentored",
    "оплачиваем",
    "платим",
    "откликай",
    "certification",
    "certificates",
    "interview:",
    "test task",
    "take home",
    "technical test",
    "exercise",
    "send your cv",
    "send us",
    "apply",
    "applications",
    "applicants",
    "screening",
    "предлага",
    "оклад",
    "дмс",
    "отпуск",
    "премии",
    "опцион",
    "страхов",
    "соцпакет",
    "бюджет на",
    "курсы",
    "оплата",
    "оплату",
    "за счет компании",
    "компенсац",
    "по итогам",
    "собеседовани",
    "собеседуем",
    "интервью",
    "тестовое",
    "тестового",
    "тестовых",
    "лайвкодинг",
    "созвон",
    "резюме",
    "рекрутер",
];

/// What looks like an offer and asks.
const NO_OFFERS: &[&str] = &[
    "extra credit",
    "bonus points",
    "get to ",
    "проводить собеседов",
    "проведени",
    "conducting interviews",
];

/// Words that speak to the reader or of the one who is looked for.
const ASKS: &[&str] = &[
    "you",
    "you'll",
    "you'd",
    "you've",
    "your",
    "we need",
    "we're after",
    "we are after",
    "looking for",
    "look for",
    "seek",
    "candidate",
    "someone who",
    "somebody who",
    "a person who",
    "engineer who",
    "developer who",
    "must",
    "required",
    "requires",
    "experience with",
    "experience of",
    "experience in",
    "knowledge of",
    "understanding of",
    "proficien",
    "ideal",
    "matter",
    "вы",
    "вам",
    "ты",
    "тебе",
    "тебя",
    "вас",
    "ваш",
    "ваша",
    "ваши",
    "вами",
    "ищем",
    "ищет",
    "нужен",
    "нужна",
    "нужно",
    "нужны",
    "требуется",
    "необходим",
    "кандидат",
    "ждем",
    "ожидаем",
    "хотим",
    "чтобы",
    "предстоит",
    "умение",
    "опыт",
    "знание",
    "понимание",
    "придется",
    "важно",
];

/// Endings of Russian verbs in the second person: "пишете", "храните".
const SECOND_PERSON: &[&str] = &[
    "аете",
    "яете",
    "уете",
    "юете",
    "еете",
    "жете",
    "дете",
    "ишете",
    "ерете",
    "ьете",
    "оете",
    "лите",
    "дите",
    "рите",
    "ните",
    "сите",
    "зите",
    "жите",
    "чите",
    "тите",
    "вите",
    "пите",
    "шите",
    "ешь",
    "ишь",
];

/// Words with such an ending that are no verbs.
const NO_VERBS: &[&str] = &["кредите", "аудите", "орбите", "элите", "сервите"];

/// Words that say what is built with what.
const BUILDS: &[&str] = &[
    "stack",
    "runs on",
    "run on",
    "written in",
    "written with",
    "built with",
    "built on",
    "built in",
    "powered by",
    "based on",
    "technologies",
    "talk to each other over",
    "communicate over",
    "стек",
    "используем",
    "используется",
    "используются",
    "написан",
    "на базе",
    "работает на",
    "крутится",
    "крутятся",
    "построен",
    "технологии",
];

/// Who does something with a technology as part of the work.
const WE: &[&str] = &[
    "we",
    "we're",
    "we've",
    "our backend",
    "our services",
    "our platform",
    "our code",
    "our infrastructure",
    "our team",
    "the platform",
    "the team",
    "the backend",
    "у нас",
    "мы",
];

/// Endings of Russian verbs in the first person plural: "пишем", "распиливаем".
const FIRST_PERSON: &[&str] = &[
    "аем", "яем", "уем", "юем", "еем", "шем", "дем", "лим", "дим", "рим", "ним", "сим", "зим",
    "жим", "чим", "тим", "вим",
];

/// Words of a product that helps others.
const PRODUCT: &[&str] = &[
    "help",
    "lets",
    "allow",
    "enable",
    "clients",
    "customers",
    "users",
    "our product",
    "помога",
    "помож",
    "позволя",
    "клиент",
    "пользовател",
    "наш продукт",
    "заказчики",
];

/// Words of a sentence that is an offer all the same.
const WORK: &[&str] = &[
    "you will work with",
    "you'll work with",
    "you will be working with",
    "you will use",
    "you'll use",
    "stack",
    "будете работать с",
    "стек",
];

/// What a sentence does.
pub fn voice(sentence: &str) -> Voice {
    let has = |cues: &[&str]| cues.iter().any(|cue| stands_in(sentence, cue));
    let says = |cues: &[&str]| cues.iter().any(|cue| is_word(sentence, cue));
    if !has(NO_OFFERS) && (offers_first(sentence) || has(OFFERS)) {
        return Voice::Offers;
    }
    let speaks_to = || {
        words(sentence).any(|word| {
            SECOND_PERSON.iter().any(|end| word.ends_with(end))
                && word.chars().count() > 5
                && !NO_VERBS.contains(&word)
        })
    };
    if says(ASKS) || cues::is_nice(sentence) || cues::is_must(sentence) || speaks_to() {
        return Voice::Asks;
    }
    if has(BUILDS) {
        return Voice::Builds;
    }
    let is_of_us = || {
        says(WE)
            || words(sentence).any(|word| {
                word.chars().count() > 4 && FIRST_PERSON.iter().any(|end| word.ends_with(end))
            })
    };
    match () {
        () if has(PRODUCT) => Voice::Sells,
        () if is_of_us() => Voice::Builds,
        () => Voice::Tells,
    }
}

/// Whether a sentence begins as an offer does, or as what says how people are hired.
pub fn offers_first(sentence: &str) -> bool {
    // "CV → call → offer": steps of how people are hired.
    let is_ladder = sentence.matches('→').count() > 1
        && ["offer", "оффер", "call", "созвон"].iter().any(|step| stands_in(sentence, step));
    let sentence = sentence.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    is_ladder
        || OFFERS_FIRST.iter().any(|cue| sentence.starts_with(cue))
            && !NO_OFFERS.iter().any(|cue| stands_in(sentence, cue))
}

/// Whether what stands among offers says plainly what one will work with: "современный стек: Python, Kafka".
pub fn names_work(sentence: &str) -> bool {
    WORK.iter().any(|cue| stands_in(sentence, cue))
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether `cue` stands in the sentence as a whole word, or as the beginning of one where it is longer than four letters.
fn is_word(sentence: &str, cue: &str) -> bool {
    let ends = |at: usize| {
        let after = sentence.get(at + cue.len()..).and_then(|rest| rest.chars().next());
        cue.chars().count() > 4 || !after.is_some_and(|letter| letter.is_alphanumeric())
    };
    sentence.match_indices(cue).any(|(at, _)| cues::starts_word(sentence, at) && ends(at))
}
