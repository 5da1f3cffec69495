use super::*;
use crate::domain::fsrs::Foreseen;
use crate::domain::grade::Grade;
use crate::domain::labels::{Kind, Level};
use crate::domain::plan::Correction;
use crate::domain::review::Mode;
use crate::domain::stats::{About, Answer, Fold, Stats, forecast};
use crate::domain::time::Day;
use crate::ui::chart::Glyphs;

const PLAIN: Style = Style { width: 80, color: false };

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn example() -> Stats {
    let mut fold = Fold::new(day("2025-11-22"), day("2026-11-21"), Correction::NONE);
    let mut answer = |id: &str, date: &str, is_recalled: bool, recall_e4: Option<u16>| {
        let (study_day, mode, elapsed_ms) = (day(date), Mode::Review, 41_000);
        let grade = if is_recalled { Grade::GOOD } else { Grade::AGAIN };
        let foreseen = recall_e4.map(|recall_e4| Foreseen { recall_e4, difficulty: 5 });
        fold.take(id, &[Answer { study_day, mode, grade, elapsed_ms, foreseen }]);
    };
    answer("gil/what-gil-does", "2026-03-02", false, None);
    answer("gil/what-gil-does", "2026-03-03", false, Some(7200));
    answer("gil/what-gil-does", "2026-11-10", true, Some(3100));
    answer("isolation/phantom", "2026-11-10", true, None);
    answer("isolation/phantom", "2026-11-21", true, Some(9300));
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
    insta::assert_snapshot!(draw(&example(), Glyphs::Blocks, PLAIN), @r"
    Statistics
    2025-11-22 to 2026-11-21 · 5 answers · 4 of 365 days · 3 min · streak 1 day

    Answers by day
          Dec  Jan Feb Mar  Apr May Jun  Jul Aug  Sep Oct Nov
    Mon  ··············░·····································
    Tue  ··············░···································█·
    Wed  ····················································
    Thu  ····················································
    Fri  ····················································
    Sat ····················································░
    Sun ····················································
        · none   ░ 1   █ 2

    The last two weeks
    day         answers  new   time
    2026-11-08        0    0
    2026-11-09        0    0
    2026-11-10        2    1  1 min  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
    2026-11-11        0    0
    2026-11-12        0    0
    2026-11-13        0    0
    2026-11-14        0    0
    2026-11-15        0    0
    2026-11-16        0    0
    2026-11-17        0    0
    2026-11-18        0    0
    2026-11-19        0    0
    2026-11-20        0    0
    2026-11-21        1    0  1 min  ▇▇▇▇▇▇▇▇▇▇▇▇░░░░░░░░░░░░

    The next 30 days
    ▂▂··········██············································▁▁
    2026-11-21                                        2026-12-20
    16 questions due in 30 days; 3 today, 12 on the fullest day. Each is counted
    once; new questions and repeats come on top.

    Recall
    Counted is the first answer of a day to a question that was seen before; hard,
    good and easy mean that it was recalled.

    level   recalled %  answers
    all           66.7        3
    junior        50.0        2
    senior       100.0        1

    days between  recalled %  answers
    1                    0.0        1
    8-14               100.0        1
    91 or more         100.0        1

    topic        recalled %  answers
    concurrency        50.0        2
    databases         100.0        1

    Predicted and true recall
    Whether the predictions held: what FSRS, fitted to your reviews, predicts of
    these answers, and how many were recalled.

    predicted  mean %  recalled %  answers
    0-50 %       31.0       100.0        1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
    70-80 %      72.0         0.0        1  ░░░░░░░░░░░░░░░░░░░░
    90-95 %      93.0       100.0        1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
    all          65.3        66.7        3  ▇▇▇▇▇▇▇▇▇▇▇▇▇░░░░░░░

    Time to answer
    kind    median time  answers
    open           41 s        3
    choice         41 s        2

    Hardest questions
    2 of 3 failed · gil/what-gil-does
        What does the GIL protect?␛[2J
    ");
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
    let stats = Fold::new(day("2026-11-01"), day("2026-11-21"), Correction::NONE).finish(&[]);
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
