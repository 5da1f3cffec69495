//! FORMAT.md and the schema of `export`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::TestEnv;

fn text_of(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// The fences of a page: info and content.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for line in page.lines() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        match &mut open {
            None if ticks >= 3 => {
                open = Some((ticks, line[ticks..].trim().to_owned(), String::new()))
            }
            None => {}
            Some((width, _, _)) if ticks == *width && line.len() == ticks => {
                let (_, info, text) = open.take().expect("an open fence");
                found.push((info, text));
            }
            Some((_, _, text)) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    found
}

/// A pack with the manifest and the taxonomy of FORMAT.md.
fn kitchen(env: &TestEnv, fences: &[(String, String)]) {
    let toml = |key: &str| {
        let found = fences.iter().find(|(info, text)| info == "toml" && text.contains(key));
        found.expect(key).1.clone()
    };
    env.write("kitchen/pack.toml", toml("format = 1"));
    env.write("kitchen/taxonomy.toml", toml("[[topic]]"));
}

#[test]
fn every_example_of_the_format_is_a_file_that_check_and_import_accept() {
    let fences = fences(&text_of("FORMAT.md"));
    let examples: Vec<_> = fences.iter().filter(|(info, _)| info == "markdown").collect();
    assert!(examples.len() >= 10, "{}", examples.len());
    for (_, example) in &examples {
        let env = TestEnv::new();
        kitchen(&env, &fences);
        env.write("kitchen/cooking/knives.md", example);
        // A program in another language is never run, which fails a strict run.
        let ran = env.json(&["check", "kitchen", "--json", "--run"]);
        assert_eq!(ran["ok"], true, "{example}\n{ran}");
        let report = env.json(&["check", "kitchen", "--strict", "--json"]);
        assert_eq!(report["diagnostics"], Value::Array(Vec::new()), "{example}");
        let questions = example.lines().filter(|line| line.starts_with("## ")).count();
        let imported = env.json(&["import", "kitchen", "--json"]);
        assert_eq!(imported["added"], questions, "{example}");
    }
    let all: String = examples.iter().map(|(_, text)| text.as_str()).collect();
    for word in viva_words() {
        assert!(all.contains(&word), "no example shows {word}");
    }
}

/// Every attribute, kind, section and fence, as it is written.
fn viva_words() -> Vec<String> {
    use viva::domain::labels::{Importance, Kind, Level};
    let keys = [
        "kind=",
        "importance=",
        "tags=",
        "since=",
        "until=",
        "minutes=",
        "was=",
        "order=",
        "case=",
    ];
    let fences = [
        "python run",
        "js run",
        "output",
        "sql setup",
        "sql answer",
        "sql wrong",
        "python stub",
        "python solution",
        "python tests",
        "python wrong",
    ];
    let mut words: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    words.extend(fences.iter().map(|fence| format!("```{fence}\n")));
    words.extend(Level::WORDS.iter().map(|word| format!(".{word}")));
    words.extend(
        Kind::WORDS.iter().filter(|word| **word != "open").map(|word| format!("kind={word}")),
    );
    words.extend(
        Importance::WORDS
            .iter()
            .filter(|word| **word != "useful")
            .map(|word| format!("importance={word}")),
    );
    words.extend(
        viva::pack::outline::SectionName::ALL.iter().map(|(_, word)| format!("### {word}\n")),
    );
    words
}

#[test]
fn the_translation_of_the_format_stands_beside_its_first_example() {
    let fences = fences(&text_of("FORMAT.md"));
    let env = TestEnv::new();
    kitchen(&env, &fences);
    let first =
        fences.iter().find(|(info, text)| info == "markdown" && text.contains("#blunt-knife"));
    let german = fences.iter().find(|(info, _)| info == "markdown de").expect("a translation");
    env.write("kitchen/cooking/knives.md", &first.expect("the original").1);
    env.write("kitchen/cooking/knives.de.md", &german.1);
    let report = env.json(&["check", "kitchen", "--json"]);
    assert_eq!(report["errors"], 0, "{report}");
    env.ok(&["import", "kitchen"]);
    let shown = env.ok(&["show", "knives/blunt-knife", "--lang", "de"]);
    assert!(shown.contains("Warum schneidet ein stumpfes Messer"), "{shown}");
    let asked = env.ok_fed(&["quiz", "--pack", "kitchen", "--lang", "DE"], "q\n");
    assert!(asked.contains("Warum schneidet"), "{asked}");
}

#[test]
fn help_prints_every_page_as_it_lies_in_the_repository() {
    let env = TestEnv::new();
    let overview = env.ok(&["help"]);
    for page in viva::app::pages::ALL {
        assert_eq!(env.ok(&["help", page.name]), text_of(page.path), "{}", page.name);
        assert!(overview.contains(page.name) && overview.contains(page.about), "{overview}");
    }
    assert!(env.ok(&["help", "quiz"]).contains("--limit"));
    assert!(env.ok(&["help", "mock", "new"]).contains("--blueprint"));
    assert!(env.fails(&["help", "fromat"], 2).contains("Did you mean `format`?"));
    assert!(env.fails(&["help", "mock", "nwe"], 2).contains("Did you mean `new`?"));
}

#[test]
fn every_exported_line_keeps_the_schema() {
    let env = TestEnv::new();
    let schema: Value =
        serde_json::from_str(&text_of("docs/export.schema.json")).expect("a schema");
    let exported = env.ok(&["export"]);
    assert!(exported.lines().count() > 1000);
    for line in exported.lines() {
        let value: Value = serde_json::from_str(line).expect("a line");
        if let Err(why) = keeps(&schema, &value) {
            panic!("{why}: {line}");
        }
    }
    let mut wrong: Value =
        serde_json::from_str(exported.lines().next().expect("a line")).expect("JSON");
    wrong["level"] = Value::from("expert");
    assert!(keeps(&schema, &wrong).is_err());
}

/// The part of JSON schema that ours uses.
fn keeps(schema: &Value, value: &Value) -> Result<(), String> {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "null" => value.is_null(),
        other => panic!("the test knows no type {other}"),
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name)) {
        return Err(format!("{value} is none of {types:?}"));
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        return Err(format!("{value} is none of {allowed:?}"));
    }
    if let (Some(object), Some(properties)) = (value.as_object(), schema["properties"].as_object())
    {
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            object.get(key).ok_or_else(|| format!("`{key}` is missing"))?;
        }
        for (key, own) in object {
            let known =
                properties.get(key).ok_or_else(|| format!("`{key}` is not in the schema"))?;
            keeps(known, own)?;
        }
    }
    value.as_array().into_iter().flatten().try_for_each(|one| keeps(&schema["items"], one))
}
