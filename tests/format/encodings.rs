//! A file that is not UTF-8 is told its likely encoding, and the command that is named converts it.

use crate::support::{TestEnv, open_question};

/// A text in Windows-1251.
fn windows_1251(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'А'..='я' => (u32::from(letter) - u32::from('А') + 0xc0) as u8,
        'ё' => 0xb8,
        _ => u8::try_from(letter).expect("a letter of the set"),
    };
    text.chars().map(byte).collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// The command of `iconv` in a text.
fn command(said: &str) -> String {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = line.split('`').find(|text| text.starts_with("iconv "));
    found.unwrap_or_else(|| panic!("no command: {said}")).to_owned()
}

#[test]
fn a_file_that_is_not_utf_8_is_told_its_encoding_and_the_command_converts_it() {
    let question = open_question("a").replace("It wraps a function.", "Он оборачивает функцию.");
    let cards = "Q: Что такое блокировка?\nA: Ожидание.\n";
    let cases = [
        ("my notes/decorators.md", windows_1251(&question), "WINDOWS-1251", "import"),
        ("wide.md", utf_16(&question), "UTF-16", "import"),
        ("cards.txt", windows_1251(cards), "WINDOWS-1251", "convert"),
    ];
    for (name, bytes, encoding, then) in cases {
        let env = TestEnv::new();
        env.write(name, &bytes);
        for command in ["check", "import"] {
            let outcome = env.viva(&[command, name]);
            let said = format!("{}{}", outcome.stdout, outcome.stderr);
            assert_ne!(outcome.code, 0, "{said}");
            assert!(said.contains(&format!("It looks like {encoding}.")), "{said}");
        }
        let said = env.fails(&["convert", name, "--out", "made"], 1);
        assert!(said.contains("offset") && said.contains(encoding), "{said}");
        env.shell(&command(&said));
        match then {
            "import" => env.ok(&["import", name]),
            _ => env.ok(&["convert", name, "--out", "made"]),
        };
    }
    let env = TestEnv::new();
    env.pack("p", "");
    env.write("p/python-core/decorators.md", windows_1251(&question));
    let said = env.viva(&["check", "p"]).stdout;
    assert!(command(&said).contains(" p/python-core/decorators.md > "), "{said}");
    env.shell(&command(&said));
    env.ok(&["import", "p"]);
    env.write("role.txt", windows_1251("Опыт работы с Python и базами данных, блокировки."));
    env.shell(&command(&env.fails(&["role", "role.txt"], 1)));
    env.ok(&["role", "role.txt"]);
}
