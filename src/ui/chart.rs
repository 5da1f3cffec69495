//! A share drawn as one line of blocks.

/// Which characters a bar is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// `▇▇▇▇░░░░`
    Blocks,
    /// `####----`, for places that cannot show blocks.
    Ascii,
}

/// Gives a bar of `cells` characters of which `share` (0 to 1, anything else is brought into it) is full.
///
/// A share above 0 shows at least one full cell and one below 1 at least one empty cell, so that only nothing
/// looks like nothing and only all looks like all.
pub fn bar(share: f64, cells: usize, glyphs: Glyphs) -> String {
    let (full, empty) = match glyphs {
        Glyphs::Blocks => ("▇", "░"),
        Glyphs::Ascii => ("#", "-"),
    };
    let filled = filled_cells(share, cells);
    full.repeat(filled) + &empty.repeat(cells - filled)
}

fn filled_cells(share: f64, cells: usize) -> usize {
    // NaN counts as nothing.
    if share.is_nan() || share <= 0.0 {
        return 0;
    }
    if share >= 1.0 {
        return cells;
    }
    if cells < 2 {
        return 0;
    }
    let rounded = (share * cells as f64).round() as usize;
    rounded.clamp(1, cells - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars() {
        let cases = [
            (0.0, "░░░░░░░░"),
            (0.001, "▇░░░░░░░"),
            (0.5, "▇▇▇▇░░░░"),
            (0.999, "▇▇▇▇▇▇▇░"),
            (1.0, "▇▇▇▇▇▇▇▇"),
            (7.0, "▇▇▇▇▇▇▇▇"),
            (-1.0, "░░░░░░░░"),
            (f64::NAN, "░░░░░░░░"),
        ];
        for (share, expected) in cases {
            assert_eq!(bar(share, 8, Glyphs::Blocks), expected, "{share}");
        }
        assert_eq!(bar(0.25, 8, Glyphs::Ascii), "##------");
        assert_eq!(bar(0.5, 1, Glyphs::Ascii), "-");
        assert_eq!(bar(0.5, 0, Glyphs::Ascii), "");
    }
}
