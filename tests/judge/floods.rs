//! Code that wants too much time, memory, output or too many processes.

use std::fs;

use viva::judge::limits::Limits;
use viva::judge::output::compare;
use viva::judge::supervise::Ending;

use super::{Bench, entries, run, short};

#[test]
fn an_endless_loop_ends_at_the_wall_limit() {
    assert_eq!(Bench::new().run("while True: pass", &short()).ending, Ending::TimedOut);
}

#[test]
fn an_endless_loop_ends_at_the_processor_limit() {
    let limits = Limits { wall_ms: 60_000, cpu_seconds: 1, ..Limits::of_output() };
    let run = Bench::new().run("print(1, flush=True)\nwhile True: pass", &limits);
    assert_eq!((run.ending, run.stdout.as_str()), (Ending::TimedOut, "1\n"));
    let mismatch = compare("1", &run).unwrap_err();
    assert_eq!(mismatch.stopped, Some(Ending::TimedOut));
}

#[test]
fn the_processor_limit_cannot_be_ignored() {
    let limits = Limits { wall_ms: 60_000, cpu_seconds: 1, ..Limits::of_output() };
    let code = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass";
    assert_eq!(Bench::new().run(code, &limits).ending, Ending::Signal(9));
}

#[test]
fn sleep_ends_at_the_wall_limit() {
    let run = Bench::new().run("print(1, flush=True)\nimport time; time.sleep(30)", &short());
    assert_eq!((run.ending, run.stdout.as_str()), (Ending::TimedOut, "1\n"));
}

#[test]
fn a_child_without_output_still_ends_at_the_wall_limit() {
    let code = "import os, time\nos.close(1); os.close(2)\ntime.sleep(30)";
    assert_eq!(Bench::new().run(code, &short()).ending, Ending::TimedOut);
}

#[test]
fn ten_gigabytes_are_refused() {
    if !viva::judge::isolation().memory_limit {
        eprintln!("not run: this kernel does not bound a process's memory");
        return;
    }
    let run = run("x = [0] * (10 * 2**30 // 8)");
    assert_eq!(run.ending, Ending::Exited(1));
    assert_eq!(compare("MemoryError", &run), Ok(()));
}

#[test]
fn a_gigabyte_of_output_is_stopped_early_on_either_stream() {
    for stream in ["stdout", "stderr"] {
        let code = format!("import sys\nfor _ in range(2**10): sys.{stream}.write('x' * 2**20)");
        let run = super::run(&code);
        assert_eq!(run.ending, Ending::TooMuchOutput, "{stream}");
        assert_eq!(
            run.stdout.len() + run.stderr.len(),
            Limits::of_output().output_bytes,
            "{stream}"
        );
    }
}

#[test]
fn output_may_reach_its_bound_but_not_pass_it() {
    let limits = Limits { output_bytes: 1000, ..Limits::of_output() };
    let bench = Bench::new();
    let exact = bench.run("print('x' * 999)", &limits);
    assert_eq!((exact.ending, exact.stdout.len()), (Ending::Exited(0), 1000));
    let more = bench.run("print('x' * 1000)", &limits);
    assert_eq!((more.ending, more.stdout.len()), (Ending::TooMuchOutput, 1000));
}

#[test]
fn a_big_file_is_refused() {
    let run =
        run("with open('big', 'wb') as file:\n    for _ in range(64): file.write(bytes(2**16))");
    assert_eq!(compare("OSError", &run), Ok(()), "{}", run.stderr);
    assert!(run.stderr.contains("File too large"), "{}", run.stderr);
}

#[test]
fn open_files_are_bounded() {
    let run = run("files = [open('main.py') for _ in range(1000)]");
    assert_eq!(compare("OSError", &run), Ok(()), "{}", run.stderr);
}

/// Each of the tree's processes sleeps; the folder's pipe is their only trace, so they name themselves on stdout.
#[test]
#[cfg(target_os = "linux")]
fn a_fork_tree_dies_with_its_root() {
    let tree =
        "import os, time\nfor _ in range(4): os.fork()\nos.write(1, b'%d\\n' % os.getpid())\n";
    let bench = Bench::new();
    let at_limit = bench.run(&format!("{tree}time.sleep(30)"), &short());
    assert_eq!(at_limit.ending, Ending::TimedOut);
    let root_leaves = format!("root = os.getpid()\n{tree}if os.getpid() != root: time.sleep(30)\n");
    let left_over =
        bench.run(&format!("import os\n{root_leaves}time.sleep(0.1)"), &Limits::of_output());
    assert_eq!(left_over.ending, Ending::Exited(0));
    for run in [at_limit, left_over] {
        let pids: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(pids.len(), 16, "{}", run.stderr);
        // Killed is not gone: the kernel may need a moment, which a loop gives it without a sleep.
        assert!(pids.iter().all(|pid| is_soon_dead(pid)), "{pids:?}");
    }
}

#[test]
fn an_orphan_that_holds_the_pipe_is_not_waited_for() {
    let code = "import os, time\nif os.fork() == 0:\n    if os.fork() == 0:\n        time.sleep(30)\n    os._exit(0)\n\
                os.wait()\nprint('done')";
    let run = Bench::new().run(code, &Limits::of_output());
    super::assert_prints(&run, "done\n");
}

/// Like the one before, but the orphan also tries to leave the process group.
#[test]
#[cfg(target_os = "linux")]
fn a_daemon_neither_holds_us_up_nor_outlives_us() {
    for leave in ["os.setsid()", "os.setpgid(0, 0)"] {
        let code = format!(
            "import os, time\nif os.fork() == 0:\n    try: {leave}\n    except OSError: pass\n    \
             if os.fork() == 0:\n        os.write(1, b'%d' % os.getpid())\n        time.sleep(30)\n    \
             os._exit(0)\nos.wait()\ntime.sleep(0.1)"
        );
        let run = Bench::new().run(&code, &Limits::of_output());
        assert_eq!(run.ending, Ending::Exited(0), "{}", run.stderr);
        assert!(!run.stdout.is_empty());
        if viva::judge::isolation().calls_filtered {
            assert!(is_soon_dead(&run.stdout), "{leave}");
        } else {
            eprintln!("not run: this kernel has no filter to keep a process in its group");
        }
    }
}

#[cfg(target_os = "linux")]
fn is_soon_dead(pid: &str) -> bool {
    (0..100_000).any(|_| {
        std::thread::yield_now();
        !super::lives(pid)
    })
}

#[test]
fn what_the_code_leaves_in_its_folder_is_removed() {
    let code = "import os\nos.mkdir('a'); os.mkdir('a/b')\nopen('a/b/c', 'w').write('x')\n\
                os.symlink('/', 'a/root')\n\
                os.mkdir('closed', 0)\nos.umask(0o777)\nopen('a/d', 'w')\nos.mkdir('a/e')";
    let bench = Bench::new();
    super::assert_prints(&bench.run(code, &Limits::of_output()), "");
    assert!(fs::metadata(bench.root.path()).unwrap().is_dir());
}

/// Processes that are being killed may still write, rename and remove for a moment.
#[test]
fn the_folder_goes_while_children_still_rename_in_it() {
    let code = "import os, time\nfor k in range(60):\n    if os.fork() == 0:\n        n = 0\n        while True:\n            n += 1\n            try:\n                \
         os.close(os.open(f'f{k}-{n%3}', os.O_CREAT | os.O_WRONLY))\n                os.mkdir(f'd{k}')\n                os.rename(f'd{k}', f'e{k}-{n%2}')\n                \
         os.unlink(f'f{k}-{n%3}')\n                os.rmdir(f'e{k}-{n%2}')\n            except OSError:\n                pass\ntime.sleep(0.5)\nos._exit(3)";
    for _ in 0..3 {
        assert_eq!(run(code).ending, Ending::Exited(3));
    }
}

#[test]
fn many_files_are_too_much_together() {
    let code = "import time\nfor n in range(100):\n    open(f'{n}', 'wb').write(bytes(1 << 20))\ntime.sleep(4)";
    assert_eq!(run(code).ending, Ending::TooMuchDisk);
}

#[test]
fn files_without_a_name_count_as_long_as_they_are_open() {
    if !std::path::Path::new("/proc/self/fd").exists() {
        eprintln!("not run: this system has no /proc");
        return;
    }
    let code = "import os, time\nkept = []\nfor n in range(60):\n    kept.append(open('x', 'wb'))\n    kept[-1].write(bytes(1 << 20))\n    kept[-1].flush()\n    \
        os.unlink('x')\ntime.sleep(4)";
    assert_eq!(run(code).ending, Ending::TooMuchDisk);
}

#[test]
fn folders_nested_without_end_are_too_much_and_are_removed() {
    let code = "import os\nwhile True:\n    os.mkdir('inner')\n    os.chdir('inner')";
    let ending = run(code).ending;
    assert!(matches!(ending, Ending::TooMuchDisk | Ending::Exited(1)), "{ending}");
}

#[test]
fn what_lies_deeper_than_a_path_can_name_is_too_much() {
    let code = "import os, time\nfor n in range(25):\n    os.mkdir('d' * 200)\n    os.chdir('d' * 200)\nfor n in range(100):\n    \
        open(f'{n}', 'wb').write(bytes(1 << 20))\ntime.sleep(4)";
    assert_eq!(run(code).ending, Ending::TooMuchDisk);
}

#[test]
fn many_processes_hold_no_more_memory_than_one_may() {
    if !std::path::Path::new("/proc/self/stat").exists() {
        eprintln!("not run: this system has no /proc");
        return;
    }
    let code = "import os, time\nfor n in range(6):\n    if os.fork() == 0: break\nheld = bytearray(b'x') * (300 << 20)\ntime.sleep(4)";
    let limits = Limits { total_memory_bytes: 700 << 20, ..Limits::of_output() };
    let run = Bench::new().run(code, &limits);
    assert_eq!(run.ending, Ending::TooMuchMemory, "{}", run.stderr);
}

#[cfg(target_os = "linux")]
/// The judged code ends when viva is killed in the middle, with all that it started, and its folder goes too.
#[test]
fn nothing_outlives_a_viva_that_is_killed() {
    let bench = Bench::new();
    let temporary = bench.launcher.temporary.display().to_string();
    let pack = bench.root.path().join("pack");
    std::fs::create_dir_all(pack.join("python-core")).unwrap();
    std::fs::write(
        pack.join("pack.toml"),
        "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nversion = \"1\"\nlicense = \"MIT\"\nlanguages = [\"en\"]\n",
    )
    .unwrap();
    // The code says who it is by the name of its folder's file: it may write nowhere else.
    let question = "## What is printed? {#forks .junior kind=output}\n\n```python run\nimport os, time\n\
        child = os.fork()\nopen(f'pid-{os.getpid()}', 'w').close()\ntime.sleep(60)\n```\n\n### Answer\n\n```output\nx\n```\n\nIt waits.\n";
    std::fs::write(pack.join("python-core/decorators.md"), question).unwrap();
    let mut viva = std::process::Command::new(env!("CARGO_BIN_EXE_viva"))
        .args(["check", "--run"])
        .arg(&pack)
        .env("TMPDIR", &temporary)
        .env("HOME", bench.root.path())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let found = || -> Vec<String> {
        let folders = bench.left_behind();
        let inside =
            folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| entries(folder));
        inside
            .filter_map(|file| Some(file.file_name()?.to_str()?.strip_prefix("pid-")?.to_owned()))
            .collect()
    };
    wait_until("both processes run", || found().len() == 2);
    let running = found();
    viva.kill().unwrap();
    viva.wait().unwrap();
    wait_until("nothing is left", || {
        running.iter().all(|pid| !super::lives(pid)) && bench.left_behind().is_empty()
    });
}

#[cfg(target_os = "linux")]
/// Looks again and again, for ten seconds at most.
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = std::time::Instant::now();
    while !is_so() {
        assert!(started.elapsed().as_secs() < 10, "waited in vain: {what}");
        std::thread::yield_now();
    }
}
