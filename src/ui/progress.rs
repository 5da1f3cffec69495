//! A progress bar for work that takes long enough to be noticed.
//!
//! It is drawn on standard error, so that it never mixes with data, and only where that is wanted. This is the
//! one place below `cli` that asks the clock: when to show a bar is a question about the person who waits, and
//! nothing that is stored or printed depends on it.

use std::fmt::Write;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::words::ui::prompts as words;

/// Work that is done sooner shows no bar: a flash is worse than nothing.
const DELAY: Duration = Duration::from_millis(200);
/// A run that takes longer than this is told.
const NOTICED: Duration = Duration::from_millis(300);
/// Redraws a second.
const DRAWS_PER_SECOND: u8 = 15;

/// Reports how far a piece of work is. Dropping it removes the bar.
pub struct Progress {
    bar: Option<ProgressBar>,
    label: String,
    total: u64,
    started: Instant,
    is_shown: bool,
}

impl Progress {
    /// Starts to count `total` steps of `label`, `importing questions` for example. Nothing is drawn unless `is_wanted`.
    #[expect(clippy::disallowed_methods, reason = "only decides when a bar appears")]
    pub fn start(label: &str, total: u64, is_wanted: bool) -> Progress {
        let bar = is_wanted
            .then(|| ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()));
        let label = super::safe::visible_line(label);
        Progress { bar, label, total, started: Instant::now(), is_shown: false }
    }

    /// Says that `done` steps are done. Cheap: it may be called for every step.
    pub fn set(&mut self, done: u64) {
        let Some(bar) = &self.bar else { return };
        if !self.is_shown && should_show(self.started.elapsed(), done, self.total) {
            self.is_shown = true;
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWS_PER_SECOND));
            // The template is a constant; should it ever be wrong, indicatif's own style serves.
            if let Ok(style) = ProgressStyle::with_template("{msg} {bar:24.cyan/dim} {pos}/{len}") {
                bar.set_style(style.progress_chars("▇▇░"));
            }
            bar.set_message(self.label.clone());
        }
        bar.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Shows that something runs of which nobody knows how long it takes: `running…`, once that is noticed. Dropping it removes the line.
pub struct Running {
    bar: Option<ProgressBar>,
}

impl Running {
    /// Begins. Nothing is drawn unless `is_wanted`, nor where standard error is no terminal.
    pub fn start(is_wanted: bool) -> Self {
        let bar = is_wanted.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            // The template is a constant; should it ever be wrong, indicatif's own style serves.
            if let Ok(style) = ProgressStyle::with_template("{running}") {
                bar.set_style(style.with_key("running", running));
            }
            bar.enable_steady_tick(NOTICED / 3);
            bar
        });
        Self { bar }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn running(state: &ProgressState, out: &mut dyn Write) {
    // A line that cannot be drawn is only a line less.
    _ = out.write_str(running_text(state.elapsed()));
}

fn running_text(elapsed: Duration) -> &'static str {
    if elapsed < NOTICED { "" } else { words::running() }
}

fn should_show(elapsed: Duration, done: u64, total: u64) -> bool {
    elapsed >= DELAY && done < total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_slow_unfinished_work_shows_a_bar() {
        assert!(!should_show(Duration::from_millis(199), 1, 100));
        assert!(should_show(Duration::from_millis(200), 1, 100));
        assert!(!should_show(Duration::from_secs(9), 100, 100));
    }

    #[test]
    fn a_run_is_told_once_it_is_noticed() {
        assert_eq!(running_text(Duration::from_millis(299)), "");
        assert!(running_text(Duration::from_millis(300)).starts_with("running…"));
    }
}
