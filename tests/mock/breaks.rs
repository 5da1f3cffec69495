//! Where the sheets of a printed page begin. A copy of the page gets a link to each of its blocks, since a PDF holds the places of what is
//! linked to by name, in the open.

use std::collections::BTreeMap;
use std::path::Path;

use super::browser::printed;
use crate::support::TestEnv;

/// Height of a sheet in points, as the places count it.
const TOP_POINTS: f64 = 841.92;
/// Above this begin no more than the first two lines of text on a sheet, or the first three of a listing.
const TWO_LINES_POINTS: f64 = 15.0;

/// Links to every block that holds no other one, and to the last line of each listing.
const SCRIPT: &str = "<script>
const links = document.createElement('div');
links.style.cssText = 'position: absolute; top: 0; left: 0; font-size: 1px; line-height: 1px; opacity: 0';
let count = 0;
const mark = (element, kind) => {
  element.id = `p${count++}-${kind}`;
  const link = document.createElement('a');
  link.href = `#${element.id}`;
  link.textContent = '.';
  links.append(link);
};
const blocks = 'h1, h2, h3, h4, p, li, tr, pre, dt, dd, .lines, footer';
for (const element of document.querySelectorAll(blocks)) {
  if (element.querySelector(blocks)) continue;
  mark(element, element.tagName.toLowerCase());
  if (element.matches('pre')) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode());
    const last = texts.currentNode;
    if (last === element) continue;
    // Behind the newline that ends a listing would be a line that nobody sees.
    last.splitText(last.textContent.trimEnd().length);
    const end = document.createElement('a');
    last.after(end);
    mark(end, 'end');
  }
}
document.body.append(links);
</script>";

/// A block of a page.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    /// Name of its element; `end` is the last line of a listing.
    kind: String,
    /// The sheet that it begins on, from 1.
    sheet: usize,
    /// How far below the top of the sheet, in points.
    down: f64,
}

/// The blocks of a page in their order, and how many sheets it takes.
fn marks(browser: &Path, env: &TestEnv, page: &str) -> (Vec<Mark>, usize) {
    let text = std::fs::read_to_string(env.home().join(page)).expect("a page");
    // The policy of the page lets no script run.
    let policy = text.find("<meta http-equiv=\"Content-Security-Policy\"");
    let text = match policy.map(|start| (start, text[start..].find('>').expect("its end"))) {
        Some((start, length)) => format!("{}{}", &text[..start], &text[start + length + 1..]),
        None => text,
    };
    env.write("marked.html", text + SCRIPT);
    let (pdf, sheets) = printed(browser, env, "marked.html");
    let pdf = String::from_utf8_lossy(&pdf);
    let mut found: BTreeMap<u32, (String, u32, f64)> = BTreeMap::new();
    for part in pdf.split("/p").skip(1) {
        // /p12-h2 [2 0 R /XYZ 63.75 277.16 0]
        let place = || {
            let (name, rest) = part.split_once(" [")?;
            let (number, kind) = name.split_once('-')?;
            let words: Vec<&str> = rest.split_once(']')?.0.split(' ').collect();
            let [object, "0", "R", "/XYZ", _, top, _] = words[..] else { return None };
            Some((number.parse().ok()?, kind.to_owned(), object.parse().ok()?, top.parse().ok()?))
        };
        if let Some((number, kind, object, top)) = place() {
            found.insert(number, (kind, object, top));
        }
    }
    // 2 0 obj
    // <</Type /Page
    let number = |before: &str| before.rsplit('\n').next()?.parse::<u32>().ok();
    let objects: Vec<u32> =
        pdf.split(" 0 obj\n<</Type /Page\n").filter_map(number).take(sheets).collect();
    assert_eq!(objects.len(), sheets, "{page}: {objects:?}");
    let sheet = |object: &u32| 1 + objects.iter().position(|one| one == object).expect("a sheet");
    let mark = |(kind, object, top): (String, u32, f64)| Mark {
        kind,
        sheet: sheet(&object),
        down: TOP_POINTS - top,
    };
    let marks: Vec<Mark> = found.into_values().map(mark).collect();
    assert!(marks.len() > 1, "{page}: nothing is marked");
    assert!(marks.is_sorted_by_key(|mark| mark.sheet), "{page}: {marks:?}");
    (marks, sheets)
}

/// What is wrong with the sheets of a page: a last one that holds a line or two, and headings that stand on another one than what they head.
pub fn problems(browser: &Path, env: &TestEnv, page: &str) -> Vec<String> {
    let (marks, sheets) = marks(browser, env, page);
    let mut found = Vec::new();
    let last = marks.iter().filter(|mark| mark.sheet == sheets).map(|mark| mark.down);
    let used = last.reduce(f64::max).unwrap_or(0.0);
    if sheets > 1 && used < TWO_LINES_POINTS {
        found.push(format!("{page}: sheet {sheets} ends {used:.0} points below its top"));
    }
    for pair in marks.windows(2) {
        let [one, next] = pair else { continue };
        let is_heading = matches!(one.kind.as_str(), "h1" | "h2" | "h3" | "h4");
        if is_heading && one.sheet != next.sheet {
            found.push(format!("{page}: sheet {} ends with a heading: {one:?}", one.sheet));
        }
    }
    found
}
