//! A share with the interval that its true value lies in, 95 times of 100.
//!
//! The score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
//! the American Statistical Association 22 (1927), 209-212: the one that stays within 0 and 1 and is sound for the ten
//! or forty points of an interview, where the textbook's p ± z·√(p(1-p)/n) is not.

use super::report::Share;

/// The standard normal's 97.5 % point: 95 % lie within it on both sides.
const Z: f64 = 1.959_964;

/// `count` of `of` with its Wilson interval: 7 of 10 gives 0.397 to 0.892. A count above `of` is taken as `of`; of nothing,
/// everything from 0 to 1 is possible.
pub fn wilson(count: u32, of: u32) -> Share {
    let count = count.min(of);
    if of == 0 {
        return Share { count, of, low: 0.0, high: 1.0 };
    }
    let n = f64::from(of);
    let share = f64::from(count) / n;
    let z2 = Z * Z;
    let scale = 1.0 + z2 / n;
    let centre = (share + z2 / (2.0 * n)) / scale;
    let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / scale;
    // At the ends the formula gives 0 and 1 up to its last bit.
    let low = if count == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if count == of { 1.0 } else { (centre + half).min(1.0) };
    Share { count, of, low, high }
}

impl Share {
    /// The share itself, 0 to 1; `None` of nothing.
    pub fn value(&self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.count) / f64::from(self.of))
    }

    /// Whether every value in its interval is above every value in the other's.
    pub fn is_above(&self, other: &Share) -> bool {
        self.low > other.high
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_intervals() {
        for (count, of, low, high) in [
            (7, 10, 0.3968, 0.8922),
            (0, 0, 0.0, 1.0),
            (0, 10, 0.0, 0.2775),
            (10, 10, 0.7225, 1.0),
            (1, 1, 0.2065, 1.0),
            (15, 20, 0.5313, 0.8881),
            (81, 263, 0.2553, 0.3662),
        ] {
            let share = wilson(count, of);
            assert_eq!((share.count, share.of), (count, of));
            assert!((share.low - low).abs() < 1e-4, "{share:?}");
            assert!((share.high - high).abs() < 1e-4, "{share:?}");
        }
        assert_eq!((wilson(0, 10).low, wilson(10, 10).high), (0.0, 1.0));
        assert_eq!(wilson(11, 10), wilson(10, 10));
        assert_eq!(wilson(0, 0).value(), None);
    }

    #[test]
    fn above_means_no_overlap() {
        assert!(wilson(38, 40).is_above(&wilson(10, 40)));
        assert!(!wilson(10, 40).is_above(&wilson(38, 40)));
        assert!(!wilson(8, 10).is_above(&wilson(6, 10)));
        assert!(!wilson(40, 40).is_above(&wilson(0, 0)));
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share_and_narrows(of in 1_u32..5000, part in 0.0_f64..=1.0) {
            let count = (f64::from(of) * part) as u32;
            let share = wilson(count, of);
            let value = share.value().unwrap();
            prop_assert!(0.0 <= share.low && share.low <= value && value <= share.high && share.high <= 1.0);
            let wider = wilson(count * 10, of * 10);
            prop_assert!(wider.high - wider.low < share.high - share.low);
        }

        #[test]
        fn one_more_never_lowers_it(of in 1_u32..500, count in 0_u32..499) {
            prop_assume!(count < of);
            let (less, more) = (wilson(count, of), wilson(count + 1, of));
            prop_assert!(less.low <= more.low && less.high <= more.high);
        }
    }
}
