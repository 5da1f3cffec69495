//! What the kernel is asked to forbid to the child, beyond its limits.
//!
//! On Linux this is Landlock (files, TCP and signals) and a filter of system calls (what Landlock leaves open).
//! Elsewhere, and on kernels without them, there is none, which [`isolation`] tells; the limits and the end of the
//! process group still hold. Must not start anything.

use std::path::Path;

/// What keeps untrusted code in its place on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Isolation {
    /// Version of the kernel's Landlock that is used, 6 for 6 and all later ones; `None` = code can read and write what its user can.
    pub landlock: Option<i32>,
    /// Whether the kernel bounds the address space of a process.
    pub memory_limit: bool,
    /// Whether the number of processes is bounded before the wall limit ends them all.
    pub process_limit: bool,
    /// Whether system calls are filtered; without that a process can leave the group that is killed at the end.
    pub calls_filtered: bool,
    /// Whether code is kept from opening TCP connections (and, where calls are filtered, from any socket).
    pub network_denied: bool,
    /// Whether code is kept from sending signals to other programs of the user.
    pub signals_denied: bool,
}

/// What this machine offers. For `doctor`; changes nothing.
pub fn isolation() -> Isolation {
    let landlock = landlock_version();
    let calls_filtered = calls_filtered();
    Isolation {
        landlock,
        memory_limit: cfg!(target_os = "linux"),
        // The kernel lets root start as many as it likes.
        process_limit: cfg!(target_os = "linux") && !rustix::process::geteuid().is_root(),
        calls_filtered,
        network_denied: calls_filtered || landlock.is_some_and(|version| version >= 4),
        signals_denied: landlock.is_some_and(|version| version >= 6),
    }
}

/// The newest version whose rights the kernel accepts. Asked by making rule sets that are never put in force.
#[cfg(target_os = "linux")]
fn landlock_version() -> Option<i32> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, Scope,
    };
    let accepted = |abi: ABI| {
        let rules = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
        let rules = rules.handle_access(AccessFs::from_all(abi)).ok()?;
        let rules = if abi < ABI::V4 {
            rules
        } else {
            rules.handle_access(AccessNet::from_all(abi)).ok()?
        };
        let rules = if abi < ABI::V6 { rules } else { rules.scope(Scope::from_all(abi)).ok()? };
        rules.create().ok().map(|_| abi as i32)
    };
    // Later versions add nothing that is used here.
    [ABI::V6, ABI::V5, ABI::V4, ABI::V3, ABI::V2, ABI::V1].into_iter().find_map(accepted)
}

#[cfg(target_os = "linux")]
fn calls_filtered() -> bool {
    super::syscalls::available()
}

#[cfg(not(target_os = "linux"))]
fn calls_filtered() -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
fn landlock_version() -> Option<i32> {
    None
}

/// Folders and files that any program needs to start; no user's data is in them.
#[cfg(target_os = "linux")]
const SYSTEM: [&str; 16] = [
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/ld.so.preload",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/dev/urandom",
    "/sys/devices/system/cpu",
];

/// Confines this process, for ever and with all that it will start: reading only `read` and the system's libraries,
/// executing only `programs` and those libraries, writing only in `folder`; no network, no signals to the outside,
/// no new privileges. As far as the kernel can: an older one forbids less.
///
/// # Errors
/// When the kernel has the means but refuses.
#[cfg(target_os = "linux")]
pub fn confine(
    folder: &Path,
    programs: &[impl AsRef<Path>],
    read: &[impl AsRef<Path>],
) -> Result<(), String> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, Scope,
        path_beneath_rules,
    };
    // The newest the crate knows; it drops by itself what the kernel does not know.
    let abi = ABI::V9;
    let reading = AccessFs::ReadFile | AccessFs::ReadDir;
    let null = AccessFs::ReadFile | AccessFs::WriteFile;
    let confined = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(|rules| rules.scope(Scope::from_all(abi)))
        .and_then(|rules| rules.create())
        .and_then(|rules| rules.add_rules(path_beneath_rules(SYSTEM, reading | AccessFs::Execute)))
        .and_then(|rules| {
            rules.add_rules(path_beneath_rules(programs, reading | AccessFs::Execute))
        })
        .and_then(|rules| rules.add_rules(path_beneath_rules(read, reading)))
        .and_then(|rules| rules.add_rules(path_beneath_rules(["/dev/null"], null)))
        .and_then(|rules| rules.add_rules(path_beneath_rules([folder], AccessFs::from_all(abi))))
        .and_then(|rules| rules.restrict_self());
    confined.map_err(|error| error.to_string())?;
    super::syscalls::filter()
}

/// Does nothing: there is no Landlock here.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn confine(_: &Path, _: &[impl AsRef<Path>], _: &[impl AsRef<Path>]) -> Result<(), String> {
    Ok(())
}
