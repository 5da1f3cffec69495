//! Skills as job descriptions name them: spellings in, leaves of the bank out. Plain data; nothing is searched here.

use super::normal::{folded, lower};

/// Most letters that may follow a stem.
pub const STEM_LETTERS_MAX: usize = 5;

/// A skill, its spellings and what the bank asks about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skill {
    /// Its name: lower-case letters, digits and hyphens.
    pub id: String,
    /// How it is called: the first spelling without its marks.
    pub title: String,
    /// The leaves that ask about it; none means that the bank does not.
    pub leaves: Vec<String>,
    /// All ways to write it.
    pub spellings: Vec<Spelling>,
    /// Skills that it takes for granted, by id.
    pub implies: Vec<String>,
    /// Name of the family of products that it is one of: who works with one of them need not know the others.
    pub family: Option<String>,
}

/// One way to write a skill: words in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling {
    /// The words, folded; lower case unless the case counts.
    pub words: Vec<Word>,
    /// Whether upper and lower case must be as written.
    pub keeps_case: bool,
    /// Whether it says nothing alone: it counts where another skill is named beside it.
    pub needs_company: bool,
    /// Whether it is also a word of life: it counts among what is asked, and elsewhere only beside another skill.
    pub is_everyday: bool,
}

/// One word of a spelling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// The word, or how it begins.
    pub text: String,
    /// Whether up to [`STEM_LETTERS_MAX`] more letters may follow.
    pub is_stem: bool,
}

impl Spelling {
    /// Reads `foo`, `=Foo`, `&Foo`, `~foo`, `~=Foo` or `сто* раз*`; `None` where there is nothing to look for.
    pub fn parse(text: &str) -> Option<Self> {
        let (text, is_everyday) = text.strip_prefix('~').map_or((text, false), |text| (text, true));
        let (body, keeps_case, needs_company) =
            match (text.strip_prefix('='), text.strip_prefix('&')) {
                (Some(body), _) => (body, true, false),
                (_, Some(body)) => (body, true, true),
                _ => (text, false, false),
            };
        let body = if keeps_case { folded(body) } else { lower(&folded(body)) };
        let word = |part: &str| match part.strip_suffix('*') {
            Some(stem) => Word { text: stem.to_owned(), is_stem: true },
            None => Word { text: part.to_owned(), is_stem: false },
        };
        let words: Vec<Word> = body.split_whitespace().map(word).collect();
        let is_empty = words.is_empty() || words.iter().any(|word| word.text.is_empty());
        (!is_empty).then_some(Self { words, keeps_case, needs_company, is_everyday })
    }

    /// What is shown of it: no mark of form.
    pub fn title(text: &str) -> String {
        text.trim_start_matches(['=', '&', '~']).replace('*', "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_spelling_are_told_apart() {
        let word = |text: &str, is_stem| Word { text: text.to_owned(), is_stem };
        let read = |text| Spelling::parse(text).map(|one| (one.words, one.keeps_case));
        assert_eq!(read("FastAPI"), Some((vec![word("fastapi", false)], false)));
        assert_eq!(read("=Go"), Some((vec![word("Go", false)], true)));
        let alone = Spelling::parse("&Chef").map(|one| (one.keeps_case, one.needs_company));
        assert_eq!((alone, Spelling::title("&Chef")), (Some((true, true)), "Chef".to_owned()));
        let of_life = Spelling::parse("~queues").map(|one| (one.keeps_case, one.is_everyday));
        assert_eq!(
            (of_life, Spelling::title("~queues")),
            (Some((false, true)), "queues".to_owned())
        );
        let phrase = vec![word("очеред", true), word("сообщен", true)];
        assert_eq!(read("Очеред* сообщен*"), Some((phrase, false)));
        let hyphen = vec![word("docker", false), word("compose", false)];
        assert_eq!(read("docker-compose"), Some((hyphen, false)));
        assert_eq!((read(""), read("="), read("*")), (None, None, None));
    }
}
