//! A role: what is asked of somebody, as topics and leaves with weights.

use std::collections::BTreeMap;

use super::labels::Level;

/// Weight of a must-have that names none.
pub const MUST_WEIGHT: f64 = 3.0;
/// Weight of a nice-to-have that names none.
pub const NICE_WEIGHT: f64 = 1.0;

/// How much something is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// A plus.
    Nice,
    /// Required.
    Must,
}

impl Need {
    /// The word for people and for JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nice => "nice",
            Self::Must => "must",
        }
    }

    /// The weight unless one is given.
    pub fn weight(self) -> f64 {
        match self {
            Self::Nice => NICE_WEIGHT,
            Self::Must => MUST_WEIGHT,
        }
    }
}

/// A leaf, or a topic that stands for all its leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name of the leaf or topic.
    pub name: String,
    /// How much it is wanted.
    pub need: Need,
    /// How much it counts, above 0.
    pub weight: f64,
}

/// What is asked of somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    /// What it is called, in lower-case letters, digits and hyphens.
    pub name: String,
    /// Its level, where it has one.
    pub level: Option<Level>,
    /// Title by language code.
    pub titles: BTreeMap<String, String>,
    /// Leaves and topics, must-haves first.
    pub parts: Vec<Part>,
}

/// How much a leaf counts for a role.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LeafWeight {
    /// Above 0.
    pub weight: f64,
    /// Whether it is a must-have.
    pub is_must: bool,
}

/// The questions of some leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Active questions.
    pub questions: u32,
    /// Those that were answered at least once.
    pub seen: u32,
    /// Those that answers show to be known today.
    pub known: u32,
}

impl Role {
    /// The title in a language, else in English, else the name.
    pub fn title(&self, language: &str) -> &str {
        self.titles.get(language).or_else(|| self.titles.get("en")).unwrap_or(&self.name)
    }

    /// The weight of each leaf. `leaves` are all there are, with their topics. A leaf that is named goes by its own part and
    /// not by its topic's; leaves and topics that the bank does not have are left out.
    pub fn leaf_weights<'a>(
        &self,
        leaves: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> BTreeMap<String, LeafWeight> {
        let by_name: BTreeMap<&str, &Part> =
            self.parts.iter().map(|part| (part.name.as_str(), part)).collect();
        let of =
            |leaf: &str, topic: &str| by_name.get(leaf).or_else(|| by_name.get(topic)).copied();
        let weigh = |(leaf, topic): (&str, &str)| {
            let part = of(leaf, topic)?;
            let weight = LeafWeight { weight: part.weight, is_must: part.need == Need::Must };
            Some((leaf.to_owned(), weight))
        };
        leaves.into_iter().filter_map(weigh).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_goes_by_its_own_weight_and_else_by_its_topics() {
        let part = |name: &str, need: Need, weight| Part { name: name.to_owned(), need, weight };
        let role = Role {
            parts: vec![part("security", Need::Must, 3.0), part("oauth2-oidc", Need::Nice, 0.5)],
            ..Role::default()
        };
        let leaves =
            [("oauth2-oidc", "security"), ("jwt-tokens", "security"), ("gil", "concurrency")];
        let weights = role.leaf_weights(leaves);
        assert_eq!(weights["jwt-tokens"], LeafWeight { weight: 3.0, is_must: true });
        assert_eq!(weights["oauth2-oidc"], LeafWeight { weight: 0.5, is_must: false });
        assert!(!weights.contains_key("gil"));
    }
}
