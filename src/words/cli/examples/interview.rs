//! Interviews: `viva mock` and the commands below it.

use crate::words::sentences::sentences;

sentences! {
    mock: "Examples:
  viva mock new --level middle --out c-17      a set, both copies, a scorecard
  viva mock new --like c-17 --candidate C-18   the same questions for the next candidate
  viva mock run c-17                           hold the interview, or go on
  viva mock score c-17                         its verdict, with the reasons
  viva mock debrief c-17                       all cards, and the decision
  viva mock compare c-17 c-18                  two interviews side by side
  viva mock take --level middle                examine yourself; a pass is kept";
    new: "Examples:
  viva mock new --level middle             60 minutes, into a folder of its own
  viva mock new --level senior --minutes 90 --candidate C-17 --out c-17
  viva mock new --level junior --forms 2   two sets that are as hard, with shared questions
  viva mock new --like c-17 --candidate C-18 --out c-18    the same questions for the next one
  viva mock new --role middle --out c-19     what a role or a job description asks
  viva mock new --level middle --show-blueprint > own.toml
  viva mock new --blueprint own.toml --must gil/what-gil-does --exclude caching-strategies";
    swap: "Examples:
  viva mock swap c-17 4                  another question in place of number 4
  viva mock swap c-17/set.json 4 --with docker-production/configuration-and-secrets";
    run: "Examples:
  viva mock run out                      begin, or go on where it stopped
  viva mock run out/set.json --interviewer anna
  viva mock run out --from 5             begin at question 5
  viva mock run out --interviewer boris --part 1-6    one part of a panel
  printf '\\n3\\nq\\n' | viva mock run out   keys by pipe, one reply a line";
    card: "Examples:
  viva mock card out --interviewer anna --from out/scorecard.csv
  viva mock card out --from card.csv --recommend yes --because \"calm, exact\"
  viva mock card out --interviewer anna --from card.csv --replace \"row 4 was read wrong\"";
    score: "Examples:
  viva mock score c-17                       verdict, competencies, questions
  viva mock score c-17 --out report.html     a page to print or to send
  viva mock score out --scorecard card.csv   an interview held on paper";
    compare: "Examples:
  viva mock compare out              how far its interviewers agree
  viva mock compare form-1 form-2    two candidates over common questions
  viva mock compare a/set.anna.jsonl b/set.anna.jsonl --out comparison.html";
    debrief: "Examples:
  viva mock debrief out                        all cards side by side
  viva mock debrief out --out debrief.html     a page for the table
  viva mock debrief out --decide yes --because \"strong where we need it\"";
    letter: "Examples:
  viva mock letter out                     strong topics, what to work on, how
  viva mock letter out --out letter.md";
    list: "Examples:
  viva mock list             set, candidate, state, verdict, decision, folder
  viva mock list --json";
    stats: "Examples:
  viva mock stats            every question that was asked, with its n
  viva mock stats --json";
    forget: "Examples:
  viva mock forget c-17 --yes    every file and row; without --yes it asks";
    take: "Examples:
  viva mock take --level junior          60 minutes, then the verdict
  viva mock take --level middle --minutes 45
  viva mock take                         the paused exam, or the level to try next
  viva mock take --restart               another in the place of the paused one";
}
