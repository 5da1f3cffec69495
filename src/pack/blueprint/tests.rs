use super::*;
use crate::domain::interview::Count;
use crate::domain::labels::Kind;

fn known() -> Known {
    let leaves = [("asyncio-tasks", "concurrency"), ("gil", "concurrency"), ("indexes", "sql")];
    Known {
        topics: ["concurrency", "sql"].map(str::to_owned).into(),
        leaves: leaves.map(|(leaf, topic)| (leaf.to_owned(), topic.to_owned())).into(),
        minutes: [(Kind::Open, (3, 3)), (Kind::Code, (10, 25)), (Kind::Design, (20, 30))].into(),
    }
}

/// Line, code and message of everything that is wrong.
fn told(text: &str, known: Option<&Known>) -> Vec<String> {
    let (blueprint, diagnostics) = parse_blueprint(text.as_bytes(), "b.toml", "b", known);
    let is_broken = diagnostics.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(blueprint.is_none(), is_broken, "{diagnostics:?}");
    let line = |one: &Diagnostic| {
        let help = one.help.as_ref().map_or(String::new(), |help| format!(" | {help}"));
        format!("{}:{} {}: {}{help}", one.line, one.column, one.code, one.message)
    };
    diagnostics.iter().map(line).collect()
}

#[test]
fn every_builtin_blueprint_reads_without_a_word() {
    assert_eq!(builtin_names().len(), 9);
    for &level in BUILTIN_LEVELS {
        for minutes in BUILTIN_MINUTES {
            let text = builtin(level, minutes).unwrap();
            let name = format!("{level}-{minutes}");
            let (blueprint, diagnostics) = parse_blueprint(text.as_bytes(), &name, &name, None);
            assert_eq!(diagnostics, [], "{name}");
            let blueprint = blueprint.unwrap();
            assert_eq!((blueprint.level, blueprint.minutes), (level, minutes));
            assert!(builtin_names().contains(&blueprint.name));
            let design = blueprint.kinds.iter().find(|row| row.what == Kind::Design).unwrap();
            assert_eq!(design.count.most > 0, minutes == 90, "{name}");
        }
    }
    assert_eq!(builtin(Level::Junior, 30), None);
}

#[test]
fn a_blueprint_that_is_written_is_read_as_the_same() {
    for &level in BUILTIN_LEVELS {
        for minutes in BUILTIN_MINUTES {
            let text = builtin(level, minutes).unwrap();
            let mut blueprint = parse_blueprint(text.as_bytes(), "b", "b", None).0.unwrap();
            let same = |blueprint: &Blueprint| {
                let text = blueprint_toml(blueprint, &["One line".to_owned(), "more".to_owned()]);
                let (read, diagnostics) = parse_blueprint(text.as_bytes(), "b", "b", None);
                assert_eq!((read.as_ref(), diagnostics), (Some(blueprint), vec![]), "{text}");
            };
            same(&blueprint);
            blueprint.only = vec!["gil".to_owned(), "security".to_owned()];
            let weight = |topic: &str, weight| TopicWeight { topic: topic.to_owned(), weight };
            blueprint.weights = vec![weight("security", 2.5), weight("concurrency", 1.0)];
            blueprint.anchors = Some(vec!["gil/what-gil-does".parse().unwrap()]);
            blueprint.order = Order::Levels;
            blueprint.exclude = vec!["gil".to_owned(), "joins/left-join".to_owned()];
            blueprint.exposure.exclude_rare = true;
            blueprint.verdict.role_must_haves = vec!["gil".to_owned(), "security".to_owned()];
            same(&blueprint);
        }
    }
}

#[test]
fn weights_and_orders_that_are_none_are_told() {
    let text = "level = \"middle\"\nminutes = 60\norder = \"kinds\"\nonly = [\"A b\"]\nopening_minutes = 61\n[weights]\nsecurity = 0\n";
    let (blueprint, found) = parse_blueprint(text.as_bytes(), "b", "b", None);
    assert_eq!(blueprint, None);
    let codes: Vec<_> = found.iter().map(|one| (one.line, one.code)).collect();
    assert_eq!(codes, [(3, "unknown-order"), (4, "bad-name"), (5, "bad-value"), (7, "bad-value")]);
}

#[test]
fn a_small_blueprint_gets_its_defaults_and_keeps_its_order() {
    let text = "level = \"senior\"\nminutes = 45\n[topics]\nsql = \"1 - 2\"\nconcurrency = \"0-3\"\nasyncio-tasks = 2\n";
    let (blueprint, diagnostics) = parse_blueprint(text.as_bytes(), "b.toml", "mine", None);
    assert_eq!(diagnostics, []);
    let blueprint = blueprint.unwrap();
    assert_eq!((blueprint.name.as_str(), blueprint.tolerance, blueprint.warmup), ("mine", 0.05, 1));
    let topics: Vec<_> =
        blueprint.topics.iter().map(|row| (row.what.as_str(), row.count.to_string())).collect();
    let expected = [("sql", "1-2"), ("concurrency", "0-3"), ("asyncio-tasks", "2")];
    assert_eq!(topics, expected.map(|(what, count)| (what, count.to_owned())));
    assert_eq!(blueprint.verdict.must_have_topics, ["sql", "asyncio-tasks"]);
    assert_eq!(blueprint.minutes_range(), Count { least: 43, most: 45 });
    let Exposure { cooldown_days, exclude_flagged, exclude_rare } = blueprint.exposure;
    assert_eq!((cooldown_days, exclude_flagged, exclude_rare), (30, true, false));
}

#[test]
fn every_mistake_is_told_in_one_run_with_its_place() {
    let text = "level = \"midle\"\nminutes = 5\ntolerance = 0.6\nwarmup = 9\n\
        anchors = [\"gil/a\", \"gil/a\", \"gil\", 3]\ntopic = 1\n\
        [topics]\nconcurency = \"5-2\"\nsql = -1\n\"SQL\" = \"x\"\n\"\" = 1.5\n\
        [levels]\nexpert = 1\n[kinds]\ncod = 1\nopen = \"1-999\"\n\
        [exposure]\ncooldown = 3\nexclude_flagged = 1\ncooldown_days = -1\n\
        [verdict]\npass = 5\nmust_have = \"2\"\nasked_at_least = 1.5\nmust_have_topics = [\"gill\", \"A\"]\n";
    insta::assert_snapshot!(told(text, Some(&known())).join("\n"), @r#"
    1:9 unknown-level: `midle` is not a level | Did you mean `middle`?
    2:11 bad-value: `minutes` must be 10 to 480, not 5
    3:13 bad-value: `tolerance` must be 0 to 0.5, not 0.6
    4:10 bad-value: `warmup` must be 0 to 5, not 9
    5:21 duplicate-id: `gil/a` is given twice
    5:30 bad-id: `gil` is not a question id: an id is `leaf/slug`
    5:37 bad-value: `anchors` must be a string, not integer
    6:1 unknown-key: unknown key `topic` | Did you mean `topics`?
    8:1 unknown-topic: `concurency` is no topic and no leaf of the bank | Did you mean `concurrency`?
    8:14 bad-range: `concurency` ends below its beginning: "5-2" | Write "2-5".
    9:7 bad-value: `sql` must be 0 to 200, not -1
    10:1 bad-name: `SQL` is no name of a topic: use lower-case letters, digits and single hyphens
    10:9 bad-range: `SQL` is no whole number and no range: "x" | Write a whole number such as 2, or a range such as "1-3".
    11:1 bad-name: `` is no name of a topic: use lower-case letters, digits and single hyphens
    11:6 bad-value: `` must be a whole number or a range such as "1-3", not float
    13:1 unknown-level: `expert` is not a level | Use one of junior, middle, senior.
    15:1 unknown-kind: `cod` is not a kind | Did you mean `code`?
    16:8 bad-range: `open` must be at most 200, not 999
    18:1 unknown-key: unknown key `cooldown` | Keys are cooldown_days, exclude_flagged, exclude_rare.
    19:19 bad-value: `exclude_flagged` must be true or false, not integer
    20:17 bad-value: `cooldown_days` must be 0 to 3650, not -1
    22:8 bad-value: `pass` must be 1 to 4, not 5
    23:13 bad-value: `must_have` must be a number, not string
    24:18 bad-value: `asked_at_least` must be 0 to 1, not 1.5
    25:21 unknown-topic: `gill` is no topic and no leaf of the bank | Did you mean `gil`?
    25:29 bad-name: `A` is no name of a topic: use lower-case letters, digits and single hyphens
    "#);
}

#[test]
fn what_is_missing_is_told_and_a_syntax_error_hides_only_that() {
    insta::assert_snapshot!(told("", None).join("\n"), @r"
    1:1 missing-key: `level` is missing
    1:1 missing-key: `minutes` is missing
    ");
    insta::assert_snapshot!(told("minutes = \nlevl = 3\n", None).join("\n"), @r"
    1:11 bad-toml: not valid TOML: string values must be quoted, expected literal string
    1:11 bad-value: `minutes` must be a whole number, not string
    2:1 unknown-key: unknown key `levl` | Did you mean `level`?
    ");
    insta::assert_snapshot!(told("levels = 3\ntopics = []\nlevel = 1\nminutes = true", None).join("\n"), @r"
    1:10 bad-value: `levels` must be a table, not integer
    2:10 bad-value: `topics` must be a table, not array
    3:9 bad-value: `level` must be a string, not integer
    4:11 bad-value: `minutes` must be a whole number, not boolean
    ");
    let (blueprint, diagnostics) = parse_blueprint(b"level = \"\xff\"", "b.toml", "b", None);
    assert_eq!((blueprint, diagnostics[0].code), (None, "not-utf8"));
}

#[test]
fn contradictions_and_impossible_minutes_are_proven() {
    let head = "level = \"middle\"\nminutes = 60\n";
    let of = |rest: &str, known| told(&format!("{head}{rest}"), known).join("\n");
    let known = known();
    let levels = "[levels]\njunior = 1\nmiddle = \"1-2\"\nsenior = 0\n";
    insta::assert_snapshot!(of(&format!("{levels}[kinds]\nopen = 4\n"), None), @r"
    2:11 impossible-minutes: 60 minutes are too many: with the usual minutes the rows take at most 20, and 57-60 are wanted
    7:2 contradiction: [kinds] asks for at least 4 questions, and [levels] for at most 3 | Lower rows of [kinds], or raise rows of [levels].
    ");
    insta::assert_snapshot!(of(&format!("warmup = 4\n{levels}"), None), @r"3:10 contradiction: 4 questions open a set of at most 3");
    let leaves = "[topics]\nconcurrency = \"1-2\"\ngil = 2\nasyncio-tasks = 2\nsql = 1\n";
    insta::assert_snapshot!(of(&format!("{leaves}{levels}"), Some(&known)), @r"
    3:2 contradiction: [topics] asks for at least 5 questions, and [levels] for at most 3 | Lower rows of [topics], or raise rows of [levels].
    4:1 contradiction: the leaves of `concurrency` ask for at least 4 questions, and the topic for at most 2
    ");
    insta::assert_snapshot!(of("[kinds]\ndesign = 2\nopen = 2\n", None), @r"2:11 impossible-minutes: 60 minutes are too few: with the usual minutes the rows take at least 66, and 57-60 are allowed");
    // With the bank's own short questions the same is possible.
    assert_eq!(of("[kinds]\ndesign = 2\nopen = 2\n", Some(&known)), "");
    insta::assert_snapshot!(of("[kinds]\ndesign = 3\nopen = 2\n", Some(&known)), @r"2:11 impossible-minutes: 60 minutes are too few: with the bank's questions the rows take at least 66, and 57-60 are allowed");
    insta::assert_snapshot!(of("[kinds]\ncode = 0\ndesign = 0\n[levels]\njunior = 2\nmiddle = 7\nsenior = 2\n", Some(&known)), @r"2:11 impossible-minutes: 60 minutes are too many: with the bank's questions the rows take at most 33, and 57-60 are wanted");
}

#[test]
fn only_a_must_have_that_the_rows_make_impossible_is_refused_at_its_place() {
    let known = known();
    let of = |rest: &str, minutes: u16| {
        told(&format!("level = \"middle\"\nminutes = {minutes}\n{rest}"), Some(&known)).join("\n")
    };
    // No row at all, or one that may be 0: the draw sees to it.
    assert_eq!(of("[verdict]\nmust_have_topics = [\"sql\"]\n", 60), "");
    assert_eq!(of("[topics]\nsql = \"0-1\"\n[verdict]\nmust_have_topics = [\"sql\"]\n", 60), "");
    assert_eq!(of("[verdict]\nmust_have_kinds = [\"code\", \"open\"]\n", 60), "");
    insta::assert_snapshot!(of("[topics]\nsql = 0\n[verdict]\nmust_have_topics = [\"sql\"]\n", 60), @r"6:21 impossible-must-have: the rows allow no question on `sql` | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.");
    insta::assert_snapshot!(of("[topics]\nconcurrency = 0\n[verdict]\nmust_have_topics = [\"gil\"]\n", 60), @r"6:21 impossible-must-have: the rows allow no question on `gil` | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.");
    insta::assert_snapshot!(of("[topics]\nsql = 1\n[kinds]\ncode = 0\ndesign = 0\nsql = 0\nbehavioral = 0\noutput = 0\nchoice = 0\ncloze = 0\n[verdict]\nmust_have_topics = [\"sql\"]\n", 60), @r"14:21 impossible-must-have: the rows leave too little room for evidence of `sql` | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.");
    insta::assert_snapshot!(of("[kinds]\ncode = 0\n[verdict]\nmust_have_kinds = [\"code\"]\n", 60), @r"6:20 impossible-must-have: the rows and the minutes allow no question of kind `code` | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.");
    insta::assert_snapshot!(of("[verdict]\nmust_have_kinds = [\"design\"]\n", 15), @r"4:20 impossible-must-have: the rows and the minutes allow no question of kind `design` | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.");
    insta::assert_snapshot!(of("[kinds]\nopen = 1\n[verdict]\nmust_have_kinds = [\"open\", \"choice\", \"open\", \"opne\"]\n", 60), @r"
    6:20 impossible-must-have: the rows leave too little room for evidence of `open` | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.
    6:28 impossible-must-have: a choice alone is no evidence | A must-have needs 2 questions or 5 minutes, not choices or gaps alone: widen its row, or leave it out.
    6:38 bad-value: `open` is given twice
    6:46 unknown-kind: `opne` is not a kind | Did you mean `open`?
    ");
}

#[test]
fn a_hundred_thousand_rows_or_names_are_told_and_not_compared() {
    let known = known();
    let list = |entry: &dyn Fn(usize) -> String| -> String { (0..100_000).map(entry).collect() };
    let head = "level = \"middle\"\nminutes = 60\n";
    let ids = list(&|number| format!("\"gil/what-{number}\","));
    let names = list(&|number| format!("\"gil-{number}\","));
    let rows = list(&|number| format!("gil-{number} = 1\n"));
    for text in [
        format!("{head}anchors = [{ids}]\n"),
        format!("{head}[verdict]\nmust_have_topics = [{names}]\n"),
        format!("{head}[topics]\n{rows}"),
        format!("{head}[kinds]\n{rows}"),
    ] {
        let told = told(&text, Some(&known));
        assert_eq!(told.len(), 1, "{:?}", &told[..told.len().min(3)]);
        assert!(told[0].contains("too-many: "), "{}", told[0]);
    }
}

#[test]
fn every_blueprint_of_the_first_edition_is_still_read() {
    for &level in Level::ALL {
        for minutes in BUILTIN_MINUTES {
            let text = first_edition(level, minutes).unwrap();
            let (found, told) = parse_blueprint(text.as_bytes(), "b.toml", "b", None);
            assert_eq!(told, [], "{level}-{minutes}");
            let found = found.unwrap();
            assert_eq!((found.level, found.minutes, found.frame_minutes()), (level, minutes, 0));
        }
    }
}

#[test]
fn minutes_of_code_are_a_range_that_the_proofs_know_of() {
    let known = known();
    let of = |rest: &str| {
        let text = format!("level = \"middle\"\nminutes = 60\n{rest}[kinds]\ncode = \"1-2\"\n");
        parse_blueprint(text.as_bytes(), "b", "b", Some(&known))
    };
    let (found, told) = of("code_minutes = \"12-15\"\n");
    assert_eq!(told, []);
    assert_eq!(found.unwrap().code_minutes, Some(Count { least: 12, most: 15 }));
    for (wrong, code) in [
        ("code_minutes = \"15-12\"\n", "bad-range"),
        ("code_minutes = \"long\"\n", "bad-range"),
        ("code_minutes = 500\n", "bad-value"),
    ] {
        assert_eq!(of(wrong).1[0].code, code, "{wrong}");
    }
    // A task that has no such minutes is no evidence of code.
    let must = "[verdict]\nmust_have_kinds = [\"code\"]\n";
    let text = format!("level = \"middle\"\nminutes = 60\ncode_minutes = 199\n{must}");
    let codes: Vec<_> = parse_blueprint(text.as_bytes(), "b", "b", Some(&known)).1;
    assert_eq!(codes.iter().map(|one| one.code).collect::<Vec<_>>(), ["impossible-must-have"]);
}
