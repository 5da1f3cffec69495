//! The shapes of what programs are told: which keys there are, and of what sort their values are. `tests/shapes.txt` holds them;
//! `UPDATE_SHAPES=1 cargo test --test main shapes` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::mock::sets::{run_interview, written};
use crate::support::TestEnv;

/// Keys and sorts of a value. Where all values of an object are alike and many, its keys are data.
fn shape(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "text".to_owned(),
        Value::Array(values) => {
            format!("[{}]", values.first().map(shape).unwrap_or_default())
        }
        Value::Object(fields) => {
            let shapes: Vec<String> = fields.values().map(shape).collect();
            let are_data = shapes.len() > 5 && shapes.iter().all(|one| *one == shapes[0]);
            if are_data {
                return format!("{{*: {}}}", shapes[0]);
            }
            let fields = fields.keys().zip(shapes);
            let fields: Vec<String> =
                fields.map(|(key, shape)| format!("{key}: {shape}")).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

/// A world with answers of three days, a suspended, a flagged and a failed question.
fn lived_in() -> TestEnv {
    let mut env = TestEnv::new();
    env.write("cards.md", "Q: What is a list?\nA: A row of items.\n");
    env.ok_fed(&["quiz", "--kind", "open", "--new", "3"], "\n3\n\n3\n\n1\n\n3\n");
    env.ok(&["suspend", "gil/what-gil-does"]);
    env.ok(&["flag", "gil/gil-and-asyncio", "odd"]);
    env.ok(&["note", "gil/what-gil-does", "one thread at a time"]);
    interviewed(&env);
    env.at("2026-11-22T09:00:00+03:00").ok_fed(&["quiz", "--new", "0"], "\n3\n\n3\n\n3\n");
    env.at("2026-11-23T09:00:00+03:00");
    env
}

/// An interview of two, with something of everything that a card can hold, and a decision.
fn interviewed(env: &TestEnv) {
    written(env);
    let given = "h\ni a hint of my own\np\n\nt 1,2\nr 1\n2\nsaid so\n.\n";
    let anna = ["mock", "run", "out", "--interviewer", "anna"];
    env.ok_fed(&anna, &format!("{given}3\n3\n3\n3\ncalm\n\n"));
    run_interview(env, "out", "boris", &[3, 1, 4, 0]);
    env.ok(&["mock", "debrief", "out", "--decide", "yes", "--because", "calm"]);
}

const COMMANDS: [&[&str]; 29] = [
    &["--json"],
    &["score", "--json"],
    &["score", "--leaf", "--json"],
    &["stats", "--json"],
    &["plan", "--date", "2026-12-05", "--json"],
    &["plan", "--catch-up", "--json"],
    &["place", "--show", "--json"],
    &["list", "--leaf", "gil", "--json"],
    &["list", "--count", "--json"],
    &["show", "gil/what-gil-does", "--json"],
    &["search", "lock", "--json"],
    &["packs", "--json"],
    &["config", "--json"],
    &["doctor", "--json"],
    &["role", "--json"],
    &["role", "middle", "--json"],
    &["export", "--format", "reviews"],
    &["export", "--format", "notes"],
    &["export"],
    &["mock", "new", "--level", "middle", "--seed", "7", "--out", "set", "--json"],
    &["mock", "score", "out", "--interviewer", "anna", "--format", "json"],
    &["mock", "compare", "out", "--format", "json"],
    &["mock", "debrief", "out", "--json"],
    &["mock", "list", "--json"],
    &["mock", "stats", "--json"],
    &["convert", "cards.md", "--out", "pack", "--json"],
    &["quiz", "--limit", "0", "--json"],
    &["undo", "--yes", "--json"],
    &["goal", "--level", "middle", "--date", "2026-12-05", "--json"],
];

#[test]
fn the_shapes_that_programs_read_are_these() {
    let env = lived_in();
    let mut shapes = String::new();
    for arguments in COMMANDS {
        let text = env.ok(arguments);
        let first: Value = serde_json::from_str(text.lines().next().unwrap_or("null")).unwrap();
        writeln!(shapes, "viva {}\n  {}\n", arguments.join(" "), shape(&first)).unwrap();
    }
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes.txt");
    if std::env::var_os("UPDATE_SHAPES").is_some() {
        std::fs::write(&stored, &shapes).unwrap();
    }
    let expected = std::fs::read_to_string(&stored).unwrap_or_default();
    assert_eq!(shapes, expected, "a promised shape changed; UPDATE_SHAPES=1 writes it anew");
}
