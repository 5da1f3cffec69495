//! `viva quiz`: plans a session, runs it on the terminal, sums it up.

use std::io::{self, Write};

use clap::Args;
use serde::Serialize;

use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures::{self, session::Session as Figures};
use crate::app::study::asking::{Asking, End, Run};
use crate::app::study::plan::{self, Plan};
use crate::app::study::{by_plan, next, readiness, today};
use crate::app::{Done, terminal};
use crate::cli::{complete, vocabulary};
use crate::domain::filter::Filter;
use crate::domain::grade::GradeScale;
use crate::domain::language::Language;
use crate::domain::schedule::Choice;
use crate::domain::session::{Limits, Session};
use crate::error::Error;
use crate::store::Store;
use crate::ui::Terminal;
use crate::ui::view::{planned as planned_view, summary};

use super::filter_args::FilterArgs;

const EXAMPLES: &str = "Examples:
  viva quiz                              what is due, then new questions; before the date of a goal, its plan
  viva quiz --due                        what is due, whatever the plan says
  viva quiz --level middle --topic sql-databases
  viva quiz --minutes 10 --new 3
  viva quiz --failed                     only what was failed last; --due, --weak: see below
  viva quiz --cram --leaf indexes        what was seen, the weakest first; the schedule stays as it is
  printf '\\n3\\nq\\n' | viva quiz          keys by pipe, one reply a line";

/// Review what is due, then learn new questions
#[derive(Args, Debug, Default)]
#[command(before_help = EXAMPLES)]
pub struct Quiz {
    /// New questions in this run, whatever the day's allowance
    #[arg(long, value_name = "N", value_parser = vocabulary::whole::<u32>())]
    #[arg(help_heading = "How much", conflicts_with = "Which")]
    new: Option<u32>,

    /// Stop after this many questions; repeats do not count
    #[arg(long, value_name = "N", value_parser = vocabulary::whole::<usize>())]
    #[arg(help_heading = "How much")]
    limit: Option<usize>,

    /// Stop before the next question once this many minutes have passed
    #[arg(long, value_name = "M", value_parser = vocabulary::minutes())]
    #[arg(help_heading = "How much")]
    minutes: Option<u64>,

    #[command(flatten)]
    which: Which,

    /// Language of the questions: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// four: keys 1 to 4; six: SM-2's qualities 0 to 5
    #[arg(long, value_parser = vocabulary::grade_scale())]
    #[arg(value_name = "KEYS", hide_possible_values = true)]
    grades: Option<GradeScale>,

    /// With --cram: what was never seen too
    #[arg(long, requires = "cram", help_heading = "What of them")]
    all: bool,

    /// Print one JSON object to standard output; the dialogue goes to standard error
    #[arg(long)]
    json: bool,

    // Last: its help heading would stay for what comes after it.
    #[command(flatten)]
    filter: FilterArgs,
}

/// What of the matching questions is asked.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "What of them")]
#[group(multiple = false)]
struct Which {
    /// What is due, and nothing new
    #[arg(long)]
    due: bool,

    /// What was graded again at its last review
    #[arg(long)]
    failed: bool,

    /// What is failed, due, or failed three times or more, the weakest first
    #[arg(long)]
    weak: bool,

    /// What was seen before, the weakest first, without touching the schedule
    #[arg(long)]
    cram: bool,
}

impl Quiz {
    fn choice(&self) -> Choice {
        match &self.which {
            Which { due: true, .. } => Choice::Due,
            Which { failed: true, .. } => Choice::Failed,
            Which { weak: true, .. } => Choice::Weak,
            Which { cram: true, .. } if self.all => Choice::Everything,
            Which { cram: true, .. } => Choice::Seen,
            _ => Choice::Usual(self.new),
        }
    }

    /// Runs one session.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let mut terminal = terminal::open(context, self.json);
        self.run_on(context, &mut store, terminal.as_mut())
    }

    /// Runs one session on a terminal that is already open.
    pub fn run_on(
        self,
        context: &Context,
        store: &mut Store,
        terminal: &mut dyn Terminal,
    ) -> Result<Done, Error> {
        // Better now than at the first grade.
        store.refuse_newer()?;
        let filter = self.filter.filter(store)?;
        let plan = match self.choice() {
            Choice::Usual(None) => by_plan::of_day(store, context, &filter)?,
            choice => plan::choose(store, context, &filter, choice)?,
        };
        let planned = plan.planned;
        if plan.items.is_empty() && plan.pending.is_empty() {
            let matches = filter.is_open() || !store.counts(&filter)?.is_empty();
            let next = next::next(store, context, &filter)?;
            if let Some(planned) = planned.filter(|_| matches) {
                let text = by_plan::nothing(planned, &filter, terminal.style());
                return self.told(&text, next, terminal);
            }
            let fresh = next::new_left(store, context, &filter, self.choice())?;
            let (reviews, over_minutes) = (plan.waiting, plan.over_minutes);
            let left = summary::Waiting { reviews, fresh, over_minutes };
            return self.nothing(next, matches.then_some(left), &filter, terminal);
        }
        let opening = match planned {
            Some(planned) => {
                let limits = (self.limit, self.minutes);
                by_plan::opening(store, &plan, planned, limits, terminal.style())?
            }
            None => summary::opening(&self.counts(&plan), terminal.style()),
        };
        let language = self.lang.unwrap_or(context.config.language);
        let untranslated = plan.untranslated(store, language, self.limit, terminal.style())?;
        terminal.show([opening, untranslated].join("\n").trim_end())?;
        let limits = Limits {
            first_sights: self.limit,
            duration_ms: self.minutes.map(|minutes| minutes * 60_000),
            repeats: true,
        };
        let clock = context.env.clock;
        let mut session = Session::new(plan.items, plan.pending, limits, clock.elapsed_ms());
        session = session.after(plan.earlier);
        let run = Run { context, language, scale: self.grades.unwrap_or(context.config.grades) };
        let mut asking = Asking::new(run, store, terminal);
        let (end, besides) = (asking.run(&mut session)?, asking.besides());
        store.still_there()?;
        // Past the rollover it is another day than at the start.
        let to_drill = plan::to_drill(store, context.today())?;
        let next = next::next(store, context, &filter)?;
        today::renew_glance(store, context)?;
        let sums = summary::Summary::of(&session, to_drill, next);
        let is_planned = planned.is_some();
        self.sum_up(&summary::Summary { besides, is_planned, ..sums }, terminal)?;
        if let Some(planned) = planned {
            let rest = by_plan::of_day(store, context, &Filter::default())?;
            let left = (rest.items.len(), rest.pending.len());
            let due = rest.due + rest.waiting;
            let text = planned_view::closing(planned.date, left, due, terminal.style());
            terminal.show(&text)?;
        }
        Ok(if end == End::Interrupted { Done::Interrupted } else { Done::Ok })
    }

    fn counts(&self, plan: &Plan) -> summary::Counts {
        summary::Counts {
            reviews: plan.reviews,
            fresh: plan.fresh,
            pending: plan.pending.len(),
            waiting: plan.waiting,
            cram: plan.cram,
            held_back: plan.held_back,
            limit: self.limit,
        }
    }

    /// Says why there is nothing to ask: what waits, or, with `None`, that no question matches.
    fn nothing(
        &self,
        next: Option<summary::Next>,
        left: Option<summary::Waiting>,
        filter: &Filter,
        terminal: &mut dyn Terminal,
    ) -> Result<Done, Error> {
        let (options, style) = (readiness::all_options(filter), terminal.style());
        let text = match left {
            Some(left) => summary::nothing(self.choice(), left, next, &options, style),
            None => summary::nothing_matches(terminal.style()),
        };
        self.told(&text, next, terminal)
    }

    fn told(
        &self,
        text: &str,
        next_due: Option<summary::Next>,
        terminal: &mut dyn Terminal,
    ) -> Result<Done, Error> {
        terminal.show(text)?;
        if self.json {
            print_json(&Figures::from(&summary::Summary { next_due, ..Default::default() }))?;
        }
        Ok(Done::Ok)
    }

    fn sum_up(&self, sums: &summary::Summary, terminal: &mut dyn Terminal) -> Result<(), Error> {
        terminal.show(&summary::closing(sums, terminal.style()))?;
        if self.json {
            print_json(&Figures::from(sums))?;
        }
        Ok(())
    }
}

/// Writes one JSON object and a newline to standard output.
pub fn print_json(value: &impl Serialize) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", figures::line(value)?)?;
    out.flush()?;
    Ok(())
}
