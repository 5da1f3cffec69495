//! System calls that the child may not make: those that Landlock does not cover.
//!
//! A list of what is forbidden, not of what is allowed: Python on some machine would need a call that we forgot. All
//! answer "not permitted", so that code sees an ordinary `PermissionError`.

use std::collections::BTreeMap;
use std::path::Path;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

use crate::words::judge::runs as words;

/// Is there when the kernel can filter calls.
const KERNEL_FILTERS: &str = "/proc/sys/kernel/seccomp/actions_avail";

/// Always refused.
const FORBIDDEN: &[i64] = &[
    // Leaving the process group that is killed at the end.
    libc::SYS_setsid,
    libc::SYS_setpgid,
    // Any socket but a pair: UDP, and the sockets of services such as a container engine's.
    libc::SYS_socket,
    libc::SYS_io_uring_setup,
    // Open files on their way through a pair of sockets, which no process holds: they are in no count.
    libc::SYS_sendmsg,
    libc::SYS_sendmmsg,
    // Rights, owners, times and attributes of files outside the folder, which Landlock lets change.
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    SYS_FCHMODAT2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    // Devices, were viva started by root.
    libc::SYS_mknodat,
    // Other programs' memory and keys.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    // Memory, queues and semaphores that outlive the run and are seen by every program of the user.
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_shmctl,
    libc::SYS_msgget,
    libc::SYS_msgsnd,
    libc::SYS_msgrcv,
    libc::SYS_msgctl,
    libc::SYS_semget,
    libc::SYS_semop,
    libc::SYS_semtimedop,
    libc::SYS_semctl,
    libc::SYS_mq_open,
    libc::SYS_mq_unlink,
    // Memory that belongs to no process and stands in no folder.
    libc::SYS_memfd_create,
    SYS_MEMFD_SECRET,
    // Watching what happens to files that may not be read.
    libc::SYS_inotify_init1,
    libc::SYS_inotify_add_watch,
    libc::SYS_fanotify_init,
    // Other programs of the user, by handles instead of signals.
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kcmp,
    // Other views of the file system.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_userfaultfd,
    // What only root could do, in case viva runs as root.
    libc::SYS_setrlimit,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_chroot,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_reboot,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_acct,
];

/// Old forms of calls above that newer machines never had.
#[cfg(target_arch = "x86_64")]
const FORBIDDEN_OLD: &[i64] = &[
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
    libc::SYS_inotify_init,
    libc::SYS_mknod,
];
#[cfg(not(target_arch = "x86_64"))]
const FORBIDDEN_OLD: &[i64] = &[];

/// The same numbers on every machine; not in every version of the C library's headers.
const SYS_FCHMODAT2: i64 = 452;
const SYS_MEMFD_SECRET: i64 = 447;

/// Whether calls can be filtered here.
pub(super) fn available() -> bool {
    machine().is_some() && Path::new(KERNEL_FILTERS).exists()
}

/// Calls whose first argument is a process: 0, oneself, is allowed.
const ONLY_ONESELF: &[i64] = &[
    libc::SYS_sched_setparam,
    libc::SYS_sched_setscheduler,
    libc::SYS_sched_setaffinity,
    libc::SYS_sched_setattr,
];

/// Calls whose second argument is a process, a group or a user, as the first one says, and the first one that means a process: with that
/// one and 0, oneself, they are allowed. 0 of a group or of a user would be all programs of it.
const ONLY_ONESELF_SECOND: &[(i64, u64)] =
    &[(libc::SYS_setpriority, 0), (libc::SYS_ioprio_set, IOPRIO_WHO_PROCESS)];

/// ioprio_set(2); not in the C library's headers.
const IOPRIO_WHO_PROCESS: u64 = 1;

/// Values of the second argument of `ioctl` that are refused: what is kept of files beside their content, outside the folder too, and what
/// holds a whole file system up. Not in the C library's headers.
const IOCTL: &[u64] = &[
    0x4008_6602, // FS_IOC_SETFLAGS
    0x4004_6602, // FS_IOC32_SETFLAGS
    0x401c_5820, // FS_IOC_FSSETXATTR
    0xc004_5877, // FIFREEZE
    0xc004_5878, // FITHAW
    0xc018_5879, // FITRIM
];

/// Values of the second argument of `fcntl` that are refused: leases and watches on files of others, and pipes that hold more than usual.
const FCNTL: &[i32] = &[libc::F_SETLEASE, libc::F_NOTIFY, libc::F_SETPIPE_SZ];

/// Flags of `clone` that make a new namespace.
const NAMESPACES: &[i32] = &[
    libc::CLONE_NEWNS,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWCGROUP,
];

/// Puts the filter in force for this process and all that it starts, for ever. Does nothing where there is none.
///
/// # Errors
/// When the kernel has filters but refuses this one.
pub(super) fn filter() -> Result<(), String> {
    let Some(machine) = machine().filter(|_| available()) else { return Ok(()) };
    let programs = program(machine).and_then(|first| Ok([first, absent(machine)?]));
    let programs = programs.map_err(|error| words::cannot_make_the_filter(&error))?;
    for program in programs {
        seccompiler::apply_filter(&program).map_err(|error| words::cannot_filter_calls(&error))?;
    }
    Ok(())
}

fn machine() -> Option<TargetArch> {
    TargetArch::try_from(std::env::consts::ARCH).ok()
}

fn program(machine: TargetArch) -> Result<BpfProgram, seccompiler::BackendError> {
    let forbidden = FORBIDDEN.iter().chain(FORBIDDEN_OLD);
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        forbidden.map(|call| (*call, Vec::new())).collect();
    // Root could raise its limits again; asking for them is needed to start threads.
    let sets = SeccompCondition::new(2, SeccompCmpArgLen::Qword, SeccompCmpOp::Ne, 0)?;
    let others = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, 0)?;
    rules.insert(
        libc::SYS_prlimit64,
        vec![SeccompRule::new(vec![sets])?, SeccompRule::new(vec![others])?],
    );
    let other_than = |place, allowed| {
        let is_other =
            SeccompCondition::new(place, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, allowed)?;
        SeccompRule::new(vec![is_other])
    };
    for call in ONLY_ONESELF {
        rules.insert(*call, vec![other_than(0, 0)?]);
    }
    for (call, process) in ONLY_ONESELF_SECOND {
        rules.insert(*call, vec![other_than(0, *process)?, other_than(1, 0)?]);
    }
    let second_is = |value| {
        let is = SeccompCondition::new(1, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value)?;
        SeccompRule::new(vec![is])
    };
    let ioctl = IOCTL.iter().map(|value| second_is(*value));
    rules.insert(libc::SYS_ioctl, ioctl.collect::<Result<_, _>>()?);
    let fcntl = FCNTL.iter().map(|value| second_is(u64::from(value.cast_unsigned())));
    rules.insert(libc::SYS_fcntl, fcntl.collect::<Result<_, _>>()?);
    let namespaces = NAMESPACES.iter().map(|flag| {
        let flag = u64::from(flag.cast_unsigned());
        let has = SeccompCmpOp::MaskedEq(flag);
        SeccompRule::new(vec![SeccompCondition::new(0, SeccompCmpArgLen::Qword, has, flag)?])
    });
    rules.insert(libc::SYS_clone, namespaces.collect::<Result<_, _>>()?);
    let refused = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    SeccompFilter::new(rules, SeccompAction::Allow, refused, machine)?.try_into()
}

/// A newer call whose flags lie in memory, where a filter cannot look: answered as by a kernel that does not know it, so that the C
/// library goes back to `clone`.
fn absent(machine: TargetArch) -> Result<BpfProgram, seccompiler::BackendError> {
    let rules = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
    let unknown = SeccompAction::Errno(libc::ENOSYS.cast_unsigned());
    SeccompFilter::new(rules, SeccompAction::Allow, unknown, machine)?.try_into()
}
