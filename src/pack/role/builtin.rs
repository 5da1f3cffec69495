//! The roles that come with the program, word for word as they are printed.

/// Their names, in the order in which they are listed.
pub const BUILTIN: [&str; 5] = ["junior", "middle", "senior", "middle-plan", "senior-checklist"];

/// The TOML of a built-in role; `None` where there is none of this name.
pub fn builtin(name: &str) -> Option<&'static str> {
    Some(match name {
        "junior" => include_str!("../../../roles/junior.toml"),
        "middle" => include_str!("../../../roles/middle.toml"),
        "senior" => include_str!("../../../roles/senior.toml"),
        "middle-plan" => include_str!("../../../roles/middle-plan.toml"),
        "senior-checklist" => include_str!("../../../roles/senior-checklist.toml"),
        _ => return None,
    })
}
