//! Runs an answer that nobody has vouched for and says whether it does what it should.
//!
//! Python runs in a child process: [`python`] finds an interpreter and starts it through viva's own hidden command
//! ([`child`]), which limits itself ([`limits`], [`sandbox`]) before it becomes Python; [`supervise`] reads what it
//! prints and ends it, and a [`watcher`] does where viva itself was killed. [`output`] compares, [`batch`] does so for many questions on
//! all cores, [`mutation`] for small changes of what is right. [`reader`] lets a program of the user's own read an answer. Queries run in this
//! process, in a closed database in memory: [`sql`].
//!
//! This layer must not open the bank, read a pack, print to the user, ask the environment for settings, or decide on
//! grades. The one clock it reads is the monotonic one, to end a child or a query at its limit.

pub mod batch;
pub mod cache;
pub mod child;
pub mod code;
pub mod error;
mod group;
pub mod limits;
pub mod mutation;
pub mod output;
mod processes;
pub mod python;
pub mod reader;
pub mod sandbox;
mod scratch;
pub mod sql;
pub mod supervise;
#[cfg(target_os = "linux")]
mod syscalls;
pub mod traceback;
mod usage;
pub mod watcher;

pub use error::JudgeError;
pub use sandbox::{Isolation, isolation};

/// Version of the rules by which answers are run and compared. Part of every cached verdict's key: raise it when the
/// same code and output could be judged differently.
pub const JUDGE_VERSION: u32 = 3;
