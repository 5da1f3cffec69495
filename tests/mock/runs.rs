//! What a candidate wrote and an interviewer ran: it stands where people decide, in every form of it.

use viva::domain::interview::Set;

use super::console_given::stored;
use super::markup;
use super::sets::whole;
use crate::code;
use crate::sql;
use crate::support::TestEnv;

/// A candidate's set over a query and a function, in a folder of its own.
fn drawn(env: &TestEnv, candidate: &str, language: &str) {
    let set = stored(env, &["decorators/bosses", "decorators/doubles", "decorators/talk"]);
    let id = format!("set-of-{candidate}");
    let set =
        Set { id, candidate: Some(candidate.to_owned()), language: language.to_owned(), ..set };
    env.write(&format!("{candidate}/set.json"), serde_json::to_string(&whole(set)).unwrap());
}

fn bank(env: &TestEnv) {
    env.pack("mine", &(sql::usual() + &code::usual() + &crate::support::open_question("talk")));
    env.ok(&["import", "mine"]);
    env.ok(&["trust", "mine", "--yes"]);
    env.write("bosses.sql", "SELECT name FROM person WHERE boss <> NULL\n");
    env.write("better.sql", sql::ANSWER);
    env.write("answer.py", code::SOLUTION);
    env.write("half.py", "def double(text:\n");
}

fn hold(env: &TestEnv, candidate: &str, interviewer: &str, query: &str, function: &str) {
    let replies = format!("x {query}\n\n3\nx {function}\n\n3\n\n3\n\n\n");
    let run = ["mock", "run", candidate, "--interviewer", interviewer];
    let said = env.ok_fed(&run, &replies);
    assert!(said.contains("is finished: 3 of 3"), "{said}");
}

/// The command in text, Markdown and as a page; Markdown without its escapes.
fn forms(env: &TestEnv, command: &[&str]) -> [String; 3] {
    ["text", "md", "html"].map(|format| {
        let told = env.ok(&[command, &["--format", format]].concat());
        match format {
            "html" => {
                assert_eq!(markup::read(&told).problems, [] as [&str; 0]);
                markup::read(&told).text
            }
            _ => told.replace('\\', ""),
        }
    })
}

/// What each ran of `a` stands in a text.
fn all_runs_stand_in(told: &str) {
    for ran in
        ["bosses.sql: wrong; ", "answer.py: right", "better.sql: right", "half.py: not judged; "]
    {
        assert!(told.contains(ran), "{ran}: {told}");
    }
}

#[test]
fn runs_stand_in_the_debrief_with_whose_card_holds_them() {
    let env = TestEnv::new();
    bank(&env);
    drawn(&env, "a", "en");
    hold(&env, "a", "anna", "bosses.sql", "answer.py");
    hold(&env, "a", "boris", "better.sql", "half.py");
    for told in forms(&env, &["mock", "debrief", "a"]) {
        all_runs_stand_in(&told);
        let place = |word: &str| told.find(word).unwrap();
        assert!(place("bosses.sql") < place("better.sql"), "anna's first: {told}");
    }
    let json = env.json(&["mock", "debrief", "a", "--json"]);
    let notes = &json["questions"][0]["notes"];
    assert_eq!(
        (&notes[0]["interviewer"], &notes[1]["interviewer"]),
        (&"anna".into(), &"boris".into())
    );
    assert_eq!(notes[0]["runs"][0]["file"], "bosses.sql");
    assert_eq!(
        (&notes[0]["runs"][0]["right"], &notes[1]["runs"][0]["right"]),
        (&false.into(), &true.into())
    );
    assert!(!notes[0]["runs"][0]["told"].as_str().unwrap().is_empty());
    assert_eq!(json["questions"][2]["notes"], serde_json::json!([]));
}

#[test]
fn runs_stand_in_a_comparison_of_interviewers_and_of_candidates() {
    let env = TestEnv::new();
    bank(&env);
    drawn(&env, "a", "en");
    drawn(&env, "b", "ru");
    hold(&env, "a", "anna", "bosses.sql", "answer.py");
    hold(&env, "a", "boris", "better.sql", "half.py");
    for told in forms(&env, &["mock", "compare", "a"]) {
        all_runs_stand_in(&told);
    }
    let text = env.ok(&["mock", "compare", "a"]);
    assert!(text.contains("     boris: better.sql: right\n"), "{text}");
    let json = env.json(&["mock", "compare", "a", "--format", "json"]);
    let runs = json["runs"].as_array().unwrap();
    let of: Vec<String> = runs
        .iter()
        .map(|run| format!("{} {} {} {}", run["question"], run["name"], run["file"], run["right"]))
        .collect();
    assert_eq!(
        of.join("\n").replace('"', ""),
        "decorators/bosses anna bosses.sql false\ndecorators/bosses boris better.sql true\n\
         decorators/doubles anna answer.py true\ndecorators/doubles boris half.py null"
    );

    // Two candidates, each named by the code; the page speaks the language of the first set.
    hold(&env, "b", "anna", "better.sql", "half.py");
    let both = ["mock", "compare", "b/set.anna.jsonl", "a/set.anna.jsonl"];
    let json = env.json(&[&both[..], &["--format", "json"]].concat());
    let names: Vec<&str> =
        json["runs"].as_array().unwrap().iter().map(|run| run["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["b", "a", "b", "a"], "{json}");
    let [text, markdown, page] = forms(&env, &both);
    assert!(text.contains("     b: better.sql: right\n     a: bosses.sql: wrong; "), "{text}");
    for told in [&markdown, &page] {
        assert!(told.contains("файл better.sql: верно"), "{told}");
        assert!(told.contains("файл bosses.sql: неверно; "), "{told}");
    }
    assert!(
        markdown.contains("## Что запускали") && markdown.contains("- **decorators/bosses, b**: ")
    );
    // Where nothing was run nothing is said of it.
    drawn(&env, "c", "en");
    let replies = "\n3\n\n3\n\n3\n\n\n";
    env.ok_fed(&["mock", "run", "c", "--interviewer", "anna"], replies);
    env.ok_fed(&["mock", "run", "c", "--interviewer", "boris"], replies);
    let markdown = env.ok(&["mock", "compare", "c", "--format", "md"]);
    assert!(!markdown.contains("What was run"), "{markdown}");
}
