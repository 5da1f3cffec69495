//! `viva optimize`: fits the weights of FSRS to one's own reviews, and keeps them only where they are proven better on reviews that they were
//! not fitted to.

use std::io::Write;

use crate::app::context::Context;
use crate::app::figures::optimize::{Came, Optimized};
use crate::app::{Done, bank, figures};
use crate::domain::fitting::{REVIEWS_LEAST, Reviews};
use crate::domain::fsrs::{FittedWeights, Weights};
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::optimized as view;
use crate::words::app::planning as words;

/// What is gained at least, as far as it is shown.
const GAIN_LEAST: f64 = 1e-4;

/// Fits, or goes back to the weights of everybody, and tells what became of it.
///
/// # Errors
/// Where this program was built without the optimizer, the database cannot be read or written, or nobody takes what is printed.
pub fn run(
    forget: bool,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let mut store = bank::open(context)?;
    let told = match forget {
        true => self::forget(&mut store, context)?,
        false => optimize(&mut store, context, json)?,
    };
    writeln!(out, "{told}")?;
    Ok(Done::Ok)
}

/// Fits the weights to all reviews but the newest fifth, and writes them to the log where they predict that fifth better than those in force;
/// gives what to tell, with `json` as one line of it.
///
/// # Errors
/// Where this program was built without the optimizer, or the database cannot be read or written.
fn optimize(store: &mut Store, context: &Context, json: bool) -> Result<String, Error> {
    let Optimized { came, reviews, newest, before, after } = found(store, context)?;
    if json {
        return figures::line(&Optimized { came, reviews, newest, before, after });
    }
    let log_loss = before.zip(after).filter(|_| came != Came::TooFew);
    Ok(match log_loss {
        Some(log_loss) => {
            view::fit(&view::Fit { reviews, newest, log_loss, is_changed: came == Came::Changed })
        }
        None => view::too_few(reviews, REVIEWS_LEAST),
    })
}

fn found(store: &mut Store, context: &Context) -> Result<Optimized, Error> {
    is_built()?;
    let mut reviews = Reviews::default();
    store.history(|_, answers| reviews.take(answers))?;
    reviews.sort();
    let count = reviews.count();
    let nothing =
        Optimized { came: Came::TooFew, reviews: count, newest: 0, before: None, after: None };
    if count < REVIEWS_LEAST {
        return Ok(nothing);
    }
    let (newest, before) =
        (reviews.newest_count(), reviews.log_loss(&store.scheduling()?.weights()));
    let fitted = fit(&reviews)?;
    let after = reviews.log_loss(&Weights::from(fitted));
    let is_better =
        matches!((before, after), (Some(before), Some(after)) if after <= before - GAIN_LEAST);
    if is_better {
        store.set_weights(fitted, context.now())?;
    }
    let came = if is_better { Came::Changed } else { Came::NotBetter };
    Ok(Optimized { came, newest, before, after, ..nothing })
}

/// Goes back to the weights of everybody; gives what to tell.
///
/// # Errors
/// When the database cannot be read or written.
fn forget(store: &mut Store, context: &Context) -> Result<String, Error> {
    let has_own = store.scheduling()?.fitted.is_some();
    if has_own {
        store.set_weights(FittedWeights::EVERYBODY, context.now())?;
    }
    Ok(view::forgotten(has_own))
}

#[cfg(not(feature = "optimize"))]
fn is_built() -> Result<(), Error> {
    Err(Error::failed(words::built_without_the_optimizer()).hint(words::build_it_in()))
}

#[cfg(feature = "optimize")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it fails")]
fn is_built() -> Result<(), Error> {
    Ok(())
}

#[cfg(not(feature = "optimize"))]
fn fit(_: &Reviews) -> Result<FittedWeights, Error> {
    is_built().map(|()| FittedWeights::EVERYBODY)
}

#[cfg(feature = "optimize")]
fn fit(reviews: &Reviews) -> Result<FittedWeights, Error> {
    use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
    let review = |step: &crate::domain::fitting::Step| FSRSReview {
        rating: step.rating as u32,
        delta_t: step.elapsed_days,
    };
    let item = |steps: &[_]| FSRSItem { reviews: steps.iter().map(review).collect() };
    let train_set = reviews.older().map(item).collect();
    let fitted = compute_parameters(ComputeParametersInput { train_set, ..Default::default() })
        .map_err(|error| Error::failed(words::weights_cannot_be_fitted(&error)))?;
    let fitted: Vec<f64> = fitted.into_iter().map(f64::from).collect();
    FittedWeights::nearest(&fitted).ok_or_else(|| Error::failed(words::fit_gave_no_weights()))
}
