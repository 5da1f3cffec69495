//! `viva place`: a short adaptive test that says where somebody stands.

use std::collections::BTreeSet;

use crate::app::context::Context;
use crate::app::role::{self, Given};
use crate::domain::labels::{Kind, Level};
use crate::domain::placed::Placed;
use crate::domain::placement::{ANSWERS_MIN, Candidate, QUESTIONS_MAX};
use crate::domain::session::{Limits, Session};
use crate::error::Error;
use crate::store::{Store, Unseen};
use crate::ui::Terminal;
use crate::ui::view::place as view;
use crate::words::app::planning as words;

use super::asking::{Asking, End, Run};
use super::placing::Placing;
use super::{plan, today};

/// Kinds that the program judges.
const JUDGED: [Kind; 5] = [Kind::Choice, Kind::Output, Kind::Cloze, Kind::Sql, Kind::Code];

/// What a placement asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// A role by name, a role's file or a job description; without it the role of the goal, and without that all of the bank.
    pub role: Option<String>,
    /// Only questions of these levels; all where it is empty.
    pub levels: Vec<Level>,
}

/// Why a placement ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// One standing is sure enough.
    Sure,
    /// So many questions were asked as a placement has.
    Full,
    /// There was nothing left to ask.
    Exhausted,
    /// The person left.
    Left,
}

/// What a placement came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the answers say; `None` without answers.
    pub placed: Option<Placed>,
    /// Whether the log keeps it.
    pub is_kept: bool,
    /// Why it ended.
    pub ending: Ending,
    /// Questions that were skipped or could not be asked.
    pub passed_over: usize,
    /// Whether Ctrl-C ended it.
    pub is_interrupted: bool,
}

/// Places the person, says what came of it, and keeps it in the log unless it was too little. Answers stay as first reviews whatever comes
/// of it.
///
/// # Errors
/// When the role cannot be read, too few questions are left to ask, or the database or the terminal cannot be used.
pub fn run(
    context: &Context,
    store: &mut Store,
    terminal: &mut dyn Terminal,
    request: &Request,
) -> Result<Outcome, Error> {
    // Better now than at the first answer.
    store.refuse_newer()?;
    let found = candidates(context, store, request)?;
    terminal.show(&view::opening(found.judged, found.own, terminal.style()))?;
    let seed = plan::seed(store, context, context.today());
    let mut placing = Placing::new(found.candidates, seed);
    let limits = Limits { first_sights: Some(QUESTIONS_MAX), duration_ms: None, repeats: false };
    let now_ms = context.env.clock.elapsed_ms();
    let mut session = Session::new(Vec::new(), Vec::new(), limits, now_ms).choosing();
    let (language, scale) = (context.config.language, context.config.grades);
    let run = Run { context, language, scale };
    let mut asking = Asking::new(run, store, terminal).placing().choosing_from(&mut placing);
    let (end, besides) = (asking.run(&mut session)?, asking.besides());
    store.still_there()?;
    let outcome = conclude(context, store, &placing, end == End::Interrupted)?;
    let style = terminal.style();
    match &outcome.placed {
        Some(placed) => {
            terminal.show(&view::result(placed, aim(store)?, style))?;
            let after = view::After {
                kept: match (outcome.is_kept, outcome.is_interrupted) {
                    (true, _) => view::Kept::Yes,
                    (false, true) => view::Kept::Interrupted,
                    (false, false) => view::Kept::TooFew,
                },
                is_exhausted: outcome.ending == Ending::Exhausted,
                passed_over: outcome.passed_over,
            };
            terminal.show(&view::after(after, style))?;
        }
        None => terminal.show(&view::nothing(outcome.passed_over, besides, style))?,
    }
    today::renew_glance(store, context)?;
    Ok(outcome)
}

/// Says what the last placement came to.
///
/// # Errors
/// When the terminal or the database cannot be used.
pub fn show(
    store: &Store,
    placed: Option<&Placed>,
    terminal: &mut dyn Terminal,
) -> Result<(), Error> {
    let (style, aim) = (terminal.style(), aim(store)?);
    let earlier = |placed| view::earlier(placed, aim, style);
    Ok(terminal.show(&placed.map_or_else(|| view::none(style), earlier))?)
}

/// The level of the goal.
fn aim(store: &Store) -> Result<Option<Level>, Error> {
    Ok(store.goal()?.and_then(|goal| goal.level))
}

/// What came of the answers, written down where they are enough.
fn conclude(
    context: &Context,
    store: &mut Store,
    placing: &Placing,
    is_interrupted: bool,
) -> Result<Outcome, Error> {
    let answers = placing.answers();
    let placed = Placed::of(&answers, context.today());
    let ending = match &placed {
        Some(placed) if placed.is_sure() => Ending::Sure,
        _ if answers.len() >= QUESTIONS_MAX => Ending::Full,
        _ if placing.is_exhausted() => Ending::Exhausted,
        _ => Ending::Left,
    };
    let mut is_kept = false;
    let is_enough = answers.len() >= ANSWERS_MIN;
    if let Some(placed) = placed.as_ref().filter(|_| is_enough && !is_interrupted) {
        store.keep_placement(placed, context.now())?;
        is_kept = true;
    }
    let passed_over = placing.passed_over();
    Ok(Outcome { placed, is_kept, ending, passed_over, is_interrupted })
}

/// What can be asked.
struct Found {
    candidates: Vec<Candidate>,
    /// Those that the program judges.
    judged: usize,
    /// Those that one judges oneself: none where the others are enough.
    own: usize,
}

fn candidates(context: &Context, store: &Store, request: &Request) -> Result<Found, Error> {
    let leaves = match &request.role {
        Some(given) => Some(leaves(context, store, given)?),
        None => {
            let goal = store.goal()?.map(|goal| goal.leaves).unwrap_or_default();
            (!goal.is_empty()).then(|| goal.into_keys().collect())
        }
    };
    let mut unseen = store.unseen(context.today())?;
    unseen.retain(|one| {
        let is_level = request.levels.is_empty() || request.levels.contains(&one.level);
        is_level && leaves.as_ref().is_none_or(|leaves| leaves.contains(one.id.leaf()))
    });
    let (judged, others): (Vec<Unseen>, Vec<Unseen>) =
        unseen.into_iter().partition(|one| JUDGED.contains(&one.kind));
    let typed = judged.iter().filter(|one| one.kind != Kind::Choice).count();
    // Half of a test may be choices.
    let are_enough = judged.len() >= QUESTIONS_MAX && typed >= QUESTIONS_MAX / 2;
    let own: Vec<Unseen> = match are_enough {
        true => Vec::new(),
        false => others.into_iter().filter(|one| one.kind == Kind::Open).collect(),
    };
    if judged.len() + own.len() < ANSWERS_MIN {
        return Err(too_few(judged.len() + own.len(), request));
    }
    let (judged_count, own_count) = (judged.len(), own.len());
    let candidates = judged.into_iter().chain(own).map(|one| Candidate {
        is_choice: one.kind == Kind::Choice,
        id: one.id,
        topic: one.topic,
        level: one.level,
    });
    Ok(Found { candidates: candidates.collect(), judged: judged_count, own: own_count })
}

/// The leaves that a role asks for.
fn leaves(context: &Context, store: &Store, given: &str) -> Result<BTreeSet<String>, Error> {
    let role = match role::find(context, given, None)? {
        Given::Role(role, _) => role,
        Given::Text(reading, lexicon) => reading.role("own", &lexicon),
    };
    let all = store.leaves()?;
    let names = all.iter().map(|leaf| (leaf.id.as_str(), leaf.topic.as_str()));
    let leaves: BTreeSet<String> = role.leaf_weights(names).into_keys().collect();
    if leaves.is_empty() {
        return Err(Error::failed(words::nothing_of_it_is_asked(&given))
            .hint(words::role_shows_what_was_read(&given)));
    }
    Ok(leaves)
}

fn too_few(count: usize, request: &Request) -> Error {
    let is_narrow = request.role.is_some() || !request.levels.is_empty();
    let hint = match is_narrow {
        true => words::draw_from_the_whole_goal(),
        false => words::see_the_score_or_import(),
    };
    let message = words::too_few_unseen(&count, &ANSWERS_MIN);
    Error::failed(message).hint(hint)
}
