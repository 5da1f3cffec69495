//! A set that was just drawn: its questions with their times, and what to do with it.

use crate::domain::interview::Set;
use crate::domain::interview::parallel::{Alike, Task, Uneven};
use crate::domain::interview::set::Role as Place;
use crate::ui::Style;
use crate::ui::markdown::inline;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::mock_set as words;

use super::list::cut;
use super::{counted, heading, stacked};

/// Draws it; `files` lie in `folder`, which is written as a shell reads it. On a screen of `columns` its questions are cut to fit.
pub fn render(
    set: &Set,
    folder: &str,
    files: &[String],
    columns: Option<usize>,
    style: Style,
) -> String {
    stacked([
        title(set, style),
        questions(set, columns, style),
        unmet(set, style),
        next(folder, files, style),
    ])
}

/// How equal the forms of one draw are, and whether their candidates can be compared.
pub fn alike(alike: &Alike, style: Style) -> String {
    let mut lines = vec![match alike.shared {
        0 => paint(words::forms_share_nothing(), Role::Warn, style.color),
        shared => words::forms_share(&counted(shared, Noun::Question)),
    }];
    let (least, most) = alike.minutes;
    let minutes =
        if least == most { least.to_string() } else { words::least_to_most(&least, &most) };
    // From one level to the next it is 1.5.
    let levels = format!("{:.2}", alike.spread / 1.5);
    let spread = match levels.as_str() {
        "0.00" => words::same_mean_level().to_owned(),
        levels => words::mean_levels_differ(&levels),
    };
    lines.push(words::each_takes(&minutes, &spread));
    let task = |task: &Task| {
        let minutes: Vec<String> = task.minutes.iter().map(u32::to_string).collect();
        words::task(&task.kind, &task.level, &minutes.join("/"))
    };
    lines.push(match (alike.is_paired, alike.tasks.is_empty()) {
        (false, _) => {
            let text = words::tasks_are_not_pairs();
            paint(text, Role::Warn, style.color)
        }
        (true, true) => words::no_tasks_but_shared_ones().to_owned(),
        (true, false) => {
            let tasks: Vec<String> = alike.tasks.iter().map(task).collect();
            words::tasks_in_pairs(&tasks.join(", "))
        }
    });
    if !alike.uneven.is_empty() {
        let form =
            |(questions, minutes): &(u32, u32)| words::questions_in_minutes(&questions, &minutes);
        let one = |one: &Uneven| {
            let forms: Vec<String> = one.evidence.iter().map(form).collect();
            format!("{} {}", one.title, forms.join(" / "))
        };
        let told: Vec<String> = alike.uneven.iter().map(one).collect();
        let text = words::forms_are_uneven(&told.join("; "));
        lines.push(paint(&text, Role::Warn, style.color));
    }
    lines.join("\n")
}

fn title(set: &Set, style: Style) -> String {
    let mut facts = vec![
        words::questions(&set.questions.len()),
        match set.blueprint.frame_minutes() {
            0 => words::minutes_planned(&set.box_minutes(), &set.minutes),
            frame => words::minutes_planned_with_frame(&set.box_minutes(), &set.minutes, &frame),
        },
        words::seed(&set.seed),
    ];
    if set.forms > 1 {
        facts.insert(0, words::form_of(&set.form, &set.forms));
    }
    facts.extend(set.candidate.as_ref().map(|code| words::candidate(&code)));
    let facts = paint(&format!(" · {}", facts.join(" · ")), Role::Muted, style.color);
    format!("{}{facts}", heading(&set.id, style))
}

fn questions(set: &Set, columns: Option<usize>, style: Style) -> String {
    let mut table = Table::new([
        ("", Align::Right),
        (words::at(), Align::Right),
        (words::level(), Align::Left),
        (words::kind(), Align::Left),
        (words::question(), Align::Left),
    ]);
    let mut minute = u32::from(set.blueprint.opening_minutes);
    for one in &set.questions {
        let question = &one.question;
        let prompt = question.content.prompt.lines().next().unwrap_or_default();
        let role = if one.role == Place::Regular { Role::Plain } else { Role::Accent };
        table.row([
            Cell::new(one.number.to_string(), role),
            Cell::new(format!("{minute}'"), Role::Muted),
            Cell::from(question.level.as_str()),
            Cell::from(question.kind.as_str()),
            Cell::from(inline(prompt, Style { color: false, ..style })),
        ]);
        minute += u32::from(question.minutes);
    }
    let drawn = table.render(style);
    drawn.lines().map(|line| cut(line, columns)).collect::<Vec<_>>().join("\n")
}

fn unmet(set: &Set, style: Style) -> String {
    let line = |row: &crate::domain::interview::set::Unmet| {
        let text = words::not_met(&row.row, &row.wanted, &row.got);
        paint(&text, Role::Warn, style.color)
    };
    set.unmet.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn next(folder: &str, files: &[String], style: Style) -> String {
    let files = words::in_folder(&folder, &files.join(", "));
    let advice = words::what_to_do_with_set(&folder);
    format!("{files}\n{}", paint(&advice, Role::Muted, style.color))
}
