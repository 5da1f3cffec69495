//! A debrief: what the numbers say, what people recommend, where they are apart, and what was decided.

use crate::domain::interview::debrief::{Answer, Debrief, DebriefQuestion, Decision};
use crate::domain::interview::evidence::Needed;
use crate::domain::interview::report::Share;
use crate::ui::Style;
use crate::ui::markdown::inline;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::mock_report as words;

use super::mock_report::{
    marked_verdict, mean_or_rating, must_have_mean, needed_name, note_of_another, ran, share, two,
    verdict_role, why,
};
use super::mock_rows::{INDENT, with_ids};
use super::{counted, paragraph, places, rule, stacked};

/// Draws a whole debrief.
pub fn render(debrief: &Debrief, style: Style) -> String {
    stacked([
        rule(&title(debrief), style),
        numbers(debrief, style),
        cards(debrief, style),
        agreement(debrief, style),
        topics(debrief, style),
        questions(debrief, style),
        decision(debrief, style),
    ])
}

/// After a decision was written. `set` is the set as it was given.
pub fn decided(debrief: &Debrief, decision: &Decision, set: &str, style: Style) -> String {
    let mut lines = vec![paint(&answer(decision), Role::Strong, style.color)];
    if let Some(before) = &debrief.decision {
        let text = words::it_replaces(&answer(before));
        lines.push(paragraph(&text, 0, Role::Muted, style));
    }
    let text = words::numbers_say(&verdict(debrief));
    lines.push(paragraph(&text, 0, Role::Plain, style));
    let letter = paint(&commands::mock_letter(&set), Role::Accent, style.color);
    lines.push(words::feedback(&letter));
    lines.join("\n")
}

fn answer(decision: &Decision) -> String {
    let word = match decision.answer {
        Answer::Yes => words::yes(),
        Answer::No => words::no(),
    };
    words::decided(&word, &visible_line(&decision.because))
}

fn verdict(debrief: &Debrief) -> String {
    let numbers = &debrief.numbers;
    let is_on_edge = !numbers.edges.is_empty();
    marked_verdict(numbers.verdict, is_on_edge, numbers.partial)
}

fn title(debrief: &Debrief) -> Vec<String> {
    let candidate = debrief.candidate.as_ref().map(|code| words::candidate(&code));
    let facts = [
        Some(words::debrief().to_owned()),
        Some(words::interview(&debrief.level)),
        candidate,
        Some(counted(debrief.cards.len(), Noun::Card)),
        Some(debrief.set.clone()),
    ];
    facts.into_iter().flatten().map(|word| visible_line(&word)).collect()
}

fn numbers(debrief: &Debrief, style: Style) -> String {
    let numbers = &debrief.numbers;
    let verdict = verdict(debrief);
    let role = if style.color { verdict_role(numbers.verdict) } else { Role::Strong };
    let pass = Some(numbers.thresholds.pass);
    let overall = numbers.overall.map_or("-".to_owned(), |mean| words::of_four(&two(mean, pass)));
    let mut lines = vec![words::numbers_say_with(
        &paint(&verdict, role, style.color),
        &overall,
        &numbers.asked,
        &numbers.of,
    )];
    lines.extend(why(numbers).iter().map(|(text, role)| paragraph(text, 2, *role, style)));
    if numbers.unticked {
        lines.push(paragraph(words::no_key_point_is_ticked(), 2, Role::Warn, style));
    }
    if !debrief.left_out.is_empty() {
        let text = words::left_out(&debrief.left_out.join(", "));
        lines.push(paragraph(&visible_line(&text), 2, Role::Warn, style));
    }
    lines.join("\n")
}

fn cards(debrief: &Debrief, style: Style) -> String {
    let mut table = Table::new([
        (words::interviewer(), Align::Left),
        (words::overall(), Align::Right),
        (words::asked(), Align::Right),
        (words::recommended(), Align::Left),
    ]);
    for one in &debrief.cards {
        let part = one.part.map(|part| format!(" ({part})")).unwrap_or_default();
        let recommended = one.recommended.as_ref();
        table.row([
            Cell::from(format!("{}{part}", one.interviewer)),
            Cell::from(
                one.overall.map_or("-".to_owned(), |mean| {
                    two(mean, Some(debrief.numbers.thresholds.pass))
                }),
            ),
            Cell::new(one.asked.to_string(), Role::Muted),
            match recommended {
                Some(one) => Cell::from(one.recommendation.word()),
                None => Cell::new(words::nothing(), Role::Warn),
            },
        ]);
    }
    let said = debrief.cards.iter().flat_map(|card| {
        let because = card.recommended.as_ref().map(|one| one.because.as_str());
        let because = because.filter(|text| !text.is_empty());
        let because = because.map(|text| format!("{}: {}", card.interviewer, visible_line(text)));
        let reopened = card
            .reopened
            .iter()
            .map(|why| words::changed_the_finished_card(&card.interviewer, &visible_line(why)));
        because.into_iter().chain(reopened).collect::<Vec<_>>()
    });
    let said = said.map(|text| paragraph(&text, 2, Role::Muted, style));
    [table.render(style)].into_iter().chain(said).collect::<Vec<_>>().join("\n")
}

fn agreement(debrief: &Debrief, style: Style) -> String {
    let agreed = &debrief.agreement;
    if debrief.cards.len() < 2 {
        return String::new();
    }
    if agreed.pairs == 0 {
        return paragraph(words::nobody_rated_by_two(), 0, Role::Warn, style);
    }
    let line = |what: &str, one: &Share| format!("{what}: {}", share(one));
    let kappa = match agreed.kappa {
        Some(kappa) => words::weighted_kappa(&kappa, &agreed.pairs),
        None => words::kappa_from_30_pairs(&agreed.pairs),
    };
    let lines = [
        line(words::same_rating(), &agreed.exact),
        line(words::within_one(), &agreed.within_one),
        kappa,
    ];
    let mut lines: Vec<String> =
        lines.iter().map(|line| paragraph(line, 0, Role::Plain, style)).collect();
    let apart: Vec<String> = debrief.apart().map(|one| one.number.to_string()).collect();
    if !apart.is_empty() {
        let text = words::two_or_more_apart(&apart.join(", "));
        lines.push(paragraph(&text, 0, Role::Warn, style));
    }
    lines.join("\n")
}

fn topics(debrief: &Debrief, style: Style) -> String {
    let names = debrief.cards.iter().map(|one| (one.interviewer.as_str(), Align::Right));
    let titles = [(words::competency(), Align::Left)].into_iter().chain(names);
    let mut table = Table::new(titles.chain([(words::all(), Align::Right), ("", Align::Left)]));
    for one in &debrief.competencies {
        let all = debrief.numbers.competencies.iter().find(|all| all.topic == one.topic);
        let wanted = one.must_have.then_some(debrief.numbers.thresholds.must_have);
        let mean =
            |mean: Option<f64>| Cell::from(mean.map_or("-".to_owned(), |mean| two(mean, wanted)));
        let mark = if one.must_have { words::must_have() } else { "" };
        table.row(
            [Cell::from(one.topic.as_str())]
                .into_iter()
                .chain(one.means.iter().map(|one| mean(*one)))
                .chain([mean(all.and_then(|all| all.mean)), Cell::new(mark, Role::Muted)]),
        );
    }
    // A must-have that is a leaf or a kind is no competency of its own, and may decide all the same.
    let thresholds = &debrief.numbers.thresholds;
    for one in &debrief.must_haves {
        if debrief.competencies.iter().any(|topic| one.what == Needed::Topic(topic.topic.clone())) {
            continue;
        }
        let all = debrief.numbers.must_haves.iter().find(|all| all.what == one.what);
        let mean = |mean: Option<f64>| Cell::from(must_have_mean(mean, thresholds));
        table.row(
            [Cell::from(needed_name(&one.what))]
                .into_iter()
                .chain(one.means.iter().map(|one| mean(*one)))
                .chain([
                    mean(all.and_then(|all| all.mean)),
                    Cell::new(words::must_have(), Role::Muted),
                ]),
        );
    }
    table.render(style)
}

fn questions(debrief: &Debrief, style: Style) -> String {
    let names = debrief.cards.iter().map(|one| (one.interviewer.as_str(), Align::Right));
    let titles = [("", Align::Right)].into_iter().chain(names);
    let mut table = Table::new(titles.chain([("", Align::Left)]));
    for one in &debrief.questions {
        let apart = one.difference.filter(|_| one.apart);
        let apart = apart.map_or(String::new(), |apart| words::apart(&apart));
        let rating =
            |rating: &Option<f64>| Cell::from(rating.map_or("-".to_owned(), mean_or_rating));
        table.row(
            [Cell::new(one.number.to_string(), Role::Muted)]
                .into_iter()
                .chain(one.ratings.ratings.iter().map(rating))
                .chain([Cell::new(apart, Role::Bad)]),
        );
    }
    let ids = debrief.questions.iter().map(|row| row.ratings.id.as_str());
    let mut lines: Vec<String> = Vec::new();
    for (place, line) in with_ids(&table.render(style), ids, style).into_iter().enumerate() {
        lines.push(line);
        // The first line holds the titles.
        let row = place.checked_sub(1).and_then(|place| debrief.questions.get(place));
        lines.extend(row.into_iter().flat_map(|row| notes(row, style)));
    }
    lines.join("\n")
}

/// The question's text, and what each noted, gave and ran under each other.
fn notes(row: &DebriefQuestion, style: Style) -> Vec<String> {
    let prompt = inline(&row.ratings.prompt, Style { color: false, ..style });
    let mut lines = vec![paragraph(&prompt, INDENT, Role::Muted, style)];
    for noted in &row.notes {
        let hints = (noted.hints > 0).then(|| counted(places(noted.hints), Noun::Hint));
        let own = noted.own_hints.iter().map(|hint| words::hint(&visible_line(hint)));
        let flags = noted.red_flags.iter().map(|flag| words::red_flag(&visible_line(flag)));
        let note = (!noted.note.is_empty()).then(|| noted.note.clone());
        let other = noted.note_for.map(note_of_another);
        let helped = hints.into_iter().chain(own).chain(noted.runs.iter().map(ran));
        let said: Vec<String> = helped.chain(flags).chain(other).chain(note).collect();
        let text = format!("{}: {}", noted.interviewer, said.join("\n"));
        lines.push(paragraph(&text, INDENT, Role::Plain, style));
    }
    lines
}

fn decision(debrief: &Debrief, style: Style) -> String {
    match &debrief.decision {
        Some(decision) => paint(&answer(decision), Role::Strong, style.color),
        None => paragraph(words::not_decided_yet(), 0, Role::Muted, style),
    }
}
