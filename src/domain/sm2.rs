//! SM-2, exactly. Source: P. A. Woźniak, *Optimization of learning*, 1990, chapter 3.2.
//!
//! Easiness is kept in integer hundredths: every change is a multiple of 0.02, so nothing is lost, and rounding up is exact
//! (a floating-point `ceil` turns 5 × 2.8 into 15). Lateness earns nothing, easiness has no upper bound, nothing is fuzzed.

use super::grade::Grade;
use super::time::Day;

/// SM-2 state of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// `n`: successful repetitions in a row.
    pub repetitions: u32,
    /// Easiness in hundredths; 130 or more.
    pub ef_hundredths: u32,
    /// Days from the last review to the due day; 0 for a new question.
    pub interval_days: u32,
}

/// What one grade makes of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The state after it.
    pub memory: Memory,
    /// Study day on which the question is due again.
    pub due: Day,
}

/// Lowest easiness, in hundredths.
pub const EF_MIN_HUNDREDTHS: u32 = 130;

impl Memory {
    /// State of a question never answered: n = 0, easiness 2.50, interval 0.
    pub const NEW: Memory = Memory { repetitions: 0, ef_hundredths: 250, interval_days: 0 };
}

/// The state after the first answer of study day `today`. The interval saturates at `u32::MAX`, the due day at 9999-12-31.
pub fn outcome(memory: Memory, grade: Grade, today: Day) -> Outcome {
    let memory = if grade.is_recalled() {
        let ef_hundredths = match grade.quality() {
            3 => memory.ef_hundredths.saturating_sub(14),
            4 => memory.ef_hundredths,
            _ => memory.ef_hundredths.saturating_add(10),
        }
        .max(EF_MIN_HUNDREDTHS);
        let repetitions = memory.repetitions.saturating_add(1);
        let interval_days = match repetitions {
            1 => 1,
            2 => 6,
            _ => {
                let rounded_up =
                    (u64::from(memory.interval_days) * u64::from(ef_hundredths)).div_ceil(100);
                u32::try_from(rounded_up).unwrap_or(u32::MAX)
            }
        };
        Memory { repetitions, ef_hundredths, interval_days }
    } else {
        Memory { repetitions: 0, ef_hundredths: memory.ef_hundredths, interval_days: 1 }
    };
    Outcome { memory, due: today.plus(memory.interval_days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(grades: &[u8]) -> Vec<Memory> {
        let mut memory = Memory::NEW;
        let today = Day::from_number(20_000);
        let step = |grade: &u8| {
            memory = outcome(memory, Grade::new(*grade).unwrap(), today).memory;
            memory
        };
        grades.iter().map(step).collect()
    }

    fn intervals(grades: &[u8]) -> Vec<u32> {
        run(grades).iter().map(|memory| memory.interval_days).collect()
    }

    #[test]
    fn the_published_tables_come_out() {
        assert_eq!(intervals(&[4; 9]), [1, 6, 15, 38, 95, 238, 595, 1488, 3720]);
        assert_eq!(intervals(&[3; 9]), [1, 6, 13, 26, 47, 79, 121, 167, 218]);
        assert_eq!(intervals(&[5; 4]), [1, 6, 17, 50]);
        assert_eq!(intervals(&[4, 4, 2, 4, 4]), [1, 6, 1, 1, 6]);
    }

    #[test]
    fn easiness_falls_to_its_floor_and_is_untouched_by_failure() {
        let easiness: Vec<u32> = run(&[3; 9]).iter().map(|memory| memory.ef_hundredths).collect();
        assert_eq!((easiness[0], easiness[8]), (236, 130));
        let easiness: Vec<u32> =
            run(&[5, 1, 4, 4, 4]).iter().map(|memory| memory.ef_hundredths).collect();
        assert_eq!(easiness, [260; 5]);
    }

    #[test]
    fn rounding_up_is_exact_where_floating_point_is_not() {
        let memory = Memory { repetitions: 2, ef_hundredths: 280, interval_days: 5 };
        assert_eq!(outcome(memory, Grade::GOOD, Day::from_number(0)).memory.interval_days, 14);
    }

    #[test]
    fn endless_easy_saturates_instead_of_overflowing() {
        let mut memory = Memory::NEW;
        for _ in 0..200 {
            let next = outcome(memory, Grade::EASY, "2026-11-21".parse().unwrap());
            assert!(next.due <= Day::LAST);
            memory = next.memory;
        }
        assert_eq!(memory.interval_days, u32::MAX);
    }
}
