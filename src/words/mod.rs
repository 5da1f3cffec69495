//! The words that people read, both languages side by side: whole sentences in tables (`sentences`), counted nouns with their plural forms (`counts`).
//! A file here holds what one part of the house says, under the name of that part.

pub mod app;
pub mod cli;
pub mod counts;
pub mod domain;
pub mod exchange;
pub mod judge;
pub mod language;
pub mod pack;
pub mod program;
pub mod render;
pub mod sentences;
pub mod store;
pub mod ui;

pub use language::ScreenLanguage;
use sentences::Table;

/// Every table of sentences, by the part of the house whose they are.
pub const PARTS: &[(&str, &[Table])] = &[
    ("app", app::TABLES),
    ("cli", cli::TABLES),
    ("domain", domain::TABLES),
    ("exchange", exchange::TABLES),
    ("judge", judge::TABLES),
    ("pack", pack::TABLES),
    ("program", program::TABLES),
    ("render", render::TABLES),
    ("store", store::TABLES),
    ("ui", ui::TABLES),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_of_a_sentence_take_the_same_values() {
        for sentence in PARTS.iter().flat_map(|(_, tables)| *tables).flat_map(|(_, table)| *table) {
            let Some(russian) = sentence.russian else { continue };
            assert_eq!(values(sentence.english), values(russian), "{}", sentence.name);
        }
    }

    /// The names in braces, in alphabetical order.
    fn values(text: &str) -> std::collections::BTreeSet<&str> {
        let inner = text.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next());
        inner.filter(|name| !name.is_empty()).collect()
    }
}
