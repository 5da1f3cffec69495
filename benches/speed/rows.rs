//! The rows of the table, one function a group.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use viva::domain::filter::Filter;
use viva::domain::grade::Grade;
use viva::domain::review::{Answered, Mode};
use viva::domain::time::Moment;
use viva::store::Store;

use super::baseline::Bare;
use super::measure::{Cost, Job, alternate, median, middle};
use super::table::{Row, time};
use super::world::{NOW, World, parse_only, settle, viva};

/// Runs of short programs.
const ROUNDS: usize = 41;
/// Runs of long ones.
const LONG_ROUNDS: usize = 3;
const GRADES: usize = 400;

/// The start of the program against parsing the same arguments and nothing else.
pub fn start(world: &World) -> Vec<Row> {
    let bare = Job::new(parse_only(), &["--version"]);
    let [ours, base] = alternate([&viva(&["--version"]), &bare], ROUNDS, world.home());
    vec![Row::ratio("`viva --version`", ours.wall, "parsing arguments only", base.wall, 2.0)]
}

/// A quiz that is left at its first question, on a large and on a small bank.
pub fn quiz(world: &World) -> Vec<Row> {
    let small = world.questions / 10;
    let (large_file, small_file) = (world.bank(world.questions), world.bank(small));
    let quiz = |file: &str| viva(&["quiz", "--db", file]).input("q\n");
    let (large, tenth) = (quiz(&large_file), quiz(&small_file));
    let select = "SELECT level FROM question WHERE id = 'leaf-0001/q-01'";
    let shell = Job::new("sqlite3", &[&large_file, select]);
    let name = format!("first question of {} on the screen, 1,000 due", world.questions);
    let mut rows = Vec::new();
    let has_shell = std::process::Command::new("sqlite3").arg("-version").output().is_ok();
    let (ours, smaller) = if has_shell {
        let [ours, smaller, base] = alternate([&large, &tenth, &shell], ROUNDS, world.home());
        let against = "one indexed SELECT in the `sqlite3` shell";
        rows.push(Row::ratio(&name, ours.wall, against, base.wall, 5.0));
        (ours, smaller)
    } else {
        let [ours, smaller] = alternate([&large, &tenth], ROUNDS, world.home());
        rows.push(Row::fact(&name, &time(ours.wall), "no `sqlite3` shell on this machine"));
        (ours, smaller)
    };
    let against = format!("the same on {small}");
    rows.push(Row::ratio("the same", ours.wall, &against, smaller.wall, 1.5));
    rows.push(Row::peak("the same", ours.peak_kib, 15));
    rows
}

/// A first import, the same again, and the least that writing those rows costs.
pub fn import(world: &World) -> Vec<Row> {
    let pack = world.pack(world.questions);
    let (file, bare) = (world.path("import.db"), world.path("bare.db"));
    let (mut first, mut second, mut base) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..LONG_ROUNDS {
        world.remove(&file);
        viva(&["packs", "--db", &file]).output(world.home());
        settle();
        first.push(viva(&["import", &pack, "--db", &file]).cost(world.home()));
        settle();
        second.push(viva(&["import", &pack, "--db", &file]).cost(world.home()));
        world.remove(&bare);
        settle();
        base.push(inserted(&Job::own("__insert", &[&file, &bare]).output(world.home())));
    }
    world.remove(&bare);
    let (first, second, base) = (median(&first), median(&second), median(&base));
    let name = format!("import of {} questions", world.questions);
    let against = "inserting the same rows, nothing parsed";
    vec![
        Row::ratio(&name, first.wall, against, base.wall, 2.0),
        Row::ratio("the same, CPU time", first.cpu, against, base.cpu, 2.0),
        Row::peak("the same", first.peak_kib, 150),
        Row::ratio("the same again, unchanged", second.wall, "the first", first.wall, 0.25),
    ]
}

/// Wall and CPU time that another program measured, in nanoseconds.
pub fn inserted(text: &str) -> Cost {
    let numbers: Vec<u64> = text.split_whitespace().map(|one| one.parse().unwrap()).collect();
    let [wall, cpu] = [numbers[0], numbers[1]].map(Duration::from_nanos);
    Cost { wall, cpu, peak_kib: 0 }
}

/// The rules of structure against walking over the same Markdown.
pub fn check(world: &World) -> Vec<Row> {
    let pack = world.pack(world.questions);
    let ours = viva(&["check", &pack, "--structure"]);
    let [ours, base] = alternate([&ours, &Job::own("__walk", &[&pack])], LONG_ROUNDS, world.home());
    let name = format!("`check --structure` of {}, CPU time", world.questions);
    let against = "the events of pulldown-cmark";
    vec![Row::ratio(&name, ours.cpu, against, base.cpu, 4.0)]
}

/// One grade against one bare commit on the same disk, in turn in one process.
pub fn grade(world: &World) -> Vec<Row> {
    let now = Moment::parse(NOW).expect("a moment");
    let file = world.bank(world.questions);
    let mut store = Store::open(Path::new(&file), now).expect("a database");
    let bare = Bare::create(Path::new(&world.path("commits.db")));
    let due = store.fresh(&Filter::default(), GRADES, 0, now.study_day(4)).expect("questions");
    let (mut ours, mut base) = (Vec::new(), Vec::new());
    for (number, question) in due.into_iter().enumerate() {
        let (grade, mode, study_day) = (Grade::GOOD, Mode::Review, now.study_day(4));
        let answered = Answered { question, grade, mode, study_day, elapsed_ms: 20_000, hints: 0 };
        let start = Instant::now();
        store.record(&answered, Some([7; 16]), now).expect("a grade");
        ours.push(start.elapsed());
        base.push(bare.commit(number));
    }
    let (ours, base) = (middle(ours.into_iter()), middle(base.into_iter()));
    vec![Row::ratio("one grade", ours, "one durable commit of one row", base, 1.5)]
}

/// The first coloured code on the screen: what colour adds to a whole run of the program.
pub fn fence(world: &World) -> Vec<Row> {
    let file = world.path("builtin.db");
    viva(&["packs", "--db", &file]).output(world.home());
    let mut rows = Vec::new();
    for (language, kind) in [("Python", "```python run"), ("SQL", "```sql")] {
        let id = question_with(&file, kind);
        let show = |color| viva(&["show", &id, "--db", &file, "--color", color]);
        let (with, without) = (show("always"), show("never"));
        let [with, without] = alternate([&with, &without], ROUNDS, world.home());
        let added = with.wall.saturating_sub(without.wall);
        let against =
            format!("`show` takes {} with colour, {} without", time(with.wall), time(without.wall));
        let what = format!("first coloured {language} on the screen");
        rows.push(Row::time(&what, added, &against, Duration::from_millis(50)));
    }
    rows
}

/// The first built-in question that has such a fence, and no fence of another language in front of it.
fn question_with(file: &str, fence: &str) -> String {
    let text = "SELECT question.id FROM question JOIN question_text ON question_text.question = question.number
        WHERE language = 'en' AND instr(prompt, ?1) > 0 ORDER BY question.id LIMIT 1";
    let connection = Connection::open(file).expect("a database");
    connection.query_row(text, [fence], |row| row.get(0)).expect("a question with such a fence")
}

/// The very first start, and what the questions add to the program.
pub fn builtin(world: &World) -> Vec<Row> {
    let file = world.path("first.db");
    let mut costs = Vec::new();
    for _ in 0..9 {
        world.remove(&file);
        costs.push(viva(&["packs", "--db", &file]).cost(world.home()));
    }
    let program = std::fs::metadata(env!("CARGO_BIN_EXE_viva")).map_or(0, |found| found.len());
    let questions = bytes_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("questions"));
    let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / (1 << 20) as f64);
    let without = format!("without the questions {}", mib(program.saturating_sub(questions)));
    vec![
        Row::fact("import of the built-in bank", &time(median(&costs).wall), "an empty database"),
        Row::fact("size of the program", &mib(program), &without),
    ]
}

/// Statistics over a year of answers.
pub fn stats(world: &World) -> Vec<Row> {
    let file = world.path("history.db");
    viva(&["packs", "--db", &file]).output(world.home());
    Job::own("__history", &[&file]).output(world.home());
    settle();
    let job = viva(&["stats", "--db", &file]);
    let [ours, base] = alternate([&job, &viva(&["--version"])], ROUNDS, world.home());
    let what = "`viva stats` over 365 days and 100,000 reviews, CPU time";
    let against = format!("`viva --version`: {}", time(base.cpu));
    vec![
        Row::time(what, ours.cpu, &against, Duration::from_millis(20)),
        Row::peak("the same", ours.peak_kib, 15),
    ]
}

fn bytes_below(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.is_dir() {
            true => bytes_below(&path),
            false => path.metadata().map_or(0, |found| found.len()),
        })
        .sum()
}
