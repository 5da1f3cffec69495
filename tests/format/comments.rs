//! HTML comments never leave the file.

use std::fs;
use std::path::Path;

use crate::support::TestEnv;

/// Stands in every comment of the pack.
const SECRET: &str = "zebra-secret";

/// The lines of an export that are of the pack.
fn own(export: &str) -> String {
    export.lines().filter(|line| line.contains("\"pack\":\"mine\"")).collect()
}

/// A pack in which a comment stands wherever one can.
fn pack(env: &TestEnv) {
    let c = format!("<!-- {SECRET} -->");
    let question = |slug: &str, kind: &str| {
        let (attributes, body, key) = match kind {
            "choice" => (
                " kind=choice",
                format!(
                    "- [x] yes {c}\n- [ ] no\n  - it is not {c}\n- [ ] perhaps\n  - it is never\n"
                ),
                String::new(),
            ),
            "cloze" => (" kind=cloze", format!("It is […] {c}.\n"), "`this`. ".to_owned()),
            _ => ("", format!("Body {c} of it.\n"), String::new()),
        };
        format!(
            "## What is {slug} {c}? {{#{slug} .middle{attributes}}}\n\n{c}\n\n{body}\n\
             ### Answer\n{key}It is {c} a thing.\n\n{c}\n\n<!--\n## Gone? {{#gone-{slug} .middle}}\n\n### Answer\n{SECRET}\n-->\n\n\
             ### Explanation\nMore {c}.\n\n### Key points\n- [x] a point {c}\n  {c}\n- [ ] another\n\n\
             ### Red flags\n- \"wrong\" {c}\n\n### Hints\n1. look {c}\n\n### Follow-ups\n- and {c} then?\n\n\
             <!-- ### Sources\n- {SECRET}\n-->\n\n### Sources\n- <https://x.example/> {c}\n\n"
        )
    };
    let text = format!(
        "+++\ntitle = \"Plain\" # {SECRET}\n+++\n\n{c}\n\n# Title {c}\n\n{c}\n\n{}{}{}",
        question("alpha", "open"),
        question("beta", "choice"),
        question("gamma", "cloze")
    );
    env.pack("p", &text);
}

#[test]
fn no_screen_export_or_search_shows_a_comment_and_what_it_holds_does_not_exist() {
    let env = TestEnv::new();
    pack(&env);
    let report = env.json(&["check", "p", "--structure", "--json"]);
    assert_eq!((&report["errors"], &report["questions"]), (&0.into(), &3.into()), "{report}");
    assert_eq!(env.ok(&["import", "p"]), "mine: 3 added, 0 changed, 0 retired, 0 unchanged\n");
    let mut seen = vec![
        env.ok(&["list", "--pack", "mine"]),
        own(&env.ok(&["export"])),
        env.ok(&["search", "thing"]),
        env.ok_fed(&["quiz", "--pack", "mine", "--cram", "--all"], "h\n\n3\na\n\nthis\n\nq\n"),
        env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "h\n\n3\nq\n"),
    ];
    for slug in ["alpha", "beta", "gamma"] {
        seen.push(env.ok(&["show", &format!("decorators/{slug}")]));
        seen.push(env.ok(&["show", &format!("decorators/{slug}"), "--json"]));
    }
    for text in seen {
        assert!(
            !text.contains("zebra") && !text.contains("<!--") && !text.contains("gone-"),
            "{text}"
        );
    }
    assert!(env.ok(&["search", "zebra"]).contains("no question holds"));
    env.fails(&["show", "decorators/gone-alpha"], 1);
}

#[test]
fn no_document_of_an_interview_holds_a_comment() {
    let env = TestEnv::new();
    pack(&env);
    env.ok(&["import", "p"]);
    let musts =
        ["--must", "decorators/alpha", "--must", "decorators/beta", "--must", "decorators/gamma"];
    let mut arguments =
        vec!["mock", "new", "--level", "middle", "--minutes", "45", "--nearest", "--out", "set"];
    arguments.extend(musts);
    env.ok(&arguments);
    let folder = env.home().join("set");
    let mut searched = 0;
    for entry in fs::read_dir(&folder).expect("documents") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("text");
        assert!(!text.contains("zebra"), "{}", path.display());
        searched += usize::from(text.contains("alpha"));
    }
    assert!(searched >= 4, "{searched}");
    assert!(Path::new(&folder).join("candidate.html").is_file());
}
