//! Negations by their words: "we do not use X", "X is not part of our stack", «X мы не применяем». All words are folded and in lower case.

/// What follows a negation, a few words behind it, where a skill is denied and not a fear.
const EN: &[&str] = &[
    "use",
    "using",
    "need",
    "requir",
    "necessary",
    "essential",
    "mandatory",
    "obligatory",
    "expect",
    "ask",
    "work",
    "writ",
    "run",
    "touch",
    "involve",
    "plan",
    "support",
    "part",
    "look",
    "have",
    "has",
    "got",
    "do",
    "deal",
    "care",
    "relevant",
    "include",
    "our",
    "here",
    "stack",
    "must",
    "assum",
    "test",
];

const RU: &[&str] = &[
    "треб",
    "надо",
    "потреб",
    "нужн",
    "нужен",
    "нуждае",
    "понадоб",
    "обязат",
    "использ",
    "просим",
    "ждем",
    "ждут",
    "ожида",
    "примен",
    "пользуем",
    "пользуют",
    "практик",
    "работаем",
    "работать",
    "работал",
    "пишем",
    "пишут",
    "ищем",
    "ищут",
    "важн",
    "важен",
    "принципиал",
    "придет",
    "предстоит",
    "планир",
    "касает",
    "касать",
    "косн",
    "затрон",
    "трога",
    "спраш",
    "пригод",
    "критич",
    "провер",
    "держим",
    "актуал",
    "входит",
    "входят",
    "является",
    "являются",
    "наша",
    "наш",
    "ваша",
    "ваш",
    "про нас",
    "сталкива",
    "столкн",
    "имели дел",
    "имеем дел",
    "поддерживаем",
];

/// Words right behind a negation that take it back: "not only".
const TAKEN_BACK: &[&str] = &[
    "only",
    "just",
    "merely",
    "simply",
    "limited",
    "afraid",
    "scared",
    "только",
    "просто",
    "менее",
    "ниже",
    "хуже",
];

/// Words before a negation that make of it a thing to know: "when not to use Kafka".
const TO_KNOW: &[&str] =
    &["when", "why", "what", "where", "whether", "how", "когда", "почему", "зачем"];

/// How far behind a negation its word stands.
const REACH_EN: usize = 4;
const REACH_RU: usize = 2;

/// Whether a clause says in some words that what it names is not asked.
pub fn denies(clause: &str) -> bool {
    denies_in(clause, false)
}

/// The same of a heading, where "what we don't use" is no thing to know.
pub fn denies_below(heading: &str) -> bool {
    denies_in(heading, true)
}

fn denies_in(clause: &str, is_heading: bool) -> bool {
    let words: Vec<&str> = clause
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != ',')
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).any(|at| denies_at(&words, at, is_heading))
}

fn denies_at(words: &[&str], at: usize, is_heading: bool) -> bool {
    let word = words.get(at).copied().unwrap_or_default().trim_end_matches(',');
    let behind = |reach: usize| words.iter().skip(at + 1).take(reach).copied();
    let is_taken_back = behind(1).any(|next| TAKEN_BACK.contains(&next.trim_end_matches(',')));
    let is_to_know =
        !is_heading && words.iter().take(at).rev().take(6).any(|before| TO_KNOW.contains(before));
    if is_taken_back || is_to_know {
        return false;
    }
    match word {
        // The word for it may stand alone at the end: "Docker is required, Kubernetes is not".
        "not" | "never" | "cannot" | "won't" | "nobody" => follows(&mut behind(REACH_EN), EN),
        "не" => follows(&mut behind(REACH_RU), RU),
        _ if word.ends_with("n't") => follows(&mut behind(REACH_EN), EN),
        _ => false,
    }
}

/// Whether one of `stems` begins a word before the next comma.
fn follows(behind: &mut dyn Iterator<Item = &str>, stems: &[&str]) -> bool {
    for word in behind {
        if stems.iter().any(|stem| word.starts_with(stem)) {
            return true;
        }
        if word.ends_with(',') {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_denies_by_the_word_it_stands_before() {
        for clause in [
            "we do not really use kafka",
            "kafka is not our stack",
            "java isn't part of this role",
            "you won't touch php",
            "mongo is not something we use",
            "kafka у нас не применяется",
            "нагрузочное тестирование не ваша забота",
            "с java работать не придется",
            "алгоритмы не спрашиваем",
        ] {
            assert!(denies(clause), "{clause}");
        }
        for clause in [
            "you are not afraid of kafka",
            "an index that does not help",
            "you know when not to use kafka",
            "not only python",
            "не боится фронтенда",
            "не только python",
            "опыт не менее трех лет",
            "понимаете, почему не работает kafka",
        ] {
            assert!(!denies(clause), "{clause}");
        }
    }
}
