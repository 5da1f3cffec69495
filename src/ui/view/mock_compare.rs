//! Scorecards side by side: agreement of interviewers, or candidates over their common questions.

use crate::domain::interview::comparison::{
    Agreement, Comparison, MustHaveMeans, Outcome, Pair, QuestionRatings, Ran, SideBySide,
};
use crate::domain::interview::evidence::Needed;
use crate::domain::interview::report::Share;
use crate::domain::interview::score::signed;
use crate::ui::Style;
use crate::ui::markdown::inline;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::Role;
use crate::words::counts::Noun;
use crate::words::ui::mock_report as words;

use super::mock_report::{
    marked_verdict, mean_or_rating, needed_name, percent, ran, sentence, share, two, verdict_role,
    without_evidence,
};
use super::mock_rows::INDENT;
use super::{counted, paragraph, places, rule, stacked};

/// Draws a comparison.
pub fn render(comparison: &Comparison, style: Style) -> String {
    match comparison {
        Comparison::Interviewers(agreement) => interviewers(agreement, style),
        Comparison::Candidates(sides) => candidates(sides, style),
    }
}

fn interviewers(agreement: &Agreement, style: Style) -> String {
    let mut title = vec![
        counted(agreement.interviewers.len(), Noun::Interviewer),
        words::interview(&agreement.level),
    ];
    title.extend(agreement.candidate.iter().map(|code| visible_line(&words::candidate(&code))));
    title.push(visible_line(&agreement.set));
    let mut results = Table::new([
        (words::interviewer(), Align::Left),
        (words::overall(), Align::Right),
        (words::asked(), Align::Right),
        (words::points(), Align::Right),
        (words::verdict(), Align::Left),
    ]);
    for one in &agreement.interviewers {
        results.row([
            Cell::from(one.interviewer.as_str()),
            overall(&one.outcome),
            Cell::new(words::so_many_of(&one.asked, &one.of), Role::Muted),
            ticked(&one.points),
            verdict(&one.outcome),
        ]);
    }
    let names: Vec<&str> =
        agreement.interviewers.iter().map(|one| one.interviewer.as_str()).collect();
    let lines: Vec<f64> = agreement.interviewers.iter().map(|one| one.outcome.must_have).collect();
    let mut means = named_table(words::competency(), &names);
    for one in &agreement.competencies {
        let wanted = |line: &f64| one.must_have.then_some(*line);
        let cells = one.means.iter().zip(&lines);
        let cells = cells.map(|(value, line)| Cell::from(mean(*value, wanted(line))));
        let mark = Cell::new(if one.must_have { words::must_have() } else { "" }, Role::Muted);
        means.row([Cell::from(one.topic.as_str())].into_iter().chain(cells).chain([mark]));
    }
    let is_competency = |what: &Needed| {
        agreement.competencies.iter().any(|one| *what == Needed::Topic(one.topic.clone()))
    };
    must_haves(&mut means, &agreement.must_haves, &lines, |what| !is_competency(what));
    let outcomes = agreement.interviewers.iter();
    let outcomes = outcomes.map(|one| (one.interviewer.as_str(), &one.outcome));
    stacked([
        rule(&title, style),
        agreed(agreement, style),
        results.render(style),
        reasons(outcomes, style),
        means.render(style),
        ratings((&agreement.questions, &agreement.runs), &names, style),
    ])
}

fn agreed(agreement: &Agreement, style: Style) -> String {
    if agreement.exact.of == 0 {
        return paragraph(words::nobody_rated_by_two(), 0, Role::Warn, style);
    }
    let line = |what: &str, one: &Share| format!("{what}: {}", share(one));
    let mut lines = vec![
        line(words::same_rating(), &agreement.exact),
        line(words::within_one(), &agreement.within_one),
    ];
    if agreement.pairs.len() > 1 {
        lines.extend(agreement.pairs.iter().map(|pair| {
            words::pair(&pair.first, &pair.second, &pair.exact, &pair.both_rated, &pair.within_one)
        }));
    }
    let shown = lines.iter().map(|line| {
        let indent = line.len() - line.trim_start().len();
        paragraph(line.trim_start(), indent, Role::Plain, style)
    });
    shown.collect::<Vec<_>>().join("\n")
}

fn candidates(sides: &SideBySide, style: Style) -> String {
    let title = [
        words::side_by_side(&sides.sides.len()),
        words::in_common(&counted(places(sides.common), Noun::Question)),
        words::asked_in_all(&sides.n),
    ];
    let mut table = Table::new([
        ("", Align::Left),
        (words::mean_of_n(), Align::Right),
        (words::points_of_n(), Align::Right),
        (words::interval_column(), Align::Left),
        (words::whole_set(), Align::Right),
        (words::its_verdict(), Align::Left),
        (words::by_column(), Align::Left),
    ]);
    for one in &sides.sides {
        let interval = match one.points.of {
            0 => String::new(),
            _ => words::low_to_high(&(100.0 * one.points.low).round(), &percent(one.points.high)),
        };
        table.row([
            Cell::new(one.name.as_str(), Role::Strong),
            Cell::from(two(one.mean, None)),
            ticked(&one.points),
            Cell::new(interval, Role::Muted),
            overall(&one.outcome),
            verdict(&one.outcome),
            Cell::new(one.interviewer.as_str(), Role::Muted),
        ]);
    }
    let names: Vec<&str> = sides.sides.iter().map(|one| one.name.as_str()).collect();
    let mut needed = named_table(words::must_have_of_whole_set(), &names);
    let lines: Vec<f64> = sides.sides.iter().map(|one| one.outcome.must_have).collect();
    must_haves(&mut needed, &sides.must_haves, &lines, |_| true);
    let outcomes = sides.sides.iter().map(|one| (one.name.as_str(), &one.outcome));
    stacked([
        rule(&title, style),
        said(sides, style),
        table.render(style),
        reasons(outcomes, style),
        if sides.must_haves.is_empty() { String::new() } else { needed.render(style) },
        ratings((&sides.questions, &sides.runs), &names, style),
        remarks(sides, style),
    ])
}

/// What can be said of every two, most important first.
fn said(sides: &SideBySide, style: Style) -> String {
    let (ahead, even): (Vec<&Pair>, Vec<&Pair>) =
        sides.pairs.iter().partition(|pair| pair.ahead.is_some());
    let lines = ahead.into_iter().chain(even).map(finding);
    let shown = lines.map(|line| paragraph(&line, 0, Role::Plain, style));
    let severity = sides.pairs.iter().any(|pair| pair.different_interviewers).then(|| {
        let text = words::severity_cannot_be_told_apart();
        paragraph(text, 0, Role::Warn, style)
    });
    shown.chain(severity).collect::<Vec<_>>().join("\n")
}

fn finding(pair: &Pair) -> String {
    let Pair { first, second, n, difference, .. } = pair;
    let between = |low: f64, high: f64| words::interval_of(&signed(low), &signed(high));
    match (&pair.ahead, pair.all_differ_by, pair.low.zip(pair.high)) {
        (Some(ahead), _, Some((low, high))) if ahead == first => {
            let interval = between(low, high);
            words::is_ahead(&first, &second, &signed(*difference), &interval, &n)
        }
        (Some(_), _, Some((low, high))) => {
            let interval = between(-high, -low);
            words::is_ahead(&second, &first, &signed(-difference), &interval, &n)
        }
        (_, Some(by), _) if by.abs() < 1e-9 => words::same_rating_for_all(&first, &second, &n),
        (_, Some(_), _) => words::all_differ_by_the_same(&first, &second, &n, &signed(*difference)),
        (_, None, Some((low, high))) => words::no_difference_between(
            &first,
            &second,
            &n,
            &signed(*difference),
            &between(low, high),
        ),
        (_, None, None) => words::no_difference(&first, &second, &n, &signed(*difference)),
    }
}

fn remarks(sides: &SideBySide, style: Style) -> String {
    let mut lines = Vec::new();
    if !sides.changed.is_empty() {
        let ids: Vec<&str> = sides.changed.iter().map(|id| id.as_str()).collect();
        lines.push(words::not_the_same_text(&ids.join(", ")));
    }
    if !sides.left_out.is_empty() {
        lines.push(words::left_out_not_finished(&sides.left_out.join(", ")));
    }
    let shown = lines.iter().map(|line| paragraph(line, 0, Role::Warn, style));
    shown.collect::<Vec<_>>().join("\n")
}

/// The ratings of each question, and below them its text and what was run.
fn ratings(
    (questions, runs): (&[QuestionRatings], &[Ran]),
    names: &[&str],
    style: Style,
) -> String {
    let mut table = named_table(words::question(), names);
    for one in questions {
        let cells = one.ratings.iter().map(|rating| match rating {
            Some(rating) => Cell::from(mean_or_rating(*rating)),
            None => Cell::new("-", Role::Muted),
        });
        table.row([Cell::new(one.id.as_str(), Role::Accent)].into_iter().chain(cells));
    }
    let drawn = table.render(style);
    let mut lines: Vec<String> = Vec::new();
    for (place, line) in drawn.lines().enumerate() {
        lines.push(line.to_owned());
        // The first line holds the titles.
        let Some(question) = place.checked_sub(1).and_then(|place| questions.get(place)) else {
            continue;
        };
        let prompt = inline(&question.prompt, Style { color: false, ..style });
        lines.push(paragraph(&prompt, INDENT, Role::Muted, style));
        let own = runs.iter().filter(|one| one.question == question.id);
        lines.extend(own.map(|one| {
            paragraph(&format!("{}: {}", one.name, ran(&one.run)), INDENT, Role::Plain, style)
        }));
    }
    lines.join("\n")
}

fn named_table(first: &str, names: &[&str]) -> Table {
    let columns = [(first, Align::Left)]
        .into_iter()
        .chain(names.iter().map(|name| (*name, Align::Right)))
        .chain([("", Align::Left)]);
    Table::new(columns)
}

fn mean(mean: Option<f64>, wanted: Option<f64>) -> String {
    mean.map_or("-".to_owned(), |mean| two(mean, wanted))
}

/// `2 of 3`, or a dash where nothing is ticked.
fn ticked(points: &Share) -> Cell {
    let text = match points.of {
        0 => "-".to_owned(),
        of => words::so_many_of(&points.count, &of),
    };
    Cell::new(text, Role::Muted)
}

fn overall(outcome: &Outcome) -> Cell {
    Cell::from(mean(outcome.overall, Some(outcome.pass)))
}

fn verdict(outcome: &Outcome) -> Cell {
    let verdict = marked_verdict(outcome.verdict, outcome.on_edge, outcome.partial);
    Cell::new(verdict, verdict_role(outcome.verdict))
}

/// Why each verdict is what it is.
fn reasons<'o>(outcomes: impl Iterator<Item = (&'o str, &'o Outcome)>, style: Style) -> String {
    let lines = outcomes.flat_map(|(name, outcome)| {
        let reasons = outcome.reasons.iter().map(sentence);
        let without = without_evidence(&outcome.without_evidence);
        let said: Vec<String> = reasons.chain(without).collect();
        said.into_iter().map(move |text| format!("{name}: {text}"))
    });
    lines.map(|line| paragraph(&line, 0, Role::Plain, style)).collect::<Vec<_>>().join("\n")
}

/// A row for each must-have that is meant; `wanted` is what each side needs of them.
fn must_haves(
    table: &mut Table,
    all: &[MustHaveMeans],
    wanted: &[f64],
    is_meant: impl Fn(&Needed) -> bool,
) {
    for one in all.iter().filter(|one| is_meant(&one.what)) {
        let cells = one.means.iter().zip(wanted);
        let cells = cells.map(|(value, wanted)| Cell::from(mean(*value, Some(*wanted))));
        let mark = Cell::new(words::must_have(), Role::Muted);
        table.row([Cell::from(needed_name(&one.what))].into_iter().chain(cells).chain([mark]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::Set;
    use crate::domain::interview::compare::compare;
    use crate::domain::interview::samples::{card, held, set};

    fn of(candidate: &str) -> Set {
        let questions = [
            ("concurrency", "asyncio-tasks/blocking-sleep", 20),
            ("security", "passwords/hash-or-encrypt", 20),
        ];
        Set { candidate: Some(candidate.into()), ..set("middle-60-7-3fa90c1e", &questions) }
    }

    const STYLE: Style = Style { width: 80, color: false };

    #[test]
    fn interviewers_with_their_agreement() {
        let set = of("C-1");
        let cards = [
            (set.clone(), card(&set, "anna", &[(3, 10), (2, 5)])),
            (set.clone(), card(&set, "boris", &[(3, 12), (0, 0)])),
            (set.clone(), card(&set, "clara", &[(1, 2), (3, 5)])),
        ];
        insta::assert_snapshot!(render(&compare(&held(&cards)).unwrap(), STYLE), @r"
        ── 3 interviewers · middle interview · candidate C-1 · middle-60-7-3fa90c1e ────

        The same rating: 1 of 4 = 25 %, 95 % interval 5 to 70 %
        Within one: 2 of 4 = 50 %, 95 % interval 15 to 85 %
          anna and boris: 1 of 1 the same, 1 within one
          anna and clara: 0 of 2 the same, 1 within one
          boris and clara: 0 of 1 the same, 0 within one

        interviewer  overall   asked    points  verdict
        anna            2.50  2 of 2  15 of 40  Not yet
        boris           3.00  1 of 2  12 of 20  Insufficient evidence
        clara           2.00  2 of 2   7 of 40  Not yet

        anna: Overall it is 2.50; a pass needs 2.7.
        boris: 1 of 2 questions were asked; a verdict needs 80 %.
        clara: Overall it is 2.00; a pass needs 2.7.

        competency   anna  boris  clara
        concurrency  3.00   3.00   1.00
        security     2.00      -   3.00

        question                      anna  boris  clara
        asyncio-tasks/blocking-sleep     3      3      1
             What is `asyncio-tasks/blocking-sleep`?
        passwords/hash-or-encrypt        2      -      3
             What is `passwords/hash-or-encrypt`?
        ");
    }

    #[test]
    fn candidates_over_common_questions() {
        let (a, b, c) = (of("C-1"), of("C-2"), of("C-3"));
        let mut open = card(&c, "boris", &[]);
        open.finished = false;
        let cards = [
            (a.clone(), card(&a, "anna", &[(4, 19), (4, 18)])),
            (b.clone(), card(&b, "anna", &[(1, 5), (2, 4)])),
            (c.clone(), card(&c, "anna", &[(2, 8), (2, 6)])),
            (c.clone(), open),
        ];
        insta::assert_snapshot!(render(&compare(&held(&cards)).unwrap(), STYLE), @r"
        ── 3 interviews side by side · 2 questions in common · n = 2 asked in all ──────

        C-1 and C-2: no difference that n = 2 can show (+2.50 a question, 95 % interval
        -3.85 to +8.85).
        C-1 and C-3: all 2 differ by the same, +2.00; how far others would spread cannot
        be told from that.
        C-2 and C-3: no difference that n = 2 can show (-0.50 a question, 95 % interval
        -6.85 to +5.85).

             mean of n  points of n  95 % interval  whole set  its verdict  by
        C-1       4.00     37 of 40  80 to 97 %          4.00  Pass         anna
        C-2       1.50      9 of 40  12 to 38 %          1.50  Not yet      anna
        C-3       2.00     14 of 40  22 to 50 %          2.00  Not yet      anna

        C-2: Overall it is 1.50; a pass needs 2.7.
        C-3: Overall it is 2.00; a pass needs 2.7.

        question                      C-1  C-2  C-3
        asyncio-tasks/blocking-sleep    4    1    2
             What is `asyncio-tasks/blocking-sleep`?
        passwords/hash-or-encrypt       4    2    2
             What is `passwords/hash-or-encrypt`?

        Left out, not finished: boris (C-3).
        ");
    }
}
