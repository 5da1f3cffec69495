//! Products that compete with those that a role names: who asks for PostgreSQL asks nothing about MySQL.

use std::collections::BTreeSet;

use super::normal::folded;
use super::reading::{Lexicon, Reading};
use super::role::Role;
use super::skill::Skill;

/// What competes with what a role names.
#[derive(Clone, Debug)]
pub struct Rivals<'l> {
    lexicon: &'l Lexicon,
    /// The products that the role names.
    named: Vec<&'l Skill>,
    /// Those of their families that it does not name, and what builds on these alone.
    rivals: Vec<&'l Skill>,
    leaves: BTreeSet<&'l str>,
}

impl<'l> Rivals<'l> {
    /// The rivals of what `role` names, and the text that it was read from.
    pub fn of(role: &Role, reading: Option<&Reading>, lexicon: &'l Lexicon) -> Self {
        let skills = lexicon.skills();
        let is_part = |leaf: &str| role.parts.iter().any(|part| part.name == leaf);
        // A leaf that several skills are asked by says nothing of one of them, unless the others build on it.
        let is_own = |skill: &Skill, leaf: &String| {
            let is_other = |one: &&Skill| one.id != skill.id && !one.implies.contains(&skill.id);
            !skills.iter().filter(is_other).any(|other| other.leaves.contains(leaf))
        };
        let is_asked = |skill: &Skill| {
            reading.is_some_and(|text| text.asked.iter().any(|asked| asked.skill == skill.id))
        };
        let is_named = |skill: &&Skill| {
            is_asked(skill) || skill.leaves.iter().any(|leaf| is_part(leaf) && is_own(skill, leaf))
        };
        let members = || skills.iter().filter(|skill| skill.family.is_some());
        let named: Vec<&Skill> = members().filter(is_named).collect();
        let competes =
            |skill: &&Skill| named.iter().any(|one| one.family == skill.family) && !is_named(skill);
        let mut rivals: Vec<&Skill> = members().filter(competes).collect();
        let builds_on_one = |skill: &&Skill| {
            let on = |ones: &[&Skill]| ones.iter().any(|one| skill.implies.contains(&one.id));
            skill.family.is_none() && on(&rivals) && !on(&named) && !is_named(skill)
        };
        let kin: Vec<&Skill> = skills.iter().filter(builds_on_one).collect();
        rivals.extend(kin);
        let is_rival = |skill: &Skill| rivals.iter().any(|rival| rival.id == skill.id);
        let is_theirs = |leaf: &str| {
            let mut of = skills.iter().filter(|skill| skill.leaves.iter().any(|one| one == leaf));
            of.all(is_rival) && !is_part(leaf)
        };
        let leaves = rivals.iter().flat_map(|skill| &skill.leaves).map(String::as_str);
        let leaves = leaves.filter(|leaf| is_theirs(leaf)).collect();
        Self { lexicon, named, rivals, leaves }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rivals.is_empty()
    }

    /// Leaves that are about rivals alone.
    pub fn leaves(&self) -> &BTreeSet<&'l str> {
        &self.leaves
    }

    /// Leaves of the products that the role names.
    pub fn own_leaves(&self) -> BTreeSet<&'l str> {
        self.named.iter().flat_map(|skill| &skill.leaves).map(String::as_str).collect()
    }

    /// Whether a question of this title is about a rival, and not about what the role names beside it.
    pub fn are_asked_by(&self, title: &str) -> bool {
        let found = self.lexicon.find_in_part(&folded(title));
        let found: Vec<&Skill> =
            found.iter().filter_map(|hit| self.lexicon.skills().get(hit.skill)).collect();
        let holds =
            |ones: &[&Skill]| ones.iter().any(|one| found.iter().any(|hit| hit.id == one.id));
        holds(&self.rivals) && !holds(&self.named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::{Need, Part};
    use crate::domain::skill::Spelling;

    fn lexicon() -> Lexicon {
        let skill = |id: &str, leaves: &[&str], family: Option<&str>, implies: &[&str]| Skill {
            id: id.to_owned(),
            title: id.to_owned(),
            leaves: leaves.iter().map(|leaf| (*leaf).to_owned()).collect(),
            spellings: Spelling::parse(id).into_iter().collect(),
            implies: implies.iter().map(|id| (*id).to_owned()).collect(),
            family: family.map(str::to_owned),
        };
        Lexicon::new(vec![
            skill("postgresql", &["postgresql"], Some("databases"), &["rdbms"]),
            skill("mysql", &["rdbms-comparison"], Some("databases"), &["rdbms"]),
            skill("rdbms", &["rdbms-comparison"], None, &[]),
            skill("django", &["django-core"], Some("frameworks"), &[]),
            skill("drf", &["drf"], None, &["django"]),
            skill("fastapi", &["fastapi-core"], Some("frameworks"), &[]),
            skill("starlette", &["fastapi-core"], None, &["fastapi"]),
        ])
        .unwrap()
    }

    fn role(names: &[&str]) -> Role {
        let part = |name: &&str| Part { name: (*name).to_owned(), need: Need::Must, weight: 3.0 };
        Role { parts: names.iter().map(part).collect(), ..Role::default() }
    }

    #[test]
    fn a_role_of_one_product_has_rivals_and_what_builds_on_them() {
        let lexicon = lexicon();
        let of = |names: &[&str]| Rivals::of(&role(names), None, &lexicon);
        assert!(of(&["rdbms-comparison", "frameworks"]).is_empty(), "no product is named");
        let fastapi = of(&["fastapi-core"]);
        assert_eq!(fastapi.leaves().iter().copied().collect::<Vec<_>>(), ["django-core", "drf"]);
        assert!(fastapi.are_asked_by("What does Django do?"));
        assert!(fastapi.are_asked_by("What is DRF?"));
        assert!(!fastapi.are_asked_by("Why FastAPI and not Django?"));
        assert!(!fastapi.are_asked_by("How do PostgreSQL and MySQL differ?"));
        assert!(of(&["fastapi-core", "django-core"]).is_empty());
        let django = of(&["django-core"]);
        assert_eq!(django.leaves().iter().copied().collect::<Vec<_>>(), ["fastapi-core"]);
        assert!(!django.are_asked_by("What is DRF?"));
        // A leaf that others are asked by too stays; single questions do not.
        let postgresql = of(&["postgresql", "rdbms-comparison"]);
        assert!(
            postgresql.leaves().is_empty() && postgresql.are_asked_by("Which keys for MySQL 8?")
        );
    }

    #[test]
    fn a_text_names_products_that_share_their_leaves() {
        let lexicon = lexicon();
        let reading = Reading::of("Requirements:\n- MySQL\n", &lexicon, None);
        let role = reading.role("role", &lexicon);
        let rivals = Rivals::of(&role, Some(&reading), &lexicon);
        assert_eq!(rivals.leaves().iter().copied().collect::<Vec<_>>(), ["postgresql"]);
        assert!(!rivals.are_asked_by("Which keys for MySQL 8?"));
    }
}
