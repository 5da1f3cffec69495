//! What SQL may do on a connection of the judge, and for how long.
//!
//! SQLite asks the guard about every action of a statement before it runs, and about going on while it runs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::limits::{CALLS, STEPS, TIME_MS};

use crate::words::judge::sql as says;

/// Whose SQL is being run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Our own statements.
    Own,
    /// A pack's setup: builds tables, views, indexes and triggers in memory.
    Setup,
    /// A query: reads.
    Query,
}

/// Why the guard refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// An action: `drop a table`.
    Action(String),
    /// Too many function calls.
    Calls,
    /// Going on: the time is over.
    Time,
    /// One call that would take too long.
    Work,
}

#[derive(Debug)]
struct State {
    mode: Mode,
    deadline: Instant,
    /// What no deadline goes beyond.
    end: Option<Instant>,
    calls: usize,
    refused: Option<Refused>,
}

/// A handle on the guard of one connection.
#[derive(Clone, Debug)]
pub(super) struct Guard(Arc<Mutex<State>>);

impl Guard {
    /// Puts a guard on a connection; it starts in [`Mode::Own`]. Nothing runs longer than to `end`.
    pub(super) fn new(connection: &Connection, end: Option<Instant>) -> rusqlite::Result<Self> {
        let (mode, deadline) = (Mode::Own, deadline(end));
        let state = State { mode, deadline, end, calls: 0, refused: None };
        let guard = Self(Arc::new(Mutex::new(state)));
        let timer = guard.clone();
        connection.progress_handler(STEPS, Some(move || timer.is_late()))?;
        let judge = guard.clone();
        connection
            .authorizer(Some(move |asked: AuthContext<'_>| judge.authorize(&asked.action)))?;
        Ok(guard)
    }

    /// Starts anew for SQL of this sort: full time, nothing refused.
    pub(super) fn start(&self, mode: Mode) {
        let mut state = self.state();
        let end = state.end;
        *state = State { mode, deadline: deadline(end), end, calls: 0, refused: None };
    }

    /// Starts a further statement within the time of those before.
    pub(super) fn go_on(&self) {
        let mut state = self.state();
        (state.calls, state.refused) = (0, None);
    }

    /// What was refused since the start.
    pub(super) fn refused(&self) -> Option<Refused> {
        self.state().refused.clone()
    }

    /// Refuses to go on.
    pub(super) fn refuse(&self, refused: Refused) {
        self.state().refused.get_or_insert(refused);
    }

    /// Whether the time is over.
    pub(super) fn is_late(&self) -> bool {
        is_over(self.state().deadline)
    }

    fn authorize(&self, action: &AuthAction<'_>) -> Authorization {
        let mut state = self.state();
        if matches!(action, AuthAction::Function { .. }) {
            state.calls += 1;
        }
        let refused = match state.mode {
            Mode::Own => None,
            _ if state.calls > CALLS => Some(Refused::Calls),
            // Views on views can keep SQLite busy before the first step.
            _ if is_over(state.deadline) => Some(Refused::Time),
            mode if is_allowed(action, mode) => None,
            _ => Some(Refused::Action(describe(action))),
        };
        let Some(refused) = refused else { return Authorization::Allow };
        state.refused.get_or_insert(refused);
        Authorization::Deny
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The state is plain data that is whole at any moment.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn deadline(end: Option<Instant>) -> Instant {
    let usual = after(TIME_MS);
    end.map_or(usual, |end| end.min(usual))
}

/// The moment in so many milliseconds.
#[expect(clippy::disallowed_methods, reason = "the time of a query is measured, not decided")]
pub(super) fn after(milliseconds: u64) -> Instant {
    Instant::now() + Duration::from_millis(milliseconds)
}

#[expect(clippy::disallowed_methods, reason = "the time of a query is measured, not decided")]
fn is_over(deadline: Instant) -> bool {
    Instant::now() >= deadline
}

/// Functions that reach beyond the data. All are shut off by other means too.
const FORBIDDEN_FUNCTIONS: [&str; 3] = ["load_extension", "fts3_tokenizer", "sqlite_log"];

/// What is listed may be done, all else may not: a new action of SQLite's must be looked at first.
fn is_allowed(action: &AuthAction<'_>, mode: Mode) -> bool {
    match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => {
            !FORBIDDEN_FUNCTIONS.iter().any(|name| name.eq_ignore_ascii_case(function_name))
        }
        AuthAction::CreateTable { .. }
        | AuthAction::CreateIndex { .. }
        | AuthAction::CreateView { .. }
        | AuthAction::CreateTrigger { .. }
        | AuthAction::DropTable { .. }
        | AuthAction::DropIndex { .. }
        | AuthAction::DropView { .. }
        | AuthAction::DropTrigger { .. }
        | AuthAction::AlterTable { .. }
        | AuthAction::Insert { .. }
        | AuthAction::Update { .. }
        | AuthAction::Delete { .. }
        | AuthAction::Reindex { .. }
        | AuthAction::Analyze { .. }
        | AuthAction::Transaction { .. } => mode == Mode::Setup,
        AuthAction::Pragma { pragma_name, .. } => {
            mode == Mode::Setup && pragma_name.eq_ignore_ascii_case("foreign_keys")
        }
        _ => false,
    }
}

/// What an action would do, as the end of a sentence.
fn describe(action: &AuthAction<'_>) -> String {
    match action {
        AuthAction::Insert { table_name }
        | AuthAction::Update { table_name, .. }
        | AuthAction::Delete { table_name }
            if table_name.starts_with("sqlite_") =>
        {
            says::change_the_tables_themselves().to_owned()
        }
        AuthAction::Insert { table_name } => says::insert_into(table_name),
        AuthAction::Update { table_name, .. } => says::update(table_name),
        AuthAction::Delete { table_name } => says::delete_from(table_name),
        AuthAction::Attach { .. } => says::attach_a_database().to_owned(),
        AuthAction::Detach { .. } => says::detach_a_database().to_owned(),
        AuthAction::Pragma { pragma_name, .. } => says::use_pragma(pragma_name),
        AuthAction::Function { function_name } => says::call(function_name),
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => {
            says::control_a_transaction().to_owned()
        }
        AuthAction::CreateVtable { module_name, .. } => says::create_a_virtual_table(module_name),
        AuthAction::CreateTempTable { .. }
        | AuthAction::CreateTempIndex { .. }
        | AuthAction::CreateTempView { .. }
        | AuthAction::CreateTempTrigger { .. } => says::create_something_temporary().to_owned(),
        AuthAction::AlterTable { table_name, .. } => says::alter_the_table(table_name),
        _ => says::change_something().to_owned(),
    }
}
