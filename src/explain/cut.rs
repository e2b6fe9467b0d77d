//! Whether the end of a number was made unreadable: blackened by hand, masked by a log, or cut off by a screen. What is left
//! of it is another number.

/// Bytes behind a number that are looked at.
const REACH: usize = 24;

/// True if something stands right behind a number's end that stands for more digits.
pub(super) fn is_cut(bytes: &[u8], end: usize) -> bool {
    let end = end.min(bytes.len());
    let rest = String::from_utf8_lossy(&bytes[end..bytes.len().min(end + REACH)]);
    let mut signs = rest.chars();
    let (sign, next) = (signs.next(), signs.next());
    match sign {
        Some('*') => !closes_emphasis(bytes, end),
        // One alone ends a question.
        Some('?') => next.is_some_and(|next| next.is_ascii_digit() || is_mask(next)),
        Some('_') => next == Some('_'),
        Some('[' | '<' | '(' | '{') => {
            const SAID: [&str; 9] = [
                "redact", "mask", "hidden", "remov", "trunc", "cut", "snip", "..", "geschw",
            ];
            let said = rest[1..].trim_start().to_ascii_lowercase();
            said.starts_with(is_mask) || SAID.iter().any(|word| said.starts_with(word))
        }
        Some(sign) => is_mask(sign),
        None => false,
    }
}

fn is_mask(sign: char) -> bool {
    matches!(
        sign,
        'x' | 'X' | '*' | '#' | '?' | '…' | '•' | '●' | '×' | '█'..='▟' | '■' | '□' | '▪'
    )
}

/// True if these stars end what others on the same line have begun, as Markdown emphasises words.
fn closes_emphasis(bytes: &[u8], end: usize) -> bool {
    /// Bytes before it in which the beginning is looked for.
    const LINE: usize = 200;
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .take(4)
            .take_while(|b| **b == b'*')
            .count()
    };
    let length = run(end);
    let is_long = length > 3;
    let is_followed = bytes
        .get(end + length)
        .is_some_and(u8::is_ascii_alphanumeric);
    if is_long || is_followed {
        return false;
    }
    let line = &bytes[end.saturating_sub(LINE)..end];
    let from = line.iter().rposition(|byte| *byte == b'\n');
    let mut at = end - line.len() + from.map_or(0, |at| at + 1);
    let mut open = false;
    while at < end {
        let stars = run(at);
        if stars == length {
            let before = at.checked_sub(1).map(|before| bytes[before]);
            let is_first = before.is_none_or(|byte| !byte.is_ascii_alphanumeric());
            let leads = bytes.get(at + stars).is_some_and(|byte| *byte != b' ');
            open = is_first && leads;
        }
        at += stars.max(1);
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_cut_in(text: &str) -> bool {
        let begin = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let length = text[begin..].bytes().take_while(u8::is_ascii_digit);
        is_cut(text.as_bytes(), begin + length.count())
    }

    #[test]
    fn what_stands_for_more_digits_is_told_from_what_ends_a_sentence() {
        for text in [
            "70002xx",
            "70002X",
            "7000**",
            "70002***:",
            "70002##",
            "70002#",
            "70002…",
            "70002••",
            "70002??",
            "70002?5",
            "70002██",
            "70002[redacted]",
            "70002<masked>",
            "70002[…]",
            "70002[...]",
            "70002__",
            "**Error** 70002**",
            "70002**15",
            "** 70002**",
        ] {
            assert!(is_cut_in(text), "{text}");
        }
        for text in [
            "70002",
            "70002:",
            "70002 xx",
            "70002?",
            "70002? Why",
            "**70002**",
            "**Error 70002**",
            "*70002*:",
            "70002)",
            "70002、",
            "70002_error",
            "70002...",
            "70002[1]",
            "70002</b>",
            "- **AADSTS70002**: x",
        ] {
            assert!(!is_cut_in(text), "{text}");
        }
    }
}
