//! How the queries of an answer and of a day find their rows.

use super::plans::{plan, queries};
use super::testing;

#[test]
fn the_queries_of_an_answer_and_of_a_day_go_by_these_indexes() {
    let (_folder, store) = testing::open();
    let mut plans = Vec::new();
    for (name, query) in queries() {
        let is_hot = ["event_", "card_next", "review_", "question_get", "question_search"]
            .iter()
            .any(|start| name.starts_with(start));
        if !is_hot || name.ends_with("_digest") || name.ends_with("_signs") {
            continue;
        }
        let lines = plan(&store.connection, &query);
        if !lines.is_empty() {
            plans.push(format!("{name}\n  {}", lines.join("\n  ")));
        }
    }
    insta::assert_snapshot!(plans.join("\n"), @r"
    card_next_due
      SEARCH card USING COVERING INDEX card_by_due (due>?)
      CORRELATED SCALAR SUBQUERY 1
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH postponed USING PRIMARY KEY (question=?)
      SEARCH question USING COVERING INDEX question_by_id (id=? AND retired=?)
    event_critical_next
      SEARCH event USING COVERING INDEX event_by_critical ((kind,v)>(?,?))
    event_ends
      SCAN device
      CORRELATED SCALAR SUBQUERY 1
      SEARCH event USING PRIMARY KEY (device=?)
      SCALAR SUBQUERY 2
      SEARCH event USING COVERING INDEX event_by_hlc
    event_gaps
      SCAN event
    event_get
      SEARCH event USING PRIMARY KEY (device=? AND seq=?)
    event_heads
      CO-ROUTINE found
      SETUP
      SEARCH event USING PRIMARY KEY
      RECURSIVE STEP
      SCAN found
      CORRELATED SCALAR SUBQUERY 2
      SEARCH event USING PRIMARY KEY (device>?)
      SCAN found
      CORRELATED SCALAR SUBQUERY 4
      SEARCH event USING PRIMARY KEY (device=?)
      USE TEMP B-TREE FOR ORDER BY
    event_hlc
      SEARCH event USING PRIMARY KEY (device=? AND seq=?)
    event_newest
      SEARCH event USING PRIMARY KEY (device=?)
    event_newest_deed
      CO-ROUTINE (subquery-6)
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      CO-ROUTINE (subquery-1)
      SCAN review
      SCAN (subquery-1)
      UNION ALL
      CO-ROUTINE (subquery-3)
      SCAN placement
      SCAN (subquery-3)
      UNION ALL
      CO-ROUTINE (subquery-5)
      SCAN postponed
      USE TEMP B-TREE FOR ORDER BY
      SCAN (subquery-5)
      SCAN (subquery-6)
      USE TEMP B-TREE FOR ORDER BY
    event_of_question
      SEARCH event USING INDEX event_by_question (question=? AND (hlc,device,seq)<(?,?,?))
      LIST SUBQUERY 2
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      UNION ALL
      SEARCH renamed USING COVERING INDEX renamed_by_current (current=?)
      USE TEMP B-TREE FOR ORDER BY
    event_renames
      SCAN event USING INDEX event_by_rename
    event_replay
      SCAN event USING INDEX event_by_hlc
    event_scheduling
      SCAN event USING INDEX event_by_scheduling
    question_get
      SEARCH question USING INDEX sqlite_autoindex_question_1 (id=?)
      SEARCH pack USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH source_file USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH question_text USING INDEX sqlite_autoindex_question_text_1 (question=?)
      CORRELATED SCALAR SUBQUERY 1
      USE TEMP B-TREE FOR json_group_array(ORDER BY)
      SEARCH question_tag USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH flagged USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH note USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 5
      SEARCH postponed USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 6
      SEARCH postponed USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 7
      SEARCH own_words USING PRIMARY KEY (question=?)
      USE TEMP B-TREE FOR ORDER BY
    question_search
      SCAN question_fts VIRTUAL TABLE INDEX 32:rM3
      SEARCH found USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH question USING INTEGER PRIMARY KEY (rowid=?)
      SEARCH shown USING INDEX sqlite_autoindex_question_text_1 (question=? AND language=?) LEFT-JOIN
      CORRELATED SCALAR SUBQUERY 1
    review_dates
      SCAN review
    review_day_before
      CO-ROUTINE (subquery-2)
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      SEARCH review USING COVERING INDEX review_by_day (mode=? AND study_day<?)
      UNION ALL
      SEARCH review USING COVERING INDEX review_by_day (mode=? AND study_day<?)
      SEARCH (subquery-2)
    review_day_count
      CO-ROUTINE (subquery-1)
      CO-ROUTINE (subquery-3)
      SEARCH review USING INDEX review_by_day (mode=? AND study_day=?)
      SEARCH card USING PRIMARY KEY (question=?) LEFT-JOIN
      USE TEMP B-TREE FOR ORDER BY
      SCAN (subquery-3)
      SCAN (subquery-1)
    review_day_spent
      SEARCH review USING INDEX review_by_day (mode=? AND study_day=?)
    review_delete
      SEARCH review USING PRIMARY KEY (hlc=? AND device=? AND seq=?)
      LIST SUBQUERY 4
      SEARCH event USING INDEX event_by_question (question=?)
      LIST SUBQUERY 2
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      UNION ALL
      SEARCH renamed USING COVERING INDEX renamed_by_current (current=?)
    review_drills
      SEARCH review USING INDEX review_by_day (mode=? AND study_day=?)
      USE TEMP B-TREE FOR GROUP BY
    review_export
      SCAN review
    review_last
      SCAN review
    review_newest
      SCAN review
    review_of_day
      SEARCH review USING INDEX review_by_day (mode=? AND study_day=?)
      USE TEMP B-TREE FOR ORDER BY
    review_pending
      CO-ROUTINE answer
      CO-ROUTINE (subquery-5)
      SEARCH review USING INDEX review_by_day (mode=? AND study_day=?)
      USE TEMP B-TREE FOR ORDER BY
      SCAN (subquery-5)
      SCAN answer
      CORRELATED SCALAR SUBQUERY 2
      SEARCH suspended USING PRIMARY KEY (question=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH postponed USING PRIMARY KEY (question=?)
      SEARCH card USING PRIMARY KEY (question=?)
      SEARCH question USING COVERING INDEX question_by_id (id=? AND retired=?)
      USE TEMP B-TREE FOR ORDER BY
    review_since
      SEARCH review USING INDEX review_by_day (mode=? AND study_day>? AND study_day<?)
      SEARCH card USING PRIMARY KEY (question=?) LEFT-JOIN
    review_timed
      SCAN review
      SEARCH question USING INDEX sqlite_autoindex_question_1 (id=?)
    ");
}
