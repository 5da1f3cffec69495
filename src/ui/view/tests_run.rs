//! What the tests of a `code` question gave, test by test.
//!
//! Everything comes in as plain data; whether the answer passes is decided elsewhere.

use crate::ui::safe::visible_line;
use crate::ui::theme::{Role, paint};
use crate::ui::{Style, markdown};
use crate::words::counts::Noun;
use crate::words::ui::answer as words;

use super::{counted, stacked};

/// Lines of what a test printed that are shown.
const PRINTED_LINES: usize = 5;
/// Characters of one line that are shown: values may be long.
const LINE_CHARACTERS: usize = 400;

/// One run of the tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The tests that ran to their end, in order.
    pub tests: Vec<Test>,
    /// The test that was stopped, and why the run was, as a fragment.
    pub stopped: Option<Stopped>,
    /// The known mistake behind it, as Markdown.
    pub reason: Option<String>,
    /// Time of the whole run in milliseconds, where it is to be shown.
    pub elapsed_ms: Option<u64>,
}

/// One test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Test {
    /// Its name.
    pub name: String,
    /// What went wrong; `None` when it passed.
    pub problem: Option<Problem>,
    /// What the answer printed meanwhile.
    pub printed: String,
}

/// What went wrong in a test, or while loading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The exception: `ValueError: no`. Empty for a comparison that failed.
    pub what: String,
    /// The line of the test.
    pub source: String,
    /// Both sides of a comparison that failed.
    pub values: Option<Values>,
    /// The line of the answer that raised, with its number from 1.
    pub line: Option<(u32, String)>,
}

/// Both sides of a comparison that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// They should be the same.
    Same {
        /// What should come.
        expected: String,
        /// What came.
        got: String,
    },
    /// They should stand in another relation.
    Other {
        /// What stands on the left.
        left: String,
        /// What stands on the right.
        right: String,
    },
}

/// A run that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The test that was running.
    pub test: Option<String>,
    /// Why: `it did not end in time`.
    pub why: String,
    /// The exception, if one is behind it.
    pub problem: Option<Problem>,
    /// Whether it was ended from outside, so that the run says nothing about the answer.
    pub is_from_outside: bool,
}

impl Report {
    /// Whether every test passed.
    pub fn is_pass(&self) -> bool {
        self.stopped.is_none() && self.tests.iter().all(|test| test.problem.is_none())
    }
}

/// The run: what came of it as a whole, each test by name, the known mistake.
pub fn report(report: &Report, style: Style) -> String {
    let tests: Vec<String> = report.tests.iter().map(|test| one(test, style)).collect();
    let reason = report.reason.as_ref().map_or(String::new(), |reason| {
        let title = paint(words::known_mistake(), Role::Warn, style.color);
        format!("{title}\n{}", markdown::render(reason, style))
    });
    let stopped = report
        .stopped
        .as_ref()
        .map_or(String::new(), |stop| stopped(stop, report.tests.is_empty(), style));
    stacked([closing(report, style), tests.join("\n"), stopped, reason])
}

/// `Not right. 1 of 3 tests passed, in 45 ms.`
fn closing(report: &Report, style: Style) -> String {
    let passed = report.tests.iter().filter(|test| test.problem.is_none()).count();
    let ran = report.tests.len();
    let time = report.elapsed_ms.map_or(String::new(), |ms| words::in_milliseconds(&ms));
    if report.is_pass() {
        let text = match ran {
            1 => words::the_test_passed().to_owned(),
            _ => words::all_tests_passed(&ran),
        };
        return format!("{}{time}.", paint(&text, Role::Good, style.color));
    }
    if report.stopped.as_ref().is_some_and(|stop| stop.is_from_outside) {
        return paint(words::not_judged(), Role::Warn, style.color);
    }
    let verdict = paint(words::not_right(), Role::Bad, style.color);
    match ran {
        0 => verdict,
        _ => words::some_tests_passed(&verdict, &passed, &counted(ran, Noun::Test), &time),
    }
}

fn one(test: &Test, style: Style) -> String {
    let name = visible_line(&test.name);
    let Some(problem) = &test.problem else {
        return format!("{}  {name}", paint(words::test_ok(), Role::Good, style.color));
    };
    let mut lines =
        vec![format!("{}  {name}", paint(words::test_failed(), Role::Bad, style.color))];
    lines.extend(problem_lines(problem, style));
    let mut printed = test.printed.lines();
    for (place, line) in printed.by_ref().take(PRINTED_LINES).enumerate() {
        lines.push(labelled(
            if place == 0 { words::printed() } else { "" },
            line,
            Role::Plain,
            style,
        ));
    }
    let more = printed.count();
    if more > 0 {
        let text = words::and_more(&counted(more, Noun::Line));
        lines.push(labelled("", &text, Role::Muted, style));
    }
    lines.join("\n")
}

fn problem_lines(problem: &Problem, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    if !problem.source.is_empty() {
        lines.push(labelled(words::test(), &problem.source, Role::Muted, style));
    }
    match &problem.values {
        Some(Values::Same { expected, got }) => {
            lines.push(labelled(words::expected(), expected, Role::Good, style));
            lines.push(labelled(words::got(), got, Role::Bad, style));
        }
        Some(Values::Other { left, right }) => {
            lines.push(labelled(words::left_value(), left, Role::Bad, style));
            lines.push(labelled(words::right_value(), right, Role::Plain, style));
        }
        None => {}
    }
    if !problem.what.is_empty() {
        lines.push(labelled(words::raised(), &problem.what, Role::Bad, style));
    }
    if let Some((number, line)) = &problem.line {
        lines.push(labelled(&words::line(&number), line, Role::Plain, style));
    }
    lines
}

fn stopped(stop: &Stopped, is_before_tests: bool, style: Style) -> String {
    let place = match &stop.test {
        Some(test) => words::stopped_in(&visible_line(test)),
        None if is_before_tests => words::stopped_before_tests().to_owned(),
        None => words::stopped().to_owned(),
    };
    let title = paint(&place, Role::Bad, style.color);
    let mut lines = vec![format!("{title} {}.", visible_line(&cut(&stop.why)))];
    lines.extend(stop.problem.iter().flat_map(|problem| problem_lines(problem, style)));
    lines.join("\n")
}

fn labelled(label: &str, text: &str, role: Role, style: Style) -> String {
    let label = paint(&format!("{label:<8}"), Role::Muted, style.color);
    let text = visible_line(&cut(text));
    format!("        {label}  {}", paint(&text, role, style.color)).trim_end().to_owned()
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LINE_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(LINE_CHARACTERS).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { width: 80, color: false };

    fn failed(name: &str, problem: Problem, printed: &str) -> Test {
        Test { name: name.to_owned(), problem: Some(problem), printed: printed.to_owned() }
    }

    #[test]
    fn each_test_is_told_by_name() {
        let compared = Problem {
            source: "assert double(2) == 4".to_owned(),
            values: Some(Values::Same { expected: "4".to_owned(), got: "'\u{1b}[2J'".to_owned() }),
            ..Problem::default()
        };
        let raised = Problem {
            what: "ValueError: no".to_owned(),
            line: Some((3, "    raise ValueError(\"no\")".to_owned())),
            ..Problem::default()
        };
        let tests = vec![
            Test { name: "test_one".to_owned(), ..Test::default() },
            failed("test_two", compared, "1\n2\n3\n4\n5\n6\n7\n"),
            failed("test_raises", raised, ""),
        ];
        let run = Report {
            tests,
            reason: Some("It **squares**.".to_owned()),
            elapsed_ms: Some(45),
            stopped: Some(Stopped {
                test: Some("test_long".to_owned()),
                why: "it did not end in time".to_owned(),
                problem: None,
                is_from_outside: false,
            }),
        };
        insta::assert_snapshot!(report(&run, PLAIN), @r#"
        Not right. 1 of 3 tests passed, in 45 ms.

        ok      test_one
        failed  test_two
                test      assert double(2) == 4
                expected  4
                got       '␛[2J'
                printed   1
                          2
                          3
                          4
                          5
                          … and 2 lines more
        failed  test_raises
                raised    ValueError: no
                line 3        raise ValueError("no")

        Stopped in test_long: it did not end in time.

        A known mistake:
        It **squares**.
        "#);
    }

    #[test]
    fn what_an_answer_says_begins_no_line_of_its_own_and_is_not_before_tests_that_ran() {
        let stopped = |tests| Report {
            tests,
            stopped: Some(Stopped {
                test: None,
                why: "it looks (ctypes.\u{1b}[2J\nAll 5 tests passed)".to_owned(),
                problem: None,
                is_from_outside: false,
            }),
            ..Report::default()
        };
        let said = report(&stopped(Vec::new()), PLAIN);
        assert!(said.contains("\nStopped before the tests: it looks (ctypes.␛[2J"), "{said}");
        assert!(!said.contains("\nAll 5"), "{said}");
        let one = Test { name: "test_one".to_owned(), ..Test::default() };
        let said = report(&stopped(vec![one]), PLAIN);
        assert!(said.contains("\nStopped: it looks"), "{said}");
    }

    #[test]
    fn what_ran_through_says_so() {
        let one = Test { name: "test_one".to_owned(), ..Test::default() };
        let run = Report { tests: vec![one.clone()], ..Report::default() };
        assert_eq!(report(&run, PLAIN), "The test passed.\n\nok      test_one");
        let run =
            Report { tests: vec![one.clone(), one], elapsed_ms: Some(7), ..Report::default() };
        assert!(report(&run, PLAIN).starts_with("All 2 tests passed, in 7 ms.\n"));
    }
}
