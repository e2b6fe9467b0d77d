//! What the program's memory holds of secrets, looked at from outside, through the system's window into it.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    #[allow(dead_code, reason = "other tests need the rest of it")]
    pub(crate) mod pty;
}

use base64::Engine as _;
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use support::pty::Pty;

/// Typed, then replaced.
const SECRET: &str = "zQ7~Kp2.vX9_hW4-mB6+tY3%uR8&jD5=";
/// Pasted, then replaced.
const PASSWORD: &str = "nF4!xC8:gL1;aE7@sV2,oH9#iT5$wM3?";

/// A page of memory that was never written to.
static EMPTY: [u8; 4096] = [0; 4096];

/// The pieces of eight bytes by which a text is known, each with where it comes from: as it is, percent-encoded, in
/// UTF-16, and in Base64 at each of the three offsets that text before it can lead to.
fn pieces(text: &str) -> HashMap<u64, String> {
    let percent: String = text
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut forms = vec![
        ("raw", text.as_bytes().to_vec()),
        ("percent-encoded", percent.into_bytes()),
        ("UTF-16", wide),
    ];
    for offset in 0..3 {
        let padded = format!("{}{text}", "x".repeat(offset));
        let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(padded);
        // The characters at both ends depend on what stands before and behind.
        let own = encoded.as_bytes()[4..encoded.len() - 2].to_vec();
        forms.push(("Base64", own));
    }
    let mut pieces = HashMap::new();
    for (name, form) in forms {
        for piece in form.windows(8) {
            let key = u64::from_le_bytes(piece.try_into().unwrap());
            pieces.insert(key, format!("{name} {}", piece.escape_ascii()));
        }
    }
    pieces
}

/// Looks for the pieces in everything the process can write to; where each was found.
fn scan(process: u32, pieces: &HashMap<u64, String>) -> io::Result<Vec<String>> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps"))?;
    let mut memory = File::open(format!("/proc/{process}/mem"))?;
    let beginnings: BTreeSet<u8> = pieces.keys().map(|key| key.to_le_bytes()[0]).collect();
    let begins: Vec<bool> = (0..=255).map(|byte| beginnings.contains(&byte)).collect();
    let mut found = Vec::new();
    let mut seen = 0;
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (range, modes) = (words.next().unwrap(), words.next().unwrap());
        if !modes.starts_with("rw") {
            continue;
        }
        let name = words.last().unwrap_or_default();
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut bytes = Vec::new();
        memory.seek(SeekFrom::Start(from))?;
        // Some mappings hold no memory yet; what can be read of each is looked at.
        let _ = (&mut memory).take(to - from).read_to_end(&mut bytes);
        seen += bytes.len();
        // Most of it is empty, and a test is not optimised.
        for page in (0..bytes.len()).step_by(EMPTY.len()) {
            let end = bytes.len().min(page + EMPTY.len());
            if bytes[page..end] == EMPTY[..end - page] {
                continue;
            }
            for at in page..end.min(bytes.len() - 7) {
                if !begins[usize::from(bytes[at])] {
                    continue;
                }
                let piece = u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
                if let Some(piece) = pieces.get(&piece) {
                    found.push(format!("{:x} {name}: {piece}", from + at as u64));
                }
            }
        }
    }
    if seen == 0 {
        return Err(io::Error::other("nothing can be read"));
    }
    Ok(found)
}

fn both() -> HashMap<u64, String> {
    let mut all = pieces(SECRET);
    all.extend(pieces(PASSWORD));
    all
}

const F8: &str = "\x1b[19~";

#[test]
fn a_secret_that_was_sent_and_replaced_is_nowhere_in_memory() {
    let home = tempfile::tempdir().unwrap();
    // Without the switch only root could look; with it, whoever started the program.
    let mut pty = Pty::start(
        home.path(),
        (80, 24),
        &["--sandbox", "--allow-debugger"],
        &[],
    );
    let sentinels = both();
    pty.wait_for("1/8");
    pty.send("\r\r");
    pty.wait_for("2/8");
    pty.send("contoso.onmicrosoft.com\r\r");
    pty.wait_for("3/8");
    // Typed ahead: the beginning of the secret comes with the key that moves the focus into its field.
    let (ahead, then) = SECRET.split_at(16);
    pty.send(&format!("{F8}\t\x15{ahead}"));
    // One key after the other, as they are typed.
    for character in then.chars() {
        pty.send(&character.to_string());
    }
    pty.wait_for("32 characters.");
    let open = match scan(pty.id(), &sentinels) {
        Ok(found) => found,
        Err(error) => {
            println!("left out: the memory of another process cannot be read here ({error})");
            return;
        }
    };
    assert!(
        !open.is_empty(),
        "the search does not even find what is being typed"
    );

    // The sandbox refuses it, and the person goes on all the same.
    pty.send("\t\r");
    pty.wait_for("go on anyway");
    pty.send("\r");
    pty.wait_for("4/8");
    pty.send(&format!("{F8}\r"));
    pty.wait_for("5/8");
    pty.send(&format!("\x1b[200~{PASSWORD}\x1b[201~"));
    pty.wait_for("32 characters.");
    pty.send("\r");
    pty.wait_for("go on anyway");
    pty.send("\r");
    pty.wait_for("6/8");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.send("\r");
    pty.wait_for("8/8");
    // What was answered is there as long as one can go back to it: as typed and as judged, and not once more.
    let kept = scan(pty.id(), &sentinels).unwrap();
    for (name, secret) in [("client secret", SECRET), ("password", PASSWORD)] {
        let beginning = format!("raw {}", &secret[..8]);
        let copies = kept.iter().filter(|at| at.ends_with(&beginning)).count();
        assert!(copies <= 2, "{copies} copies of the {name}: {kept:#?}");
    }
    let others: Vec<_> = kept.iter().filter(|at| !at.contains(": raw ")).collect();
    assert!(others.is_empty(), "left of a request: {others:#?}");

    // Other secrets take their places.
    for page in ["7/8", "6/8", "5/8"] {
        pty.send("\x1b");
        pty.wait_for(page);
    }
    pty.send(F8);
    for page in ["4/8", "3/8"] {
        pty.send("\x1b");
        pty.wait_for(page);
    }
    pty.send(&format!("{F8}\r\r\r"));
    pty.wait_for("4/8");
    pty.send("\r");
    pty.wait_for("5/8");
    pty.send("\r");
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.send("\r");
    pty.wait_for("8/8");
    let left = scan(pty.id(), &sentinels).unwrap();
    assert!(left.is_empty(), "{left:#?}");
}
