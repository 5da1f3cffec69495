//! The pictures of the README: real sessions on a terminal of 80 columns, drawn as SVG.

use std::fmt::Write;
use std::fs;
use std::num::NonZero;
use std::path::Path;

use viva::domain::event::Event;
use viva::domain::fact::{Fact, Reviewed};
use viva::domain::filter::Filter;
use viva::domain::grade::Grade;
use viva::domain::review::{EventId, Mode};
use viva::domain::time::Moment;
use viva::store::Store;
use vt100::{Color, Parser};

use crate::support::{TestEnv, open_question};

const COLUMNS: u16 = 80;
const CELL_WIDTH: f64 = 8.4;
const LINE_HEIGHT: usize = 18;
const PADDING: usize = 16;

/// The sixteen colours of a terminal, on a dark ground.
const PALETTE: [&str; 16] = [
    "#3b4252", "#e0787f", "#a3be8c", "#ebcb8b", "#81a1c1", "#b48ead", "#88c0d0", "#d8dee9",
    "#6b7589", "#e0787f", "#a3be8c", "#ebcb8b", "#81a1c1", "#b48ead", "#8fbcbb", "#eceff4",
];

fn color(color: Color, plain: &str) -> String {
    match color {
        Color::Default => plain.to_owned(),
        Color::Idx(index) => PALETTE.get(usize::from(index)).unwrap_or(&"#d8dee9").to_string(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What a terminal shows after `bytes`, as a picture with `title` for those who cannot see it.
fn svg(bytes: &[u8], title: &str) -> String {
    let rows =
        u16::try_from(bytes.iter().filter(|byte| **byte == b'\n').count() + 2).expect("few lines");
    let size = |count| NonZero::new(count).expect("a size");
    let mut parser = Parser::new(size(rows), size(COLUMNS), 0);
    let text = String::from_utf8_lossy(bytes).replace('\n', "\r\n");
    parser.process(text.as_bytes());
    let screen = parser.screen();
    let last = (0..rows).rev().find(|row| {
        (0..COLUMNS).any(|column| {
            !screen.cell(*row, column).is_none_or(|cell| cell.contents().trim().is_empty())
        })
    });
    let shown = usize::from(last.map_or(1, |last| last + 1));
    let (width, height) =
        (f64::from(COLUMNS) * CELL_WIDTH + 2.0 * PADDING as f64, shown * LINE_HEIGHT + 2 * PADDING);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#2e3440\"/>\n\
         <g font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"14\" fill=\"#d8dee9\" xml:space=\"preserve\">\n",
        escaped(title)
    );
    for row in 0..u16::try_from(shown).expect("few rows") {
        line(screen, row, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// One row: a `text` for every run of cells of one look, so that columns stay in line whatever the font is.
fn line(screen: &vt100::Screen, row: u16, out: &mut String) {
    let baseline = PADDING + usize::from(row) * LINE_HEIGHT + 14;
    let mut column = 0;
    while column < COLUMNS {
        let look =
            |at: u16| screen.cell(row, at).map(|cell| (cell.fgcolor(), cell.bold(), cell.dim()));
        let start = column;
        let mut text = String::new();
        while column < COLUMNS && look(column) == look(start) {
            let contents = screen.cell(row, column).map(|cell| cell.contents().to_owned());
            text.push_str(
                &contents.filter(|text| !text.is_empty()).unwrap_or_else(|| " ".to_owned()),
            );
            column += 1;
        }
        if text.trim().is_empty() {
            continue;
        }
        let (Some((fill, bold, dim)), x) =
            (look(start), PADDING as f64 + f64::from(start) * CELL_WIDTH)
        else {
            continue;
        };
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let opacity = if dim { " opacity=\"0.7\"" } else { "" };
        let length = f64::from(column - start) * CELL_WIDTH;
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{baseline}\" fill=\"{}\"{weight}{opacity} textLength=\"{length:.1}\">{}</text>",
            color(fill, "#d8dee9"),
            escaped(&text)
        );
    }
}

fn colored(env: &TestEnv, arguments: &[&str], input: &str) -> Vec<u8> {
    let mut all = arguments.to_vec();
    all.extend(["--color", "always"]);
    env.feed(&all, input).stdout.into_bytes()
}

/// A year of somebody who answers on most days, less in summer, and is right six times in seven.
fn live_a_year(env: &TestEnv) {
    let now = Moment::parse("2026-11-21T08:00:00+03:00").unwrap();
    let mut store = Store::open(&env.database(), now).unwrap();
    let today = now.study_day(4);
    let questions = store.fresh(&Filter::default(), 90, 0, today).unwrap();
    let mut events = Vec::new();
    for days_ago in (0..360_i64).rev() {
        let at = Moment { at_ms: now.at_ms - days_ago * 86_400_000, ..now };
        let is_summer = (100..170).contains(&days_ago);
        let answers = match days_ago % 7 {
            2 | 3 => 0,
            _ if is_summer => days_ago % 3,
            _ => 3 + days_ago * days_ago % 8,
        };
        for _ in 0..answers {
            let number = events.len();
            let fact = Fact::Reviewed(Reviewed {
                grade: if number % 7 == 3 { Grade::AGAIN } else { Grade::GOOD },
                mode: Mode::Review,
                study_day: at.study_day(4),
                elapsed_ms: 15_000 + 1000 * u32::try_from(number % 40).unwrap(),
                hints: 0,
                in_placement: false,
            });
            events.push(Event {
                id: EventId { device: [9; 16], seq: i64::try_from(number).unwrap() + 1 },
                hlc: (at.at_ms << 16) + i64::try_from(number).unwrap(),
                at,
                question: Some(questions[number % questions.len()].to_string()),
                revision: None,
                kind: fact.kind().to_owned(),
                version: 1,
                critical: false,
                body: fact.body().unwrap(),
            });
        }
    }
    store.merge(&events, now).unwrap();
}

/// The first lines of what was shown.
fn first_lines(shown: &[u8], count: usize) -> Vec<u8> {
    shown.split_inclusive(|byte| *byte == b'\n').take(count).flatten().copied().collect()
}

/// The text of a picture without what every new question changes.
fn shape(svg: &str) -> String {
    let words = svg.split(['<', '>']).filter(|part| !part.starts_with(['t', '/', 's', 'g', 'r']));
    words
        .collect::<String>()
        .chars()
        .filter(|letter| {
            !letter.is_ascii_digit() && !letter.is_whitespace() && !"▇░─".contains(*letter)
        })
        .collect()
}

#[test]
fn the_pictures_of_the_readme_are_what_the_program_shows() {
    let env = TestEnv::new();
    let quiz = ["quiz", "--leaf", "async-pitfalls", "--kind", "choice"];
    let session = colored(&env, &quiz, "a\n");
    let session = first_lines(&session, 44);
    env.ok_fed(&["quiz", "--leaf", "async-pitfalls", "--kind", "open"], "\n3\nq\n");
    let day = colored(&env, &[], "");
    let wrong = "## Why does a blunt knife cut fingers? {#blunt .junior}\n\n### Answr\nIt slips.\n\n##Which steel is harder? {#steel .expert}\n";
    env.pack("kitchen", &format!("{}{wrong}", open_question("edge")));
    let check = colored(&env, &["check", "kitchen"], "");
    let someone = TestEnv::new();
    live_a_year(&someone);
    // The days, what is due, and recall by level and age; further down questions of the bank are named.
    let stats = first_lines(&colored(&someone, &["stats"], ""), 58);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens");
    for (name, title, bytes) in [
        ("quiz", "viva quiz: a question with its options, and the answer", session),
        ("day", "viva: the day, with readiness by level", day),
        (
            "stats",
            "viva stats: a year as a calendar, the last two weeks, what is due, and recall",
            stats,
        ),
        ("check", "viva check: problems with their places and what to do", check),
    ] {
        let path = folder.join(format!("{name}.svg"));
        let drawn = svg(&bytes, title);
        assert!(!drawn.contains('\u{1b}') && drawn.matches("<text").count() > 5, "{drawn}");
        if std::env::var_os("UPDATE_README").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &drawn).expect("a picture");
        }
        let kept = fs::read_to_string(&path)
            .expect("docs/screens: UPDATE_README=1 cargo test --test main readme draws them");
        assert_eq!(
            shape(&kept),
            shape(&drawn),
            "{name}: UPDATE_README=1 cargo test --test main readme renews it"
        );
    }
}
