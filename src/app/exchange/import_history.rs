//! `viva import --history`: answers that were given in Anki, as events of the log.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::files::cannot_read;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::figures::convert::ImportedHistory;
use crate::domain::event::{Event, wall};
use crate::domain::fact::{BODY_VERSION, Fact, Reviewed, unhex};
use crate::domain::grade::Grade;
use crate::domain::ids::QuestionId;
use crate::domain::review::{EventId, Mode};
use crate::domain::time::Moment;
use crate::error::Error;
use crate::exchange::history::{self, Line};
use crate::files;
use crate::words::app::exporting as words;

/// Most bytes of a file of answers.
const HISTORY_MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Ids that are not found that are named.
const LOST_MAX: usize = 5;

/// Merges the answers of a file into the log. What is there already adds nothing.
///
/// # Errors
/// When the file cannot be read or is none of ours, and when the log refuses.
pub fn run(path: &Path, json: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let bytes =
        files::read_given(path, HISTORY_MAX_BYTES).map_err(|error| cannot_read(path, &error))?;
    let shown = path.display();
    // Whoever comes with viva's own answers moves to another machine.
    let moving = words::your_own_answers_move_as_a_whole();
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::failed(words::not_utf8(&shown)).hint(moving))?;
    let (head, lines) = history::read(&text).map_err(|error| {
        Error::failed(format!("{shown}, {}: {}", error.place, error.what)).hint(moving)
    })?;
    let device = unhex(&head.collection)
        .ok_or_else(|| Error::failed(words::no_name_of_a_collection(&shown)))?;
    let mut store = bank::open(context)?;
    let (mut events, mut lost, mut names) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for line in &lines {
        let id: Option<QuestionId> = line.id.parse().ok();
        let known = id.filter(|id| store.knows_question(id).unwrap_or(false));
        match known {
            Some(_) if names.insert(line.at_ms) => {
                events.push(event(line, device, head.offset_min)?)
            }
            Some(_) => {}
            None => {
                lost.insert(line.id.clone());
            }
        }
    }
    let merged = store.merge(&events, context.now())?;
    let told = ImportedHistory {
        added: merged.added,
        known: merged.known,
        lost: lost.iter().take(LOST_MAX).cloned().collect(),
        lost_count: lost.len(),
    };
    if json {
        writeln!(out, "{}", figures::line(&told)?)?;
    } else {
        writeln!(out, "{}", words::answers_added(&told.added, &told.known))?;
        if told.lost_count > 0 {
            let more = if told.lost_count > told.lost.len() { ", …" } else { "" };
            writeln!(
                out,
                "{}",
                words::questions_not_in_the_bank(&told.lost_count, &told.lost.join(", "), &more)
            )?;
        }
    }
    Ok(Done::Ok)
}

fn event(line: &Line, device: [u8; 16], offset_min: i32) -> Result<Event, Error> {
    let at = Moment { at_ms: line.at_ms, offset_min };
    let fact = Fact::ImportedReview(Reviewed {
        grade: Grade::new(line.grade).ok_or_else(|| Error::failed(words::no_grade(&line.grade)))?,
        mode: Mode::Review,
        // Anki's days begin at four in the morning wherever nobody changed it.
        study_day: at.study_day(4),
        elapsed_ms: line.elapsed_ms,
        hints: 0,
        in_placement: false,
    });
    let body = fact.body().map_err(|error| Error::failed(words::no_answer_written(&error)))?;
    Ok(Event {
        id: EventId { device, seq: line.at_ms },
        hlc: wall(at),
        at,
        question: Some(line.id.clone()),
        revision: None,
        kind: fact.kind().to_owned(),
        version: BODY_VERSION,
        critical: true,
        body,
    })
}
