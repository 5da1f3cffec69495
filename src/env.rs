//! What the program finds around it, read once: variables, folders, the terminal. Below this everything is a plain value.
//!
//! Nothing else may ask the environment.

use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::clock::Clock;
use crate::domain::time::Moment;
use crate::error::Error;
use crate::words::program::environment as words;

/// The folder one stands in, for the completion of paths; `None` where it is gone.
pub fn current_folder() -> Option<PathBuf> {
    std::env::current_dir().ok()
}

/// The surroundings of one run.
#[derive(Clone, Debug)]
pub struct Env {
    /// The clock, frozen by `VIVA_NOW`.
    pub clock: Clock,
    /// `VIVA_SEED`.
    pub seed: Option<u64>,
    /// `VIVA_DB`.
    pub database: Option<PathBuf>,
    /// Folder for the database.
    pub data_folder: PathBuf,
    /// Folder for the settings.
    pub config_folder: PathBuf,
    /// Folder for what this machine remembers of its databases.
    pub state_folder: PathBuf,
    /// Folder for what can be worked out again.
    pub cache_folder: PathBuf,
    /// Folder for what lives no longer than the run.
    pub temporary_folder: PathBuf,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `TERM` is `dumb`: the terminal takes no escapes at all.
    pub is_dumb: bool,
    /// Whether a person can press keys: input and output are both a terminal, and it takes escapes.
    pub is_interactive: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
    /// Columns of the terminal; 80 where there is none.
    pub columns: usize,
    /// `VISUAL`, or else `EDITOR`.
    pub editor: Option<String>,
    /// `USER`, or else `LOGNAME`.
    pub user: Option<String>,
    /// The running program itself.
    pub executable: Option<PathBuf>,
}

/// The words of the command line, as they were given.
pub fn arguments() -> Vec<String> {
    std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect()
}

impl Env {
    /// Reads the surroundings. Fails when a variable of ours has a value that cannot be meant.
    pub fn read() -> Result<Self, Error> {
        let folders = etcetera::choose_base_strategy()
            .map_err(|_| Error::failed(words::no_home()).hint(words::set_home()))?;
        let is_dumb = variable("TERM").as_deref() == Some("dumb");
        Ok(Self {
            clock: clock()?,
            seed: seed()?,
            database: path_variable("VIVA_DB"),
            data_folder: folders.data_dir().join("viva"),
            config_folder: folders.config_dir().join("viva"),
            state_folder: folders.state_dir().unwrap_or(folders.data_dir()).join("viva"),
            cache_folder: folders.cache_dir().join("viva"),
            temporary_folder: std::env::temp_dir(),
            no_color: variable("NO_COLOR").is_some(),
            is_dumb,
            is_interactive: stdin().is_terminal() && stdout().is_terminal() && !is_dumb,
            stdout_is_terminal: stdout().is_terminal(),
            stderr_is_terminal: stderr().is_terminal(),
            columns: columns(),
            editor: variable("VISUAL").or_else(|| variable("EDITOR")),
            user: variable("USER").or_else(|| variable("LOGNAME")),
            executable: std::env::current_exe().ok(),
        })
    }

    /// The database when neither `--db` nor `VIVA_DB` names one.
    pub fn default_database(&self) -> PathBuf {
        self.data_folder.join("viva.db")
    }

    /// Whether a bar may be drawn on standard error and taken away again.
    pub fn shows_progress(&self) -> bool {
        self.stderr_is_terminal && !self.is_dumb
    }

    /// The settings file.
    pub fn config_file(&self) -> PathBuf {
        self.config_folder.join("config.toml")
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the home of the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A path may hold bytes that are not UTF-8.
#[expect(clippy::disallowed_methods, reason = "this is the home of the environment")]
fn path_variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn columns() -> usize {
    let (_, columns) = console::Term::stdout().size();
    usize::from(columns).max(20)
}

fn clock() -> Result<Clock, Error> {
    let Some(text) = variable("VIVA_NOW") else { return Ok(Clock::system()) };
    Moment::parse(&text)
        .map(Clock::Fixed)
        .map_err(|error| Error::usage(words::no_time(&text, &error)).hint(words::write_a_time()))
}

fn seed() -> Result<Option<u64>, Error> {
    let Some(text) = variable("VIVA_SEED") else { return Ok(None) };
    text.parse()
        .map(Some)
        .map_err(|_| Error::usage(words::no_seed(&text)).hint(words::use_a_whole_number()))
}
