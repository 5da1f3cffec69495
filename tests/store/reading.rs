//! What is selected, listed, searched and exported.

use proptest::prelude::*;
use viva::domain::filter::{Filter, Standing};
use viva::domain::ids::QuestionId;
use viva::domain::labels::{Importance, Kind, Level};
use viva::domain::question::{Content, Question, Translation, draw_of};
use viva::domain::review::Mode;
use viva::store::{AskedAs, LeafRow, Search, StoreError, TopicRow};

use crate::store::support::*;

/// Sixty questions over every label.
fn bank() -> Vec<Question> {
    (0..60)
        .map(|number| {
            let leaf = ["threads", "asyncio-tasks", "indexes"][number % 3];
            let mut made = question(&format!("{leaf}/q{number}"));
            made.topic = if leaf == "indexes" { "databases" } else { "concurrency" }.to_owned();
            made.level = Level::ALL[number % 7 % 3];
            made.kind = if number % 5 == 0 { Kind::Choice } else { Kind::Open };
            made.importance = Importance::ALL[number % 11 % 3];
            made.tags = if number % 6 == 0 { vec!["postgres".into()] } else { Vec::new() };
            made
        })
        .collect()
}

fn filters() -> Vec<Filter> {
    let open = Filter::default;
    vec![
        open(),
        Filter { levels: vec![Level::Junior, Level::Senior], ..open() },
        Filter { topics: vec!["databases".into()], ..open() },
        Filter { leaves: vec!["threads".into(), "indexes".into()], ..open() },
        Filter { tags: vec!["postgres".into(), "threads".into()], ..open() },
        Filter { kinds: vec![Kind::Choice], ..open() },
        Filter { packs: vec!["base".into()], ..open() },
        Filter { packs: vec!["none' OR 1=1 --".into()], ..open() },
        Filter {
            levels: vec![Level::Middle],
            kinds: vec![Kind::Open],
            tags: vec!["postgres".into()],
            ..open()
        },
    ]
}

fn passes(filter: &Filter, question: &Question) -> bool {
    let leaf = question.id.leaf().to_owned();
    let any = |tag: &String| *tag == leaf || question.tags.contains(tag);
    (filter.levels.is_empty() || filter.levels.contains(&question.level))
        && (filter.topics.is_empty() || filter.topics.contains(&question.topic))
        && (filter.leaves.is_empty() || filter.leaves.contains(&leaf))
        && (filter.tags.is_empty() || filter.tags.iter().any(any))
        && (filter.kinds.is_empty() || filter.kinds.contains(&question.kind))
        && (filter.packs.is_empty() || filter.packs.contains(&"base".to_owned()))
}

/// What `fresh` must give, worked out the slow way.
fn expected_fresh(filter: &Filter, start: i64, gone: &[&str]) -> Vec<QuestionId> {
    let mut all: Vec<Question> = bank().into_iter().filter(|q| passes(filter, q)).collect();
    all.retain(|question| !gone.contains(&question.id.as_str()));
    all.sort_by_key(|q| {
        let draw = draw_of(&q.id);
        (q.importance.rank(), q.level.rank(), draw < start, draw)
    });
    all.into_iter().map(|question| question.id).collect()
}

#[test]
fn new_questions_come_by_importance_level_and_draw_under_every_filter() {
    let mut world = World::empty();
    world.import("base", &bank()).unwrap();
    world.answer("threads/q0", 4, Mode::Review, TODAY);
    world.answer("threads/q3", 4, Mode::Cram, TODAY);
    world.store.suspend(&id("asyncio-tasks/q1"), NOW).unwrap();
    world.store.suspend(&id("threads/q0"), NOW).unwrap();
    let gone = ["threads/q0", "asyncio-tasks/q1"];
    for filter in filters() {
        for start in [0, 1 << 62, i64::MAX] {
            let expected = expected_fresh(&filter, start, &gone);
            assert_eq!(
                world.store.fresh(&filter, 100, start, day(TODAY)).unwrap(),
                expected,
                "{filter:?}"
            );
            let some = world.store.fresh(&filter, 7, start, day(TODAY)).unwrap();
            assert_eq!(some, expected[..expected.len().min(7)]);
            assert_eq!(
                world.store.fresh_count(&filter, day(TODAY)).unwrap() as usize,
                expected.len()
            );
        }
        let cram = world.store.all(&filter, None, day(TODAY)).unwrap();
        let suspended =
            bank().iter().filter(|q| gone.contains(&q.id.as_str()) && passes(&filter, q)).count();
        let all = bank().iter().filter(|q| passes(&filter, q)).count();
        assert_eq!(cram.len(), all - suspended);
        assert_eq!(world.store.list_all(&filter, false, "en").unwrap().len(), all);
    }
}

#[test]
fn due_questions_pass_the_filter_and_are_neither_suspended_nor_retired() {
    let mut world = World::empty();
    world.import("base", &bank()).unwrap();
    for number in 0..30 {
        let made = &bank()[number];
        world.answer(made.id.as_str(), 4, Mode::Review, TODAY - (number as i64 % 3));
    }
    world.store.suspend(&id("threads/q3"), NOW).unwrap();
    for filter in filters() {
        let expected =
            (0..30).filter(|number| *number % 3 != 0 && passes(&filter, &bank()[*number])).count();
        assert_eq!(world.store.due(&filter, day(TODAY)).unwrap().len(), expected, "{filter:?}");
    }
    let open = Filter::default();
    assert_eq!(world.store.next_due(&open, day(TODAY)).unwrap(), Some((day(TODAY + 1), 9)));
    assert_eq!(world.store.next_due(&open, day(TODAY + 1)).unwrap(), None);
    for filter in filters() {
        let expected =
            (0..30).filter(|number| *number % 3 == 0 && passes(&filter, &bank()[*number]));
        // One of those of tomorrow is suspended.
        let expected = expected.filter(|number| *number != 3).count() as u32;
        let found = world.store.next_due(&filter, day(TODAY)).unwrap();
        assert_eq!(found.map_or(0, |(_, count)| count), expected, "{filter:?}");
    }
    assert_eq!(world.store.seen(day(TODAY)).unwrap().len(), 30);
}

#[test]
fn every_standing_goes_with_every_filter_and_every_question_about_the_bank() {
    let mut world = World::empty();
    world.import("base", &bank()).unwrap();
    for number in 0..30 {
        // A third is failed.
        let quality = if number % 3 == 0 { 2 } else { 4 };
        world.answer(bank()[number].id.as_str(), quality, Mode::Review, TODAY - 2);
    }
    world.store.flag(&bank()[0].id, None, NOW).unwrap();
    world.store.flag(&bank()[45].id, None, NOW).unwrap();
    world.store.suspend(&bank()[3].id, NOW).unwrap();
    type Holds = fn(usize) -> bool;
    let standings: [(Standing, Holds); 5] = [
        (Standing::DueBy(day(TODAY)), |number| number < 30),
        (Standing::Failed, |number| number < 30 && number % 3 == 0),
        (Standing::Struggling, |_| false),
        (Standing::Flagged, |number| [0, 45].contains(&number)),
        (Standing::Suspended, |number| number == 3),
    ];
    let all = bank();
    for filter in filters() {
        for (standing, stands) in standings {
            let filter = filter.standing(standing);
            let holds = |number: &usize| stands(*number) && passes(&filter, &all[*number]);
            let expected: Vec<usize> = (0..all.len()).filter(holds).collect();
            let asked = |number: &&usize| **number != 3;
            let seen = |number: &&usize| **number < 30;
            let store = &world.store;
            let list = store.list_all(&filter, false, "en").unwrap();
            assert_eq!(list.len(), expected.len(), "{filter:?}");
            let sum = |counts: Vec<u32>| counts.into_iter().sum::<u32>() as usize;
            let counts = store.counts(&filter).unwrap().iter().map(|row| row.questions).collect();
            assert_eq!(sum(counts), expected.len(), "{filter:?}");
            let sizes = store.sizes(&filter).unwrap();
            let sizes = sizes.iter().map(|row| row.tally.questions).collect();
            assert_eq!(sum(sizes), expected.len(), "{filter:?}");
            let due = expected.iter().filter(asked).filter(seen).count();
            assert_eq!(store.due(&filter, day(TODAY)).unwrap().len(), due, "{filter:?}");
            let pending = store.pending(&filter, day(TODAY - 2)).unwrap().len();
            let failed = expected.iter().filter(asked).filter(|n| **n < 30 && **n % 3 == 0).count();
            assert_eq!(pending, failed, "{filter:?}");
            let remembered = store.remembered(&filter, day(TODAY)).unwrap().len();
            assert_eq!(remembered, expected.iter().filter(seen).count(), "{filter:?}");
            let fresh = expected.iter().filter(|number| **number >= 30).count();
            assert_eq!(
                store.fresh(&filter, 100, 0, day(TODAY)).unwrap().len(),
                fresh,
                "{filter:?}"
            );
            assert_eq!(
                store.fresh_count(&filter, day(TODAY)).unwrap() as usize,
                fresh,
                "{filter:?}"
            );
            assert_eq!(
                store.all(&filter, None, day(TODAY)).unwrap().len(),
                due + fresh,
                "{filter:?}"
            );
            assert_eq!(store.next_due(&filter, day(TODAY)).unwrap(), None, "{filter:?}");
        }
    }
}

#[test]
fn tallies_count_what_is_active() {
    let mut world = World::empty();
    world.import("base", &bank()).unwrap();
    let tallies = world.store.tallies().unwrap();
    assert_eq!(tallies.iter().map(|tally| tally.questions).sum::<u32>(), 60);
    world.import("base", &bank()[..10]).unwrap();
    let tallies = world.store.tallies().unwrap();
    assert_eq!(tallies.iter().map(|tally| tally.questions).sum::<u32>(), 10);
    assert_eq!(world.store.list_all(&Filter::default(), true, "en").unwrap().len(), 60);
    assert_eq!(world.store.packs().unwrap()[0].questions, 10);
}

#[test]
fn a_list_shows_first_lines_and_state() {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    world.answer("threads/queue", 4, Mode::Review, TODAY);
    world.store.flag(&id("threads/lock"), None, NOW).unwrap();
    let rows = world.store.list_all(&Filter::default(), false, "ru").unwrap();
    assert_eq!(rows[0].title, "What is threads/lock?");
    assert!(rows[0].flagged && rows[0].card.is_none());
    assert!(!rows[1].flagged && rows[1].card.is_some());
    let stop = world
        .store
        .list::<StoreError>(&Filter::default(), false, "en", |_| Err(StoreError::NoSuchAnswer));
    assert!(matches!(stop, Err(StoreError::NoSuchAnswer)));
}

#[test]
fn a_search_finds_prefixes_of_every_word_and_prefers_the_prompt() {
    let mut questions = vec![question("threads/lock"), question("threads/queue")];
    questions[0].content.prompt = "Why does a mutex starve café readers?".to_owned();
    questions[1].content.answer = "Unlike a mutex it hands values over.".to_owned();
    let mut world = World::empty();
    world.import("base", &questions).unwrap();
    let found = |words: &str| -> Vec<String> {
        let hits = search(&world.store, words, None, 9);
        hits.into_iter().map(|hit| hit.id.to_string()).collect()
    };
    assert_eq!(found("mut"), ["threads/lock", "threads/queue"]);
    // What holds all of it comes first, and behind it, where that is little, what holds a part.
    assert_eq!(found("MUTEX hand"), ["threads/queue", "threads/lock"]);
    assert_eq!(found("cafe"), ["threads/lock"]);
    assert_eq!(found("mutex nothing"), ["threads/lock", "threads/queue"]);
    assert_eq!(found("mutex nothing whatever"), [] as [&str; 0]);
    let hit = &search(&world.store, "values", None, 9)[0];
    assert_eq!(hit.snippet, "Unlike a mutex it hands values over.");
}

#[test]
fn the_sentence_of_an_interviewer_finds_its_question_in_every_language() {
    let mut world = World::empty();
    let questions = [question("threads/lock"), question("threads/queue")];
    let mut import = world.store.begin_import(&pack("base"), "digest", NOW).unwrap();
    let asked = |language: &str, sentence: &str| AskedAs {
        language: language.to_owned(),
        sentence: sentence.to_owned(),
    };
    let german = asked("de", "Was ist ein Wechselausschluss?");
    import.asked("threads/queue", [asked("en", "What is a mutual exclusion?"), german]);
    import.asked("threads/gone", [asked("en", "Nobody asks this")]);
    let file = import.file("concurrency/threads.md", b"digest").unwrap();
    for question in &questions {
        import.add(file, question).unwrap();
    }
    import.finish(true).unwrap();
    for typed in ["explain mutual exclusions", "wechselausschluss"] {
        let hits = search(&world.store, typed, None, 9);
        assert_eq!(hits[0].id, id("threads/queue"), "{typed}");
        assert!(world.store.doctor().unwrap().problems.is_empty());
    }
    // The file is as it was, and the sentence is another.
    let mut import = world.store.begin_import(&pack("base"), "digest 2", NOW).unwrap();
    import.asked("threads/lock", [asked("en", "What is a critical section?")]);
    assert!(unchanged(&mut import, "concurrency/threads.md", b"digest"));
    import.finish(true).unwrap();
    assert!(search(&world.store, "mutual exclusion", None, 9).is_empty());
    assert_eq!(search(&world.store, "critical section", None, 9)[0].id, id("threads/lock"));
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn a_word_that_nobody_wrote_is_told_with_the_nearest_and_signs_are_not_dropped() {
    let mut questions = vec![question("threads/lock"), question("threads/queue")];
    questions[0].content.prompt = "Which address is localhost inside a container?".to_owned();
    questions[1].content.answer = "The walrus `:=` is an expression.".to_owned();
    let mut world = World::empty();
    world.import("base", &questions).unwrap();
    let found = |typed: &str| {
        world.store.search(&Search { typed, only: None, shown: "en", limit: 9 }).unwrap()
    };
    let wrong = found("container lokalhost");
    let near = wrong.unknown_words();
    assert_eq!((wrong.hits.len(), near), (1, vec![("lokalhost", Some("localhost"))]));
    let longer = found("which address is the lokalhost of a container");
    assert_eq!((longer.hits[0].id.as_str(), longer.unknown.len()), ("threads/lock", 1));
    assert_eq!(found("what does := do").hits[0].id, id("threads/queue"));
    assert_eq!(found("walrus :=").unheld_signs, [] as [&str; 0]);
    assert_eq!(found("walrus ==").unheld_signs, ["=="]);
    assert!(found("=>").hits.is_empty());
}

#[test]
fn the_title_is_in_the_language_that_was_asked_for_where_there_is_one() {
    let mut world = World::empty();
    let mut import = world.store.begin_import(&pack("base"), "digest", NOW).unwrap();
    let file = import.file("concurrency/threads.md", b"digest").unwrap();
    import.add(file, &question("threads/lock")).unwrap();
    let content =
        Content {
            prompt: "Мьютекс mutex".into(), answer: "mutex".into(), ..Content::default()
        };
    let translation = Translation { id: id("threads/lock"), language: "ru".into(), content };
    import.translate(file, &translation).unwrap();
    import.finish(true).unwrap();
    for shown in ["en", "ru"] {
        let search = Search { typed: "mutex", only: None, shown, limit: 9 };
        let hits = world.store.search(&search).unwrap().hits;
        assert_eq!((hits.len(), hits[0].language.as_str()), (1, shown));
        assert_eq!(hits[0].title.starts_with("Мьютекс"), shown == "ru");
        assert_eq!(hits[0].snippet.is_empty(), shown == "en");
    }
}

#[test]
fn three_lapses_are_a_struggle_and_eight_a_leech() {
    let mut world = World::with(&["threads/lock"]);
    let mut study_day = TODAY;
    for lapse in 0..8 {
        let found = world.store.struggling().unwrap();
        assert_eq!(found.len(), usize::from(lapse >= 3), "{lapse}");
        assert!(found.iter().all(|one| !one.card.is_leech()), "{lapse}");
        for quality in [4, 2] {
            world.answer("threads/lock", quality, Mode::Review, study_day);
            study_day += 1;
        }
    }
    let leech = &world.store.struggling().unwrap()[0];
    assert!(leech.card.is_leech());
    assert_eq!((leech.title.as_str(), leech.card.lapses), ("What is threads/lock?", 8));
}

#[test]
fn exports_are_sorted_and_leave_out_what_is_void_or_crammed() {
    let mut world = World::with(&["threads/queue", "threads/lock"]);
    world.answer("threads/queue", 4, Mode::Review, TODAY);
    let void = world.answer("threads/lock", 2, Mode::Review, TODAY);
    world.store.void(void.event, NOW).unwrap();
    world.answer("threads/lock", 2, Mode::Cram, TODAY);
    world.answer("threads/queue", 5, Mode::Review, TODAY);
    let mut reviews = Vec::new();
    world
        .store
        .export_reviews::<StoreError>(|row| {
            reviews.push(format!(
                "{} {} {} {}",
                row.question,
                row.study_day,
                row.mode.as_str(),
                row.grade.quality()
            ));
            Ok(())
        })
        .unwrap();
    assert_eq!(reviews, ["threads/queue 2024-10-04 review 4", "threads/queue 2024-10-04 drill 5"]);
    let mut ids = Vec::new();
    world
        .store
        .export_questions::<StoreError>(|row| {
            ids.push(format!("{} {}", row.question.id, row.language));
            Ok(())
        })
        .unwrap();
    assert_eq!(ids, ["threads/lock en", "threads/queue en"]);
}

#[test]
fn topics_belong_to_the_pack_that_brought_them() {
    let mut world = World::empty();
    let leaf = |id: &str, topic: &str| LeafRow {
        id: id.to_owned(),
        topic: topic.to_owned(),
        title_en: id.to_uppercase(),
        title_ru: "лист".to_owned(),
        aliases: vec!["word".to_owned()],
    };
    let topic = |id: &str, leaves| TopicRow {
        id: id.to_owned(),
        title_en: id.to_uppercase(),
        title_ru: "тема".to_owned(),
        leaves,
    };
    let base = [topic("b", vec![leaf("y", "b"), leaf("x", "b")]), topic("a", vec![])];
    for _ in 0..2 {
        let mut import = world.store.begin_import(&pack("base"), "1", NOW).unwrap();
        import.taxonomy(&base, true).unwrap();
        import.finish(true).unwrap();
    }
    assert_eq!(world.store.topics().unwrap(), base);
    let mut import = world.store.begin_import(&pack("other"), "1", NOW).unwrap();
    let mut mine = topic("a", vec![leaf("z", "a")]);
    mine.title_en = "Mine".to_owned();
    import.taxonomy(&[mine], true).unwrap();
    import.finish(true).unwrap();
    let topics = world.store.topics().unwrap();
    assert_eq!((topics[1].title_en.as_str(), topics[1].leaves.len()), ("A", 1));
    world.store.remove_pack("other").unwrap();
    assert_eq!(world.store.topics().unwrap(), base);
}

#[test]
fn ids_are_suggested_by_prefix() {
    let world = World::with(&["threads/lock", "threads/lock-free", "threads/queue", "tasks/x"]);
    let ids = world.store.ids_like("threads/lo", 9).unwrap();
    assert_eq!(ids, [id("threads/lock"), id("threads/lock-free")]);
    assert_eq!(world.store.ids_like("", 2).unwrap().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_search_is_a_syntax_error(
        words in prop_oneof![any::<String>(), r#"[a-z"'*:^(){}+ -]{0,40}(AND|OR|NOT|NEAR)?[ ".*]{0,9}"#],
    ) {
        let world = World::with(&["threads/lock"]);
        search(&world.store, &words, None, 5);
        search(&world.store, &words, Some("ru"), 5);
    }
}
