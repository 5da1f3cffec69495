//! What asking each question today brings, what waiting brings, and how all of them share the time that is left.

use super::value::{GAPS_DAYS, Move, Tables, Values, price_on, prices};
use crate::domain::fsrs::Memory;

/// A question as the plan sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// What it counts in the recall on the date; above 0.
    pub weight: f64,
    /// How long its answers take, against the person's usual ones; 1 where nothing is known.
    pub cost_factor: f64,
    /// What is known of it.
    pub seen: Seen,
}

/// What is known of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// Never answered, and known with this probability, 0 to 1.
    Never(f64),
    /// Answered `elapsed_days` whole study days ago (0: today), which left this memory.
    Before {
        /// The memory after the last answer.
        memory: Memory,
        /// Whole study days since.
        elapsed_days: u32,
    },
}

/// The best that can be done with one question at one price.
#[derive(Clone, Copy, Debug, Default)]
struct Prospect {
    /// Value of an answer today, its own time not counted.
    ask: f64,
    /// Value of the best day to come, or of never.
    wait: f64,
    /// Expected seconds until the date.
    seconds: f64,
    /// Expected recall on the date.
    recall: f64,
    /// Whether the question is asked before the date.
    asked: f64,
}

/// All questions at all prices.
#[derive(Debug)]
pub struct Prospects {
    cards: Vec<Card>,
    days_left: u32,
}

#[derive(Debug)]
struct Card {
    weight: f64,
    cost_factor: f64,
    is_answered_today: bool,
    first_s: f64,
    today_s: f64,
    at: Vec<Prospect>,
}

/// What a price of time leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Expected recall on the date, 0 to 1, a question each.
    pub recall: Vec<f64>,
    /// How probably each question will have been seen by then, 0 to 1: at one price some questions of a kind are asked and others not.
    pub will_be_seen: Vec<f64>,
    /// Expected seconds of all answers until then.
    pub seconds: f64,
}

impl Outlook {
    /// The mean recall by these weights, 0 to 1; `None` when nothing has a weight.
    pub fn mean(&self, weights: impl Iterator<Item = f64>) -> Option<f64> {
        let (sum, total) =
            self.recall.iter().zip(weights).fold((0.0, 0.0), |(sum, total), (recall, weight)| {
                (sum + recall * weight, total + weight)
            });
        (total > 0.0).then(|| sum / total)
    }
}

impl Values {
    /// Weighs every question with `days_left` days before the date; today is the first of them.
    pub fn prospects(&self, cards: &[Asked], days_left: u32) -> Prospects {
        let days_left = days_left.min(self.days);
        let mut unseen: Vec<(u64, Card)> = Vec::new();
        let cards = cards.iter().map(|asked| match asked.seen {
            Seen::Never(known) => {
                let found = unseen.iter().position(|(bits, _)| *bits == known.to_bits());
                let place = found.unwrap_or_else(|| {
                    unseen.push((known.to_bits(), self.card(asked, days_left)));
                    unseen.len() - 1
                });
                let same = &unseen[place].1;
                Card {
                    weight: asked.weight,
                    cost_factor: asked.cost_factor,
                    at: same.at.clone(),
                    ..*same
                }
            }
            Seen::Before { .. } => self.card(asked, days_left),
        });
        Prospects { cards: cards.collect(), days_left }
    }

    fn card(&self, asked: &Asked, days_left: u32) -> Card {
        let person = &self.person;
        let waits = || GAPS_DAYS.iter().copied().filter(|gap| *gap < days_left);
        let (today, alone, later, first_s): (Move, f64, Vec<Move>, f64) = match asked.seen {
            Seen::Never(known) => {
                let first = Move::first(person, known);
                (first, known, waits().map(|_| first).collect(), person.costs.first_s)
            }
            Seen::Before { memory, elapsed_days } => {
                let after = |gap: u32| Move::of(person, memory, elapsed_days.saturating_add(gap));
                let on_the_date = f64::from(elapsed_days.saturating_add(days_left));
                let alone = person.recall(on_the_date, memory);
                (after(0), alone, waits().map(after).collect(), 0.0)
            }
        };
        let today_s = person.costs.expected_s(today.recall) + first_s;
        let at = |tables| self.prospect(tables, &today, alone, &later, first_s, days_left);
        Card {
            weight: asked.weight,
            cost_factor: asked.cost_factor,
            is_answered_today: matches!(asked.seen, Seen::Before { elapsed_days: 0, .. }),
            first_s,
            today_s,
            at: self.tables.iter().map(at).collect(),
        }
    }

    fn prospect(
        &self,
        tables: &Tables,
        today: &Move,
        alone: f64,
        later: &[Move],
        first_s: f64,
        days_left: u32,
    ) -> Prospect {
        let left = days_left as usize;
        let mut prospect = Prospect { wait: alone, recall: alone, ..Prospect::default() };
        for (gap, step) in GAPS_DAYS.iter().zip(later) {
            let then = days_left - gap;
            let cost_s = self.person.costs.expected_s(step.recall) + first_s;
            let worth =
                step.expect(&tables.value[then as usize]) - price_on(tables.price, then) * cost_s;
            if worth > prospect.wait {
                prospect = Prospect {
                    wait: worth,
                    seconds: cost_s + step.expect(&tables.seconds[then as usize]),
                    recall: step.expect(&tables.recall[then as usize]),
                    asked: 1.0,
                    ask: 0.0,
                };
            }
        }
        prospect.ask = today.expect(&tables.value[left]);
        let cost_s = self.person.costs.expected_s(today.recall) + first_s;
        if prospect.ask - price_on(tables.price, days_left) * cost_s > prospect.wait {
            prospect.seconds = cost_s + today.expect(&tables.seconds[left]);
            prospect.recall = today.expect(&tables.recall[left]);
            prospect.asked = 1.0;
        }
        prospect
    }
}

impl Prospects {
    /// λ₀: the price at which the expected seconds of all questions are `seconds`.
    pub fn price(&self, seconds: f64) -> f64 {
        let (mut low, mut high) = price_bounds();
        for _ in 0..40 {
            let middle = libm::sqrt(low * high);
            let spent: f64 =
                self.cards.iter().map(|card| card.at(middle).seconds * card.cost_factor).sum();
            if spent > seconds {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// What lies ahead at price `price`.
    pub fn outlook(&self, price: f64) -> Outlook {
        let at: Vec<Prospect> = self.cards.iter().map(|card| card.at(price)).collect();
        Outlook {
            recall: at.iter().map(|prospect| prospect.recall).collect(),
            will_be_seen: at
                .iter()
                .zip(&self.cards)
                .map(|(prospect, card)| if card.first_s == 0.0 { 1.0 } else { prospect.asked })
                .collect(),
            seconds: at
                .iter()
                .zip(&self.cards)
                .map(|(prospect, card)| prospect.seconds * card.cost_factor)
                .sum(),
        }
    }

    /// Places of the questions worth asking today, most valuable first, as many as fit into `seconds`.
    pub fn today(&self, price: f64, seconds: f64) -> Vec<usize> {
        let mut spent_s = 0.0;
        let fits = |(_, takes_s): &(usize, f64)| {
            let fits = spent_s < seconds;
            spent_s += takes_s;
            fits
        };
        self.worth_asking(price).into_iter().take_while(fits).map(|(place, _)| place).collect()
    }

    /// Places of all questions that are worth asking today, most valuable first, each with its expected seconds; nothing twice a day, and
    /// nothing on the date itself.
    pub fn worth_asking(&self, price: f64) -> Vec<(usize, f64)> {
        if self.days_left == 0 {
            return Vec::new();
        }
        let mut worth: Vec<(f64, usize)> = self
            .cards
            .iter()
            .enumerate()
            .filter(|(_, card)| !card.is_answered_today)
            .map(|(place, card)| {
                let prospect = card.at(price);
                let gain = card.weight * (prospect.ask - prospect.wait);
                (gain / (card.today_s * card.cost_factor), place)
            })
            .filter(|(index, _)| *index > 0.0)
            .collect();
        worth.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        let takes_s = |place: usize| self.cards[place].today_s * self.cards[place].cost_factor;
        worth.into_iter().map(|(_, place)| (place, takes_s(place))).collect()
    }
}

/// Prices that are searched: the tables' own, widened by every weight that is not out of all proportion.
fn price_bounds() -> (f64, f64) {
    let (low, high) = (prices().next().unwrap_or(1e-6), prices().last().unwrap_or(0.03));
    (low * 1e-3, high * 1e3)
}

impl Card {
    /// The prospect at λ₀, between the two nearest tables.
    fn at(&self, price: f64) -> Prospect {
        let own = price * self.cost_factor / self.weight;
        let (low, high) = (prices().next().unwrap_or(own), prices().last().unwrap_or(own));
        let last = self.at.len() - 1;
        let place =
            (libm::log(own / low) / libm::log(high / low) * last as f64).clamp(0.0, last as f64);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let below = (place as usize).min(last.saturating_sub(1));
        let share = place - below as f64;
        let (from, to) = (&self.at[below], &self.at[(below + 1).min(last)]);
        let between = |from: f64, to: f64| from + (to - from) * share;
        Prospect {
            ask: between(from.ask, to.ask),
            wait: between(from.wait, to.wait),
            seconds: between(from.seconds, to.seconds),
            recall: between(from.recall, to.recall),
            asked: between(from.asked, to.asked),
        }
    }
}
