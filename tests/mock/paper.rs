//! Pages as a browser prints them. Where there is no Chromium the test says so and proves nothing.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::TestEnv;

const BROWSER: &str = "/usr/bin/chromium";

/// Sheets that a page takes when it is printed.
fn sheets(env: &TestEnv, page: &str) -> usize {
    let (pdf, profile) = (env.home().join("page.pdf"), env.home().join("browser"));
    let status = Command::new(BROWSER)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())])
        .arg(format!("file://{}", env.home().join(page).display()))
        .env("HOME", env.home())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the browser starts");
    assert!(status.success(), "{page}: {status}");
    let bytes = std::fs::read(pdf).expect("a PDF");
    // Objects of a PDF name their kind; the one that holds all pages is called otherwise.
    let kind = b"/Type /Page";
    let pages = bytes.windows(kind.len() + 1).filter(|window| window.starts_with(kind));
    pages.filter(|window| window.last() != Some(&b's')).count()
}

#[test]
fn an_hour_is_ten_sheets_at_most_and_its_brief_two() {
    if !Path::new(BROWSER).exists() {
        eprintln!("not run: there is no {BROWSER}");
        return;
    }
    let env = TestEnv::new();
    for (level, seed) in [("junior", "5"), ("middle", "3"), ("senior", "4")] {
        let new = ["mock", "new", "--level", level, "--minutes", "60", "--seed", seed];
        env.ok(&[&new[..], &["--out", level]].concat());
        let whole = sheets(&env, &format!("{level}/interviewer.html"));
        assert!((2..=10).contains(&whole), "{level}: {whole} sheets");
        let brief = sheets(&env, &format!("{level}/brief.html"));
        assert!((1..=2).contains(&brief), "{level}: {brief} sheets");
    }
}
