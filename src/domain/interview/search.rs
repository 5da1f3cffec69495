//! The local search: questions are swapped, added and removed as long as the cost does not rise.
//!
//! Bounded by a number of steps, never by time, so that the same seed gives the same set on every machine.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};

use super::blueprint::difficulty;
use super::evidence::Evidence;
use super::heavy::{Heavy, is_heavy, unpaired};
use super::pool::{Cell, Pool, as_index};

/// Cost of a question too many or too few in a row, and of a minute outside the range.
const VIOLATION: f64 = 100.0;
/// Cost of a second question of one leaf.
const REPETITION: f64 = 30.0;
/// Cost of a difference of 1 between the mean difficulties of two forms.
const SPREAD: f64 = 10.0;
/// Cost of a task of one form that has no like in another one.
const UNPAIRED: f64 = 60.0;
/// Cost of an interview that a question was asked in before.
const EXPOSURE: f64 = 0.1;
/// Cost of a question that has no text in the language of the set.
const UNTRANSLATED: f64 = 2.0;

/// Steps of one attempt and form.
const STEPS: u32 = 4000;
/// What differs by less is equal: sums of the same numbers in another order.
const EQUAL: f64 = 1e-9;

/// One form while it is searched for.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Places in the pool; those of every form come first.
    pub items: Vec<u32>,
    counts: Vec<u32>,
    minutes: u32,
    difficulty: f64,
    /// Questions too many or too few over all rows, minutes not counted.
    missed: u32,
    /// What there is of each must-have, in the pool's order.
    evidence: Vec<Evidence>,
    /// Questions that are missing for the evidence, over all must-haves.
    lack: u32,
    /// Its tasks, sorted.
    heavy: Vec<Heavy>,
    repetitions: u32,
    exposures: u64,
    untranslated: u32,
}

/// All forms.
#[derive(Clone, Debug)]
pub(super) struct State<'p> {
    pool: &'p Pool<'p>,
    pub drafts: Vec<Draft>,
    /// Whether a question is in a form.
    used: Vec<bool>,
}

impl<'p> State<'p> {
    /// Forms that hold the fixed questions and nothing else.
    pub fn new(pool: &'p Pool<'p>, forms: u32) -> Self {
        let missed = pool.margins.iter().map(|(_, count)| count.miss(0)).sum();
        let empty = Draft {
            items: Vec::new(),
            counts: vec![0; pool.margins.len()],
            minutes: pool.frame_minutes,
            difficulty: 0.0,
            missed,
            evidence: vec![Evidence::default(); pool.needed.len()],
            lack: pool.needed.iter().map(|_| Evidence::default().lack()).sum(),
            heavy: Vec::new(),
            repetitions: 0,
            exposures: 0,
            untranslated: 0,
        };
        let drafts = vec![empty; as_index(forms)];
        let mut state = Self { pool, drafts, used: vec![false; pool.items.len()] };
        for form in 0..state.drafts.len() {
            for &place in &pool.fixed {
                state.add(form, place);
            }
        }
        state
    }

    /// Questions and minutes outside the blueprint's rows, and questions that the must-haves lack, over all forms.
    pub fn violations(&self) -> u32 {
        let of = |draft: &Draft| draft.missed + draft.lack + self.pool.minutes.miss(draft.minutes);
        self.drafts.iter().map(of).sum()
    }

    /// Second questions of one leaf, over all forms.
    pub fn repetitions(&self) -> u32 {
        self.drafts.iter().map(|draft| draft.repetitions).sum()
    }

    /// Tasks that have no like, over all pairs of forms.
    pub fn unpaired(&self) -> u32 {
        let mut count = 0;
        for (place, one) in self.drafts.iter().enumerate() {
            let others = self.drafts.iter().skip(place + 1);
            count += others.map(|other| unpaired(&one.heavy, &other.heavy)).sum::<u32>();
        }
        count
    }

    /// Largest difference between the mean difficulties of two forms.
    pub fn spread(&self) -> f64 {
        let means = self.drafts.iter().map(Draft::mean);
        let (least, most) = means
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), mean| {
                (least.min(mean), most.max(mean))
            });
        (most - least).max(0.0)
    }

    /// What the search makes small.
    pub fn cost(&self) -> f64 {
        let exposures: u64 = self.drafts.iter().map(|draft| draft.exposures).sum();
        let untranslated: u32 = self.drafts.iter().map(|draft| draft.untranslated).sum();
        VIOLATION * f64::from(self.violations())
            + REPETITION * f64::from(self.repetitions())
            + UNPAIRED * f64::from(self.unpaired())
            + SPREAD * self.spread()
            + EXPOSURE * exposures as f64
            + UNTRANSLATED * f64::from(untranslated)
    }

    /// One attempt: a draw, then steps until nothing is left to mend or the steps are used up.
    pub fn attempt(&mut self, random: &mut ChaCha8Rng) {
        for form in 0..self.drafts.len() {
            self.draw(form, random);
        }
        let mut cost = self.cost();
        let steps = STEPS.saturating_mul(u32::try_from(self.drafts.len()).unwrap_or(u32::MAX));
        for _ in 0..steps {
            if cost < EQUAL {
                break;
            }
            cost = self.step(cost, random);
        }
    }

    /// Fills a form with a number of each kind that its row allows.
    fn draw(&mut self, form: usize, random: &mut ChaCha8Rng) {
        let pool = self.pool;
        for (row, (margin, count)) in pool.margins.iter().enumerate() {
            if !matches!(margin, super::margins::Margin::Kind(_)) {
                continue;
            }
            let size = pool.size_of_row(row);
            let wanted = random.random_range(count.least..=count.most).min(size);
            // Some of what is drawn is used already; a few tries more than wanted are enough to begin with.
            for _ in 0..wanted.saturating_mul(2) {
                if self.drafts[form].counts[row] >= wanted {
                    break;
                }
                if let Some(place) = self.of_row(row, random) {
                    self.add(form, place);
                }
            }
        }
    }

    /// Tries one change and gives the cost that it led to, or the old one where it was taken back.
    fn step(&mut self, cost: f64, random: &mut ChaCha8Rng) -> f64 {
        let form = index(random, self.drafts.len());
        // Mostly one question for another. Two at once get out of where each alone would take too long or too short.
        let (removes, adds) = match random.random_range(0..8_u32) {
            0 => (0, 1),
            1 => (1, 0),
            2 => (1, 2),
            3 => (2, 1),
            4 => (2, 2),
            _ => (1, 1),
        };
        let draft = &self.drafts[form];
        let is_off = draft.missed + draft.lack > 0 || self.unpaired() > 0;
        let is_aimed = is_off && random.random_bool(0.5);
        let mut removed = [None; 2];
        for slot in removed.iter_mut().take(removes) {
            let outgoing = self.outgoing(form, is_aimed, random);
            *slot = outgoing.map(|at| self.remove(form, at));
        }
        let mut added = 0;
        for _ in 0..adds {
            if let Some(place) = self.incoming(form, is_aimed, random) {
                self.add(form, place);
                added += 1;
            }
        }
        let changed = self.cost();
        if added == adds && changed <= cost + EQUAL {
            return changed;
        }
        for _ in 0..added {
            let last = self.drafts[form].items.len() - 1;
            self.remove(form, last);
        }
        for place in removed.into_iter().flatten() {
            self.add(form, place);
        }
        cost
    }

    /// A place in the form that may be given up; of a row with too many when it is aimed.
    fn outgoing(&self, form: usize, is_aimed: bool, random: &mut ChaCha8Rng) -> Option<usize> {
        let (pool, draft) = (self.pool, &self.drafts[form]);
        let free = pool.fixed.len()..draft.items.len();
        if free.is_empty() {
            return None;
        }
        if is_aimed {
            let too_many = |at: &usize| {
                let mut rows = pool.cell(draft.items[*at]).rows.iter();
                rows.any(|&row| draft.counts[row] > pool.margins[row].1.most)
            };
            let found: Vec<usize> = free.clone().filter(too_many).collect();
            if !found.is_empty() {
                return Some(found[index(random, found.len())]);
            }
            let is_task = |at: &usize| is_heavy(pool.cell(draft.items[*at]).kind);
            let tasks: Vec<usize> = free.clone().filter(is_task).collect();
            if draft.missed + draft.lack == 0 && !tasks.is_empty() {
                return Some(tasks[index(random, tasks.len())]);
            }
        }
        Some(free.start + index(random, free.len()))
    }

    /// A question that is in no form; of a row with too few when it is aimed.
    fn incoming(&self, form: usize, is_aimed: bool, random: &mut ChaCha8Rng) -> Option<u32> {
        let (pool, draft) = (self.pool, &self.drafts[form]);
        if is_aimed {
            let too_few = |row: &usize| draft.counts[*row] < pool.margins[*row].1.least;
            let found: Vec<usize> = (0..pool.margins.len()).filter(too_few).collect();
            if !found.is_empty() {
                return self.of_row(found[index(random, found.len())], random);
            }
            let is_thin = |place: &usize| !draft.evidence[*place].is_enough();
            let found: Vec<usize> = (0..pool.needed.len()).filter(is_thin).collect();
            if !found.is_empty() {
                let items = &pool.items_of_needed[found[index(random, found.len())]];
                let place = *items.get(index(random, items.len()))?;
                return (!self.used[as_index(place)]).then_some(place);
            }
            if let Some(place) = self.like_another(form, random) {
                return Some(place);
            }
        }
        // Few in their language among many others would hardly ever be tried.
        if !pool.translated.is_empty() && random.random_bool(0.5) {
            let place = pool.translated[index(random, pool.translated.len())];
            return (!self.used[as_index(place)]).then_some(place);
        }
        // Most draws take any question alike. Some take any cell alike, so that what is rare in a large bank is tried soon.
        if random.random_range(0..4_u32) > 0 {
            let count = u32::try_from(pool.items.len()).unwrap_or(u32::MAX);
            let place = (count > 0).then(|| random.random_range(0..count));
            return place.filter(|place| !self.used[as_index(*place)]);
        }
        let cells = u32::try_from(pool.cells.len()).unwrap_or(u32::MAX);
        let cell = (cells > 0).then(|| random.random_range(0..cells))?;
        self.of_cell(cell, random)
    }

    /// A task like one of another form.
    fn like_another(&self, form: usize, random: &mut ChaCha8Rng) -> Option<u32> {
        let other = self.drafts.get(index(random, self.drafts.len()))?;
        let like = *other.heavy.get(index(random, other.heavy.len()))?;
        if self.drafts[form].heavy.contains(&like) {
            return None;
        }
        let cells = self.pool.cells_of_task.get(&(like.kind, like.level))?;
        let cell = *cells.get(index(random, cells.len()))?;
        self.of_cell(cell, random)
    }

    /// Any question of a row.
    fn of_row(&self, row: usize, random: &mut ChaCha8Rng) -> Option<u32> {
        let size = self.pool.size_of_row(row);
        let target = (size > 0).then(|| random.random_range(0..size))?;
        let cells = &self.pool.cells_of_row[row];
        let (_, cell) = cells.get(cells.partition_point(|(sum, _)| *sum <= target))?;
        self.of_cell(*cell, random)
    }

    /// Any question of a cell.
    fn of_cell(&self, cell: u32, random: &mut ChaCha8Rng) -> Option<u32> {
        let items = &self.pool.cells[as_index(cell)].items;
        let place = *items.get(index(random, items.len()))?;
        (!self.used[as_index(place)]).then_some(place)
    }

    fn add(&mut self, form: usize, place: u32) {
        let (item, cell) = (self.pool.item(place), self.pool.cell(place));
        let draft = &mut self.drafts[form];
        for &row in &cell.rows {
            let (count, number) = (self.pool.margins[row].1, draft.counts[row]);
            draft.missed = draft.missed + count.miss(number + 1) - count.miss(number);
            draft.counts[row] = number + 1;
        }
        for &needed in &self.pool.needed_of_item[as_index(place)] {
            let evidence = &mut draft.evidence[needed];
            let before = evidence.lack();
            evidence.add(cell.kind, cell.minutes);
            draft.lack = draft.lack + evidence.lack() - before;
        }
        if let Some(heavy) = heavy(cell) {
            let at = draft.heavy.partition_point(|one| *one < heavy);
            draft.heavy.insert(at, heavy);
        }
        draft.minutes += cell.minutes;
        draft.difficulty += difficulty(cell.level);
        draft.exposures += u64::from(item.exposures);
        draft.untranslated += u32::from(item.untranslated);
        draft.repetitions += draft.repeats(self.pool, item.leaf);
        draft.items.push(place);
        self.used[as_index(place)] = true;
    }

    fn remove(&mut self, form: usize, at: usize) -> u32 {
        let draft = &mut self.drafts[form];
        let place = draft.items.swap_remove(at);
        let (item, cell) = (self.pool.item(place), self.pool.cell(place));
        for &row in &cell.rows {
            let (count, number) = (self.pool.margins[row].1, draft.counts[row]);
            draft.missed = draft.missed + count.miss(number - 1) - count.miss(number);
            draft.counts[row] = number - 1;
        }
        for &needed in &self.pool.needed_of_item[as_index(place)] {
            let evidence = &mut draft.evidence[needed];
            let before = evidence.lack();
            evidence.remove(cell.kind, cell.minutes);
            draft.lack = draft.lack + evidence.lack() - before;
        }
        if let Some(at) = heavy(cell).and_then(|heavy| draft.heavy.binary_search(&heavy).ok()) {
            draft.heavy.remove(at);
        }
        draft.minutes -= cell.minutes;
        draft.difficulty -= difficulty(cell.level);
        draft.exposures -= u64::from(item.exposures);
        draft.untranslated -= u32::from(item.untranslated);
        draft.repetitions -= draft.repeats(self.pool, item.leaf);
        self.used[as_index(place)] = false;
        place
    }
}

impl Draft {
    /// Mean difficulty; 0 without a question.
    pub fn mean(&self) -> f64 {
        self.difficulty / (self.items.len().max(1)) as f64
    }

    /// 1 if one more question of the leaf would be a repetition, else 0.
    fn repeats(&self, pool: &Pool<'_>, leaf: u32) -> u32 {
        let same = self.items.iter().filter(|one| pool.item(**one).leaf == leaf).count();
        u32::from(same >= as_index(pool.leaf_most[as_index(leaf)]))
    }
}

/// What a question of a cell is to parallel forms, if it is a task.
fn heavy(cell: &Cell) -> Option<Heavy> {
    let Cell { kind, level, minutes, .. } = *cell;
    is_heavy(kind).then_some(Heavy { kind, level, minutes })
}

/// A place below `length`, which is drawn as 32 bits so that every platform draws the same.
fn index(random: &mut impl Rng, length: usize) -> usize {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    if length == 0 { 0 } else { as_index(random.random_range(0..length)) }
}
