//! Nothing is swallowed: what looks like a question and is none, what is left out, what is not read, is told with its place.

use crate::support::{TestEnv, open_question};

const GOOD: &str = "## A? {#a .junior}\n\n### Answer\nYes. It is.\n";

/// `line:column severity code` of everything that is told of a file.
fn told(text: &str) -> Vec<String> {
    let env = TestEnv::new();
    env.pack("p", text);
    let report = env.viva(&["check", "p", "--structure", "--json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let list = report["diagnostics"].as_array().expect("a list").iter();
    list.map(|one| {
        let word = |key: &str| one[key].as_str().expect("a word").to_owned();
        format!("{}:{} {} {}", one["line"], one["column"], word("severity"), word("code"))
    })
    .collect()
}

#[test]
fn what_looks_like_a_question_and_is_none_is_told() {
    for (text, expected) in [
        (format!("{GOOD}\n##B? {{#b .junior}}\n"), "6:1 error heading-without-space"),
        (format!("{GOOD}\n- item\n###Answer\n"), "7:1 error heading-without-space"),
        (format!("{GOOD}\n> ## B? {{#b .junior}}\n"), "6:1 error hidden-question"),
        (format!("{GOOD}\nB? {{#b .junior}}\n"), "6:1 error hidden-question"),
        (format!("{GOOD}\n- ## B? {{#b .junior}}\n"), "6:1 error hidden-question"),
        (format!("{GOOD}\n#### B? {{#b .junior}}\n"), "6:1 error hidden-question"),
        (format!("{GOOD}\n<div>\n## B? {{#b}}\n</div>\n"), "7:1 error hidden-question"),
        (format!("{GOOD}\n```text\n## B? {{#b .junior}}\n```\n"), "7:1 note hidden-question"),
        (format!("Prose.\n\n{GOOD}"), "1:1 note text-before-questions"),
        (format!("{GOOD}\nSee [the page][docs].\n"), "6:5 warning undefined-reference"),
        (format!("{GOOD}\nText <!-- never closed.\n\nMore. -->\n"), "6:6 error unclosed-comment"),
        (format!("---\nlevel: junior\n---\n\n{GOOD}"), "1:1 warning yaml-front-matter"),
        ("Q: what?\nA: that.\n".to_owned(), "1:1 error no-question"),
        (format!("\n---\nlevel: junior\n---\n\n{GOOD}"), "2:1 warning yaml-front-matter"),
        (format!("---\nlevel = \"junior\"\n---\n\n{GOOD}"), "1:1 warning yaml-front-matter"),
        ("## A? {#a .junior}\n\n## Answer\nYes. It is.\n".to_owned(), "3:1 error section-level"),
        (format!("{GOOD}\n## Key points\n- [x] It is.\n"), "6:1 error section-level"),
        (
            format!("{GOOD}\n## B? {{#b .junior\n\n### Answer\nYes. It is.\n"),
            "6:7 error missing-id",
        ),
    ] {
        let told = told(&text);
        assert!(told.contains(&expected.to_owned()), "{text}\n{told:?}");
        assert_eq!(told.len(), 1, "{text}\n{told:?}");
    }
    for fine in [
        format!("# Title\n\n{GOOD}"),
        format!("{GOOD}\nSee [the page][docs] and [docs].\n\n[docs]: https://x.example\n"),
        format!("{GOOD}\n`##B` and `[a][b]` in code, #5, a[0].\n"),
        format!("{GOOD}\n```python\n##comment\nx = a[i][j]\n```\n"),
    ] {
        assert_eq!(told(&fine), [""; 0], "{fine}");
    }
}

#[test]
fn a_link_by_reference_works_wherever_its_definition_stands() {
    let env = TestEnv::new();
    let text = format!(
        "{GOOD}\n### Sources\n- [the page][docs]\n\n## B? {{#b .junior}}\n\n### Answer\nYes. See [docs].\n\n[docs]: https://x.example/a\n"
    );
    env.pack("p", &text);
    env.ok(&["import", "p"]);
    assert_eq!(
        env.json(&["show", "decorators/a", "--json"])["sources"][0],
        "[the page](<https://x.example/a>)"
    );
    let answer = env.json(&["show", "decorators/b", "--json"])["answer"].clone();
    assert_eq!(answer, "Yes. See [docs](<https://x.example/a>).");
}

#[test]
fn a_pack_without_a_question_fails_and_says_what_it_looks_like() {
    for (text, form) in [
        ("Q: what?\nA: that.\n", "looks like Q: and A:"),
        ("What is it::that\n", "looks like cards of Obsidian"),
        ("# A list\n\n### Question one\n\nAnswer.\n", "looks like headings"),
        ("", "empty"),
    ] {
        let env = TestEnv::new();
        env.pack("p", text);
        for command in ["check", "import"] {
            let outcome = env.viva(&[command, "p"]);
            let said = format!("{}{}", outcome.stdout, outcome.stderr);
            assert_eq!(outcome.code, 1, "{command} {text}: {said}");
            assert!(
                said.contains("decorators.md:") && said.contains(form),
                "{command} {text}: {said}"
            );
        }
    }
    let env = TestEnv::new();
    env.write("empty/pack.toml", "format = 1\nname = \"empty\"\n");
    let outcome = env.viva(&["check", "empty"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(outcome.stdout.contains("no question file"), "{outcome:?}");
}

#[test]
fn an_import_that_fails_shows_its_problems_exactly_as_check_does() {
    let env = TestEnv::new();
    env.pack("p", &format!("{GOOD}\n## B? {{#b .expert}}\n\n### Answr\nNo.\n"));
    let checked = env.viva(&["check", "p", "--structure"]).stdout;
    let refused = env.fails(&["import", "p"], 1);
    let (diagnostics, _) = checked.rsplit_once("\n\n").expect("a closing line");
    assert!(diagnostics.contains("p/python-core/decorators.md:6:11"), "{diagnostics}");
    assert!(refused.starts_with(diagnostics.trim_end()), "{refused}\n---\n{diagnostics}");
}

#[test]
fn after_an_import_what_is_left_to_write_is_counted() {
    let env = TestEnv::new();
    env.pack("p", &open_question("done"));
    env.ok(&["new", "decorators", "--level", "junior", "--slug", "later", "--pack", "p"]);
    let said = env.ok(&["import", "p"]);
    assert!(said.contains("1 unwritten and left out") && said.contains("viva check p"), "{said}");
    let report = env.ok(&["check", "p"]);
    assert!(report.contains("unwritten") && report.contains("TODO(viva)"), "{report}");
}

#[test]
fn craft_is_advice_and_only_strict_makes_it_an_error() {
    let text = "## A? {#a .junior kind=choice}\n\n- [x] yes\n- [ ] no\n\n### Answer\nYes. It is.\n\n\
                ## B? {#b .junior kind=choice}\n\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n- [ ] f\n- [ ] g\n\n### Answer\nYes.\n";
    let env = TestEnv::new();
    env.pack("p", text);
    assert_eq!(env.viva(&["check", "p"]).code, 0);
    assert_eq!(env.viva(&["check", "p", "--strict"]).code, 1);
    env.ok(&["import", "p"]);
    let asked = env.ok_fed(&["quiz", "--pack", "mine"], "a\n\nq\n");
    assert!(asked.contains("yes"), "{asked}");
}

#[test]
fn a_missing_translation_is_a_note_even_under_strict() {
    let env = TestEnv::new();
    env.pack(
        "p",
        &format!(
            "{}{}",
            open_question("one"),
            open_question("two").replace("It wraps a function", "It goes around one")
        ),
    );
    env.write("p/pack.toml", "format = 1\nname = \"mine\"\nlanguages = [\"en\", \"de\"]\n");
    let german = open_question("one").replace(" .junior", "");
    env.write("p/python-core/decorators.de.md", german);
    let report = env.viva(&["check", "p", "--json"]).stdout;
    assert!(
        report.contains("\"not-translated\",\"severity\":\"note\"") && report.contains("1 of 2"),
        "{report}"
    );
    assert!(report.contains("\"errors\":0"), "{report}");
}

#[test]
fn check_tells_ids_and_near_duplicates_of_the_bank() {
    let env = TestEnv::new();
    env.pack("p", &open_question("one"));
    env.ok(&["import", "p"]);
    let manifest = "format = 1\nname = \"other\"\n";
    env.write("q/pack.toml", manifest);
    env.write("q/python-core/decorators.md", open_question("one"));
    env.write(
        "q/python-core/metaclasses.md",
        open_question("two").replace("decorator two", "decorator one"),
    );
    let report = env.viva(&["check", "q", "--json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let told: Vec<String> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| format!("{} {}", one["code"], one["message"]))
        .collect();
    assert!(
        told.iter().any(|one| one.contains("id-in-bank") && one.contains("`mine`")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|one| one.contains("near-duplicate") && one.contains("`mine`")),
        "{told:?}"
    );

    let builtin = env.json(&["show", "async-pitfalls/blocking-sleep", "--json"]);
    let (title, _) = builtin["prompt"].as_str().unwrap().split_once('\n').unwrap();
    let copy = format!(
        "## {title} {{#blocking-sleep .middle}}\n\n### Answer\n{}\n",
        builtin["answer"].as_str().unwrap()
    );
    let fresh = TestEnv::new();
    fresh.write("q/pack.toml", manifest);
    fresh.write("q/concurrency/async-pitfalls.md", &copy);
    let said = fresh.viva(&["check", "q"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(
        said.stdout.contains("id-in-bank") && said.stdout.contains("`viva`"),
        "{}",
        said.stdout
    );
}

#[test]
fn a_dot_in_a_leaf_is_told_as_such() {
    let env = TestEnv::new();
    env.write("p/pack.toml", "format = 1\nname = \"p\"\n");
    env.write("p/web/node.js.md", GOOD);
    let said = env.viva(&["check", "p"]).stdout;
    assert!(said.contains("a leaf has no dot") && said.contains("`node-js.md`"), "{said}");
    assert!(!said.contains("translation-without-base"), "{said}");
}

#[test]
fn programs_in_other_languages_are_asked_and_said_not_to_run() {
    let env = TestEnv::new();
    let text = "## What does it print? {#js .junior kind=output}\n\n```js run\nconsole.log(1)\n```\n\n### Answer\n```output\n1\n```\n\nIt prints it.\n";
    env.pack("p", text);
    let report = env.viva(&["check", "p", "--run", "--json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["errors"], 0, "{report}");
    assert_eq!(report["run"]["not_run"][0]["id"], "decorators/js", "{report}");
    env.ok(&["import", "p"]);
    let asked = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "output"], "1\n.\n\nq\n");
    assert!(asked.contains("console.log") && asked.contains("right"), "{asked}");
}

#[test]
fn an_open_brace_is_named() {
    let env = TestEnv::new();
    env.pack("p", "## A? {#a .junior}\n\n<!--\n### Answer\nYes.\n-->\n\n## B? {#b .junior\n\n### Answer\nYes. It is.\n");
    let said = env.viva(&["check", "p", "--structure"]).stdout;
    assert!(said.contains("`{` is never closed"), "{said}");
}
