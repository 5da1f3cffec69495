//! The commands. Each file is one command: its arguments, whose comments are its help, and one function that runs it.
//!
//! What a command does is in `app`, the examples of its help in `words/cli/examples`.

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

use crate::app::context::Context;
use crate::app::{Done, ending, terminal};
use crate::config::ColorChoice;
use crate::env::Env;
use crate::error::{Error, ErrorKind};
use crate::ui::fitted::Breaks;
use crate::words::cli::arguments as words;
use crate::words::cli::examples::study;

pub use crate::app::ending::report_bug;

const TEMPLATE: &str = "{before-help}{about-with-newline}
{usage-heading} {usage}

{all-args}{after-help}
";

/// Practise backend interview questions: asked, remembered, brought back just before you forget.
#[derive(Parser, Debug)]
#[command(name = "viva", version, before_help = study::viva(), help_template = TEMPLATE)]
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
    match Cli::try_parse_from(arguments) {
        Ok(cli) => ending::of(dispatch(cli)),
        Err(error) => parse_failed(&error),
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
        return Err(Error::usage(words::json_before_the_command()).hint(words::write_it_behind()));
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
    let mut out = terminal::printer(context.columns(), breaks);
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
        Command::New(command) => command.run(&mut out),
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
    let code = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    if error.use_stderr() {
        ending::tell(error.render().to_string().trim_end());
        return code;
    }
    // Help and version are no errors; a reader that went away is none either.
    match error.print().map_err(Error::from) {
        Err(unprinted) if unprinted.kind != ErrorKind::ClosedPipe => ending::of(Err(unprinted)),
        _ => code,
    }
}
