//! What statistics say.

use crate::words::sentences::sentences;

sentences! {
    // The whole.
    no_answers(since): "No answers since {since}. `viva quiz` asks; `viva stats` shows what came of it.";
    from_to(from, to): "{from} to {to}";
    active_days(active, days): "{active} of {days}";
    streak(days): "streak {days}";
    statistics: "Statistics";

    // The calendar and the days ahead.
    monday: "Mon";
    tuesday: "Tue";
    wednesday: "Wed";
    thursday: "Thu";
    friday: "Fri";
    saturday: "Sat";
    sunday: "Sun";
    january: "Jan";
    february: "Feb";
    march: "Mar";
    april: "Apr";
    may: "May";
    june: "Jun";
    july: "Jul";
    august: "Aug";
    september: "Sep";
    october: "Oct";
    november: "Nov";
    december: "Dec";
    answers_by_day: "Answers by day";
    no_answers_on_days(shade): "{shade} none";
    day: "day";
    answers: "answers";
    new: "new";
    time: "time";
    last_two_weeks: "The last two weeks";
    about_a_day(hours): ", about {hours} a day";
    due_in(questions, days, a_day, today, most):
        "{questions} due in {days}{a_day}; {today} today, {most} on the fullest day. Each is counted once; new questions and repeats come on top.";
    next_30_days: "The next 30 days";

    // Times.
    minutes(minutes): "{minutes} min";
    hours(hours, minutes): "{hours} h {minutes} min";

    // Tables.
    no_recall_yet: "Recall is counted when questions come again on a later day: there was none so far.";
    what_is_counted: "Counted is the first answer of a day to a question that was seen before; hard, good and easy mean that it was recalled.";
    recall: "Recall";
    level: "level";
    all: "all";
    days_between: "days between";
    topic: "topic";
    recalled_percent: "recalled %";
    or_more(from): "{from} or more";
    predicted: "predicted";
    mean_percent: "mean %";
    whether_predictions_held: "Whether the predictions held: what FSRS, fitted to your reviews, predicts of these answers, and how many were recalled.";
    predicted_and_true: "Predicted and true recall";
    kind: "kind";
    median_time: "median time";
    time_to_answer: "Time to answer";
    seconds(seconds): "{seconds} s";
    minutes_and_seconds(minutes, seconds): "{minutes} min {seconds} s";
    hardest_questions: "Hardest questions";
    failed_of(failed, answers): "{failed} of {answers} failed";
    no_longer_in_the_bank: "no longer in the bank";
}
