//! The pictures of the README: real sessions on a terminal of 80 columns, drawn as SVG.

use std::fmt::Write;
use std::fs;
use std::num::NonZero;
use std::path::Path;

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
    let session: Vec<u8> =
        session.split_inclusive(|byte| *byte == b'\n').take(44).flatten().copied().collect();
    env.ok_fed(&["quiz", "--leaf", "async-pitfalls", "--kind", "open"], "\n3\nq\n");
    let day = colored(&env, &[], "");
    let wrong = "## Why does a blunt knife cut fingers? {#blunt .junior}\n\n### Answr\nIt slips.\n\n##Which steel is harder? {#steel .expert}\n";
    env.pack("kitchen", &format!("{}{wrong}", open_question("edge")));
    let check = colored(&env, &["check", "kitchen"], "");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens");
    for (name, title, bytes) in [
        ("quiz", "viva quiz: a question with its options, and the answer", session),
        ("day", "viva: the day, with readiness by level", day),
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
