//! `viva quiz`: plans a session, runs it on the terminal, sums it up.

use super::asking::{Asking, End, Run};
use super::plan::{self, Plan, Planned};
use super::{by_plan, next, readiness, today};
use crate::app::bank::narrowing;
use crate::app::context::Context;
use crate::app::figures::{self, session::Session as Figures};
use crate::app::{Done, bank, terminal};
use crate::domain::filter::Filter;
use crate::domain::grade::GradeScale;
use crate::domain::language::Language;
use crate::domain::schedule::Choice;
use crate::domain::session::{Limits, Session};
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::planned as planned_view;
use crate::ui::view::summary::{self, Next, Summary};
use crate::ui::{Style, Terminal};

/// A session that is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What of the matching questions is asked.
    pub choice: Choice,
    /// Most questions; repeats do not count.
    pub limit: Option<usize>,
    /// Minutes after which no further question comes.
    pub minutes: Option<u64>,
    /// The language of the questions; `None` is that of the settings.
    pub language: Option<Language>,
    /// Which keys grade; `None` are those of the settings.
    pub grades: Option<GradeScale>,
    /// Whether the sums are printed as one JSON object.
    pub json: bool,
    /// Which questions, as they were named.
    pub filter: Filter,
}

impl Wanted {
    /// What the day asks, without any limit.
    pub fn of_day() -> Self {
        Self {
            choice: Choice::Usual(None),
            limit: None,
            minutes: None,
            language: None,
            grades: None,
            json: false,
            filter: Filter::default(),
        }
    }

    /// Runs one session.
    ///
    /// # Errors
    /// When a name is not known, or the database or the terminal cannot be used.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let mut terminal = terminal::open(context, self.json);
        self.run_on(context, &mut store, terminal.as_mut())
    }

    /// Runs one session on a terminal that is already open.
    ///
    /// # Errors
    /// As [`Wanted::run`].
    pub fn run_on(
        self,
        context: &Context,
        store: &mut Store,
        terminal: &mut dyn Terminal,
    ) -> Result<Done, Error> {
        // Better now than at the first grade.
        store.refuse_newer()?;
        let filter = narrowing::known(store, self.filter.clone())?;
        let plan = match self.choice {
            Choice::Usual(None) => by_plan::of_day(store, context, &filter)?,
            choice => plan::choose(store, context, &filter, choice)?,
        };
        if plan.items.is_empty() && plan.pending.is_empty() {
            return self.nothing(context, store, (&filter, &plan), terminal);
        }
        let planned = plan.planned;
        self.open(context, store, &plan, terminal)?;
        let limits = Limits {
            first_sights: self.limit,
            duration_ms: self.minutes.map(|minutes| minutes * 60_000),
            repeats: true,
        };
        let now_ms = context.env.clock.elapsed_ms();
        let mut session = Session::new(plan.items, plan.pending, limits, now_ms);
        session = session.after(plan.earlier);
        let scale = self.grades.unwrap_or(context.config.grades);
        let run = Run { context, language: self.language(context), scale };
        let mut asking = Asking::new(run, store, terminal);
        let (end, besides) = (asking.run(&mut session)?, asking.besides());
        store.still_there()?;
        // Past the rollover it is another day than at the start.
        let to_drill = plan::to_drill(store, context.today())?;
        let next = next::next(store, context, &filter)?;
        today::renew_glance(store, context)?;
        let sums = Summary::of(&session, to_drill, next);
        self.sum_up(&Summary { besides, is_planned: planned.is_some(), ..sums }, terminal)?;
        if let Some(planned) = planned {
            let text = left_of_day(context, store, planned, terminal.style())?;
            terminal.show(&text)?;
        }
        Ok(if end == End::Interrupted { Done::Interrupted } else { Done::Ok })
    }

    fn language(&self, context: &Context) -> Language {
        self.language.unwrap_or(context.config.language)
    }

    /// Says what comes, before the first question.
    fn open(
        &self,
        context: &Context,
        store: &Store,
        plan: &Plan,
        terminal: &mut dyn Terminal,
    ) -> Result<(), Error> {
        let style = terminal.style();
        let opening = match plan.planned {
            Some(planned) => {
                by_plan::opening(store, plan, planned, (self.limit, self.minutes), style)?
            }
            None => summary::opening(&self.counts(plan), style),
        };
        let language = self.language(context);
        let untranslated = plan.untranslated(store, language, self.limit, style)?;
        Ok(terminal.show([opening, untranslated].join("\n").trim_end())?)
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

    /// Says why there is nothing to ask: what waits, or that no question matches.
    fn nothing(
        &self,
        context: &Context,
        store: &Store,
        (filter, plan): (&Filter, &Plan),
        terminal: &mut dyn Terminal,
    ) -> Result<Done, Error> {
        let matches = filter.is_open() || !store.counts(filter)?.is_empty();
        let next = next::next(store, context, filter)?;
        let style = terminal.style();
        if let Some(planned) = plan.planned.filter(|_| matches) {
            return self.told(&by_plan::nothing(planned, filter, style), next, terminal);
        }
        let fresh = next::new_left(store, context, filter, self.choice)?;
        let text = match matches {
            true => {
                let (reviews, over_minutes) = (plan.waiting, plan.over_minutes);
                let left = summary::Waiting { reviews, fresh, over_minutes };
                let options = readiness::all_options(filter);
                summary::nothing(self.choice, left, next, &options, style)
            }
            false => summary::nothing_matches(style),
        };
        self.told(&text, next, terminal)
    }

    fn told(
        &self,
        text: &str,
        next_due: Option<Next>,
        terminal: &mut dyn Terminal,
    ) -> Result<Done, Error> {
        terminal.show(text)?;
        self.print(&Summary { next_due, ..Summary::default() })
    }

    fn sum_up(&self, sums: &Summary, terminal: &mut dyn Terminal) -> Result<Done, Error> {
        terminal.show(&summary::closing(sums, terminal.style()))?;
        self.print(sums)
    }

    fn print(&self, sums: &Summary) -> Result<Done, Error> {
        match self.json {
            true => figures::print_beside_dialogue(&Figures::from(sums)),
            false => Ok(Done::Ok),
        }
    }
}

/// What the plan still asks today.
fn left_of_day(
    context: &Context,
    store: &Store,
    planned: Planned,
    style: Style,
) -> Result<String, Error> {
    let rest = by_plan::of_day(store, context, &Filter::default())?;
    let left = (rest.items.len(), rest.pending.len());
    let due = rest.due + rest.waiting;
    Ok(planned_view::closing(planned.date, left, due, style))
}
