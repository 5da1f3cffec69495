//! One question of a set for another.

use std::collections::BTreeSet;

use viva::domain::ids::QuestionId;
use viva::domain::interview::assemble::{Form, Request, assemble};
use viva::domain::interview::eligible::Eligible;
use viva::domain::interview::margins::unmet;
use viva::domain::interview::set::Role;
use viva::domain::interview::swap::{NoReplacement, Swap};
use viva::domain::labels::{Kind, Level};

use super::assembly::{BANK, built_in, of, request};

fn seats(pool: &[Eligible], form: &Form) -> Vec<(Eligible, Role)> {
    let questions = of(pool, form).into_iter().cloned();
    questions.zip(form.places.iter().map(|place| place.role)).collect()
}

#[test]
fn every_place_of_a_set_can_be_swapped_and_the_rest_stays() {
    let blueprint = built_in(Level::Middle, 60);
    let apart = Request { anchors: Some(0), ..request(&blueprint, 2, 5) };
    let draw = assemble(&BANK, &apart).expect("two forms");
    let form = seats(&BANK, &draw.forms[0]);
    let reserved: Vec<QuestionId> =
        draw.forms[1].places.iter().map(|place| place.id.clone()).collect();
    let mut drawn: BTreeSet<QuestionId> = BTreeSet::new();
    for number in 1..=u32::try_from(form.len()).unwrap() {
        let swap = |swaps| Swap {
            form: &form,
            number,
            pool: &BANK,
            blueprint: &blueprint,
            reserved: &reserved,
            seed: 5,
            swaps,
        };
        let id = swap(0).draw().expect("another question");
        assert_eq!(swap(0).draw(), Ok(id.clone()));
        assert_eq!(swap(0).check(&id), Ok(()));
        assert!(!reserved.contains(&id) && form.iter().all(|(one, _)| one.id != id));
        let other = BANK.iter().find(|one| one.id == id).unwrap();
        let mut changed: Vec<&Eligible> = form.iter().map(|(one, _)| one).collect();
        changed[number as usize - 1] = other;
        assert_eq!(unmet(&blueprint, changed.iter().copied()), []);
        let old = &form[number as usize - 1].0;
        let is_torn =
            |two: &[&Eligible]| two[0].topic == two[1].topic && two[0].level > two[1].level;
        let is_kept = other.level == old.level || !changed[1..].windows(2).any(is_torn);
        assert!(is_kept, "{id} for {}", old.id);
        let has_its_part =
            |one: &Eligible| matches!(one.kind, Kind::Code | Kind::Design | Kind::Behavioral);
        assert!(old.kind == other.kind || !(has_its_part(old) || has_its_part(other)), "{id}");
        assert!(number > 1 || other.kind == Kind::Open, "{id}");
        drawn.extend((0..12).filter_map(|swaps| swap(swaps).draw().ok()));
    }
    assert!(drawn.len() > 3 * form.len(), "{} for {} places", drawn.len(), form.len());
}

#[test]
fn a_swap_that_does_not_fit_says_why() {
    let mut blueprint = built_in(Level::Middle, 60);
    let is_anchor = |one: &&Eligible| {
        one.topic == "concurrency" && one.level == Level::Middle && one.kind == Kind::Open
    };
    let anchor = BANK.iter().find(is_anchor).unwrap();
    blueprint.anchors = Some(vec![anchor.id.clone()]);
    let apart = Request { anchors: Some(0), ..request(&blueprint, 2, 5) };
    let draw = assemble(&BANK, &apart).expect("two forms");
    let form = seats(&BANK, &draw.forms[0]);
    let number_of = |wanted: &dyn Fn(&Eligible, Role) -> bool| {
        u32::try_from(form.iter().position(|(one, role)| wanted(one, *role)).unwrap() + 1).unwrap()
    };
    let reserved = [draw.forms[1].places[0].id.clone()];
    let mut pool = BANK.clone();
    let base = Swap {
        form: &form,
        number: 1,
        pool: &BANK,
        blueprint: &blueprint,
        reserved: &reserved,
        seed: 5,
        swaps: 0,
    };
    let anchored = number_of(&|_, role| role == Role::Anchor);
    assert_eq!(
        Swap { number: anchored, pool: &pool, ..base }.draw(),
        Err(NoReplacement::Fixed(anchor.id.clone()))
    );
    let of = u32::try_from(form.len()).unwrap();
    for number in [0, of + 1] {
        assert_eq!(
            Swap { number, pool: &pool, ..base }.draw(),
            Err(NoReplacement::NoPlace { number, of })
        );
    }
    let open = number_of(&|one, role| {
        one.kind == Kind::Open && role == Role::Regular && one.level == Level::Middle
    });
    let unknown: QuestionId = "no/such".parse().unwrap();
    assert_eq!(
        Swap { number: open, pool: &pool, ..base }.check(&unknown),
        Err(NoReplacement::Unknown(unknown))
    );
    let taken = NoReplacement::InUse(reserved[0].clone());
    assert_eq!(Swap { number: open, pool: &pool, ..base }.check(&reserved[0]), Err(taken));
    let design = BANK.iter().find(|one| one.kind == Kind::Design && one.level == Level::Middle);
    let refused =
        Swap { number: open, pool: &pool, ..base }.check(&design.unwrap().id).unwrap_err();
    assert!(matches!(refused, NoReplacement::Kind { .. }), "{refused}");
    let is_query = |one: &&Eligible| one.kind == Kind::Sql && one.level == Level::Middle;
    let mut queries = BANK.iter().filter(is_query);
    let query = queries.find(|query| form.iter().all(|(one, _)| one.id != query.id)).unwrap();
    let refused = Swap { number: open, pool: &pool, ..base }.check(&query.id).unwrap_err();
    assert!(refused.to_string().contains("kind sql: wants 1, would have 2"), "{refused}");
    let of = |kind: Kind| BANK.iter().find(|one| one.level == Level::Senior && one.kind == kind);
    let first = Swap { number: 1, pool: &pool, ..base }.check(&of(Kind::Open).unwrap().id);
    assert!(matches!(first, Err(NoReplacement::Level { .. })), "{first:?}");
    let long = Swap { number: 1, pool: &pool, ..base }.check(&of(Kind::Code).unwrap().id);
    assert!(matches!(long, Err(NoReplacement::IllTimed { minutes: 25, .. })), "{long:?}");
    let is_short = |one: &&Eligible| one.kind == Kind::Code && (6..=20).contains(&one.minutes);
    let code = BANK.iter().find(is_short).unwrap();
    let first = Swap { number: 1, pool: &pool, ..base }.check(&code.id);
    assert!(matches!(first, Err(NoReplacement::Opening { .. })), "{first:?}");

    let fitting = Swap { number: open, pool: &pool, ..base }.draw().unwrap();
    for (flagged, cooling) in [(true, false), (false, true)] {
        let found = pool.iter_mut().find(|one| one.id == fitting).unwrap();
        (found.flagged, found.cooling) = (flagged, cooling);
        let refused = Swap { number: open, pool: &pool, ..base }.check(&fitting).unwrap_err();
        let expected = match flagged {
            true => NoReplacement::Flagged(fitting.clone()),
            false => NoReplacement::Cooling(fitting.clone()),
        };
        assert_eq!(refused, expected);
        assert_ne!(Swap { number: open, pool: &pool, ..base }.draw(), Ok(fitting.clone()));
    }
    let old = form[open as usize - 1].0.id.clone();
    assert_eq!(Swap { number: open, pool: &[], ..base }.draw(), Err(NoReplacement::NoneFits(old)));
}
