//! The built-in bank keeps its own rules, and every key that can be executed is.

use crate::support::{TestEnv, open_question};

fn questions() -> String {
    format!("{}/questions", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_bank_passes_its_own_strict_check_with_every_key_executed() {
    let env = TestEnv::new();
    let outcome = env.viva(&["check", &questions(), "--strict", "--run"]);
    assert_eq!(outcome.code, 0, "{}\n{}", outcome.stdout, outcome.stderr);
    assert!(outcome.stdout.contains(" 0 wrong, 0 not run"), "{}", outcome.stdout);
}

/// What a pack of others may leave to its base text is written out here; whole questions may wait for their translation.
#[test]
fn no_translation_of_the_bank_leaves_a_section_out() {
    let env = TestEnv::new();
    let left_out = |pack: &str| {
        let report = env.json(&["check", pack, "--json"]);
        let all = report["diagnostics"].as_array().expect("a list").clone();
        let is_left = |one: &serde_json::Value| {
            let message = one["message"].as_str().unwrap_or_default();
            message.starts_with("`### ") && message.ends_with("is not translated")
        };
        all.into_iter().filter(is_left).collect::<Vec<_>>()
    };
    // The same question to a translation that does leave one out, and hints with it.
    env.pack("mine", &open_question("one"));
    let manifest = "format = 1\nname = \"mine\"\nlanguages = [\"en\", \"ru\"]\n";
    env.write("mine/pack.toml", manifest);
    let translated =
        "## Что делает декоратор? {#one}\n\n### Answer\nОборачивает.\n\n### Red flags\n- нет\n\n";
    env.write("mine/python-core/decorators.ru.md", translated);
    assert_eq!(left_out("mine").len(), 2, "key points and hints");
    let left = left_out(&questions());
    assert!(left.is_empty(), "{left:#?}");
}

/// Least number of questions of each kind that the bank promises.
const KINDS_MIN: [(&str, usize); 7] = [
    ("choice", 90),
    ("output", 70),
    ("cloze", 40),
    ("sql", 40),
    ("code", 30),
    ("behavioral", 36),
    ("design", 18),
];

fn rows() -> Vec<serde_json::Value> {
    let listed = TestEnv::new().ok(&["list", "--json"]);
    listed.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn count(rows: &[serde_json::Value], wanted: &[(&str, &str)]) -> usize {
    rows.iter().filter(|row| wanted.iter().all(|(key, value)| row[*key] == *value)).count()
}

#[test]
fn every_leaf_of_the_taxonomy_is_covered_at_its_levels() {
    let rows = rows();
    let text = std::fs::read_to_string(format!("{}/taxonomy.toml", questions())).expect("taxonomy");
    let taxonomy: toml::Table = text.parse().expect("TOML");
    let mut problems = Vec::new();
    for topic in taxonomy["topic"].as_array().expect("topics") {
        let topic_id = topic["id"].as_str().expect("an id");
        let mut planned = [0; 3];
        for leaf in topic["leaf"].as_array().expect("leaves") {
            let leaf_id = leaf["id"].as_str().expect("an id");
            let target = usize::try_from(leaf["target"].as_integer().expect("a number")).unwrap();
            let found = count(&rows, &[("leaf", leaf_id)]);
            if found < (target / 2).max(2) {
                problems.push(format!("{leaf_id}: {found} of at least {}", (target / 2).max(2)));
            }
            for (sum, part) in planned.iter_mut().zip(leaf["split"].as_array().expect("a split")) {
                *sum += part.as_integer().expect("a number");
            }
        }
        let all = count(&rows, &[("topic", topic_id)]).max(1);
        let planned_all: i64 = planned.iter().sum();
        let is_filled = i64::try_from(all).unwrap() >= planned_all;
        for (level, planned) in ["junior", "middle", "senior"].into_iter().zip(planned) {
            let found = count(&rows, &[("topic", topic_id), ("level", level)]);
            // What is asked plainly is mostly asked of juniors, so a filled topic may hold more of it, and never much less than planned
            // for the others.
            if is_filled && found * 3 < usize::try_from(planned).unwrap() * 2 {
                problems.push(format!("{topic_id}: {found} {level} of {planned} planned"));
            }
            let shift = found as f64 / all as f64 - planned as f64 / planned_all as f64;
            if !is_filled && shift.abs() > 0.10 {
                problems.push(format!("{topic_id}: {level} is {:+.0} % off", 100.0 * shift));
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_sizes_of_the_bank_are_these() {
    let counts = TestEnv::new().ok(&["list", "--count"]);
    insta::assert_snapshot!(counts.trim_end(), @r"
    topic                       all  junior  middle  senior
    algorithms                  100      35      55      10
    code-design                  69      17      40      12
    concurrency                  89      14      54      21
    data-ai                      74      10      49      15
    data-stores                  66       8      44      14
    devops                      194      43     125      26
    messaging                    66       4      45      17
    observability-performance    87       5      62      20
    python-advanced             103      28      57      18
    python-core                 196     114      65      17
    security                     98      15      62      21
    soft-skills                 144      37      72      35
    sql-databases               214      51     122      41
    system-design               120       4      66      50
    testing                      74      16      42      16
    tooling                      75      33      34       8
    web-api                     105      39      50      16
    web-frameworks              147      44      82      21
    total                      2021     517    1126     378

    topic                      open  choice  output  cloze  sql  code  behav.  design
    algorithms                   39       4       7      1    0    49       0       0
    code-design                  56       4       5      1    0     1       0       2
    concurrency                  62      12       7      4    0     4       0       0
    data-ai                      65       4       2      1    0     0       0       2
    data-stores                  54       8       1      1    0     0       0       2
    devops                      165      20       1      7    0     0       0       1
    messaging                    55       4       1      3    0     0       0       3
    observability-performance    70       6       3      4    0     0       2       2
    python-advanced              82       6      12      3    0     0       0       0
    python-core                 131      16      21      9    0    19       0       0
    security                     79      11       4      4    0     0       0       0
    soft-skills                  26       1       0      0    0     0     117       0
    sql-databases               134      24       6      9   40     0       0       1
    system-design                85       9       0      2    0     2       1      21
    testing                      52      11       6      5    0     0       0       0
    tooling                      59       8       3      4    0     0       1       0
    web-api                      85      13       3      1    0     0       0       3
    web-frameworks              125      15       1      6    0     0       0       0
    total                      1424     176      83     65   40    75     121      37
    ");
}

#[test]
fn the_bank_keeps_its_balance_of_kinds() {
    let rows = rows();
    assert!(rows.len() >= 1_500, "{} questions", rows.len());
    let open = count(&rows, &[("kind", "open")]);
    assert!(open * 4 <= rows.len() * 3, "{open} of {} are open", rows.len());
    for (kind, least) in KINDS_MIN {
        let found = count(&rows, &[("kind", kind)]);
        assert!(found >= least, "{found} {kind}, at least {least}");
    }
}

#[test]
fn a_wrong_key_is_found() {
    let env = TestEnv::new();
    let markdown = "## What does it print? {#wrong .junior kind=output}\n\n```python run\nprint(1)\n```\n\n\
        ### Answer\n```output\n2\n```\nOne.\n\n### Sources\n- <https://docs.python.org/3/>\n";
    env.pack("mine", markdown);
    let outcome = env.viva(&["check", "mine", "--run"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.stdout.contains("decorators/wrong"), "{}", outcome.stdout);
}

#[test]
fn without_python_a_run_is_an_error_and_no_pass() {
    let env = TestEnv::new();
    let markdown = "## What does it print? {#right .junior kind=output}\n\n```python run\nprint(1)\n```\n\n\
        ### Answer\n```output\n1\n```\nOne.\n\n### Sources\n- <https://docs.python.org/3/>\n";
    env.pack("mine", markdown);
    let output = env.command(&["check", "mine", "--run"]).env("PATH", "/nowhere").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("python3"), "{said}");
}

/// One row of `questions/asked.toml`.
#[derive(serde::Deserialize)]
struct Intent {
    leaf: String,
    asks: String,
    ru: String,
    lists: u32,
    #[serde(default)]
    ids: Vec<String>,
    #[serde(default)]
    answered: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Asked {
    intent: Vec<Intent>,
}

#[test]
fn what_interviewers_ask_is_asked_by_questions_that_exist() {
    let text = std::fs::read_to_string(format!("{}/asked.toml", questions())).expect("the map");
    let asked: Asked = toml::from_str(&text).expect("TOML");
    let rows = rows();
    let ids: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| row["id"].as_str().expect("an id")).collect();
    let mut problems = Vec::new();
    for Intent { leaf, asks, ru, lists, ids: asking, answered } in &asked.intent {
        let place = format!("{leaf}: {asks}");
        if ru.is_empty() {
            problems.push(format!("{place} has no Russian"));
        }
        if asking.is_empty() && (answered.is_empty() || *lists >= 4) {
            problems.push(format!("{place} is in {lists} lists and nothing asks it"));
        }
        let missing = asking.iter().chain(answered).filter(|id| !ids.contains(id.as_str()));
        problems.extend(missing.map(|id| format!("{place}: there is no {id}")));
    }
    assert!(problems.is_empty(), "{problems:#?}");
}
