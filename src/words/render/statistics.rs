//! What the page of statistics says beside its template.

use crate::words::sentences::sentences;

sentences! {
    title(today): "Statistics · {today}";
    kicker(since, today): "viva · {since} to {today}";

    // Facts.
    answers: "answers";
    new_questions: "new questions";
    days: "days";
    days_of(active, all): "{active} of {all}";
    time: "time";
    recall: "recall";
    streak: "streak";
    minutes(minutes): "{minutes} min";
    hours_and_minutes(hours, minutes): "{hours} h {minutes} min";
    seconds(seconds): "{seconds} s";
    minutes_and_seconds(minutes, seconds): "{minutes} min {seconds} s";

    // Charts.
    answers_a_day: "Answers a day";
    minutes_a_day: "Minutes a day";
    questions_due: "Questions due";
    unit_answers: "answers";
    unit_minutes: "minutes";
    unit_due: "due";
    on_a_day(day, number, unit): "{day}: {number} {unit}";
    at_most(most, unit): "at most {most} {unit}";
    answered_on(day, answers): "{day}: {answers} answered";
    forecast(sum, about, today):
        "{sum} due{about}; {today} today, overdue ones among them. Each question is counted once; new ones and repeats come on top.";
    about_a_day(time): ", about {time} a day";

    // The calendar.
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
    monday: "Mon";
    wednesday: "Wed";
    friday: "Fri";
    sunday: "Sun";

    // Ranges.
    all: "all";
    none: "none";
    range(from, to): "{from} to {to}";
    range_without_end(from): "{from} or more";
    range_percent(from, to): "{from} to {to} %";

    // Predictions.
    predicted_and_recalled(predicted, recalled, answers): "predicted {predicted:.1} %, recalled {recalled:.1} % of {answers}";
    calibration:
        "What FSRS, fitted to your reviews, predicts of these answers, and how many were recalled. On the broken line both are equal.";

    no_longer_in_the_bank: "no longer in the bank";
}
