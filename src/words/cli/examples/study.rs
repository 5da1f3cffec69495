//! Studying, and what one prepares for.

use crate::words::sentences::sentences;

sentences! {
    viva: "Examples:
  viva                              the day: what is due and new; Enter starts the quiz
  viva quiz --level middle          review and learn questions of one level
  viva quiz --topic security --minutes 10
  viva mock new --level middle      an interview for a lead: set, copies, scorecard
  viva score                        how ready you are, per level and topic
  viva search event loop            find questions by their words";
    quiz: "Examples:
  viva quiz                              what is due, then new questions; before the date of a goal, its plan
  viva quiz --due                        what is due, whatever the plan says
  viva quiz --level middle --topic sql-databases
  viva quiz --minutes 10 --new 3
  viva quiz --failed                     only what was failed last; --due, --weak: see below
  viva quiz --cram --leaf indexes        what was seen, the weakest first; the schedule stays as it is
  printf '\\n3\\nq\\n' | viva quiz          keys by pipe, one reply a line";
    practice: "Examples:
  viva practice recursion-dp/fewest-packs           edit ./fewest-packs.py; every save is judged
  viva practice recursion-dp/fewest-packs --answer work.py
  viva practice recursion-dp/fewest-packs --answer work.py < /dev/null   judge it once: exit 0 if right, 1 if not";
    place: "Examples:
  viva place                     up to 20 questions say at which level you stand
  viva place --role middle       about what a role asks for
  viva place --show              what the last one said
  viva place --show --json       the same for programs";
    plan: "Examples:
  viva plan --date 2026-12-11 --minutes 30              what you would recall on that day
  viva plan --date 2026-12-11 --minutes 30 --level middle   of the questions of one level
  viva plan --date 2026-12-11 --minutes 30 --json       the same for programs, with today's questions
  viva plan --catch-up --minutes 30     after a break: the days until nothing waits any more";
    goal: r#"Examples:
  viva goal                                        what you prepare for, and where you stand
  viva goal --level middle --date 2026-12-11 --minutes 30
  viva goal --date "in 12 days"                    also "11 Dec", 11.12.2026, tomorrow
  viva goal --role job.txt                         weigh questions by a job description
  viva goal clear                                  prepare for nothing in particular"#;
    role: "Examples:
  viva role                              the roles there are
  viva role middle                       what a role asks for, and how you stand
  viva role job.txt                      read a job description or a checklist
  viva role - --save acme < job.txt      keep what was read as a role of your own";
    score: "Examples:
  viva score                            readiness per topic and level, with coverage
  viva score --leaf                     what you do not know: every leaf, the weakest first, and what asks it
  viva score --leaf --topic security
  viva score --json                     the same for programs";
    stats: "Examples:
  viva stats                        the last year: answers, recall, whether predictions held
  viva stats --since 2026-01-01     from that day on
  viva stats --html stats.html      as a page with charts, for a browser or on paper
  viva stats --json                 the same for programs";
    status: "Examples:
  viva status                  12 due, 10 new, about 18 minutes · middle, 12 days left
  viva status --short          12 due 10 new 12 d";
    optimize: "Examples:
  viva optimize              fit to your reviews, and keep it where it predicts the newest fifth better
  viva optimize --forget     go back to the weights of everybody";
    undo: "Examples:
  viva undo                      void the newest answer, placement or `k`, and say which
  viva undo --day 2036-02-01     show every answer of that study day and void them, after a wrong clock say
  viva undo --json";
    suspend: "Examples:
  viva suspend gil/adopt-free-threading       never ask it; it still counts in the score
  viva unsuspend gil/adopt-free-threading";
    unsuspend: "Examples:
  viva unsuspend gil/adopt-free-threading     ask it again, `k` or not; its history is kept";
    flag: "Examples:
  viva flag indexes/types-of-index 'the plan differs on 17'
  viva flag indexes/types-of-index --remove";
    note: "Examples:
  viva note indexes/types-of-index 'B-tree first: ranges and order, the rest are special cases'
  viva note indexes/types-of-index           show it; --edit opens your editor
  viva note indexes/types-of-index - < notes.md
  viva note                                  every question that you wrote something on";
    reset: "Examples:
  viva reset gil/gil-and-asyncio           forget its schedule; the log keeps the past";
}
