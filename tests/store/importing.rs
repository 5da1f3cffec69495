//! Packs on their way into the bank.

use viva::domain::filter::Filter;
use viva::domain::question::{Content, Question, Translation};
use viva::domain::review::Mode;
use viva::store::{Change, ImportCounts, Store, StoreError};

use crate::store::support::*;

fn counts(added: u32, changed: u32, retired: u32, unchanged: u32) -> ImportCounts {
    ImportCounts { added, changed, retired, renamed: 0, unchanged }
}

#[test]
fn importing_again_changes_nothing_and_says_so() {
    let mut world = World::empty();
    let questions = [question("threads/lock"), question("threads/queue")];
    assert_eq!(world.import("base", &questions).unwrap(), counts(2, 0, 0, 0));
    assert_eq!(world.import("base", &questions).unwrap(), counts(0, 0, 0, 2));
    let stored = world.store.question(&questions[0].id, "en").unwrap().unwrap();
    assert_eq!(stored.question, questions[0]);
    assert_eq!(stored.revision, questions[0].revision());
    assert_eq!((stored.language.as_str(), stored.path.as_str()), ("en", "concurrency/threads.md"));
}

#[test]
fn every_field_comes_back_as_it_went_in() {
    let full: Content = serde_json::from_str(
        r#"{"prompt":"P","options":[{"text":"a","right":true,"reason":null},{"text":"b","right":false,"reason":"no"}],
        "answer":"A","explanation":"E","code":"c","solution":"s","accepted":["x","y"],"tests":"t",
        "wrong":[{"code":"w","reason":"r"}],"key_points":[{"text":"k","required":true}],"red_flags":["f"],
        "hints":["h"],"follow_ups":["u"],"sources":["s"],"levels":["1","2","3","4"]}"#,
    )
    .unwrap();
    let mut all = question("threads/lock");
    all.content = full;
    all.tags = vec!["zebra".into(), "asyncio-tasks".into()];
    all.since = Some("3.11".into());
    all.until = Some("3.14".into());
    (all.case_exact, all.order_given, all.minutes) = (true, true, 45);
    let mut world = World::empty();
    world.import("base", std::slice::from_ref(&all)).unwrap();
    assert_eq!(world.store.question(&all.id, "en").unwrap().unwrap().question, all);
}

#[test]
fn what_vanishes_is_retired_and_what_returns_revives_with_its_history() {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    world.answer("threads/queue", 4, Mode::Review, TODAY);
    assert_eq!(world.import("base", &[question("threads/lock")]).unwrap(), counts(0, 0, 1, 1));
    let stored = world.store.question(&id("threads/queue"), "en").unwrap().unwrap();
    assert!(stored.retired && stored.card.is_some());
    assert!(world.store.due(&Filter::default(), day(TODAY + 5)).unwrap().is_empty());
    assert_eq!(world.store.tallies().unwrap()[0].questions, 1);
    assert_eq!(
        world.import("base", &[question("threads/lock"), question("threads/queue")]).unwrap(),
        counts(1, 0, 0, 1)
    );
    assert_eq!(world.store.due(&Filter::default(), day(TODAY + 5)).unwrap().len(), 1);
}

#[test]
fn an_edit_keeps_the_card_and_a_move_to_another_file_is_a_change() {
    let mut world = World::empty();
    let mut edited = question("threads/lock");
    edited.content.answer = "Quixotry.".to_owned();
    world.import("base", &[edited.clone()]).unwrap();
    world.answer("threads/lock", 5, Mode::Review, TODAY);
    edited.content.answer = "Zymurgy.".to_owned();
    assert_eq!(world.import("base", &[edited.clone()]).unwrap(), counts(0, 1, 0, 0));
    let stored = world.store.question(&edited.id, "en").unwrap().unwrap();
    assert!(stored.card.is_some() && stored.question == edited);
    assert_eq!(search(&world.store, "zymurgy", None, 9).len(), 1);
    assert!(search(&world.store, "quixotry", None, 9).is_empty());

    let mut import = world.store.begin_import(&pack("base"), "d", NOW).unwrap();
    let file = import.file("concurrency/other.md", b"2").unwrap();
    assert_eq!(import.add(file, &edited).unwrap(), Change::Changed);
    assert_eq!(import.finish(true).unwrap(), counts(0, 1, 0, 0));
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn a_file_with_a_known_digest_need_not_be_read() {
    let mut world = World::empty();
    let mut import = world.store.begin_import(&pack("base"), "1", NOW).unwrap();
    for (path, name) in [("a.md", "threads/lock"), ("b.md", "threads/queue")] {
        assert!(!unchanged(&mut import, path, b"1"));
        let file = import.file(path, b"1").unwrap();
        import.add(file, &question(name)).unwrap();
    }
    import.finish(true).unwrap();

    let mut import = world.store.begin_import(&pack("base"), "2", NOW).unwrap();
    assert!(unchanged(&mut import, "a.md", b"1"));
    assert!(!unchanged(&mut import, "b.md", b"2"));
    assert_eq!(import.finish(true).unwrap(), counts(0, 0, 1, 1));
    assert_eq!(world.store.pack_digest("base").unwrap().as_deref(), Some("2"));

    // The file whose question was retired is read again even with its old digest.
    let mut import = world.store.begin_import(&pack("base"), "3", NOW).unwrap();
    assert!(unchanged(&mut import, "a.md", b"1"));
    assert!(!unchanged(&mut import, "b.md", b"1"));
    let file = import.file("b.md", b"1").unwrap();
    assert_eq!(import.add(file, &question("threads/queue")).unwrap(), Change::Revived);
    assert_eq!(import.finish(true).unwrap(), counts(1, 0, 0, 1));
}

#[test]
fn a_single_file_retires_nothing_and_the_next_whole_import_does() {
    let mut world = World::empty();
    let mut import = world.store.begin_import(&pack("base"), "1", NOW).unwrap();
    let file = import.file("a.md", b"1").unwrap();
    import.add(file, &question("threads/lock")).unwrap();
    import.add(file, &question("threads/queue")).unwrap();
    import.finish(true).unwrap();

    let mut import = world.store.begin_import(&pack("base"), "1", NOW).unwrap();
    let file = import.file("a.md", b"2").unwrap();
    import.add(file, &question("threads/lock")).unwrap();
    assert_eq!(import.finish(false).unwrap(), counts(0, 0, 0, 1));

    let mut import = world.store.begin_import(&pack("base"), "2", NOW).unwrap();
    assert!(!unchanged(&mut import, "a.md", b"2"), "it was imported only in part");
    let file = import.file("a.md", b"2").unwrap();
    import.add(file, &question("threads/lock")).unwrap();
    assert_eq!(import.finish(true).unwrap(), counts(0, 0, 1, 1));
}

#[test]
fn an_id_of_another_pack_and_an_id_twice_are_refused_and_nothing_stays() {
    let mut world = World::with(&["threads/lock"]);
    let error = world.import("other", &[question("threads/new"), question("threads/lock")]);
    assert_eq!(error.unwrap_err().to_string(), "`threads/lock` belongs to the pack `base`");
    assert_eq!(world.store.pack_names().unwrap(), ["base"]);
    assert!(world.store.question(&id("threads/new"), "en").unwrap().is_none());
    let twice = [question("threads/new"), question("threads/new")];
    assert!(matches!(world.import("base", &twice), Err(StoreError::Twice(_))));
    let mut thief = question("threads/new");
    thief.was = Some(id("threads/lock"));
    assert!(matches!(world.import("other", &[thief]), Err(StoreError::OwnedByOther { .. })));
}

#[test]
fn translations_are_shown_counted_searched_and_dropped_with_their_file() {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    let translation = |answer: &str| Translation {
        id: id("threads/lock"),
        language: "ru".to_owned(),
        content: Content {
            prompt: "Что такое блокировка?".to_owned(),
            answer: answer.to_owned(),
            ..Content::default()
        },
    };
    for (answer, expected) in
        [("Замок", counts(0, 1, 0, 1)), ("Замок", counts(0, 0, 0, 2)), ("Ёлка", counts(0, 1, 0, 1))]
    {
        let mut import = world.store.begin_import(&pack("base"), "d", NOW).unwrap();
        let file = import.file("concurrency/threads.md", b"").unwrap();
        import.add(file, &question("threads/lock")).unwrap();
        import.add(file, &question("threads/queue")).unwrap();
        let file = import.file("concurrency/threads.ru.md", b"").unwrap();
        import.translate(file, &translation(answer)).unwrap();
        assert_eq!(import.finish(true).unwrap(), expected, "{answer}");
    }
    let shown = |world: &World, name: &str| {
        world.store.question(&id(name), "ru").unwrap().unwrap().language
    };
    assert_eq!(
        (shown(&world, "threads/lock"), shown(&world, "threads/queue")),
        ("ru".into(), "en".into())
    );
    assert_eq!(search(&world.store, "елк", Some("ru"), 9)[0].title, "Что такое блокировка?");
    world.import("base", &[question("threads/lock"), question("threads/queue")]).unwrap();
    assert_eq!(shown(&world, "threads/lock"), "en");
    assert!(search(&world.store, "елк", None, 9).is_empty());
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn a_rename_takes_the_history_along_and_is_logged_once() {
    let mut world = World::with(&["threads/lock"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    world.store.flag(&id("threads/lock"), Some("look again"), NOW).unwrap();
    let mut renamed = question("threads/mutex");
    renamed.was = Some(id("threads/lock"));
    for _ in 0..3 {
        world.import("base", &[renamed.clone()]).unwrap();
    }
    assert_eq!(world.store.doctor().unwrap().counts.events, 3);
    let stored = world.store.question(&id("threads/lock"), "en").unwrap().unwrap();
    assert_eq!(stored.question.id, id("threads/mutex"));
    assert!(stored.card.is_some() && stored.flagged && !stored.retired);
    assert_eq!(stored.note.as_deref(), Some("look again"));
    world.answer("threads/lock", 4, Mode::Review, TODAY + 1);
    assert_eq!(world.store.due(&Filter::default(), day(TODAY + 9)).unwrap()[0].interval_days, 6);
    assert!(!world.store.rebuild().unwrap().changed);

    // Back under the old name, with and without saying so.
    world.import("base", &[question("threads/lock")]).unwrap();
    let stored = world.store.question(&id("threads/lock"), "en").unwrap().unwrap();
    assert_eq!(stored.card.unwrap().reviews, 2);
    world.import("base", &[renamed.clone()]).unwrap();
    let stored = world.store.question(&id("threads/mutex"), "en").unwrap().unwrap();
    assert_eq!(stored.card.unwrap().reviews, 2);
    assert!(world.store.doctor().unwrap().problems.is_empty());

    for pair in [[renamed.clone(), question("threads/lock")], [question("threads/lock"), renamed]] {
        let error = world.import("base", &pair).unwrap_err();
        assert!(matches!(error, StoreError::FormerName { .. }), "{error}");
    }
}

#[test]
fn a_removed_pack_takes_its_questions_and_leaves_the_history() {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    assert_eq!(world.store.remove_pack("base").unwrap(), 2);
    assert!(matches!(world.store.remove_pack("base"), Err(StoreError::NoSuchPack(_))));
    assert!(search(&world.store, "lock", None, 9).is_empty());
    assert!(
        world.store.tallies().unwrap().is_empty()
            && world.store.seen(day(TODAY)).unwrap().is_empty()
    );
    assert!(world.store.doctor().unwrap().problems.is_empty());
    world.import("other", &[question("threads/lock")]).unwrap();
    assert_eq!(world.store.seen(day(TODAY)).unwrap().len(), 1);
}

#[test]
fn the_search_index_stays_right_beyond_the_size_from_which_it_is_built_anew() {
    let mut world = World::empty();
    let mut questions: Vec<_> = (0..700).map(|n| question(&format!("threads/q{n}"))).collect();
    world.import("base", &questions).unwrap();
    for question in &mut questions {
        question.content.answer = "All different now.".to_owned();
    }
    questions.truncate(650);
    assert_eq!(world.import("base", &questions).unwrap(), counts(0, 650, 50, 0));
    assert_eq!(search(&world.store, "different", None, 1000).len(), 650);
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

/// Questions of one leaf, none of them like another.
fn many(count: usize) -> Vec<Question> {
    let numbered = |number: usize| {
        let mut question = question(&format!("threads/q-{number:04}"));
        question.content.prompt = format!("What does number {number} guard?");
        question.tags = vec![format!("tag-{}", number % 7)];
        question
    };
    (0..count).map(numbered).collect()
}

#[test]
fn a_large_import_leaves_the_bank_as_small_ones_do() {
    let questions = many(1600);
    let mut large = World::empty();
    assert_eq!(large.import("base", &questions).unwrap(), counts(1600, 0, 0, 0));
    let mut small = World::empty();
    let mut import = small.store.begin_import(&pack("base"), "digest", NOW).unwrap();
    let file = import.file("concurrency/threads.md", b"").unwrap();
    for question in &questions[..700] {
        import.add(file, question).unwrap();
    }
    import.finish(false).unwrap();
    assert_eq!(small.import("base", &questions).unwrap(), counts(900, 0, 0, 700));
    let seen = |world: &World| {
        let store = &world.store;
        (
            store.tag_counts().unwrap(),
            store.all(&Filter::default(), None, NOW.study_day(4)).unwrap(),
            search(store, "number 1503", None, 9),
        )
    };
    assert_eq!(seen(&large), seen(&small));
    for mut world in [large, small] {
        assert!(world.store.doctor().unwrap().problems.is_empty());
        // Opening looks at the whole schema.
        let path = world.path();
        drop(world.store);
        world.store = Store::open(&path, NOW).unwrap();
        assert_eq!(world.import("base", &questions).unwrap(), counts(0, 0, 0, 1600));
    }
}

#[test]
fn a_large_import_that_is_given_up_leaves_everything_as_it_was() {
    let mut world = World::with(&["threads/lock"]);
    let mut import = world.store.begin_import(&pack("base"), "digest 2", NOW).unwrap();
    let file = import.file("concurrency/more.md", b"").unwrap();
    for question in many(1200) {
        import.add(file, &question).unwrap();
    }
    drop(import);
    assert!(world.store.doctor().unwrap().problems.is_empty());
    let path = world.path();
    drop(world.store);
    world.store = Store::open(&path, NOW).unwrap();
    assert_eq!(world.import("base", &[question("threads/lock")]).unwrap(), counts(0, 0, 0, 1));
}
