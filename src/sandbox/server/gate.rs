//! Who is let in at all, before a service is asked: whoever means this machine, and no web page of somebody else's.
//!
//! The sandbox listens on loopback only, but a browser on this machine reaches it too, and runs the scripts of whatever page
//! is open. A page can give its own name the address 127.0.0.1 and then read answers (DNS rebinding): its requests carry that
//! name under `Host`. Or it can send requests without reading the answers, and so change what is true here: browsers mark
//! these as coming from another site, older ones name at least the page's origin with what is posted. What a browser opens in
//! place of another page because somebody was sent to it, an `authorize` page for example, is let in.
//!
//! A page on another port of this machine, a developer's own, is a stranger too as far as scripts and forms go: no application
//! here is registered for redemption from a page (facts F.2, 9002326), and no answer could be read there.

use http::request::Parts;
use http::{Method, Version};

/// The names under which a sandbox can be reached.
pub(super) const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// True if `named` is one of the sandbox's own names with its port; a port that goes without saying may be left out.
pub(in crate::sandbox) fn is_ours(named: &str, port: u16, tls: bool) -> bool {
    let usual = if tls { 443 } else { 80 };
    let rest = NAMES.iter().find_map(|name| {
        let (asked, rest) = named.split_at_checked(name.len())?;
        asked.eq_ignore_ascii_case(name).then_some(rest)
    });
    match rest {
        Some("") => port == usual,
        Some(rest) => rest.strip_prefix(':') == Some(port.to_string().as_str()),
        None => false,
    }
}

/// Why a request is turned away: its status, and a sentence.
pub(super) type Turned = (u16, &'static str);

/// Judges the head of a request.
pub(super) fn judge(head: &Parts, port: u16, tls: bool) -> Option<Turned> {
    let mut hosts = head.headers.get_all("host").iter();
    let host = match (hosts.next(), hosts.next()) {
        (_, Some(_)) => return Some((400, "There must be one Host.")),
        // HTTP/1.0 knows none (RFC 9112, 3.2).
        (None, None) if head.version == Version::HTTP_10 => None,
        (None, None) => return Some((400, "There must be a Host.")),
        (Some(host), None) => Some(host.to_str().unwrap_or_default()),
    };
    // Where the target is a whole address, it counts in place of the header (RFC 9112, 3.2.2).
    let meant = head.uri.authority().map(http::uri::Authority::as_str);
    if let Some(named) = meant.or(host)
        && !is_ours(named, port, tls)
    {
        return Some((421, "The Host is none of the names of this sandbox."));
    }
    let said = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    // A whole page, and not a frame that nobody sees.
    let opened = said("sec-fetch-mode") == Some("navigate")
        && said("sec-fetch-dest") == Some("document")
        && head.method == Method::GET;
    // A page on another port of this machine is of the same site, as far as browsers say.
    let by_another = matches!(said("sec-fetch-site"), Some("cross-site" | "same-site"));
    if by_another && !opened {
        return Some((403, "Pages of other sites cannot send requests here."));
    }
    let strange = |origin: &http::HeaderValue| !is_own_origin(origin, port, tls);
    if head.headers.get_all("origin").iter().any(strange) {
        return Some((403, "Pages of another origin cannot send requests here."));
    }
    None
}

/// True for an origin of this sandbox's own pages. `null`, which a page has that hides its origin, is none: the sandbox's do
/// not.
fn is_own_origin(origin: &http::HeaderValue, port: u16, tls: bool) -> bool {
    let scheme = if tls { "https://" } else { "http://" };
    origin
        .to_str()
        .ok()
        .and_then(|origin| origin.strip_prefix(scheme))
        .is_some_and(|named| is_ours(named, port, tls))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    fn judged(target: &str, headers: &[(&str, &str)]) -> Option<u16> {
        let mut request = Request::builder().uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        judge(&head, 4000, false).map(|(status, _)| status)
    }

    #[test]
    fn only_the_names_of_this_machine_with_the_right_port_are_let_in() {
        for host in [
            "localhost:4000",
            "LocalHost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
        ] {
            assert_eq!(judged("/", &[("host", host)]), None, "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:4001",
            "localhost:04000",
            "localhost.evil.example:4000",
            "evil.example:4000",
            "127.0.0.2:4000",
            "localhost:4000@evil.example",
        ] {
            assert_eq!(judged("/", &[("host", host)]), Some(421), "{host}");
        }
        assert!(is_ours("localhost", 80, false) && !is_ours("localhost", 80, true));
        assert!(is_ours("localhost", 443, true) && is_ours("[::1]:443", 443, true));
    }

    #[test]
    fn a_whole_address_counts_in_place_of_the_host_and_one_host_there_must_be() {
        let ours = ("host", "localhost:4000");
        assert_eq!(judged("http://localhost:4000/x", &[ours]), None);
        assert_eq!(judged("http://evil.example:4000/x", &[ours]), Some(421));
        let theirs = ("host", "evil.example");
        assert_eq!(judged("http://localhost:4000/x", &[theirs]), None);
        assert_eq!(judged("/", &[]), Some(400));
        assert_eq!(judged("/", &[ours, ours]), Some(400));
        let old = Request::builder().version(Version::HTTP_10).body(());
        let (head, ()) = old.unwrap().into_parts();
        assert_eq!(judge(&head, 4000, false), None);
    }

    #[test]
    fn a_page_of_another_site_can_lead_here_and_do_nothing_else() {
        let host = ("host", "localhost:4000");
        let with = |site, mode, dest| {
            let fetch = [
                ("sec-fetch-site", site),
                ("sec-fetch-mode", mode),
                ("sec-fetch-dest", dest),
            ];
            judged("/", &[&[host], &fetch[..]].concat())
        };
        let from = |site, mode| with(site, mode, "document");
        assert_eq!(from("cross-site", "navigate"), None);
        for hidden in ["iframe", "frame", "embed", "object", "empty"] {
            assert_eq!(
                with("cross-site", "navigate", hidden),
                Some(403),
                "{hidden}"
            );
        }
        assert_eq!(
            judged(
                "/",
                &[
                    host,
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-mode", "navigate")
                ]
            ),
            Some(403)
        );
        assert_eq!(from("cross-site", "cors"), Some(403));
        assert_eq!(from("cross-site", "no-cors"), Some(403));
        assert_eq!(
            judged("/", &[host, ("sec-fetch-site", "cross-site")]),
            Some(403)
        );
        // A page on another port.
        assert_eq!(from("same-site", "navigate"), None);
        assert_eq!(with("same-site", "navigate", "iframe"), Some(403));
        assert_eq!(from("same-site", "no-cors"), Some(403));
        for site in ["none", "same-origin"] {
            assert_eq!(from(site, "cors"), None, "{site}");
        }
        let posted = Request::post("/")
            .header("host", "localhost:4000")
            .header("sec-fetch-site", "cross-site")
            .header("sec-fetch-mode", "navigate")
            .header("sec-fetch-dest", "document");
        let (head, ()) = posted.body(()).unwrap().into_parts();
        assert_eq!(
            judge(&head, 4000, false).map(|(status, _)| status),
            Some(403)
        );
    }

    #[test]
    fn what_names_an_origin_must_name_this_one() {
        let host = ("host", "localhost:4000");
        let from = |origin| judged("/", &[host, ("origin", origin)]);
        for ours in [
            "http://localhost:4000",
            "http://127.0.0.1:4000",
            "http://[::1]:4000",
        ] {
            assert_eq!(from(ours), None, "{ours}");
        }
        for other in [
            "",
            "null",
            "localhost:4000",
            "http://localhost",
            "http://localhost:3000",
            "https://localhost:4000",
            "http://evil.example",
            "http://evil.example:4000",
            "http://localhost:4000.evil.example",
        ] {
            assert_eq!(from(other), Some(403), "{other}");
        }
        let twice = [
            host,
            ("origin", "http://localhost:4000"),
            ("origin", "null"),
        ];
        assert_eq!(judged("/", &twice), Some(403));
    }
}
