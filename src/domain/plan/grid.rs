//! The grid of memories on which values are known, and reading between its points.

use crate::domain::fsrs::{DIFFICULTY, Memory};

/// Points along the logarithm of stability.
const STABILITIES: usize = 44;
/// Points along difficulty.
const DIFFICULTIES: usize = 7;
/// Points of the grid.
pub const CELLS: usize = STABILITIES * DIFFICULTIES;
/// Stability of the first and of the last point, in days.
const STABILITY_DAYS: (f64, f64) = (0.05, 3000.0);

fn log_step() -> f64 {
    libm::log(STABILITY_DAYS.1 / STABILITY_DAYS.0) / (STABILITIES - 1) as f64
}

fn difficulty_step() -> f64 {
    (DIFFICULTY.1 - DIFFICULTY.0) / (DIFFICULTIES - 1) as f64
}

/// The memory at every point, in the order of the tables.
pub fn memories() -> impl Iterator<Item = Memory> {
    (0..CELLS).map(|cell| Memory {
        stability_days: STABILITY_DAYS.0 * libm::exp(log_step() * (cell / DIFFICULTIES) as f64),
        difficulty: DIFFICULTY.0 + difficulty_step() * (cell % DIFFICULTIES) as f64,
    })
}

/// A memory's place between four points.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    cell: usize,
    along_stability: f32,
    along_difficulty: f32,
}

impl Spot {
    /// The place of a memory; what lies outside is moved to the edge.
    #[expect(clippy::cast_possible_truncation)]
    pub fn of(memory: Memory) -> Self {
        let stability = memory.stability_days.clamp(STABILITY_DAYS.0, STABILITY_DAYS.1);
        let (row, along_stability) =
            split(libm::log(stability / STABILITY_DAYS.0) / log_step(), STABILITIES);
        let (column, along_difficulty) =
            split((memory.difficulty - DIFFICULTY.0) / difficulty_step(), DIFFICULTIES);
        Self {
            cell: row * DIFFICULTIES + column,
            along_stability: along_stability as f32,
            along_difficulty: along_difficulty as f32,
        }
    }

    /// The value of a table there, bilinear.
    pub fn read(&self, table: &[f32]) -> f64 {
        let near = &table[self.cell..self.cell + DIFFICULTIES + 2];
        let along = |from: f32, to: f32| from + (to - from) * self.along_difficulty;
        let low = along(near[0], near[1]);
        let high = along(near[DIFFICULTIES], near[DIFFICULTIES + 1]);
        f64::from(low + (high - low) * self.along_stability)
    }
}

/// A place as the point below it, never the last one, and the share of the way to the next.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn split(place: f64, points: usize) -> (usize, f64) {
    let below = (place.max(0.0) as usize).min(points - 2);
    (below, (place - below as f64).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_reads_its_own_value_and_between_two_points_lies_the_middle() {
        let table: Vec<f32> = (0..u16::try_from(CELLS).unwrap()).map(f32::from).collect();
        for (cell, memory) in memories().enumerate() {
            assert!((Spot::of(memory).read(&table) - cell as f64).abs() < 0.01, "{memory:?}");
        }
        let between = Memory { stability_days: 0.05, difficulty: 1.75 };
        assert!((Spot::of(between).read(&table) - 0.5).abs() < 0.01);
        let outside = Memory { stability_days: 36_500.0, difficulty: 10.0 };
        assert!((Spot::of(outside).read(&table) - (CELLS - 1) as f64).abs() < 0.01);
    }
}
