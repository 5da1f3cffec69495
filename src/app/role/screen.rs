//! What the screens of `viva role` show, as plain data.

use super::{Listed, Origin, Standings};
use crate::domain::reading::{Lexicon, Reading};
use crate::domain::role::{Need, Part, Role, Standing};
use crate::ui::view::role as view;

/// All that was read from a text, and how the bank and the person stand to it.
pub fn read<'a>(
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    standings: &Standings,
) -> view::Read<'a> {
    let implied = reading.implied(lexicon);
    let titles =
        implied.iter().filter_map(|id| lexicon.skill(id)).map(|skill| skill.title.as_str());
    let skills = reading.asked.iter().filter_map(|asked| {
        let skill = lexicon.skill(&asked.skill)?;
        Some(view::SkillRow {
            title: &skill.title,
            need: asked.need,
            place: &asked.place,
            leaves: &skill.leaves,
            standing: standings.sum(skill.leaves.iter().map(String::as_str)),
            is_claimed: asked.is_claimed,
        })
    });
    view::Read {
        level: reading.level,
        levels: &reading.levels,
        repaired: reading.repaired,
        is_checklist: reading.is_checklist,
        skills: skills.collect(),
        implied: titles.collect(),
        denied: &reading.denied,
        unknown: &reading.unknown,
    }
}

/// The leaves and topics of a role, each with how much it weighs and how the bank and the person stand to it.
pub fn parts<'a>(role: &'a Role, standings: &Standings) -> Vec<(&'a str, Need, f64, Standing)> {
    let part =
        |part: &'a Part| (part.name.as_str(), part.need, part.weight, standings.sum([&*part.name]));
    role.parts.iter().map(part).collect()
}

/// A line of the list of roles.
pub fn listed<'a>(listed: &'a Listed, language: &str) -> view::Listed<'a> {
    let role = listed.role.as_ref();
    let count = |role: &Role, need| role.parts.iter().filter(|part| part.need == need).count();
    view::Listed {
        name: &listed.name,
        level: role.and_then(|role| role.level),
        parts: role.map(|role| (count(role, Need::Must), count(role, Need::Nice))),
        title: role.map_or("", |role| role.title(language)),
        file: match &listed.origin {
            Origin::BuiltIn => None,
            Origin::File(path) => Some(path.display().to_string()),
        },
    }
}
