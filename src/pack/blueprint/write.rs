//! A blueprint as the TOML that is read again as the same.

use std::fmt::{Display, Write};

use crate::domain::interview::blueprint::{Blueprint, Order, Row};

/// The text of a blueprint under some lines of comment.
pub fn blueprint_toml(blueprint: &Blueprint, comments: &[String]) -> String {
    let mut text = String::new();
    for line in comments {
        // Writing to a String cannot fail.
        _ = writeln!(text, "# {line}");
    }
    let order = match blueprint.order {
        Order::Themes => "themes",
        Order::Levels => "levels",
    };
    let Blueprint { minutes, opening_minutes, closing_minutes, tolerance, warmup, .. } = blueprint;
    _ = write!(
        text,
        "level = \"{}\"\nminutes = {minutes}\nopening_minutes = {opening_minutes}\n\
         closing_minutes = {closing_minutes}\ntolerance = {tolerance:?}\nwarmup = {warmup}\norder = \"{order}\"\n",
        blueprint.level
    );
    if let Some(minutes) = blueprint.code_minutes {
        _ = writeln!(text, "code_minutes = \"{minutes}\"");
    }
    if let Some(anchors) = &blueprint.anchors {
        _ = writeln!(text, "anchors = {}", list(anchors));
    }
    if !blueprint.only.is_empty() {
        _ = writeln!(text, "only = {}", list(&blueprint.only));
    }
    if !blueprint.exclude.is_empty() {
        _ = writeln!(text, "exclude = {}", list(&blueprint.exclude));
    }
    if !blueprint.weights.is_empty() {
        text.push_str("\n[weights]\n");
        for one in &blueprint.weights {
            _ = writeln!(text, "{} = {:?}", one.topic, one.weight);
        }
    }
    table(&mut text, "topics", &blueprint.topics);
    table(&mut text, "levels", &blueprint.levels);
    table(&mut text, "kinds", &blueprint.kinds);
    let (exposure, verdict) = (blueprint.exposure, &blueprint.verdict);
    _ = write!(
        text,
        "\n[exposure]\ncooldown_days = {}\nexclude_flagged = {}\n{}\n[verdict]\npass = {:?}\n\
         must_have_topics = {}\nmust_have_kinds = {}\nmust_have = {:?}\nasked_at_least = {:?}\n{}",
        exposure.cooldown_days,
        exposure.exclude_flagged,
        if exposure.exclude_rare { "exclude_rare = true\n" } else { "" },
        verdict.pass,
        list(&verdict.must_have_topics),
        list(&verdict.must_have_kinds),
        verdict.must_have,
        verdict.asked_at_least,
        match verdict.role_must_haves.is_empty() {
            true => String::new(),
            false => format!("role_must_haves = {}\n", list(&verdict.role_must_haves)),
        }
    );
    text
}

fn table<T: Display>(text: &mut String, name: &str, rows: &[Row<T>]) {
    if rows.is_empty() {
        return;
    }
    _ = writeln!(text, "\n[{name}]");
    for row in rows {
        match row.count.least == row.count.most {
            true => _ = writeln!(text, "{} = {}", row.what, row.count),
            false => _ = writeln!(text, "{} = \"{}\"", row.what, row.count),
        }
    }
}

/// Names of ours in quotes: nothing in them has to be escaped.
fn list<T: Display>(names: &[T]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("[{}]", quoted.join(", "))
}
