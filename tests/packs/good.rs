//! One pack that uses everything and has nothing wrong.

use viva::domain::labels::{Importance, Kind};
use viva::domain::question::Question;
use viva::pack::check::{CheckOptions, check};
use viva::pack::context::PackContext;
use viva::pack::diagnostic::Severity;
use viva::pack::parse::parse_file;
use viva::pack::source::PackSource;

use super::{fixtures, taxonomy};

fn good() -> PackSource {
    PackSource::open(&fixtures().join("good")).unwrap()
}

fn questions(path: &str) -> Vec<Question> {
    let source = good();
    let (context, _) = PackContext::load(&source, &taxonomy());
    parse_file(&context, path, &source.read(path).unwrap()).questions
}

#[test]
fn a_good_pack_passes_strictly() {
    let options = CheckOptions { structure_only: false, strict: true, keep_questions: true };
    let mut heard = Vec::new();
    let report = check(&good(), &taxonomy(), options, &mut |done, all| heard.push((done, all)));
    // What a note tells of is meant: prose at the top, a heading in a fence.
    assert_eq!((report.counts.errors, report.counts.warnings), (0, 0));
    assert_eq!((report.counts.questions, report.counts.translations), (8, 5));
    assert_eq!(heard, [(0, 3), (2, 3), (3, 3)]);
    let late = report.questions.iter().find(|one| one.question.id.slug() == "late").unwrap();
    assert_eq!((late.path.as_str(), late.line), ("concurrency/gil.md", 61));
    assert_eq!(late.fences.iter().map(|fence| fence.line).collect::<Vec<_>>(), [63, 68]);
}

#[test]
fn every_field_of_a_question_is_read() {
    let found = questions("concurrency/gil.md");
    insta::assert_debug_snapshot!(found[0], @r#"
Question {
    id: QuestionId(
        "gil/what-it-protects",
    ),
    topic: "concurrency",
    level: Junior,
    kind: Open,
    importance: Core,
    tags: [
        "ops",
        "async-pitfalls",
    ],
    since: Some(
        "3.11",
    ),
    until: None,
    minutes: 3,
    case_exact: false,
    order_given: false,
    was: None,
    content: Content {
        prompt: "What does the lock protect in `CPython`?\n\nThink of one process with two threads:\n\n```python\n## Not a heading {#not .middle}\ncount += 1\n```\n\n> ## Not a heading either",
        options: [],
        answer: "It protects the interpreter's own state. Your invariants need a lock of their own.\n\n```text\n### Not a section\n```",
        explanation: "",
        code: None,
        solution: None,
        accepted: [],
        tests: None,
        wrong: [],
        key_points: [
            KeyPoint {
                text: "it protects the interpreter",
                required: true,
            },
            KeyPoint {
                text: "compound steps of a program\ncan still be interleaved",
                required: false,
            },
        ],
        red_flags: [
            "\"it makes code thread-safe\": it does not",
        ],
        hints: [
            "What is one bytecode?",
            "What is `+=`?",
        ],
        follow_ups: [
            "And without it?",
        ],
        sources: [
            "<https://docs.python.org/3/glossary.html#term-global-interpreter-lock>",
        ],
        levels: [],
    },
}
"#);
    assert_eq!(found[1].importance, Importance::Rare);
    let options = &found[1].content.options;
    let right: Vec<bool> = options.iter().map(|option| option.right).collect();
    assert_eq!(right, [false, true, false]);
    assert_eq!(options[2].reason.as_deref(), Some("the work runs in another thread"));
    assert_eq!(found[1].content.prompt, "Which call blocks every other task of the loop?");

    let late = &found[2];
    assert_eq!((late.minutes, late.until.as_deref()), (3, Some("3.14")));
    let code = "print([f() for f in [lambda: i for i in range(2)]])";
    assert_eq!(late.content.code.as_deref(), Some(code));
    assert_eq!(late.content.solution.as_deref(), Some("[1, 1]"));
    assert_eq!(found[3].content.accepted, ["aclose", "aclose()"]);
    assert!(found[3].case_exact);
    assert_eq!(found[4].content.levels.len(), 4);
}

#[test]
fn exercises_keep_their_fences_and_known_wrong_answers() {
    let found = questions("sql/joins.md");
    let sql = &found[0];
    assert!(sql.order_given && sql.kind == Kind::Sql);
    let reasons: Vec<&str> = sql.content.wrong.iter().map(|wrong| wrong.reason.as_str()).collect();
    assert_eq!(reasons, ["It loses the count.", "It counts rows."]);
    assert_eq!(sql.content.wrong[1].code, "SELECT count(*) FROM customer;");
    let code = &found[1];
    assert_eq!(code.content.solution.as_deref(), Some("def add(a, b):\n    return a + b"));
    assert_eq!(code.content.tests.as_deref(), Some("assert add(1, 2) == 3"));
    assert_eq!(code.was.as_ref().map(|was| was.as_str()), Some("joins/sum"));
    assert_eq!((code.minutes, found[2].minutes), (12, 5));
}

#[test]
fn translations_have_the_same_shape() {
    let source = good();
    let (context, _) = PackContext::load(&source, &taxonomy());
    let path = "concurrency/gil.ru.md";
    let bytes = source.read(path).unwrap();
    let found = parse_file(&context, path, &bytes).translations;
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|one| one.language == "ru"));
    assert_eq!(found[0].content.key_points[1].text, "составные шаги программы могут перемежаться");
    let reason = found[1].content.options[0].reason.as_deref();
    assert_eq!(reason, Some("он отдаёт управление на всё время ожидания"));
    assert_eq!(found[2].content.solution.as_deref(), Some("[1, 1]"));
    assert_eq!(found[3].content.accepted, ["aclose", "aclose()"]);
}

#[test]
fn line_ends_a_byte_order_mark_and_a_missing_last_line_end_change_nothing() {
    let source = good();
    let (context, _) = PackContext::load(&source, &taxonomy());
    for path in ["concurrency/gil.md", "sql/joins.md"] {
        let text = String::from_utf8(source.read(path).unwrap()).unwrap();
        let expected = parse_file(&context, path, text.as_bytes()).questions;
        let windows = format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n"));
        let found = parse_file(&context, path, windows.as_bytes());
        assert_eq!(found.questions, expected);
        assert!(found.diagnostics.iter().all(|one| one.severity == Severity::Note));
    }
}
