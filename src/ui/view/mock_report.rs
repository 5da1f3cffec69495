//! What is said after an interview: verdict, thresholds, competencies, questions.

use crate::domain::interview::blueprint::Thresholds;
use crate::domain::interview::evidence::{Needed, needed};
use crate::domain::interview::journal::{Recommended, Recommends, Run, State};
use crate::domain::interview::replay::RATINGS;
use crate::domain::interview::report::{
    Competency, Edge, MustHave, QuestionRow, Reason, Report, Share, Verdict,
};
use crate::domain::interview::scale::{JUDGED_RULE, TICKS_RULE, rating_anchor, rating_word};
use crate::domain::interview::score::{Figure, figure, reaches};
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar};
use crate::ui::markdown::inline;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::mock_report as words;

use super::mock_rows::{INDENT, with_ids};
use super::{counted, paragraph, places, rule, stacked};

const BAR_CELLS: usize = 16;

/// Draws a whole report.
pub fn render(report: &Report, style: Style) -> String {
    stacked([
        rule(&title(report), style),
        opening(report, style),
        figures(report, style),
        competencies(report, style),
        questions(report, style),
        scale(style),
    ])
}

/// What the ratings stand for and what suggests them, in the words of the interviewer's copy.
fn scale(style: Style) -> String {
    let anchors = RATINGS.map(|rating| format!("{rating}: {}", rating_anchor(rating)));
    let lines = anchors.chain([TICKS_RULE.to_owned(), JUDGED_RULE.to_owned()]);
    lines.map(|line| paragraph(&line, 0, Role::Muted, style)).collect::<Vec<_>>().join("\n")
}

/// Which short question the verdict hangs on, as one sentence.
pub fn edge(edge: &Edge) -> String {
    words::on_the_edge(
        &edge.other,
        &edge.rating,
        &edge.number,
        &visible_line(&edge.prompt),
        &verdict(edge.verdict),
    )
}

/// Everything that stands behind a verdict, a sentence each: its reasons, the questions that it hangs on, what the role cannot do without and was
/// not asked.
pub fn why(report: &Report) -> Vec<(String, Role)> {
    let reasons = report.reasons.iter().map(|one| (sentence(one), Role::Plain));
    let edges = report.edges.iter().map(|one| (edge(one), Role::Warn));
    let without = without_evidence(&report.without_evidence);
    let without = without.into_iter().map(|text| (text, Role::Warn));
    reasons.chain(edges).chain(without).collect()
}

/// So many names stand in one sentence.
const NAMES_MAX: usize = 12;

/// What the role cannot do without and the verdict says nothing of.
pub fn without_evidence(without: &[MustHave]) -> Vec<String> {
    let named = |is_meant: fn(&MustHave) -> bool, label: &str| {
        let names: Vec<String> =
            without.iter().filter(|one| is_meant(one)).map(|one| needed_name(&one.what)).collect();
        let more = match names.len().checked_sub(NAMES_MAX) {
            Some(more @ 1..) => words::and_more(&more),
            _ => String::new(),
        };
        let shown: Vec<&str> = names.iter().take(NAMES_MAX).map(String::as_str).collect();
        (!names.is_empty()).then(|| format!("{label}: {}{more}.", shown.join(", ")))
    };
    let not_asked = named(|one| one.rated == 0, words::not_asked_though_needed());
    let thin = named(|one| one.rated > 0, words::asked_too_little());
    not_asked.into_iter().chain(thin).collect()
}

/// A must-have in words.
pub fn needed_name(what: &Needed) -> String {
    match what {
        Needed::Topic(name) => name.clone(),
        Needed::Kind(kind) => words::kind_in_quotes(&kind),
    }
}

/// A verdict with the marks that it is on the edge, and that a pass does not speak of all that the role must have.
pub fn marked_verdict(of: Verdict, is_on_edge: bool, is_partial: bool) -> String {
    let partial = if of == Verdict::Pass && is_partial { words::on_what_was_asked() } else { "" };
    format!("{}{partial}{}", verdict(of), if is_on_edge { words::is_on_the_edge() } else { "" })
}

/// The verdict in words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => words::pass(),
        Verdict::NotYet => words::not_yet(),
        Verdict::InsufficientEvidence => words::insufficient_evidence(),
    }
}

/// The looks of a verdict.
pub fn verdict_role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Pass => Role::Good,
        Verdict::NotYet => Role::Bad,
        Verdict::InsufficientEvidence => Role::Warn,
    }
}

/// A reason as one sentence.
pub fn sentence(reason: &Reason) -> String {
    match reason {
        Reason::AskedTooFew { asked: 0, .. } => words::nothing_asked_and_rated().to_owned(),
        Reason::AskedTooFew { asked, of, wanted } => {
            words::asked_too_few(&asked, &of, &percent(*wanted))
        }
        Reason::MustHaveUnrated { what, of: 0 } => {
            words::must_have_is_not_in_set(&needed_name(what))
        }
        Reason::MustHaveUnrated { what, .. } => words::must_have_without_rating(&needed_name(what)),
        Reason::MustHaveThin { what, .. } => words::must_have_asked_too_little(&needed_name(what)),
        Reason::MustHaveBelow { what, mean, wanted } => words::must_have_is_below(
            &needed_name(what),
            &two(*mean, Some(*wanted)),
            &threshold(*wanted),
        ),
        Reason::OverallBelow { overall, wanted } => {
            let overall = two(*overall, Some(*wanted));
            words::overall_is_below(&overall, &threshold(*wanted))
        }
    }
}

/// When it is a pass, as one sentence.
pub fn thresholds(thresholds: &Thresholds) -> String {
    let names: Vec<String> = needed(thresholds).iter().map(needed_name).collect();
    let must_haves = match names.is_empty() {
        true => String::new(),
        false => words::or_more_in_must_haves(&threshold(thresholds.must_have), &names.join(", ")),
    };
    words::a_pass_needs(
        &threshold(thresholds.pass),
        &must_haves,
        &percent(thresholds.asked_at_least),
    )
}

/// A mean with two decimals, rounded half up; where that would reach what is `wanted` though it is below, it says so.
pub fn two(mean: f64, wanted: Option<f64>) -> String {
    let (hundredths, below) = match figure(mean, wanted) {
        Figure::Plain(hundredths) => (hundredths, ""),
        Figure::JustBelow(hundredths) => (hundredths, words::just_below()),
    };
    format!("{below}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A must-have's mean in a table.
pub fn must_have_mean(mean: Option<f64>, thresholds: &Thresholds) -> String {
    mean.map_or("-".to_owned(), |mean| two(mean, Some(thresholds.must_have)))
}

/// `23 of 38 = 60 %, 95 % interval 45 to 74 %`; nothing behind `0 of 0`.
pub fn share(share: &Share) -> String {
    match share.value() {
        None => words::none_to_tick().to_owned(),
        Some(value) => words::share(
            &share.count,
            &share.of,
            &percent(value),
            &(100.0 * share.low).round(),
            &percent(share.high),
        ),
    }
}

/// `80 %`.
pub fn percent(share: f64) -> String {
    format!("{} %", (100.0 * share).round())
}

/// A threshold as it was written: one decimal, or two where one would not be exact.
fn threshold(number: f64) -> String {
    let one = format!("{number:.1}");
    let is_exact = one.parse::<f64>().is_ok_and(|short| (short - number).abs() < 1e-9);
    if is_exact { one } else { format!("{number:.2}") }
}

fn title(report: &Report) -> Vec<String> {
    let candidate = report.candidate.as_deref().map(|code| words::candidate(&code));
    let facts = [
        Some(words::interview(&report.level)),
        candidate,
        Some(words::by(&report.interviewer)),
        report.part.map(|part| words::questions_of_part(&part)),
        (report.form > 1).then(|| words::form(&report.form)),
        Some(report.set.clone()),
    ];
    facts.into_iter().flatten().map(|word| visible_line(&word)).collect()
}

fn opening(report: &Report, style: Style) -> String {
    let mut lines = Vec::new();
    if !report.finished {
        let text = words::not_finished();
        lines.push(paragraph(text, 0, Role::Warn, style));
    }
    let role = verdict_role(report.verdict);
    // The edge has a sentence of its own below.
    let verdict = marked_verdict(report.verdict, false, report.partial);
    lines.push(paint(&verdict, if style.color { role } else { Role::Strong }, style.color));
    lines.extend(why(report).iter().map(|(text, role)| paragraph(text, 2, *role, style)));
    if report.unticked {
        lines.push(paragraph(words::no_key_point_is_ticked(), 2, Role::Warn, style));
    }
    let rule = format!("{}{}", thresholds(&report.thresholds), weights(report));
    lines.push(paragraph(&rule, 2, Role::Muted, style));
    lines.extend(
        report.recommendations.iter().map(|one| paragraph(&recommends(one), 0, Role::Plain, style)),
    );
    let changed = |why: &String| words::changed_after_it_was_finished(&visible_line(why));
    let reopened = report.reopened.iter().map(changed);
    lines.extend(reopened.map(|text| paragraph(&text, 0, Role::Muted, style)));
    lines.join("\n")
}

/// How topics count where a role says so: those that were rated.
fn weights(report: &Report) -> String {
    if report.weights.is_empty() {
        return String::new();
    }
    let weights = report.competencies.iter().filter(|one| one.rated > 0).map(|one| {
        let own = report.weights.iter().find(|weight| weight.topic == one.topic);
        format!("{} {}", one.topic, own.map_or(1.0, |own| own.weight))
    });
    let weights: Vec<String> = weights.collect();
    if weights.is_empty() {
        return String::new();
    }
    words::how_topics_weigh(&weights.join(", "))
}

/// What an interviewer recommends, apart from the verdict.
fn recommends(one: &Recommends) -> String {
    let Recommended { recommendation, because } = &one.recommended;
    let because = visible_line(because);
    let reason = if because.is_empty() { String::new() } else { format!(": {because}") };
    let name = visible_line(&one.interviewer);
    words::recommends(&name, &recommendation.word(), &reason)
}

fn figures(report: &Report, style: Style) -> String {
    let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
    let pass = Some(report.thresholds.pass);
    let overall = report.overall.map_or("-".to_owned(), |mean| words::of_four(&two(mean, pass)));
    let mut row = |name: &str, value: String| {
        table.row([Cell::new(name, Role::Muted), Cell::from(value)]);
    };
    row(words::overall(), overall);
    row(words::asked(), words::asked_questions(&report.asked, &report.of));
    match (report.points.of, report.unticked_questions) {
        (0, 1..) => row(words::key_points(), words::none_ticked().to_owned()),
        _ => row(words::key_points(), share(&report.points)),
    }
    if report.points.of > 0 && report.unticked_questions > 0 {
        let count = counted(places(report.unticked_questions), Noun::Question);
        row("", words::without_a_tick(&count));
    }
    if report.elapsed_ms > 0 {
        let minutes = report.elapsed_ms.div_ceil(60_000);
        row(words::time(), words::minutes_at_the_questions(&minutes, &report.question_minutes));
    }
    table.render(style)
}

fn competencies(report: &Report, style: Style) -> String {
    let mut table = Table::new([
        (words::competency(), Align::Left),
        (words::mean(), Align::Right),
        (words::scale_of_four(), Align::Left),
        (words::rated(), Align::Right),
        (words::points(), Align::Right),
        ("", Align::Left),
    ]);
    for one in &report.competencies {
        let role = competency_role(one, &report.thresholds);
        let wanted = one.must_have.then_some(report.thresholds.must_have);
        let bar = one.mean.map(|mean| bar(mean / 4.0, BAR_CELLS, Glyphs::Blocks));
        table.row([
            Cell::from(one.topic.as_str()),
            Cell::new(one.mean.map_or("-".to_owned(), |mean| two(mean, wanted)), role),
            Cell::new(bar.unwrap_or_default(), role),
            Cell::new(words::so_many_of(&one.rated, &one.of), Role::Muted),
            Cell::new(points(one.points.count, one.points.of), Role::Muted),
            Cell::new(if one.must_have { words::must_have() } else { "" }, Role::Muted),
        ]);
    }
    // A must-have that is a leaf, or that the set has no question on, is no competency of its own.
    for one in &report.must_haves {
        let is_shown = |topic: &Competency| one.what == Needed::Topic(topic.topic.clone());
        if report.competencies.iter().any(is_shown) {
            continue;
        }
        table.row([
            Cell::from(needed_name(&one.what)),
            Cell::new(
                must_have_mean(one.mean, &report.thresholds),
                if one.kept { Role::Good } else { Role::Bad },
            ),
            Cell::from(""),
            Cell::new(words::so_many_of(&one.rated, &one.of), Role::Muted),
            Cell::from(""),
            Cell::new(words::must_have(), Role::Muted),
        ]);
    }
    table.render(style)
}

fn competency_role(one: &Competency, thresholds: &Thresholds) -> Role {
    match one.mean {
        None => Role::Muted,
        Some(mean) if one.must_have && !reaches(mean, thresholds.must_have) => Role::Bad,
        Some(mean) if reaches(mean, thresholds.pass) => Role::Good,
        Some(_) => Role::Accent,
    }
}

/// `2 of 3`, or nothing where there is nothing to tick.
fn points(count: u32, of: u32) -> String {
    if of == 0 { String::new() } else { words::so_many_of(&count, &of) }
}

fn questions(report: &Report, style: Style) -> String {
    let mut table = Table::new([
        ("", Align::Right),
        (words::rating(), Align::Right),
        (words::points(), Align::Right),
        (words::level(), Align::Left),
        (words::kind(), Align::Left),
    ]);
    for row in &report.questions {
        table.row([
            Cell::new(row.number.to_string(), Role::Muted),
            rating(row),
            Cell::new(ticked(row), Role::Muted),
            Cell::from(row.level.as_str()),
            Cell::from(row.kind.as_str()),
        ]);
    }
    let ids = report.questions.iter().map(|row| row.id.as_str());
    let mut lines: Vec<String> = Vec::new();
    for (place, line) in with_ids(&table.render(style), ids, style).into_iter().enumerate() {
        lines.push(line);
        // The first line holds the titles.
        let row = place.checked_sub(1).and_then(|place| report.questions.get(place));
        lines.extend(row.into_iter().flat_map(|row| remarks(row, style)));
    }
    lines.join("\n")
}

/// `2 of 3`; of what was not asked nothing, and of what has no tick a dash, because nobody knows what came up.
fn ticked(row: &QuestionRow) -> String {
    let mark = &row.mark;
    match mark.ticked.len() {
        0 => String::new(),
        _ if mark.given_rating().is_none() => String::new(),
        _ if !mark.has_ticks() => "-".to_owned(),
        of => words::so_many_of(&mark.ticks(), &of),
    }
}

fn rating(row: &QuestionRow) -> Cell {
    match (row.mean, row.mark.state) {
        (Some(mean), _) => {
            Cell::new(mean_or_rating(mean), if mean >= 3.0 { Role::Good } else { Role::Bad })
        }
        (None, State::Open) => Cell::new(words::open(), Role::Warn),
        (None, _) => Cell::new(words::not_asked(), Role::Muted),
    }
}

/// A rating as it was given; the mean of several that is none of them with its decimals.
pub fn mean_or_rating(mean: f64) -> String {
    if mean.fract().abs() < 1e-9 { format!("{mean:.0}") } else { two(mean, None) }
}

/// The question's text, and what was given and noted, under its line.
fn remarks(row: &QuestionRow, style: Style) -> Vec<String> {
    let mark = &row.mark;
    let prompt = inline(&row.prompt, Style { color: false, ..style });
    let given: Vec<String> = [
        (mark.hints_given(), Noun::Hint),
        (mark.follow_ups, Noun::FollowUp),
        (mark.wrong_answers, Noun::WrongAnswer),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, noun)| counted(places(count), noun))
    .collect();
    let given = (!given.is_empty()).then(|| given.join(", "));
    let mut lines = vec![paragraph(&prompt, INDENT, Role::Plain, style)];
    lines.extend(given.map(|text| paragraph(&text, INDENT, Role::Muted, style)));
    let own = mark.own_hints.iter().map(|text| words::hint(&visible_line(text)));
    let runs = mark.runs.iter().map(ran);
    lines.extend(own.chain(runs).map(|text| paragraph(&text, INDENT, Role::Muted, style)));
    lines.extend(
        row.red_flags
            .iter()
            .map(|flag| paragraph(&words::red_flag(&visible_line(flag)), INDENT, Role::Bad, style)),
    );
    let other = mark.noted_for_another().map(note_of_another);
    lines.extend(other.map(|text| paragraph(&text, INDENT, Role::Warn, style)));
    if !mark.note.trim().is_empty() {
        lines.push(paragraph(mark.note.trim(), INDENT, Role::Plain, style));
    }
    lines
}

/// That a note is no evidence for the rating that stands now.
pub fn note_of_another(rating: u8) -> String {
    words::note_was_written_for(&rating, &rating_word(rating))
}

/// What came of running what a candidate wrote.
pub fn ran(run: &Run) -> String {
    let judged = match run.right {
        // That every test passed says no more than this.
        Some(true) => return visible_line(&words::run_is_right(&run.file)),
        Some(false) => words::wrong(),
        None => words::not_judged(),
    };
    visible_line(&format!("{}: {judged}; {}", run.file, run.told))
}

#[cfg(test)]
#[path = "mock_report_tests.rs"]
mod tests;
