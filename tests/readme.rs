//! The transcripts of the README are what the program prints.

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

#[test]
fn the_transcripts_are_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("README.md");
    let env = TestEnv::new();
    let mut fresh = readme.clone();
    let shown = transcripts(&readme);
    assert!(shown.len() >= 2, "the README has lost its transcripts");
    for Shown { command, output } in shown {
        let printed = env.shell(&command);
        if std::env::var_os("UPDATE_README").is_some() {
            let (old, new) =
                (format!("$ {command}\n{output}```"), format!("$ {command}\n{printed}```"));
            fresh = fresh.replace(&old, &new);
        } else {
            let renew = "UPDATE_README=1 cargo test readme renews it";
            assert_eq!(shape(&printed), shape(&output), "`{command}`: {renew}");
        }
    }
    if fresh != readme {
        fs::write(&path, fresh).expect("README.md is written");
    }
}

#[test]
fn every_file_that_the_readme_links_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("README.md");
    let targets = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.starts_with("http")) {
        assert!(root.join(target).exists(), "{target}");
    }
}
