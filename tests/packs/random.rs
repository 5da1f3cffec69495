//! Laws for any input: parsing never panics, and every place is inside the file.

use proptest::prelude::*;
use viva::pack::parse::parse_file;

use super::{TestPack, fixtures};

fn check_laws(bytes: &[u8], path: &str) {
    let context = TestPack::new(&[]).context();
    let parsed = parse_file(&context, path, bytes);
    for diagnostic in &parsed.diagnostics {
        assert!(diagnostic.span.start <= diagnostic.span.end, "{diagnostic:?}");
        assert!(diagnostic.span.end <= bytes.len() + 1, "{diagnostic:?}");
        let before = bytes.get(..diagnostic.span.start.min(bytes.len())).unwrap();
        let text = String::from_utf8_lossy(before).replace("\r\n", "\n").replace('\r', "\n");
        let line = text.matches('\n').count() + 1;
        assert_eq!(diagnostic.line, line, "{diagnostic:?}");
    }
    for question in &parsed.outline.questions {
        let source = parsed.slice(&question.heading);
        assert!(source.starts_with("##"), "{source:?}");
    }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(name)).unwrap()
}

const FILES: &[&str] = &[
    "good/concurrency/gil.md",
    "good/concurrency/gil.ru.md",
    "good/sql/joins.md",
    "broken/concurrency/gil.md",
];

const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "## ",
    "### ",
    "```",
    "~~~",
    "- [ ] ",
    "- [x] ",
    "  - ",
    "1. ",
    "> ",
    "{#",
    "}",
    "{#a .junior}",
    " kind=cloze",
    "[…]",
    "[...]",
    "+++\n",
    "---",
    "===",
    "\t",
    "<!--",
    "`",
    "```output\n",
    "\u{feff}",
    "### Answer\n",
    "\\",
    "|",
    "|---|",
    "é",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check_laws(&bytes, "concurrency/gil.md");
    }

    #[test]
    fn pieces_of_markdown_in_any_order_never_panic(
        pieces in proptest::collection::vec(0..PIECES.len(), 0..60),
        translated in any::<bool>(),
    ) {
        let text: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        check_laws(text.as_bytes(), if translated { "a/b.ru.md" } else { "a/b.md" });
    }

    #[test]
    fn mutated_files_never_panic(
        file in 0..FILES.len(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0..PIECES.len(), 0..9_usize), 1..6),
    ) {
        let mut bytes = fixture(FILES[file]);
        for (at, piece, removed) in edits {
            let start = at.index(bytes.len());
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, PIECES[piece].bytes());
        }
        check_laws(&bytes, FILES[file].trim_start_matches("good/"));
    }
}
