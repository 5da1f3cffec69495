//! The help screen: every key that means something now, from the table of its mode.

use crate::domain::interview::scale::{JUDGED_RULE, TICKS_RULE, rating_anchor};
use crate::ui::bindings::{self, Binding, Press};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::Role;
use crate::ui::{Keys, Mode, Style};
use crate::words::ui::keys as words;

use super::{paragraph, stacked};

/// Every key that is valid now, one a line. With `colons` they are written as a text prompt takes them: letters alone.
pub fn keys(keys: &Keys, colons: bool, style: Style) -> String {
    let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
    for binding in bindings::valid(keys) {
        for (key, text) in lines(binding, keys, colons) {
            table.row([Cell::new(key, Role::Accent), Cell::from(text.as_str())]);
        }
    }
    let rates = matches!(keys.mode, Mode::Console | Mode::Exam) && !keys.grades.is_empty();
    let rules = rates.then_some([TICKS_RULE, JUDGED_RULE]).into_iter().flatten();
    let rules: Vec<String> = rules.map(|rule| paragraph(rule, 0, Role::Muted, style)).collect();
    stacked([table.render(style), rules.join("\n")])
}

/// The key of a row and what it does. Ratings take a line each: each has its anchor.
fn lines(binding: &Binding, keys: &Keys, colons: bool) -> Vec<(String, String)> {
    match binding.press {
        Press::Letter(letter) => {
            let colon = if colons { ":" } else { "" };
            vec![(format!("{colon}{letter}"), binding.help.to_owned())]
        }
        _ if colons => Vec::new(),
        Press::Enter => vec![(words::enter().to_owned(), keys.enter.clone())],
        Press::Space => vec![(words::space().to_owned(), keys.enter.clone())],
        Press::Digits if matches!(keys.mode, Mode::Quiz | Mode::Place) => {
            let digits: Vec<String> =
                keys.grades.iter().map(|grade| grade.digit.to_string()).collect();
            let grades: Vec<&str> = keys.grades.iter().map(|grade| grade.word).collect();
            vec![(digits.join(" "), words::grade_it(&grades.join(", ")))]
        }
        Press::Digits => {
            let rating = |grade: &crate::ui::GradeKey| {
                let text = format!("{}. {}", grade.word, rating_anchor(grade.digit));
                (grade.digit.to_string(), text)
            };
            keys.grades.iter().map(rating).collect()
        }
    }
}
