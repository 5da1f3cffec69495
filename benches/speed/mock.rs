//! A set of an interview, drawn from a large bank that is in memory already.

use std::time::Duration;

use nix::sys::resource::UsageWho;
use viva::domain::ids::QuestionId;
use viva::domain::interview::assemble::{Request, assemble};
use viva::domain::interview::blueprint::Blueprint;
use viva::domain::interview::eligible::Eligible;
use viva::domain::labels::{Importance, Kind, Level};
use viva::pack::blueprint::{BUILTIN_MINUTES, builtin, parse_blueprint};

use super::measure::usage;
use super::table::{Row, time};
use super::world::World;

const TOPICS: [&str; 12] = [
    "python-core",
    "concurrency",
    "sql-databases",
    "web-frameworks",
    "web-api",
    "testing",
    "security",
    "system-design",
    "soft-skills",
    "devops",
    "messaging",
    "algorithms",
];
/// Questions of one leaf.
const LEAF_QUESTIONS: usize = 20;
const SEEDS: u64 = 10;
/// CPU time beyond reading the candidates.
const LIMIT: Duration = Duration::from_millis(100);

/// Every built-in blueprint, one form and four; the slowest of them counts.
pub fn sets(world: &World) -> Vec<Row> {
    let pool = pool(world.questions);
    let measured = [1, 4].map(|forms| {
        let costs = blueprints()
            .into_iter()
            .map(|blueprint| (cost(&pool, &blueprint, forms), blueprint.name));
        costs.max().unwrap_or_default()
    });
    let rows = measured.into_iter().zip(["a set", "four forms"]).map(|((cpu, name), what)| {
        let what = format!("{what} from {} questions, CPU time", pool.len());
        let against = format!("{name}, the slowest of nine; mean of {SEEDS} seeds: {}", time(cpu));
        Row::time(&what, cpu, &against, LIMIT)
    });
    rows.collect()
}

fn blueprints() -> Vec<Blueprint> {
    let names =
        Level::ALL.iter().flat_map(|level| BUILTIN_MINUTES.map(|minutes| (*level, minutes)));
    let read = |(level, minutes)| {
        let name = format!("{level}-{minutes}");
        let text = builtin(level, minutes).expect("a built-in blueprint");
        parse_blueprint(text.as_bytes(), &name, &name, None).0.expect("a blueprint")
    };
    names.map(read).collect()
}

/// Mean CPU time of a draw.
fn cost(pool: &[Eligible], blueprint: &Blueprint, forms: u32) -> Duration {
    let (before, _) = usage(UsageWho::RUSAGE_SELF);
    for seed in 0..SEEDS {
        let request = Request { blueprint, forms, seed, must: &[], anchors: None, exclude: &[] };
        assemble(pool, &request).expect("a set");
    }
    let (after, _) = usage(UsageWho::RUSAGE_SELF);
    after.saturating_sub(before) / u32::try_from(SEEDS).unwrap_or(1)
}

/// Questions in no order, every tenth of them resting or flagged, all asked before, so that the search has no early end.
fn pool(questions: usize) -> Vec<Eligible> {
    let of = |number: usize| {
        // A prime step that is no divisor: every number once, neighbours far apart.
        let number = number * 7919 % questions;
        let leaf = number / LEAF_QUESTIONS;
        let kind = match number % 20 {
            0..=8 => Kind::Open,
            9..=12 => Kind::Choice,
            13 | 14 => Kind::Output,
            15 => Kind::Cloze,
            16 => Kind::Sql,
            17 => Kind::Code,
            18 => Kind::Behavioral,
            _ => Kind::Design,
        };
        let topic =
            if kind == Kind::Behavioral { "soft-skills" } else { TOPICS[leaf % TOPICS.len()] };
        let level = Level::ALL[number / 3 % 3];
        Eligible {
            id: QuestionId::new(&format!("leaf-{leaf:05}"), &format!("q-{number}")).expect("an id"),
            topic: topic.to_owned(),
            level,
            kind,
            minutes: if number.is_multiple_of(7) && kind == Kind::Design {
                20
            } else {
                kind.default_minutes(level)
            },
            exposures: 1 + u32::try_from(number % 5).unwrap_or(0),
            cooling: number % 20 == 3,
            flagged: number % 20 == 5,
            untranslated: false,
            importance: Importance::Useful,
        }
    };
    (0..questions).map(of).collect()
}
