//! The day, and what becomes of single questions.

use crate::words::sentences::sentences;

sentences! {
    start_the_quiz: "start the quiz";
    nothing_known: "nothing is known yet: `viva` looks at the day";
    suspended(question): "suspended: {question}";
    unsuspended(question): "unsuspended: {question}";
    flagged(question): "flagged: {question}";
    flag_removed(question): "flag removed: {question}";
    reset(question): "reset: {question} is new again";
    page_written(file): "written: {file}";
}
