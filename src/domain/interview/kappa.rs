//! How far two people agree beyond chance.
//!
//! Jacob Cohen, "Weighted Kappa", Psychological Bulletin 70 (1968), 213-220: 1 - Σ w·o / Σ w·e, where o is how often two ratings met, e how
//! often they would by chance, and w = (i - j)². With few pairs it says nothing, so that it is not said.

use super::score::number;

/// With fewer pairs it is not worked out.
pub const PAIRS_MIN: usize = 30;

const RATINGS: std::ops::RangeInclusive<u8> = 1..=4;

/// Kappa with quadratic weights over pairs of ratings 1 to 4, the first of each by one person, the second by another; 1 is full agreement, 0
/// that of chance. `None` with fewer than [`PAIRS_MIN`] pairs, and where everybody gave one and the same rating, because then chance
/// alone explains everything.
pub fn quadratic_kappa(pairs: &[(u8, u8)]) -> Option<f64> {
    if pairs.len() < PAIRS_MIN {
        return None;
    }
    let n = f64::from(number(pairs.len()));
    let weight = |one: u8, other: u8| f64::from(one.abs_diff(other)).powi(2);
    let observed: f64 = pairs.iter().map(|(one, other)| weight(*one, *other)).sum::<f64>() / n;
    let share = |is_meant: &dyn Fn(&(u8, u8)) -> bool| {
        f64::from(number(pairs.iter().filter(|pair| is_meant(pair)).count())) / n
    };
    let mut expected = 0.0;
    for one in RATINGS {
        for other in RATINGS {
            let chance = share(&|pair| pair.0 == one) * share(&|pair| pair.1 == other);
            expected += weight(one, other) * chance;
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kappa_worked_out_by_hand() {
        // 10 × (1,1), 10 × (2,2), 5 × (1,2), 5 × (2,1): observed 10/30; both marginals 1/2, expected 1/2.
        let of = |pair, count| std::iter::repeat_n(pair, count);
        let pairs: Vec<(u8, u8)> = of((1, 1), 10)
            .chain(of((2, 2), 10))
            .chain(of((1, 2), 5))
            .chain(of((2, 1), 5))
            .collect();
        let kappa = quadratic_kappa(&pairs).unwrap();
        assert!((kappa - (1.0 - (10.0 / 30.0) / 0.5)).abs() < 1e-12, "{kappa}");
        assert_eq!(quadratic_kappa(&pairs[..29]), None);
        let opposite: Vec<(u8, u8)> = of((1, 4), 15).chain(of((4, 1), 15)).collect();
        assert_eq!(quadratic_kappa(&opposite), Some(-1.0));
        let same: Vec<(u8, u8)> = of((2, 2), 15).chain(of((3, 3), 15)).collect();
        assert_eq!(quadratic_kappa(&same), Some(1.0));
        assert_eq!(quadratic_kappa(&[(3, 3); 40]), None);
    }
}
