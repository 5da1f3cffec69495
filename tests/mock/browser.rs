//! A Chromium for the tests of pages. Where there is none they say so and prove nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::TestEnv;

/// Names the browser; without it the usual places are looked at.
const VARIABLE: &str = "VIVA_TEST_CHROMIUM";
const USUAL: [&str; 3] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/// How wide a page is shown: a small telephone. Its scroll bar takes some of it.
const WIDTH_PIXELS: u32 = 400;

/// The browser, or a word that the test did not run.
pub fn browser() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    if let Some(named) = named {
        // Who names one wants the test to run.
        assert!(named.exists(), "{VARIABLE} names {}, which is not there", named.display());
        return Some(named);
    }
    let found = USUAL.iter().map(PathBuf::from).find(|path| path.exists());
    if found.is_none() {
        eprintln!("not run: {VARIABLE} is not set, and there is none of {}", USUAL.join(", "));
    }
    found
}

fn headless(browser: &Path, env: &TestEnv) -> Command {
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", env.home().join("browser").display()))
        .env("HOME", env.home())
        .stdin(Stdio::null());
    command
}

/// Sheets that a page takes when it is printed.
pub fn sheets(browser: &Path, env: &TestEnv, page: &str) -> usize {
    printed(browser, env, page).1
}

/// A page as a PDF, and the sheets that it takes.
pub fn printed(browser: &Path, env: &TestEnv, page: &str) -> (Vec<u8>, usize) {
    let pdf = env.home().join("page.pdf");
    let status = headless(browser, env)
        .args(["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())])
        .arg(format!("file://{}", env.home().join(page).display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the browser starts");
    assert!(status.success(), "{page}: {status}");
    let bytes = std::fs::read(pdf).expect("a PDF");
    // Objects of a PDF name their kind; the one that holds all pages is called otherwise.
    let kind = b"/Type /Page";
    let pages = bytes.windows(kind.len() + 1).filter(|window| window.starts_with(kind));
    let count = pages.filter(|window| window.last() != Some(&b's')).count();
    (bytes, count)
}

/// What a page did in a narrow window.
#[derive(Debug)]
pub struct Looked {
    /// Pixels that it is wider than its window.
    pub overflow_pixels: u32,
    /// Lines that it wrote to the console.
    pub console: Vec<String>,
    /// Addresses that were asked for because of it.
    pub requests: Vec<String>,
}

/// Looks at a page of the home folder in a frame of a probe that writes its widths into the title.
pub fn look(browser: &Path, env: &TestEnv, page: &str) -> Looked {
    let probe = env.write(
        "probe.html",
        format!(
            "<!doctype html><title>none</title><iframe id=page src=\"{page}\" width={WIDTH_PIXELS} height=2000 \
             style=\"border:0\"></iframe><script>onload = () => {{ \
             const root = document.getElementById('page').contentDocument.documentElement; \
             document.title = `${{root.scrollWidth}} ${{root.clientWidth}} ${{root.innerText.length}}`; }}</script>"
        ),
    );
    let log = env.home().join("net.json");
    let output = headless(browser, env)
        .args(["--allow-file-access-from-files", "--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--log-net-log={}", log.display()))
        .arg(format!("file://{}", probe.display()))
        .stderr(Stdio::piped())
        .output()
        .expect("the browser starts");
    assert!(output.status.success(), "{page}: {}", output.status);
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let title = between(&dom, "<title>", "</title>").next().expect("a title");
    let numbers: Vec<u32> = title.split(' ').map(|word| word.parse().expect(&title)).collect();
    let [wide, window, letters] = numbers[..] else { panic!("{page}: {title}") };
    assert!(letters > 0, "{page}: nothing was shown");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let log = std::fs::read_to_string(log).expect("a log of the net");
    // What the browser asks its makers for is not the page's.
    let is_its_own = |url: &String| {
        let host = url.split('/').nth(2).unwrap_or_default();
        host.ends_with(".google.com")
            || host.ends_with(".googleapis.com")
            || host.ends_with(".gvt1.com")
    };
    let mut requests: Vec<String> =
        between(&log, "\"url\":\"", "\"").filter(|url| !is_its_own(url)).collect();
    requests.dedup();
    Looked {
        overflow_pixels: wide.saturating_sub(window),
        console: told.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect(),
        requests,
    }
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = String> + 't {
    text.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0.to_owned()))
}
