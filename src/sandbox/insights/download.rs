//! The files of reports, behind links that are signed and end (facts G.5).
//!
//! Where they lie is another service, a storage: it knows no bearer token and wants none. Its refusals are in the form of
//! Azure's storage; that it is that one, its statuses and codes, and how long a link is good are our assumption.

use super::desk::{Format, HOUR, Run};
use super::fields::moment;
use super::queries::{day, window};
use super::reports::word;
use super::table::{Plan, Table};
use super::{sight_of_kept, written};
use crate::sandbox::answer::Answer;
use crate::sandbox::world::{Asked, World};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::Method;
use std::io::Write as _;

/// The first part of the path of every file.
pub(in crate::sandbox) const FOLDER: &str = "report-files";

/// As long a link is good, in seconds. A new one comes with every look at the execution.
const GOOD: i64 = HOUR;

/// A link to the file of a completed execution.
pub(super) fn link(world: &mut World, asked: &Asked, run: &Run, now: i64) -> String {
    let file = format!("{}.{}", run.id, word(run.format));
    let end = written(now + GOOD);
    let signature = hmac::sign(&key(world), signed(&file, &end).as_bytes());
    format!(
        "{}/{FOLDER}/{file}?sp=r&se={}&sig={}",
        asked.origin,
        end.replace(':', "%3A"),
        URL_SAFE_NO_PAD.encode(signature)
    )
}

/// The answer to a request for a file.
pub(in crate::sandbox) fn answer(world: &mut World, asked: &Asked, file: &str) -> Answer {
    let answer = if ![Method::GET, Method::HEAD].contains(asked.method) {
        fault(405, "UnsupportedHttpVerb").with("Allow", "GET, HEAD")
    } else if asked.header("authorization").is_some() {
        // The link is all the right there is; a token beside it is a contradiction.
        fault(400, "InvalidAuthenticationInfo")
    } else if !is_good(world, asked, file) {
        fault(403, "AuthenticationFailed")
    } else {
        match content(world, file) {
            None => fault(404, "BlobNotFound"),
            Some((text, format)) => sent(asked, &text, format),
        }
    };
    answer.with("x-ms-request-id", asked.trace_id.as_str())
}

fn is_good(world: &mut World, asked: &Asked, file: &str) -> bool {
    let (Some(end), Some(signature)) = (asked.query.get("se"), asked.query.get("sig")) else {
        return false;
    };
    let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else {
        return false;
    };
    let good = hmac::verify(&key(world), signed(file, end).as_bytes(), &signature).is_ok();
    good && moment(end).is_some_and(|end| asked.now.as_second() < end)
}

fn key(world: &mut World) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, world.insights.key())
}

fn signed(file: &str, end: &str) -> String {
    format!("r\n{end}\n{file}")
}

fn content(world: &World, file: &str) -> Option<(String, Format)> {
    let (id, extension) = file.split_once('.')?;
    let (run, report) = world.insights.file(id)?;
    let format = run.format;
    let generated = run.generated?;
    // A query that could be kept can be run.
    let plan = Plan::of(&report.query, sight_of_kept(run.redacted)).ok()?;
    let window = window(run.window, generated).ok()?;
    let table = plan.run(day(generated), window);
    (word(format) == extension).then(|| (write(&table, format), format))
}

/// The whole file packed, as it is kept, and unpacked for whoever cannot have it so.
fn sent(asked: &Asked, text: &str, format: Format) -> Answer {
    let kind = match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Tsv => "text/tab-separated-values; charset=utf-8",
    };
    let answer = Answer::empty(200).with("Content-Type", kind);
    let takes_gzip = asked.header("accept-encoding").is_none_or(accepts_gzip);
    let packed = takes_gzip.then(|| pack(text.as_bytes())).flatten();
    match packed {
        Some(packed) => Answer {
            body: packed,
            ..answer.with("Content-Encoding", "gzip")
        },
        None => Answer {
            body: text.into(),
            ..answer
        },
    }
}

/// True if a list of codings has `gzip` or any, and not with the weight of nothing (RFC 9110, 12.5.3).
fn accepts_gzip(list: &str) -> bool {
    let weight = |wanted: &str| {
        list.split(',').find_map(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let named = parts.next()?.eq_ignore_ascii_case(wanted);
            let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
            named.then(|| weight.unwrap_or(1.0) > 0.0)
        })
    };
    weight("gzip").or_else(|| weight("*")).unwrap_or(false)
}

fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// A header row and the rows, ended by CR and LF, quoted where it must be (RFC 4180). UTF-8, without a mark.
fn write(table: &Table, format: Format) -> String {
    let separator = match format {
        Format::Csv => ',',
        Format::Tsv => '\t',
    };
    let mut text = String::new();
    let header = table
        .columns
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(super::rows::Cell::text).collect());
    for row in std::iter::once::<Vec<String>>(header).chain(rows) {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(separator);
            }
            if cell.contains([separator, '"', '\r', '\n']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

fn fault(status: u16, code: &'static str) -> Answer {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{}</Message></Error>",
        "The storage does not give this file out."
    );
    let answer = Answer::empty(status)
        .with("Content-Type", "application/xml")
        .with("x-ms-error-code", code)
        .telling(code);
    Answer {
        body: body.into(),
        ..answer
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Sight;
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let plan = Plan::of(
            "SELECT DISTINCT CustomerName, CustomerTpid FROM CustomersAndTenants ORDER BY CustomerTpid ASC TIMESPAN LAST_MONTH",
            Sight::Whole,
        );
        let table = plan.unwrap().run(day(1_795_000_000), None);
        let csv = write(&table, Format::Csv);
        let lines: Vec<&str> = csv.split("\r\n").collect();
        assert_eq!(lines[0], "CustomerName,CustomerTpid");
        assert_eq!(lines[2], "\"Fabrikam, Inc.\",100201");
        assert_eq!(lines[3], "\"Litware \"\"West\"\"\",100202");
        assert_eq!(lines[4], "Müller & Söhne,100203");
        assert_eq!((lines.len(), lines[7]), (8, ""));
        assert!(write(&table, Format::Tsv).contains("Fabrikam, Inc.\t100201\r\n"));
    }

    #[test]
    fn a_refusal_tells_the_code_of_the_storage() {
        let refused = fault(404, "BlobNotFound");
        assert_eq!(refused.code.as_deref(), Some("BlobNotFound"));
    }

    #[test]
    fn gzip_is_sent_to_whoever_takes_it() {
        for (list, takes) in [
            ("gzip", true),
            ("deflate, GZIP;q=0.5", true),
            ("*", true),
            ("identity", false),
            ("gzip;q=0", false),
            ("gzip;q=0, *", false),
            ("", false),
        ] {
            assert_eq!(accepts_gzip(list), takes, "{list}");
        }
    }
}
