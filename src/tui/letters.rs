//! Large letters: a code drawn three lines high, for whoever reads it across a desk.

/// Columns of a letter, without the gap behind it.
const WIDTH: usize = 5;
/// Rows of points of a letter; two of them stand in one line.
const HEIGHT: usize = 6;

/// The letters that device codes are made of, each as rows of points from the top. The zero has a dot, unlike the O.
#[rustfmt::skip]
const LETTERS: [(char, [u8; HEIGHT]); 37] = [
    ('0', [0b01110, 0b10001, 0b10101, 0b10101, 0b10001, 0b01110]),
    ('1', [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b01110]),
    ('2', [0b01110, 0b10001, 0b00010, 0b00100, 0b01000, 0b11111]),
    ('3', [0b11110, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110]),
    ('4', [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010]),
    ('5', [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b11110]),
    ('6', [0b00110, 0b01000, 0b11110, 0b10001, 0b10001, 0b01110]),
    ('7', [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000]),
    ('8', [0b01110, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110]),
    ('9', [0b01110, 0b10001, 0b10001, 0b01111, 0b00010, 0b01100]),
    ('A', [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001]),
    ('B', [0b11110, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110]),
    ('C', [0b01111, 0b10000, 0b10000, 0b10000, 0b10000, 0b01111]),
    ('D', [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110]),
    ('E', [0b11111, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111]),
    ('F', [0b11111, 0b10000, 0b11110, 0b10000, 0b10000, 0b10000]),
    ('G', [0b01111, 0b10000, 0b10011, 0b10001, 0b10001, 0b01111]),
    ('H', [0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001]),
    ('I', [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b11111]),
    ('J', [0b00111, 0b00001, 0b00001, 0b00001, 0b10001, 0b01110]),
    ('K', [0b10001, 0b10010, 0b11100, 0b10010, 0b10001, 0b10001]),
    ('L', [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111]),
    ('M', [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001]),
    ('N', [0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001]),
    ('O', [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110]),
    ('P', [0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000]),
    ('Q', [0b01110, 0b10001, 0b10001, 0b10101, 0b10010, 0b01101]),
    ('R', [0b11110, 0b10001, 0b10001, 0b11110, 0b10010, 0b10001]),
    ('S', [0b01111, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110]),
    ('T', [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100]),
    ('U', [0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110]),
    ('V', [0b10001, 0b10001, 0b10001, 0b01010, 0b01010, 0b00100]),
    ('W', [0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001]),
    ('X', [0b10001, 0b01010, 0b00100, 0b00100, 0b01010, 0b10001]),
    ('Y', [0b10001, 0b10001, 0b01010, 0b00100, 0b00100, 0b00100]),
    ('Z', [0b11111, 0b00010, 0b00100, 0b01000, 0b10000, 0b11111]),
    ('-', [0b00000, 0b00000, 0b01110, 0b01110, 0b00000, 0b00000]),
];

/// A code in large letters, all lines equally long; `None` if one of its characters has no large twin.
pub(super) fn letters(code: &str) -> Option<Vec<String>> {
    let drawn: Vec<[u8; HEIGHT]> = code
        .chars()
        .map(|wanted| {
            let found = LETTERS.iter().find(|(letter, _)| *letter == wanted);
            found.map(|(_, points)| *points)
        })
        .collect::<Option<_>>()?;
    let line = |at: usize| {
        let pieces: Vec<String> = drawn
            .iter()
            .map(|points| {
                let columns = (0..WIDTH).rev();
                columns
                    .map(|column| {
                        half(
                            points[at] >> column & 1 == 1,
                            points[at + 1] >> column & 1 == 1,
                        )
                    })
                    .collect()
            })
            .collect();
        pieces.join(" ")
    };
    Some((0..HEIGHT).step_by(2).map(line).collect())
}

/// Two points one above the other as one character.
pub(super) fn half(upper: bool, lower: bool) -> char {
    match (upper, lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_letter_and_digit_has_a_shape_of_its_own() {
        let shapes: BTreeSet<_> = LETTERS.iter().map(|(_, points)| *points).collect();
        assert_eq!(shapes.len(), LETTERS.len());
        for letter in ('A'..='Z').chain('0'..='9') {
            assert!(letters(&letter.to_string()).is_some(), "{letter}");
        }
    }

    #[test]
    fn a_code_is_three_lines_of_one_length() {
        let lines = letters("AB-12").unwrap();
        let widths: BTreeSet<usize> = lines.iter().map(|line| line.chars().count()).collect();
        assert_eq!((lines.len(), widths), (3, BTreeSet::from([5 * 6 - 1])));
        assert_eq!(letters("I").unwrap(), ["▀▀█▀▀", "  █  ", "▄▄█▄▄"]);
        assert_eq!(letters("ß"), None);
    }
}
