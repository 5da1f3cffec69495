//! The documents of an interview: nothing leaks, nothing acts, everything is there.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use viva::domain::interview::Set;
use viva::domain::interview::set::{SetQuestion, TopicTitle, Unmet};
use viva::domain::labels::{Importance, Kind, Level};
use viva::domain::question::{Choice, Content, KeyPoint, Question, Wrong};
use viva::render::{Page, SCORECARD_COLUMNS, page};

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
            for name in ["candidate.html", "interviewer.html", "brief.html"] {
                let page = markup::read(&files[name]);
                assert!(page.problems.is_empty(), "{name}: {:?}", page.problems);
            }
            seen.extend(set.questions.iter().map(|one| one.question.id.clone()));
        }
        assert_eq!(seen.len(), bank.questions.len());
        assert!(seen.len() > if language == "en" { 500 } else { 20 }, "{}", seen.len());
    }
}

#[test]
fn the_leak_test_finds_what_leaks() {
    for language in ["en", "ru"] {
        let set = example(language);
        let files = written(&set);
        for name in ["interviewer.md", "interviewer.html"] {
            assert!(leaks(&set, &BTreeMap::new(), &files[name]).len() > 100, "{name}");
        }
        let secret = set.questions[4].question.content.key_points.iter();
        let secret = secret.map(|point| point.text.as_str()).max_by_key(|text| text.len()).unwrap();
        let reason = set.questions.iter().flat_map(|one| &one.question.content.options);
        let reason = reason.filter_map(|option| option.reason.as_deref()).next().unwrap();
        for hidden in [
            format!("<p><b>{}</b></p>", secret.replace(' ', "</b> <b>")),
            format!("<!-- {secret} -->"),
            format!("<p class=\"{}\"></p>", secret.replace('"', "&quot;")),
            reason.replace('`', ""),
            "- [x]".to_owned(),
            "☑".to_owned(),
        ] {
            for name in ["candidate.md", "candidate.html"] {
                let copy = files[name].replacen("K-204", &format!("K-204 {hidden}"), 1);
                assert!(!leaks(&set, &BTreeMap::new(), &copy).is_empty(), "{name}: {hidden}");
            }
        }
    }
}

#[test]
fn a_hostile_set_is_inert() {
    let set = hostile();
    let files = written(&set);
    for name in ["candidate.html", "interviewer.html"] {
        let html = &files[name];
        let read = markup::read(html);
        assert!(read.problems.is_empty(), "{name}: {:?}", read.problems);
        assert!(read.text.contains("<script>alert(1)</script> --> ]]> </style>"), "{name}");
        assert!(read.text.contains("{{ 1+1 }}") && read.text.contains("{% raw %}"), "{name}");
        assert_eq!(html.matches("<style>").count(), 1, "{name}");
        assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"), "{name}");
    }
    for (name, text) in &files {
        let hides = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
        let turns =
            |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if *name != "scorecard.csv" {
            assert!(!text.contains(hides) && !text.contains(turns), "{name}");
        }
    }
    for name in ["candidate.md", "interviewer.md"] {
        let mut levels = Vec::new();
        for event in Parser::new_ext(&files[name], Options::ENABLE_TABLES) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{name}: {html}"),
                Event::Start(Tag::Link { dest_url, .. }) => panic!("{name}: {dest_url}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{name}: {dest_url}"),
                Event::Start(Tag::Heading { level, .. }) => levels.push(level),
                _ => {}
            }
        }
        // One title, then our own sections; none of the 16 headings of each question.
        assert_eq!(levels.iter().filter(|level| **level == HeadingLevel::H1).count(), 1, "{name}");
        let sections = if name == "candidate.md" { 8 } else { 8 + 5 };
        assert_eq!(levels.iter().filter(|level| **level == HeadingLevel::H2).count(), sections);
    }
}

#[test]
fn the_interviewers_copy_holds_everything() {
    for language in ["en", "ru"] {
        let set = example(language);
        let files = written(&set);
        let html = markup::read(&files["interviewer.html"]).text;
        let markdown = &files["interviewer.md"];
        let mut wanted = vec!["K-204".to_owned(), set.digest.clone(), set.id.clone()];
        wanted.push(if language == "en" { "2.7" } else { "2,7" }.to_owned());
        let mut clock_minutes = 0;
        for one in &set.questions {
            let content = &one.question.content;
            let until = clock_minutes + one.question.minutes;
            wanted.push(format!("0:{clock_minutes:02}–0:{until:02}"));
            clock_minutes = until;
            wanted.push(one.question.id.as_str().to_owned());
            let points = content.key_points.iter().map(|point| &point.text);
            let reasons = content.options.iter().filter_map(|option| option.reason.as_ref());
            let lists = [&content.red_flags, &content.hints, &content.follow_ups, &content.levels];
            let texts = points.chain(reasons).chain(lists.into_iter().flatten());
            wanted.extend(texts.filter_map(|text| longest_plain_run(text)));
        }
        assert!(wanted.len() > 60, "{}", wanted.len());
        for text in wanted {
            assert!(html.contains(&text), "HTML, {language}: {text}");
            assert!(markdown.contains(&text), "Markdown, {language}: {text}");
        }
        assert_eq!(html.matches("1 2 3 4").count(), 0);
        let boxes = set.questions.iter().map(|one| one.question.content.key_points.len());
        assert!(markdown.matches("- [ ] ").count() > boxes.sum());
    }
}

/// The longest part of a text that no markup, escape or line end divides.
fn longest_plain_run(text: &str) -> Option<String> {
    let is_plain = |letter: char| letter.is_alphanumeric() || " ,.:;".contains(letter);
    let runs = text.split(|letter: char| !is_plain(letter)).map(str::trim);
    runs.max_by_key(|run| run.len()).filter(|run| run.len() > 8).map(str::to_owned)
}

#[test]
fn tables_of_the_judge_take_the_place_of_the_setup() {
    let set = example("en");
    let sql = set.questions.iter().find(|one| one.question.kind == Kind::Sql).unwrap();
    let setup = sql.question.content.code.as_deref().unwrap().lines().next().unwrap();
    let tables = BTreeMap::from([(sql.question.id.clone(), TABLES.to_owned())]);
    for name in ["candidate.md", "candidate.html", "interviewer.md", "interviewer.html"] {
        let (with, without) = (&written_with(&set, &tables)[name], &written(&set)[name]);
        let plain = |text: &str| markup::read(text).text + text;
        assert!(plain(with).contains("Boris") && !plain(without).contains("Boris"), "{name}");
        assert!(!plain(with).contains(setup) && plain(without).contains(setup), "{name}: {setup}");
    }
    assert!(leaks(&set, &tables, &written_with(&set, &tables)["candidate.html"]).is_empty());
}

#[test]
fn the_candidates_copy_says_nothing_about_a_question_but_its_minutes() {
    let set = example("en");
    let files = written(&set);
    let html = markup::read(&files["candidate.html"]);
    for one in &set.questions {
        let question = &one.question;
        let labels = [question.id.as_str(), question.id.slug(), question.topic.as_str()];
        for label in labels.into_iter().chain([set.topic_title(&question.topic)]) {
            let is_asked = |one: &SetQuestion| one.question.content.prompt.contains(label);
            if !set.questions.iter().any(is_asked) {
                assert!(!html.text.contains(label) && !html.hidden.contains(label), "{label}");
                assert!(!files["candidate.md"].contains(label), "{label}");
            }
        }
    }
    for word in ["junior", "senior", "behavioral", "warm-up", "anchor"] {
        assert!(!html.text.contains(word) && !files["candidate.md"].contains(word), "{word}");
    }
}

#[test]
fn the_scorecard_reads_back_by_its_columns() {
    let set = example("ru");
    let text = &written(&set)["scorecard.csv"];
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), SCORECARD_COLUMNS);
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.len(), set.questions.len());
    for (row, one) in rows.iter().zip(&set.questions) {
        assert_eq!(row["number"], one.number.to_string());
        assert_eq!(row["question"], one.question.id.as_str());
        assert_eq!(row["leaf"], one.question.id.leaf());
        assert_eq!(row["points"], one.question.content.key_points.len().to_string());
        for column in ["rating", "ticked", "hints", "follow_ups", "note"] {
            assert_eq!(row[column], "", "{column}");
        }
    }
    let hostile = &written(&hostile())["scorecard.csv"];
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(hostile.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 8);
}

#[test]
fn the_same_set_gives_the_same_bytes_and_another_frame_serves_reports() {
    let set = example("en");
    assert_eq!(written(&set), written(&set));
    let frame =
        Page { language: "ru", title: "Отчёт", footer: "x", css: ".bar { height: 1em }" };
    let read = markup::read(&page(&frame, "<section><h2>Итог</h2></section>").unwrap());
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    assert!(read.text.contains("Итог") && read.text.contains("Отчёт"));
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
