//! Lines broken at words, for wherever lines are read by people.

use unicode_width::UnicodeWidthStr;

/// The words of a paragraph. French punctuation stands apart and belongs to its word all the same.
#[must_use]
pub fn words(paragraph: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for word in paragraph.split(' ') {
        let closes = !word.is_empty()
            && word
                .chars()
                .all(|c| matches!(c, ':' | ';' | '!' | '?' | '»' | '.' | ','));
        match words.last_mut() {
            Some(last) if closes || open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        open = word == "«" || word.ends_with("(«");
    }
    words
}

/// A line as lines of at most `width` columns, the ones after the first indented like it. A word that is wider, such as an
/// address, stays whole, as it is there to be copied, and where it is: no line of its own would hold it.
#[must_use]
pub fn fold(line: &str, width: usize) -> Vec<String> {
    if line.width() <= width {
        return vec![line.to_owned()];
    }
    let body = line.trim_start_matches(' ');
    let indent = &line[..line.len() - body.len()];
    let mut folded = Vec::new();
    let mut now = indent.to_owned();
    for word in words(body) {
        let empty = now.len() == indent.len();
        let fits = indent.len() + word.width() <= width || now.width() > width;
        if !empty && fits && now.width() + 1 + word.width() > width {
            folded.push(std::mem::replace(&mut now, indent.to_owned()));
        } else if !empty {
            now.push(' ');
        }
        now.push_str(&word);
    }
    folded.push(now);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_loses_nothing_and_only_a_single_word_is_too_wide(line in " {0,6}[a-z:»]{1,9}( [a-zé«»:]{1,30}){0,20}", width in 10_usize..60) {
            let folded = fold(&line, width);
            let body = line.trim_start();
            let again: Vec<&str> = folded.iter().map(|line| line.trim_start()).collect();
            prop_assert_eq!(again.join(" "), body);
            for line in &folded {
                let indent = line.len() - line.trim_start().len();
                let last = words(line.trim_start()).pop().unwrap_or_default();
                prop_assert!(line.width() <= width || indent + last.width() > width);
            }
        }
    }

    #[test]
    fn what_follows_is_indented_like_the_first_line_and_an_address_stays_whole() {
        assert_eq!(
            fold("    one two https://example.com/long/path", 12),
            ["    one two https://example.com/long/path"]
        );
        assert_eq!(
            fold("le tenant « x » : non", 12),
            ["le tenant", "« x » : non"]
        );
    }
}
