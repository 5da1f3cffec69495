//! What questions came to over all interviews, every figure with its n.

use crate::domain::interview::items::Item;
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::Role;
use crate::words::ui::mock_set as words;

use super::mock_report::percent;
use super::{paragraph, stacked};

/// Draws the table; questions of which something is to be looked at come first. `day` names the day of a moment in UTC milliseconds.
pub fn render(items: &[Item], day: impl Fn(i64) -> String, style: Style) -> String {
    if items.is_empty() {
        return words::nothing_was_asked_yet().to_owned();
    }
    let mut table = Table::new([
        (words::asked(), Align::Right),
        (words::last(), Align::Left),
        ("n", Align::Right),
        (words::mean(), Align::Right),
        (words::right(), Align::Right),
        (words::with_the_rest(), Align::Right),
        (words::hints(), Align::Right),
        (words::question(), Align::Left),
    ]);
    let mut rows: Vec<&Item> = items.iter().collect();
    rows.sort_by_key(|one| (!(one.right_flagged || one.item_rest_flagged), one.id.clone()));
    for one in rows {
        let flagged = |is_flagged| if is_flagged { Role::Bad } else { Role::Plain };
        let number =
            |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
        let rest = one
            .item_rest
            .map_or("-".to_owned(), |found| format!("{found:.2} (n = {})", one.item_rest_n));
        let mark =
            |text: String, is_flagged: bool| if is_flagged { format!("{text} !") } else { text };
        let right = one.right.map_or("-".to_owned(), percent);
        table.row([
            Cell::from(one.asked.to_string()),
            Cell::new(one.last_ms.map(&day).unwrap_or_default(), Role::Muted),
            Cell::new(one.n.to_string(), Role::Muted),
            Cell::from(number(one.mean)),
            Cell::new(mark(right, one.right_flagged), flagged(one.right_flagged)),
            Cell::new(mark(rest, one.item_rest_flagged), flagged(one.item_rest_flagged)),
            Cell::from(one.hints.to_string()),
            Cell::new(one.id.as_str(), Role::Accent),
        ]);
    }
    stacked([table.render(style), paragraph(words::what_n_is(), 0, Role::Muted, style)])
}
