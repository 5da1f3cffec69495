//! A pack of somebody who means harm, through every command of an interview.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::markup;
use super::sets::{read_set, replies};
use crate::support::{Outcome, TestEnv};

/// Whatever acts in a page, a template, a terminal, or a table of numbers, in one line.
const EVIL: &str = "<script>alert(1)</script> --> ]]> </style> </title> <img src=x onerror=alert(1)> \
    [j](javascript:alert(1)) [d](data:text/html,x) ![p](https://example.org/p.png) \
    <b style=\"position:fixed\" onclick=\"x()\">b</b> {{ 1234567*7 }} {% raw %} &lt;script&gt; &#x3c;script&#x3e; &#x202e; &#27;[2J \
    \u{202e}turned\u{2066} \u{200b} \u{1b}[2J\u{1b}]0;owned\u{7} \u{9b}31m \u{7f} `</style><i>` =HYPERLINK(1) <https://example.org/a\"b>";

const IDS: [&str; 5] = [
    "decorators/hostile-open",
    "decorators/hostile-choice",
    "decorators/hostile-cloze",
    "decorators/hostile-output",
    "decorators/hostile-sql",
];

fn pack() -> String {
    let word = "word".repeat(500);
    let fence = format!(
        "```python\nprint('''{EVIL}''')  # --> </code></pre></style>\n{}\n```",
        "x".repeat(2000)
    );
    let block = format!(
        "{EVIL}\n\n<div onclick=x>\n<!-- {EVIL} -->\n<script>alert(2)</script>\n</div>\n\n{word}\n\n{fence}\n\n\
         | a | b |\n|--:|:-:|\n| {word} | {EVIL} |\n\n{}deep {EVIL}\n\n[ref]: javascript:alert(3) \"t\"\n\n[ref] [x] [X]\n",
        "> - ".repeat(20)
    );
    let tail = format!(
        "### Red flags\n- {EVIL}\n\n### Hints\n1. {EVIL}\n\n### Follow-ups\n- {EVIL}\n\n### Sources\n- <https://docs.python.org/3/> {EVIL}\n\n"
    );
    let points = format!("### Key points\n- [x] {EVIL}\n- [ ] {word}\n\n");
    format!(
        "## Open {EVIL} {{#hostile-open .middle}}\n\n{block}\n### Answer\n{block}\n{points}{tail}\
         ## Choice {EVIL} {{#hostile-choice .middle kind=choice}}\n\n{block}\n- [ ] {EVIL}\n  - reason {EVIL}\n- [x] {word} {EVIL}\n- [ ] third\n  - reason\n\n\
         ### Answer\n{block}\n{tail}\
         ## Cloze […] {EVIL} {{#hostile-cloze .middle kind=cloze}}\n\n{block}\n### Answer\n`{EVIL_FORM}`. {block}\n{tail}\
         ## Output {EVIL} {{#hostile-output .middle kind=output}}\n\n```python run\nprint('''{EVIL} </code></pre>''')\n```\n\n### Answer\n```output\n{EVIL}\n```\n\n{block}\n{tail}\
         ## Query {EVIL} {{#hostile-sql .middle kind=sql}}\n\n```sql setup\nCREATE TABLE \"<b>{EVIL_FORM}\" (\"<i>c\" TEXT);\nINSERT INTO \"<b>{EVIL_FORM}\" VALUES ('{EVIL_FORM}'), ('\u{1b}[2J\u{202e}');\n```\n\n{block}\n\
         ### Answer\n```sql answer\nSELECT 1\n```\n\n{block}\n{tail}"
    )
}

/// What stands where backticks and quotes cannot.
const EVIL_FORM: &str = "<script>alert(1)</script> --> </style> {{ 1234567*7 }} \u{1b}[2J\u{202e}";

/// Characters that act on a terminal or turn the direction of a text.
fn acts(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_harmless(outcome: &Outcome, code: i32) -> &str {
    assert_eq!(outcome.code, code, "{outcome:?}");
    for text in [&outcome.stdout, &outcome.stderr] {
        let found = text.char_indices().find(|(_, letter)| acts(*letter));
        assert_eq!(found, None, "{text:?}");
    }
    &outcome.stdout
}

fn check_markdown(name: &str, text: &str) {
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{name}: {html}"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://"), "{name}: {dest_url}");
            }
            _ => {}
        }
    }
}

fn check_page(name: &str, html: &str) {
    let page = markup::read(html);
    assert!(page.problems.is_empty(), "{name}: {:?}", page.problems);
    assert_eq!(html.matches("<style>").count(), 1, "{name}");
    assert!(!html.contains("8641969"), "{name}: a template was filled in");
}

#[test]
fn a_hostile_pack_stays_inert_from_its_import_to_the_comparison() {
    let env = TestEnv::new();
    env.pack("mine", &pack());
    is_harmless(&env.viva(&["import", "mine"]), 0);
    let blueprint = env.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]);
    env.write("own.toml", blueprint);
    for folder in ["a", "b"] {
        let mut arguments =
            vec!["mock", "new", "--blueprint", "own.toml", "--seed", "3", "--nearest"];
        arguments.extend(IDS.iter().flat_map(|id| ["--must", id]));
        arguments.extend(["--candidate", folder, "--out", folder]);
        is_harmless(&env.viva(&arguments), 0);
    }
    let set = read_set(&env, "a");
    let count = set.questions.iter().filter(|one| IDS.contains(&one.question.id.as_str())).count();
    assert_eq!(count, IDS.len());

    for name in ["candidate.html", "interviewer.html", "candidate.md", "interviewer.md"] {
        let text = fs::read_to_string(env.home().join("a").join(name)).unwrap();
        assert!(!text.contains(acts), "{name}");
        match name.ends_with("html") {
            true => {
                check_page(name, &text);
                let shown = markup::read(&text).text;
                assert!(shown.contains("<script>alert(1)</script> --> ]]> </style>"), "{name}");
            }
            false => check_markdown(name, &text),
        }
    }

    // The console, with everything that can be shown of each question; then what comes of it.
    let shown = |one: &viva::domain::interview::set::SetQuestion| {
        "h\np\n".repeat(usize::from(IDS.contains(&one.question.id.as_str())))
    };
    let before: String = set.questions.iter().map(shown).collect();
    is_harmless(
        &env.feed(&["mock", "run", "a", "--interviewer", "anna"], &format!("{before}q\n")),
        0,
    );
    let note = |text: String| {
        text.replace(
            "heard it",
            "\u{a0} ＝1+1 <script>alert(1)</script> \u{1b}[2J\u{202e} {{ 1234567*7 }}",
        )
    };
    for (folder, rating) in [("a", 4), ("b", 2)] {
        let run = ["mock", "run", folder, "--interviewer", "anna"];
        let outcome = env.feed(
            &run,
            &note(replies(&set, |one| (rating, one.question.content.key_points.len()))),
        );
        assert!(is_harmless(&outcome, 0).contains("is finished"), "{outcome:?}");
    }
    is_harmless(&env.feed(&["mock", "run", "b", "--interviewer", "boris"], "\nq\n"), 0);
    let journals = ["a/set.anna.jsonl", "b/set.anna.jsonl"];
    for command in [&["score", journals[0]][..], &["compare", journals[0], journals[1]]] {
        let command = |more: &[&'static str]| {
            let mut arguments = vec!["mock", command[0]];
            match command[0] {
                "score" => arguments.extend(["a", "--interviewer", "anna"]),
                _ => arguments.extend(&command[1..]),
            }
            arguments.extend(more);
            env.viva(&arguments)
        };
        is_harmless(&command(&[]), 0);
        let html = command(&["--format", "html"]);
        check_page("report", is_harmless(&html, 0));
        let markdown = command(&["--format", "md"]);
        check_markdown("report", is_harmless(&markdown, 0));
        check_cells(is_harmless(&command(&["--format", "csv"]), 0));
    }
    check_cells(&fs::read_to_string(env.home().join("a/scorecard.csv")).unwrap());
}

/// No cell of a table is a formula to a spreadsheet.
fn check_cells(csv: &str) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_bytes());
    let mut count = 0;
    for record in reader.records().map(Result::unwrap) {
        for cell in &record {
            count += 1;
            let bare = cell.trim_start();
            let is_formula = cell.starts_with(['\t', '\r'])
                || bare.starts_with(['=', '+', '@', '＝', '＋', '－', '＠'])
                || (bare.starts_with('-') && cell.parse::<f64>().is_err());
            assert!(!is_formula, "{cell:?}");
        }
    }
    assert!(count > 10, "{csv}");
}
