//! An interview that was held on paper: its filled card becomes a journal like any other, and its questions rest.

use std::path::{Path, PathBuf};

use crate::app::bank::files::replace;
use crate::app::context::Context;
use crate::app::tell::note;
use crate::domain::interview::journal::{
    Entry, Event, Mark, NOTE_BYTES_MAX, Recommended, Scorecard,
};
use crate::domain::interview::replay::Replay;
use crate::error::Error;
use crate::ui::safe::visible_line;
use crate::words::app::cards as words;

use super::filled_card;
use super::journal_file::{self, JournalFile};
use super::set_file::SetFile;

/// A filled card that is to be kept.
#[derive(Debug)]
pub struct Filled<'f> {
    /// Whose.
    pub interviewer: &'f str,
    /// The filled scorecard.csv.
    pub from: &'f Path,
    /// What the interviewer recommends; `None` leaves what was recommended before.
    pub recommended: Option<Recommended>,
    /// Why it takes the place of a card that is there; `None` where it is the first.
    pub replace: Option<&'f str>,
}

/// A card that was kept.
#[derive(Debug)]
pub struct Kept {
    /// The card as it counts now.
    pub card: Scorecard,
    /// Where it lies.
    pub path: PathBuf,
    /// The card whose place it took; equal to it where nothing differed and nothing was written.
    pub before: Option<Scorecard>,
}

/// Keeps a filled card as the finished card of its interviewer.
///
/// # Errors
/// Names every mistake of the card with its line, or says that this interviewer has a card already, which stays as it is, or has none that
/// could be replaced.
pub fn keep(set: &SetFile, filled: &Filled<'_>, context: &Context) -> Result<Kept, Error> {
    let Filled { interviewer, from, .. } = *filled;
    let path = journal_file::path_of(&set.path, interviewer);
    match (path.symlink_metadata().is_ok(), filled.replace) {
        (true, None) => {
            return Err(Error::failed(words::has_a_card_already(&interviewer, &path.display()))
                .hint(words::replace_a_card()));
        }
        (false, Some(_)) => {
            return Err(Error::failed(words::no_card_of_this_set(&interviewer))
                .hint(words::first_card_without_replace()));
        }
        _ => {}
    }
    let mut card = filled_card::read(from, &set.set, interviewer)?;
    card.recommended.clone_from(&filled.recommended);
    if let Some(because) = filled.replace {
        return replaced(set, &card, (filled, because), context);
    }
    let at_ms = context.now().at_ms;
    let entries: Vec<Entry> =
        events(set, &card).into_iter().map(|event| Entry { at_ms, event }).collect();
    let replayed = Replay::of(&set.set, interviewer, &entries)
        .map_err(|(_, misfit)| unfit(from, &misfit.to_string()))?;
    let mut lines = Vec::new();
    for entry in &entries {
        serde_json::to_writer(&mut lines, entry)
            .map_err(|error| Error::failed(words::cannot_write_the_card(&error)))?;
        lines.push(b'\n');
    }
    replace(&path, &lines)?;
    Ok(Kept { card: replayed.into_card(), path, before: None })
}

/// Writes what a corrected scorecard.csv says below what the journal holds, which stays.
fn replaced(
    set: &SetFile,
    card: &Scorecard,
    (filled, because): (&Filled<'_>, &str),
    context: &Context,
) -> Result<Kept, Error> {
    let because = because.trim();
    if because.is_empty() || because.len() > NOTE_BYTES_MAX {
        return Err(Error::usage(words::replaced_with_a_reason().to_owned())
            .hint(words::say_why_it_is_replaced()));
    }
    let (mut journal, mut replay) = JournalFile::open(set, filled.interviewer)?;
    let before = replay.card().clone();
    let card = &beside_own_hints(card, &before);
    let path = journal.path().to_owned();
    // A journal that a kill left without an entry holds nothing that could be replaced.
    let replacing =
        replay.is_begun().then(|| Event::Replaced { because: because.to_owned() }).into_iter();
    let at_ms = context.now().at_ms;
    let entries: Vec<Entry> =
        replacing.chain(events(set, card)).map(|event| Entry { at_ms, event }).collect();
    for entry in &entries {
        replay.add(entry).map_err(|misfit| unfit(filled.from, &misfit.to_string()))?;
    }
    let card = replay.into_card();
    let says_the_same =
        before.finished && before.marks == card.marks && before.recommended == card.recommended;
    if says_the_same {
        return Ok(Kept { card: before.clone(), path, before: Some(before) });
    }
    journal.append(&entries)?;
    Ok(Kept { card, path, before: Some(before) })
}

/// The hints that a sheet counts without those whose words are in the card already: they stay, and are among its number.
fn beside_own_hints(card: &Scorecard, before: &Scorecard) -> Scorecard {
    let mut card = card.clone();
    for (mark, before) in card.marks.iter_mut().zip(&before.marks) {
        let own = u32::try_from(before.own_hints.len()).unwrap_or(u32::MAX);
        mark.hints = mark.hints.saturating_sub(own);
        mark.bank_hints = mark.bank_hints.min(mark.hints);
    }
    card
}

fn unfit(from: &Path, misfit: &str) -> Error {
    Error::failed(visible_line(&format!("{}: {misfit}", from.display())))
}

/// What happened, as far as paper says it: no times, and of ticks often only how many.
fn events(set: &SetFile, card: &Scorecard) -> Vec<Event> {
    let mut events = vec![Event::Opened {
        set: set.set.id.clone(),
        digest: set.set.digest.clone(),
        interviewer: card.interviewer.clone(),
    }];
    for (number, mark) in (1..).zip(&card.marks) {
        events.extend(of_question(number, mark));
    }
    if let Some(Recommended { recommendation, because }) = &card.recommended {
        let (recommendation, because) = (*recommendation, because.clone());
        events.push(Event::Recommended { recommendation, because });
    }
    events.push(Event::Finished);
    events
}

fn of_question(number: u32, mark: &Mark) -> Vec<Event> {
    let mut events = Vec::new();
    events.extend(mark.counted.map(|ticked| Event::Counted { number, ticked }));
    let points = (1..).zip(&mark.ticked).filter(|(_, on)| **on);
    events.extend(points.map(|(point, _)| Event::Ticked { number, point, on: true }));
    events.extend((0..mark.bank_hints).map(|_| Event::Hinted { number }));
    let own = (mark.bank_hints..mark.hints).map(|_| String::new());
    events.extend(own.map(|text| Event::OwnHint { number, text }));
    events.extend((0..mark.follow_ups).map(|_| Event::FollowedUp { number }));
    if !mark.note.is_empty() {
        events.push(Event::Noted { number, text: mark.note.clone() });
    }
    events.push(match mark.given_rating() {
        Some(rating) => Event::Rated { number, rating },
        None => Event::NotAsked { number },
    });
    events
}

/// Writes to the log that the questions of an interview on paper were asked, so that cool-downs hold.
pub fn expose(set: &SetFile, card: &Scorecard, context: &Context) -> Result<(), Error> {
    let asked = set.set.questions.iter().zip(&card.marks);
    let asked: Vec<_> = asked.filter(|(_, mark)| mark.given_rating().is_some()).collect();
    if asked.is_empty() {
        return Ok(());
    }
    // The log is enough: the bank itself is not asked.
    let mut store = context.store_as_it_is()?;
    for (one, _) in &asked {
        store.expose(&set.set.id, &one.question.id, context.now())?;
    }
    let rest = match set.set.blueprint.exposure.cooldown_days {
        0 => String::new(),
        days => words::they_rest(&days),
    };
    let (count, of) = (asked.len(), set.set.questions.len());
    // Not on standard output, which may be JSON.
    note(&words::noted_as_asked(&count, &of, &rest));
    Ok(())
}
