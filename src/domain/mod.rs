//! The rules of viva as pure functions over plain data.
//!
//! Nothing in here reads a file, a clock, the environment or a database, prints, or draws random numbers of its own:
//! time, seed and stored state come in as values, so the same inputs always give the same outputs.

pub mod answer;
pub mod attempt;
pub mod card;
pub mod catch_up;
pub mod coach;
pub mod day;
pub mod difference;
pub mod doubt;
pub mod encoding;
pub mod event;
pub mod fact;
pub mod filter;
pub mod fitting;
pub mod formula;
pub mod fsrs;
pub mod goal;
pub mod grade;
pub mod ids;
pub mod interview;
pub mod labels;
pub mod language;
pub mod leaves;
pub mod mode;
pub mod nearest;
pub mod newcomers;
pub mod normal;
pub mod own_words;
pub mod placed;
pub mod placement;
pub mod plan;
pub mod postponed;
pub mod question;
pub mod rating;
pub mod reading;
pub mod rest;
pub mod review;
pub mod rivals;
pub mod role;
pub mod runnable;
pub mod said_day;
pub mod schedule;
pub mod scheduling;
pub mod score;
pub mod session;
pub mod setup;
pub mod skill;
pub mod sm2;
pub mod standing;
pub mod stats;
pub mod time;
pub mod visible;
pub mod wording;
