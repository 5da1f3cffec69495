//! Interviews for a role: of a role by its name, of a job description, of a file.

use viva::domain::interview::evidence::{Evidence, needed};

use super::sets::read_set;
use crate::support::TestEnv;

pub const JOB: &str = "# Backend developer (middle)\n\nRequirements:\n- Python, asyncio\n- PostgreSQL, indexes, transactions\n- Docker\n\n\
                   Nice to have:\n- Kafka\n- Kubernetes\n";

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
