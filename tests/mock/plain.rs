//! Mock interviews ask what interviewers ask: plain questions, which many lists of interview questions have, come in the share that the bank
//! has of them, and the first question of an interview above all.

use std::collections::{BTreeMap, BTreeSet};

use viva::domain::interview::assemble::assemble;
use viva::domain::interview::set::Role;
use viva::domain::labels::{Kind, Level};
use viva::pack::asked;
use viva::pack::blueprint::BUILTIN_MINUTES;

use super::assembly::{BANK, built_in, of, request};

/// Seeds that are drawn of each blueprint.
const SEEDS: u64 = 40;

/// Lists that make a question a plain one.
const LISTS: u32 = 4;

/// Of how many questions, how many are plain.
#[derive(Default)]
struct Share {
    plain: u32,
    all: u32,
}

impl Share {
    fn add(&mut self, is_plain: bool) {
        (self.plain, self.all) = (self.plain + u32::from(is_plain), self.all + 1);
    }

    fn percent(&self) -> f64 {
        100.0 * f64::from(self.plain) / f64::from(self.all)
    }
}

fn plain_ids() -> BTreeSet<String> {
    let path = format!("{}/questions/asked.toml", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("what interviewers ask");
    let (intents, problems) = asked::parse(&bytes, &["en".to_owned(), "ru".to_owned()]);
    assert_eq!(problems, []);
    let often = intents.into_iter().filter(|intent| intent.lists >= LISTS);
    often.flat_map(|intent| intent.ids).map(|id| id.into_inner()).collect()
}

#[test]
fn plain_questions_come_in_their_share_and_open_the_interview() {
    let plain = plain_ids();
    let is_plain = |id: &str| plain.contains(id);
    // Snippets, tasks, designs and stories have rows of their own in every blueprint: what is plain is a matter of what is asked in words.
    let spoken = [Kind::Open, Kind::Choice, Kind::Cloze];
    let mut bank: BTreeMap<Level, Share> = BTreeMap::new();
    for one in BANK.iter().filter(|one| spoken.contains(&one.kind)) {
        bank.entry(one.level).or_default().add(is_plain(one.id.as_str()));
    }
    let (mut drawn, mut warmups) = (BTreeMap::<Level, Share>::new(), Share::default());
    for &level in Level::ALL {
        for minutes in BUILTIN_MINUTES {
            let blueprint = built_in(level, minutes);
            for seed in 0..SEEDS {
                let draw = assemble(&BANK, &request(&blueprint, 1, seed)).expect("a set");
                let form = &draw.forms[0];
                for (place, one) in form.places.iter().zip(of(&BANK, form)) {
                    let is_plain = is_plain(one.id.as_str());
                    if spoken.contains(&one.kind) {
                        drawn.entry(one.level).or_default().add(is_plain);
                    }
                    if place.role == Role::Warmup {
                        warmups.add(is_plain);
                    }
                }
            }
        }
    }
    for (level, share) in &drawn {
        let (in_sets, in_bank) = (share.percent(), bank[level].percent());
        eprintln!(
            "{level}: {in_sets:.1} % of what is asked in words is plain, {in_bank:.1} % of the bank"
        );
        assert!(in_sets >= in_bank - 5.0, "{level}: {in_sets:.1} of {in_bank:.1}");
    }
    eprintln!("warm-ups: {:.1} % of {}", warmups.percent(), warmups.all);
    assert!(warmups.percent() >= 90.0, "{:.1} %", warmups.percent());
}
