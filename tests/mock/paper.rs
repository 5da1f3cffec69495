//! Pages as a browser prints and shows them. Where there is no Chromium the tests say so and prove nothing.

use super::breaks::problems;
use super::browser::{browser, look, sheets};
use super::sets::run_interview;
use crate::support::TestEnv;

#[test]
fn an_hour_is_ten_sheets_at_most_and_its_brief_two() {
    let Some(browser) = browser() else { return };
    let env = TestEnv::new();
    for (level, seed) in [("junior", "5"), ("middle", "3"), ("senior", "4")] {
        let new = ["mock", "new", "--level", level, "--minutes", "60", "--seed", seed];
        env.ok(&[&new[..], &["--out", level]].concat());
        let whole = sheets(&browser, &env, &format!("{level}/interviewer.html"));
        assert!((2..=10).contains(&whole), "{level}: {whole} sheets");
        let brief = sheets(&browser, &env, &format!("{level}/brief.html"));
        assert!((1..=2).contains(&brief), "{level}: {brief} sheets");
    }
}

#[test]
fn no_sheet_holds_a_line_or_two_and_no_heading_is_parted_from_what_it_heads() {
    let Some(browser) = browser() else { return };
    let env = TestEnv::new();
    // The probe sees what it is there for.
    let tall = "<div style=\"height: 258mm\"></div>";
    let style = "<style>@page { size: A4; margin: 14mm 16mm 17mm } \
                 * { margin: 0; font: 12pt/1.2 serif; orphans: 1; widows: 1 }</style>";
    for (page, body, found) in [
        (
            "parted.html",
            format!("{tall}<h2>a</h2><p>b</p><p>c</p><p>d</p><p>e</p>"),
            "ends with a heading",
        ),
        ("orphan.html", format!("{tall}<p>a</p><footer>b</footer>"), "points below its top"),
        (
            "listing.html",
            format!("{tall}<pre>{}</pre>", "line\n".repeat(3)),
            "points below its top",
        ),
        ("good.html", format!("{tall}<p>a</p><h2>b</h2><p>c</p><p>d</p><p>e</p>"), ""),
    ] {
        env.write(page, format!("<!doctype html>{style}<body>{body}"));
        let told = problems(&browser, &env, page);
        assert_eq!(told.is_empty(), found.is_empty(), "{page}: {told:?}");
        assert!(told.iter().all(|one| one.contains(found)), "{page}: {told:?}");
    }
    let mut all = Vec::new();
    for (level, minutes, seed) in [
        ("junior", "45", "1"),
        ("junior", "60", "1"),
        ("middle", "45", "1"),
        ("middle", "45", "2"),
        ("middle", "60", "3"),
        ("senior", "60", "4"),
        ("senior", "90", "5"),
    ] {
        let out = format!("{level}-{minutes}-{seed}");
        let new = ["mock", "new", "--level", level, "--minutes", minutes, "--seed", seed];
        env.ok(&[&new[..], &["--out", &out]].concat());
        for page in ["interviewer", "brief", "candidate"] {
            all.extend(problems(&browser, &env, &format!("{out}/{page}.html")));
        }
    }
    for page in pages(&env) {
        all.extend(problems(&browser, &env, &page));
    }
    assert_eq!(all, [] as [&str; 0]);
}

/// Every kind of page that viva writes.
fn pages(env: &TestEnv) -> Vec<String> {
    let new = ["mock", "new", "--level", "middle", "--seed", "3", "--candidate", "C-17"];
    env.ok(&[&new[..], &["--out", "c17"]].concat());
    env.ok(&["mock", "new", "--like", "c17", "--candidate", "C-18", "--out", "c18"]);
    let russian = ["mock", "new", "--level", "senior", "--minutes", "90", "--seed", "4"];
    env.ok(&[&russian[..], &["--lang", "ru", "--out", "ru"]].concat());
    let count = super::sets::read_set(env, "c17").questions.len();
    for (set, interviewer, rating) in [("c17", "anna", 4), ("c17", "boris", 2), ("c18", "anna", 1)]
    {
        run_interview(env, set, interviewer, &vec![rating; count]);
    }
    for (arguments, page) in [
        (&["mock", "score", "c17", "--interviewer", "anna"][..], "report.html"),
        (&["mock", "compare", "c17", "c18"], "candidates.html"),
        (&["mock", "compare", "c17"], "interviewers.html"),
        (&["mock", "debrief", "c17"], "debrief.html"),
    ] {
        env.ok(&[arguments, &["--format", "html", "--out", page]].concat());
    }
    env.ok(&["stats", "--html", "statistics.html"]);
    let documents = ["candidate", "interviewer", "brief"].iter();
    let documents =
        documents.flat_map(|page| ["c17", "ru"].map(|set| format!("{set}/{page}.html")));
    let others = ["report", "candidates", "interviewers", "debrief", "statistics"];
    documents.chain(others.map(|page| format!("{page}.html"))).collect()
}

#[test]
fn no_page_is_wider_than_a_telephone_or_says_a_word_to_the_console_or_asks_for_anything() {
    let Some(browser) = browser() else { return };
    let env = TestEnv::new();
    // The probe sees what it is there for.
    env.write(
        "bad.html",
        "<p style=\"width: 450px\">wide</p><img src=\"http://viva.invalid/x.png\"><script>console.log('a word')</script>",
    );
    let bad = look(&browser, &env, "bad.html");
    assert!(bad.overflow_pixels > 0 && !bad.requests.is_empty(), "{bad:?}");
    assert!(bad.console.iter().any(|line| line.contains("a word")), "{bad:?}");
    for page in pages(&env) {
        let found = look(&browser, &env, &page);
        assert_eq!(found.overflow_pixels, 0, "{page}: {found:?}");
        assert!(found.console.is_empty() && found.requests.is_empty(), "{page}: {found:?}");
    }
}
