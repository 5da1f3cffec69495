//! Levels that were passed in a mock taken alone: measured, and never mixed with readiness.

use crate::domain::interview::passed::{LevelPassed, newest, next_level};
use crate::domain::labels::Level;
use crate::ui::Style;
use crate::ui::theme::{Role, paint};
use crate::words::ui::placement as words;

/// One line a passed level and one on what to try next; empty before the first pass.
pub fn render(passes: &[LevelPassed], style: Style) -> String {
    let mut lines: Vec<String> = Level::ALL
        .iter()
        .filter_map(|level| newest(passes, *level))
        .map(|pass| line(pass, style))
        .collect();
    if let Some(level) = next_level(passes) {
        let text = words::next_level(&level);
        lines.push(paint(&text, Role::Muted, style.color));
    }
    lines.join("\n")
}

/// After a verdict that is no pass.
pub fn try_again(level: Level, style: Style) -> String {
    let text = words::learn_and_try_again(&level);
    paint(&text, Role::Muted, style.color)
}

fn line(pass: &LevelPassed, style: Style) -> String {
    let level = paint(&words::passed(&pass.level), Role::Good, style.color);
    format!("{level} {}", figures(pass))
}

/// `on 2026-11-22: 3.12 of 4; 11 of 12 asked, 30 of 41 key points`.
pub fn figures(pass: &LevelPassed) -> String {
    let (whole, hundredths) = (pass.overall_hundredths / 100, pass.overall_hundredths % 100);
    words::passed_with(
        &pass.study_day,
        &whole,
        &hundredths,
        &pass.asked,
        &pass.questions,
        &pass.ticked,
        &pass.points,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Day;

    #[test]
    fn the_newest_pass_of_each_level_and_the_next_one() {
        let pass = |level, day| LevelPassed {
            level,
            set: "set".to_owned(),
            study_day: Day::from_number(day),
            overall_hundredths: 305,
            asked: 11,
            questions: 12,
            ticked: 30,
            points: 41,
        };
        let style = Style { width: 80, color: false };
        assert_eq!(render(&[], style), "");
        let passes =
            [pass(Level::Middle, 20_000), pass(Level::Junior, 20_001), pass(Level::Middle, 20_002)];
        insta::assert_snapshot!(render(&passes, style), @r"
        junior passed on 2024-10-05: 3.05 of 4; 11 of 12 asked, 30 of 41 key points
        middle passed on 2024-10-06: 3.05 of 4; 11 of 12 asked, 30 of 41 key points
        Next: `viva mock take --level senior`.
        ");
        assert_eq!(render(&[pass(Level::Senior, 1)], style).lines().count(), 1);
    }
}
