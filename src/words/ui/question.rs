//! What is asked, and what a grade did to a question.

use crate::words::sentences::sentences;

sentences! {
    which_letters: "Which letters?";
    which_letter: "Which letter?";
    what_is_missing: "What is missing?";
    your_query: "Your query?";
    your_code: "Your code?";
    your_answer: "Your answer?";
    what_is_printed: "What is printed?";
    enter_alone_gives_up(label): "{label} (Enter alone gives up)";
    hint(place, hints): "Hint {place} of {hints}";
    first_grades(interval):
        "A first answer comes back in {interval} whatever its grade; the grade decides how far apart it comes after that, and again asks once more today.";
    days_in_short(days): "{days} d";
    months_in_short: "mo";
    years_in_short: "y";
    back_in(interval, due): "back in {interval}, on {due}";
    back_and_once_more(back): "{back} · once more today";
    reviewed_elsewhere: "reviewed elsewhere today, so this was a drill";
    once_more_at_the_end: "once more at the end";
    schedule_is_unmoved: "the schedule is unmoved";
    done_for_today: "done for today";
    skipped: "→ skipped · not in this run, nothing recorded";
    undone_grade_again: "→ undone · grade it again";
    undone: "→ undone";
    known_until(until): "→ known · not asked before {until}; its schedule is unmoved";
    flagged: "flagged";
    flag_removed: "flag removed";
    once_more: "once more";
    place_of(place, planned): "{place} of {planned}";
    place(place): "question {place}";
    new: "new";
    struggling(lapses): "struggling: {lapses}";
    struggling_use_own_words(lapses): "struggling: {lapses}; put it in your own words: w";
}
