//! The mean of paired differences with the interval that the true one lies in, 95 times of 100.
//!
//! Student, "The Probable Error of a Mean", Biometrika 6 (1908), 1-25: mean ± t · s / √n with n - 1 degrees of freedom.

/// A mean difference and what can be said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanDifference {
    /// Pairs.
    pub n: u32,
    /// Mean of first minus second.
    pub mean: f64,
    /// Lower and upper end of the 95 % interval; `None` where the differences are all equal or there are fewer than two, because then
    /// nothing says how far others would spread.
    pub interval: Option<(f64, f64)>,
}

impl MeanDifference {
    /// Whether the first is ahead (`true`), the second (`false`), or neither can be said: only five questions or more with an interval that
    /// leaves out 0 say it, by as much as the two decimals show that it is printed with.
    pub fn is_first_ahead(self) -> Option<bool> {
        let (low, high) = self.interval.filter(|_| self.n >= PAIRS_MIN)?;
        match (low >= SHOWN, high <= -SHOWN) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }
}

/// What is nearer to 0 is printed as 0.00.
const SHOWN: f64 = 0.005;

/// Means of whole ratings that differ by less are equal.
const EQUAL: f64 = 1e-9;

/// With fewer questions nobody is ahead, whatever they say.
const PAIRS_MIN: u32 = 5;

/// 97.5 % points of Student's t for 1 to 30 degrees of freedom.
const T: [f64; 30] = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010,
    2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687,
    2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];
/// That point of the standard normal.
const Z: f64 = 1.959_964;

/// The mean of differences and its interval.
pub fn mean_difference(differences: &[f64]) -> MeanDifference {
    let n = u32::try_from(differences.len()).unwrap_or(u32::MAX);
    let count = f64::from(n.max(1));
    let mean = differences.iter().sum::<f64>() / count;
    let is_equal = differences
        .windows(2)
        .all(|pair| matches!(pair, [one, other] if (one - other).abs() < EQUAL));
    let interval = (n > 1 && !is_equal).then(|| {
        let squares: f64 = differences.iter().map(|one| (one - mean).powi(2)).sum();
        let half = t(n - 1) * (squares / (count - 1.0)).sqrt() / count.sqrt();
        (mean - half, mean + half)
    });
    MeanDifference { n, mean, interval }
}

/// The 97.5 % point of Student's t; beyond the table by the first terms of its expansion around the normal's (error below 0.0005).
fn t(degrees: u32) -> f64 {
    let place = usize::try_from(degrees).unwrap_or(usize::MAX).saturating_sub(1);
    T.get(place).copied().unwrap_or_else(|| {
        let degrees = f64::from(degrees);
        Z + (Z.powi(3) + Z) / (4.0 * degrees)
            + (5.0 * Z.powi(5) + 16.0 * Z.powi(3) + 3.0 * Z) / (96.0 * degrees * degrees)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_points_of_student() {
        for (degrees, point) in [
            (1, 12.7062),
            (4, 2.7764),
            (9, 2.2622),
            (30, 2.0423),
            (31, 2.0395),
            (60, 2.0003),
            (120, 1.9799),
        ] {
            assert!((t(degrees) - point).abs() < 5e-4, "{degrees}: {}", t(degrees));
        }
    }

    #[test]
    fn an_interval_worked_out_by_hand() {
        let found = mean_difference(&[1.0, 0.0, 2.0, 1.0, 1.0, 0.0]);
        // Mean 5/6, s = √(2.8333 / 5) = 0.75277, t(5) = 2.5706: half = 0.79.
        let (low, high) = found.interval.unwrap();
        assert_eq!(found.n, 6);
        assert!((found.mean - 0.8333).abs() < 1e-4);
        assert!((low - 0.0433).abs() < 1e-3 && (high - 1.6233).abs() < 1e-3, "{low} {high}");
    }

    #[test]
    fn an_end_that_is_printed_as_zero_puts_nobody_ahead() {
        // Mean 0.625, s = 0.744, t(7) = 2.3646: the interval begins at 0.003.
        let found = mean_difference(&[1.0, 1.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0]);
        assert!(found.interval.unwrap().0 > 0.0);
        assert_eq!(found.is_first_ahead(), None);
        // Four of eight by one: 0.5, from 0.053 on.
        let found = mean_difference(&[1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        assert_eq!(found.is_first_ahead(), Some(true));
    }

    #[test]
    fn equal_differences_have_no_interval_and_neither_has_one() {
        for (differences, mean) in
            [(&[][..], 0.0), (&[2.0], 2.0), (&[1.5; 5], 1.5), (&[0.0, 0.0], 0.0)]
        {
            let found = mean_difference(differences);
            assert_eq!((found.mean, found.interval), (mean, None), "{differences:?}");
        }
    }
}
