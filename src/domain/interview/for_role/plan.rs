//! How much of what a role cannot do without fits into an interview: evidence first, heaviest first, then a question each.

use crate::domain::interview::blueprint::Blueprint;
use crate::domain::interview::eligible::Eligible;
use crate::domain::interview::evidence::is_solid;
use crate::domain::labels::{Kind, Level};

/// Most topics that a verdict may hang on, however long the interview: each needs a mean of its own, and with every one more it grows
/// likelier that a single slip in a short answer fails a good candidate.
pub const MUST_HAVES_MAX: usize = 8;
/// So many questions of a topic let a set have one whatever was asked lately.
const SOLID_LEAST: usize = 3;
/// So many questions of a kind, of a role or of a topic, let a task be of it, and forms and candidates differ.
pub(super) const KIND_LEAST: usize = 4;
/// So many long or short questions let evidence rest on one of them, whatever was asked lately.
const SPARE_LEAST: usize = 6;
/// A topic that holds so large a part of the questions of a kind gets its task in any case.
const OWN_KIND: f64 = 0.9;
/// A question of so many minutes is evidence alone.
const LONG_MINUTES: u16 = 5;
/// Kinds that take long and that a frame asks for by number.
pub(super) const TASKS: [Kind; 4] = [Kind::Sql, Kind::Code, Kind::Behavioral, Kind::Design];
/// Kinds that take a minute or two, and make evidence of an open question of the same topic.
const SHORT: [Kind; 3] = [Kind::Output, Kind::Choice, Kind::Cloze];

/// A topic as the role wants it.
pub(super) struct Wanted<'a> {
    pub topic: &'a str,
    pub weight: f64,
    pub is_must: bool,
}

/// How many questions of a kind a frame asks for at least.
pub(super) fn least(blueprint: &Blueprint, kind: Kind) -> u32 {
    blueprint.kinds.iter().find(|row| row.what == kind).map_or(0, |row| row.count.least)
}

/// Why there is no evidence of something that the role cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There are no minutes left for it.
    Minutes,
    /// There are minutes, but a verdict hangs on as many topics already as it may.
    Most,
    /// The bank has too few questions on it that show more than that one of a few answers was picked.
    Questions,
}

/// What is asked of the role's must-haves, by topic, heaviest first.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// Topics of which a question comes.
    pub once: Vec<&'a str>,
    /// Those among them that there is evidence of: the must-haves of the verdict.
    pub evident: Vec<&'a str>,
    /// Those that there is no evidence of, and why.
    pub lacking: Vec<(&'a str, Lack)>,
    /// Topics that there are questions on and no minutes for.
    pub bare: Vec<&'a str>,
    /// Open questions that it takes.
    pub opens: u32,
}

impl<'a> Plan<'a> {
    /// First evidence of each topic, as long as there are minutes; then a question, as long as there are.
    pub fn of(blueprint: &Blueprint, wanted: &[Wanted<'a>], usable: &[&Eligible]) -> Self {
        let musts = wanted.iter().filter(|one| one.is_must).map(|one| one.topic);
        let (asked, poor): (Vec<&str>, Vec<&str>) =
            musts.partition(|topic| has_questions(topic, usable));
        let mut plan = Self::default();
        let mut room = Room::of(blueprint, &asked, usable);
        for topic in asked {
            let way = room.way(topic);
            let fits = way.minutes <= room.left;
            if fits && plan.evident.len() < MUST_HAVES_MAX {
                room.take(way);
                plan.opens += way.opens;
                plan.evident.push(topic);
            } else {
                plan.lacking.push((topic, if fits { Lack::Most } else { Lack::Minutes }));
            }
        }
        plan.once.clone_from(&plan.evident);
        for (topic, _) in &plan.lacking {
            if room.open <= room.left {
                room.left -= room.open;
                plan.opens += 1;
                plan.once.push(topic);
            } else {
                plan.bare.push(topic);
            }
        }
        plan.lacking.extend(poor.into_iter().map(|topic| (topic, Lack::Questions)));
        plan
    }

    /// Whether minutes are short of some evidence: then nothing comes that is only nice to have.
    pub fn is_short(&self) -> bool {
        self.lacking.iter().any(|(_, lack)| *lack == Lack::Minutes)
    }
}

/// Whether a question is of a topic or leaf that may come.
pub(super) fn is_named(one: &Eligible, blueprint: &Blueprint) -> bool {
    let is_only = |name: &str| blueprint.only.iter().any(|only| only == name);
    let is_in = is_only(&one.topic) || is_only(one.id.leaf());
    is_in && !blueprint.excludes(&one.topic, &one.id)
}

/// Whether a topic has enough questions to be evidence of it.
pub(super) fn has_questions(topic: &str, usable: &[&Eligible]) -> bool {
    let own = usable.iter().filter(|one| one.topic == topic && is_solid(one.kind));
    own.count() >= SOLID_LEAST
}

/// A way to evidence of a topic, and what it takes.
#[derive(Clone, Copy, Debug)]
struct Way {
    minutes: u32,
    opens: u32,
    takes: Takes,
}

/// What there is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    Task(Kind),
    Long,
    Short,
    Nothing,
}

/// What is left of an interview while it is planned.
struct Room<'u> {
    usable: &'u [&'u Eligible],
    /// Minutes.
    left: u32,
    /// Minutes of an open question of the level.
    open: u32,
    /// Tasks that come in any case and are not yet evidence of a topic, each with the topic that alone can give it.
    tasks: Vec<(Kind, Option<String>)>,
    /// Open questions above the level that are evidence alone.
    longs: u32,
    /// Short questions that may come.
    shorts: u32,
}

impl<'u> Room<'u> {
    fn of(blueprint: &Blueprint, asked: &[&str], usable: &'u [&'u Eligible]) -> Self {
        let minutes = u32::from(blueprint.minutes).saturating_sub(blueprint.frame_minutes());
        let mut tasks = Vec::new();
        let mut of_tasks = 0;
        for kind in TASKS {
            let own = asked.iter().find(|topic| share(topic, kind, usable) >= OWN_KIND);
            for _ in 0..least(blueprint, kind) {
                tasks.push((kind, own.map(|topic| (*topic).to_owned())));
                of_tasks += usual_minutes(kind, blueprint.level, usable);
            }
        }
        // Short questions that the frame asks for come whether they are evidence or not.
        let must: u32 = SHORT.iter().map(|kind| least(blueprint, *kind)).sum();
        let most = |kind: &Kind| {
            blueprint.kinds.iter().find(|row| row.what == *kind).map_or(0, |row| row.count.most)
        };
        let of_level = blueprint.levels.iter().filter(|row| row.what > blueprint.level);
        let above: u32 = of_level.map(|row| row.count.most).sum();
        Self {
            usable,
            left: minutes.saturating_sub(of_tasks + must * SHORT_MINUTES),
            open: u32::from(Kind::Open.default_minutes(blueprint.level)),
            tasks,
            // One place stays free for whatever else is drawn.
            longs: above.saturating_sub(1),
            shorts: SHORT.iter().map(most).sum(),
        }
    }

    /// The cheapest way to evidence of a topic.
    fn way(&self, topic: &str) -> Way {
        let of = |is_meant: &dyn Fn(&Eligible) -> bool| {
            self.usable.iter().filter(|one| one.topic == topic && is_meant(one)).count()
        };
        let can_give = |kind: Kind, own: &Option<String>| match own {
            Some(own) => own == topic,
            None => of(&|one| one.kind == kind) >= KIND_LEAST,
        };
        if let Some((kind, _)) = self.tasks.iter().find(|(kind, own)| can_give(*kind, own)) {
            return Way { minutes: 0, opens: 0, takes: Takes::Task(*kind) };
        }
        if self.open >= u32::from(LONG_MINUTES) {
            return Way { minutes: self.open, opens: 1, takes: Takes::Nothing };
        }
        let is_long = |one: &Eligible| one.kind == Kind::Open && one.minutes >= LONG_MINUTES;
        if self.longs > 0 && of(&is_long) >= SPARE_LEAST {
            return Way { minutes: u32::from(LONG_MINUTES), opens: 1, takes: Takes::Long };
        }
        if self.shorts > 0 && of(&|one| SHORT.contains(&one.kind)) >= SPARE_LEAST {
            return Way { minutes: self.open + SHORT_MINUTES, opens: 1, takes: Takes::Short };
        }
        Way { minutes: 2 * self.open, opens: 2, takes: Takes::Nothing }
    }

    fn take(&mut self, way: Way) {
        self.left -= way.minutes;
        match way.takes {
            Takes::Task(kind) => {
                if let Some(at) = self.tasks.iter().position(|(task, _)| *task == kind) {
                    self.tasks.remove(at);
                }
            }
            Takes::Long => self.longs -= 1,
            Takes::Short => self.shorts -= 1,
            Takes::Nothing => {}
        }
    }
}

/// Minutes of a short question.
const SHORT_MINUTES: u32 = 2;

/// The part of a kind's questions that a topic holds.
fn share(topic: &str, kind: Kind, usable: &[&Eligible]) -> f64 {
    let all = usable.iter().filter(|one| one.kind == kind);
    let own = all.clone().filter(|one| one.topic == topic).count();
    own as f64 / all.count().max(1) as f64
}

/// Minutes that a task usually takes: the median of those that may come.
pub(super) fn usual_minutes(kind: Kind, level: Level, usable: &[&Eligible]) -> u32 {
    let mut minutes: Vec<u16> =
        usable.iter().filter(|one| one.kind == kind).map(|one| one.minutes).collect();
    minutes.sort_unstable();
    u32::from(minutes.get(minutes.len() / 2).copied().unwrap_or(kind.default_minutes(level)))
}
