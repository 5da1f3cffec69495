//! The block of a prompt that holds the setup of a query: tables and rows.

/// The prompt without the block that holds the setup.
pub fn without_setup(prompt: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut closing: Option<&str> = None;
    for line in prompt.lines() {
        let text = line.trim();
        match closing {
            // The closing fence is of the same character, and at least as long.
            Some(fence) => {
                let is_fence = text.starts_with(fence) && text.trim_matches(['`', '~']).is_empty();
                closing = closing.filter(|_| !is_fence);
            }
            None => match setup_fence(text) {
                Some(fence) => closing = Some(fence),
                None => kept.push(line),
            },
        }
    }
    kept.join("\n")
}

/// The fence of a line that opens a setup.
fn setup_fence(line: &str) -> Option<&str> {
    let first = line.chars().next().filter(|first| matches!(first, '`' | '~'))?;
    let info = line.trim_start_matches(first);
    let is_setup = info.split_whitespace().eq(["sql", "setup"]);
    line.strip_suffix(info).filter(|fence| is_setup && fence.len() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_setup_is_left_out_of_a_prompt() {
        for (prompt, expected) in [
            ("Who?\n\n```sql setup\nCREATE TABLE t (a);\n```\nAnd why?", "Who?\n\nAnd why?"),
            ("~~~~ sql setup\n~~~\n```\n~~~~~\nx", "x"),
            ("```sql\nSELECT 1\n```", "```sql\nSELECT 1\n```"),
            ("```sql setup\nnever closed", ""),
            ("sql setup", "sql setup"),
        ] {
            assert_eq!(without_setup(prompt), expected, "{prompt}");
        }
    }
}
