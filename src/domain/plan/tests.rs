use super::*;
use crate::domain::fsrs::Memory;

fn unseen(weight: f64) -> Asked {
    Asked { weight, cost_factor: 1.0, seen: Seen::Never(0.3) }
}

fn seen(weight: f64, stability_days: f64, elapsed_days: u32) -> Asked {
    let memory = Memory { stability_days, difficulty: 5.0 };
    Asked { weight, cost_factor: 1.0, seen: Seen::Before { memory, elapsed_days } }
}

#[test]
fn more_minutes_never_promise_less() {
    let values = Values::of(Person::UNKNOWN, 30);
    let cards: Vec<Asked> = (0..200).map(|place| unseen([3.0, 1.0, 0.5][place % 3])).collect();
    let prospects = values.prospects(&cards, 30);
    let promised = [5.0, 10.0, 20.0, 40.0].map(|minutes: f64| {
        let outlook = prospects.outlook(prospects.price(minutes * 60.0 * 30.0));
        assert!(outlook.seconds <= minutes * 60.0 * 30.0 + 1.0);
        outlook.mean(cards.iter().map(|card| card.weight)).unwrap()
    });
    assert!(promised.is_sorted(), "{promised:?}");
    assert!(promised[0] > 0.3 && promised[3] < 1.0, "{promised:?}");
}

#[test]
fn what_counts_more_comes_first_and_the_minutes_are_kept() {
    let values = Values::of(Person::UNKNOWN, 14);
    let cards = [unseen(0.5), unseen(3.0), unseen(1.0)];
    let prospects = values.prospects(&cards, 14);
    let price = prospects.price(60.0);
    assert_eq!(prospects.today(price, 1e9)[0], 1);
    assert_eq!(prospects.today(price, 30.0), [1]);
}

#[test]
fn nothing_is_asked_twice_on_a_day_or_on_the_date_itself() {
    let values = Values::of(Person::UNKNOWN, 14);
    let cards = [seen(1.0, 0.5, 0), seen(1.0, 0.5, 3)];
    let prospects = values.prospects(&cards, 14);
    assert_eq!(prospects.today(prospects.price(600.0), 600.0), [1]);
    assert!(values.prospects(&cards, 0).today(1e-4, 600.0).is_empty());
}

#[test]
fn a_fresh_strong_memory_waits_while_a_fading_one_is_asked() {
    let values = Values::of(Person::UNKNOWN, 30);
    let cards = [seen(1.0, 400.0, 1), seen(1.0, 2.0, 6)];
    let prospects = values.prospects(&cards, 30);
    assert_eq!(prospects.today(prospects.price(300.0), 20.0), [1]);
}

#[test]
fn the_value_of_never_is_the_recall_that_is_left() {
    let values = Values::of(Person::UNKNOWN, 20);
    let cards = [seen(1.0, 30.0, 5)];
    let outlook = values.prospects(&cards, 20).outlook(1e3);
    let left = DEFAULT_WEIGHTS.recall(25.0, 30.0);
    assert!((outlook.recall[0] - left).abs() < 1e-9, "{outlook:?}");
    assert!(outlook.seconds.abs() < 1e-9);
}

#[test]
fn a_stronger_memory_is_never_worth_less() {
    let values = Values::of(Person::UNKNOWN, 40);
    for table in values.tables.iter().flat_map(|tables| &tables.value) {
        for difficulty in 0..7 {
            let column: Vec<f32> = table.iter().skip(difficulty).step_by(7).copied().collect();
            for pair in column.windows(2) {
                assert!(pair[0] <= pair[1] + 1e-3, "{column:?}");
            }
        }
    }
}
