//! From a blueprint and the bank to finished sets; and one question of a set for another.

use crate::app::context::Context;
use crate::app::tell::note;
use crate::domain::ids::QuestionId;
use crate::domain::interview::assemble::{self, Draw, Form, assemble};
use crate::domain::interview::code::{code, is_code};
use crate::domain::interview::eligible::Eligible;
use crate::domain::interview::margins::unmet;
use crate::domain::interview::order::Place;
use crate::domain::interview::report::Verdict;
use crate::domain::interview::score;
use crate::domain::interview::set::{Parts, Role, SetQuestion};
use crate::domain::interview::swap;
use crate::domain::interview::{Blueprint, Set};
use crate::domain::language::Language;
use crate::domain::question::{Question, Revision};
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::mock_report::sentence;
use crate::words::app::sets as words;

use super::pool::{Bank, load};

/// What to draw.
#[derive(Clone, Debug)]
pub struct Request {
    /// The recipe.
    pub blueprint: Blueprint,
    /// Parallel forms.
    pub forms: u32,
    /// The seed.
    pub seed: u64,
    /// Questions of every form.
    pub must: Vec<QuestionId>,
    /// How many questions several forms share; `None`: as the blueprint says, else a third, at least 6.
    pub anchors: Option<u32>,
    /// Questions that do not come.
    pub exclude: Vec<QuestionId>,
    /// Whether a set that misses rows will do.
    pub nearest: bool,
    /// Language of the texts.
    pub language: Language,
    /// Codes of the candidates, one a form; none, or as many as there are forms.
    pub candidates: Vec<String>,
    /// Codes of the sets, one a form; where there is none, one is drawn.
    pub codes: Vec<String>,
}

/// A seed that nobody chose: `VIVA_SEED`, or 64 random bits, which nobody finds by drawing again and again.
pub fn seed(store: &Store, context: &Context) -> Result<u64, Error> {
    match context.env.seed {
        Some(seed) => Ok(seed),
        None => bits(store),
    }
}

/// A code for a set that nobody chose.
pub(super) fn fresh_code(store: &Store) -> Result<String, Error> {
    bits(store).map(code)
}

fn bits(store: &Store) -> Result<u64, Error> {
    let half = store.random()? & u128::from(u64::MAX);
    Ok(u64::try_from(half).unwrap_or_default())
}

/// Says before a draw how many questions there are in a language that not all are written in.
pub fn tell_language(bank: &Bank, language: Language) {
    if let Some((translated, all)) = bank.translated().filter(|(translated, all)| translated < all)
    {
        // Not on standard output, which may be JSON.
        note(&words::so_many_are_translated(&all, &translated, &language));
    }
}

/// Draws the forms. Where the blueprint cannot be met, the error says which rows starve and what the nearest set would have.
pub fn sets(store: &Store, bank: &Bank, request: &Request) -> Result<Vec<Set>, Error> {
    let pool = bank.candidates(&request.blueprint, &request.must);
    let drawn = assemble(
        &pool,
        &assemble::Request {
            blueprint: &request.blueprint,
            forms: request.forms,
            seed: request.seed,
            must: &request.must,
            anchors: request.anchors,
            exclude: &request.exclude,
        },
    );
    let draw = match drawn {
        Ok(draw) => draw,
        Err(starved) if request.nearest => starved.nearest,
        Err(starved) => return Err(refused(&starved)),
    };
    let digest = bank.digest();
    (0..draw.forms.len())
        .map(|place| compose(store, bank, request, &draw, place, &digest))
        .collect()
}

/// What is to be known before these sets are given to anybody: that nobody can pass with one, and that no other will be left.
pub fn foresee(bank: &Bank, request: &Request, sets: &[Set]) -> Vec<String> {
    let best = sets.iter().map(|set| (set, score::best(set)));
    let hopeless = best.filter(|(_, report)| report.verdict != Verdict::Pass);
    let mut lines: Vec<String> = hopeless
        .map(|(set, report)| {
            let reasons: Vec<String> = report.reasons.iter().map(sentence).collect();
            words::nobody_can_pass(&set.id, &reasons.join(" "))
        })
        .collect();
    if is_last(bank, request, sets) {
        lines.push(words::no_further_set(&request.blueprint.exposure.cooldown_days));
    }
    lines
}

/// Whether what is left of a bank that a blueprint narrows gives no other set while these rest, by two seeds.
fn is_last(bank: &Bank, request: &Request, sets: &[Set]) -> bool {
    let blueprint = &request.blueprint;
    if blueprint.only.is_empty() || blueprint.exposure.cooldown_days == 0 {
        return false;
    }
    let is_named = |id: &QuestionId| {
        request.must.contains(id) || blueprint.named_anchors().iter().any(|named| named == id)
    };
    let drawn = sets.iter().flat_map(|set| &set.questions).map(|one| &one.question.id);
    let mut exclude = request.exclude.clone();
    exclude.extend(drawn.filter(|id| !is_named(id)).cloned());
    let pool = bank.candidates(blueprint, &request.must);
    [1, 2].into_iter().all(|more| {
        let seed = request.seed.wrapping_add(more);
        let next = assemble::Request {
            blueprint,
            forms: 1,
            seed,
            must: &request.must,
            anchors: None,
            exclude: &exclude,
        };
        assemble(&pool, &next).is_err()
    })
}

fn refused(starved: &assemble::Starved) -> Error {
    let rows: Vec<String> = starved.shortages.iter().map(|one| format!("\n  {one}")).collect();
    let missed: Vec<String> = starved.nearest.forms.iter().map(misses).collect();
    Error::failed(words::no_set_keeps_the_blueprint(&rows.join("")))
        .hint(words::nearest_takes_the_set(&missed.join("; ")))
        .hint(words::widen_a_row())
}

/// `11 questions, 59 minutes, kind design has 1, wants 2`.
fn misses(form: &Form) -> String {
    let mut words = vec![words::questions(&form.places.len()), words::minutes(&form.minutes)];
    let rows = form.unmet.iter();
    words.extend(rows.map(|row| words::has_and_wants(&row.row, &row.got, &row.wanted)));
    words.join(", ")
}

fn compose(
    store: &Store,
    bank: &Bank,
    request: &Request,
    draw: &Draw,
    place: usize,
    bank_digest: &str,
) -> Result<Set, Error> {
    let form = &draw.forms[place];
    let language = request.language.as_str();
    let own: Vec<&QuestionId> = form.places.iter().map(|one| &one.id).collect();
    let others = draw.forms.iter().flat_map(|other| &other.places).map(|one| &one.id);
    let mut reserved: Vec<QuestionId> = others.filter(|id| !own.contains(id)).cloned().collect();
    reserved.sort();
    let text = |one: &Place| -> Result<(Role, Question, Revision), Error> {
        let (question, revision) = load(store, &one.id, language)?;
        Ok((one.role, question, revision))
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let code = match request.codes.get(place) {
        Some(code) => code.clone(),
        None => fresh_code(store)?,
    };
    Ok(Set::compose(Parts {
        code,
        blueprint: request.blueprint.clone(),
        bank_digest: bank_digest.to_owned(),
        seed: request.seed,
        form: (count(place + 1), count(draw.forms.len())),
        swaps: 0,
        language: language.to_owned(),
        candidate: request.candidates.get(place).cloned(),
        unmet: form.unmet.clone(),
        reserved,
        topics: bank.titles(language),
        questions: form.places.iter().map(text).collect::<Result<_, _>>()?,
    }))
}

/// The set with another question at place `number`: the one that is wanted, or one that is drawn.
pub fn swap(
    store: &Store,
    bank: &Bank,
    set: &Set,
    number: u32,
    wanted: Option<&QuestionId>,
) -> Result<Set, Error> {
    let pool = bank.candidates(&set.blueprint, &[]);
    let form: Vec<(Eligible, Role)> =
        set.questions.iter().map(|one| (Eligible::fresh(&one.question), one.role)).collect();
    let place = swap::Swap {
        form: &form,
        number,
        pool: &pool,
        blueprint: &set.blueprint,
        reserved: &set.reserved,
        seed: set.seed,
        swaps: set.swaps,
    };
    let chosen = match wanted {
        Some(id) => place.check(id).map(|()| id.clone()),
        None => place.draw(),
    }
    .map_err(|reason| {
        Error::failed(words::nothing_was_changed(&reason)).hint(words::with_names_a_question())
    })?;
    let part = |one: &SetQuestion| -> Result<(Role, Question, Revision), Error> {
        match one.number == number {
            true => load(store, &chosen, &set.language)
                .map(|(text, revision)| (one.role, text, revision)),
            false => Ok((one.role, one.question.clone(), revision_of(one)?)),
        }
    };
    let questions: Vec<_> = set.questions.iter().map(part).collect::<Result<_, Error>>()?;
    // What was swapped away does not come back by a second swap.
    let away = set.questions.iter().filter(|one| one.number == number);
    let mut reserved = set.reserved.clone();
    reserved.extend(away.map(|one| one.question.id.clone()));
    let swapped: Vec<Eligible> =
        questions.iter().map(|(_, question, _)| Eligible::fresh(question)).collect();
    // A name of the first edition says level and seed, and the candidate's copy is written anew.
    let code = if is_code(&set.id) { set.id.clone() } else { fresh_code(store)? };
    Ok(Set::compose(Parts {
        code,
        blueprint: set.blueprint.clone(),
        bank_digest: bank.digest(),
        seed: set.seed,
        form: (set.form, set.forms),
        swaps: set.swaps.saturating_add(1),
        language: set.language.clone(),
        candidate: set.candidate.clone(),
        unmet: unmet(&set.blueprint, swapped.iter()),
        reserved,
        topics: bank.titles(&set.language),
        questions,
    }))
}

fn revision_of(one: &SetQuestion) -> Result<Revision, Error> {
    let mut revision = Revision::default();
    let wrong = || Error::failed(words::revision_cannot_be_read(&one.question.id));
    if one.revision.len() != revision.len() * 2 {
        return Err(wrong());
    }
    for (place, byte) in revision.iter_mut().enumerate() {
        let digits = one.revision.get(place * 2..place * 2 + 2).ok_or_else(wrong)?;
        *byte = u8::from_str_radix(digits, 16).map_err(|_| wrong())?;
    }
    Ok(revision)
}
