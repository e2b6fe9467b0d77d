//! An address as a QR code, two rows of modules in a line.

use super::letters::half;
use qrcode::{Color, QrCode};

/// The modules of the quiet zone around a code: what the standard asks for, and what cameras get by with where there is
/// no room for it.
pub(super) const MARGINS: [usize; 2] = [4, 2];

/// The code of this text with a quiet zone of so many modules; all lines equally long. `None` if the text is too long.
pub(super) fn qr(text: &str, margin: usize) -> Option<Vec<String>> {
    let code = QrCode::new(text).ok()?;
    let size = code.width();
    let modules = code.to_colors();
    let is_dark = |column: usize, row: usize| {
        let inside = margin..margin + size;
        inside.contains(&column)
            && inside.contains(&row)
            && modules[(row - margin) * size + column - margin] == Color::Dark
    };
    let whole = size + 2 * margin;
    let line = |row: usize| {
        (0..whole)
            .map(|column| half(is_dark(column, row), is_dark(column, row + 1)))
            .collect()
    };
    Some((0..whole).step_by(2).map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://microsoft.com/devicelogin";

    /// The modules, read back from the lines.
    fn modules(lines: &[String]) -> Vec<Vec<bool>> {
        let mut rows = Vec::new();
        for line in lines {
            rows.push(line.chars().map(|c| c == '█' || c == '▀').collect());
            rows.push(line.chars().map(|c| c == '█' || c == '▄').collect());
        }
        rows
    }

    #[test]
    fn the_lines_are_the_modules_of_the_code_and_nothing_else() {
        let code = QrCode::new(PAGE).unwrap();
        for margin in MARGINS {
            let drawn = modules(&qr(PAGE, margin).unwrap());
            let dark = drawn.iter().flatten().filter(|dark| **dark).count();
            let wanted = code.to_colors().into_iter().filter(|c| *c == Color::Dark);
            assert_eq!(dark, wanted.count());
            for (row, column) in [(0, 0), (3, 17), (28, 28), (8, 5)] {
                let wanted = code[(column, row)] == Color::Dark;
                assert_eq!(drawn[row + margin][column + margin], wanted);
            }
        }
    }

    #[test]
    fn the_quiet_zone_is_kept_on_all_sides() {
        for margin in MARGINS {
            let drawn = modules(&qr(PAGE, margin).unwrap());
            let size = drawn[0].len();
            for (y, row) in drawn.iter().enumerate() {
                for (x, dark) in row.iter().enumerate() {
                    let outside = x.min(y) < margin || x.max(y) >= size - margin;
                    assert!(!(outside && *dark), "{x} {y}");
                }
            }
        }
    }

    #[test]
    fn a_text_that_no_code_holds_is_none() {
        assert_eq!(qr(&"x".repeat(5_000), 4), None);
    }
}
