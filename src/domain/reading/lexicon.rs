//! Finding skills in a line: all spellings at once, the longest first, whole words only.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, BuildError};

use crate::domain::normal::lower;
use crate::domain::skill::{STEM_LETTERS_MAX, Skill, Spelling};

/// All skills, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Lexicon {
    skills: Vec<Skill>,
    /// Finds how spellings begin.
    beginnings: AhoCorasick,
    /// Spellings by the pattern that begins them, each with its skill.
    spellings: Vec<Vec<(Spelling, usize)>>,
}

/// A skill in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in [`Lexicon::skills`].
    pub skill: usize,
    /// Bytes of the folded line.
    pub span: Range<usize>,
    /// Whether its spelling counts only beside another skill.
    needs_company: bool,
    /// Whether its spelling is also a word of life.
    pub is_everyday: bool,
}

impl Lexicon {
    /// Prepares the search.
    ///
    /// # Errors
    /// When there are more spellings than the search can hold, which is far beyond what a file may have.
    pub fn new(skills: Vec<Skill>) -> Result<Self, BuildError> {
        let mut by_beginning: BTreeMap<String, Vec<(Spelling, usize)>> = BTreeMap::new();
        for (at, skill) in skills.iter().enumerate() {
            for spelling in &skill.spellings {
                let Some(first) = spelling.words.first() else { continue };
                by_beginning.entry(lower(&first.text)).or_default().push((spelling.clone(), at));
            }
        }
        let beginnings = AhoCorasick::new(by_beginning.keys())?;
        Ok(Self { skills, beginnings, spellings: by_beginning.into_values().collect() })
    }

    /// The skills, in the order of their file.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// The skill with this name.
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == id)
    }

    /// The skills of a folded line, in its order; where spellings overlap the first and longest counts. A name that is also a word of life
    /// counts beside another skill, or where it is all of the line: a chef cooks, "Terraform, Chef" does not.
    pub fn find(&self, line: &str) -> Vec<Hit> {
        let hits = self.find_in_part(line);
        let is_all = |hit: &Hit| line.get(hit.span.clone()) == Some(line.trim());
        match hits.iter().all(|hit| hit.needs_company && !is_all(hit)) {
            true => Vec::new(),
            false => hits,
        }
    }

    /// The same in a part of a line that has skills in it.
    pub fn find_in_part(&self, line: &str) -> Vec<Hit> {
        let small = lower(line);
        let mut hits: Vec<Hit> = Vec::new();
        for found in self.beginnings.find_overlapping_iter(&small) {
            let start = found.start();
            let spellings = self.spellings.get(found.pattern().as_usize());
            for (spelling, skill) in spellings.into_iter().flatten() {
                let text = if spelling.keeps_case { line } else { &small };
                if let Some(end) = end_of(spelling, text, start) {
                    let (needs_company, is_everyday) =
                        (spelling.needs_company, spelling.is_everyday);
                    hits.push(Hit { skill: *skill, span: start..end, needs_company, is_everyday });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.skill));
        let mut end = 0;
        hits.retain(|hit| {
            let is_free = hit.span.start >= end;
            if is_free {
                end = hit.span.end;
            }
            is_free
        });
        hits
    }
}

/// Where the spelling ends that begins at `start`, if it stands there as whole words.
fn end_of(spelling: &Spelling, text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    for (index, word) in spelling.words.iter().enumerate() {
        if index > 0 {
            at += text.get(at..)?.starts_with(' ').then_some(1)?;
        }
        let begins = word.text.chars().next()?;
        let before = text.get(..at)?.chars().next_back();
        if is_of_word(begins) && before.is_some_and(is_of_word) {
            return None;
        }
        let rest = text.get(at..)?.strip_prefix(word.text.as_str())?;
        at += word.text.len();
        let rest = if word.is_stem { rest } else { "" };
        let more = rest.chars().take_while(|letter| letter.is_alphabetic());
        let more: Vec<char> = more.take(STEM_LETTERS_MAX + 1).collect();
        if more.len() > STEM_LETTERS_MAX {
            return None;
        }
        at += more.iter().map(|letter| letter.len_utf8()).sum::<usize>();
        let ends = text.get(..at)?.chars().next_back()?;
        let after = text.get(at..)?.chars().next();
        if after
            .is_some_and(|letter| is_of_name(letter) && (is_of_word(ends) || !is_of_word(letter)))
        {
            return None;
        }
    }
    Some(at)
}

/// Letters and digits of any alphabet, and the underscore.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// What makes a name another one when it follows: `C` is neither `C++` nor `C#`.
fn is_of_name(letter: char) -> bool {
    is_of_word(letter) || matches!(letter, '+' | '#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::normal::folded;

    fn found(line: &str) -> Vec<String> {
        let skill = |id: &str, words: &[&str]| Skill {
            id: id.to_owned(),
            spellings: words.iter().filter_map(|word| Spelling::parse(word)).collect(),
            ..Skill::default()
        };
        let lexicon = Lexicon::new(vec![
            skill("django", &["Django"]),
            skill("drf", &["Django REST framework"]),
            skill("rest", &["=REST"]),
            skill("go", &["=Go"]),
            skill("c", &["=C"]),
            skill("chef", &["&Chef"]),
            skill("cpp", &["C++"]),
            skill("containers", &["контейнериз*"]),
            skill("queues", &["очеред* сообщен*"]),
        ])
        .unwrap();
        let line = folded(line);
        lexicon.find(&line).iter().map(|hit| lexicon.skills[hit.skill].id.clone()).collect()
    }

    #[test]
    fn the_longest_spelling_counts() {
        assert_eq!(found("Django REST Framework and Django"), ["drf", "django"]);
        assert_eq!(found("C++, C"), ["cpp", "c"]);
    }

    #[test]
    fn only_whole_words_of_either_alphabet_count() {
        assert_eq!(found("djangoist, Djangoй, xDjango, Django_2"), Vec::<String>::new());
        assert_eq!(found("(Django)/REST"), ["django", "rest"]);
    }

    #[test]
    fn names_that_are_everyday_words_keep_their_case() {
        assert_eq!(found("the rest may go"), Vec::<String>::new());
        assert_eq!(found("REST in Go"), ["rest", "go"]);
    }

    #[test]
    fn a_name_that_is_a_word_of_life_counts_beside_another_skill_alone() {
        assert_eq!(found("We look for a Chef"), Vec::<String>::new());
        assert_eq!(found("Django and a chef"), ["django"]);
        assert_eq!(found("Chef or Django"), ["chef", "django"]);
    }

    #[test]
    fn a_stem_takes_up_to_five_more_letters_in_each_word() {
        assert_eq!(found("Контейнеризация и очереди сообщений"), ["containers", "queues"]);
        assert_eq!(found("контейнеризованностями"), Vec::<String>::new());
    }
}
