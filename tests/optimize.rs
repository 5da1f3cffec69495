//! `viva optimize`: FSRS fitted to one's own reviews.

#[cfg(not(feature = "optimize"))]
#[test]
fn without_the_optimizer_it_says_how_to_build_it_in_and_changes_nothing() {
    let env = crate::support::TestEnv::new();
    let said = env.fails(&["optimize"], 1);
    assert!(said.contains("built without the optimizer"), "{said}");
    assert!(said.contains("cargo install --path . --features optimize"), "{said}");
    assert_eq!(env.json(&["doctor", "--json"])["events"], 0);
    assert!(env.ok(&["optimize", "--forget"]).contains("everybody's already"));
}

#[cfg(feature = "optimize")]
mod built {
    use rand::rngs::ChaCha8Rng;
    use rand::{RngExt, SeedableRng};
    use viva::domain::filter::Filter;
    use viva::domain::fsrs::{DEFAULT_WEIGHTS, Memory, Rating};
    use viva::domain::grade::Grade;
    use viva::domain::review::{Answered, Mode};
    use viva::domain::time::Moment;
    use viva::store::Store;

    use crate::support::TestEnv;

    const NOW: &str = "2026-06-01T09:00:00+03:00";

    /// Lets somebody learn `questions` by SM-2 for `days`, whose memories last a fifth of the usual time.
    fn live(env: &TestEnv, questions: usize, days: u32) {
        let start = Moment::parse(NOW).unwrap();
        let mut store = Store::open(&env.database(), start).unwrap();
        let mut numbers = ChaCha8Rng::seed_from_u64(5);
        let today = start.study_day(4);
        let fresh = store.fresh(&Filter::default(), questions, 0, today).unwrap();
        let mut known: Vec<_> = fresh.into_iter().map(|id| (id, today, None)).collect();
        for ahead in 0..days {
            let now = Moment { at_ms: start.at_ms + i64::from(ahead) * 86_400_000, ..start };
            let study_day = now.study_day(4);
            for (question, due, memory) in &mut known {
                if *due > study_day {
                    continue;
                }
                let recall = memory.map_or(0.3, |(memory, last): (Memory, _)| {
                    let elapsed_days = f64::from(study_day.since(last));
                    DEFAULT_WEIGHTS.recall(elapsed_days, 0.2 * memory.stability_days)
                });
                let is_right = numbers.random::<f64>() < recall;
                let rating = if is_right { Rating::Good } else { Rating::Again };
                *memory = Some(match *memory {
                    None => (DEFAULT_WEIGHTS.first(rating), study_day),
                    Some((memory, last)) => {
                        (DEFAULT_WEIGHTS.next(memory, study_day.since(last), rating), study_day)
                    }
                });
                let grade = if is_right { Grade::GOOD } else { Grade::AGAIN };
                let (question, mode) = (question.clone(), Mode::Review);
                let answered =
                    Answered { question, grade, mode, study_day, elapsed_ms: 9000, hints: 0 };
                *due = store.record(&answered, None, now).unwrap().card.unwrap().due;
            }
        }
    }

    #[test]
    fn weights_are_kept_where_they_predict_the_newest_fifth_better_and_go_back_again() {
        let mut env = TestEnv::new();
        live(&env, 40, 60);
        env.at("2026-08-01T09:00:00+03:00");
        let score = env.json(&["score", "--json"]);
        let fit = env.json(&["optimize", "--json"]);
        assert_eq!(fit["came"], "changed", "{fit}");
        assert!(fit["after"].as_f64() < fit["before"].as_f64(), "{fit}");
        let (reviews, newest) = (fit["reviews"].as_u64().unwrap(), fit["newest"].as_u64().unwrap());
        assert!(reviews >= 400 && newest == reviews / 5, "{fit}");
        assert_ne!(env.json(&["score", "--json"]), score);
        assert_eq!(env.json(&["doctor", "--json"])["problems"], serde_json::json!([]));
        // The same reviews lead to the same weights, which are no better than themselves.
        let again = env.ok(&["optimize"]);
        assert!(again.contains("not better: nothing was changed"), "{again}");
        assert!(env.ok(&["optimize", "--forget"]).contains("everybody's again"));
        assert_eq!(env.json(&["score", "--json"]), score);
    }

    #[test]
    fn from_few_reviews_nothing_is_fitted() {
        let mut env = TestEnv::new();
        live(&env, 5, 3);
        env.at("2026-08-01T09:00:00+03:00");
        let said = env.ok(&["optimize"]);
        assert!(said.contains("a fit takes 400: nothing was changed"), "{said}");
        let fit = env.json(&["optimize", "--json"]);
        assert_eq!((&fit["came"], &fit["after"]), (&"too_few".into(), &serde_json::Value::Null));
    }
}
