//! What ordinary code does, and how it ends.

use viva::judge::limits::Limits;
use viva::judge::output::compare;
use viva::judge::supervise::Ending;

use super::{Bench, assert_prints, run};

#[test]
fn output_arrives_from_both_streams() {
    let run = run("import sys\nprint('out é')\nprint('err', file=sys.stderr)");
    assert_prints(&run, "out é\n");
    assert_eq!(run.stderr, "err\n");
}

#[test]
fn codes_and_signals_are_told() {
    let table = [
        ("pass", Ending::Exited(0)),
        ("raise SystemExit(3)", Ending::Exited(3)),
        ("1 / 0", Ending::Exited(1)),
        ("def", Ending::Exited(1)),
        ("import os; os._exit(125)", Ending::Exited(125)),
        ("import os; os.kill(os.getpid(), 9)", Ending::Signal(9)),
        ("raise KeyboardInterrupt", Ending::Signal(2)),
        ("import os; os.abort()", Ending::Signal(6)),
    ];
    let bench = Bench::new();
    for (code, ending) in table {
        assert_eq!(bench.run(code, &Limits::of_output()).ending, ending, "{code}");
    }
}

#[test]
fn an_exception_is_the_last_line_of_the_output() {
    let table = [
        ("print(1)\nraise ValueError('no')", "1\nValueError"),
        ("print(1)\n{}['x']", "1\nKeyError"),
        ("import decimal\ndecimal.Decimal('x')", "InvalidOperation"),
        ("class Odd(Exception): pass\nraise Odd('a\\nb: c')", "Odd"),
        ("try:\n  1/0\nexcept ZeroDivisionError as e:\n  raise OSError from e", "OSError"),
        (
            "e = TypeError('x')\nif hasattr(e, 'add_note'): e.add_note('Note: it')\nraise e",
            "TypeError",
        ),
        ("print(1)\n  print(2)", "IndentationError"),
        ("print(1)\nexit(2)", "1\nSystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("x = 1\ndef f():\n  print(x)\n  x = 2\nf()", "UnboundLocalError"),
        ("def f(): f()\nf()", "RecursionError"),
        ("print('\\ud800')", "UnicodeEncodeError"),
        ("input()", "EOFError"),
    ];
    let bench = Bench::new();
    for (code, expected) in table {
        let run = bench.run(code, &Limits::of_output());
        assert_eq!(compare(expected, &run), Ok(()), "{code}\n{}", run.stderr);
        assert!(compare("AnyOther", &run).is_err(), "{code}");
    }
}

#[test]
fn an_exception_group_names_itself() {
    let run = run("raise ExceptionGroup('two', [ValueError(1), KeyError(2)])");
    if super::python().version() < (3, 11) {
        eprintln!("not run: exception groups came with Python 3.11");
        return;
    }
    assert_eq!(compare("ExceptionGroup", &run), Ok(()), "{}", run.stderr);
}

#[test]
fn bytes_that_are_no_text_match_nothing_and_do_no_harm() {
    let run = run("import sys; sys.stdout.buffer.write(b'a\\xff\\n')");
    assert_prints(&run, "a\u{fffd}\n");
    assert!(compare("a", &run).is_err());
}

#[test]
fn a_key_that_leans_on_a_hash_of_text_differs_from_run_to_run() {
    assert_ne!(run("print(hash('a'))").stdout, run("print(hash('a'))").stdout);
}

#[test]
fn nothing_of_the_environment_reaches_the_code() {
    let run = run("import os, sys\nprint(sorted(os.environ))\n\
         print(os.path.samefile(os.environ['HOME'], os.getcwd()), os.listdir('.'))\n\
         print(sys.argv, sys.flags.no_user_site, sys.flags.isolated)");
    let expected =
        "['HOME', 'LC_ALL', 'PATH', 'TMPDIR', 'TZ']\nTrue ['main.py']\n['main.py'] 1 1\n";
    assert_prints(&run, expected);
}

#[test]
fn ordinary_lessons_run() {
    let run = run(
        "import asyncio, sqlite3, threading, tempfile, json, decimal, zoneinfo, ssl, hashlib\n\
         from concurrent.futures import ThreadPoolExecutor\n\
         async def main():\n    await asyncio.sleep(0)\n    return await asyncio.to_thread(lambda: 7)\n\
         print(asyncio.run(main()))\n\
         with ThreadPoolExecutor(8) as pool: print(sum(pool.map(abs, range(-9, 0))))\n\
         print(sqlite3.connect('here.db').execute('select 1').fetchone())\n\
         with tempfile.TemporaryFile() as file: print(file.write(b'abc'))\n\
         import subprocess, sys\n\
         print(subprocess.run([sys.executable, '-c', 'print(5)'], capture_output=True, text=True).stdout)",
    );
    assert_prints(&run, "7\n45\n(1,)\n3\n5\n\n");
}
