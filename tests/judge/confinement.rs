//! Code that reaches for what is not its own. Needs a kernel with Landlock; elsewhere these tests say so.

use std::fs;

use viva::judge::isolation;
use viva::judge::limits::Limits;

use super::{Bench, assert_prints};

/// Whether the kernel offers at least this version of Landlock; says so if not.
fn has_landlock(version: i32) -> bool {
    let has = isolation().landlock.is_some_and(|found| found >= version);
    if !has {
        eprintln!("not run: this kernel has no Landlock of version {version}");
    }
    has
}

/// Code that tries `action` and prints how it went.
fn attempt(action: &str) -> String {
    format!(
        "import fcntl, os, socket\ntry:\n    {action}\n    print('done')\nexcept OSError as error:\n    print(type(error).__name__)"
    )
}

#[test]
fn files_outside_the_folder_cannot_be_touched() {
    if !has_landlock(3) {
        return;
    }
    let bench = Bench::new();
    let secret = bench.root.path().join("secret");
    fs::write(&secret, "mine").unwrap();
    let (file, folder) = (secret.display(), bench.root.path().display());
    let actions = [
        format!("open('{file}').read()"),
        format!("open('{file}', 'w')"),
        format!("open('{file}', 'a')"),
        format!("os.truncate('{file}', 0)"),
        format!("os.remove('{file}')"),
        format!("os.rename('{file}', 'here')"),
        format!("os.link('{file}', 'here')"),
        format!("open('{folder}/new', 'w')"),
        format!("os.mkdir('{folder}/new')"),
        format!("os.listdir('{folder}')"),
        format!("os.symlink('{file}', 'link'); open('link').read()"),
        "os.listdir('/')".to_owned(),
        "os.listdir('/home')".to_owned(),
        "open('/etc/passwd').read()".to_owned(),
        "open('/proc/1/environ').read()".to_owned(),
        "open('/proc/self/environ').read()".to_owned(),
        "open('/dev/tty', 'w')".to_owned(),
        "os.listdir('/dev/shm')".to_owned(),
        "os.execv('/bin/sh', ['sh', '-c', 'echo done'])".to_owned(),
    ];
    for action in actions {
        let run = bench.run(&attempt(&action), &Limits::of_output());
        let refused = ["PermissionError\n", "OSError\n", "FileNotFoundError\n"]
            .contains(&run.stdout.as_str());
        assert!(refused, "{action}: {} {}", run.stdout, run.stderr);
    }
    assert_eq!(fs::read_to_string(&secret).unwrap(), "mine");
    assert_eq!(super::entries(bench.root.path()).len(), 2);
}

#[test]
fn the_users_home_cannot_be_read() {
    if !has_landlock(1) {
        return;
    }
    let Some(home) = std::env::home_dir().filter(|home| home.is_dir()) else {
        eprintln!("not run: this user has no home");
        return;
    };
    let run = Bench::new()
        .run(&attempt(&format!("os.listdir('{}')", home.display())), &Limits::of_output());
    assert_prints(&run, "PermissionError\n");
}

#[test]
fn the_own_folder_can_be_used() {
    let actions = [
        "open('new', 'w').write('x')",
        "os.mkdir('a'); os.rename('main.py', 'a/main.py'); os.listdir('a')",
        "os.symlink('main.py', 'link'); open('link').read()",
        "open(os.devnull, 'w').write('x')",
        "os.urandom(8)",
        "socket.socketpair()",
    ];
    let bench = Bench::new();
    for action in actions {
        let run = bench.run(&attempt(action), &Limits::of_output());
        assert_eq!(run.stdout, "done\n", "{action}: {}", run.stderr);
    }
}

#[test]
fn the_network_cannot_be_reached() {
    if !isolation().network_denied {
        eprintln!("not run: this kernel cannot deny the network");
        return;
    }
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let bench = Bench::new();
    for action in [
        format!("socket.create_connection(('127.0.0.1', {port}))"),
        "socket.create_server(('127.0.0.1', 0))".to_owned(),
    ] {
        assert_prints(&bench.run(&attempt(&action), &Limits::of_output()), "PermissionError\n");
    }
}

/// Signal 0 asks for the permission only: a sandbox that fails must fail this test and not kill anything.
#[test]
fn the_parent_cannot_be_signalled() {
    if !has_landlock(6) {
        return;
    }
    let run = Bench::new().run(&attempt("os.kill(os.getppid(), 0)"), &Limits::of_output());
    assert_prints(&run, "PermissionError\n");
}

#[test]
fn what_landlock_leaves_open_is_refused_too() {
    if !isolation().calls_filtered {
        eprintln!("not run: this kernel cannot filter system calls");
        return;
    }
    let bench = Bench::new();
    let secret = bench.root.path().join("secret");
    fs::write(&secret, "mine").unwrap();
    let before = fs::metadata(&secret).unwrap();
    let file = secret.display();
    let actions = [
        format!("os.chmod('{file}', 0)"),
        format!("os.chown('{file}', os.getuid(), os.getgid())"),
        format!("os.utime('{file}', (0, 0))"),
        "os.setsid()".to_owned(),
        "os.setpgid(0, 0)".to_owned(),
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)".to_owned(),
        "socket.socket(socket.AF_UNIX)".to_owned(),
        "socket.send_fds(socket.socketpair()[0], [b'x'], [0])".to_owned(),
        // Watches, leases, large pipes.
        "fcntl.fcntl(os.open('.', os.O_RDONLY), 1026, 1)".to_owned(),
        "fcntl.fcntl(os.open('mine', os.O_RDONLY | os.O_CREAT), 1024, 0)".to_owned(),
        "fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)".to_owned(),
        // Attributes that keep a folder from being removed.
        "fcntl.ioctl(os.open('.', os.O_RDONLY), 0x40086602, bytes(8))".to_owned(),
    ];
    for action in actions {
        let run = bench.run(&attempt(&action), &Limits::of_output());
        assert_eq!(run.stdout, "PermissionError\n", "{action}: {}", run.stderr);
    }
    let after = fs::metadata(&secret).unwrap();
    assert_eq!(after.permissions(), before.permissions());
    assert_eq!(after.modified().unwrap(), before.modified().unwrap());
}

/// Each call is made by its number or through the C library; what matters is that the kernel says no.
#[test]
fn nothing_shared_with_other_programs_can_be_made_or_watched() {
    if !isolation().calls_filtered {
        eprintln!("not run: this kernel cannot filter system calls");
        return;
    }
    let bench = Bench::new();
    let call = |text: &str| {
        format!(
            "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nresult = {text}\nprint(result, os.strerror(ctypes.get_errno()))"
        )
    };
    for text in [
        "libc.shmget(0, 4096, 0o1600)",
        "libc.msgget(0, 0o1600)",
        "libc.semget(0, 1, 0o1600)",
        "libc.inotify_init1(0)",
        "libc.unshare(0x10000000)",
        "libc.setpriority(0, os.getppid(), 5)",
        "libc.setpriority(1, 0, 5)",
        "libc.setpriority(2, 0, 5)",
        "libc.syscall({'x86_64': 251, 'aarch64': 30}[os.uname().machine], 2, 0, 2 << 13)",
        "libc.syscall({'x86_64': 251, 'aarch64': 30}[os.uname().machine], 3, 0, 2 << 13)",
        "libc.memfd_create(b'x', 0)",
        "libc.mknod(b'device', 0o20600, 0x105)",
        "libc.sched_setaffinity(os.getppid(), 8, ctypes.create_string_buffer(8))",
        "libc.mount(b'x', b'/', b'x', 0, None)",
        "libc.prlimit(os.getppid(), 7, None, ctypes.create_string_buffer(16))",
    ] {
        let run = bench.run(&call(text), &Limits::of_output());
        assert_eq!(run.stdout, "-1 Operation not permitted\n", "{text}: {}", run.stderr);
    }
    let oneself = "import os, threading\nos.nice(1)\nos.setpriority(os.PRIO_PROCESS, 0, 2)\nos.sched_setaffinity(0, os.sched_getaffinity(0))\n\
                   thread = threading.Thread(target=print, args=('run',))\nthread.start()\nthread.join()";
    assert_prints(&bench.run(oneself, &Limits::of_output()), "run\n");
}

#[test]
fn files_that_viva_was_started_with_are_closed() {
    let tried = "import os\nopen_ones = []\nfor n in range(3, 100):\n    try: os.fstat(n)\n    except OSError: continue\n    open_ones.append(n)\nprint(open_ones)";
    let inherited = std::fs::File::open("/dev/null").unwrap();
    let_children_inherit(&inherited);
    assert_prints(&Bench::new().run(tried, &Limits::of_output()), "[]\n");
}

/// Lets children inherit a file, as a careless shell does.
fn let_children_inherit(file: &std::fs::File) {
    rustix::io::fcntl_setfd(file, rustix::io::FdFlags::empty()).unwrap();
}

/// Root may raise its limits, were the call not refused; others may not anyway.
#[test]
fn limits_cannot_be_raised() {
    let code = "import resource as r\nmost = r.getrlimit(r.RLIMIT_FSIZE)[1]\n\
                try: r.setrlimit(r.RLIMIT_FSIZE, (most + 1, most + 1))\nexcept (OSError, ValueError): pass\n\
                print(r.getrlimit(r.RLIMIT_FSIZE)[1] == most, most)";
    assert_prints(&Bench::new().run(code, &Limits::of_output()), "True 1048576\n");
}

#[test]
fn there_is_no_terminal_and_no_way_back_to_privileges() {
    if !has_landlock(1) {
        return;
    }
    let code = "import os\nprint(os.getsid(0) == os.getpid(), os.isatty(0))\ntry: os.tcgetpgrp(0)\nexcept OSError: print('none')";
    assert_prints(&Bench::new().run(code, &Limits::of_output()), "True False\nnone\n");
}
