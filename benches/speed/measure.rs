//! Runs programs and tells what they cost: wall time, CPU time and peak resident memory of the whole process.
//!
//! Each one is started by a small process of its own (`speed __run`), which waits for it and reads `getrusage` of its children: the
//! kernel's own account of exactly one child, from its start to its end. The small process also keeps the peak honest, because
//! a child begins with the peak of the process that started it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// What a process cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From its start to its end.
    pub wall: Duration,
    /// User and system time of all its threads.
    pub cpu: Duration,
    /// Most memory it held at once, in KiB.
    pub peak_kib: u64,
}

/// A program to run.
#[derive(Clone, Debug)]
pub struct Job {
    program: PathBuf,
    arguments: Vec<String>,
    input: String,
}

impl Job {
    pub fn new(program: impl Into<PathBuf>, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|&one| one.to_owned()).collect();
        Self { program: program.into(), arguments, input: String::new() }
    }

    /// The bench itself, doing one step of its own in a process of its own.
    pub fn own(step: &str, arguments: &[&str]) -> Self {
        let all: Vec<&str> = [step].into_iter().chain(arguments.iter().copied()).collect();
        Self::new(own_program(), &all)
    }

    /// What comes through the pipe at its standard input.
    pub fn input(mut self, text: &str) -> Self {
        text.clone_into(&mut self.input);
        self
    }

    /// Runs it once in the world at `home`; stops the bench if it fails.
    pub fn cost(&self, home: &Path) -> Cost {
        let mut command = Command::new(own_program());
        command.arg("__run").arg(&self.input).arg(&self.program).args(&self.arguments);
        let text = captured(command, home);
        let numbers: Vec<u64> = text.split_whitespace().map(|one| one.parse().unwrap()).collect();
        Cost {
            wall: Duration::from_nanos(numbers[0]),
            cpu: Duration::from_micros(numbers[1]),
            peak_kib: numbers[2],
        }
    }

    /// What it prints.
    pub fn output(&self, home: &Path) -> String {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        captured(command, home)
    }
}

fn own_program() -> PathBuf {
    std::env::current_exe().expect("the bench's own path")
}

fn captured(mut command: Command, home: &Path) -> String {
    let output = command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("VIVA_NOW", super::world::NOW)
        .env("VIVA_SEED", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .expect("a program that starts");
    assert!(output.status.success(), "{command:?} failed: {:?}", output.status);
    String::from_utf8(output.stdout).expect("text")
}

/// The step `__run`: starts one program, waits for it, prints its cost.
pub fn run(arguments: &[String]) -> ExitCode {
    let [input, program, rest @ ..] = arguments else { panic!("__run INPUT PROGRAM …") };
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(rest)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("a program that starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    // A program that reads nothing may be gone already.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    let status = child.wait().expect("an end");
    let wall = start.elapsed();
    let (cpu, peak_kib) = usage(UsageWho::RUSAGE_CHILDREN);
    println!("{} {} {peak_kib}", wall.as_nanos(), cpu.as_micros());
    if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// CPU time and peak memory in KiB, of this process or of the children it has waited for.
pub fn usage(who: UsageWho) -> (Duration, u64) {
    let usage = getrusage(who).expect("the kernel's account");
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    // Apple counts bytes, all others count KiB.
    let unit = if cfg!(target_vendor = "apple") { 1024 } else { 1 };
    let peak = u64::try_from(usage.max_rss()).unwrap_or(0) / unit;
    (Duration::from_micros(u64::try_from(micros).unwrap_or(0)), peak)
}

/// Runs all jobs `rounds` times in turn, A B A B, so that a machine that slows down slows all of them; one round is thrown away.
/// Gives the median costs in the jobs' order.
pub fn alternate<const JOBS: usize>(
    jobs: [&Job; JOBS],
    rounds: usize,
    home: &Path,
) -> [Cost; JOBS] {
    let mut costs: [Vec<Cost>; JOBS] = std::array::from_fn(|_| Vec::new());
    for round in 0..=rounds {
        for (job, all) in jobs.iter().zip(&mut costs) {
            let cost = job.cost(home);
            if round > 0 {
                all.push(cost);
            }
        }
    }
    costs.map(|all| median(&all))
}

/// The median of each figure on its own; the largest peak.
pub fn median(costs: &[Cost]) -> Cost {
    Cost {
        wall: middle(costs.iter().map(|cost| cost.wall)),
        cpu: middle(costs.iter().map(|cost| cost.cpu)),
        peak_kib: costs.iter().map(|cost| cost.peak_kib).max().unwrap_or(0),
    }
}

/// The median of some durations.
pub fn middle(durations: impl Iterator<Item = Duration>) -> Duration {
    let mut sorted: Vec<Duration> = durations.collect();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
