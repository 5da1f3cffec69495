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
    // Other programs' memory and keys.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
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
];
#[cfg(not(target_arch = "x86_64"))]
const FORBIDDEN_OLD: &[i64] = &[];

/// The same number on every machine; not in every version of the C library's headers.
const SYS_FCHMODAT2: i64 = 452;

/// Whether calls can be filtered here.
pub(super) fn available() -> bool {
    machine().is_some() && Path::new(KERNEL_FILTERS).exists()
}

/// Puts the filter in force for this process and all that it starts, for ever. Does nothing where there is none.
///
/// # Errors
/// When the kernel has filters but refuses this one.
pub(super) fn filter() -> Result<(), String> {
    let Some(machine) = machine().filter(|_| available()) else { return Ok(()) };
    let program =
        program(machine).map_err(|error| format!("cannot make the filter of calls: {error}"))?;
    seccompiler::apply_filter(&program).map_err(|error| format!("cannot filter calls: {error}"))
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
    rules.insert(libc::SYS_prlimit64, vec![SeccompRule::new(vec![sets])?]);
    let refused = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    SeccompFilter::new(rules, SeccompAction::Allow, refused, machine)?.try_into()
}
