//! Spellings that are also words of life: a queue of candidates, an index of happiness, the monitoring of budgets. All words are folded and
//! in lower case.

use std::ops::Range;

/// How technical words begin, which make of "monitoring" and "queue" what they are to an engineer.
const TECHNICAL: &[&str] = &[
    // English
    "app",
    "api",
    "backend",
    "cache",
    "cluster",
    "code",
    "component",
    "comput",
    "container",
    "data",
    "deploy",
    "endpoint",
    "engine",
    "error",
    "event",
    "feature",
    "function",
    "gateway",
    "host",
    "infra",
    "instance",
    "integration",
    "job",
    "key",
    "latency",
    "librar",
    "load",
    "log",
    "machine",
    "memory",
    "message",
    "metric",
    "microservice",
    "migration",
    "model",
    "module",
    "network",
    "node",
    "object",
    "operation",
    "page",
    "pipeline",
    "platform",
    "process",
    "product",
    "program",
    "quer",
    "record",
    "release",
    "request",
    "respons",
    "result",
    "row",
    "scale",
    "script",
    "server",
    "service",
    "session",
    "site",
    "software",
    "solution",
    "storage",
    "stream",
    "system",
    "table",
    "task",
    "technical",
    "test",
    "thread",
    "tool",
    "traffic",
    "transaction",
    "update",
    "web",
    "worker",
    // Russian
    "апи",
    "баз",
    "бд",
    "бэк",
    "бек",
    "веб",
    "верси",
    "данн",
    "докер",
    "доступ",
    "задач",
    "запрос",
    "значени",
    "изменени",
    "инфраструкт",
    "исключен",
    "кластер",
    "ключ",
    "код",
    "команд",
    "компонент",
    "контейнер",
    "логик",
    "метод",
    "микросервис",
    "модел",
    "модул",
    "нагруз",
    "объект",
    "ответ",
    "ошиб",
    "памят",
    "пакет",
    "параметр",
    "платформ",
    "поток",
    "прилож",
    "програм",
    "продакшен",
    "прод",
    "проект",
    "процесс",
    "распредел",
    "релиз",
    "реш",
    "сайт",
    "сервер",
    "сервис",
    "сессии",
    "сет",
    "систем",
    "событ",
    "сообщ",
    "состоян",
    "строк",
    "скрипт",
    "таблиц",
    "тест",
    "транзакц",
    "узл",
    "файл",
    "фич",
    "функц",
    "хранили",
    "чат",
    "веток",
];

/// What joins a word to its object in English.
const OF: &[&str] = &["of"];

/// How words begin that stand behind a noun and are no object of it.
const NO_OBJECTS: &[&str] = &[
    "и",
    "или",
    "а",
    "но",
    "на",
    "в",
    "во",
    "с",
    "со",
    "по",
    "для",
    "под",
    "при",
    "через",
    "как",
    "от",
    "до",
    "без",
    "из",
    "к",
    "у",
    "о",
    "об",
    "за",
    "не",
    "это",
    "уров",
    "опыт",
    "знан",
    "умен",
    "навык",
    "желат",
    "обязат",
    "привет",
    "преимущ",
    "плюс",
    "будет",
    "нуж",
    "необход",
    "важ",
    "если",
    "где",
    "что",
    "чтобы",
    "который",
    "которая",
    "которые",
    "python",
    "тоже",
    "также",
    "либо",
];

/// How far behind a word its object ends.
const REACH_WORDS: usize = 4;

/// Words of numbers that count things of life.
const COUNTS: &[&str] = &[
    "million",
    "thousand",
    "billion",
    "hundred",
    "hundreds",
    "thousands",
    "millions",
    "млн",
    "тыс",
    "тысяч",
    "миллионов",
    "млрд",
];

/// What stands behind a skill, or before it, that speaks of people, events and lessons and not of what is asked: "the ML team", "курсы по Go".
const NAMED_AFTER: &[&str] = &[
    "team",
    "teams",
    "department",
    "squad",
    "guild",
    "summit",
    "conference",
    "conferences",
    "meetup",
    "meetups",
    "certification",
    "certifications",
    "certificates",
    "course",
    "courses",
    "training",
    "lessons",
    "bootcamp",
    "community",
    "инженерами",
    "разработчиками",
    "командой",
    "командами",
    "специалистами",
    "отделом",
];
const NAMED_BEFORE: &[&str] = &[
    "курсы по ",
    "курс по ",
    "обучение по ",
    "команду ",
    "команде ",
    "командой ",
    "отдел ",
    "отдела ",
    "конференции по ",
];

/// Who may have a skill beside the reader.
const COLLEAGUES: &[&str] = &[
    "developer",
    "developers",
    "engineer",
    "engineers",
    "person",
    "people",
    "colleague",
    "colleagues",
    "lead",
    "specialist",
];

/// Whether the name at `start` to `end` belongs to a team, an event or a lesson.
pub fn is_of_others(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    let next = behind.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    // "With our front-end developer" is a colleague, and "a Python developer" is who is looked for.
    let is_colleague =
        ["our ", "other ", "another ", "with a "].iter().any(|cue| before.ends_with(cue))
            && COLLEAGUES.contains(&next);
    is_colleague
        || NAMED_AFTER.contains(&next)
        || NAMED_BEFORE.iter().any(|cue| before.ends_with(cue))
}

/// How the words begin that have an object in life as they have in engineering; "ownership of a domain" is one thing in both.
const WITH_OBJECTS: &[&str] = &[
    "queue",
    "index",
    "indic",
    "monitor",
    "cach",
    "deploy",
    "transaction",
    "container",
    "thread",
    "tree",
    "graph",
    "heap",
    "collection",
    "function",
    "sorting",
    "searching",
    "coverage",
    "alert",
    "очеред",
    "индекс",
    "мониторинг",
    "кэш",
    "кеш",
    "транзакц",
    "брокер",
    "сортировк",
    "деревь",
    "граф",
    "куч",
    "словар",
    "соединени",
    "функци",
    "класс",
    "паттерн",
    "облак",
    "контейнер",
];

/// Whether a word has an object of life behind it. `has_skill` says whether a part of the text names a skill.
pub fn is_of_life(
    text: &str,
    word: &Range<usize>,
    has_skill: &dyn Fn(usize, usize) -> bool,
) -> bool {
    // "Thirty million transactions a day" are counted, not programmed.
    let before = text.get(..word.start).unwrap_or_default().trim_end();
    let before = before.rsplit(' ').next().unwrap_or_default();
    let is_counted =
        before.starts_with(|letter: char| letter.is_ascii_digit()) || COUNTS.contains(&before);
    let end = word.end;
    let word = text.get(word.clone()).unwrap_or_default();
    if !WITH_OBJECTS.iter().any(|stem| word.starts_with(stem)) {
        return false;
    }
    if is_counted {
        return true;
    }
    let rest = text.get(end..).unwrap_or_default();
    let Some(behind) = rest.strip_prefix(' ') else { return false };
    let stop = behind.find([',', ';', '.', ':', '(', ')', '!', '?', '/']).unwrap_or(behind.len());
    let behind = behind.get(..stop).unwrap_or_default();
    let words: Vec<&str> = behind.split(' ').take(REACH_WORDS).collect();
    let Some(first) = words.first().filter(|word| !word.is_empty()) else { return false };
    let object: &[&str] = match first.chars().next() {
        Some(letter) if is_cyrillic(letter) => {
            let is_object = !NO_OBJECTS.iter().any(|stem| match stem.chars().count() {
                ..=3 => first == stem,
                _ => first.starts_with(stem),
            });
            if is_object { words.get(..1).unwrap_or_default() } else { return false }
        }
        _ if OF.contains(first) => words.get(1..).unwrap_or_default(),
        _ => return false,
    };
    let length: usize = words.iter().map(|word| word.len() + 1).sum();
    let is_technical = |word: &&str| {
        TECHNICAL.iter().any(|stem| match stem.len() {
            ..=3 if stem.is_ascii() => word == stem || *word == format!("{stem}s"),
            _ => word.starts_with(stem),
        })
    };
    let articles = ["a", "an", "the", "our", "your", "their", "all", "these", "those"];
    let is_named = object.iter().filter(|word| !articles.contains(word)).any(is_technical);
    !object.is_empty() && !is_named && !has_skill(end, (end + length).min(text.len()))
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_an_object_of_life_is_a_word_of_life() {
        let of_life = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            is_of_life(text, &(start..start + word.len()), &|_, _| false)
        };
        assert!(of_life("a queue of candidates", "queue"));
        assert!(of_life("index of happiness", "index"));
        let of_others = |text: &str, name: &str| {
            let start = text.find(name).unwrap();
            is_of_others(text, start, start + name.len())
        };
        assert!(of_others("nine ml teams", "ml") && of_others("курсы по go", "go"));
        assert!(!of_others("ml in a team", "ml"));
        assert!(of_life("мониторинг бюджетов", "мониторинг"));
        assert!(of_life("очередь пациентов", "очередь"));
        assert!(of_life("30 млн транзакций", "транзакций"));
        for (text, word) in [
            ("ownership of results", "ownership"),
            ("monitoring of services", "monitoring"),
            ("monitoring, alerting", "monitoring"),
            ("monitoring tools", "monitoring"),
            ("мониторинг сервисов", "мониторинг"),
            ("мониторинг и логирование", "мониторинг"),
            ("мониторинг: графики", "мониторинг"),
            ("индексы", "индексы"),
        ] {
            assert!(!of_life(text, word), "{text}");
        }
    }
}
