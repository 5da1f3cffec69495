//! What letters of feedback say beside their labels: the commands to practise with.

use crate::words::sentences::sentences;

sentences! {
    practise_a_topic(topic): "`viva quiz --topic {topic}`";
    practise_leaves(leaves): "`viva quiz{leaves}`";
    leaf_option(leaf): " --leaf {leaf}";
}
