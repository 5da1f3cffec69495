//! The transcripts of the README and of `docs/` are what the program prints, and every link leads somewhere.

use std::fs;
use std::path::Path;

use crate::support::TestEnv;

/// One command of a `console` block with what the README shows for it.
struct Shown {
    command: String,
    output: String,
}

/// The text without what every new question changes: numbers, and the spaces that align them.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for letter in text.chars() {
        let letter = if letter.is_ascii_digit() { '#' } else { letter };
        if !(matches!(letter, '#' | ' ' | '─') && shape.ends_with(letter)) {
            shape.push(letter);
        }
    }
    shape
}

fn transcripts(readme: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (line.strip_prefix("$ "), shown.last_mut()) {
                (Some(command), _) => {
                    shown.push(Shown { command: command.to_owned(), output: String::new() });
                }
                (None, Some(last)) => {
                    last.output.push_str(line);
                    last.output.push('\n');
                }
                (None, None) => panic!("a transcript begins with its command: {line}"),
            },
            (false, _) => {}
        }
    }
    shown
}

/// README and every page of `docs/`, relative to the repository.
fn pages() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<String> = fs::read_dir(root.join("docs"))
        .expect("docs")
        .map(|entry| format!("docs/{}", entry.expect("a file").file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".md"))
        .collect();
    pages.extend(["README.md".to_owned(), "FORMAT.md".to_owned()]);
    pages.sort();
    pages
}

#[test]
fn the_transcripts_are_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for page in pages() {
        let path = root.join(&page);
        let text = fs::read_to_string(&path).expect("a page");
        // Each page is one home: what a session left is there for the next command.
        let env = TestEnv::new();
        if page == "README.md" {
            env.shell(
                "printf '\\n3\\nq\\n' | viva quiz --leaf async-pitfalls --kind open > /dev/null",
            );
        }
        let mut fresh = text.clone();
        for Shown { command, output } in transcripts(&text) {
            count += 1;
            let printed = env.shell(&command);
            if std::env::var_os("UPDATE_README").is_some() {
                let (old, new) =
                    (format!("$ {command}\n{output}```"), format!("$ {command}\n{printed}```"));
                fresh = fresh.replace(&old, &new);
            } else {
                let renew = "UPDATE_README=1 cargo test readme renews it";
                assert_eq!(shape(&printed), shape(&output), "{page}: `{command}`: {renew}");
            }
        }
        if fresh != text {
            fs::write(&path, fresh).expect("a page is written");
        }
    }
    assert!(count >= 3, "the pages have lost their transcripts");
}

/// Whether a page has a heading that `#name` leads to, as the sites that show Markdown name them.
fn has_heading(text: &str, name: &str) -> bool {
    text.lines().filter_map(|line| line.strip_prefix("## ")).any(|heading| {
        let letters = heading.to_lowercase().replace(' ', "-");
        let kept: String =
            letters.chars().filter(|one| one.is_alphanumeric() || *one == '-').collect();
        kept == name
    })
}

#[test]
fn every_file_that_a_page_links_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in pages() {
        let text = fs::read_to_string(root.join(&page)).expect("a page");
        let folder = root.join(&page).parent().expect("a folder").to_owned();
        // What stands in a fence is an example.
        let prose: String = text.split("````").step_by(2).collect();
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in
            targets.filter(|target| !target.starts_with("http") && !target.starts_with('<'))
        {
            match target.strip_prefix('#') {
                Some(name) => assert!(has_heading(&text, name), "{page}: {target}"),
                None => assert!(folder.join(target).exists(), "{page}: {target}"),
            }
        }
    }
}

#[test]
fn the_readme_is_a_door_and_every_page_is_reached_from_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("README.md");
    assert!(readme.lines().count() < 200, "{} lines", readme.lines().count());
    for page in pages().iter().filter(|page| *page != "README.md") {
        assert!(readme.contains(page.as_str()), "README.md leads nowhere to {page}");
    }
    for page in viva::app::pages::ALL {
        assert!(root.join(page.path).is_file(), "{}", page.path);
    }
}
