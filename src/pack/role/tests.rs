use super::*;

const TAXONOMY: &[u8] = include_bytes!("../../../questions/taxonomy.toml");

fn parse(text: &str) -> (Option<Role>, Vec<(usize, &'static str)>) {
    let (taxonomy, _) = Taxonomy::parse(TAXONOMY);
    let (role, diagnostics) = parse_role(text.as_bytes(), "own.toml", "own", &taxonomy);
    (role, diagnostics.iter().map(|one| (one.line, one.code)).collect())
}

#[test]
fn every_built_in_role_is_sound_and_named_after_its_file() {
    for name in BUILTIN {
        let (role, found) = parse(builtin(name).unwrap());
        assert_eq!(found, [], "{name}");
        let role = role.unwrap();
        assert_eq!(role.name, name);
        assert!(role.level.is_some() && role.titles.len() == 2, "{name}");
        assert!(role.parts.iter().any(|part| part.need == Need::Must), "{name}");
    }
}

#[test]
fn a_role_is_read_with_weights_and_with_bare_names() {
    let text = "level = \"middle\"\nnice = [\"gil\"]\n[must]\nsecurity = 2.5\ncicd = 4\n";
    let (role, found) = parse(text);
    assert_eq!(found, []);
    let role = role.unwrap();
    assert_eq!((role.name.as_str(), role.level), ("own", Some(Level::Middle)));
    let parts: Vec<_> =
        role.parts.iter().map(|part| (part.name.as_str(), part.need, part.weight)).collect();
    let expected =
        [("security", Need::Must, 2.5), ("cicd", Need::Must, 4.0), ("gil", Need::Nice, 1.0)];
    assert_eq!(parts, expected);
}

#[test]
fn a_role_is_read_back_as_it_was_written() {
    for name in BUILTIN {
        let role = parse(builtin(name).unwrap()).0.unwrap();
        assert_eq!(parse(&role_toml(&role)).0.unwrap(), role, "{name}");
    }
}

#[test]
fn every_mistake_of_a_role_has_its_place() {
    let text = "name = \"Bad Name\"\nlevel = \"midle\"\ntitel_en = \"x\"\nnice = 3\n[must]\n\
                securty = 1\ngil = 0\ndecorators = \"x\"\n";
    let (role, mut found) = parse(text);
    assert_eq!(role, None);
    found.sort_unstable();
    let expected = [
        (1, "bad-value"),
        (2, "unknown-level"),
        (3, "unknown-key"),
        (4, "bad-value"),
        (6, "unknown-topic"),
        (7, "bad-value"),
        (8, "bad-value"),
    ];
    assert_eq!(found, expected);
    assert_eq!(parse("[must]\ngil = 1\n[nice]\ngil = 1\n").1, [(4, "duplicate-id")]);
    assert_eq!(parse("level = \"junior\"\n").1, [(1, "missing-key")]);
}
