//! The speed of viva as ratios to limits that are measured in the same run: `cargo bench --bench speed`.
//!
//! It generates its packs, measures whole processes and prints a Markdown table. It informs: whatever the figures are, it ends well.
//! `-- import check` measures only those groups, `-- --questions 10000` a smaller pack. The built bench called as
//! `speed __generate FOLDER QUESTIONS` only writes the pack, for a look with a profiler.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a bench reads the clock, prints, and may stop where it stands"
)]

mod baseline;
mod exchange;
mod generate;
mod measure;
mod mock;
mod rows;
mod table;
mod world;

use std::path::Path;
use std::process::ExitCode;

use table::Row;
use world::World;

type Group = (&'static str, fn(&World) -> Vec<Row>);

const GROUPS: [Group; 11] = [
    ("start", rows::start),
    ("quiz", rows::quiz),
    ("import", rows::import),
    ("anki", exchange::anki),
    ("deck", exchange::deck),
    ("check", rows::check),
    ("grade", rows::grade),
    ("fence", rows::fence),
    ("builtin", rows::builtin),
    ("stats", rows::stats),
    ("mock", mock::sets),
];

const QUESTIONS: usize = 100_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (step, rest) = arguments.split_first().map_or(("", &[][..]), |(a, b)| (a.as_str(), b));
    match (step, rest) {
        ("__run", job) => return measure::run(job),
        ("__walk", [folder]) => baseline::walk(Path::new(folder)),
        ("__insert", [from, to]) => baseline::insert(Path::new(from), Path::new(to)),
        ("__nothing", _) => {}
        ("__generate", [folder, questions]) => {
            generate::pack(Path::new(folder), "generated", questions.parse().unwrap());
        }
        ("__history", [file]) => world::history(Path::new(file)),
        ("__review", [file]) => world::review(Path::new(file)),
        _ => measure_all(&arguments),
    }
    ExitCode::SUCCESS
}

fn measure_all(arguments: &[String]) {
    let after = |flag: &str| arguments.iter().skip_while(|one| *one != flag).nth(1);
    let questions = after("--questions").map_or(QUESTIONS, |text| text.parse().unwrap());
    let is_wanted = |name: &str| arguments.iter().any(|one| one == name);
    let all = !GROUPS.iter().any(|(name, _)| is_wanted(name));
    let world = World::new(questions);
    let mut rows = Vec::new();
    for (name, measure) in GROUPS {
        if all || is_wanted(name) {
            eprintln!("measuring: {name}");
            rows.extend(measure(&world));
        }
    }
    table::print(&rows);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let least = measure::Job::own("__nothing", &[]).cost(world.home()).peak_kib;
    println!("\n{cores} cores; a peak below {least} KiB could not be seen.");
}
