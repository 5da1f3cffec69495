use tempfile::TempDir;

use super::*;
use crate::app::bank::import::import_pack;
use crate::clock::Clock;
use crate::domain::grade::Grade;
use crate::domain::review::Answered;
use crate::domain::time::Moment;
use crate::env::Env;
use crate::pack::source::PackSource;

const QUESTIONS: usize = 6;

/// A bank of six questions at noon of one day.
struct World {
    context: Context,
    store: Store,
    _folder: TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("mine");
        std::fs::create_dir_all(root.join("python-core")).unwrap();
        let manifest = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nversion = \"1\"\n\
                        license = \"MIT\"\nlanguages = [\"en\"]\n";
        std::fs::write(root.join("pack.toml"), manifest).unwrap();
        let question = |number: usize| {
            format!(
                "## What does number {number} do? {{#q-{number} .junior}}\n\n### Answer\nIt wraps.\n\n\
                 ### Key points\n- [x] it wraps\n\n### Sources\n- <https://docs.python.org/3/>\n\n"
            )
        };
        let text: String = (0..QUESTIONS).map(question).collect();
        std::fs::write(root.join("python-core/decorators.md"), text).unwrap();
        let mut env = Env::read().unwrap();
        env.clock = Clock::Fixed(Moment::parse("2026-11-21T12:00:00Z").unwrap());
        env.config_folder = folder.path().join("config");
        env.seed = None;
        let context = Context::new(env, Some(folder.path().join("bank.db")), None).unwrap();
        let mut store = Store::open(&context.database, context.now()).unwrap();
        let source = PackSource::open(&root).unwrap();
        import_pack(&mut store, &source, "digest", &context, "importing").unwrap();
        Self { context, store, _folder: folder }
    }

    /// Answers questions from `numbers` well, `days_ago`.
    fn answer(&mut self, numbers: std::ops::Range<usize>, days_ago: i64) {
        let now = self.context.now();
        let then = Moment { at_ms: now.at_ms - days_ago * 86_400_000, ..now };
        for number in numbers {
            let answered = Answered {
                question: QuestionId::new("decorators", &format!("q-{number}")).unwrap(),
                grade: Grade::GOOD,
                mode: Mode::Review,
                study_day: then.study_day(self.context.config.rollover_hour),
                elapsed_ms: 1000,
                hints: 0,
            };
            self.store.record(&answered, None, then).unwrap();
        }
    }

    fn plan(&self) -> Plan {
        plan(&self.store, &self.context, &Filter::default(), None).unwrap()
    }
}

#[test]
fn new_questions_of_the_day_count_against_its_allowance() {
    let mut world = World::new();
    world.context.config.new_per_day = 3;
    assert_eq!(world.plan().fresh, 3);
    world.answer(0..2, 0);
    assert_eq!(world.plan().fresh, 1);
    world.answer(2..3, 0);
    assert_eq!(world.plan().fresh, 0);
}

#[test]
fn reviews_of_the_day_count_against_its_limit_and_new_questions_do_not() {
    let mut world = World::new();
    world.answer(0..5, 11);
    (world.context.config.reviews_per_day, world.context.config.new_per_day) = (4, 1);
    let counts = |plan: &Plan| (plan.reviews, plan.waiting, plan.fresh);
    assert_eq!(counts(&world.plan()), (4, 1, 0));
    world.answer(0..1, 0);
    assert_eq!(counts(&world.plan()), (3, 1, 0));
    world.answer(1..4, 0);
    assert_eq!(counts(&world.plan()), (0, 1, 0));
    world.context.config.reviews_per_day = 5;
    // The new question takes no place of a review.
    world.answer(5..6, 0);
    assert_eq!(counts(&world.plan()), (1, 0, 0));
}

#[test]
fn a_day_keeps_its_seed_and_the_next_has_another() {
    let world = World::new();
    let today = world.context.today();
    let seed = |day| seed(&world.store, &world.context, day);
    assert_eq!(seed(today), seed(today));
    assert_ne!(seed(today), seed(today.plus(1)));
}
