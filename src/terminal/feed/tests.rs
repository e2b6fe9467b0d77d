//! Bytes as terminals deliver them: whole, in pieces, with pauses, and any other bytes.

use super::*;
use proptest::prelude::*;

/// Feeds stretches as a terminal would deliver them; what comes out, and the buffer.
fn fed(stretches: &[&[u8]]) -> (String, Vec<KeyCode>) {
    let (mut feed, mut buffer, mut out, mut left) =
        (Feed::default(), SecretInput::new(), Vec::new(), Vec::new());
    for (at, stretch) in stretches.iter().enumerate() {
        left.extend_from_slice(stretch);
        let last = at + 1 == stretches.len();
        loop {
            let used = feed.feed(&left, last, Focus::Secret(&mut buffer), &mut out);
            left.drain(..used);
            if used == 0 || left.is_empty() {
                break;
            }
        }
    }
    let keys = out
        .into_iter()
        .filter_map(|fed| {
            if let Fed::Key(key) = fed {
                Some(key.code)
            } else {
                None
            }
        })
        .collect();
    (buffer.as_str().to_owned(), keys)
}

#[test]
fn a_paste_split_anywhere_is_one_value_and_its_line_break_submits_nothing() {
    let all = b"\x1b[200~p\xc3\xa9 w\r\nx\x1b[201~\r";
    for at in 0..all.len() {
        let (a, b) = all.split_at(at);
        assert_eq!(
            fed(&[a, b]),
            ("pé w\n\nx".to_owned(), vec![KeyCode::Enter]),
            "split at {at}"
        );
    }
}

/// The same with a pause after each stretch.
fn fed_slowly(stretches: &[&[u8]]) -> (String, Vec<Fed>) {
    let (mut feed, mut buffer, mut out, mut left) =
        (Feed::default(), SecretInput::new(), Vec::new(), Vec::new());
    for stretch in stretches {
        left.extend_from_slice(stretch);
        for last in [false, true] {
            if last {
                feed.pause(Focus::Secret(&mut buffer), &mut out);
            }
            while !left.is_empty() {
                let used = feed.feed(&left, last, Focus::Secret(&mut buffer), &mut out);
                left.drain(..used);
                if used == 0 {
                    break;
                }
            }
        }
    }
    out.retain(|fed| *fed != Fed::Edited);
    (buffer.as_str().to_owned(), out)
}

#[test]
fn a_paste_and_a_character_that_come_in_pieces_with_pauses_come_whole() {
    let all = b"\x1b[200~p\xc3\xa9\nx\x1b[201~\r";
    // A lone escape, or one with a bracket, and then nothing is the key Esc: there the paste's beginning is lost.
    for at in 3..all.len() {
        let (a, b) = all.split_at(at);
        let (text, keys) = fed_slowly(&[a, b]);
        assert_eq!(text, "pé\nx", "split at {at}");
        assert_eq!(keys, [Fed::Key(plain(KeyCode::Enter))], "split at {at}");
    }
}

#[test]
fn a_paste_whose_end_is_never_said_ends_by_itself() {
    let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
    feed.feed(b"\x1b[200~abc", false, Focus::Secret(&mut buffer), &mut out);
    assert!(feed.is_amid_burst() && buffer.is_empty());
    (0..QUIET).for_each(|_| feed.pause(Focus::Secret(&mut buffer), &mut out));
    assert_eq!(buffer.as_str(), "abc");
    feed.feed(b"\r", false, Focus::Secret(&mut buffer), &mut out);
    assert_eq!(out.last(), Some(&Fed::Key(plain(KeyCode::Enter))));
}

#[test]
fn escape_and_a_key_at_once_are_two_keys_and_alt_is_alt_however_it_is_said() {
    let keys = |bytes: &[u8]| fed_slowly(&[bytes]).1;
    let alt = |code| Fed::Key(KeyEvent::new(code, KeyModifiers::ALT));
    assert_eq!(
        keys(b"\x1b\r"),
        [
            Fed::Key(plain(KeyCode::Esc)),
            Fed::Key(plain(KeyCode::Enter))
        ]
    );
    assert_eq!(
        keys(b"\x1b\x1b"),
        [Fed::Key(plain(KeyCode::Esc)), Fed::Key(plain(KeyCode::Esc))]
    );
    assert_eq!(keys(b"\x1b\x7f"), [alt(KeyCode::Backspace)]);
    assert_eq!(keys(b"\x1b\x1b[D"), [alt(KeyCode::Left)]);
    assert_eq!(
        fed_slowly(&[b"\x1b\xc3\xa9"]),
        ("é".to_owned(), vec![Fed::Key(plain(KeyCode::Esc))])
    );
}

#[test]
fn a_paste_too_long_for_a_field_that_it_would_replace_leaves_what_was_there() {
    let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
    assert!(buffer.push_str("kept"));
    buffer.replace_next();
    let paste = [PASTE_BEGINS, "x".repeat(10_000).as_bytes(), PASTE_ENDS].concat();
    feed.feed(&paste, true, Focus::Secret(&mut buffer), &mut out);
    assert_eq!(buffer.as_str(), "kept");
    assert_eq!(out, [Fed::Overflow]);
}

#[test]
fn keys_that_are_not_text_come_out_as_keys() {
    let (text, keys) = fed(&[b"ab\x7fc\x1bOQ\x1b[A\x1b[Z\x1b[19~\x1b[20~\x14"]);
    assert_eq!(text, "ac");
    assert_eq!(
        keys,
        [
            KeyCode::F(2),
            KeyCode::Up,
            KeyCode::BackTab,
            KeyCode::F(8),
            KeyCode::F(9),
            KeyCode::Char('t')
        ]
    );
    assert_eq!(fed(&[b"\x1b"]).1, [KeyCode::Esc]);
}

#[test]
fn feeding_stops_at_a_key_so_that_the_next_bytes_go_where_the_focus_is_then() {
    let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
    assert_eq!(
        feed.feed(b"one\ttwo", false, Focus::Secret(&mut buffer), &mut out),
        4
    );
    assert_eq!(buffer.as_str(), "one");
}

#[test]
fn a_paste_that_does_not_fit_is_refused_whole_and_what_was_there_stays() {
    let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
    assert!(buffer.push_str("kept"));
    let paste = [PASTE_BEGINS, "x".repeat(10_000).as_bytes(), PASTE_ENDS].concat();
    feed.feed(&paste, true, Focus::Secret(&mut buffer), &mut out);
    assert_eq!(buffer.as_str(), "kept");
    assert_eq!(out.iter().filter(|fed| **fed == Fed::Overflow).count(), 1);
}

#[test]
fn where_pastes_are_not_bracketed_the_line_breaks_of_one_submit_nothing() {
    for pieces in [
        &[&b"one\rtwo"[..]][..],
        &[b"one", b"\rtwo"],
        &[b"one\r", b"two"],
        &[b"o", b"n", b"e", b"\r", b"two"],
    ] {
        let (mut feed, mut buffer, mut out) = (Feed::new(true), SecretInput::new(), Vec::new());
        for piece in pieces {
            assert_eq!(
                feed.feed(piece, false, Focus::Secret(&mut buffer), &mut out),
                piece.len()
            );
        }
        assert_eq!(
            feed.feed(b"\t", false, Focus::Secret(&mut buffer), &mut out),
            1
        );
        assert_eq!(buffer.as_str(), "one\ntwo\t", "{pieces:?}");
        assert!(out.iter().all(|fed| *fed == Fed::Edited), "{pieces:?}");
        // A person presses Enter some time after a paste.
        assert!(feed.is_amid_burst());
        feed.pause(Focus::Secret(&mut buffer), &mut out);
        feed.feed(b"\r", false, Focus::Secret(&mut buffer), &mut out);
        assert!(matches!(out.last(), Some(Fed::Key(key)) if key.code == KeyCode::Enter));
    }
}

#[test]
fn a_key_or_two_typed_ahead_are_no_paste() {
    for bursts in [true, false] {
        let (mut feed, mut buffer, mut out) = (Feed::new(bursts), SecretInput::new(), Vec::new());
        assert_eq!(
            feed.feed(b"a\rb", false, Focus::Secret(&mut buffer), &mut out),
            2
        );
        assert!(matches!(out.last(), Some(Fed::Key(key)) if key.code == KeyCode::Enter));
    }
    let (mut feed, mut buffer, mut out) = (Feed::new(false), SecretInput::new(), Vec::new());
    assert_eq!(
        feed.feed(b"one\rtwo", false, Focus::Secret(&mut buffer), &mut out),
        4
    );
    assert_eq!(
        buffer.as_str(),
        "one",
        "where pastes are bracketed, this is none"
    );
}

/// The same as [`fed`] where no secret has the focus.
fn shown(bursts: bool, stretches: &[&[u8]]) -> Vec<Fed> {
    let (mut feed, mut out, mut left) = (Feed::new(bursts), Vec::new(), Vec::new());
    for stretch in stretches {
        left.extend_from_slice(stretch);
        while !left.is_empty() {
            let used = feed.feed(&left, false, Focus::Other, &mut out);
            left.drain(..used);
            if used == 0 {
                break;
            }
        }
    }
    out
}

fn typed(text: &str) -> Vec<Fed> {
    text.chars()
        .map(|character| Fed::Key(plain(KeyCode::Char(character))))
        .collect()
}

#[test]
fn elsewhere_text_comes_as_keys_in_their_order_and_a_paste_in_one_piece() {
    let all = b"a\x7f\xc3\xa9\x1b[200~one\r\xc3\xa9\x1b[D\x1b[201~b";
    for at in 0..all.len() {
        let (a, b) = all.split_at(at);
        let wanted = [
            typed("a"),
            vec![Fed::Key(plain(KeyCode::Backspace))],
            typed("\u{e9}"),
            vec![Fed::Paste("one\n\u{e9}".to_owned())],
            typed("b"),
        ]
        .concat();
        assert_eq!(shown(false, &[a, b]), wanted, "split at {at}");
    }
}

#[test]
fn elsewhere_too_what_comes_at_once_is_a_paste_where_pastes_are_not_bracketed() {
    let paste = |text: &str| Fed::Paste(text.to_owned());
    assert_eq!(shown(true, &[b"one\rtwo\r"]), [paste("one\ntwo\n")]);
    assert_eq!(
        shown(true, &[b"ab", b"c\r"]),
        [typed("ab"), vec![paste("c\n")]].concat()
    );
    let enter = Fed::Key(plain(KeyCode::Enter));
    assert_eq!(shown(true, &[b"\r\r\r"]), vec![enter.clone(); 3]);
    assert_eq!(
        shown(true, &[b"one\x1b[Bx\r"]),
        [
            vec![paste("one"), Fed::Key(plain(KeyCode::Down))],
            typed("x"),
            vec![enter.clone()]
        ]
        .concat()
    );
    assert_eq!(
        shown(false, &[b"one\r"]),
        [typed("one"), vec![enter]].concat()
    );
}

#[test]
fn keys_held_down_with_others_are_told() {
    let key = |code, held| Fed::Key(KeyEvent::new(code, held));
    assert_eq!(
        shown(false, &[b"\x1b[1;5C\x1b[3;2~\x1bf\x1b[1;6D"]),
        [
            key(KeyCode::Right, KeyModifiers::CONTROL),
            key(KeyCode::Delete, KeyModifiers::SHIFT),
            key(KeyCode::Char('f'), KeyModifiers::ALT),
            key(KeyCode::Left, KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        ]
    );
}

proptest! {
    #[test]
    fn any_bytes_are_worked_off_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
        let mut left = bytes;
        while !left.is_empty() {
            let focus = if left.len() % 3 == 0 { Focus::Other } else { Focus::Secret(&mut buffer) };
            let used = feed.feed(&left, true, focus, &mut out);
            if used == 0 {
                // Only what may still become a character, or the mark of a paste, waits for more.
                prop_assert!(left[0] == 0x1b || left[0] >= 0xc2 && left.len() < 4, "nothing is used of {left:?}");
                break;
            }
            left.drain(..used);
        }
    }
}
