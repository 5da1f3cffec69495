//! Works out the digest of the built-in bank and of everything in it that may run, and rebuilds when a question or a migration is added.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

#[path = "src/domain/runnable.rs"]
mod runnable;

use runnable::Runnable;

#[expect(clippy::disallowed_methods, reason = "this is how cargo talks to a build script")]
fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=questions");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=src/domain/runnable.rs");
    let root = Path::new("questions");
    let mut files = Vec::new();
    collect(root, &mut files)?;
    files.sort();
    let mut hasher = Sha256::new();
    let mut table = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let content = fs::read(&file)?;
        hasher.update((name.len() as u64).to_be_bytes());
        hasher.update(name.as_bytes());
        hasher.update((content.len() as u64).to_be_bytes());
        hasher.update(&content);
        if name.ends_with(".md") {
            add_tasks(&file, &mut table)?;
        }
    }
    table.push(']');
    println!("cargo::rustc-env=VIVA_BUILTIN_DIGEST={}", hex(&hasher.finalize()));
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("builtin_runs.rs"), table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A question of a file: the attributes of its heading and its fences.
#[derive(Default)]
struct Task {
    attributes: String,
    stub: Option<String>,
    tests: Option<String>,
    solution: Option<String>,
}

/// Adds a line for every `code` question of a file. A test compares the lines with what the parser makes of the same files.
fn add_tasks(file: &Path, table: &mut String) -> std::io::Result<()> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (leaf, language) = stem.split_once('.').unwrap_or((&stem, "en"));
    for task in tasks(&fs::read_to_string(file)?) {
        let slug = task.attributes.split_whitespace().find_map(|word| word.strip_prefix('#'));
        let Some(slug) = slug.filter(|_| task.tests.is_some()) else { continue };
        let runnable = Runnable {
            kind: "code",
            language,
            code: task.stub.as_deref(),
            tests: task.tests.as_deref(),
            solution: task.solution.as_deref(),
        };
        let digest = runnable.digest();
        // Writing to a String cannot fail.
        _ = writeln!(table, "(\"{leaf}/{slug}\", {digest:?}),");
    }
    Ok(())
}

fn tasks(text: &str) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            let attributes = heading.rsplit_once('{').map_or("", |(_, attributes)| attributes);
            let attributes = attributes.trim_end().trim_end_matches('}').to_owned();
            tasks.push(Task { attributes, ..Task::default() });
        }
        let Some(mark) = line.chars().next().filter(|mark| matches!(mark, '`' | '~')) else {
            continue;
        };
        let info = line.trim_start_matches(mark);
        let width = line.len() - info.len();
        if width < 3 {
            continue;
        }
        let closes = |line: &str| {
            let line = line.trim_end();
            line.len() >= width && line.chars().all(|letter| letter == mark)
        };
        let code: Vec<&str> = lines.by_ref().take_while(|line| !closes(line)).collect();
        let Some(task) = tasks.last_mut() else { continue };
        let place = match info.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["python", "stub"] => &mut task.stub,
            ["python", "tests"] => &mut task.tests,
            ["python", "solution"] => &mut task.solution,
            _ => continue,
        };
        *place = Some(code.join("\n"));
    }
    tasks
}
