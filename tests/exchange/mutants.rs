//! Broken files of every form: nothing panics, nothing hangs, nothing is written outside of the pack.

use std::fs;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use viva::exchange::form::Form;
use viva::exchange::layout::{self, Draft, Frame};
use viva::exchange::objects::Objects;

use super::collections::folder;

/// What is put into a text: signs that mean something in one form or another.
const SIGNS: &[&str] = &[
    "#",
    "##",
    "\n## ",
    "```",
    "~~~",
    "`",
    "<",
    ">",
    "<!--",
    "-->",
    "{{c1::",
    "}}",
    "::",
    ":::",
    "\n?\n",
    "==",
    "[",
    "](",
    "]: ",
    "{",
    "}",
    "\"",
    "\\",
    "\t",
    ",",
    ";",
    "\n",
    "\r\n",
    "\n\n",
    "- [x] ",
    "- [ ] ",
    "1. ",
    "<details>",
    "<summary>",
    "</details>",
    "Q: ",
    "A: ",
    "\u{0}",
    "\u{1b}[2J",
    "\u{202e}",
    "é",
    "\u{feff}",
    "&nbsp;",
    "<pre>",
    "<li>",
    "[…]",
    "[...]",
    "{#a .junior}",
    "+++",
    "---",
    "=",
    "~",
    "%50%",
    "->",
    "> > > > > > > > > > > > > > > > ",
    "                ",
    "<div><div><div><div><div><div><div><div>",
];

fn mutant(text: &str, random: &mut ChaCha8Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..random.random_range(1..6) {
        let at = random.random_range(0..=letters.len());
        match random.random_range(0..4) {
            0 => {
                let sign = SIGNS[random.random_range(0..SIGNS.len())];
                let repeated = sign.repeat(if random.random_range(0..10) == 0 { 200 } else { 1 });
                drop(letters.splice(at..at, repeated.chars()));
            }
            1 => {
                let end = (at + random.random_range(0..40)).min(letters.len());
                letters.drain(at..end);
            }
            2 => {
                let end = (at + random.random_range(0..200)).min(letters.len());
                let copy: Vec<char> = letters[at..end].to_vec();
                let to = random.random_range(0..=letters.len());
                drop(letters.splice(to..to, copy));
            }
            _ => letters.truncate(at.max(letters.len() / 2)),
        }
    }
    letters.into_iter().collect()
}

/// Reads and lays out mutants of every collection in every form; an odd text in another form is a mutant too.
fn run(count: usize) {
    let mut random = ChaCha8Rng::seed_from_u64(16);
    let mut texts: Vec<String> = fs::read_dir(folder())
        .expect("collections")
        .map(|entry| fs::read_to_string(entry.expect("a file").path()).expect("text"))
        .collect();
    texts.sort();
    let is_leaf = |name: &str| name == "gil";
    let frame = Frame { level: viva::domain::labels::Level::Middle, lang: "en", is_leaf: &is_leaf };
    for form in Form::ALL {
        for number in 0..count {
            let text = mutant(&texts[number % texts.len()], &mut random);
            let Ok(Objects::Foreign(found)) = form.read(&text) else { continue };
            assert!(found.items >= found.skipped.len());
            let drafts: Vec<Draft> =
                found.cards.iter().map(|card| Draft::new(card, "leaf", &frame)).collect();
            for draft in &drafts {
                assert!(!draft.text().contains(['\u{1b}', '\u{202e}']), "{text:?}");
                assert!(
                    viva::domain::ids::is_name(&draft.slug)
                        && viva::domain::ids::is_name(&draft.leaf),
                    "{draft:?}"
                );
            }
            layout::lay_out(drafts, &frame);
            Form::guess("x.md", &text);
        }
    }
}

#[test]
fn broken_files_of_every_form_are_read_without_a_panic() {
    run(120);
}

#[test]
#[ignore = "takes minutes: run it with --ignored"]
fn five_thousand_broken_files_of_every_form_are_read_without_a_panic() {
    run(5000);
}
