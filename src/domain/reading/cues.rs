//! The words by which a job description says what it wants, in English and Russian. All of them are folded and in lower case.

use super::negations;

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
    "is a plus",
    "a big plus",
    "great to have",
    "would help",
    "helpful",
    "beneficial",
    "appreciated",
    "valued",
    "extra credit",
    "would be lovely",
    "lovely",
    "great if you",
    "even better",
    "not required, but",
    "would be an asset",
    "an asset",
    "пригодится",
    "пригодятся",
    "будет полезн",
    "будут полезн",
    "оценим",
    "будем рады",
    "в идеале",
    "отлично, если",
    "здорово, если",
    "можно и без",
];

/// What makes a clause say that something is not asked. Never the bare `не`, which denies fears as often as skills.
const DENIED: &[&str] = &[
    "need not",
    "no need",
    "no longer use",
    "not a must",
    "unnecessary",
    "no experience",
    "no knowledge",
    "no prior",
    "without experience",
    "without prior",
    "not a problem if",
    "no problem if",
    "it's fine if",
    "it is fine if",
    "no worries if",
    "out of scope",
    "we have no ",
    "there is no ",
    "there's no ",
    "handled by",
    "owned by another",
    "done by another",
    "phased out",
    "being retired",
    "is retired",
    "decommission",
    "deprecated",
    "необязател",
    "отказались",
    "избавились",
    "распрощались",
    "без опыта",
    "без знани",
    "без требовани",
    "у нас нет",
    "здесь нет",
    "тут нет",
    "нет в стеке",
    "нет в проекте",
    "нет необходимости",
    "нет нужды",
    "ничего страшного, если",
    "не страшно, если",
    "не беда, если",
    "отдельная команда",
    "другая команда",
    "соседняя команда",
    "занимаются другие",
    "пишут другие",
    "делают другие",
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

/// Most words in which a sentence opens.
const OPENING_WORDS: usize = 4;

/// Words that stand for what was named before.
const PRONOUNS: &[&str] =
    &["those", "them", "these", "it", "that", "его", "ее", "их", "ими", "ним", "них", "ней", "это"];

/// Whether a clause speaks of what was named before it.
pub fn points_back(clause: &str) -> bool {
    clause.split(|letter: char| !letter.is_alphanumeric()).any(|word| PRONOUNS.contains(&word))
}

/// Words that want what they stand beside.
const WANTED: &[&str] = &[
    "experience with",
    "experience of",
    "experience in",
    "knowledge of",
    "proficien",
    "опыт с ",
    "опыт работы с",
    "знание ",
    "владение ",
];

/// Whether a clause wants what it names in so many words, and does not name it in passing.
pub fn is_wanted(clause: &str) -> bool {
    is_nice(clause) || is_must(clause) || WANTED.iter().any(|cue| stands_in(clause, cue))
}

/// How a bracket begins that concedes something.
pub const CONCESSIONS: &[&str] =
    &["although ", "though ", "but we have", "хотя у нас", "хотя мы", "хотя есть"];

/// Words of a denial that says that a thing is not demanded, and not that nobody uses it.
const WEAK: &[&str] = &[
    "requir",
    "essential",
    "necessary",
    "mandatory",
    "obligator",
    "a must",
    "обязател",
    "необязател",
    "требу",
];

/// Whether a clause says of what one may have that it is not demanded: "if you have touched C++, great, but it's not a requirement".
pub fn is_optional(clause: &str) -> bool {
    let is_possible =
        ["if you", "если вы", "если ты", "если есть"].iter().any(|cue| stands_in(clause, cue));
    is_possible && is_weak(clause) && is_denied_in_words(clause) && !clause.contains(" no ")
}

/// Whether a denial only says that a thing is not demanded.
pub fn is_weak(clause: &str) -> bool {
    WEAK.iter().any(|cue| stands_in(clause, cue))
}

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

/// Whether a clause says that what it names would be a plus.
pub fn is_nice(clause: &str) -> bool {
    NICE.iter().any(|cue| stands_affirmed(clause, cue))
}

/// Whether `cue` stands in the text and nothing right before it denies it: "не пригодится" is no plus.
pub fn stands_affirmed(text: &str, cue: &str) -> bool {
    let is_denied = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        ["не ", "not ", "n't "].iter().any(|denial| before.ends_with(denial))
    };
    text.match_indices(cue).any(|(at, _)| starts_word(text, at) && !is_denied(at))
}

/// The words in which a clause opens.
pub fn opening(clause: &str) -> &str {
    let places = clause.match_indices(' ').map(|(at, _)| at).filter(|at| *at > 0);
    clause.get(..places.take(OPENING_WORDS).last().unwrap_or(clause.len())).unwrap_or_default()
}

/// Whether a clause says that what it names must be known.
pub fn is_must(clause: &str) -> bool {
    MUST.iter().any(|cue| stands_in(clause, cue))
}

/// Whether a clause says that what it names is not asked.
pub fn is_denied(clause: &str) -> bool {
    let beginning = clause.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    // "No PHP, we promise": a clause that opens with the word denies what it names.
    let is_opened = ["no ", "nor ", "нет "].iter().any(|cue| beginning.starts_with(cue));
    let ends_in_not = ELLIPSES.iter().any(|end| {
        (end.ends_with("not") || end.ends_with("n't")) && trimmed_end(clause).ends_with(end)
    });
    is_opened
        || ends_in_not
        || [" нет", " - no"].iter().any(|end| trimmed_end(clause).ends_with(end))
        || is_denied_in_words(clause)
}

/// The same by more than the word that opens or ends it.
pub fn is_denied_in_words(clause: &str) -> bool {
    negations::denies(clause) || DENIED.iter().any(|cue| stands_in(clause, cue))
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
pub fn stands_in(text: &str, cue: &str) -> bool {
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

/// Those of them that many use as a bullet.
pub const TICKS: [char; 3] = ['✅', '✔', '☑'];

/// Whether a line bears the mark of a task that is done. `line` is folded and in lower case.
pub fn is_done(line: &str) -> bool {
    DONE.iter().any(|mark| line.contains(mark))
        || line.starts_with("done:")
        || line.starts_with("готово:")
}
