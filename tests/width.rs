//! On a terminal of 80 columns nothing that a command says is broken inside a word, and pages of the documentation are drawn.

use console::{measure_text_width, strip_ansi_codes};

use crate::mock::sets::{run_interview, written};
use crate::support::{TestEnv, open_question};
use crate::terminal::Terminal;

/// What commands printed on a terminal of 80 columns, line by line, without colour.
fn printed(env: &TestEnv, script: &str) -> Vec<String> {
    let mut terminal = Terminal::start_script(env, &format!("{script}; echo end"), (100, 80), &[]);
    terminal.sees(&["\nend"]);
    let text = String::from_utf8_lossy(&terminal.sent).into_owned();
    strip_ansi_codes(&text).lines().map(|line| line.trim_end_matches('\r').to_owned()).collect()
}

/// Lines that the terminal itself would break although they could be broken between words.
fn too_wide(lines: &[String]) -> Vec<&String> {
    // A command is copied, and ends where its line does.
    let is_breakable =
        |line: &&String| line.trim_start().contains(' ') && !line.starts_with("viva ");
    lines.iter().filter(|line| measure_text_width(line) > 80).filter(is_breakable).collect()
}

#[test]
fn what_commands_say_is_broken_between_words_at_eighty_columns() {
    let env = TestEnv::new();
    let slug = "a-slug-that-is-so-long-that-hardly-anything-stands-beside-it";
    env.pack("a-folder-with-a-rather-long-name", &open_question(slug));
    env.write("list.md", "# List\n\n## What is this list about, and why is it here?\nNothing.\n");
    env.ok(&["import", "a-folder-with-a-rather-long-name"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    let id = format!("decorators/{slug}");
    let commands = [
        "viva undo",
        "viva mock new --level middle --candidate a-candidate-with-a-code-of-some-length --out a-folder-for-an-interview-with-a-long-name",
        "viva mock list",
        "viva mock stats",
        &format!("viva flag {id}"),
        &format!("viva suspend {id}"),
        &format!("viva unsuspend {id}"),
        &format!("viva reset {id} --yes"),
        "viva init another-folder-with-a-name-that-is-long-for-a-pack-of-questions",
        "viva import list.md 2>&1",
        "viva convert list.md --out a-pack-with-a-name-that-is-rather-long-for-what-it-holds",
        "viva export --format csv --out questions-of-the-whole-bank-in-a-table-with-a-long-name.csv --pack mine",
        "viva check list.md",
        "viva check a-folder-with-a-rather-long-name --strict",
        "viva plan --date soon",
        "viva config width_max many",
        "viva show decorators/nothing-of-this-name-is-anywhere-in-the-bank",
        "viva quiz --pack mine --topic nothing-of-this-name < /dev/null",
        "viva packs",
        "viva doctor",
        "viva config",
        "viva plan --date 'in 12 days' 2>&1",
        "viva goal --date '20 Dec' --level middle 2>&1",
        "viva stats",
        "viva score",
        "viva status",
        "viva backup a-backup-in-a-file-with-a-name-that-is-so-long-that-it-takes-more-than-one-line.db",
        "viva packs remove mine",
    ];
    // One at a time: on a slow machine all of them take longer than a terminal is waited for.
    let lines: Vec<String> = commands.iter().flat_map(|command| printed(&env, command)).collect();
    assert!(lines.iter().any(|line| line.starts_with("undone:")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("scorecard")), "{lines:#?}");
    let wide = too_wide(&lines);
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn a_page_is_drawn_on_a_terminal_and_raw_by_pipe() {
    let env = TestEnv::empty();
    for page in viva::app::pages::ALL.iter().filter(|page| page.path.ends_with(".md")) {
        let lines = printed(&env, &format!("viva help {} < /dev/null", page.name));
        let wide = too_wide(&lines);
        assert!(wide.is_empty(), "{}: {wide:#?}", page.name);
        assert!(!lines.iter().any(|line| line.starts_with("## ")), "{}: {lines:#?}", page.name);
        assert!(lines.len() > 20, "{}: {lines:#?}", page.name);
        assert_eq!(env.ok(&["help", page.name]), page.text);
    }
    // A database is not made for it, and settings that cannot be read are no reason to keep it back.
    assert!(!env.database().exists());
    env.write("config/viva/config.toml", "nothing = [\n");
    let lines = printed(&env, "viva help format < /dev/null");
    assert!(lines.iter().any(|line| line == "# The format of a pack"), "{lines:#?}");
}

/// A table that was copied from a terminal had rows that no program reads, and a page of Markdown other lines than its file.
#[test]
fn what_is_saved_is_never_broken() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    for command in ["score out --format csv", "score out --format md"] {
        let arguments: Vec<&str> = std::iter::once("mock").chain(command.split(' ')).collect();
        let saved = env.ok(&arguments);
        assert!(saved.lines().any(|line| measure_text_width(line) > 80), "{saved}");
        let lines = printed(&env, &format!("viva mock {command}; echo"));
        for line in saved.lines() {
            assert!(
                lines.iter().any(|one| one == line.trim_end_matches('\r')),
                "{command}: {line}"
            );
        }
    }
}

#[test]
fn a_page_stops_at_each_screen_and_is_closed_by_its_key() {
    let env = TestEnv::empty();
    let mut terminal = Terminal::start(&env, "help format", 80);
    terminal.sees(&["The format of a pack", "-- more -- [space] next page  [q] close"]);
    // Any other key does nothing: no prompt waits for it.
    terminal.type_in("x").type_in(" ").sees(&["taxonomy.toml", "-- more --"]);
    terminal.type_in("q");
    terminal.ends_with(0);
}
