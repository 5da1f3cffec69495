//! Interviews for a role: of a role by its name, of a job description, of a file.

use viva::domain::interview::evidence::{Evidence, needed};

use super::forms::hold;
use super::sets::read_set;
use crate::support::TestEnv;

pub const JOB: &str = "# Backend developer (middle)\n\nRequirements:\n- Python, asyncio\n- PostgreSQL, indexes, transactions\n- Docker\n\n\
                   Nice to have:\n- Kafka\n- Kubernetes\n";

/// A job whose must-haves just fit into an hour, and whose topics hold a few kits.
const NARROW: &str = "Middle Python developer\n\nRequirements:\n- Python\n- PostgreSQL\n- FastAPI, asyncio\n- Kafka\n\
                      - Unit tests, pytest\n\nNice to have:\n- Docker\n- mentoring\n";

#[test]
fn every_built_in_role_draws_at_every_length() {
    let env = TestEnv::new();
    for role in ["junior", "middle", "senior", "middle-plan", "senior-checklist"] {
        for minutes in ["45", "60", "90"] {
            for seed in ["1", "2"] {
                let out = format!("{role}-{minutes}-{seed}");
                let new = ["mock", "new", "--role", role, "--minutes", minutes, "--seed", seed];
                env.ok(&[&new[..], &["--out", &out]].concat());
                let set = read_set(&env, &out);
                assert_eq!(set.unmet, [], "{out}");
                for what in needed(&set.blueprint.verdict) {
                    let own = set.questions.iter().map(|one| &one.question);
                    let own = own.filter(|one| what.counts(&one.topic, &one.id, one.kind));
                    let found: Evidence =
                        own.map(|one| (one.kind, u32::from(one.minutes))).collect();
                    assert!(found.is_enough(), "{out}: {what}");
                }
            }
        }
    }
}

#[test]
fn a_job_description_becomes_a_blueprint_that_can_be_shown_changed_and_given_back() {
    let env = TestEnv::new();
    env.write("job.md", JOB);
    let shown = env.ok(&["mock", "new", "--role", "job.md", "--show-blueprint"]);
    for part in
        ["level = \"middle\"", "only = [", "[weights]", "must_have_topics = [\"sql-databases\""]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    env.write("own.toml", &shown);
    env.ok(&["mock", "new", "--role", "job.md", "--seed", "4", "--out", "one"]);
    env.ok(&["mock", "new", "--blueprint", "own.toml", "--seed", "4", "--out", "two"]);
    let (one, two) = (read_set(&env, "one"), read_set(&env, "two"));
    assert_eq!(one.questions, two.questions);
    // Nothing comes that the text does not name, but for the story about people.
    let only = &one.blueprint.only;
    let is_named = |name: &str| only.iter().any(|one| one == name);
    for one in one.questions.iter().map(|one| &one.question) {
        assert!(is_named(&one.topic) || is_named(one.id.leaf()), "{}", one.id);
    }
    // A text that speaks of no level takes the one that is given.
    env.write("any.md", JOB.replace(" (middle)", ""));
    let shown =
        env.ok(&["mock", "new", "--role", "any.md", "--level", "senior", "--show-blueprint"]);
    assert!(shown.contains("level = \"senior\""), "{shown}");
}

#[test]
fn a_role_without_a_level_or_without_questions_is_refused() {
    let env = TestEnv::new();
    env.write("job.txt", "We need Python and SQL.\n");
    let error = env.fails(&["mock", "new", "--role", "job.txt"], 2);
    assert!(error.contains("names no level") && error.contains("--level junior"), "{error}");
    env.write("none.txt", "We need somebody kind.\n");
    let error = env.fails(&["mock", "new", "--role", "none.txt", "--level", "junior"], 1);
    assert!(error.contains("nothing of this role is asked"), "{error}");
    let error = env.fails(&["mock", "new", "--role", "midle"], 2);
    assert!(error.contains("Did you mean `middle`"), "{error}");
}

/// Rows of evidence by role: must-haves, and those that a verdict rests on at 45, 60 and 90 minutes.
const EVIDENCE: [(&str, usize, [usize; 3]); 5] = [
    ("junior", 8, [5, 7, 7]),
    ("middle", 15, [4, 6, 6]),
    ("senior", 15, [7, 8, 8]),
    ("middle-plan", 16, [6, 8, 8]),
    ("senior-checklist", 15, [7, 8, 8]),
];

#[test]
fn a_role_gets_evidence_of_as_many_must_haves_as_there_are_minutes_for() {
    let env = TestEnv::new();
    for (role, musts, evident) in EVIDENCE {
        for (minutes, least) in ["45", "60", "90"].into_iter().zip(evident) {
            let new = ["mock", "new", "--role", role, "--minutes", minutes, "--seed", "3"];
            let out = format!("{role}-{minutes}");
            let said = env.viva(&[&new[..], &["--out", &out]].concat());
            assert_eq!(said.code, 0, "{out}: {said:?}");
            let verdict = &read_set(&env, &out).blueprint.verdict;
            let found = verdict.must_have_topics.len();
            assert_eq!(verdict.role_must_haves.len(), musts, "{out}");
            assert!(found >= least, "{out}: {found} of {musts}, and there were {least}");
            // Each that has none is named with its true reason, once.
            let named = |reason: &str| {
                let line = said.stderr.lines().find(|line| line.contains(reason));
                line.map_or(0, |line| line.matches(", ").count() + 1)
            };
            let most = named("must-haves at most").saturating_sub(2);
            let told = named("could be drawn that has evidence")
                + most
                + named("too few questions for evidence");
            assert_eq!(told, musts - found, "{out}: {}", said.stderr);
        }
    }
}

#[test]
fn no_room_for_evidence_is_said_only_where_a_draw_finds_none() {
    let env = TestEnv::new();
    env.write("job.md", NARROW);
    for minutes in ["45", "60", "90"] {
        for seed in ["21", "22", "23"] {
            let out = format!("job-{minutes}-{seed}");
            let new = ["mock", "new", "--role", "job.md", "--minutes", minutes, "--seed", seed];
            let said = env.viva(&[&new[..], &["--out", &out]].concat());
            assert_eq!(said.code, 0, "{out}: {said:?}");
            assert!(!said.stderr.contains("a verdict will not rest on"), "{out}: {}", said.stderr);
            let set = read_set(&env, &out);
            let verdict = &set.blueprint.verdict;
            assert_eq!(verdict.must_have_topics, verdict.role_must_haves, "{out}");
            for topic in &verdict.role_must_haves {
                let own = set.questions.iter().filter(|one| one.question.topic == *topic);
                let evidence: Evidence =
                    own.map(|one| (one.question.kind, u32::from(one.question.minutes))).collect();
                assert!(evidence.is_enough(), "{out}: {topic} {evidence:?}");
            }
        }
    }
}

#[test]
fn the_interviewers_copies_name_the_must_haves_outside_the_verdict() {
    let env = TestEnv::new();
    env.ok(&[
        "mock",
        "new",
        "--role",
        "middle-plan",
        "--minutes",
        "45",
        "--seed",
        "3",
        "--out",
        "k",
    ]);
    let set = read_set(&env, "k");
    let verdict = &set.blueprint.verdict;
    let outside: Vec<&str> = verdict
        .role_must_haves
        .iter()
        .filter(|topic| !verdict.must_have_topics.contains(topic))
        .map(|topic| set.topic_title(topic))
        .collect();
    assert!(!outside.is_empty());
    let line = format!("the verdict does not rest on these must-haves: {}", outside.join(", "));
    let read = |name: &str| std::fs::read_to_string(env.home().join(name)).unwrap();
    assert!(read("k/interviewer.md").contains(&line), "{line}");
    for page in ["k/interviewer.html", "k/brief.html"] {
        let page = read(page).replace("&amp;", "&");
        assert!(page.contains(&line), "{line}");
    }
}

/// The leaves and questions of a set, in a line.
fn drawn(env: &TestEnv, arguments: &[&str], seed: &str) -> Vec<String> {
    let out = format!("drawn-{seed}-{}", arguments.len());
    let _ = std::fs::remove_dir_all(env.home().join(&out));
    env.ok(&[&["mock", "new", "--seed", seed, "--out", &out], arguments].concat());
    let set = read_set(env, &out);
    set.questions.iter().map(|one| one.question.id.to_string()).collect()
}

#[test]
fn a_role_of_one_product_draws_nothing_about_its_rivals() {
    let env = TestEnv::new();
    env.write(
        "job.md",
        "Middle backend developer\n\nRequirements:\n- PostgreSQL, indexes, query plans\n- Python\n- RabbitMQ\n- Redis\n",
    );
    let shown = env.ok(&["mock", "new", "--role", "job.md", "--show-blueprint"]);
    let excluded = shown.lines().find(|line| line.starts_with("exclude = ")).unwrap();
    assert!(excluded.contains("\"indexes/uuid-primary-key\""), "MySQL by its title: {excluded}");
    assert!(!excluded.contains("redis"), "a store is no rival of a broker: {excluded}");
    // What is about both is about the one that the role names as well.
    assert!(!excluded.contains("postgresql-or-mysql"), "{excluded}");

    // A topic named as a whole brings all of its leaves but those of rivals, and what builds on these.
    let own = "level = \"middle\"\n[must]\nweb-frameworks = 3\nfastapi-core = 3\npython-core = 3\nsql-databases = 3\n";
    env.write("own.toml", own);
    let both = own.replace("fastapi-core", "django-core = 3\nfastapi-core");
    env.write("both.toml", both);
    let rival = ["django-core/", "django-orm/", "django-advanced/", "drf/", "flask/"];
    let count = |role: &str| -> usize {
        let seeds = ["1", "2", "3", "4", "5", "6"];
        let ids = seeds.iter().flat_map(|seed| drawn(&env, &["--role", role], seed));
        ids.filter(|id| rival.iter().any(|leaf| id.starts_with(leaf))).count()
    };
    assert_eq!(count("own.toml"), 0);
    assert!(count("both.toml") > 0, "who names both is asked about both");
}

/// What stays out of an interview for a middle of whom one thing beside Python is asked.
fn kept_out_of(env: &TestEnv, product: &str) -> String {
    let text = format!("Middle backend developer\n\nRequirements:\n- Python\n- {product}\n");
    env.write("job.md", text);
    let shown = env.ok(&["mock", "new", "--role", "job.md", "--show-blueprint"]);
    shown.lines().find(|line| line.starts_with("exclude = ")).unwrap().to_owned()
}

#[test]
fn rivals_of_a_product_without_a_leaf_of_its_own_stay_out_by_their_titles() {
    let env = TestEnv::new();
    let excluded = kept_out_of(&env, "NATS");
    for rival in ["rabbitmq/what-is-rabbitmq", "kafka-streaming/what-is-kafka"] {
        assert!(excluded.contains(&format!("\"{rival}\"")), "{rival}: {excluded}");
    }
    // What no broker is named for is not kept out.
    assert!(!excluded.contains("\"delivery-semantics"), "{excluded}");
}

#[test]
fn in_a_leaf_that_rivals_share_the_title_tells_whose_a_question_is() {
    let env = TestEnv::new();
    let (gitlab, github) =
        ("\"cicd/gitlab-stages-jobs-runners\"", "\"cicd/actions-jobs-share-no-files\"");
    for (product, rival, own) in [("GitHub Actions", gitlab, github), ("GitLab CI", github, gitlab)]
    {
        let excluded = kept_out_of(&env, product);
        assert!(excluded.contains(rival), "{product}: {rival}: {excluded}");
        for stays in [own, "\"cicd/steps-of-a-pipeline\"", "\"cicd\""] {
            assert!(!excluded.contains(stays), "{product}: {stays}: {excluded}");
        }
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a measured run tells its figures")]
fn advertisements_draw_an_hour_with_evidence_of_most_must_haves() {
    let env = TestEnv::new();
    let (mut musts, mut evident) = (0, 0);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ads");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let (path, out) = (file.to_str().unwrap(), file.file_stem().unwrap().to_str().unwrap());
        let new = ["mock", "new", "--role", path, "--seed", "1", "--out", out];
        let mut said = env.viva(&new);
        if said.stderr.contains("names no level") {
            said = env.viva(&[&new[..], &["--level", "middle"]].concat());
        }
        assert_eq!(said.code, 0, "{out}: {said:?}");
        let verdict = read_set(&env, out).blueprint.verdict;
        musts += verdict.role_must_haves.len();
        evident += verdict.must_have_topics.len();
    }
    eprintln!("evidence of {evident} of {musts} must-haves in an hour each");
    // Three in four; before evidence went first it was one in two.
    assert!(4 * evident >= 3 * musts, "{evident} of {musts}");
}

#[test]
fn the_last_kit_of_a_role_and_a_set_that_nobody_can_pass_are_told_at_the_draw() {
    let env = TestEnv::new();
    env.write("job.md", NARROW);
    let mut is_told = false;
    for kit in 1..=9 {
        let out = format!("kit-{kit}");
        let new = ["mock", "new", "--role", "job.md", "--seed", "5", "--out", &out];
        let said = env.viva(&new);
        if said.code != 0 {
            assert!(kit > 2 && is_told, "nobody told before {out}: {said:?}");
            let said = env.viva(&[&new[..], &["--nearest"]].concat());
            assert_eq!(said.code, 0, "{said:?}");
            assert!(said.stderr.contains("nobody can pass with"), "{}", said.stderr);
            return;
        }
        assert!(!said.stderr.contains("nobody can pass"), "{}", said.stderr);
        is_told = said.stderr.contains("no further set like this could be drawn");
        hold(&env, &out, "anna");
    }
    panic!("the bank has more than nine kits of it: the test needs a narrower job");
}
