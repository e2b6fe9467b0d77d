//! Addresses on the screen as links that can be clicked (OSC 8). ratatui's cells know no links, so they are written over
//! the finished picture: the same characters in the same places, with the address behind them. A terminal that does not
//! know the sequence passes over it.

use crate::model::endpoints::is_protected;
use std::fmt::Write as _;

/// A piece of an address on the screen; a long one has a piece in each of its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    /// Column and row, from 0.
    pub(super) at: (u16, u16),
    /// What stands there.
    pub(super) text: String,
    /// The whole address.
    pub(super) url: String,
}

/// What makes these pieces clickable. Cursor and colours are afterwards what they were before.
pub(super) fn written_over(spots: &[Spot], plain: bool) -> String {
    let mut out = String::new();
    let colour = if plain { "" } else { ";34" };
    let mut urls: Vec<&str> = Vec::new();
    // Only addresses that are known to be such: they hold no character that could end the sequence.
    for spot in spots.iter().filter(|spot| is_protected(&spot.url)) {
        let known = urls.iter().position(|url| *url == spot.url);
        let id = known.unwrap_or_else(|| {
            urls.push(&spot.url);
            urls.len() - 1
        });
        let (x, y) = spot.at;
        // Pieces with one id light up together.
        let _ = write!(
            out,
            "\x1b[{};{}H\x1b[0;4{colour}m\x1b]8;id=po{id};{}\x1b\\{}\x1b]8;;\x1b\\",
            u32::from(y) + 1,
            u32::from(x) + 1,
            spot.url,
            spot.text,
        );
    }
    if out.is_empty() {
        return out;
    }
    format!("\x1b7{out}\x1b[0m\x1b8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(at: (u16, u16), text: &str, url: &str) -> Spot {
        Spot {
            at,
            text: text.into(),
            url: url.into(),
        }
    }

    #[test]
    fn the_pieces_of_one_address_are_one_link_and_nothing_else_on_the_screen_changes() {
        let url = "https://login.example.com/authorize?x=1";
        let spots = [spot((2, 3), &url[..20], url), spot((2, 4), &url[20..], url)];
        let out = written_over(&spots, false);
        assert_eq!(out.matches(&format!("id=po0;{url}\x1b\\")).count(), 2);
        let mut screen = vt100::Parser::new(6.try_into().unwrap(), 30.try_into().unwrap(), 0);
        screen.process(b"\x1b[2;2Hbefore\x1b[31m");
        let (cursor, colour) = (screen.screen().cursor_position(), screen.screen().fgcolor());
        screen.process(out.as_bytes());
        let seen = screen.screen();
        assert_eq!((seen.cursor_position(), seen.fgcolor()), (cursor, colour));
        let rows: Vec<String> = seen.rows(0, 30).collect();
        assert_eq!(rows[1], " before");
        assert_eq!(rows[3], format!("  {}", &url[..20]));
        assert_eq!(rows[4], format!("  {}", &url[20..]));
    }

    #[test]
    fn what_is_not_an_address_to_open_becomes_no_link() {
        for url in ["http://example.com/", "https://a\x1b\\b", "verify --json"] {
            assert_eq!(written_over(&[spot((0, 0), "x", url)], false), "");
        }
    }
}
