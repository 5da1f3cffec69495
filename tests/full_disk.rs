//! A disk without room: named as such wherever something is written, and nothing is half written.

use std::process::Command;

use crate::mock::sets::{open, set, write};
use crate::support::{TestEnv, open_question};

/// Commands on a full disk. Each is parted from the next by a line with its name and one with its exit code.
const FULL: &str = r#"
set -u
mount -t tmpfs -o size=256m tmpfs disk || exit 99
cp -r out other mine disk/
cp data/viva/viva.db disk/viva.db
dd if=/dev/zero of=disk/fill bs=64k 2>/dev/null
dd if=/dev/zero of=disk/fill2 bs=1k 2>/dev/null
find disk -type f | sort >before
# What a command that failed gave back is taken again.
run() {
  dd if=/dev/zero of=disk/fill2 bs=1k oflag=append conv=notrunc 2>/dev/null
  echo "== $1"; shift; "$@" 2>&1; echo "code $?"
}
run quiz sh -c "printf '\n3\nq\n' | viva --db disk/viva.db quiz --pack mine"
run import viva --db disk/viva.db import other
run suspend viva --db disk/viva.db suspend decorators/kept
run backup viva backup disk/copy.db
run restore viva --db disk/restored.db restore whole.db
run export viva export --out disk/questions.jsonl
run deck viva export --format apkg --out disk/deck.apkg
run pack viva export --format md --pack viva --out disk/pack
run output sh -c 'viva export >disk/output.jsonl'
run page viva stats --html disk/stats.html
run interview viva mock new --level middle --minutes 45 --out disk/interview
run console sh -c "printf '\n3\nq\n' | viva mock run disk/out --interviewer anna"
run settings env XDG_CONFIG_HOME="$PWD/disk" viva config language ru
run skeleton viva new decorators --kind open --level middle --slug why --pack disk/mine
run init viva init disk/new-pack
rm -f disk/output.jsonl
find disk -type f | sort >after
echo "== left"; diff before after; echo "code $?"
rm disk/fill disk/fill2
echo "== kept"; viva --db disk/viva.db export --format reviews; echo "code $?"
echo "== doctor"; viva --db disk/viva.db doctor; echo "code $?"
"#;

/// Answers on a disk that has room for some of them alone.
const NEARLY_FULL: &str = r#"
mount -t tmpfs -o size=256m tmpfs disk || exit 99
cp data/viva/viva.db disk/viva.db
viva --db disk/viva.db list --count >/dev/null
dd if=/dev/zero of=disk/fill bs=64k 2>/dev/null
truncate -s -ROOM disk/fill
yes "
3" | head -n 2000 | viva --db disk/viva.db quiz --kind open --new 400 --limit 400 >said 2>&1
echo "code $?"
rm disk/fill
viva --db disk/viva.db export --format reviews | wc -l
viva --db disk/viva.db doctor >/dev/null; echo "doctor $?"
"#;

/// A world with an answer, an interview, and a copy of the database.
fn world() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &open_question("kept"));
    env.ok(&["import", "mine"]);
    let many: String = (0..400).map(|number| open_question(&format!("more-{number}"))).collect();
    env.pack("other", &many);
    env.write(
        "other/pack.toml",
        "format = 1\nname = \"other\"\ntitle = \"T\"\nversion = \"1\"\nlicense = \"MIT\"\nlanguages = [\"en\"]\n",
    );
    env.ok(&["backup", "whole.db"]);
    write(&env, &set(vec![open("first"), open("second")]));
    env.write("disk/.keep", "");
    env
}

/// Runs a script where it may mount; `None` where this system does not let it.
fn mounted(env: &TestEnv, script: &str) -> Option<String> {
    let may = Command::new("unshare")
        .args(["-rm", "sh", "-c", "mount -t tmpfs tmpfs disk"])
        .current_dir(env.home())
        .status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("did not run: no file system can be mounted here");
        return None;
    }
    env.write("script", script);
    Some(env.shell("unshare -rm bash ./script"))
}

#[test]
fn a_full_disk_is_named_wherever_something_is_written_and_nothing_is_half_written() {
    let env = world();
    let Some(said) = mounted(&env, FULL) else { return };
    let sections: Vec<(&str, &str)> = said
        .split("== ")
        .skip(1)
        .map(|section| section.split_once('\n').expect("a name and what was said"))
        .collect();
    let section = |wanted: &str| {
        let found = sections.iter().find(|(name, _)| *name == wanted);
        found.unwrap_or_else(|| panic!("no {wanted} in {said}")).1
    };
    let done = ["left", "kept", "doctor"];
    for (name, text) in sections.iter().filter(|(name, _)| !done.contains(name)) {
        assert!(text.ends_with("code 1\n"), "{name}: {text}");
        assert!(text.contains("the disk is full"), "{name}: {text}");
        assert!(text.contains("Free some space and run the command again."), "{name}: {text}");
    }
    assert_eq!(sections.len(), 15 + done.len());
    assert_eq!(section("kept"), "code 0\n", "no answer was confirmed, and none is there");
    assert!(section("doctor").ends_with("code 0\n"), "{}", section("doctor"));
    // What SQLite and the console keep beside their files is no half of anything.
    let left: Vec<&str> =
        section("left").lines().filter(|line| line.starts_with(['<', '>'])).collect();
    let harmless = ["> disk/out/set.anna.jsonl", "> disk/viva.db-wal", "> disk/viva.db-shm"];
    let others: Vec<_> = left.iter().filter(|line| !harmless.contains(line)).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn a_nearly_full_disk_loses_no_answer_that_was_confirmed() {
    for room in [64, 200, 600] {
        let env = world();
        let Some(said) = mounted(&env, &NEARLY_FULL.replace("ROOM", &format!("{room}K"))) else {
            return;
        };
        let shown = std::fs::read_to_string(env.home().join("said")).unwrap();
        let confirmed = shown.lines().filter(|line| line.starts_with('→')).count();
        assert!(shown.contains("the disk is full"), "{room}: {shown}");
        assert!(
            shown.contains("everything answered so far")
                || shown.contains("Everything answered so far"),
            "{room}: {shown}"
        );
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines, ["code 1", &confirmed.to_string(), "doctor 0"], "{room}: {shown}");
    }
}
