//! The code of a set, and what a candidate's copy must not say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use viva::domain::interview::Set;
use viva::domain::interview::code::is_code;
use viva::domain::interview::set::TopicTitle;
use viva::domain::labels::Level;
use viva::render::documents;

use super::sets::{open, read_set, set, whole};
use crate::support::TestEnv;

const SEED: u64 = 9_876_543_210_987_654_321;

/// A set whose every label is a word that stands nowhere else.
fn labelled() -> Set {
    let mut set = set(vec![open("one"), open("two")]);
    set.id = "qwzrtkmp".to_owned();
    (set.seed, set.form, set.forms) = (SEED, 2, 3);
    set.blueprint.name = "walrus-60".to_owned();
    set.blueprint.level = Level::Senior;
    set.blueprint.verdict.must_have_topics = vec!["zebra".to_owned()];
    set.topics = vec![TopicTitle { topic: "zebra".to_owned(), title: "Okapi".to_owned() }];
    for (one, slug) in set.questions.iter_mut().zip(["heron", "ibis"]) {
        one.question.topic = "zebra".to_owned();
        one.question.level = Level::Senior;
        one.question.id = format!("yak/{slug}").parse().unwrap();
        one.question.tags = vec!["lemur".to_owned()];
    }
    let mut set = whole(set);
    set.bank_digest = "ab12".repeat(16);
    set.digest = set.digest_of();
    set
}

#[test]
fn a_candidates_copy_says_its_code_and_no_seed_digest_level_or_topic() {
    let set = labelled();
    let mut secrets: Vec<String> = ["zebra", "okapi", "yak", "heron", "ibis", "lemur", "walrus"]
        .into_iter()
        .chain(["senior", "middle", "junior", "seed", "digest"])
        .map(str::to_owned)
        .collect();
    secrets.extend([SEED.to_string(), format!("{SEED:x}"), SEED.to_string()[..8].to_owned()]);
    for digest in [&set.digest, &set.bank_digest, &set.blueprint_digest] {
        secrets.push(digest[..8].to_owned());
    }
    secrets
        .extend(set.questions.iter().map(|one| one.revision.clone()).filter(|one| one.len() > 4));
    for (language, form) in [("en", "form"), ("ru", "вариант")] {
        let set = Set { language: language.to_owned(), ..set.clone() };
        for document in documents(&set, &BTreeMap::new()).unwrap() {
            let text = String::from_utf8(document.bytes).unwrap().to_lowercase();
            if !document.name.starts_with("candidate.") {
                continue;
            }
            assert!(text.contains("qwzrtkmp"), "{}", document.name);
            assert!(!text.contains(&format!("{form} 2")), "{}: which form it is", document.name);
            for secret in &secrets {
                assert!(
                    !secret.is_empty() && !text.contains(secret),
                    "{}: {secret}",
                    document.name
                );
            }
        }
    }
}

#[test]
fn a_set_of_the_first_edition_does_not_print_its_name_for_the_candidate() {
    let mut old = labelled();
    (old.format, old.id) = (1, "middle-60-7-3fa90c1e".to_owned());
    for document in documents(&old, &BTreeMap::new()).unwrap() {
        let text = String::from_utf8(document.bytes).unwrap();
        let is_candidates = document.name.starts_with("candidate.");
        assert!(!(is_candidates && text.contains("3fa90c1e")), "{}", document.name);
    }
}

fn files(env: &TestEnv, folder: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(env.home().join(folder)).unwrap();
    let named = entries.map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    named.collect()
}

#[test]
fn two_draws_of_one_seed_differ_in_the_code_and_in_nothing_else() {
    let env = TestEnv::new();
    let draw = |folder: &str, more: &[&str]| {
        let arguments = ["mock", "new", "--level", "middle", "--seed", "7", "--out", folder];
        env.ok(&[&arguments[..], more].concat());
        read_set(&env, folder)
    };
    let (one, two) = (draw("one", &[]), draw("two", &[]));
    assert!(is_code(&one.id) && is_code(&two.id) && one.id != two.id);
    assert_eq!(one.digest, two.digest);
    let renamed: BTreeMap<String, String> = files(&env, "one")
        .into_iter()
        .map(|(name, text)| (name, text.replace(&one.id, &two.id)))
        .collect();
    assert_eq!(renamed, files(&env, "two"));
    // What lies there keeps the code that it may be printed with; a code that is named is taken.
    assert_eq!(draw("one", &[]).id, one.id);
    assert_eq!(draw("three", &["--code", "qwzrtkmp"]).id, "qwzrtkmp");
    for code in ["QWZRTKMP", "qwzrtkm", "qwzrtkm1", "middle-60-7"] {
        let error = env.fails(&["mock", "new", "--level", "middle", "--code", code], 2);
        assert!(error.contains("is no code of a set"), "{error}");
    }
}

#[test]
fn a_seed_that_nobody_chose_has_more_bits_than_can_be_tried() {
    let env = TestEnv::new();
    let seeds: BTreeSet<u64> = ["a", "b", "c"]
        .into_iter()
        .map(|folder| {
            let mut command = env.command(&["mock", "new", "--level", "junior", "--out", folder]);
            assert!(command.env_remove("VIVA_SEED").output().unwrap().status.success());
            read_set(&env, folder).seed
        })
        .collect();
    assert_eq!(seeds.len(), 3);
    assert!(seeds.iter().any(|seed| *seed > u64::from(u32::MAX)), "{seeds:?}");
}

#[test]
fn each_form_has_a_candidate_of_its_own_or_none_has() {
    let env = TestEnv::new();
    let forms = ["mock", "new", "--level", "junior", "--forms", "2", "--seed", "3", "--out", "f"];
    let given = |codes: &[&str]| -> Vec<String> {
        let codes = codes.iter().flat_map(|code| ["--candidate", code]);
        forms.iter().copied().chain(codes).map(str::to_owned).collect()
    };
    for (codes, told) in [
        (&["A"][..], "--candidate is given 1 times for 2 forms"),
        (&["A", "A"], "--candidate names the same code twice"),
        (&["A", "B", "C"], "--candidate is given 3 times for 2 forms"),
    ] {
        let arguments = given(codes);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let error = env.fails(&arguments, 2);
        assert!(error.contains(told), "{error}");
    }
    let arguments = given(&["A", "B"]);
    env.ok(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let candidates = ["f/form-1", "f/form-2"].map(|folder| read_set(&env, folder).candidate);
    assert_eq!(candidates, [Some("A".to_owned()), Some("B".to_owned())]);
}

#[test]
fn how_many_questions_a_language_has_is_said_before_the_draw_and_they_come_first() {
    let env = TestEnv::new();
    let arguments = ["mock", "new", "--level", "junior", "--seed", "5", "--out"];
    let english = env.viva(&[&arguments[..], &["en"]].concat());
    assert!(!english.stderr.contains("have a text"), "{english:?}");
    let russian = env.viva(&[&arguments[..], &["ru", "--lang", "ru"]].concat());
    assert_eq!(russian.code, 0, "{russian:?}");
    assert!(russian.stderr.contains("have a text in `ru`; they come first"), "{russian:?}");
    let cyrillic = |folder: &str| {
        let questions = read_set(&env, folder).questions;
        let is_russian = |text: &str| text.chars().any(|letter| ('а'..='я').contains(&letter));
        questions.iter().filter(|one| is_russian(&one.question.content.prompt)).count()
    };
    assert_eq!(cyrillic("en"), 0);
    assert!(cyrillic("ru") >= 3, "{}", cyrillic("ru"));
}
