//! The letter to a candidate, as Markdown in the language of the set.

use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

use super::RenderError;
use super::environment::environment;
use super::markdown::Medium;
use super::report_labels::Labels;
use crate::domain::interview::letter::{Letter, NoPoints, Work};
use crate::words::render::labels::fill;
use crate::words::render::letters;

#[derive(Serialize)]
struct WorkView {
    title: String,
    leaves: Vec<String>,
    points: Vec<minijinja::Value>,
    drill: minijinja::Value,
}

#[derive(Serialize)]
struct LetterView {
    strong: Vec<String>,
    solid: Vec<String>,
    work: Vec<WorkView>,
}

/// The letter as Markdown.
pub fn letter_markdown(letter: &Letter) -> Result<String, RenderError> {
    let labels = Labels::of(&letter.language);
    let work = letter.work.iter().map(|one| work(one, labels)).collect();
    let (strong, solid) = (letter.strong.clone(), letter.solid.clone());
    let view = LetterView { strong, solid, work };
    let values = context! { r => Serde(labels.report), v => Serde(view) };
    Ok(environment()?.get_template("letter.md")?.render(values)?)
}

/// Why no key point is in a letter that was to name some, in its language, for whoever writes it; `None` where nothing is amiss.
pub fn without_points(letter: &Letter) -> Option<String> {
    let labels = Labels::of(&letter.language);
    Some(match letter.no_points? {
        NoPoints::NothingBelow(pass) => {
            fill(labels.report.points_nothing_below, &[("pass", &labels.words.decimal(pass))])
        }
        NoPoints::NoWeakAnswer(pass) => {
            fill(labels.report.points_no_weak_answer, &[("pass", &labels.words.decimal(pass))])
        }
        NoPoints::Unticked => labels.report.points_unticked.to_owned(),
        NoPoints::AllCameUp => labels.report.points_all_came_up.to_owned(),
    })
}

fn work(one: &Work, labels: Labels) -> WorkView {
    // Names of topics and leaves are letters, digits and hyphens: nothing in them is Markdown.
    let command = match one.leaves.is_empty() {
        true => letters::practise_a_topic(&one.topic),
        false => {
            let leaves = one.leaves.iter().map(|(name, _)| letters::leaf_option(name));
            letters::practise_leaves(&leaves.collect::<String>())
        }
    };
    let drill = fill(labels.report.letter_drill, &[("command", &command)]);
    WorkView {
        title: one.title.clone(),
        leaves: one.leaves.iter().map(|(_, title)| title.clone()).collect(),
        points: one.points.iter().map(|point| Medium::Markdown.line(point)).collect(),
        drill: minijinja::Value::from_safe_string(drill),
    }
}
