//! The beginning of a pack: `pack.toml`, `taxonomy.toml`, and one question of each kind that passes every check.

use crate::domain::ids::{NAME_MAX_BYTES, is_name};

const QUESTIONS: &str = include_str!("starter/questions.md");

const QUESTIONS_RU: &str = include_str!("starter/questions.ru.md");

/// The comment in the English text that tells what to do with it.
const COMMENT: &str = "<!-- One question of each kind.";

/// What is written: a path inside the pack, with `/`, and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The text of `pack.toml`.
    pub manifest: String,
    /// The text of `taxonomy.toml`.
    pub taxonomy: String,
    /// The topic: the name of the folder.
    pub topic: String,
    /// The leaf: the name of the file without its ending.
    pub leaf: String,
    /// The text of the leaf's file.
    pub questions: String,
}

/// Whether the first questions are written in this language; else they are in English, to be replaced.
pub fn speaks(language: &str) -> bool {
    matches!(language, "en" | "ru") || language.starts_with("en-") || language.starts_with("ru-")
}

/// Whether one of the first questions has this slug.
pub fn is_example(slug: &str) -> bool {
    QUESTIONS.contains(&format!("{{#{slug} "))
}

/// The first questions in a language, or in English with a comment that says so.
fn questions(language: &str) -> String {
    match language {
        ru if ru == "ru" || ru.starts_with("ru-") => QUESTIONS_RU.to_owned(),
        other if speaks(other) => QUESTIONS.to_owned(),
        other => {
            let told = format!(
                "<!-- These are in English: write yours in `{other}`. One question of each kind."
            );
            QUESTIONS.replacen(COMMENT, &told, 1)
        }
    }
}

/// The files of a new pack named `name`, with one topic and one leaf of it, in the language `language`. Both names must be legal.
pub fn files(name: &str, topic: &str, language: &str) -> Files {
    let title = titled(name);
    let leaf = format!("{topic}-basics");
    let manifest = format!(
        "format = 1\nname = \"{name}\"\ntitle = \"{title}\"\nversion = \"0.1\"\nlicense = \"\"\nlanguages = [\"{language}\"]\n\
         tags = []\nignore = [\"docs/**\"]\n"
    );
    let (topic_title, leaf_title) = (titled(topic), titled(&leaf));
    let taxonomy = format!(
        "version = 1\n\n[[topic]]\nid = \"{topic}\"\ntitle_en = \"{topic_title}\"\n\n[[topic.leaf]]\nid = \"{leaf}\"\ntitle_en = \"{leaf_title}\"\n",
    );
    Files { manifest, taxonomy, topic: topic.to_owned(), leaf, questions: questions(language) }
}

/// A legal name made of any text: lower-case letters, digits and single hyphens; `None` where nothing is left.
pub fn name_of(text: &str) -> Option<String> {
    let mut name = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => name.push(letter),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    name.truncate(NAME_MAX_BYTES - "-basics".len());
    let name = name.trim_end_matches('-').to_owned();
    is_name(&name).then_some(name)
}

/// A name with its first letter in upper case and blanks for hyphens.
pub fn titled(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters)
        .map(|letter| if letter == '-' { ' ' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_folder_name_becomes_a_legal_name() {
        for (text, expected) in [
            ("My Questions", Some("my-questions")),
            ("a__b", Some("a-b")),
            ("-x-", Some("x")),
            ("вопросы", None),
            ("", None),
        ] {
            assert_eq!(name_of(text).as_deref(), expected, "{text}");
        }
        assert!(name_of(&"a".repeat(300)).is_some_and(|name| name.len() < NAME_MAX_BYTES));
    }
}
