//! What people type to find a question, and how like it is to a sentence: words without their endings, in English and Russian.
//!
//! Endings are cut, never looked up: what is left is compared as the beginning of a word, so a cut that is wrong finds more and never less.

/// Words of a search that count; further ones are passed over.
const WORDS_MAX: usize = 16;

/// Fewest letters of a word that may stand for the beginning of another one.
const PREFIX_LETTERS_MIN: usize = 3;

/// Fewest letters that stay of an English word whose ending is cut.
const ENGLISH_STEM_MIN: usize = 4;

/// Fewest letters that stay of a Russian word whose long ending is cut.
const RUSSIAN_LONG_STEM_MIN: usize = 3;

/// How much the words asked for that a sentence holds count; the rest is the share of its words that were asked for.
const HELD_WEIGHT: f64 = 0.65;

/// Marks that end or wrap words of a sentence and say nothing of their own.
const SENTENCE_MARKS: &[char] = &[
    '.', ',', '?', '!', ';', ':', '"', '\'', '(', ')', '«', '»', '“', '”', '‘', '’', '…', '-', '–',
    '—', '`',
];

/// Words that stand in every other question; sorted by language only.
const COMMON: &str = "a an and are as at be been by can could did do does for from had has have how i in into is it its of on one or s so t \
    than that the their them then there these they this to was were what when where which who why will with would you your me my we our \
    explain difference between differ differs tell about even though although against describe use using used vs versus make makes made mean means happen happens work \
    works good \
    а без против бы был была были в во вы где да для до его ее если есть же за зачем и из или им их к как какая какие какой какое ко когда который \
    которая которые кто ли между мне можно на над надо не него нет ни но нужен нужна нужно нужны о об от отличается отличаются отличие \
    отличать по под почему при про разница разницу с со так такое такой такие там то тоже у уже чем через что чтобы это этот работает \
    работают бывают объясните объясни расскажите расскажи используется использовать";

/// British and American endings of the same word, each the other's.
const SPELLINGS: [(&str, &str); 13] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("aviour", "avior"),
    ("olour", "olor"),
    ("entre", "enter"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("ogue", "og"),
    ("efence", "efense"),
];

/// Spellings of borrowed words that Russian writes with either vowel: the beginning of the word, each the other's.
const RUSSIAN_SPELLINGS: [(&str, &str); 6] = [
    ("кеш", "кэш"),
    ("хеш", "хэш"),
    ("тег", "тэг"),
    ("бекенд", "бэкенд"),
    ("бекап", "бэкап"),
    ("фронтенд", "фронтэнд"),
];

/// Endings that make a noun of a verb, each with the letters of it that stay: `migration` and `migrate` are one word.
const ENGLISH_NOUNS: [(&str, &str); 6] = [
    ("isations", "is"),
    ("isation", "is"),
    ("izations", "iz"),
    ("ization", "iz"),
    ("ions", ""),
    ("ion", ""),
];

const ENGLISH_ENDINGS: [&str; 7] = ["ing", "ful", "ies", "ed", "es", "s", "e"];

/// Endings of Russian verbs of foreign origin and of what is made of them; cut where three letters stay.
const RUSSIAN_LONG_ENDINGS: &str = "ированием ирование ирования ированию ироваться ировать изацией изация изации изацию изаций изировать \
    изирование ацией ация ации ацию аций";

/// Endings of Russian nouns, adjectives and verbs, the longest first.
const RUSSIAN_ENDINGS: &str = "аться яться иться ается уется ости остью ение ения ению ением ениях ании ание ания анию анием еть ются утся \
    иями ется ого его ому ему ыми ими ость ция ции цию цией ций ями ами ией иям ием иях ует уют ать ять ить ала ила ела али или ели ет ут \
    ют ит ат ят ал ил ел ов ев ей ий ый ой ая яя ое ее ые ие ых их ую юю ом ем ам ям ах ях а я о е ы и у ю ь й";

/// How names that questions write in Latin letters are typed in Russian: the beginning of the word, and the name.
const RUSSIAN_NAMES: [(&str, &str); 41] = [
    ("докер", "docker"),
    ("кафк", "kafka"),
    ("редис", "redis"),
    ("постгр", "postgres"),
    ("питон", "python"),
    ("пайтон", "python"),
    ("джанг", "django"),
    ("кубер", "kubernetes"),
    ("к8с", "k8s"),
    ("фласк", "flask"),
    ("фастапи", "fastapi"),
    ("селери", "celery"),
    ("раббит", "rabbitmq"),
    ("рэббит", "rabbitmq"),
    ("кролик", "rabbitmq"),
    ("монг", "mongodb"),
    ("эластик", "elasticsearch"),
    ("нгинкс", "nginx"),
    ("энджинкс", "nginx"),
    ("линукс", "linux"),
    ("гитхаб", "github"),
    ("гитлаб", "gitlab"),
    ("мерж", "merge"),
    ("мердж", "merge"),
    ("ребейз", "rebase"),
    ("ребэйз", "rebase"),
    ("джойн", "join"),
    ("асинкио", "asyncio"),
    ("лямбд", "lambda"),
    ("даунтайм", "downtime"),
    ("дедлок", "deadlock"),
    ("вебсокет", "websocket"),
    ("деплой", "deploy"),
    ("энпоинт", "endpoint"),
    ("эндпоинт", "endpoint"),
    ("пайдантик", "pydantic"),
    ("алхими", "sqlalchemy"),
    ("терраформ", "terraform"),
    ("ансибл", "ansible"),
    ("прометей", "prometheus"),
    ("пайтест", "pytest"),
];

/// Short names as they are typed in Russian: as the beginning of a word they would be other words, so they are compared whole.
const RUSSIAN_SHORT_NAMES: [(&str, &str); 14] = [
    ("гил", "gil"),
    ("гит", "git"),
    ("гита", "git"),
    ("гите", "git"),
    ("апи", "api"),
    ("рест", "rest"),
    ("орм", "orm"),
    ("скл", "sql"),
    ("солид", "solid"),
    ("раг", "rag"),
    ("гет", "get"),
    ("патч", "patch"),
    ("пост", "post"),
    ("пут", "put"),
];

/// A word asked for, in the forms in which a text may hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it was typed, in lower case.
    pub typed: String,
    /// Beginnings of words that count as it; more than one where it has two spellings, a vowel that comes and goes, or a name in Latin letters.
    pub stems: Vec<String>,
}

/// The other form of a Russian stem whose vowel comes and goes: `список`, `списк(а)`.
fn with_other_vowel(stem: &str) -> Option<String> {
    if let Some(short) = stem.strip_suffix("ок") {
        return (short.chars().count() > 2).then(|| format!("{short}к"));
    }
    let short = stem.strip_suffix('к')?;
    let is_open = short.ends_with(|letter: char| "аеиоуыэюяй".contains(letter));
    (!is_open && short.chars().count() > 2).then(|| format!("{short}ок"))
}

impl Word {
    /// The forms of one word in lower case.
    pub fn of(typed: &str) -> Self {
        let mut stems = vec![stem(typed).to_owned()];
        let others = [other_spelling(typed), other_russian_spelling(typed)];
        stems.extend(others.into_iter().flatten().map(|other| stem(&other).to_owned()));
        stems.extend(with_other_vowel(&stems[0]));
        let named = RUSSIAN_NAMES.iter().find(|(beginning, _)| typed.starts_with(beginning));
        let short = RUSSIAN_SHORT_NAMES.iter().find(|(whole, _)| typed == *whole);
        stems.extend(named.or(short).map(|(_, name)| (*name).to_owned()));
        if short.is_some() {
            stems.remove(0);
        }
        stems.dedup();
        Self { typed: typed.to_owned(), stems }
    }

    /// Whether the word itself, and not every word that begins with it, is meant: too short to be a beginning.
    pub fn is_whole(stem: &str) -> bool {
        stem.chars().count() < PREFIX_LETTERS_MIN
    }

    fn is_like(&self, other: &Self) -> bool {
        let begins = |long: &str, short: &str| {
            long == short || (!Self::is_whole(short) && long.starts_with(short))
        };
        let same = |one: &String, two: &String| begins(one, two) || begins(two, one);
        self.stems.iter().any(|one| other.stems.iter().any(|two| same(one, two)))
    }
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words that say what it is about, each once.
    pub words: Vec<Word>,
    /// Names and signs that are more than letters, in lower case and as typed: `n+1`, `:=`, `__init__`.
    pub signs: Vec<String>,
}

impl Query {
    /// Reads what was typed. Words that stand in every question are passed over, unless there are no others; so is nothing else.
    pub fn of(typed: &str) -> Self {
        let typed = typed.replace('ё', "е").replace('Ё', "Е");
        let mut signs: Vec<String> = Vec::new();
        for token in typed.split_whitespace() {
            if let Some(sign) = sign(token).filter(|sign| !signs.contains(sign)) {
                signs.push(sign);
            }
        }
        signs.truncate(WORDS_MAX);
        let (found, common) = words(&typed);
        // "what does := do" asks for the sign alone.
        let is_of_signs = found.is_empty() && !signs.is_empty();
        let words = if found.is_empty() && !is_of_signs { common } else { found };
        Self { words, signs }
    }

    /// The same question with other words: those that `replace` gives nothing for are left out.
    pub fn with_words(&self, replace: impl FnMut(&Word) -> Option<Word>) -> Self {
        Self { words: self.words.iter().filter_map(replace).collect(), signs: self.signs.clone() }
    }

    /// How like a sentence is to what was asked, from 0 (no word of it) to 1 (these words and no others).
    pub fn likeness(&self, sentence: &str) -> f64 {
        let (found, common) = words(&sentence.replace('ё', "е").replace('Ё', "Е"));
        let own = if found.is_empty() { common } else { found };
        let held = self.words.iter().filter(|word| own.iter().any(|one| one.is_like(word)));
        let asked = own.iter().filter(|one| self.words.iter().any(|word| word.is_like(one)));
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        match held.count() {
            0 => 0.0,
            held => {
                HELD_WEIGHT * share(held, self.words.len())
                    + (1.0 - HELD_WEIGHT) * share(asked.count(), own.len())
            }
        }
    }
}

/// The words of a text that say what it is about, and those that stand in every question.
fn words(text: &str) -> (Vec<Word>, Vec<Word>) {
    let all: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // `WHERE` is about SQL, "where" is about nothing; but who writes everything large means nothing by it.
    let is_large = |word: &str| {
        word.chars().count() > 1
            && word.chars().any(char::is_alphabetic)
            && word.to_uppercase() == word
    };
    let all_large = !text.chars().any(char::is_lowercase);
    let mut found: Vec<Word> = Vec::new();
    let mut common: Vec<Word> = Vec::new();
    for word in all {
        let lower = word.to_lowercase();
        let is_common =
            (all_large || !is_large(word)) && COMMON.split_whitespace().any(|one| one == lower);
        let list = if is_common { &mut common } else { &mut found };
        if list.len() < WORDS_MAX && list.iter().all(|known| known.typed != lower) {
            list.push(Word::of(&lower));
        }
    }
    (found, common)
}

/// What of a token is more than letters and the marks of a sentence; `None` where nothing is.
fn sign(token: &str) -> Option<String> {
    let is_plain = |text: &str| text.chars().all(|letter| letter.is_alphanumeric());
    if token.chars().all(|letter| !letter.is_alphanumeric()) {
        let is_mark = token.chars().count() == 1 && token.contains(SENTENCE_MARKS);
        let is_wrapped = token.chars().all(|letter| matches!(letter, '?' | '!' | '.' | '"' | '…'));
        return (!is_mark && !is_wrapped).then(|| token.to_lowercase());
    }
    let inner = token.trim_matches(SENTENCE_MARKS);
    (!is_plain(inner)).then(|| inner.to_lowercase())
}

/// The same word as the other English writes it.
fn other_spelling(lower: &str) -> Option<String> {
    let pairs = SPELLINGS.iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    pairs
        .filter_map(|(from, to)| lower.rfind(from).map(|at| (at, from, to)))
        .find(|(at, from, _)| *at > 0 && at + from.len() + 1 >= lower.len())
        .map(|(at, from, to)| format!("{}{to}{}", &lower[..at], &lower[at + from.len()..]))
}

/// The same word with the other vowel that Russian writes it with.
fn other_russian_spelling(lower: &str) -> Option<String> {
    let pairs = RUSSIAN_SPELLINGS.iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    let mut found = pairs.filter_map(|(from, to)| Some((lower.strip_prefix(*from)?, to)));
    found.next().map(|(rest, to)| format!("{to}{rest}"))
}

/// A word in lower case without its ending.
fn stem(word: &str) -> &str {
    let is_russian = word.chars().any(|letter| matches!(letter, 'а'..='я'));
    let cut = |ending: &str, least: usize| {
        word.strip_suffix(ending).filter(|rest| rest.chars().count() >= least)
    };
    let shorter = if is_russian {
        let mut long = RUSSIAN_LONG_ENDINGS.split_whitespace();
        let found = long.find_map(|ending| cut(ending, RUSSIAN_LONG_STEM_MIN));
        let mut endings = RUSSIAN_ENDINGS.split_whitespace();
        found.or_else(|| endings.find_map(|ending| cut(ending, PREFIX_LETTERS_MIN)))
    } else if word.ends_with("ss") {
        None
    } else {
        let noun = ENGLISH_NOUNS.into_iter().find_map(|(ending, kept)| {
            let rest = cut(ending, ENGLISH_STEM_MIN)?;
            word.get(..rest.len() + kept.len())
        });
        let mut endings = ENGLISH_ENDINGS.into_iter();
        noun.or_else(|| endings.find_map(|ending| cut(ending, ENGLISH_STEM_MIN)))
    };
    shorter.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        Query::of(text).words.into_iter().map(|word| word.typed).collect()
    }

    #[test]
    fn words_that_stand_in_every_question_are_passed_over_unless_they_are_meant() {
        for (text, expected) in [
            ("What is the difference between a list and a tuple?", vec!["list", "tuple"]),
            ("чем отличается список от кортежа", vec!["список", "кортежа"]),
            ("WHERE or HAVING", vec!["where", "having"]),
            ("WHAT IS A LIST", vec!["list"]),
            ("what is it", vec!["what", "is", "it"]),
            ("", vec![]),
            ("\"*\0 -()", vec![]),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn endings_are_cut_and_both_english_spellings_are_one_word() {
        for (one, other) in [
            ("normalization", "normalisation"),
            ("serializers", "serialiser"),
            ("behavior", "behaviour"),
            ("catalog", "catalogues"),
            ("indexes", "index"),
            ("RESTful", "REST"),
            ("индексы", "индексов"),
            ("счётчик", "счетчика"),
            ("транзакций", "транзакция"),
            ("invalidation", "invalidate"),
            ("migrations", "migrate"),
            ("normalisation", "normalize"),
            ("инвалидация", "инвалидировать"),
            ("кэширование", "кеширование"),
            ("хэш", "хеша"),
            ("гил", "GIL"),
            ("мерж", "merge"),
        ] {
            assert!(Query::of(one).likeness(other) > 0.99, "{one} {other}");
        }
        assert_eq!(Query::of("class").likeness("clause"), 0.0);
        assert_eq!(Query::of("to").likeness("token"), 0.0);
    }

    #[test]
    fn signs_are_kept_as_they_were_typed() {
        for (text, expected) in [
            ("what does := do?", vec![":="]),
            ("the N+1 problem", vec!["n+1"]),
            ("`__init__` or (`__new__`)?", vec!["__init__", "__new__"]),
            ("*args, **kwargs", vec!["*args", "**kwargs"]),
            ("gather() - what? \"x\" !", vec![]),
            ("is or ==", vec!["=="]),
        ] {
            assert_eq!(Query::of(text).signs, expected, "{text}");
        }
    }

    #[test]
    fn the_sentence_that_says_just_this_is_most_like_it() {
        let query = Query::of("what is a race condition?");
        let same = query.likeness("What is a race condition? Give an example.");
        let more = query.likeness("Where could a race condition hide in these fourteen lines?");
        assert!(same > more && more > 0.5, "{same} {more}");
        assert_eq!(query.likeness("Name the levels of isolation."), 0.0);
    }
}
