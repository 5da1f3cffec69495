//! Sentences that a person reads stand in `words`: a text of several words anywhere else is data with a reason, or is told.

use proc_macro2::{TokenStream, TokenTree};

use super::source::{Source, sources};
use viva::words::PARTS;

/// Files whose texts are read, matched or written into files, and never said to anybody, with what they hold.
const DATA: &[(&str, &str)] = &[
    ("domain/normal.rs", "names of encodings"),
    ("domain/reading/", "words of job descriptions, which are looked for"),
    ("domain/rest.rs", "words of a setting"),
    ("domain/wording.rs", "words of searches"),
    ("exchange/anki_text.rs", "keys at the head of Anki's text"),
    ("exchange/apkg/schema.rs", "tables and templates of Anki"),
    ("exchange/cells.rs", "headings of sections in a pack, which are looked for"),
    ("exchange/export.rs", "keys at the head of Anki's text"),
    ("exchange/note.rs", "names of fields and notes in Anki, which are looked for"),
    ("exchange/question_words.rs", "headings of others, which are looked for"),
    ("exchange/sides.rs", "headings of sections in a pack, which are looked for"),
    ("exchange/write.rs", "headings and fences of a pack"),
    ("judge/cache.rs", "the first line of a file of passes"),
    ("judge/traceback.rs", "what Python writes"),
    ("pack/check/giveaways.rs", "wordings that are looked for in questions"),
    ("pack/outline.rs", "headings of sections"),
    ("pack/parse/borrowed.rs", "words of other formats, which are looked for"),
    ("pack/parse/fence.rs", "first lines of fences"),
    ("pack/skeleton.rs", "questions that are written into files"),
    ("pack/starter.rs", "comments that are written into files"),
    ("render/html_events.rs", "elements of HTML"),
    ("render/page.rs", "a rule of CSS"),
    ("store/plans", "tests of the plans of queries"),
    ("store/select.rs", "parts of queries"),
    ("store/typed.rs", "a query of the search index"),
];

/// Texts of files that say other things too: matched, run or written, with what each is.
const MATCHED: &[(&str, &str, &str)] = &[
    (
        "app/interview/journal_file.rs",
        "\" at line \"",
        "the place in an error of JSON, which is cut off",
    ),
    ("app/interview/recipe.rs", "\"--role {}\"", "a part of a command"),
    ("app/interview/recipe.rs", "\"{wanted} --level {level}\"", "a part of a command"),
    ("app/interview/recipe.rs", "\"--level {level}\"", "a part of a command"),
    ("app/interview/run.rs", "\"{set} --interviewer {}\"", "a part of a command"),
    ("cli/man.rs", "\"viva {}\"", "a command"),
    ("cli/man_page.rs", "\"viva help\"", "a command"),
    ("config.rs", "\"sat sun\"", "a value of a setting"),
    ("config.rs", "\"one a week\"", "a value of a setting"),
    ("config.rs", "\"unknown variant\"", "an error of TOML, which is told otherwise"),
    ("config.rs", "\"unknown field `\"", "an error of TOML, which is told otherwise"),
    ("exchange/apkg/collection.rs", "b\"SQLite format 3\\0\"", "the head of a file"),
    ("exchange/history.rs", "\"anki collection {created_s}\"", "what a digest is made of"),
    ("exchange/layout.rs", "\"{text}\\n<!-- tags", "a comment that is written into a file"),
    ("judge/code/mod.rs", "\"async def \"", "Python"),
    ("judge/mutation.rs", "\"mutant refused\"", "what a digest is made of"),
    ("judge/mutation.rs", "\"mutant passes\"", "what a digest is made of"),
    ("judge/python.rs", "r\"", "a program in Python"),
    ("judge/sql/failure.rs", "\"Recursion limit\"", "an error of SQLite, which is told otherwise"),
    ("judge/sql/failure.rs", "\"no such table: \"", "an error of SQLite, which is told otherwise"),
    ("render/interviewer.rs", "\"evidence for \"", "the name of a row in a set"),
    ("render/report_labels.rs", "\".w{place}", "a rule of CSS"),
    ("store/open.rs", "\"already exists\"", "an error of SQLite, which is expected"),
];

/// The texts of several words in `source` that are neither in a test nor a comment.
fn sentences(source: &Source) -> Vec<String> {
    let stem = source.path.file_stem().unwrap_or_default().to_string_lossy();
    if stem == "tests" || stem.ends_with("_tests") || source.text.contains("#![cfg(test)]") {
        return Vec::new();
    }
    let tokens: TokenStream = source.text.parse().expect("tokens");
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut place = 0;
    let mut test_next = false;
    while place < tokens.len() {
        match &tokens[place] {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                // An attribute says something to the compiler, but for the words of an error.
                let inner = usize::from(is(tokens.get(place + 1), "!"));
                if let Some(TokenTree::Group(attribute)) = tokens.get(place + 1 + inner) {
                    let text = attribute.to_string();
                    if text.starts_with("[error") {
                        collect(attribute.stream(), found);
                    }
                    test_next |= text.replace(' ', "") == "[cfg(test)]";
                    place += 2 + inner;
                    continue;
                }
            }
            // What only a bug shows.
            TokenTree::Ident(word)
                if ["expect", "debug_assert", "unreachable", "panic"]
                    .iter()
                    .any(|own| word == own) =>
            {
                let skipped = tokens[place + 1..].iter().take(2);
                let until =
                    skipped.take_while(|token| !matches!(token, TokenTree::Group(_))).count();
                place += until + 2;
                continue;
            }
            TokenTree::Group(group) => {
                if !test_next {
                    collect(group.stream(), found);
                }
                test_next = false;
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => test_next = false,
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if is_sentence(&text) {
                    found.push(text);
                }
            }
            _ => {}
        }
        place += 1;
    }
}

fn is(token: Option<&TokenTree>, text: &str) -> bool {
    token.is_some_and(|token| token.to_string() == text)
}

/// Two words beside each other, the first in small letters; no query.
fn is_sentence(literal: &str) -> bool {
    let Some((_, text)) = literal.split_once('"') else { return false };
    let query =
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "PRAGMA ", "DROP ", "ALTER "];
    if query.iter().any(|word| text.starts_with(word)) {
        return false;
    }
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| {
        let ends = pair[0].trim_end_matches([',', ';', ':', '.']);
        let is_word = ends.len() >= 2
            && ends.chars().rev().take(2).all(|sign| sign.is_alphabetic() && sign.is_lowercase());
        is_word
            && pair[1]
                .starts_with(|sign: char| sign.is_alphabetic() || matches!(sign, '{' | '`' | '“'))
    })
}

#[test]
fn sentences_stand_in_words() {
    let mut outside = Vec::new();
    for source in sources() {
        let path = source.path.display().to_string();
        let is_data = DATA.iter().any(|(data, _)| path.starts_with(data));
        if path.starts_with("words/") || is_data {
            continue;
        }
        let is_matched = |text: &String| {
            MATCHED.iter().any(|(file, start, _)| *file == path && text.starts_with(start))
        };
        let said = sentences(&source).into_iter().filter(|text| !is_matched(text));
        outside.extend(said.map(|text| format!("{path}: {text}")));
    }
    assert!(outside.is_empty(), "sentences that a person reads belong to words: {outside:#?}");
}

#[test]
fn sentences_without_russian_are_counted() {
    let (mut whole, mut without) = (0, 0);
    for (part, tables) in PARTS {
        let sentences = || tables.iter().flat_map(|(_, table)| table.iter());
        let missing = sentences().filter(|sentence| sentence.russian.is_none()).count();
        eprintln!("{part}: {} sentences, {missing} of them without Russian", sentences().count());
        (whole, without) = (whole + sentences().count(), without + missing);
    }
    eprintln!("{whole} sentences, {without} of them without Russian: English is shown");
    assert!(whole > 0 && without <= whole);
}

#[test]
fn a_sentence_is_seen_wherever_it_stands() {
    for (text, count) in [
        ("fn a() { b(format!(\"there is no {name} here\")) }", 1),
        ("#[error(\"it has no kind\")] struct A;", 1),
        ("/// There is no kind.\n#[doc = \"there is none\"] struct A;", 0),
        ("#[cfg(test)] mod tests { const A: &str = \"there is none\"; }", 0),
        ("fn a() { b.expect(\"it is there\"); c(\"it is not\") }", 1),
        ("const A: &str = \"SELECT id FROM question\"; const B: &str = \"a-b\";", 0),
    ] {
        let mut found = Vec::new();
        collect(text.parse().expect("tokens"), &mut found);
        assert_eq!(found.len(), count, "{text}: {found:?}");
    }
}
