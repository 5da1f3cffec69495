//! Numbers drawn with characters: a share as one line of blocks, columns side by side, shades of a calendar.

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

/// A day of a calendar in one character: `shade` is 0 (nothing) to 4 (most); anything above is 4.
pub fn shade(shade: u8, glyphs: Glyphs) -> char {
    let scale = match glyphs {
        Glyphs::Blocks => ['·', '░', '▒', '▓', '█'],
        Glyphs::Ascii => ['.', '-', '+', '*', '#'],
    };
    scale[usize::from(shade).min(4)]
}

/// Numbers as columns side by side, one character each, as high as their part of the largest. Only 0 looks like nothing.
pub fn columns(numbers: &[u32], glyphs: Glyphs) -> String {
    let scale = match glyphs {
        Glyphs::Blocks => ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
        Glyphs::Ascii => ['.', '1', '2', '3', '4', '5', '6', '7', '8'],
    };
    let most = numbers.iter().copied().max().unwrap_or(0).max(1);
    numbers.iter().map(|number| scale[height(*number, most)]).collect()
}

/// 0 for 0, else 1 to 8, rounded up.
fn height(number: u32, most: u32) -> usize {
    let eighths = (u64::from(number) * 8).div_ceil(u64::from(most));
    usize::try_from(eighths).unwrap_or(8).min(8)
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

    #[test]
    fn columns_are_parts_of_the_largest_and_only_nothing_looks_like_nothing() {
        assert_eq!(columns(&[0, 1, 400, 800], Glyphs::Blocks), "·▁▄█");
        assert_eq!(columns(&[0, 1, 400, 800, u32::MAX], Glyphs::Ascii), ".1118");
        assert_eq!(columns(&[0, 0], Glyphs::Blocks), "··");
        assert_eq!(columns(&[], Glyphs::Blocks), "");
    }

    #[test]
    fn shades_grow_and_end_at_four() {
        let all: String = (0..6).map(|one| shade(one, Glyphs::Blocks)).collect();
        assert_eq!(all, "·░▒▓██");
    }
}
