//! What the log adds up to: cards, reviews, how they were predicted and the history of each question, what is suspended, postponed, flagged, void or renamed, exposures,
//! passed levels, placements, the goal, and by what it is scheduled.
//!
//! Writing an answer and replaying the log go through the same [`apply`]. After every event the projections are a function of
//! the events so far, in the order (hlc, device, seq): nothing else may write these tables.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use super::event::{from_row, get};
use super::{history, row, scheduling};
use crate::domain::card::{Card, Given};
use crate::domain::event::Event;
use crate::domain::fact::{Fact, Reviewed};
use crate::domain::interview::passed::LevelPassed;
use crate::domain::review::{EventId, Mode};
use crate::domain::scheduling::Scheduling;
use crate::domain::stats::Answer;
use crate::domain::time::Day;

/// Number of the rules by which events are added up. Raise it with every change by which the same log comes out another way, as when a
/// kind becomes known: every database is then worked out anew when it is opened.
pub(super) const RULES: i64 = 5;

/// What applying an event did to the question it speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Applied {
    /// The mode that the answer counts as; `None` when the event is no answer.
    pub mode: Option<Mode>,
    /// The card afterwards.
    pub card: Option<Card>,
}

/// Takes the newest event into the projections.
pub(super) fn apply(connection: &Connection, event: &Event) -> rusqlite::Result<Applied> {
    if let Fact::Scheduler(_) | Fact::Retention(_) | Fact::Weights(_) = event.fact() {
        follow_scheduling(connection)?;
    }
    apply_by(connection, event, &scheduling::get(connection)?)
}

/// Works everything out anew where it was worked out by another scheduling than the log's.
pub(super) fn follow_scheduling(connection: &Connection) -> rusqlite::Result<()> {
    if scheduling::of_log(connection)? != scheduling::get(connection)? {
        rebuild(connection)?;
    }
    Ok(())
}

/// The same by a scheduling that is known.
fn apply_by(
    connection: &Connection,
    event: &Event,
    scheduling: &Scheduling,
) -> rusqlite::Result<Applied> {
    let nothing = Applied { mode: None, card: None };
    match event.fact() {
        Fact::Unknown | Fact::Scheduler(_) | Fact::Retention(_) | Fact::Weights(_) => Ok(nothing),
        Fact::LevelPassed(passed) => {
            add_pass(connection, event, &passed)?;
            Ok(nothing)
        }
        Fact::Goal(_) => {
            add_goal(connection, event)?;
            Ok(nothing)
        }
        Fact::Placed(_) => {
            add_placement(connection, event)?;
            Ok(nothing)
        }
        Fact::Voided(target) => {
            if let Some(question) = void(connection, target)? {
                let current = resolve(connection, &question)?;
                let question = current.as_deref().unwrap_or(&question);
                clear(connection, question)?;
                fold(connection, question, event.order(), scheduling)?;
            }
            Ok(nothing)
        }
        Fact::Renamed { to } => {
            if let Some(from) = event.question.as_deref() {
                apply_rename(connection, event, (from, &to), scheduling)?;
            }
            Ok(nothing)
        }
        _ => match event.question.as_deref() {
            Some(question) => {
                let current = resolve(connection, question)?;
                apply_to(connection, current.as_deref().unwrap_or(question), event, scheduling)
            }
            None => Ok(nothing),
        },
    }
}

/// The id in use of a former one; `None` when `question` is no former id.
pub(super) fn resolve(connection: &Connection, question: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached(sql!("renamed_get"))?
        .query_row(named_params! { ":former": question }, |row| row.get(0))
        .optional()
}

/// The card of a question, by the id in use.
pub(super) fn card(connection: &Connection, question: &str) -> rusqlite::Result<Option<Card>> {
    connection
        .prepare_cached(sql!("card_get"))?
        .query_row(named_params! { ":question": question }, |found| row::card(found, 0))
        .optional()
}

/// Whether an event is void.
pub(super) fn is_void(connection: &Connection, event: EventId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(sql!("voided_has"))?
        .query_row(named_params! { ":device": event.device, ":seq": event.seq }, |row| row.get(0))
}

/// Takes an event of the question known as `question` now, the newest of its events so far.
fn apply_to(
    connection: &Connection,
    question: &str,
    event: &Event,
    scheduling: &Scheduling,
) -> rusqlite::Result<Applied> {
    let of_question = |text: &str| -> rusqlite::Result<()> {
        connection.prepare_cached(text)?.execute(named_params! { ":question": question })?;
        Ok(())
    };
    if is_void(connection, event.id)? {
        return Ok(Applied { mode: None, card: card(connection, question)? });
    }
    match event.fact() {
        Fact::Reviewed(answer) | Fact::ImportedReview(answer) => {
            return apply_answer(connection, question, event, &answer, scheduling);
        }
        Fact::Reset => {
            of_question(sql!("card_delete"))?;
            of_question(sql!("postponed_delete"))?;
        }
        Fact::Suspended => of_question(sql!("suspended_add"))?,
        Fact::Unsuspended => {
            of_question(sql!("suspended_delete"))?;
            of_question(sql!("postponed_delete"))?;
        }
        Fact::Flagged => of_question(sql!("flagged_add"))?,
        Fact::Unflagged => of_question(sql!("flagged_delete"))?,
        Fact::Exposed { set } => expose(connection, question, event, &set)?,
        Fact::Postponed { until } => postpone(connection, question, event, until)?,
        Fact::Voided(_)
        | Fact::Renamed { .. }
        | Fact::LevelPassed(_)
        | Fact::Goal(_)
        | Fact::Placed(_)
        | Fact::Unknown => {}
        Fact::Scheduler(_) | Fact::Retention(_) | Fact::Weights(_) => {}
    }
    Ok(Applied { mode: None, card: None })
}

fn apply_answer(
    connection: &Connection,
    question: &str,
    event: &Event,
    answer: &Reviewed,
    scheduling: &Scheduling,
) -> rusqlite::Result<Applied> {
    let before = card(connection, question)?;
    let Reviewed { grade, mode, study_day, .. } = *answer;
    let taken = Card::take(scheduling, before, Given { grade, mode, study_day });
    if let Some(after) = taken.card.filter(|_| taken.card != before) {
        put_card(connection, question, &after)?;
    }
    if taken.mode.is_review() && !grade.is_recalled() {
        // It was not known after all.
        let names = named_params! { ":question": question };
        connection.prepare_cached(sql!("postponed_delete"))?.execute(names)?;
    }
    connection.prepare_cached(sql!("review_add"))?.execute(named_params! {
        ":hlc": event.hlc,
        ":device": event.id.device,
        ":seq": event.id.seq,
        ":question": question,
        ":at_ms": event.at.at_ms,
        ":tz_min": event.at.offset_min,
        ":study_day": answer.study_day.number(),
        ":mode": taken.mode.as_str(),
        ":grade": answer.grade.quality(),
        ":elapsed_ms": answer.elapsed_ms,
        ":hints": answer.hints,
        ":recall_e4": taken.foreseen.map(|foreseen| foreseen.recall_e4),
        ":difficulty": taken.foreseen.map(|foreseen| foreseen.difficulty),
        ":is_placement": answer.in_placement,
    })?;
    let Reviewed { study_day, elapsed_ms, .. } = *answer;
    let (mode, foreseen) = (taken.mode, taken.foreseen);
    history::add(connection, question, &Answer { study_day, mode, grade, elapsed_ms, foreseen })?;
    Ok(Applied { mode: Some(taken.mode), card: taken.card })
}

fn expose(
    connection: &Connection,
    question: &str,
    event: &Event,
    set: &str,
) -> rusqlite::Result<()> {
    connection.prepare_cached(sql!("exposed_add"))?.execute(named_params! {
        ":question": question,
        ":interview": set,
        ":at_ms": event.at.at_ms,
    })?;
    Ok(())
}

fn postpone(
    connection: &Connection,
    question: &str,
    event: &Event,
    until: Day,
) -> rusqlite::Result<()> {
    connection.prepare_cached(sql!("postponed_add"))?.execute(named_params! {
        ":question": question,
        ":hlc": event.hlc,
        ":device": event.id.device,
        ":seq": event.id.seq,
        ":until": until.number(),
    })?;
    Ok(())
}

/// Takes a placement in, unless its event is void.
pub(super) fn add_placement(connection: &Connection, event: &Event) -> rusqlite::Result<()> {
    if is_void(connection, event.id)? {
        return Ok(());
    }
    connection.prepare_cached(sql!("placement_add"))?.execute(named(event).as_slice())?;
    Ok(())
}
/// Takes a passed level in, unless its event is void.
pub(super) fn add_pass(
    connection: &Connection,
    event: &Event,
    passed: &LevelPassed,
) -> rusqlite::Result<()> {
    if is_void(connection, event.id)? {
        return Ok(());
    }
    connection.prepare_cached(sql!("level_passed_add"))?.execute(named_params! {
        ":hlc": event.hlc,
        ":device": event.id.device,
        ":seq": event.id.seq,
        ":level": passed.level.rank(),
        ":interview": passed.set,
        ":study_day": passed.study_day.number(),
        ":overall_hundredths": passed.overall_hundredths,
        ":asked": passed.asked,
        ":questions": passed.questions,
        ":ticked": passed.ticked,
        ":points": passed.points,
    })?;
    Ok(())
}

/// Takes an event that sets or clears the goal in, unless it is void.
pub(super) fn add_goal(connection: &Connection, event: &Event) -> rusqlite::Result<()> {
    if is_void(connection, event.id)? {
        return Ok(());
    }
    connection.prepare_cached(sql!("goal_add"))?.execute(named(event).as_slice())?;
    Ok(())
}

/// The place of an event in the order, as parameters of a query.
fn named(event: &Event) -> [(&'static str, &dyn rusqlite::ToSql); 3] {
    [(":hlc", &event.hlc), (":device", &event.id.device), (":seq", &event.id.seq)]
}

fn put_card(connection: &Connection, question: &str, card: &Card) -> rusqlite::Result<()> {
    connection.prepare_cached(sql!("card_put"))?.execute(named_params! {
        ":question": question,
        ":repetitions": card.memory.repetitions,
        ":ef_hundredths": card.memory.ef_hundredths,
        ":interval_days": card.memory.interval_days,
        ":due": card.due.number(),
        ":first": card.first.number(),
        ":last": card.last.number(),
        ":reviews": card.reviews,
        ":lapses": card.lapses,
        ":stability_e4": card.trace.stability_e4,
        ":difficulty_e4": card.trace.difficulty_e4,
        ":answered": card.answered.number(),
        ":first_grade": card.first_grade.quality(),
    })?;
    Ok(())
}

/// Makes an event void; gives the question it speaks of, which is to be worked out again.
pub(super) fn void(connection: &Connection, target: EventId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached(sql!("voided_add"))?
        .execute(named_params! { ":device": target.device, ":seq": target.seq })?;
    let Some(found) = get(connection, target)? else { return Ok(None) };
    let delete = match found.fact() {
        Fact::LevelPassed(_) => Some(sql!("level_passed_delete")),
        Fact::Goal(_) => Some(sql!("goal_delete")),
        Fact::Placed(_) => Some(sql!("placement_delete")),
        _ => None,
    };
    if let Some(delete) = delete {
        connection.prepare_cached(delete)?.execute(named(&found).as_slice())?;
    }
    Ok(found.question)
}

/// Follows a rename: every event under a former id counts for the id in use.
fn apply_rename(
    connection: &Connection,
    event: &Event,
    (from, to): (&str, &str),
    scheduling: &Scheduling,
) -> rusqlite::Result<()> {
    if from == to {
        return Ok(());
    }
    let mut affected = vec![from.to_owned(), to.to_owned()];
    affected.extend(resolve(connection, from)?);
    affected.extend(resolve(connection, to)?);
    affected.sort_unstable();
    affected.dedup();
    // Answers move from one to another, so all are cleared, by the names they had, before the first is filled.
    affected.iter().try_for_each(|question| clear(connection, question))?;
    follow(connection, from, to)?;
    affected.iter().try_for_each(|question| fold(connection, question, event.order(), scheduling))
}

/// Lets the former id, and all that led to it, lead to the id in use.
pub(super) fn follow(connection: &Connection, from: &str, to: &str) -> rusqlite::Result<()> {
    if from == to {
        return Ok(());
    }
    let names = named_params! { ":former": from, ":current": to };
    connection.prepare_cached(sql!("renamed_follow"))?.execute(names)?;
    connection.prepare_cached(sql!("renamed_free"))?.execute(named_params! { ":current": to })?;
    connection.prepare_cached(sql!("renamed_put"))?.execute(names)?;
    Ok(())
}

/// Forgets everything about one question.
pub(super) fn clear(connection: &Connection, question: &str) -> rusqlite::Result<()> {
    for text in [
        sql!("card_delete"),
        sql!("review_delete"),
        sql!("history_delete"),
        sql!("suspended_delete"),
        sql!("flagged_delete"),
        sql!("exposed_delete"),
        sql!("postponed_delete"),
    ] {
        connection.prepare_cached(text)?.execute(named_params! { ":question": question })?;
    }
    Ok(())
}

/// Computes everything about one cleared question from its events up to and including the one at `last` in the order.
pub(super) fn fold(
    connection: &Connection,
    question: &str,
    last: (i64, [u8; 16], i64),
    scheduling: &Scheduling,
) -> rusqlite::Result<()> {
    if resolve(connection, question)?.is_some() {
        return Ok(());
    }
    let (hlc, device, seq) = last;
    let mut statement = connection.prepare_cached(sql!("event_of_question"))?;
    let mut rows = statement.query(named_params! {
        ":question": question,
        ":hlc": hlc,
        ":device": device,
        ":seq": seq,
    })?;
    while let Some(row) = rows.next()? {
        apply_to(connection, question, &from_row(row)?, scheduling)?;
    }
    Ok(())
}

/// Clears the projections and replays the whole log. Gives the number of events.
pub(super) fn rebuild(connection: &Connection) -> rusqlite::Result<u32> {
    connection.execute_batch(sql!("projection_clear"))?;
    // The last word decides about all answers, those before it too.
    let scheduling = scheduling::of_log(connection)?;
    scheduling::put(connection, &scheduling)?;
    let mut statement = connection.prepare_cached(sql!("event_replay"))?;
    let mut rows = statement.query([])?;
    let mut events = 0;
    while let Some(row) = rows.next()? {
        apply_by(connection, &from_row(row)?, &scheduling)?;
        events += 1;
    }
    let rules = named_params! { ":rules": RULES };
    connection.prepare_cached(sql!("instance_rules"))?.execute(rules)?;
    Ok(events)
}

/// SHA-256 over every row of every projection, in a fixed order.
pub(super) fn digest(connection: &Connection) -> rusqlite::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    for (name, text) in [
        ("card", sql!("card_digest")),
        ("review", sql!("review_digest")),
        ("history", sql!("history_digest")),
        ("voided", sql!("voided_digest")),
        ("suspended", sql!("suspended_digest")),
        ("flagged", sql!("flagged_digest")),
        ("renamed", sql!("renamed_digest")),
        ("exposed", sql!("exposed_digest")),
        ("level_passed", sql!("level_passed_digest")),
        ("predicted", sql!("predicted_digest")),
        ("scheduling", sql!("scheduling_digest")),
        ("goal", sql!("goal_digest")),
        ("placement", sql!("placement_digest")),
        ("postponed", sql!("postponed_digest")),
    ] {
        let is_there: bool = connection
            .prepare_cached(sql!("schema_has"))?
            .query_row(named_params! { ":name": name }, |row| row.get(0))?;
        // A backup of an earlier version has fewer projections.
        if !is_there {
            continue;
        }
        hash_field(&mut hasher, b'#', name.as_bytes());
        let mut statement = connection.prepare_cached(text)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Null => hash_field(&mut hasher, b'n', &[]),
                    ValueRef::Integer(number) => {
                        hash_field(&mut hasher, b'i', &number.to_be_bytes());
                    }
                    ValueRef::Real(number) => hash_field(&mut hasher, b'r', &number.to_be_bytes()),
                    ValueRef::Text(text) => hash_field(&mut hasher, b't', text),
                    ValueRef::Blob(bytes) => hash_field(&mut hasher, b'b', bytes),
                }
            }
        }
    }
    Ok(hasher.finalize().into())
}

/// Type and length go before the bytes, so that no two lists of values give the same stream.
fn hash_field(hasher: &mut Sha256, kind: u8, bytes: &[u8]) {
    hasher.update([kind]);
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}
