//! A browser without windows, cookies and scripts: it opens an address, sends on each page the form that the page marks as
//! the way on, follows where it is sent, and brings the answer back to whoever waits for it. It knows HTTP and HTML, and
//! nothing of the client or of Microsoft.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The most pages of a sign-in: with every detour it has about ten.
const PAGES: usize = 25;
/// The longest that one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a walk has ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Arrived {
    /// The address of the last page, without what came behind its path.
    pub(crate) at: String,
    pub(crate) status: u16,
    pub(crate) page: String,
}

/// Opens this address and walks to the last page.
///
/// # Errors
/// When nobody listens there, or the pages never end.
pub(crate) fn walk(address: &str) -> io::Result<Arrived> {
    let mut address = address.to_owned();
    let mut form: Option<String> = None;
    for _ in 0..PAGES {
        let answer = fetch(&address, form.as_deref())?;
        form = None;
        if let Some(to) = answer.location {
            address = resolved(&address, &to);
        } else if let Some((action, fields)) = way_on(&answer.page) {
            address = resolved(&address, &action);
            form = Some(fields);
        } else {
            let at = address.split(['?', '#']).next().unwrap_or_default();
            return Ok(Arrived {
                at: at.to_owned(),
                status: answer.status,
                page: answer.page,
            });
        }
    }
    Err(io::Error::other("the pages never end"))
}

struct Fetched {
    status: u16,
    location: Option<String>,
    page: String,
}

fn fetch(address: &str, form: Option<&str>) -> io::Result<Fetched> {
    let (host, path) = parts(address)?;
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let head = match form {
        None => format!("GET {path} HTTP/1.1\r\n"),
        Some(form) => format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            form.len()
        ),
    };
    let request = format!(
        "{head}Host: {host}\r\nUser-Agent: a test's browser\r\nAccept: text/html\r\nConnection: close\r\n\r\n{}",
        form.unwrap_or_default()
    );
    stream.write_all(request.as_bytes())?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("no answer: {line}")))?;
    let (mut location, mut length) = (None, None);
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "location" => location = Some(value.to_owned()),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    let mut page = Vec::new();
    reader
        .take(length.unwrap_or(1 << 20))
        .read_to_end(&mut page)?;
    Ok(Fetched {
        status,
        location: location.filter(|_| (300..400).contains(&status)),
        page: String::from_utf8_lossy(&page).into_owned(),
    })
}

/// Host and port, and what follows them.
fn parts(address: &str) -> io::Result<(&str, &str)> {
    let rest = address
        .strip_prefix("http://")
        .ok_or_else(|| io::Error::other(format!("not of this machine: {address}")))?;
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(at);
    Ok((host, if path.is_empty() { "/" } else { path }))
}

/// An address as it is meant on a page.
fn resolved(page: &str, to: &str) -> String {
    if to.contains("://") {
        return to.to_owned();
    }
    let host = parts(page).map(|(host, _)| host).unwrap_or_default();
    format!("http://{host}{to}")
}

/// The action and the hidden fields of the form that leads on.
fn way_on(page: &str) -> Option<(String, String)> {
    let form = page.split("<form ").skip(1).find(|form| {
        form.split('>')
            .next()
            .is_some_and(|tag| tag.contains("data-way=\"on\""))
    })?;
    let form = form.split("</form>").next()?;
    let action = attribute(form.split('>').next()?, "action")?;
    let fields: Vec<String> = form
        .split("<input ")
        .skip(1)
        .filter_map(|input| {
            let tag = input.split('>').next()?;
            let (name, value) = (attribute(tag, "name")?, attribute(tag, "value")?);
            Some(format!("{}={}", encoded(&name), encoded(&value)))
        })
        .collect();
    Some((action, fields.join("&")))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    let value = rest.split('"').next()?;
    let signs = [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    Some(signs.iter().fold(value.to_owned(), |text, (sign, plain)| {
        text.replace(sign, plain)
    }))
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
