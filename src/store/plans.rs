//! How SQLite runs every query: a plan that reads more than it must shows up here as a changed snapshot.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::select::Conditions;
use super::testing;
use crate::domain::filter::{Filter, Standing};
use crate::domain::labels::{Kind, Level};
use crate::domain::time::Day;

/// Full passes that are meant: the query speaks of everything, or of a table with a handful of rows.
const MEANT: &[(&str, &str)] = &[
    ("card_count", "SCAN card"),
    ("card_digest", "SCAN card"),
    ("card_failed", "SCAN card"),
    ("card_list", "SCAN card"),
    ("card_struggling", "SCAN card"),
    ("card_seen", "SCAN card"),
    ("device_get", "SCAN device"),
    ("doctor_count", "SCAN"),
    ("device_renew", "SCAN device"),
    ("event_ends", "SCAN device"),
    ("event_gaps", "SCAN event"),
    ("event_heads", "SCAN found"),
    ("event_renames", "SCAN event USING INDEX event_by_rename"),
    ("event_replay", "SCAN event USING INDEX event_by_hlc"),
    ("flagged_digest", "SCAN flagged"),
    ("history_digest", "SCAN history USING INDEX"),
    ("history_list", "SCAN history"),
    ("import_count", "SCAN temp.seen"),
    // Only after an import that brought and retired something; an index of every prompt would cost every import more.
    ("import_likely_renames", "SCAN temp.seen"),
    ("import_likely_renames", "SEARCH earlier USING AUTOMATIC COVERING INDEX"),
    ("import_state", "SCAN tally"),
    ("import_state", "SCAN renamed"),
    ("instance_get", "SCAN instance"),
    ("instance_renew", "SCAN instance"),
    ("instance_rules", "SCAN instance"),
    ("instance_told", "SCAN instance"),
    ("interview_has_level", "SCAN interview"),
    ("interview_list", "SCAN interview"),
    ("interview_newest", "SCAN interview"),
    ("interview_rating_list", "SCAN interview_rating"),
    ("leaf_list", "SCAN leaf"),
    ("own_words_list", "SCAN own_words"),
    ("pack_forget_left_out", "SCAN pack"),
    ("pack_languages", "SCAN question USING COVERING INDEX question_by_draw"),
    ("pack_list", "SCAN pack"),
    ("pack_names", "SCAN pack"),
    ("question_cells", "SCAN question USING COVERING INDEX question_by_cell"),
    ("question_count", "SCAN question USING COVERING INDEX"),
    ("question_count_touched", "SCAN card"),
    ("question_count_touched", "SCAN suspended"),
    ("question_count_touched", "SCAN postponed"),
    ("question_unseen", "SCAN question"),
    ("question_all", "SCAN question USING COVERING INDEX question_by_draw"),
    ("question_draw_within", "SCAN question USING COVERING INDEX question_by_draw"),
    ("question_draw_topics", "SCAN question"),
    ("question_export", "SCAN question"),
    ("question_counts", "SCAN question"),
    ("question_sizes", "SCAN question"),
    ("question_leaves", "SCAN found"),
    ("question_leaves", "SCAN question USING COVERING INDEX question_by_cell"),
    ("question_list", "SCAN question"),
    ("question_count_words", "SCAN question_fts VIRTUAL TABLE"),
    ("question_search", "SCAN question_fts VIRTUAL TABLE"),
    ("question_search_signs", "SCAN found"),
    ("question_tag_counts", "SCAN question_tag"),
    ("question_tag_list", "SCAN question_tag"),
    ("goal_digest", "SCAN goal"),
    ("goal_get", "SCAN"),
    ("exposed_digest", "SCAN exposed"),
    ("event_newest_deed", "SCAN"),
    ("level_passed_digest", "SCAN level_passed"),
    ("placement_digest", "SCAN placement"),
    ("placement_newest", "SCAN"),
    ("postponed_digest", "SCAN postponed"),
    ("level_passed_list", "SCAN level_passed"),
    ("question_in_language", "SCAN question_text"),
    ("question_pool", "SCAN question"),
    ("renamed_clear", "SCAN renamed"),
    ("renamed_digest", "SCAN renamed"),
    ("review_digest", "SCAN review"),
    ("review_dates", "SCAN review"),
    ("review_export", "SCAN review"),
    ("review_history", "SCAN review"),
    ("review_last", "SCAN review"),
    ("review_newest", "SCAN review"),
    ("review_timed", "SCAN review"),
    ("predicted_list", "SCAN predicted"),
    ("predicted_digest", "SCAN predicted"),
    ("scheduling_clear", "SCAN scheduling"),
    ("scheduling_digest", "SCAN scheduling"),
    ("scheduling_get", "SCAN scheduling"),
    ("event_scheduling", "SCAN event USING INDEX event_by_scheduling"),
    ("review_day_count", "SCAN (subquery"),
    ("review_pending", "SCAN answer"),
    ("review_pending", "SCAN (subquery"),
    ("suspended_digest", "SCAN suspended"),
    ("tally_count", "SCAN question"),
    ("tally_list", "SCAN tally"),
    ("tally_recompute", "SCAN"),
    ("topic_list", "SCAN topic"),
    ("voided_digest", "SCAN voided"),
];

/// Query files that are settings or checks and have no plan.
const PLANLESS: &[&str] = &[
    "connection_set",
    "device_random",
    "foreign_key_check",
    "history_begin",
    "import_begin",
    "import_cache",
    "import_checkpoint",
    "import_commit",
    "index_list",
    "integrity_check",
    "journal_set",
    "journal_single",
    "projection_clear",
    "repair_begin",
    "repair_columns",
    "repair_end",
    "schema_has",
    "schema_list",
    "trusted_list",
    "schema_identify",
    "secure_set",
    "vocabulary_has",
    "vocabulary_list",
    "vocabulary_open",
];

pub(super) fn queries() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/sql");
    let mut queries: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .filter(|(name, _)| !name.starts_with("filter_") && !PLANLESS.contains(&name.as_str()))
        .collect();
    queries.sort();
    queries
}

pub(super) fn plan(bank: &Connection, query: &str) -> Vec<String> {
    // Of several statements in a file, the last is the one with a plan worth knowing.
    let last = query.trim().trim_end_matches(';').rsplit(";\n").next().unwrap();
    let mut statement = bank.prepare(&format!("EXPLAIN QUERY PLAN {last}")).unwrap();
    let mut rows = statement.raw_query();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let line: String = row.get(3).unwrap();
        // A pass over the handful of words that a filter has, and the constants of a UNION.
        if !line.starts_with("SCAN json_each") && line != "SCAN CONSTANT ROW" {
            lines.push(line);
        }
    }
    lines
}

#[test]
fn no_query_reads_a_table_through_unless_it_is_meant_to() {
    let (_folder, store) = testing::open();
    store.connection.execute_batch(sql!("import_begin")).unwrap();
    let mut unmeant = Vec::new();
    for (name, query) in queries() {
        for line in plan(&store.connection, &query) {
            let is_scan = line.contains("SCAN") || line.contains("AUTOMATIC");
            let is_meant = MEANT.iter().any(|(of, text)| *of == name && line.contains(text));
            if is_scan && !is_meant {
                unmeant.push(format!("{name}: {line}"));
            }
        }
    }
    assert!(unmeant.is_empty(), "{}", unmeant.join("\n"));
}

#[test]
fn every_filter_has_an_index_to_go_by() {
    let (_folder, store) = testing::open();
    let open = Filter::default;
    let mut plans = Vec::new();
    for (name, query, filter) in [
        ("new", sql!("question_draw"), open()),
        ("new, kinds", sql!("question_draw"), Filter { kinds: vec![Kind::Sql], ..open() }),
        ("new, packs", sql!("question_draw"), Filter { packs: vec!["p".into()], ..open() }),
        (
            "new, topics",
            sql!("question_draw_topics"),
            Filter { topics: vec!["t".into()], ..open() },
        ),
        ("new, of a role", sql!("question_draw_cell"), open()),
        (
            "new, leaves",
            sql!("question_draw_within"),
            Filter { leaves: vec!["l".into()], ..open() },
        ),
        ("new, tags", sql!("question_draw_within"), Filter { tags: vec!["t".into()], ..open() }),
        ("all", sql!("question_all"), open()),
        ("all, leaves", sql!("question_all"), Filter { leaves: vec!["l".into()], ..open() }),
        ("due", sql!("card_due"), open()),
        (
            "due, levels and leaves",
            sql!("card_due"),
            Filter { levels: vec![Level::Junior], leaves: vec!["l".into()], ..open() },
        ),
        ("due, tags", sql!("card_due"), Filter { tags: vec!["t".into()], ..open() }),
        ("due, failed", sql!("card_due"), open().standing(Standing::Failed)),
        ("list, due", sql!("question_list"), open().standing(Standing::DueBy(Day::from_number(1)))),
        ("list, failed", sql!("question_list"), open().standing(Standing::Failed)),
        ("list, struggling", sql!("question_list"), open().standing(Standing::Struggling)),
        ("list, flagged", sql!("question_list"), open().standing(Standing::Flagged)),
        ("count, suspended", sql!("question_counts"), open().standing(Standing::Suspended)),
        ("count, packs", sql!("question_count"), Filter { packs: vec!["p".into()], ..open() }),
    ] {
        let query = Conditions::of(&filter).unwrap().put_into(query);
        plans.push(format!("{name}\n  {}", plan(&store.connection, &query).join("\n  ")));
    }
    insta::assert_snapshot!(plans.join("\n"), @r"
    new
      SEARCH question USING COVERING INDEX question_by_draw (importance=? AND level=? AND draw>? AND draw<?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
    new, kinds
      SEARCH question USING COVERING INDEX question_by_draw (importance=? AND level=? AND draw>? AND draw<?)
      LIST SUBQUERY 4
      CREATE BLOOM FILTER
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
    new, packs
      SEARCH question USING COVERING INDEX question_by_draw (importance=? AND level=? AND draw>? AND draw<?)
      LIST SUBQUERY 5
      SEARCH pack USING COVERING INDEX sqlite_autoindex_pack_1 (name=?)
      LIST SUBQUERY 4
      CREATE BLOOM FILTER
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
    new, topics
      SEARCH question USING COVERING INDEX question_by_topic (topic=? AND importance=? AND level=? AND draw>? AND draw<?)
      LIST SUBQUERY 4
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
      USE TEMP B-TREE FOR ORDER BY
    new, of a role
      SEARCH question USING INDEX question_by_cell (leaf=? AND level=? AND importance=? AND draw>? AND draw<?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
      USE TEMP B-TREE FOR LAST TERM OF ORDER BY
    new, leaves
      SEARCH question USING INDEX question_by_leaf (leaf=? AND retired=?)
      LIST SUBQUERY 4
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
      USE TEMP B-TREE FOR ORDER BY
    new, tags
      SEARCH question USING INTEGER PRIMARY KEY (rowid=?)
      LIST SUBQUERY 7
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      SEARCH own USING COVERING INDEX question_by_leaf (leaf=?)
      LIST SUBQUERY 4
      UNION ALL
      SEARCH question_tag USING COVERING INDEX question_tag_by_tag (tag=?)
      LIST SUBQUERY 6
      CORRELATED SCALAR SUBQUERY 1
      SEARCH card USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
      USE TEMP B-TREE FOR ORDER BY
    all
      SCAN question USING COVERING INDEX question_by_draw
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
    all, leaves
      SEARCH question USING INDEX question_by_leaf (leaf=? AND retired=?)
      LIST SUBQUERY 3
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
      USE TEMP B-TREE FOR ORDER BY
    due
      SEARCH card USING INDEX card_by_due (due<?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
      SEARCH question USING COVERING INDEX question_by_id (id=? AND retired=?)
    due, levels and leaves
      SEARCH card USING INDEX card_by_due (due<?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
      SEARCH question USING INDEX question_by_id (id=? AND retired=?)
      LIST SUBQUERY 3
      CREATE BLOOM FILTER
      LIST SUBQUERY 4
      CREATE BLOOM FILTER
    due, tags
      SEARCH card USING INDEX card_by_due (due<?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
      SEARCH question USING COVERING INDEX question_by_id (id=? AND retired=?)
      LIST SUBQUERY 6
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      SEARCH own USING COVERING INDEX question_by_leaf (leaf=?)
      LIST SUBQUERY 3
      CREATE BLOOM FILTER
      UNION ALL
      SEARCH question_tag USING COVERING INDEX question_tag_by_tag (tag=?)
      LIST SUBQUERY 5
      CREATE BLOOM FILTER
    due, failed
      SEARCH card USING INDEX card_by_due (due<?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
      SEARCH question USING COVERING INDEX question_by_id (id=? AND retired=?)
      LIST SUBQUERY 3
      SCAN card
      CREATE BLOOM FILTER
    list, due
      SEARCH question USING INDEX sqlite_autoindex_question_1 (id=?)
      LIST SUBQUERY 6
      SEARCH card USING COVERING INDEX card_by_due (due<?)
      SEARCH pack USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH card USING PRIMARY KEY (question=?) LEFT-JOIN
      CORRELATED SCALAR SUBQUERY 1
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH flagged USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 5
      SEARCH postponed USING PRIMARY KEY (question=?)
    list, failed
      SEARCH question USING INDEX sqlite_autoindex_question_1 (id=?)
      LIST SUBQUERY 6
      SCAN card
      SEARCH pack USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH card USING PRIMARY KEY (question=?) LEFT-JOIN
      CORRELATED SCALAR SUBQUERY 1
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH flagged USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 5
      SEARCH postponed USING PRIMARY KEY (question=?)
    list, struggling
      SEARCH question USING INDEX sqlite_autoindex_question_1 (id=?)
      LIST SUBQUERY 6
      SCAN card
      SEARCH pack USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH card USING PRIMARY KEY (question=?) LEFT-JOIN
      CORRELATED SCALAR SUBQUERY 1
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH flagged USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 5
      SEARCH postponed USING PRIMARY KEY (question=?)
    list, flagged
      SEARCH question USING INDEX sqlite_autoindex_question_1 (id=?)
      USING INDEX sqlite_autoindex_flagged_1 FOR IN-OPERATOR
      SEARCH pack USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH card USING PRIMARY KEY (question=?) LEFT-JOIN
      CORRELATED SCALAR SUBQUERY 1
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH flagged USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 5
      SEARCH postponed USING PRIMARY KEY (question=?)
    count, suspended
      SEARCH question USING INDEX question_by_id (id=? AND retired=?)
      USING INDEX sqlite_autoindex_suspended_1 FOR IN-OPERATOR
      USE TEMP B-TREE FOR GROUP BY
    count, packs
      SEARCH question USING COVERING INDEX question_by_pack (pack=? AND retired=?)
      LIST SUBQUERY 2
      SEARCH pack USING COVERING INDEX sqlite_autoindex_pack_1 (name=?)
      LIST SUBQUERY 1
    ");
}
