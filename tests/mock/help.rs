//! What the help of `viva mock` shows is what works.

use super::sets::read_set;
use crate::support::TestEnv;

/// The examples of a command and of those below it: each a line to type, without what it is for.
fn examples(command: &clap::Command) -> Vec<String> {
    let text = command.get_before_help().map(ToString::to_string).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
    let own = lines.map(|line| line.split("  ").next().unwrap_or_default().trim().to_owned());
    let below = command.get_subcommands().flat_map(examples);
    own.filter(|line| line.contains("viva ")).chain(below).collect()
}

#[test]
fn every_example_in_the_help_of_interviews_runs() {
    let whole = viva::cli::command();
    let mock = whole.get_subcommands().find(|one| one.get_name() == "mock").expect("mock");
    let found = examples(mock);
    assert!(found.len() > 15, "{found:?}");
    for line in found {
        let env = TestEnv::new();
        if line.contains("mock swap") {
            swapped(&env, &line);
            continue;
        }
        // What an example takes for granted: sets to look at, and interviews that were held over them.
        let folders = ["c-17", "c-18", "out", "a", "b", "form-1", "form-2"];
        let is_named = |folder: &&str| {
            let mut words = line.split([' ', '/']);
            let is_made = line.contains("mock new") && !line.contains(&format!("--like {folder}"));
            !is_made && words.any(|word| word == *folder)
        };
        let named: Vec<&str> = folders.into_iter().filter(is_named).collect();
        // All are drawn first: questions that were asked rest.
        for folder in &named {
            let new = ["mock", "new", "--level", "middle", "--seed", "7", "--candidate", folder];
            env.ok(&[&new[..], &["--out", folder]].concat());
        }
        for folder in &named {
            held(&env, folder, &line);
        }
        env.write("own.toml", env.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]));
        if line.contains("card.csv") {
            let card = filled(&env, "out/scorecard.csv");
            env.write("card.csv", &card);
            env.write("out/scorecard.csv", card);
        }
        env.shell(&line);
    }
}

/// The text of a card on which every question is rated 3.
pub fn filled(env: &TestEnv, card: &str) -> String {
    let text = std::fs::read_to_string(env.home().join(card)).unwrap();
    let mut lines = text.lines();
    let titles = lines.next().unwrap();
    let place = titles.split(',').position(|title| title == "rating").unwrap();
    let rated = lines.map(|line| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells[place] = "3";
        cells.join(",")
    });
    std::iter::once(titles.to_owned()).chain(rated).map(|line| line + "\n").collect()
}

/// A swap works where the set has room for it: some seed draws one that has.
fn swapped(env: &TestEnv, line: &str) {
    let words: Vec<&str> = line.split(' ').skip(1).collect();
    let works = |seed: u32| {
        let seed = seed.to_string();
        let _ = std::fs::remove_dir_all(env.home().join("c-17"));
        env.ok(&["mock", "new", "--level", "middle", "--seed", &seed, "--out", "c-17"]);
        env.viva(&words).code == 0
    };
    assert!((1..60).any(works), "{line}");
}

/// The interviews that the example looks at.
fn held(env: &TestEnv, folder: &str, line: &str) {
    let looks =
        ["mock score", "mock compare", "mock debrief", "mock letter", "mock forget", "--replace"];
    if !looks.iter().any(|command| line.contains(command)) {
        return;
    }
    let replies = "\n3\n".repeat(read_set(env, folder).questions.len()) + "\n\n";
    // How far interviewers agree takes two of them; everything else looks at one.
    let names = if line.contains("compare out") { &["anna", "boris"][..] } else { &["anna"] };
    for name in names {
        env.feed(&["mock", "run", folder, "--interviewer", name], &replies);
    }
}
