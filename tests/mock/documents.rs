//! The documents of an interview: nothing leaks, nothing acts, everything is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use viva::domain::labels::{Importance, Kind, Level};
use viva::domain::mock::Set;
use viva::domain::mock::set::{TopicTitle, Unmet};
use viva::domain::question::{Choice, Content, KeyPoint, Question, Wrong};

use super::leak::leaks;
use super::markup;
use super::sample::{bank, set_of, written, written_with};

/// Questions of every kind, in the order of an interview.
const ENGLISH: [&str; 10] = [
    "asyncio-basics/missing-await",
    "asyncio-basics/awaits-in-a-row",
    "indexes/composite-column-order",
    "transactions-acid/acid-on-a-transfer",
    "sql-analytics/cte-or-subquery",
    "technical-debt/inherited-mess",
    "query-optimisation/distinct-join-to-exists",
    "live-coding-python/page-of-results",
    "architecture-decisions/records-people-use",
    "cicd/path-to-production",
];

const RUSSIAN: [&str; 9] = [
    "exceptions/bare-except-catches",
    "asyncio-basics/missing-await",
    "asyncio-basics/awaits-in-a-row",
    "indexes/composite-column-order",
    "transactions-acid/acid-on-a-transfer",
    "decorators/order-of-a-decorator-stack",
    "asyncio-basics/one-thread-many-connections",
    "transactions-acid/commit-rate-or-durability",
    "asyncio-basics/rewrite-sync-in-asyncio",
];

const TABLES: &str = "**customers**\n\n| id | name | city |\n|---|---|---|\n| 1 | Anna | Riga |\n| 2 | Boris | *null* |\n";

/// The example in this language: `sql` tables as the judge would give them, a row that is not kept, a code.
fn example(language: &'static str) -> Set {
    let bank = bank(language);
    let mut set = bank.picked(if language == "ru" { &RUSSIAN } else { &ENGLISH });
    set.candidate = Some("K-204".to_owned());
    let wanted = "1-2".to_owned();
    set.unmet = vec![Unmet { row: "topic sql-databases".to_owned(), wanted, got: 4 }];
    set
}

/// Not a test: writes the documents to be looked at with a browser.
#[test]
#[ignore = "writes files to be looked at"]
fn documents_to_look_at() {
    for (name, set) in [("en", example("en")), ("ru", example("ru")), ("hostile", hostile())] {
        let folder = Path::new("/tmp/render-look").join(name);
        fs::create_dir_all(&folder).unwrap();
        let sql = set.questions.iter().filter(|one| one.question.kind == Kind::Sql);
        let tables = sql.map(|one| (one.question.id.clone(), TABLES.to_owned())).collect();
        for (file, text) in written_with(&set, &tables) {
            fs::write(folder.join(file), text).unwrap();
        }
    }
}

#[test]
fn no_copy_of_any_question_of_the_bank_leaks() {
    for language in ["en", "ru"] {
        let bank = bank(language);
        let mut seen = BTreeSet::new();
        for set in bank.chunks(12) {
            let files = written(&set);
            for name in ["candidate.md", "candidate.html"] {
                let found = leaks(&set, &BTreeMap::new(), &files[name]);
                assert!(
                    found.is_empty(),
                    "{name} from {}: {found:?}",
                    set.questions[0].question.id
                );
            }
            for name in ["candidate.html", "interviewer.html"] {
                let page = markup::read(&files[name]);
                assert!(page.problems.is_empty(), "{name}: {:?}", page.problems);
            }
            seen.extend(set.questions.iter().map(|one| one.question.id.clone()));
        }
        assert_eq!(seen.len(), bank.questions.len());
        assert!(seen.len() > if language == "en" { 500 } else { 20 }, "{}", seen.len());
    }
}

/// A set whose every text tries something.
fn hostile() -> Set {
    let evil = "<script>alert(1)</script> --> ]]> </style> </title> <img src=x onerror=alert(1)> [j](javascript:alert(1)) \
        [d](data:text/html,<b>) ![p](https://example.org/p.png) <b style=\"position:fixed\" onclick=\"x()\">b</b> {{ 1+1 }} \
        {% raw %} \u{202e}right to left\u{2066} &#x202e; \u{1b}[2J <a href='x'>a</a> \"quotes' `<i>`";
    let word = "word".repeat(500);
    let block = format!(
        "Title {evil}\n\n# Heading {evil}\n\nSetext\n===\n\n<div onclick=x>\n<!-- c --\n</div>\n\n{word}\n\n```python run\n{} = '</code></pre>{evil}'\n```\n\n````\n```\n````\n\n\
        | a | b |\n|--:|:-:|\n| {word} | {evil} |\n\n{} deep\n\n1. one\n7. two\n\n[x] [X]",
        "x".repeat(4000),
        "> - ".repeat(30)
    );
    let text = || block.clone();
    let content = Content {
        prompt: block.clone(),
        options: vec![
            Choice { text: text(), right: true, reason: None },
            Choice { text: evil.to_owned(), right: false, reason: Some(text()) },
        ],
        answer: text(),
        explanation: text(),
        code: Some(text()),
        solution: Some(text()),
        accepted: vec![text()],
        tests: Some(text()),
        wrong: vec![Wrong { code: text(), reason: text() }],
        key_points: vec![KeyPoint { text: text(), required: true }],
        red_flags: vec![text()],
        hints: vec![text()],
        follow_ups: vec![text()],
        sources: vec![text(), "<javascript:alert(1)>".to_owned()],
        levels: vec![text(); 4],
    };
    let question = |kind: Kind| Question {
        id: "leaf/slug".parse().unwrap(),
        topic: evil.to_owned(),
        level: Level::Middle,
        kind,
        importance: Importance::Core,
        tags: vec![evil.to_owned()],
        since: None,
        until: None,
        minutes: u16::MAX,
        case_exact: false,
        order_given: false,
        was: None,
        content: content.clone(),
    };
    let questions = Kind::ALL.iter().map(|kind| question(*kind)).collect();
    let topic = TopicTitle { topic: evil.to_owned(), title: format!("{evil}{word}") };
    let mut set = set_of(questions, vec![topic], "\"><script>");
    set.id = evil.to_owned();
    set.digest = evil.to_owned();
    set.candidate = Some(evil.to_owned());
    set.blueprint.name = evil.to_owned();
    set.unmet = vec![Unmet { row: evil.to_owned(), wanted: evil.to_owned(), got: 1 }];
    set
}
