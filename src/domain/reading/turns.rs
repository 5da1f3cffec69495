//! Turns of phrase that deny a part of a clause: "moved from MySQL to PostgreSQL", "Flask, not Django". What is denied ends where the turn
//! itself goes on to something else, and the rest of the clause means what it meant.

use std::ops::Range;

use super::cues::starts_word;

/// How a turn begins that denies what follows, and what ends its object. All are folded and in lower case; a turn whose end does not come
/// denies the rest of its clause.
const FORWARD: &[(&str, &[&str])] = &[
    ("instead of ", &[", ", " we ", " - "]),
    ("in place of ", &[", ", " we ", " - "]),
    ("rather than ", &[", "]),
    ("without ", &[", ", " but ", " and with "]),
    ("away from ", &[" to ", " in favo", ", "]),
    ("moved from ", &[" to "]),
    ("migrated from ", &[" to "]),
    ("switched from ", &[" to "]),
    ("replaced ", &[" with ", " by "]),
    ("got rid of ", &[" in favo", ", "]),
    ("we dropped ", &[" for ", " in favo", ", "]),
    ("we abandoned ", &[" for ", " in favo", ", "]),
    ("избавились от ", &[" в пользу ", " и перешли ", ", "]),
    ("отказываемся от ", &[" в пользу ", " и переходим ", ", "]),
    ("переходим с ", &[" на "]),
    ("переезжаем с ", &[" на "]),
    ("обходимся без ", &[", "]),
    ("отказались от ", &[" в пользу ", " и перешли ", ", "]),
    ("ушли от ", &[" в пользу ", " к ", " на ", ", "]),
    ("уходим от ", &[" в пользу ", " к ", " на ", ", "]),
    ("перешли с ", &[" на "]),
    ("переехали с ", &[" на "]),
    ("мигрировали с ", &[" на "]),
    ("перешли от ", &[" к "]),
    ("заменили ", &[" на "]),
    ("вместо ", &[" у нас ", " мы ", " используем ", ", ", " - "]),
    ("без ", &[", ", " на ", " и с ", " но "]),
    ("никакого ", &[", "]),
    ("никаких ", &[", "]),
    ("никакой ", &[", "]),
];

/// Turns that deny what stands before them in their clause.
const BACKWARD: &[&str] = &[
    "без требовани",
    "без разницы",
    "was dropped",
    "were dropped",
    "is gone",
    "replaced by ",
    "replaced with ",
    "заменили на ",
    "заменен на ",
    "заменена на ",
];

/// How words begin that leave one thing for another: "rewrite reports from MySQL to ClickHouse".
const LEAVING: &[&str] = &[
    "move",
    "moving",
    "migrat",
    "rewrit",
    "port ",
    "porting",
    "transition",
    "switch",
    "переход",
    "перейти",
    "перепис",
    "перевод",
    "перевести",
    "перенос",
    "перенес",
    "переезд",
    "переезж",
    "переех",
    "мигрир",
    "миграц",
];

/// What stands before the thing that is left, and before what comes for it.
const FROM_TO: &[(&str, &str)] =
    &[(" from ", " to "), (" с ", " на "), (" со ", " на "), (" от ", " к ")];

/// Turns whose object is named in passing: what others build in.
const PASSING: &[(&str, &[&str])] = &[
    ("frontend in ", &[", ", " and "]),
    ("frontend is ", &[", ", " and "]),
    ("front end in ", &[", ", " and "]),
    ("front end is ", &[", ", " and "]),
    ("фронт на ", &[", "]),
    ("фронтенд на ", &[", "]),
];

/// Words that deny the name right behind them, and no more: alone they deny fears as often as skills.
const CLOSE: &[&str] = &["not", "no", "nor", "не", "ни"];

/// What joins a name to one that was denied.
const JOINTS: &[&str] = &[" or ", " nor ", " or a ", "/", " / ", " и ", " или ", " ни "];

/// The parts of a clause that its turns deny. `clause` is folded and in lower case.
pub fn denied(clause: &str) -> Vec<Range<usize>> {
    let mut parts = objects(clause, FORWARD);
    for cue in BACKWARD {
        let found = clause.match_indices(cue).find(|(at, _)| starts_word(clause, *at));
        parts.extend(found.map(|(at, _)| 0..at));
    }
    parts
}

/// The parts of a clause that its turns name in passing.
pub fn passing(clause: &str) -> Vec<Range<usize>> {
    let mut parts = objects(clause, PASSING);
    // Whoever has done it knows both.
    if clause.contains("experience") || clause.contains("опыт") {
        return parts;
    }
    let leaves = |cue: &str| clause.match_indices(cue).find(|(at, _)| starts_word(clause, *at));
    let Some(start) = LEAVING.iter().filter_map(|cue| leaves(cue)).map(|(at, _)| at).min() else {
        return parts;
    };
    for (from, to) in FROM_TO {
        let rest = clause.get(start..).unwrap_or_default();
        let Some(at) = rest.find(from).map(|at| start + at) else { continue };
        let end = clause.get(at..).and_then(|rest| rest.find(to));
        parts.extend(end.map(|length| at..at + length));
    }
    parts
}

/// Where these turns stand, each with its object.
fn objects(clause: &str, turns: &[(&str, &[&str])]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for (cue, ends) in turns {
        for (at, _) in clause.match_indices(cue).filter(|(at, _)| starts_word(clause, *at)) {
            // The space that ends the cue may begin what ends the turn: "replaced by".
            let object = at + cue.len() - 1;
            let rest = clause.get(object..).unwrap_or_default();
            let end = ends.iter().filter_map(|end| rest.find(end)).min();
            parts.push(at..end.map_or(clause.len(), |end| object + end));
        }
    }
    parts
}

/// The clause without what its turns deny.
pub fn rest(clause: &str, denied: &[Range<usize>]) -> String {
    let is_denied = |at: usize| denied.iter().any(|part| part.contains(&at));
    clause.char_indices().map(|(at, letter)| if is_denied(at) { ' ' } else { letter }).collect()
}

/// Whether a word right before `at` denies the name that begins there.
pub fn is_close(clause: &str, at: usize) -> bool {
    let before = clause.get(..at).unwrap_or_default();
    let Some(before) = before.strip_suffix(' ') else { return false };
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    CLOSE.contains(&word)
}

/// Whether what stands between two names makes one of both.
pub fn is_joint(between: &str) -> bool {
    JOINTS.contains(&between)
}
