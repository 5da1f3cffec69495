//! The blueprints that come with the program, word for word as they are printed.

use crate::domain::labels::Level;

/// Levels that have a built-in blueprint.
pub const BUILTIN_LEVELS: &[Level] = Level::ALL;
/// Minutes that a built-in blueprint exists for, at each level.
pub const BUILTIN_MINUTES: [u16; 3] = [45, 60, 90];

/// The TOML of the built-in blueprint for a level and a time box; `None` where there is none.
pub fn builtin(level: Level, minutes: u16) -> Option<&'static str> {
    Some(match (level, minutes) {
        (Level::Junior, 45) => include_str!("../../../blueprints/junior-45.toml"),
        (Level::Junior, 60) => include_str!("../../../blueprints/junior-60.toml"),
        (Level::Junior, 90) => include_str!("../../../blueprints/junior-90.toml"),
        (Level::Middle, 45) => include_str!("../../../blueprints/middle-45.toml"),
        (Level::Middle, 60) => include_str!("../../../blueprints/middle-60.toml"),
        (Level::Middle, 90) => include_str!("../../../blueprints/middle-90.toml"),
        (Level::Senior, 45) => include_str!("../../../blueprints/senior-45.toml"),
        (Level::Senior, 60) => include_str!("../../../blueprints/senior-60.toml"),
        (Level::Senior, 90) => include_str!("../../../blueprints/senior-90.toml"),
        _ => return None,
    })
}

/// What it was in the first edition, by which exams were drawn that may still be paused.
pub fn first_edition(level: Level, minutes: u16) -> Option<&'static str> {
    Some(match (level, minutes) {
        (Level::Junior, 45) => include_str!("../../../blueprints/first/junior-45.toml"),
        (Level::Junior, 60) => include_str!("../../../blueprints/first/junior-60.toml"),
        (Level::Junior, 90) => include_str!("../../../blueprints/first/junior-90.toml"),
        (Level::Middle, 45) => include_str!("../../../blueprints/first/middle-45.toml"),
        (Level::Middle, 60) => include_str!("../../../blueprints/first/middle-60.toml"),
        (Level::Middle, 90) => include_str!("../../../blueprints/first/middle-90.toml"),
        (Level::Senior, 45) => include_str!("../../../blueprints/first/senior-45.toml"),
        (Level::Senior, 60) => include_str!("../../../blueprints/first/senior-60.toml"),
        (Level::Senior, 90) => include_str!("../../../blueprints/first/senior-90.toml"),
        _ => return None,
    })
}

/// `junior-45` … `senior-90`, for messages.
pub fn builtin_names() -> Vec<String> {
    let of_level = |level: &Level| BUILTIN_MINUTES.map(|minutes| format!("{level}-{minutes}"));
    BUILTIN_LEVELS.iter().flat_map(of_level).collect()
}
