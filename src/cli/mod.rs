//! The commands. Each file is one command: its arguments, whose comments are its help, and one function that runs it.
//!
//! This layer joins the others; rules belong to `domain`, SQL to `store`, drawing to `ui`.

mod backup;
mod check;
mod complete;
mod completions;
mod config;
mod convert;
mod doctor;
mod export;
mod filter_args;
mod flag;
mod goal;
mod help;
mod import;
mod init;
mod list;
mod man;
mod man_page;
pub mod mock;
mod new;
mod note;
mod optimize;
mod packs;
mod place;
mod plan;
mod practice;
mod quiz;
mod reset;
mod restore;
mod role;
mod score;
mod search;
mod show;
mod stats;
mod status;
mod suspend;
mod today;
mod trust;
mod undo;
mod vocabulary;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::app::Done;
use crate::app::context::Context;
use crate::config::ColorChoice;
use crate::env::Env;
use crate::error::{Error, ErrorKind};
use crate::ui::fitted::{Breaks, Fitted};
use crate::ui::message::for_standard_error;

const EXAMPLES: &str = "Examples:
  viva                              the day: what is due and new; Enter starts the quiz
  viva quiz --level middle          review and learn questions of one level
  viva quiz --topic security --minutes 10
  viva mock new --level middle      an interview for a lead: set, copies, scorecard
  viva score                        how ready you are, per level and topic
  viva search event loop            find questions by their words";

const TEMPLATE: &str = "{before-help}{about-with-newline}
{usage-heading} {usage}

{all-args}{after-help}
";

/// Practise backend interview questions: asked, remembered, brought back just before you forget.
#[derive(Parser, Debug)]
#[command(name = "viva", version, before_help = EXAMPLES, help_template = TEMPLATE)]
#[command(args_conflicts_with_subcommands = false, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    global: Global,

    #[command(flatten)]
    today: today::Today,

    #[command(subcommand)]
    command: Option<Command>,
}

/// Options of every command.
#[derive(clap::Args, Debug, Clone)]
pub struct Global {
    /// Database file [default: viva.db in the XDG data folder; also VIVA_DB]
    #[arg(long, global = true, value_name = "PATH", help_heading = "Everywhere")]
    db: Option<PathBuf>,

    /// auto, always or never; NO_COLOR is heeded
    #[arg(long, global = true, value_enum, value_name = "WHEN", help_heading = "Everywhere")]
    #[arg(hide_possible_values = true)]
    color: Option<ColorChoice>,
}

#[derive(Subcommand, Debug)]
#[command(subcommand_help_heading = "Commands")]
enum Command {
    Quiz(quiz::Quiz),
    Practice(practice::Practice),
    Goal(goal::GoalCommand),
    Place(place::Place),
    Plan(plan::Plan),
    Mock(mock::Mock),
    Score(score::Score),
    Stats(stats::Stats),
    Optimize(optimize::Optimize),
    Status(status::Status),
    Role(role::RoleCommand),
    List(list::List),
    Show(show::Show),
    Search(search::Search),
    Init(init::Init),
    Import(import::Import),
    Check(check::Check),
    Convert(convert::Convert),
    Packs(packs::Packs),
    Trust(trust::Trust),
    New(new::New),
    Undo(undo::Undo),
    Suspend(suspend::Suspend),
    Unsuspend(suspend::Unsuspend),
    Flag(flag::Flag),
    Note(note::Note),
    Reset(reset::Reset),
    Export(export::Export),
    Config(config::ConfigCommand),
    Doctor(doctor::Doctor),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Completions(completions::Completions),
    Man(man::Man),
    Help(help::Help),
}

/// Parses the arguments and runs one command.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The child that runs a pack's code is this program again; it must not meet the parser of the commands.
    if arguments.get(1).is_some_and(|first| first == crate::judge::child::COMMAND) {
        return crate::judge::child::enter(arguments.into_iter().skip(2));
    }
    if arguments.get(1).is_some_and(|first| first == crate::judge::watcher::COMMAND) {
        return crate::judge::watcher::enter();
    }
    // A shell that asks for completions does so in a variable of its own.
    let folder = crate::env::current_folder();
    match completions::engine(completed).try_complete(arguments.clone(), folder.as_deref()) {
        Ok(false) => {}
        Ok(true) => return ExitCode::SUCCESS,
        Err(error) => return parse_failed(&error),
    }
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return parse_failed(&error),
    };
    match dispatch(cli) {
        Ok(Done::Ok) => ExitCode::SUCCESS,
        Ok(Done::Problems) => ExitCode::from(1),
        Ok(Done::Interrupted) => ExitCode::from(130),
        Err(error) => fail(&error),
    }
}

/// The whole command line for a completion, which offers the names of commands too.
fn completed() -> clap::Command {
    let whole = Cli::command();
    complete::know(&whole);
    whole
}

/// The command line as clap knows it, for completions and the manual page.
pub fn command() -> clap::Command {
    Cli::command()
}

fn dispatch(cli: Cli) -> Result<Done, Error> {
    // These describe the program and need neither settings nor a database.
    let stdout = || io::stdout().lock();
    match cli.command {
        Some(Command::Completions(command)) => return command.run(&mut stdout()),
        Some(Command::Man(command)) => return command.run(Cli::command(), &mut stdout()),
        Some(Command::Help(command)) => {
            return command.run(Cli::command(), cli.global.color, &mut stdout());
        }
        _ => {}
    }
    if cli.command.is_some() && cli.today.json {
        return Err(Error::usage("--json stands before the command")
            .hint("Write it behind: `viva score --json`, for example."));
    }
    let context = Context::new(Env::read()?, cli.global.db, cli.global.color)?;
    let Some(command) = cli.command else { return cli.today.run(&context) };
    // These write through a terminal, which takes standard output for itself.
    match command {
        Command::Quiz(command) => command.run(&context),
        Command::Place(command) => command.run(&context),
        Command::Practice(command) => command.run(&context),
        Command::Mock(command) => command.run(&context, Cli::command()),
        Command::Trust(command) => command.run(&context),
        command => print(command, &context),
    }
}

/// Runs a command that prints to standard output.
fn print(command: Command, context: &Context) -> Result<Done, Error> {
    let breaks = match command {
        // What it shows is wrapped, and its code is copied.
        Command::Show(_) | Command::Export(_) => Breaks::Unindented,
        _ => Breaks::All,
    };
    let out = io::BufWriter::new(io::stdout().lock());
    let mut out = Fitted::new(out, context.columns(), breaks);
    let done = match command {
        Command::Goal(command) => command.run(context, &mut out),
        Command::Plan(command) => command.run(context, &mut out),
        Command::Score(command) => command.run(context, &mut out),
        Command::Stats(command) => command.run(context, &mut out),
        Command::Optimize(command) => command.run(context, &mut out),
        Command::Status(command) => command.run(context, &mut out),
        Command::Role(command) => command.run(context, &mut out),
        Command::List(command) => command.run(context, &mut out),
        Command::Show(command) => command.run(context, &mut out),
        Command::Search(command) => command.run(context, &mut out),
        Command::Import(command) => command.run(context, &mut out),
        Command::Init(command) => command.run(&mut out),
        Command::Check(command) => command.run(context, &mut out),
        Command::Convert(command) => command.run(context, &mut out),
        Command::Packs(command) => command.run(context, &mut out),
        Command::New(command) => command.run(context, &mut out),
        Command::Undo(command) => command.run(context, &mut out),
        Command::Suspend(command) => command.run(context, &mut out),
        Command::Unsuspend(command) => command.run(context, &mut out),
        Command::Flag(command) => command.run(context, &mut out),
        Command::Note(command) => command.run(context, &mut out),
        Command::Reset(command) => command.run(context, &mut out),
        Command::Export(command) => command.run(context, &mut out),
        Command::Config(command) => command.run(context, &mut out),
        Command::Doctor(command) => command.run(context, &mut out),
        Command::Backup(command) => command.run(context, &mut out),
        Command::Restore(command) => command.run(context, &mut out),
        // Done with above.
        Command::Quiz(_)
        | Command::Place(_)
        | Command::Practice(_)
        | Command::Mock(_)
        | Command::Trust(_)
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Help(_) => Ok(Done::Ok),
    }?;
    out.flush()?;
    Ok(done)
}

fn parse_failed(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let told = error.render().to_string();
        let _ = writeln!(io::stderr(), "{}", for_standard_error(told.trim_end()));
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    }
    // Help and version are no errors; a reader that went away is none either.
    if let Err(unprinted) = error.print() {
        let unprinted = Error::from(unprinted);
        if unprinted.kind != ErrorKind::ClosedPipe {
            return fail(&unprinted);
        }
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Tells of a bug in the program itself.
pub fn report_bug(what: &str) {
    let error = Error::failed(format!("viva has a bug: {what}")).hint(
        "What was graded is saved. `viva doctor` checks the database; please report this text.",
    );
    // What the program ends with is said by whoever caught it.
    let _ = fail(&error);
}

fn fail(error: &Error) -> ExitCode {
    if error.kind != ErrorKind::ClosedPipe {
        // Where standard error is gone too there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{}", for_standard_error(&error.to_string()));
    }
    ExitCode::from(error.exit_code())
}
