use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use tempfile::TempDir;

use super::*;
use crate::app::bank::import::import_pack;
use crate::app::context::Context;
use crate::clock::Clock;
use crate::domain::grade::Grade;
use crate::domain::placement::{
    PRIOR_MEAN, PRIOR_SD, QUESTIONS_MAX, STANDINGS, Standing, difficulty, probability, standing,
};
use crate::domain::time::{Day, Moment};
use crate::env::Env;
use crate::pack::source::PackSource;

const LEVELS: [&str; 3] = ["junior", "middle", "senior"];

/// A bank of `choices` choices with four options and as many clozes in each of two leaves and three levels.
fn bank(choices: usize) -> (TempDir, Store, Vec<Candidate>) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("mine");
    let manifest = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nversion = \"1\"\n\
                    license = \"MIT\"\nlanguages = [\"en\"]\n";
    let mut candidates = Vec::new();
    for (topic, leaf) in [("python-core", "decorators"), ("concurrency", "threads")] {
        let mut text = String::new();
        for level in LEVELS {
            for number in 0..choices {
                for kind in ["choice", "cloze"] {
                    let slug = format!("{level}-{kind}-{number}");
                    text += &question(kind, &slug, level);
                    candidates.push(Candidate {
                        id: QuestionId::new(leaf, &slug).unwrap(),
                        topic: topic.to_owned(),
                        level: level.parse().unwrap(),
                        is_choice: kind == "choice",
                    });
                }
            }
        }
        std::fs::create_dir_all(root.join(topic)).unwrap();
        std::fs::write(root.join(topic).join(format!("{leaf}.md")), text).unwrap();
    }
    std::fs::write(root.join("pack.toml"), manifest).unwrap();
    let clock = Moment::parse("2026-11-21T12:00:00Z").unwrap();
    let mut env = Env::read().unwrap();
    env.clock = Clock::Fixed(clock);
    env.config_folder = folder.path().join("config");
    env.is_interactive = false;
    let context = Context::new(env, Some(folder.path().join("bank.db")), None).unwrap();
    let mut store = Store::open(&context.database, context.now()).unwrap();
    let source = PackSource::open(&root).unwrap();
    import_pack(&mut store, &source, "digest", &context, "importing").unwrap();
    assert_eq!(store.unseen(context.today()).unwrap().len(), candidates.len());
    (folder, store, candidates)
}

fn question(kind: &str, slug: &str, level: &str) -> String {
    let source = "### Sources\n- <https://docs.python.org/3/>\n\n";
    match kind {
        "choice" => format!(
            "## Which one is {slug}? {{#{slug} .{level} kind=choice}}\n\n- [ ] the first\n  - no\n- [x] the next\n\
             - [ ] the third\n  - no\n- [ ] the last\n  - no\n\n### Answer\nThe next one.\n\n{source}"
        ),
        _ => format!(
            "## Fill in `[…]` for {slug}. {{#{slug} .{level} kind=cloze}}\n\n### Answer\n`wraps`. It does.\n\n{source}"
        ),
    }
}

fn answered(id: &QuestionId, is_right: bool) -> crate::domain::review::Answered {
    crate::domain::review::Answered {
        question: id.clone(),
        grade: if is_right { Grade::GOOD } else { Grade::AGAIN },
        mode: Mode::Review,
        study_day: Day::from_number(20_778),
        elapsed_ms: 900,
        hints: 0,
    }
}

fn rank(one: Standing) -> usize {
    STANDINGS.iter().position(|known| *known == one).unwrap()
}

/// How persons fared.
#[derive(Default)]
struct Outcome {
    persons: usize,
    exact: usize,
    too_high: usize,
    within_one: usize,
    questions: usize,
    choices: usize,
}

impl Outcome {
    fn row(&self, name: &str) -> String {
        let share = |part: usize| 100.0 * part as f64 / self.persons as f64;
        format!(
            "{name:<13}{:>8}{:>9.1}{:>10.1}{:>12.1}{:>11.1}{:>10.1}",
            self.persons,
            share(self.exact),
            share(self.too_high),
            share(self.within_one),
            self.questions as f64 / self.persons as f64,
            100.0 * self.choices as f64 / self.questions as f64,
        )
    }

    fn take(&mut self, truth: usize, placed: usize, questions: usize, choices: usize) {
        self.persons += 1;
        self.exact += usize::from(placed == truth);
        self.too_high += usize::from(placed > truth);
        self.within_one += usize::from(placed.abs_diff(truth) <= 1);
        self.questions += questions;
        self.choices += choices;
    }
}

/// Places a person of this ability by the queue alone.
fn placed(
    store: &Store,
    candidates: &[Candidate],
    ability: f64,
    seed: u64,
    random: &mut ChaCha8Rng,
) -> Placing {
    let mut placing = Placing::new(candidates.to_vec(), seed);
    while let Some(item) = placing.next(store).unwrap() {
        let (candidate, guess) = placing.chosen[&item.id].clone();
        assert_eq!(guess, if candidate.is_choice { 0.25 } else { 0.0 }, "{}", item.id);
        let right = probability(ability, difficulty(candidate.level), guess);
        placing.hear(&Heard::Answered(answered(&item.id, random.random::<f64>() < right)));
    }
    placing
}

#[test]
fn two_hundred_persons_are_placed_by_the_queue_where_they_stand() {
    let (_folder, store, candidates) = bank(10);
    let mut random = ChaCha8Rng::seed_from_u64(20_261_121);
    let mut all = Outcome::default();
    let mut by_truth: [Outcome; 4] = Default::default();
    for person in 0..200 {
        // Twelve uniform numbers sum to something as good as normal.
        let normal = (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0;
        let ability = PRIOR_MEAN + PRIOR_SD * normal;
        let placing = placed(&store, &candidates, ability, person, &mut random);
        assert!(placing.is_over() && !placing.is_exhausted());
        let answers = placing.answers();
        let choices = answers.iter().filter(|answer| answer.guess > 0.0).count();
        assert!(answers.len() <= QUESTIONS_MAX && choices * 2 <= answers.len());
        let (truth, found) = (rank(standing(ability)), rank(Belief::after(&answers).best().0));
        for outcome in [&mut all, &mut by_truth[truth]] {
            outcome.take(truth, found, answers.len(), choices);
        }
    }
    let names = ["below junior", "junior", "middle", "senior"];
    let mut table =
        vec!["true level   persons  exact %  too high  within one  questions  choice %".to_owned()];
    table.extend(by_truth.iter().zip(names).map(|(outcome, name)| outcome.row(name)));
    table.push(all.row("all"));
    insta::assert_snapshot!(table.join("\n"), @r"
    true level   persons  exact %  too high  within one  questions  choice %
    below junior       39     79.5      20.5       100.0       15.0      39.2
    junior             75     77.3      12.0       100.0       19.2      42.5
    middle             61     75.4       6.6       100.0       19.7      41.7
    senior             25     72.0       0.0        96.0       14.9      39.7
    all               200     76.5      10.5        99.5       18.0      41.4
    ");
    // Of so few persons a share is off by up to seven points two times in a hundred; the domain's test has fifteen hundred.
    assert!(
        all.exact >= 130 && all.too_high <= 40 && all.within_one >= 196,
        "{}",
        table.join("\n")
    );
    assert!(all.questions <= 19 * all.persons, "{}", table.join("\n"));
}

#[test]
fn an_answer_that_is_taken_back_counts_no_more_and_its_question_may_be_answered_again() {
    let (_folder, store, candidates) = bank(10);
    let mut placing = Placing::new(candidates, 7);
    let first = placing.next(&store).unwrap().unwrap().id;
    placing.hear(&Heard::Answered(answered(&first, false)));
    let second = placing.next(&store).unwrap().unwrap().id;
    placing.hear(&Heard::TakenBack(first.clone()));
    assert!(placing.answers().is_empty());
    placing.hear(&Heard::Answered(answered(&first, true)));
    placing.hear(&Heard::Answered(answered(&second, true)));
    assert_eq!(placing.answers().iter().map(|one| one.is_right).collect::<Vec<_>>(), [true, true]);
    let third = placing.next(&store).unwrap().unwrap().id;
    assert!(third != first && third != second);
}

#[test]
fn what_is_skipped_says_nothing_and_what_runs_out_is_told() {
    let (_folder, store, candidates) = bank(1);
    let count = candidates.len();
    let mut placing = Placing::new(candidates, 7);
    let mut asked = 0;
    while let Some(item) = placing.next(&store).unwrap() {
        asked += 1;
        placing.hear(&Heard::PassedOver(item.id));
    }
    // Without an answer no choice may be asked: they may be half of the answers at most.
    assert_eq!((asked, placing.passed_over()), (count / 2, count / 2));
    assert!(placing.is_exhausted() && placing.answers().is_empty() && !placing.is_over());
}
