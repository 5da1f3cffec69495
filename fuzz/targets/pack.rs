//! A file of a pack, the manifest, the taxonomy and what interviewers ask: nothing panics, and every place is inside the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viva::pack::context::PackContext;
use viva::pack::parse::parse_file;
use viva::pack::source::PackSource;
use viva::pack::taxonomy::Taxonomy;

thread_local! {
    static CONTEXT: PackContext = context(b"format = 1\nname = \"test\"\nlanguages = [\"en\", \"ru\"]\n");
}

fn context(manifest: &[u8]) -> PackContext {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("pack.toml"), manifest).expect("a file");
    let (taxonomy, _) = Taxonomy::parse(b"");
    PackContext::load(&PackSource::open(folder.path()).expect("a pack"), &taxonomy).0
}

fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        // One in 64 is a manifest or a taxonomy.
        Some((0, manifest)) => drop(context(manifest)),
        Some((1, taxonomy)) => drop(Taxonomy::parse(taxonomy)),
        _ => CONTEXT.with(|context| {
            for path in ["concurrency/gil.md", "concurrency/gil.ru.md"] {
                let parsed = parse_file(context, path, bytes);
                for one in &parsed.diagnostics {
                    assert!(one.span.start <= one.span.end && one.span.end <= bytes.len() + 1);
                }
                for question in &parsed.outline.questions {
                    assert!(parsed.slice(&question.heading).starts_with("##"));
                }
            }
        }),
    }
});
