//! A second reader: a program of the user's own that is given an answer and says what it thinks of it.
//!
//! It runs with the rights of its user, because the user named it; what is bounded is how long viva waits and how much it reads. Must not
//! know what is asked or what a reply means.

use std::io::{self, Seek, Write};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use super::error::JudgeError;
use super::python::Launcher;
use super::supervise::{Bounds, Ending, Run, supervise_from};
use super::watcher::{self, Watched};
use crate::words::judge::runs as says;

/// The most that is waited for a reply, in milliseconds.
pub const WAIT_MS: u64 = 60_000;

/// The most that is read of a reply, in bytes.
const REPLY_BYTES: usize = 64 << 10;

/// The most that is told of what a reader says about its failure, in characters.
const SAID_CHARS: usize = 200;

/// Why there is no reply. What a reader said may hold control characters.
#[derive(Debug, thiserror::Error)]
pub enum Silence {
    /// The command is no command.
    #[error("{}", says::quotation_mark_is_open(command))]
    OpenQuote {
        /// The command.
        command: String,
    },
    /// It could not be started.
    #[error("{}", says::cannot_be_started(program, source))]
    Missing {
        /// The first word of the command.
        program: String,
        /// What the system says.
        source: io::Error,
    },
    /// It did not end in time.
    #[error("{}", says::no_reply_within(seconds))]
    Late {
        /// How long was waited.
        seconds: u64,
    },
    /// It wrote too much.
    #[error("{}", says::wrote_more_than(&(REPLY_BYTES >> 10)))]
    Flood,
    /// It failed.
    #[error("{}", says::it_ended(ending, &after_colon(.said)))]
    Failed {
        /// How it ended.
        ending: Ending,
        /// The last line that it wrote to its standard error; may be empty.
        said: String,
    },
    /// The user did not want to wait.
    #[error("{}", says::it_was_ended())]
    Ended,
    /// It could not be run.
    #[error(transparent)]
    NotRun(#[from] JudgeError),
}

fn after_colon(said: &str) -> String {
    if said.is_empty() { String::new() } else { format!(": {said}") }
}

/// Gives `request` to the program that `command` names (its words, quoted as in a shell, are the program and its arguments) on its standard
/// input, and gives what it wrote to its standard output. It is ended, with all that it started, after `wait_ms`, or by Ctrl-C, which ends
/// nothing else.
///
/// # Errors
/// When there is no reply; nothing of what it wrote is given then.
pub fn read(
    command: &str,
    request: &str,
    wait_ms: u64,
    launcher: &Launcher,
) -> Result<String, Silence> {
    let open = || Silence::OpenQuote { command: command.to_owned() };
    let words = shlex::split(command).ok_or_else(open)?;
    let (program, arguments) =
        words.split_first().map_or(("", &[][..]), |(program, rest)| (program.as_str(), rest));
    let temporary = &launcher.temporary;
    let failed = |source| JudgeError::Folder { folder: temporary.clone(), source };
    // An empty folder of its own, which goes with it even if viva is killed.
    let folder =
        tempfile::Builder::new().prefix("viva-coach-").tempdir_in(temporary).map_err(failed)?;
    // A file without a name: a pipe would have to be fed while the reader is watched.
    let mut input = tempfile::tempfile_in(folder.path()).map_err(failed)?;
    writeln!(input, "{request}").and_then(|()| input.rewind()).map_err(failed)?;
    let mut reader = Command::new(program);
    reader.args(arguments).process_group(0).stdin(Stdio::from(input));
    let bounds =
        Bounds { wall_ms: wait_ms, output_bytes: REPLY_BYTES, quota: None, is_interruptible: true };
    let place = folder.path().to_owned();
    watcher::made(&launcher.executable, &place);
    let run = supervise_from(&mut reader, &bounds, Watched::begin);
    if folder.close().is_ok() {
        watcher::removed(&place);
    }
    match run {
        Ok(run) => reply(run, wait_ms),
        Err(JudgeError::Process { action, source }) if action == says::start_the_child() => {
            Err(Silence::Missing { program: program.to_owned(), source })
        }
        Err(error) => Err(error.into()),
    }
}

fn reply(run: Run, wait_ms: u64) -> Result<String, Silence> {
    match run.ending {
        Ending::Exited(0) => Ok(run.stdout),
        Ending::TimedOut => Err(Silence::Late { seconds: wait_ms.div_ceil(1000) }),
        Ending::TooMuchOutput => Err(Silence::Flood),
        Ending::Interrupted => Err(Silence::Ended),
        ending => {
            let last = run.stderr.trim().lines().last().unwrap_or_default();
            Err(Silence::Failed { ending, said: last.chars().take(SAID_CHARS).collect() })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// Runs a script as the reader of `{}`.
    fn read_by(script: &str, wait_ms: u64) -> Result<String, Silence> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("coach");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
        let launcher =
            Launcher { executable: "/bin/true".into(), temporary: folder.path().to_owned() };
        let reply =
            read(&format!("{} --quick 'of mine'", path.display()), "{}", wait_ms, &launcher);
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing but the script is left: {left:?}");
        reply
    }

    #[test]
    fn a_reader_is_given_the_request_and_its_arguments() {
        assert_eq!(read_by("cat; echo $2", 30_000).unwrap(), "{}\nof mine\n");
    }

    #[test]
    fn one_that_does_not_read_replies_all_the_same() {
        assert_eq!(read_by("echo fine", 30_000).unwrap(), "fine\n");
    }

    #[test]
    fn a_reader_that_hangs_floods_fails_or_is_killed_gives_no_reply() {
        let why = |script, wait_ms| read_by(script, wait_ms).unwrap_err().to_string();
        assert_eq!(why("echo early; sleep 1000", 300), "it did not reply within 1 seconds");
        assert_eq!(why("cat /dev/zero", 30_000), "it wrote more than 64 KiB");
        assert_eq!(why("cat /dev/zero >&2", 30_000), "it wrote more than 64 KiB");
        assert_eq!(
            why("echo fine; echo first >&2; echo no model >&2; exit 3", 30_000),
            "it ended with exit code 3: no model"
        );
        assert_eq!(why("kill -9 $$", 30_000), "it was killed by signal 9");
    }

    #[test]
    fn one_that_closes_its_output_and_lives_on_is_ended_at_the_limit() {
        let why = read_by("exec >&- 2>&-; sleep 1000", 300).unwrap_err();
        assert!(matches!(why, Silence::Late { .. }), "{why}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let launcher =
            Launcher { executable: "/bin/true".into(), temporary: folder.path().to_owned() };
        let open = read("coach 'of", "{}", 1000, &launcher).unwrap_err();
        assert_eq!(open.to_string(), "a quotation mark is left open in `coach 'of`");
        for command in ["/nowhere/coach --fast", "  "] {
            let why = read(command, "{}", 1000, &launcher).unwrap_err();
            let program = command.split_whitespace().next().unwrap_or_default();
            assert!(
                why.to_string().starts_with(&format!("`{program}` cannot be started: ")),
                "{why}"
            );
        }
    }
}
