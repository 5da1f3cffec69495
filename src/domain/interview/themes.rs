//! Questions topic by topic: easy to hard inside a topic, tasks where heads are warm and not yet tired, stories about people at the end.

use std::collections::BTreeMap;

use super::eligible::Eligible;
use crate::domain::labels::{Kind, Level};

/// What it costs to begin a task a minute outside of its part of the interview.
const MINUTE_OUTSIDE: u32 = 100;
/// What it costs to tear a topic apart by a task.
const TORN: u32 = 20;
/// What it costs to put a task beside no question of its own topic.
const STRANGE: u32 = 5;
/// What it costs to begin with a design that could come later, a minute; heads are not warm yet.
const EARLY: u32 = 1;

/// Orders what comes after the `opening`. The order of `main` does not matter.
pub(super) fn by_theme<'a>(opening: &[&'a Eligible], main: Vec<&'a Eligible>) -> Vec<&'a Eligible> {
    let before = minutes(opening);
    let third = (before + minutes(&main)) / 3.0;
    let of = |wanted: fn(Kind) -> bool| {
        let mut found: Vec<&Eligible> =
            main.iter().copied().filter(|one| wanted(one.kind)).collect();
        found.sort_by_key(|one| (one.level, one.minutes, one.id.as_str()));
        found
    };
    let code = of(|kind| kind == Kind::Code);
    let design = of(|kind| kind == Kind::Design);
    let stories = of(|kind| kind == Kind::Behavioral);
    let talk = of(|kind| !matches!(kind, Kind::Code | Kind::Design | Kind::Behavioral));
    let topic = opening.last().map(|one| one.topic.as_str());
    let mut topics = themes(talk, topic);
    let mut best: Option<(u32, Vec<&Eligible>)> = None;
    // A long query may leave a task no place in its part of the time: then the topics take turns in going first.
    for _ in 0..topics.len().max(1) {
        let talk = Talk { questions: topics.concat(), before, third };
        let tried = talk.with_tasks(&code, &design);
        if best.as_ref().is_none_or(|(least, _)| tried.0 < *least) {
            best = Some(tried);
        }
        if best.as_ref().is_some_and(|(least, _)| *least < MINUTE_OUTSIDE) {
            break;
        }
        if !topics.is_empty() {
            topics.rotate_left(1);
        }
    }
    let mut ordered = best.map(|(_, ordered)| ordered).unwrap_or_default();
    ordered.extend(stories);
    ordered
}

fn is_task(one: &Eligible) -> bool {
    matches!(one.kind, Kind::Code | Kind::Design)
}

fn minutes(questions: &[&Eligible]) -> f64 {
    questions.iter().map(|one| f64::from(one.minutes)).sum()
}

/// Topic by topic: the one that the opening was about first, then those that are easy on the whole; in each from easy to hard.
fn themes<'a>(questions: Vec<&'a Eligible>, first: Option<&str>) -> Vec<Vec<&'a Eligible>> {
    let mut topics: BTreeMap<&str, Vec<&Eligible>> = BTreeMap::new();
    for one in questions {
        topics.entry(&one.topic).or_default().push(one);
    }
    let mut topics: Vec<(&str, Vec<&Eligible>)> = topics.into_iter().collect();
    // A mean in sixtieths, so that equal means are equal.
    let hardness = |topic: &[&Eligible]| {
        let above = |level| topic.iter().filter(|one| one.level > level).count();
        60 * (above(Level::Junior) + above(Level::Middle)) / topic.len().max(1)
    };
    topics.sort_by_key(|(name, own)| (Some(*name) != first, hardness(own), *name));
    for (_, own) in &mut topics {
        own.sort_by_key(|one| (one.level, one.id.leaf(), one.minutes, one.id.as_str()));
    }
    topics.into_iter().map(|(_, own)| own).collect()
}

/// What is talked about, and when: the tasks go in between.
struct Talk<'a> {
    questions: Vec<&'a Eligible>,
    /// Minutes of the opening.
    before: f64,
    /// A third of all minutes.
    third: f64,
}

impl<'a> Talk<'a> {
    /// With the tasks at their best places, and what these cost: every pair of places is looked at, and either may come first where they meet.
    fn with_tasks(
        &self,
        code: &[&'a Eligible],
        design: &[&'a Eligible],
    ) -> (u32, Vec<&'a Eligible>) {
        let places = |tasks: &[&Eligible]| if tasks.is_empty() { 0 } else { self.questions.len() };
        let mut best: Option<(u32, Vec<&Eligible>)> = None;
        for at_code in 0..=places(code) {
            for at_design in 0..=places(design) {
                for is_design_first in [false, true] {
                    let tried = self.merged((at_code, code), (at_design, design), is_design_first);
                    let cost = self.cost(&tried);
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, tried));
                    }
                }
            }
        }
        best.unwrap_or_default()
    }

    fn merged(
        &self,
        (at_code, code): (usize, &[&'a Eligible]),
        (at_design, design): (usize, &[&'a Eligible]),
        is_design_first: bool,
    ) -> Vec<&'a Eligible> {
        let mut ordered = Vec::with_capacity(self.questions.len() + code.len() + design.len());
        for at in 0..=self.questions.len() {
            let here = |place: usize, tasks: &[&'a Eligible]| {
                if place == at { tasks.to_vec() } else { Vec::new() }
            };
            let (code, design) = (here(at_code, code), here(at_design, design));
            let (first, second) = if is_design_first { (design, code) } else { (code, design) };
            ordered.extend(first.into_iter().chain(second));
            ordered.extend(self.questions.get(at));
        }
        ordered
    }

    fn cost(&self, ordered: &[&Eligible]) -> u32 {
        let mut minute = self.before;
        let mut cost = 0;
        let mut last: Option<&str> = None;
        for (at, one) in ordered.iter().enumerate() {
            cost += self.misplaced(one.kind, minute);
            minute += f64::from(one.minutes);
            let topic = one.topic.as_str();
            let before = at.checked_sub(1).and_then(|at| ordered.get(at));
            if is_task(one) {
                let mut beside = before.into_iter().chain(ordered.get(at + 1));
                cost += if beside.any(|other| other.topic == topic) { 0 } else { STRANGE };
            } else if last != Some(topic) {
                last = Some(topic);
            } else if before.is_some_and(|before| is_task(before) && before.topic != topic) {
                cost += TORN;
            }
        }
        cost
    }

    /// What it costs that a question of this kind begins in this minute.
    fn misplaced(&self, kind: Kind, minute: f64) -> u32 {
        let (from, to) = (self.third, 2.0 * self.third);
        let outside = match kind {
            Kind::Code => (from - minute).max(minute - to + 0.01).max(0.0),
            Kind::Design => (minute - to + 0.01).max(0.0),
            _ => 0.0,
        };
        let early = if kind == Kind::Design { (to - minute).max(0.0) } else { 0.0 };
        // Minutes are at most some thousands.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
        let whole = |minutes: f64| minutes.ceil() as u32;
        MINUTE_OUTSIDE * whole(outside) + EARLY * whole(early)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::Importance;

    fn question(topic: &str, slug: &str, level: Level, kind: Kind, minutes: u16) -> Eligible {
        Eligible {
            id: format!("{topic}/{slug}").parse().unwrap(),
            topic: topic.to_owned(),
            level,
            kind,
            minutes,
            exposures: 0,
            cooling: false,
            flagged: false,
            untranslated: false,
            importance: Importance::Useful,
        }
    }

    fn ordered(opening: &[Eligible], questions: &[Eligible]) -> Vec<String> {
        let opening: Vec<&Eligible> = opening.iter().collect();
        let found = by_theme(&opening, questions.iter().collect());
        let mut turned: Vec<&Eligible> = questions.iter().collect();
        turned.reverse();
        assert_eq!(found, by_theme(&opening, turned));
        found.iter().map(|one| one.id.to_string()).collect()
    }

    #[test]
    fn topics_stand_together_with_tasks_in_the_middle_and_stories_at_the_end() {
        use Kind::{Behavioral, Choice, Code, Design, Open, Sql};
        use Level::{Junior, Middle, Senior};
        let opening = [question("web", "first", Junior, Open, 3)];
        let questions = [
            question("sql", "query", Middle, Sql, 8),
            question("people", "story", Junior, Behavioral, 5),
            question("core", "function", Middle, Code, 12),
            question("sql", "hard", Senior, Open, 5),
            question("core", "easy", Junior, Choice, 2),
            question("web", "next", Senior, Open, 5),
            question("core", "known", Middle, Open, 4),
            question("large", "system", Senior, Design, 20),
            question("sql", "easy", Junior, Open, 3),
        ];
        // 67 minutes: the function begins between 22 and 45, the system before 45.
        let found = ordered(&opening, &questions);
        assert_eq!(found[0], "web/next");
        assert_eq!(found.last().unwrap(), "people/story");
        let minute_of = |id: &str| {
            let all: Vec<&Eligible> = opening.iter().chain(&questions).collect();
            let minutes =
                |id: &String| all.iter().find(|one| one.id.as_str() == id).unwrap().minutes;
            3 + found.iter().take_while(|one| *one != id).map(minutes).sum::<u16>()
        };
        assert!((23..45).contains(&minute_of("core/function")), "{found:?}");
        assert!(minute_of("large/system") < 45, "{found:?}");
        assert_eq!(found.len(), questions.len());
        let is_talk = |id: &&String| !id.ends_with("function") && !id.ends_with("system");
        let talk: Vec<&String> = found.iter().filter(is_talk).collect();
        assert_eq!(
            talk,
            [
                "web/next",
                "core/easy",
                "core/known",
                "sql/easy",
                "sql/query",
                "sql/hard",
                "people/story"
            ]
        );
    }

    #[test]
    fn what_is_only_tasks_or_nothing_at_all_has_an_order_too() {
        let tasks = [
            question("core", "b", Level::Senior, Kind::Code, 25),
            question("core", "a", Level::Junior, Kind::Code, 12),
            question("large", "c", Level::Senior, Kind::Design, 30),
        ];
        assert_eq!(ordered(&[], &tasks).len(), 3);
        assert_eq!(ordered(&[], &[]), [] as [String; 0]);
    }
}
