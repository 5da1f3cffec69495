//! Figures as places on a drawing. Units are those of the `viewBox`.

use serde::Serialize;

use crate::domain::stats::{Bin, Heat};
use crate::domain::time::Day;
use crate::words::render::statistics as words;

/// From one week of the calendar to the next, and from one weekday to the next.
const STEP: u32 = 14;

/// Where the calendar begins: names of weekdays stand left of it, names of months above.
const LEFT: u32 = 30;
const TOP: u32 = 16;

/// How high a chart of columns is.
const HEIGHT: u32 = 80;

/// The square of the plot: its left, its lower end, its side.
const PLOT: (f64, f64, f64) = (34.0, 300.0, 290.0);

const MONTHS: [&str; 12] = [
    words::january(),
    words::february(),
    words::march(),
    words::april(),
    words::may(),
    words::june(),
    words::july(),
    words::august(),
    words::september(),
    words::october(),
    words::november(),
    words::december(),
];

/// Part of a calendar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Half {
    pub width: u32,
    pub from: Day,
    pub to: Day,
    pub months: Vec<Named>,
    pub cells: Vec<Square>,
}

/// A word at a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Named {
    pub x: u32,
    pub y: u32,
    pub name: String,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Square {
    pub x: u32,
    pub y: u32,
    pub shade: u8,
    pub title: String,
}

/// Columns side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Chart {
    pub title: String,
    /// What the highest column stands for.
    pub most: String,
    pub width: u32,
    pub height: u32,
    pub bar_width: u32,
    pub bars: Vec<Column>,
    pub from: Day,
    pub to: Day,
}

/// One column; its height may be 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Column {
    pub x: u32,
    pub y: u32,
    pub height: u32,
    pub title: String,
}

/// One range of predictions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Point {
    pub x: u32,
    pub y: u32,
    pub r: u32,
    pub title: String,
}

/// The two halves of a calendar, which stand side by side or one below the other.
pub(super) fn halves(heat: &Heat) -> Vec<Half> {
    let middle = heat.weeks.len().div_ceil(2).max(1);
    let starts = (0..heat.weeks.len()).step_by(middle);
    starts.map(|start| half(heat, start, (start + middle).min(heat.weeks.len()), middle)).collect()
}

fn half(heat: &Heat, start: usize, end: usize, weeks: usize) -> Half {
    let at = |place: usize| heat.from.plus(units(place * 7));
    let mut cells = Vec::new();
    let mut months: Vec<Named> = Vec::new();
    let mut before = "";
    for place in start..end {
        let x = LEFT + units(place - start) * STEP;
        let name = month(at(place));
        // A name needs room before the next one and before the edge.
        let is_free = months.last().is_none_or(|last| x - last.x >= 2 * STEP) && end - place >= 2;
        if name != before && is_free {
            months.push(Named { x, y: 9, name: name.to_owned() });
        }
        before = name;
        for (weekday, cell) in heat.weeks[place].iter().enumerate() {
            let Some((shade, tally)) = cell else { continue };
            let day = at(place).plus(units(weekday));
            let title = words::answered_on(&day, &tally.answers);
            cells.push(Square { x, y: TOP + units(weekday) * STEP, shade: *shade, title });
        }
    }
    let width = LEFT + units(weeks) * STEP;
    Half { width, from: at(start), to: at(end.saturating_sub(1)).plus(6), months, cells }
}

/// Every other weekday beside its row.
pub(super) fn weekdays() -> Vec<Named> {
    let names =
        [(0, words::monday()), (2, words::wednesday()), (4, words::friday()), (6, words::sunday())];
    let named =
        |(row, name): (u32, &str)| Named { x: 0, y: TOP + row * STEP + 9, name: name.to_owned() };
    names.map(named).to_vec()
}

/// The name of a day's month.
fn month(day: Day) -> &'static str {
    let text = day.to_string();
    let number: Option<usize> = text.split('-').nth(1).and_then(|month| month.parse().ok());
    number.and_then(|number| MONTHS.get(number.checked_sub(1)?)).copied().unwrap_or_default()
}

/// Columns of numbers from the day `from` on, one a day, as high as their part of the largest. `unit` stands behind each number.
pub(super) fn chart(title: &str, unit: &str, from: Day, numbers: &[u32], step: u32) -> Chart {
    let most = numbers.iter().copied().max().unwrap_or(0);
    let bars = numbers.iter().enumerate().map(|(place, number)| {
        let share = f64::from(*number) / f64::from(most.max(1));
        let height = rounded(share * f64::from(HEIGHT)).max(u32::from(*number > 0));
        Column {
            x: units(place) * step,
            y: HEIGHT - height,
            height,
            title: words::on_a_day(&from.plus(units(place)), number, &unit),
        }
    });
    Chart {
        title: title.to_owned(),
        most: words::at_most(&most, &unit),
        width: units(numbers.len()) * step,
        height: HEIGHT,
        bar_width: step.saturating_sub(1 + step / 8).max(1),
        bars: bars.collect(),
        from,
        to: from.plus(units(numbers.len().saturating_sub(1))),
    }
}

/// Predicted recall across, true recall upwards; the area of a point grows with its answers.
pub(super) fn points(bins: &[Bin]) -> Vec<Point> {
    let most = bins.iter().map(|bin| bin.tried.answers).max().unwrap_or(0).max(1);
    bins.iter()
        .filter_map(|bin| {
            let (predicted, came) = (bin.predicted_percent()?, bin.tried.percent()?);
            let (x, y) = place(predicted, came);
            let share = f64::from(bin.tried.answers) / f64::from(most);
            let r = rounded(14.0 * share.sqrt()).max(3);
            let answers = bin.tried.answers;
            let title = words::predicted_and_recalled(&predicted, &came, &answers);
            Some(Point { x, y, r, title })
        })
        .collect()
}

/// The words at both axes: x and y of each percentage.
pub(super) fn ticks() -> Vec<Named> {
    [0, 25, 50, 75, 100]
        .map(|percent| {
            let (x, y) = place(f64::from(percent), f64::from(percent));
            Named { x, y: y + 3, name: percent.to_string() }
        })
        .to_vec()
}

fn place(across: f64, up: f64) -> (u32, u32) {
    let (left, lower, side) = PLOT;
    (rounded(left + side * across / 100.0), rounded(lower - side * up / 100.0))
}

/// A length that is never near the limits of its type.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on a page")]
fn rounded(length: f64) -> u32 {
    length.round().clamp(0.0, 1e6) as u32
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
