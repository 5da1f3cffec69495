use std::io;
use std::sync::atomic::{AtomicI64, Ordering};

use tempfile::TempDir;

use super::*;
use crate::app::bank::import::import_pack;
use crate::app::context::Context;
use crate::app::study::queue::Queue;
use crate::clock::Clock;
use crate::domain::filter::Filter;
use crate::domain::grade::GradeScale;
use crate::domain::ids::QuestionId;
use crate::domain::language::Language;
use crate::domain::review::Mode;
use crate::domain::schedule::Item;
use crate::domain::session::Limits;
use crate::domain::time::Moment;
use crate::env::Env;
use crate::pack::source::PackSource;
use crate::store::{Store, StoreError};
use crate::ui::script::{Reply, Script};
use crate::ui::{Command, Keys, Style, Terminal, TextPrompt, TextReply};

const ONE: &str = "decorators/one";
const TWO: &str = "decorators/two";
const THREE: &str = "decorators/three";

/// A bank of three questions at a clock that is moved by hand.
struct World {
    context: Context,
    store: Store,
    clock: &'static AtomicI64,
    _folder: TempDir,
}

impl World {
    fn at(moment: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("mine");
        std::fs::create_dir_all(root.join("python-core")).unwrap();
        let manifest = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nversion = \"1\"\n\
                        license = \"MIT\"\nlanguages = [\"en\"]\n";
        std::fs::write(root.join("pack.toml"), manifest).unwrap();
        let question = |slug: &str| {
            format!(
                "## What does {slug} do? {{#{slug} .junior}}\n\n### Answer\nIt wraps.\n\n\
                 ### Key points\n- [x] it wraps\n\n### Sources\n- <https://docs.python.org/3/>\n\n"
            )
        };
        let text: String = ["one", "two", "three"].map(question).concat();
        std::fs::write(root.join("python-core/decorators.md"), text).unwrap();
        let clock: &AtomicI64 = Box::leak(Box::new(AtomicI64::new(at_ms(moment))));
        let mut env = Env::read().unwrap();
        env.clock = Clock::Moved(clock);
        env.config_folder = folder.path().join("config");
        env.is_interactive = false;
        let context = Context::new(env, Some(folder.path().join("bank.db")), None).unwrap();
        let mut store = Store::open(&context.database, context.now()).unwrap();
        let source = PackSource::open(&root).unwrap();
        import_pack(&mut store, &source, "digest", &context, "importing").unwrap();
        Self { context, store, clock, _folder: folder }
    }

    /// Runs a session by keys; the clock is moved to `then` when something was graded. Gives what was shown.
    fn runs(&mut self, session: &mut Session, commands: &[Command], then: Option<&str>) -> String {
        self.runs_with(session, commands, then, None)
    }

    fn runs_with(
        &mut self,
        session: &mut Session,
        commands: &[Command],
        then: Option<&str>,
        queue: Option<&mut dyn Queue>,
    ) -> String {
        let Self { context, store, clock, .. } = self;
        let run = Run { context, language: Language::default(), scale: GradeScale::Four };
        let style = Style { width: 80, color: false };
        let script = Script::new(style, false, commands.iter().cloned().map(Reply::Key));
        let mut terminal = Moving { script, clock, then: then.map(at_ms) };
        let asking = Asking::new(run, store, &mut terminal);
        let mut asking = match queue {
            Some(queue) => asking.choosing_from(queue),
            None => asking,
        };
        assert_eq!(asking.run(session).unwrap(), End::Done);
        terminal.script.transcript().to_owned()
    }

    /// Every answer that stands: question, mode, study day.
    fn answers(&self) -> Vec<(String, Mode, String)> {
        let mut answers = Vec::new();
        self.store
            .export_reviews(|one| {
                answers.push((one.question.to_string(), one.mode, one.study_day.to_string()));
                Ok::<(), StoreError>(())
            })
            .unwrap();
        answers
    }
}

/// A script at which time passes with the first grade.
struct Moving {
    script: Script,
    clock: &'static AtomicI64,
    then: Option<i64>,
}

impl Terminal for Moving {
    fn style(&self) -> Style {
        self.script.style()
    }

    fn is_interactive(&self) -> bool {
        false
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        if text.starts_with('→')
            && let Some(then) = self.then.take()
        {
            self.clock.store(then, Ordering::SeqCst);
        }
        self.script.show(text)
    }

    fn ask_key(&mut self, keys: &Keys) -> io::Result<Command> {
        self.script.ask_key(keys)
    }

    fn watch_key(
        &mut self,
        keys: &Keys,
        every_ms: u32,
        is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>> {
        self.script.watch_key(keys, every_ms, is_over)
    }

    fn ask_key_below(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command> {
        self.script.ask_key_below(status, keys)
    }

    fn ask_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        self.script.ask_text(prompt)
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        self.script.confirm(question)
    }
}

/// Asks one question after the other until one was answered well, and remembers what it heard.
struct Placing {
    left: Vec<&'static str>,
    heard: Vec<Heard>,
}

impl Queue for Placing {
    fn next(&mut self, store: &Store) -> Result<Option<Item>, Error> {
        let is_placed = match self.heard.last() {
            Some(Heard::Answered(answered)) => answered.grade.is_settled(),
            _ => false,
        };
        let next = if is_placed { None } else { self.left.pop() };
        // What it chooses from is there to be read.
        assert!(store.counts(&Filter::default()).is_ok());
        Ok(next.map(item))
    }

    fn hear(&mut self, heard: &Heard) {
        self.heard.push(heard.clone());
    }
}

fn at_ms(moment: &str) -> i64 {
    Moment::parse(moment).unwrap().at_ms
}

fn item(id: &str) -> Item {
    Item { id: id.parse().unwrap(), mode: Mode::Review, is_new: true }
}

fn session(ids: &[&str]) -> Session {
    let limits = Limits { first_sights: None, duration_ms: None, repeats: true };
    Session::new(ids.iter().map(|id| item(id)).collect(), Vec::new(), limits, 0)
}

fn question(id: &str) -> QuestionId {
    id.parse().unwrap()
}

#[test]
fn a_session_over_the_rollover_books_each_answer_to_its_day() {
    let mut world = World::at("2026-11-22T03:59:00Z");
    let keys = [Command::Enter, Command::Digit(3), Command::Enter, Command::Digit(3)];
    let said = world.runs(&mut session(&[ONE, TWO]), &keys, Some("2026-11-22T04:01:00Z"));
    let day = |day: &str| day.to_owned();
    assert_eq!(
        world.answers(),
        [
            (ONE.to_owned(), Mode::Review, day("2026-11-21")),
            (TWO.to_owned(), Mode::Review, day("2026-11-22")),
        ]
    );
    assert!(said.contains("back in 1 d, on 2026-11-22"), "{said}");
    assert!(said.contains("back in 1 d, on 2026-11-23"), "{said}");
}

#[test]
fn a_queue_is_asked_after_each_answer_and_hears_what_became_of_it() {
    let mut world = World::at("2026-11-21T12:00:00Z");
    let mut queue = Placing { left: vec![THREE, TWO, ONE], heard: Vec::new() };
    let keys = [Command::Skip, Command::Enter, Command::Digit(1), Command::Undo, Command::Digit(3)];
    let limits = Limits { first_sights: None, duration_ms: None, repeats: false };
    let mut session = Session::new(Vec::new(), Vec::new(), limits, 0).choosing();
    let said = world.runs_with(&mut session, &keys, None, Some(&mut queue));
    let grades = |one: &Heard| match one {
        Heard::Answered(answered) => Some(answered.grade.quality()),
        _ => None,
    };
    assert_eq!(queue.heard.first(), Some(&Heard::PassedOver(question(ONE))));
    assert_eq!(queue.heard.iter().filter_map(grades).collect::<Vec<_>>(), [2, 4]);
    assert!(queue.heard.contains(&Heard::TakenBack(question(TWO))));
    let answers = world.answers();
    assert_eq!(answers.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), [TWO]);
    // The third was chosen when the second had failed, and was on the screen: the undo displaced it, so it comes before any choice.
    assert!(said.ends_with("What does three do?\n"), "{said}");
    assert!(queue.left.is_empty());
}

#[test]
fn what_a_queue_chose_and_the_bank_does_not_hold_is_passed_over() {
    let mut world = World::at("2026-11-21T12:00:00Z");
    let mut queue = Placing { left: vec![ONE, "decorators/gone"], heard: Vec::new() };
    let mut session = Session::new(
        Vec::new(),
        Vec::new(),
        Limits { first_sights: Some(1), duration_ms: None, repeats: false },
        0,
    )
    .choosing();
    let keys = [Command::Enter, Command::Digit(3)];
    world.runs_with(&mut session, &keys, None, Some(&mut queue));
    assert_eq!(queue.heard.first(), Some(&Heard::PassedOver(question("decorators/gone"))));
    assert_eq!(world.answers().len(), 1);
}
