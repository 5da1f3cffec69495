//! The arguments that name a blueprint.

use std::path::PathBuf;

use clap::Args;

use crate::app::interview::recipe::Recipe;
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;

/// The blueprint of an interview.
#[derive(Args, Debug, Clone, Default)]
pub struct RecipeArgs {
    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level())]
    #[arg(hide_possible_values = true, conflicts_with = "blueprint")]
    level: Option<Level>,

    /// 45, 60 or 90 [default: 60]
    #[arg(long, value_name = "M", conflicts_with = "blueprint")]
    minutes: Option<u16>,

    /// A blueprint of your own, as TOML, instead of a built-in one; - is standard input
    #[arg(long, value_name = "FILE")]
    blueprint: Option<PathBuf>,

    /// A job description, a role as TOML or the name of a role: its topics, weights and must-haves make the blueprint; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "blueprint", add = complete::roles())]
    role: Option<String>,
}

impl From<RecipeArgs> for Recipe {
    fn from(given: RecipeArgs) -> Self {
        let RecipeArgs { level, minutes, blueprint, role } = given;
        Self { level, minutes, blueprint, role }
    }
}
