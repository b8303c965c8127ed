//! The name of a file, made fit to be shown.

/// Longest name that is kept, in Unicode scalar values: more than any file system takes.
const NAME_CHARS: usize = 255;

/// The last part of a path without what would not be seen or would turn the line around; empty where
/// nothing is left of it.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |c: &char| !c.is_control() && !turns_lines(*c);
    let plain: String = last.chars().filter(shown).take(NAME_CHARS).collect();
    let plain = plain.trim();
    if plain.chars().all(|c| c == '.') {
        return String::new();
    }
    plain.to_owned()
}

/// Marks of writing direction: with them `gpj.exe` reads `exe.jpg`.
const fn turns_lines(c: char) -> bool {
    matches!(
        c,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_is_the_last_part_of_a_path_and_can_be_read() {
        assert_eq!(plain_name("/home/me/my report.pdf"), "my report.pdf");
        assert_eq!(plain_name("C:\\me\\report.pdf"), "report.pdf");
        assert_eq!(plain_name("re\u{202e}fdp.exe\n"), "refdp.exe");
        assert_eq!(plain_name("报告 🎭.txt"), "报告 🎭.txt");
        assert_eq!(plain_name("../.."), "");
        assert_eq!(plain_name("a/"), "");
        assert_eq!(plain_name(&"x".repeat(9000)).len(), 255);
    }
}
