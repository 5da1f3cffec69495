use super::*;
use crate::domain::labels::{Kind, Level};
use crate::domain::review::Mode;
use crate::domain::stats::{About, Answer, Fold, forecast};
use crate::domain::time::Day;

const PLAIN: Style = Style { width: 80, color: false };

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn example() -> Stats {
    let mut fold = Fold::new(day("2025-11-22"), day("2026-11-21"));
    let mut answer = |id: &str, date: &str, is_recalled: bool, recall: Option<f64>| {
        let (study_day, mode, elapsed_ms) = (day(date), Mode::Review, 41_000);
        fold.take(id, &Answer { study_day, mode, is_recalled, elapsed_ms, recall });
    };
    answer("gil/what-gil-does", "2026-03-02", false, None);
    answer("gil/what-gil-does", "2026-03-03", false, Some(0.72));
    answer("gil/what-gil-does", "2026-11-10", true, Some(0.31));
    answer("isolation/phantom", "2026-11-10", true, None);
    answer("isolation/phantom", "2026-11-21", true, Some(0.93));
    let about = |topic: &str, level, kind| Some(About { topic: topic.to_owned(), level, kind });
    fold.finish(&[
        about("concurrency", Level::Junior, Kind::Open),
        about("databases", Level::Senior, Kind::Choice),
    ])
}

fn draw(stats: &Stats, glyphs: Glyphs, style: Style) -> String {
    let today = stats.today;
    let due = forecast(today, &[(today, 3), (today.plus(6), 12), (today.plus(29), 1)]);
    let titles = ["What does the GIL protect?\u{1b}[2J".to_owned()];
    let screen = Screen { stats, forecast: &due, titles: &titles, streak_days: 1, glyphs };
    render(&screen, style)
}

#[test]
fn the_screen() {
    insta::assert_snapshot!(draw(&example(), Glyphs::Blocks, PLAIN), @"");
}

#[test]
fn a_dumb_terminal_gets_ascii_in_every_chart() {
    let drawn = draw(&example(), Glyphs::Ascii, PLAIN);
    let foreign: String = drawn.chars().filter(|one| !one.is_ascii()).collect();
    assert_eq!(foreign.replace(['·', '␛'], ""), "", "{drawn}");
    assert!(drawn.contains("####") && drawn.contains('8'), "{drawn}");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    use unicode_width::UnicodeWidthStr;
    for width in [40, 80, 120] {
        let drawn = draw(&example(), Glyphs::Blocks, Style { width, color: false });
        let tables = if width == 40 { 70 } else { width };
        for line in drawn.lines() {
            assert!(line.width() <= tables, "{width}: {line}");
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let drawn = draw(&example(), Glyphs::Blocks, Style { width: 80, color: true });
    let plain = console::strip_ansi_codes(&drawn).into_owned();
    assert_eq!(plain, draw(&example(), Glyphs::Blocks, PLAIN));
    assert!(!drawn.contains("\u{1b}[2J"));
}

#[test]
fn without_answers_it_says_what_to_do() {
    let stats = Fold::new(day("2026-11-01"), day("2026-11-21")).finish(&[]);
    let screen = Screen {
        stats: &stats,
        forecast: &forecast(stats.today, &[]),
        titles: &[],
        streak_days: 0,
        glyphs: Glyphs::Blocks,
    };
    let drawn = render(&screen, PLAIN);
    assert!(drawn.starts_with("No answers since 2026-11-01. `viva quiz` asks"), "{drawn}");
}
