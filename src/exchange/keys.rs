//! What people call the fields of a question, in the languages that tables come in: as bare keys, lower case without blanks and signs.

/// The field that asks.
pub const QUESTION: &[&str] = &[
    "question",
    "questiontext",
    "prompt",
    "front",
    "q",
    "вопрос",
    "вопросы",
    "питання",
    "frage",
    "fragetext",
    "pregunta",
    "pergunta",
    "domanda",
    "pytanie",
    "text",
    "title",
    "term",
    "query",
];

/// The field that says which option is right, or what is.
pub const KEY: &[&str] = &[
    "correct",
    "correctanswer",
    "correctanswers",
    "correctoption",
    "correctoptions",
    "correctchoice",
    "correctletter",
    "answerkey",
    "key",
    "answerindex",
    "correctindex",
    "correctanswerindex",
    "rightanswer",
    "rightoption",
    "right",
    "правильный",
    "правильныйответ",
    "правильныеответы",
    "правильныйвариант",
    "правильныйвариантответа",
    "верный",
    "верныйответ",
    "верныеответы",
    "верныйвариант",
    "номерправильногоответа",
    "номерправильного",
    "ключ",
    "richtig",
    "richtigeantwort",
    "richtigeantworten",
    "lösung",
    "respuestacorrecta",
    "bonneréponse",
    "correcta",
];

/// The field that answers.
pub const ANSWER: &[&str] = &[
    "answer",
    "back",
    "response",
    "definition",
    "solution",
    "ответ",
    "відповідь",
    "antwort",
    "réponse",
    "reponse",
    "respuesta",
    "resposta",
    "risposta",
    "odpowiedź",
    "answers",
    "ответы",
    "решение",
    "определение",
    "a",
];

/// The field that says why.
pub const EXPLANATION: &[&str] = &[
    "explanation",
    "explain",
    "rationale",
    "details",
    "comment",
    "reason",
    "note",
    "пояснение",
    "объяснение",
    "комментарий",
    "обоснование",
    "erklärung",
    "begründung",
    "erläuterung",
    "explication",
    "explicación",
];

/// The field that holds all options.
pub const OPTIONS: &[&str] = &[
    "options",
    "choices",
    "variants",
    "alternatives",
    "answeroptions",
    "варианты",
    "вариантыответа",
    "вариантыответов",
    "optionen",
    "antwortmöglichkeiten",
    "auswahl",
    "answers",
];

/// The field that holds the wrong options.
pub const WRONG: &[&str] = &[
    "incorrectanswers",
    "incorrect",
    "wronganswers",
    "distractors",
    "неправильныеответы",
    "неверныеответы",
];

/// A field of code below the question.
pub const CODE: &[&str] = &["code", "snippet", "codesnippet", "код"];

/// Words that it is filed under.
pub const TAGS: &[&str] =
    &["tags", "tag", "labels", "keywords", "теги", "метки", "topics", "schlagwörter"];

/// Its chapter.
pub const DECK: &[&str] = &[
    "category",
    "topic",
    "section",
    "subject",
    "chapter",
    "deck",
    "тема",
    "раздел",
    "категория",
    "kategorie",
    "thema",
    "kapitel",
];

/// How hard it is.
pub const LEVEL: &[&str] = &[
    "level",
    "difficulty",
    "seniority",
    "сложность",
    "уровень",
    "schwierigkeit",
    "stufe",
    "niveau",
];

/// Where it is from.
pub const SOURCE: &[&str] = &[
    "source",
    "sources",
    "link",
    "links",
    "url",
    "reference",
    "references",
    "источник",
    "источники",
    "ссылка",
    "ссылки",
    "quelle",
    "quellen",
];

/// What stands before the letter or number of an option: `Option A`, `Вариант 2`.
pub const OPTION_WORDS: &[&str] = &[
    "option",
    "choice",
    "answer",
    "variant",
    "opt",
    "вариантответа",
    "вариант",
    "ответ",
    "antwort",
    "auswahl",
    "réponse",
    "respuesta",
    "opción",
];

/// A key without what people join its words with.
pub fn bare(key: &str) -> String {
    key.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a field of this name may say by a number which option is right.
pub fn may_be_number(key: &str) -> bool {
    let key = bare(key);
    KEY.contains(&key.as_str()) || ANSWER.contains(&key.as_str())
}
