//! How many questions there are, per topic, level and kind.

use std::collections::BTreeMap;

use crate::domain::labels::{Kind, Level};
use crate::ui::Style;
use crate::ui::table::{Align, Table};
use crate::words::ui::list as words;

/// Sizes of one group, by level and by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// All of it.
    pub all: u32,
    /// By [`Level::rank`].
    pub levels: [u32; 3],
    /// By [`Kind::rank`].
    pub kinds: [u32; 8],
}

/// Sizes of every topic and of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Each topic.
    pub topics: BTreeMap<String, Group>,
    /// All topics together.
    pub total: Group,
}

impl Counts {
    /// Counts `questions` more of a topic, level and kind.
    pub fn add(&mut self, topic: &str, level: Level, kind: Kind, questions: u32) {
        for group in [&mut self.total, self.topics.entry(topic.to_owned()).or_default()] {
            group.all += questions;
            group.levels[usize::from(level.rank())] += questions;
            group.kinds[usize::from(kind.rank())] += questions;
        }
    }

    /// Two tables, by level and by kind, with a line a topic and the total.
    pub fn render(&self, style: Style) -> String {
        // Spelled out, this title would push the table over 80 columns.
        let kinds = Kind::WORDS
            .iter()
            .map(|word| if *word == "behavioral" { words::behavioral_in_short() } else { word });
        let by_level = self.table(words::all(), Level::WORDS.iter().copied(), |group| {
            [group.all].into_iter().chain(group.levels).collect()
        });
        let by_kind = self.table("", kinds, |group| group.kinds.to_vec());
        format!("{}\n\n{}", by_level.render(style), by_kind.render(style))
    }

    fn table<'a>(
        &self,
        first: &'a str,
        titles: impl Iterator<Item = &'a str>,
        numbers: impl Fn(&Group) -> Vec<u32>,
    ) -> Table {
        let first = Some(first).filter(|first| !first.is_empty());
        let numeric = first.into_iter().chain(titles).map(|title| (title, Align::Right));
        let mut table = Table::new([(words::topic(), Align::Left)].into_iter().chain(numeric));
        let mut row = |name: &str, group: &Group| {
            let cells = numbers(group).into_iter().map(|number| number.to_string());
            table.row([name.to_owned()].into_iter().chain(cells));
        };
        self.topics.iter().for_each(|(name, group)| row(name, group));
        row(words::total(), &self.total);
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_add_up() {
        let mut counts = Counts::default();
        counts.add("security", Level::Junior, Kind::Open, 2);
        counts.add("security", Level::Senior, Kind::Choice, 1);
        counts.add("testing", Level::Senior, Kind::Open, 4);
        let drawn = counts.render(Style { width: 120, color: false });
        insta::assert_snapshot!(drawn, @r"
        topic     all  junior  middle  senior
        security    3       2       0       1
        testing     4       0       0       4
        total       7       2       0       5

        topic     open  choice  output  cloze  sql  code  behav.  design
        security     2       1       0      0    0     0       0       0
        testing      4       0       0      0    0     0       0       0
        total        6       1       0      0    0     0       0       0
        ");
    }
}
