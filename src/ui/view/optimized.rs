//! What became of a fit of FSRS.

use super::counted;
use crate::words::counts::Noun;
use crate::words::ui::summary as words;

/// Weights that were fitted: how many reviews there are, how many of them the fit did not see, and the log loss on those before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// All reviews.
    pub reviews: usize,
    /// Those that were not fitted to.
    pub newest: usize,
    /// Log loss of those, before and after.
    pub log_loss: (f64, f64),
    /// Whether the weights were changed.
    pub is_changed: bool,
}

/// Before and after, and what was done.
pub fn fit(fit: &Fit) -> String {
    let (before, after) = fit.log_loss;
    let done = match fit.is_changed {
        true => words::weights_are_yours(),
        false => words::that_is_not_better(),
    };
    words::fitted(&counted(fit.reviews, Noun::Review), &fit.newest, &before, &after, &done)
}

/// When there is not enough to fit to.
pub fn too_few(reviews: usize, least: usize) -> String {
    let said = counted(reviews, Noun::Review);
    words::too_few(&said, &least)
}

/// After going back to the weights of everybody.
pub fn forgotten(had_own: bool) -> String {
    let said = match had_own {
        true => words::weights_are_everybodys_again(),
        false => words::weights_are_everybodys_already(),
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_better_says_that_nothing_was_changed() {
        let kept = Fit { reviews: 512, newest: 102, log_loss: (0.4021, 0.4030), is_changed: false };
        insta::assert_snapshot!(fit(&kept), @r"
        512 reviews; on the newest 102 of them, which were not fitted to, the log loss is 0.4021 before and 0.4030 after.
        That is not better: nothing was changed.
        ");
        assert!(fit(&Fit { is_changed: true, ..kept }).contains("viva optimize --forget"));
        assert!(
            too_few(12, 400)
                .starts_with("12 reviews of questions seen before, and a fit takes 400")
        );
    }
}
