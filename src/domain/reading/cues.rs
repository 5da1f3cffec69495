//! The words by which a job description says what it wants, in English and Russian. All of them are folded and in lower case.

use crate::domain::labels::Level;

/// What a heading or the beginning of a line makes of what comes below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Required.
    Must,
    /// A plus.
    Nice,
    /// Said to be not wanted.
    Denied,
    /// About the company: what is named counts, what is not understood is not told.
    About,
    /// What is offered, books, rights: nothing in it is asked of anybody.
    Other,
}

/// Headings, most telling first: `bonus points` is a plus and `bonuses` an offer.
const HEADINGS: &[(Section, &[&str])] = &[
    (
        Section::Denied,
        &[
            "not required",
            "not needed",
            "not essential",
            "not necessary",
            "we don't ask",
            "we do not ask",
            "don't need",
            "do not need",
            "don't expect",
            "не требуется",
            "не ждем",
            "не нужно",
            "не обязательно",
            "не понадобится",
        ],
    ),
    (
        Section::Nice,
        &[
            "nice to have",
            "good to have",
            "bonus point",
            "would be a plus",
            "will be a plus",
            "is a plus",
            "are a plus",
            "be a plus",
            "pluses",
            "plus",
            "preferred",
            "desirable",
            "desired",
            "optional",
            "advantage",
            "advantages",
            "even better",
            "great if",
            "bonus",
            "плюсом",
            "как плюс",
            "плюсы",
            "плюс",
            "желательн",
            "преимуществ",
            "приветств",
            "будет здорово",
            "круто",
            "хорошо, если",
            "хорошо если",
            "здорово, если",
        ],
    ),
    (
        Section::Other,
        &[
            "we offer",
            "what we offer",
            "offer",
            "benefits",
            "perks",
            "compensation",
            "salary",
            "resources",
            "career growth",
            "how to apply",
            "мы предлагаем",
            "предлагаем",
            "что мы даем",
            "условия",
            "бонусы",
            "льготы",
            "права ",
            "отчетность",
            "критерии эффективности",
            "ресурсы",
            "книги",
            "курсы",
            "карьер",
        ],
    ),
    (
        Section::About,
        &[
            "about us",
            "about the company",
            "about the project",
            "about you",
            "about",
            "overview",
            "who we are",
            "the job",
            "location",
            "full description",
            "о нас",
            "о компании",
            "о проекте",
            "описание",
            "общие положения",
            "о команде",
        ],
    ),
    (
        Section::Must,
        &[
            "must have",
            "must know",
            "required",
            "requirements",
            "requirement",
            "essential",
            "you have",
            "we expect",
            "what we expect",
            "key skills",
            "skills",
            "qualifications",
            "responsibilities",
            "you will do",
            "your tasks",
            "what you will",
            "we are looking",
            "tech stack",
            "technologies",
            "core ",
            "требован",
            "обязанност",
            "задач",
            "ждем",
            "ожидан",
            "ожидаем",
            "навык",
            "что нужно",
            "нужно",
            "необходим",
            "пожелания",
            "обязательн",
            "стек",
            "технологии",
            "квалификац",
            "что важно",
            "чем предстоит",
            "чем занима",
            "ищем",
            "предстоит",
        ],
    ),
];

/// What makes a clause a plus wherever it stands in it.
const NICE: &[&str] = &[
    "a plus",
    "is a bonus",
    "nice to have",
    "good to have",
    "preferred",
    "preferably",
    "desirable",
    "an advantage",
    "advantageous",
    "is welcome",
    "are welcome",
    "ideally",
    "optional",
    "optionally",
    "would be great",
    "if applicable",
    "плюсом",
    "как плюс",
    "в плюс",
    "большой плюс",
    "- плюс",
    "желательн",
    "желателен",
    "преимуществ",
    "приветств",
    "не помешает",
    "не обязательно, но",
    "будет здорово",
    "круто, если",
    "хорошо, если",
];

/// What makes a clause say that something is not asked. Never the bare `не`, which denies fears as often as skills.
const DENIED: &[&str] = &[
    "not required",
    "n't required",
    "not needed",
    "n't needed",
    "not necessary",
    "n't necessary",
    "not mandatory",
    "n't mandatory",
    "not essential",
    "n't essential",
    "not obligatory",
    "not a must",
    "not expected",
    "n't expected",
    "not part of",
    "not use",
    "n't use",
    "not used",
    "n't used",
    "not ask",
    "n't ask",
    "not need to",
    "n't need to",
    "not need",
    "n't need",
    "no need",
    "no longer use",
    "never use",
    "need not",
    "not using",
    "n't using",
    "not be using",
    "n't be using",
    "not work with",
    "n't work with",
    "not working with",
    "n't working with",
    "not be working with",
    "n't be working with",
    "not do ",
    "n't do ",
    "unnecessary",
    "not have to",
    "n't have to",
    "no experience",
    "no knowledge",
    "no prior",
    "without experience",
    "not looking for",
    "n't looking for",
    "не требу",
    "не потребу",
    "не нужн",
    "не нужен",
    "не нужно",
    "не понадоб",
    "не обязател",
    "необязател",
    "не используем",
    "не использует",
    "не просим",
    "не ждем",
    "не ожида",
    "не является обязательн",
    "не являются обязательн",
    "не применяем",
    "не применяет",
    "не используют",
    "не пользуемся",
    "не практикуем",
    "не работаем",
    "не пишем",
    "отказались",
    "без опыта",
    "без знани",
    "у нас нет",
    "нет необходимости",
    "не ищем",
    "не важ",
    "не принципиальн",
];

/// What makes a clause a must, also among what is a plus.
const MUST: &[&str] = &[
    "is a must",
    "are a must",
    "is required",
    "are required",
    "is mandatory",
    "are mandatory",
    "is essential",
    "are essential",
    "must know",
    "must have",
    "обязателен",
    "обязательна",
    "обязательно",
    "обязательны",
];

/// What is said of a thing that is wanted, or not, beside the words above.
const VERDICTS: &[&str] =
    &["нужен", "нужна", "нужно", "нужны", "необходим", "required", "mandatory"];

/// How a clause ends that says of a thing what was said of the one before it: "Docker is required, Kubernetes is not".
const ELLIPSES: &[&str] = &[" is", " are", " is not", " are not", " isn't", " aren't"];

/// What comes between two clauses that say different things.
pub const BREAKS: &[&str] = &["; ", ". ", "! ", "? ", ", а ", ", зато "];

/// The same where the second clause may still speak of what the first one names.
pub const CONTRASTS: &[&str] =
    &[", but ", " but ", ", however", ", although", ", though", ", но ", ", однако "];

/// How a clause begins that follows a comma and speaks of something new.
pub const LEADS: &[&str] = &[
    "experience",
    "knowledge",
    "understanding",
    "familiarity",
    "familiar",
    "ability",
    "able to",
    "skills",
    "proficiency",
    "no ",
    "опыт",
    "знание",
    "знания",
    "понимание",
    "умение",
    "владение",
    "знакомство",
    "навык",
    "базов",
    "уверенн",
    "хорош",
    "не ",
    "у нас ",
    "мы ",
    "от ",
    "только ",
    "пишем ",
    "используем ",
    "работаем ",
    "we ",
    "our ",
    "you ",
    "they ",
    "only ",
];

/// The section that a heading opens, `None` where no word of it says so. `line` is folded and in lower case.
pub fn section(line: &str) -> Option<Section> {
    let has = |cues: &[&str]| cues.iter().any(|cue| stands_in(line, cue));
    HEADINGS.iter().find(|(_, cues)| has(cues)).map(|(section, _)| *section)
}

/// Whether a clause says that what it names would be a plus.
pub fn is_nice(clause: &str) -> bool {
    NICE.iter().any(|cue| stands_in(clause, cue))
}

/// Whether a clause says that what it names must be known.
pub fn is_must(clause: &str) -> bool {
    MUST.iter().any(|cue| stands_in(clause, cue))
}

/// Whether a clause says that what it names is not asked.
pub fn is_denied(clause: &str) -> bool {
    let beginning = clause.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    // "No PHP, we promise": a clause that opens with the word denies what it names.
    let ends_in_not = ELLIPSES.iter().any(|end| {
        (end.ends_with("not") || end.ends_with("n't")) && trimmed_end(clause).ends_with(end)
    });
    ends_in_not || beginning.starts_with("no ") || DENIED.iter().any(|cue| stands_in(clause, cue))
}

/// Whether a clause says of what it names that it is wanted or not.
pub fn has_verdict(clause: &str) -> bool {
    is_nice(clause)
        || is_must(clause)
        || is_denied(clause)
        || VERDICTS.iter().any(|cue| stands_in(clause, cue))
        || ELLIPSES.iter().any(|end| trimmed_end(clause).ends_with(end))
}

fn trimmed_end(clause: &str) -> &str {
    clause.trim_end_matches(|letter: char| !letter.is_alphanumeric())
}

/// Whether `cue` stands in the text, at the beginning of a word unless it begins with no letter or is an ending (`n't`).
fn stands_in(text: &str, cue: &str) -> bool {
    text.match_indices(cue).any(|(at, _)| cue.starts_with("n't") || starts_word(text, at))
}

/// Whether what stands at `at` begins a word.
pub fn starts_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// Marks of a task that is done.
const DONE: &[&str] =
    &["✅", "✔", "☑", "[x]", "(done)", "- done", "(готово)", "- готово", "(сделано)", "- сделано"];

/// Whether a line bears the mark of a task that is done. `line` is folded and in lower case.
pub fn is_done(line: &str) -> bool {
    DONE.iter().any(|mark| line.contains(mark))
        || line.starts_with("done:")
        || line.starts_with("готово:")
}

/// Words that name a level.
const LEVELS: &[(Level, &[&str])] = &[
    (
        Level::Junior,
        &[
            "junior",
            "intern ",
            "interns ",
            "internship",
            "trainee",
            "entry level",
            "graduate",
            "джуниор",
            "джун",
            "младш",
            "стажер",
            "начинающ",
        ],
    ),
    (Level::Middle, &["middle", "mid level", "mid ", "intermediate", "мидл", "миддл"]),
    (
        Level::Senior,
        &[
            "senior",
            "lead ",
            "tech lead",
            "team lead",
            "principal",
            "staff engineer",
            "experienced level",
            "сеньор",
            "синьор",
            "ведущ",
            "старш",
            "тимлид",
            "техлид",
        ],
    ),
];

/// The levels that a line names, lowest first.
pub fn levels(line: &str) -> Vec<Level> {
    // A space ends the line, so that a word which needs one behind it may be the last.
    let line = format!("{line} ");
    let names = |words: &[&str]| words.iter().any(|word| stands_in(&line, word));
    LEVELS.iter().filter(|(_, words)| names(words)).map(|(level, _)| *level).collect()
}
