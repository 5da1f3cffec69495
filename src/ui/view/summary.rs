//! What a session says before its first question and after its last.

use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;
use crate::domain::schedule::Choice;
use crate::domain::session::Session;
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::table::{Align, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::summary as words;

use super::{counted, heading, paragraph, stacked};

/// How many questions of each sort a session begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Due reviews.
    pub reviews: usize,
    /// New questions.
    pub fresh: usize,
    /// Repeats left from earlier today.
    pub pending: usize,
    /// Due reviews that wait for another day: they are over the day's limit or its minutes.
    pub waiting: usize,
    /// New questions that do not come because of them.
    pub held_back: usize,
    /// Questions asked out of turn.
    pub cram: usize,
    /// Questions after which the run ends; `None` = all.
    pub limit: Option<usize>,
}

/// What is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The study day.
    pub day: Day,
    /// Reviews on it.
    pub questions: usize,
    /// Whether that day is today.
    pub is_today: bool,
}

impl Next {
    /// `3 questions on 2026-11-22`, `3 questions today`.
    pub fn line(&self) -> String {
        let questions = counted(self.questions, Noun::Question);
        match self.is_today {
            true => words::questions_today(&questions),
            false => words::questions_on(&questions, &self.day),
        }
    }
}

/// What a run changed beside answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Besides {
    /// Notes in own words that were kept.
    pub notes: usize,
    /// Flags that were set.
    pub flagged: usize,
    /// Flags that were taken away.
    pub unflagged: usize,
    /// Files that were open in an editor.
    pub edited: usize,
    /// Whether the run ended at an answer that was judged and not graded.
    pub left_ungraded: bool,
}

impl Besides {
    /// In words: `1 note kept, 2 questions flagged`; `None` where nothing was changed.
    pub fn told(&self) -> Option<String> {
        let parts = [
            (self.notes, Noun::Note, words::kept()),
            (self.flagged, Noun::Question, words::flagged()),
            (self.unflagged, Noun::Flag, words::removed()),
            (self.edited, Noun::File, words::edited()),
        ];
        let parts = parts.iter().filter(|(count, ..)| *count > 0);
        let parts: Vec<String> =
            parts.map(|(count, noun, done)| format!("{} {done}", counted(*count, *noun))).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The results of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Questions asked for the first time in this run.
    pub asked: usize,
    /// Answers, repeats included.
    pub answers: usize,
    /// By level: asked, right at first sight, median time in milliseconds.
    pub levels: Vec<(Level, usize, usize, u32)>,
    /// Below 4 at first sight, in the order asked.
    pub again: Vec<QuestionId>,
    /// Put off as known.
    pub postponed: usize,
    /// Left to be drilled today.
    pub to_drill: usize,
    /// What is due next.
    pub next_due: Option<Next>,
    /// What was changed beside answers.
    pub besides: Besides,
    /// Whether a plan to a date chooses what comes next, and says so itself.
    pub is_planned: bool,
}

impl Summary {
    /// Sums a session up. `to_drill` is what the log says is left to repeat today.
    pub fn of(session: &Session, to_drill: usize, next_due: Option<Next>) -> Self {
        let sights = session.first_sights();
        let levels = Level::ALL.iter().filter_map(|level| {
            let of_level: Vec<_> = sights.iter().filter(|sight| sight.level == *level).collect();
            let right = of_level.iter().filter(|sight| sight.grade.is_settled()).count();
            let mut times: Vec<u32> = of_level.iter().map(|sight| sight.elapsed_ms).collect();
            times.sort_unstable();
            Some((*level, of_level.len(), right, median(&times)?))
        });
        let missed = sights.iter().filter(|sight| !sight.grade.is_settled());
        Self {
            asked: sights.len(),
            answers: session.answers(),
            levels: levels.collect(),
            again: missed.map(|sight| sight.id.clone()).collect(),
            postponed: session.postponed(),
            to_drill,
            next_due,
            ..Self::default()
        }
    }
}

/// The line before the first question.
pub fn opening(counts: &Counts, style: Style) -> String {
    let sorts = [
        (counts.reviews, Noun::Review),
        (counts.fresh, Noun::NewQuestion),
        (counts.pending, Noun::Repeat),
        (counts.cram, Noun::Question),
    ];
    let all: usize = sorts.iter().map(|(count, _)| count).sum();
    let present = sorts.iter().filter(|(count, _)| *count > 0);
    let mut line =
        present.map(|(count, noun)| counted(*count, *noun)).collect::<Vec<_>>().join(", ");
    if counts.cram > 0 {
        let rest = if counts.cram == all { words::schedule_stays() } else { "" };
        line.push_str(&words::out_of_turn(&rest));
    }
    if counts.waiting > 0 {
        line.push_str(&words::more_wait(&counts.waiting));
    }
    if counts.held_back > 0 {
        line.push_str(words::no_new_questions());
    }
    if let Some(limit) = counts.limit.filter(|limit| *limit < all) {
        line.push_str(&words::ends_after(&counted(limit, Noun::Question)));
    }
    paint(&line, Role::Muted, style.color)
}

/// How many of the questions that are asked have a text in a language, and what becomes of the others; empty where all have one.
pub fn untranslated(translated: usize, all: usize, language: &str, style: Style) -> String {
    let others = words::language_of_their_pack();
    let text = match all.saturating_sub(translated) {
        0 => return String::new(),
        1 if all == 1 => words::no_text_in_language(&language, &others),
        left if left == all => words::none_has_a_text(&language, &others),
        1 => words::one_has_no_text(&translated, &all, &language, &others),
        left => words::some_have_no_text(&translated, &all, &language, &left, &others),
    };
    paragraph(&text, 0, Role::Muted, style)
}

/// When the bank has no question of the sort that was asked for.
pub fn nothing_matches(style: Style) -> String {
    let advice = words::list_shows_what_there_is();
    words::no_question_matches_but(&paint(advice, Role::Muted, style.color))
}

/// What waits though there is nothing to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Reviews that are due and over the day's limit or its minutes.
    pub reviews: usize,
    /// New questions over the day's allowance or its minutes.
    pub fresh: usize,
    /// Where the minutes of the day are used up: those of `reviews` that the day's limit would let through.
    pub over_minutes: Option<usize>,
}

/// When a run by `choice` has nothing to ask. `options` name the filter in the commands that are offered, each with a space before it.
pub fn nothing(
    choice: Choice,
    left: Waiting,
    next: Option<Next>,
    options: &str,
    style: Style,
) -> String {
    let waiting = left.reviews;
    let (said, advice) = match choice {
        Choice::Failed if waiting == 0 => {
            (words::nothing_is_failed(), words::what_else_is_weak(&options))
        }
        Choice::Weak if waiting == 0 => {
            (words::nothing_is_weak(), words::new_or_out_of_turn(&options))
        }
        Choice::Seen | Choice::Everything => {
            (words::nothing_to_cram(), words::everything_all_the_same(&options))
        }
        _ => return nothing_due(left, next, options, style),
    };
    format!("{said}\n{}", paint(&advice, Role::Muted, style.color))
}

/// When there is nothing to ask.
fn nothing_due(left: Waiting, next: Option<Next>, options: &str, style: Style) -> String {
    let next = match next {
        Some(next) => words::next(&next.line()),
        None if left.fresh > 0 => String::new(),
        None => words::nothing_is_scheduled().to_owned(),
    };
    let fresh = match left.fresh {
        0 => String::new(),
        // Why they wait was said before them.
        1 if left.over_minutes.is_some() => words::one_new_waits().to_owned(),
        count if left.over_minutes.is_some() => words::new_wait(&counted(count, Noun::NewQuestion)),
        1 => words::one_new_waits_used_up().to_owned(),
        count => {
            let questions = counted(count, Noun::NewQuestion);
            words::new_wait_used_up(&questions)
        }
    };
    let all_due = match left.over_minutes {
        Some(1..) => words::all_that_is_due(&options),
        _ => String::new(),
    };
    let advice = words::more_new_questions(&all_due, &options);
    let due_now = match (left.over_minutes, left.reviews) {
        (None, 0) => words::nothing_is_due().to_owned(),
        (None, more) => words::reviews_are_done(&more),
        (Some(_), 0) => words::minutes_are_used_up().to_owned(),
        (Some(_), 1) => words::minutes_are_used_up_one_waits().to_owned(),
        (Some(_), more) => words::minutes_are_used_up_more_wait(&more),
    };
    let said = [due_now, fresh, next].into_iter().filter(|part| !part.is_empty());
    let said = said.collect::<Vec<_>>().join(" ");
    format!("{said}\n{}", paint(&advice, Role::Muted, style.color))
}

/// The screen after the last question.
pub fn closing(summary: &Summary, style: Style) -> String {
    let put_off = words::put_off_as_known(&counted(summary.postponed, Noun::Question));
    let besides = summary.besides.told().map(|told| format!("{told}."));
    let ungraded = summary.besides.left_ungraded.then(|| words::left_ungraded().to_owned());
    if summary.answers == 0 {
        let put_off = (summary.postponed > 0).then_some(put_off);
        let changed: Vec<String> = besides.into_iter().chain(put_off).collect();
        let text = match changed.is_empty() {
            _ if ungraded.is_some() => {
                ungraded.into_iter().chain(changed).collect::<Vec<_>>().join(" ")
            }
            true => words::nothing_was_graded().to_owned(),
            false => words::nothing_was_graded_but(&changed.join(" ")),
        };
        return paint(&text, Role::Muted, style.color);
    }
    let mut lines: Vec<String> = ungraded.into_iter().chain(besides).collect();
    if summary.postponed > 0 {
        lines.push(put_off);
    }
    if summary.to_drill > 0 && !summary.is_planned {
        let drills = counted(summary.to_drill, Noun::Question);
        lines.push(words::to_repeat_today(&drills));
    }
    if let Some(next) = summary.next_due.filter(|_| !summary.is_planned) {
        lines.push(words::next(&next.line()));
    }
    stacked([level_table(summary, style), again(summary, style), lines.join("\n")])
}

fn level_table(summary: &Summary, style: Style) -> String {
    if summary.levels.is_empty() {
        return heading(&counted(summary.answers, Noun::Repeat), style);
    }
    let mut table = Table::new([
        (words::level(), Align::Left),
        (words::asked(), Align::Right),
        (words::right(), Align::Right),
        ("%", Align::Right),
        (words::median_seconds(), Align::Right),
    ]);
    for (level, asked, right, median_ms) in &summary.levels {
        table.row([
            level.to_string(),
            asked.to_string(),
            right.to_string(),
            format!("{:.0}", percent(*right, *asked)),
            format!("{:.1}", f64::from(*median_ms) / 1000.0),
        ]);
    }
    format!("{}\n{}", heading(words::this_session(), style), table.render(style))
}

fn again(summary: &Summary, style: Style) -> String {
    if summary.again.is_empty() {
        return String::new();
    }
    let shown = summary.again.iter().take(10);
    let mut lines: Vec<String> =
        shown.map(|id| words::show(&paint(id.as_str(), Role::Accent, style.color))).collect();
    if summary.again.len() > lines.len() {
        lines.push(words::and_more(&(summary.again.len() - lines.len())));
    }
    format!("{}\n{}", heading(words::look_at_again(), style), lines.join("\n"))
}

/// The middle of sorted times, between the two in the middle if there are two.
fn median(sorted: &[u32]) -> Option<u32> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get(sorted.len() / 2 - 1).copied().unwrap_or(upper);
    Some(lower.midpoint(upper))
}

/// Share of right answers, 0 to 100 with one decimal; 0 where nothing was asked.
pub fn percent(right: usize, asked: usize) -> f64 {
    if asked == 0 { 0.0 } else { (1000.0 * right as f64 / asked as f64).round() / 10.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_lies_between_two_in_the_middle() {
        for (times, expected) in
            [(&[][..], None), (&[7], Some(7)), (&[1, 4], Some(2)), (&[1, 2, 9], Some(2))]
        {
            assert_eq!(median(times), expected, "{times:?}");
        }
    }

    #[test]
    fn a_run_without_a_grade_says_what_it_changed_all_the_same() {
        let style = Style { width: 80, color: false };
        let told = |besides| closing(&Summary { besides, ..Summary::default() }, style);
        assert_eq!(told(Besides::default()), "Nothing was graded, nothing has changed.");
        let besides =
            Besides { notes: 1, flagged: 2, unflagged: 0, edited: 0, ..Besides::default() };
        assert_eq!(told(besides), "Nothing was graded. 1 note kept, 2 questions flagged.");
    }
}
