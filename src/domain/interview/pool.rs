//! The questions that may come, grouped into cells: what is in one cell is the same to every row of the blueprint.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::blueprint::{Blueprint, Count};
use super::eligible::Eligible;
use super::evidence::{Needed, needed};
use super::heavy::is_heavy;
use super::margins::{Margin, margins};
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};

/// A question that may come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub leaf: u32,
    pub cell: u32,
    pub exposures: u32,
    pub untranslated: bool,
}

/// Questions that count for the same rows and take the same minutes.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Rows that they count for, as places in [`Pool::rows`].
    pub rows: Vec<usize>,
    pub level: Level,
    pub kind: Kind,
    pub minutes: u32,
    /// Their places in [`Pool::items`].
    pub items: Vec<u32>,
}

/// Everything that the search looks at.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    pub margins: Vec<(Margin, Count)>,
    /// Minutes of the box, and those of it that no question takes.
    pub minutes: Count,
    pub frame_minutes: u32,
    /// The questions by place; sorted by leaf and id, so that the order they came in does not matter.
    pub questions: Vec<&'a Eligible>,
    pub items: Vec<Item>,
    pub cells: Vec<Cell>,
    /// Per row its cells, each with the number of questions up to and including it.
    pub cells_of_row: Vec<Vec<(u32, u32)>>,
    /// Questions of every form.
    pub fixed: Vec<u32>,
    /// How many questions of a leaf one form may have before it counts as a repetition.
    pub leaf_most: Vec<u32>,
    /// Questions in the language of the set, where there are others too.
    pub translated: Vec<u32>,
    /// What a pass cannot do without.
    pub needed: Vec<Needed>,
    /// Cells of tasks by kind and level.
    pub cells_of_task: BTreeMap<(Kind, Level), Vec<u32>>,
    /// Per must-have the questions that tell something about it.
    pub items_of_needed: Vec<Vec<u32>>,
    /// Per question the must-haves that it tells something about, as places in [`Pool::needed`].
    pub needed_of_item: Vec<Vec<usize>>,
}

/// Which questions come in any case, and which do not.
pub(super) struct Choice<'a> {
    pub fixed: BTreeSet<&'a QuestionId>,
    pub excluded: BTreeSet<&'a QuestionId>,
    pub exclude_flagged: bool,
    /// The recipe: it says which tasks of code are for this interview.
    pub blueprint: &'a Blueprint,
}

impl Choice<'_> {
    /// Whether the question is a task that is too hard for the level that is interviewed for.
    pub fn is_too_hard(&self, question: &Eligible) -> bool {
        self.blueprint.is_too_hard(question.kind, question.level)
    }

    /// Whether the question is a task that there is no room for.
    pub fn is_ill_timed(&self, question: &Eligible) -> bool {
        self.blueprint.is_ill_timed(question.kind, question.minutes)
    }

    /// Whether the question may come. One of every form is not held back by a flag or by a cool-down: without it the
    /// candidates of two days could not be compared.
    pub fn lets_through(&self, question: &Eligible) -> bool {
        let held_back = question.cooling
            || (question.flagged && self.exclude_flagged)
            || self.is_too_hard(question)
            || self.is_ill_timed(question);
        !self.excluded.contains(&question.id) && (!held_back || self.fixed.contains(&question.id))
    }
}

/// Row of the topic, row of the leaf, level, kind, minutes.
type Key = (Option<u16>, Option<u16>, Level, Kind, u16);

impl<'a> Pool<'a> {
    pub fn new(candidates: &'a [Eligible], blueprint: &Blueprint, choice: &Choice<'_>) -> Self {
        let usable = candidates.iter().filter(|one| choice.lets_through(one));
        let rows = margins(blueprint);
        let mut pool = Self {
            minutes: blueprint.minutes_range(),
            frame_minutes: blueprint.frame_minutes(),
            questions: Vec::with_capacity(candidates.len()),
            items: Vec::with_capacity(candidates.len()),
            cells: Vec::new(),
            cells_of_row: Vec::new(),
            fixed: Vec::new(),
            leaf_most: Vec::new(),
            translated: Vec::new(),
            needed: needed(&blueprint.verdict),
            cells_of_task: BTreeMap::new(),
            items_of_needed: Vec::new(),
            needed_of_item: Vec::new(),
            margins: rows,
        };
        pool.group(by_leaf(usable), choice);
        pool.index();
        pool.index_needed();
        pool
    }

    fn group(&mut self, leaves: Vec<(&'a str, Vec<&'a Eligible>)>, choice: &Choice<'_>) {
        let margins = self.margins.clone();
        let labels = Labels::new(&margins);
        let mut cells: HashMap<Key, u32> = HashMap::new();
        for ((leaf, questions), leaf_number) in leaves.into_iter().zip(0_u32..) {
            self.leaf_most.push(labels.leaf_most(leaf));
            let leaf_row = labels.row_of(leaf);
            // The topic follows from the leaf, so that it is looked up again only where it does not.
            let mut topic = ("", None);
            for question in questions {
                if topic.0 != question.topic {
                    topic = (question.topic.as_str(), labels.row_of(&question.topic));
                }
                let leaf_row = leaf_row.filter(|_| leaf_row != topic.1);
                let key = (topic.1, leaf_row, question.level, question.kind, question.minutes);
                let next = as_number(self.cells.len());
                let number = *cells.entry(key).or_insert(next);
                if number == next {
                    self.cells.push(Cell {
                        rows: labels.rows(key),
                        level: question.level,
                        kind: question.kind,
                        minutes: u32::from(question.minutes),
                        items: Vec::new(),
                    });
                }
                let place = as_number(self.items.len());
                self.cells[as_index(number)].items.push(place);
                if choice.fixed.contains(&question.id) {
                    self.fixed.push(place);
                }
                let exposures = question.exposures;
                let untranslated = question.untranslated;
                self.items.push(Item { leaf: leaf_number, cell: number, exposures, untranslated });
                self.questions.push(question);
            }
        }
    }

    fn index(&mut self) {
        self.cells_of_row = vec![Vec::new(); self.margins.len()];
        for (cell, number) in self.cells.iter().zip(0_u32..) {
            if is_heavy(cell.kind) {
                self.cells_of_task.entry((cell.kind, cell.level)).or_default().push(number);
            }
            for &row in &cell.rows {
                let Some(cells) = self.cells_of_row.get_mut(row) else { continue };
                let before = cells.last().map_or(0, |(sum, _)| *sum);
                cells.push((before + as_number(cell.items.len()), number));
            }
        }
        let translated = self.items.iter().zip(0_u32..).filter(|(item, _)| !item.untranslated);
        self.translated = translated.map(|(_, place)| place).collect();
        if self.translated.len() == self.items.len() {
            self.translated.clear();
        }
        // Several questions of a leaf that come in any case are meant to.
        let mut of_leaf: BTreeMap<u32, u32> = BTreeMap::new();
        for place in &self.fixed {
            *of_leaf.entry(self.item(*place).leaf).or_default() += 1;
        }
        for (leaf, fixed) in of_leaf {
            if let Some(most) = self.leaf_most.get_mut(as_index(leaf)) {
                *most = fixed.max(*most);
            }
        }
    }

    fn index_needed(&mut self) {
        let mut names: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut kinds: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        for (place, what) in self.needed.iter().enumerate() {
            match what {
                Needed::Topic(name) => names.entry(name).or_default().push(place),
                Needed::Kind(kind) => kinds.entry(*kind).or_default().push(place),
            }
        }
        let mut of_needed = vec![Vec::new(); self.needed.len()];
        let mut of_item = Vec::with_capacity(self.questions.len());
        for (question, item) in self.questions.iter().zip(0_u32..) {
            let by_name = [question.topic.as_str(), question.id.leaf()];
            let by_name = by_name.into_iter().filter_map(|name| names.get(name));
            let mut own: Vec<usize> =
                by_name.chain(kinds.get(&question.kind)).flatten().copied().collect();
            own.sort_unstable();
            own.dedup();
            for &place in &own {
                of_needed[place].push(item);
            }
            of_item.push(own);
        }
        (self.items_of_needed, self.needed_of_item) = (of_needed, of_item);
    }

    /// The question at a place that the pool gave out.
    pub fn item(&self, place: u32) -> Item {
        self.items[as_index(place)]
    }

    /// Its cell.
    pub fn cell(&self, place: u32) -> &Cell {
        &self.cells[as_index(self.item(place).cell)]
    }

    /// How many questions a row has; those of every form counted too.
    pub fn size_of_row(&self, row: usize) -> u32 {
        self.cells_of_row.get(row).and_then(|cells| cells.last()).map_or(0, |(sum, _)| *sum)
    }
}

/// Where the rows of a blueprint stand.
struct Labels<'m> {
    topics: BTreeMap<&'m str, (usize, Count)>,
    levels: BTreeMap<Level, usize>,
    kinds: BTreeMap<Kind, usize>,
}

impl<'m> Labels<'m> {
    fn new(margins: &'m [(Margin, Count)]) -> Self {
        let mut labels =
            Self { topics: BTreeMap::new(), levels: BTreeMap::new(), kinds: BTreeMap::new() };
        for (row, (margin, count)) in margins.iter().enumerate() {
            match margin {
                Margin::Topic(name) => _ = labels.topics.insert(name, (row, *count)),
                Margin::Level(level) => _ = labels.levels.insert(*level, row),
                Margin::Kind(kind) => _ = labels.kinds.insert(*kind, row),
            }
        }
        labels
    }

    fn row_of(&self, topic_or_leaf: &str) -> Option<u16> {
        self.topics.get(topic_or_leaf).and_then(|(row, _)| u16::try_from(*row).ok())
    }

    /// A leaf comes once, unless a row names it and allows more.
    fn leaf_most(&self, leaf: &str) -> u32 {
        self.topics.get(leaf).map_or(1, |(_, count)| count.most.max(1))
    }

    fn rows(&self, (topic, leaf, level, kind, _): Key) -> Vec<usize> {
        let labels = [self.levels.get(&level).copied(), self.kinds.get(&kind).copied()];
        let topics = [topic, leaf].map(|row| row.map(usize::from));
        topics.into_iter().chain(labels).flatten().collect()
    }
}

/// Questions by leaf: leaves by name, and in each the questions by id and each once. Sorting few at a time is several times as fast
/// as sorting a large bank at once.
fn by_leaf<'a>(questions: impl Iterator<Item = &'a Eligible>) -> Vec<(&'a str, Vec<&'a Eligible>)> {
    let mut leaves: HashMap<&str, Vec<&Eligible>> = HashMap::new();
    for one in questions {
        leaves.entry(one.id.leaf()).or_default().push(one);
    }
    let mut leaves: Vec<(&str, Vec<&Eligible>)> = leaves.into_iter().collect();
    leaves.sort_unstable_by_key(|(leaf, _)| *leaf);
    for (_, questions) in &mut leaves {
        questions.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        questions.dedup_by(|one, kept| one.id == kept.id);
    }
    leaves
}

/// How many, as the search counts; a bank has fewer than 2^32 questions.
fn as_number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A number of ours as a place in a list.
pub(super) fn as_index(number: u32) -> usize {
    // Fewer than 2^32 questions are in memory, and no platform that SQLite runs on here has smaller pointers.
    number as usize
}
