//! What is said of plans, of the schedule, of placements, and of statistics.

use crate::words::sentences::sentences;

sentences! {
    no_minutes_for_a_plan(minutes): "{minutes} minutes a day is not a plan";
    give_minutes: "Give 1 to 720 minutes: `--minutes 30`.";

    no_date_to_plan_for: "there is no date to plan for";
    name_a_date(example): "Name one: `viva plan --date {example}`; or set it for good: `viva goal --date {example}`.";
    date_is_not_ahead(date, today): "{date} is not ahead: today is {today}";
    name_the_day_of_the_interview(example): "Name the day of the interview: `viva plan --date {example}`.";
    date_is_too_far_ahead(date): "{date} is more than two years ahead";
    quiz_asks_what_is_due: "Without a near date, `viva quiz` asks what is due.";
    goal_is_today: "the day of your goal is today: nothing is left to plan";
    cram_or_set_another_day: "`viva quiz --cram` asks what you have seen, the weakest first; `viva goal --date DATE` sets another day.";
    goal_is_over(date): "the day of your goal is over: it was {date}";
    set_another_day_or_clear: "`viva goal --date DATE` sets another day, `viva goal clear` takes the goal away.";

    no_question_passes: "no active question passes these options";
    see_the_count: "See `viva list --count` for what there is.";

    nothing_of_it_is_asked(given): "nothing that `{given}` asks for is asked by the bank";
    role_shows_what_was_read(given): "`viva role {given}` shows what was read.";
    draw_from_the_whole_goal: "A placement without --role and --level draws from all that the goal asks for.";
    see_the_score_or_import: "`viva score` shows where your answers so far put you; `viva import` adds questions.";
    too_few_unseen(count, least): "too few questions are left that you have never seen: {count}, and a placement needs {least}";

    built_without_the_optimizer: "this viva was built without the optimizer";
    build_it_in:
        "Build it in: `cargo install --path . --features optimize`. Nothing hangs on it: without it viva fits the weights of everybody to your reviews by \
         three numbers.";
    weights_cannot_be_fitted(error): "the weights cannot be fitted: {error}";
    fit_gave_no_weights: "the fit gave no weights";

    nothing_was_changed: "Nothing was changed; `viva config` shows every setting.";
    no_scheduler(value): "`{value}` is no value for scheduler: it takes sm2 or fsrs";
    no_retention(value): "`{value}` is no value for retention: it takes 0.7 to 0.97";
    counts_once_fsrs_is_set(line): "{line}\nIt counts once `viva config scheduler fsrs` is set; SM-2 knows no retention.";
    every_answer_was_replayed(line, scheduler): "{line}\nEvery answer was replayed: due days are now those of {scheduler}. Nothing is lost by going back.";

    day_is_ahead(day, today): "{day} is ahead: today is {today}";
    name_a_past_day: "Name a day that was: `viva stats --since 2026-01-01`.";
    no_name_of_a_page(path): "{path} is not the name of a page";
    name_an_html_file: "Name a file that ends in .html: `viva stats --html stats.html`.";
}
