//! What every command starts from: settings, surroundings, and the database with the built-in bank in it.

use std::path::{Path, PathBuf};

use crate::app::bank::files::tell_narrowed;
use crate::config::{ColorChoice, Config};
use crate::domain::time::{Day, Moment};
use crate::env::Env;
use crate::error::Error;
use crate::files::{followed, narrow, narrow_all};
use crate::store::{self, Store, StoreError, ended_trust};
use crate::ui::Style;
use crate::ui::chart::Glyphs;
use crate::words::app::database as words;

use super::tell::note;

/// Settings and surroundings of one command.
#[derive(Debug)]
pub struct Context {
    /// What was found around the program.
    pub env: Env,
    /// The user's settings.
    pub config: Config,
    /// The database of this run.
    pub database: PathBuf,
    color: ColorChoice,
}

impl Context {
    /// Reads the settings and lets flags override them.
    pub fn new(
        env: Env,
        database: Option<PathBuf>,
        color: Option<ColorChoice>,
    ) -> Result<Self, Error> {
        let config = Config::load(&env.config_file())?;
        let named = database.or_else(|| env.database.clone());
        if let Some(path) = &named {
            refuse_address(path)?;
        }
        let database = named.unwrap_or_else(|| env.default_database());
        let color = color.unwrap_or(config.color);
        Ok(Self { env, config, database, color })
    }

    /// Opens the database without touching the bank.
    pub fn store_as_it_is(&self) -> Result<Store, Error> {
        self.settle()?;
        let mut store = Store::open(&self.database, self.now())?;
        // The database can be used all the same; it is told once, and by `viva doctor` always.
        if let Err(error) = store.remember_in(&self.env.state_folder)
            && store.tell_unnoted().unwrap_or(false)
        {
            note(&unnoted(&error));
        }
        if let Some(text) = ended_trust(store.ended_trust()) {
            note(&text);
        }
        // Only now is it known that the file is a database of ours.
        self.narrow_own_files();
        Ok(store)
    }

    /// The same for what only reads: a database that cannot be written is opened all the same, and that is told.
    pub fn store_to_read(&self) -> Result<Store, Error> {
        if !Store::is_unwritable(&self.database) {
            return self.store_as_it_is();
        }
        self.settle()?;
        let store = Store::open_to_read(&self.database)?;
        note(&words::it_is_only_read(&self.database.display()));
        Ok(store)
    }

    /// Moves a write-ahead log that belongs to another file out of the way, and tells it. Comes before every opening.
    pub fn settle(&self) -> Result<(), Error> {
        if let Some(aside) = store::settle(&self.database, &self.env.state_folder)? {
            note(&words::it_is_another_file(&self.database.display(), &aside.display()));
        }
        Ok(())
    }

    /// Takes the database, and what viva keeps in its own folder, from other users where earlier versions let them read it.
    pub fn narrow_own_files(&self) {
        let folder = &self.env.data_folder;
        let mut narrowed = Vec::new();
        if narrow(folder) {
            narrowed.push(folder.clone());
            narrowed.extend(narrow_all(folder));
        }
        let database = followed(&self.database);
        for suffix in ["", "-wal", "-shm"] {
            let mut name = database.clone().into_os_string();
            name.push(suffix);
            let path = PathBuf::from(name);
            if narrow(&path) {
                narrowed.push(path);
            }
        }
        tell_narrowed(&narrowed);
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.env.clock.now()
    }

    /// The study day of the present moment.
    pub fn today(&self) -> Day {
        self.now().study_day(self.config.rollover_hour)
    }

    /// How to draw on standard output.
    pub fn style(&self) -> Style {
        Style { width: self.width(), color: self.colors(self.env.stdout_is_terminal) }
    }

    /// How to draw on standard error.
    pub fn error_style(&self) -> Style {
        Style { width: self.width(), color: self.colors(self.env.stderr_is_terminal) }
    }

    /// What charts on standard output are drawn with.
    pub fn glyphs(&self) -> Glyphs {
        if self.env.is_dumb { Glyphs::Ascii } else { Glyphs::Blocks }
    }

    /// Columns that lines of a list are cut to: those of the screen, `None` when the output goes elsewhere.
    pub fn columns(&self) -> Option<usize> {
        self.env.stdout_is_terminal.then_some(self.env.columns)
    }

    fn width(&self) -> usize {
        self.env.columns.min(self.config.width_max)
    }

    fn colors(&self, is_terminal: bool) -> bool {
        match self.color {
            _ if self.env.is_dumb => false,
            ColorChoice::Auto => is_terminal && !self.env.no_color,
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        }
    }
}

/// Fails where a database is named by what other programs take for an address, and not by a path: a file of that very name would be a
/// surprise, and SQLite would keep nothing in it.
fn refuse_address(path: &Path) -> Result<(), Error> {
    let name = path.as_os_str().to_string_lossy();
    let scheme = name.split_once(':').map(|(scheme, rest)| (scheme, rest.starts_with("//")));
    let is_address = name == ":memory:"
        || scheme.is_some_and(|(scheme, is_url)| {
            let is_word =
                !scheme.is_empty() && scheme.bytes().all(|one| one.is_ascii_alphanumeric());
            scheme.eq_ignore_ascii_case("file") || (is_word && is_url)
        });
    if !is_address {
        return Ok(());
    }
    Err(Error::usage(words::no_path_of_a_database(&name))
        .hint(words::give_the_path_of_a_file(&name)))
}

/// What follows where this machine cannot note which file the database is.
pub fn unnoted(error: &StoreError) -> String {
    words::copies_go_unnoticed(&error)
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let hint = error.hint();
        Error::failed(error.to_string()).maybe_hint(hint)
    }
}
