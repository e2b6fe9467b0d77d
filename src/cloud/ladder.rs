//! The way to a service, rung by rung: its name, a connection, the proxy, TLS, the clock, an answer that is the service's.
//! The first rung that breaks ends the climb; what lies above it has not been reached.

use super::fault::{Fault, Reason, Unreachable};
use super::http::Ask;
use super::refusal::Service;
use super::reply::Reply;
use super::{Session, json};
use crate::model::answers::Answers;
use crate::model::endpoints::{host, is_loopback};
use crate::model::escape::excerpt;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem};
use crate::model::words;
use hyper_util::client::proxy::matcher::Matcher;
use jiff::{SignedDuration, Timestamp};
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// One thing that must hold before the next one can.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rung {
    /// The name has an address.
    Name,
    /// Something accepts connections there.
    Connection,
    /// The proxy on the way lets the request pass.
    Proxy,
    /// An encrypted connection comes about, with a certificate that is accepted.
    Tls,
    /// This machine's clock agrees with the service's.
    Clock,
    /// The service itself answers, as it should.
    Answer,
}

impl Rung {
    /// All, from the ground up.
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Connection,
        Self::Proxy,
        Self::Tls,
        Self::Clock,
        Self::Answer,
    ];

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "dns",
            Self::Connection => "tcp",
            Self::Proxy => "proxy",
            Self::Tls => "tls",
            Self::Clock => "clock",
            Self::Answer => "discovery",
        }
    }
}

/// How far one got.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Climb {
    /// The service's host, with its port if that is not the scheme's own.
    pub host: String,
    /// The rungs that hold, and what was found on each.
    pub held: Vec<(Rung, Text)>,
    /// The one that broke.
    pub broken: Option<Broken>,
    /// A proxy is named that cannot be used, so that none is: under which variable.
    pub passed_over: Option<&'static str>,
}

/// The variables that name a proxy for these services, in the order in which the HTTP client looks at them.
const PROXIES: [[&str; 2]; 2] = [["HTTPS_PROXY", "https_proxy"], ["ALL_PROXY", "all_proxy"]];

/// The rung that broke, and what that means.
pub type Broken = (Rung, Box<Problem>);

/// Which way to climb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Site {
    /// Microsoft Entra, up to its OpenID configuration (facts D.6).
    Entra,
    /// Partner Center, up to its refusal of a request without a token (facts A.5).
    PartnerCenter,
}

/// How far the clocks may be apart, as in the check of the token's claims. Our choice.
const SKEW: SignedDuration = SignedDuration::from_mins(5);
/// The longest that a name and a connection are waited for: on these rungs nothing useful takes longer.
const SHORT: Duration = Duration::from_secs(10);

impl Session {
    /// Climbs to a service. Nothing is sent that counts: no credentials are needed. `now` is this machine's clock, and
    /// `variable` the environment, as the HTTP client sees it.
    pub async fn climb(
        &self,
        site: Site,
        now: impl Fn() -> Timestamp,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Climb {
        let (base, path, service) = match site {
            Site::Entra => (
                &self.endpoints.authority,
                "common/v2.0/.well-known/openid-configuration",
                Service::Identity,
            ),
            Site::PartnerCenter => (
                &self.endpoints.partner_center,
                "v1/profiles/mpn",
                Service::PartnerCenter,
            ),
        };
        let url = format!("{base}/{path}");
        let mut held = Vec::new();
        // That there is none is known before anything is reached.
        let proxy = proxy_for(&url);
        if proxy.is_none() {
            held.push((Rung::Proxy, words::doctor_no_proxy()));
        }
        let passed_over = match proxy {
            None => passed_over(&url, variable),
            Some(_) => None,
        };
        let rungs = self.rungs(&mut held, proxy, site, &url, service, now);
        let broken = rungs.await.err();
        Climb {
            host: place(base),
            held,
            broken,
            passed_over,
        }
    }

    async fn rungs(
        &self,
        held: &mut Vec<(Rung, Text)>,
        proxy: Option<String>,
        site: Site,
        url: &str,
        service: Service,
        now: impl Fn() -> Timestamp,
    ) -> Result<(), Broken> {
        // Through a proxy, only the proxy's own name and port have to be reached from here.
        let first = proxy.as_deref().unwrap_or(url);
        let shown = place(first);
        let limit = self.http.limits.connect.min(SHORT);
        let on_the_way = |reason, detail| {
            let mut problem = problem(Unreachable {
                detail,
                ..Unreachable::new(first, reason)
            });
            if proxy.is_some() {
                about_proxy(&mut problem, &shown);
            }
            problem
        };
        let addresses = resolve(first, limit)
            .await
            .map_err(|reason| (Rung::Name, on_the_way(reason, None)))?;
        let found = match proxy {
            Some(_) => words::doctor_proxy_name(addresses.len(), host(first)),
            None => words::doctor_name(addresses.len(), host(first)),
        };
        held.push((Rung::Name, found));
        connect(&addresses, limit)
            .await
            .map_err(|(reason, detail)| (Rung::Connection, on_the_way(reason, detail)))?;
        let connected = match proxy {
            Some(_) => words::doctor_proxy_connection(shown.as_str()),
            None => words::doctor_connection(shown.as_str()),
        };
        held.push((Rung::Connection, connected));
        if proxy.is_some() && first.starts_with("socks") {
            let problem = Problem::new(
                Kind::Unreachable,
                Owner::Network,
                words::doctor_proxy_socks(shown.as_str()),
                words::doctor_proxy_socks_why(),
            )
            .remedy(words::doctor_proxy_socks_do(), None)
            .who(words::reach_who());
            return Err((Rung::Proxy, Box::new(problem)));
        }

        let ask = Ask {
            service,
            url: url.to_owned(),
            form: None,
            bearer: None,
            counts: true,
            secrets: Vec::new(),
            headers: Vec::new(),
        };
        let passed = proxy
            .as_deref()
            .map(|proxy| (Rung::Proxy, words::doctor_proxy(place(proxy))));
        let is_encrypted = url.starts_with("https:");
        let reply = match self.http.ask(&ask, &|_| ()).await {
            Ok(reply) if reply.status == 407 => {
                let fault = Unreachable::new(url, Reason::Proxy);
                return Err((Rung::Proxy, problem(fault)));
            }
            Ok(reply) => reply,
            Err(fault) => {
                let rung = rung_of(&fault, is_encrypted, proxy.is_some());
                if rung > Rung::Proxy {
                    held.extend(passed);
                }
                if rung > Rung::Tls {
                    held.push((Rung::Tls, words::doctor_no_tls()));
                }
                let problem = match &fault {
                    Fault::Unreachable(inner) if rung == Rung::Proxy => {
                        closed_proxy(inner, url, &shown)
                    }
                    // The connection was there: it broke off while the encryption was set up.
                    Fault::Unreachable(inner)
                        if rung == Rung::Tls && inner.reason == Reason::NoConnection =>
                    {
                        problem(Unreachable {
                            reason: Reason::Tls,
                            ..(**inner).clone()
                        })
                    }
                    _ => meant(&fault),
                };
                return Err((rung, problem));
            }
        };
        held.extend(passed);
        held.push((
            Rung::Tls,
            if is_encrypted {
                words::doctor_tls(host(url))
            } else {
                words::doctor_no_tls()
            },
        ));
        let date = reply.date;
        let answer = judge(reply, service, site);
        // The date of a page that somebody else put in between says nothing about the service's clock.
        if !matches!(answer, Err(Fault::Unreachable(_))) {
            held.push((Rung::Clock, clock(date, now())?));
        }
        answer.map_err(|fault| (Rung::Answer, meant(&fault)))?;
        held.push((Rung::Answer, words::doctor_answer(host(url))));
        Ok(())
    }
}

/// True to its form, the answer is the service's: Entra's configuration, or Partner Center's refusal.
fn judge(reply: Reply, service: Service, site: Site) -> Result<(), Fault> {
    match (reply.judged(service), site) {
        (Ok(reply), Site::Entra) => {
            let value = reply.object()?;
            let issuer = json::text(&value["issuer"]);
            issuer.map(|_| ()).ok_or_else(|| reply.unfamiliar())
        }
        (Ok(_), Site::PartnerCenter) => Ok(()),
        (Err(fault), Site::PartnerCenter) if matches!(fault.status(), Some(401 | 403)) => Ok(()),
        (Err(fault), _) => Err(fault),
    }
}

fn clock(date: Option<Timestamp>, now: Timestamp) -> Result<Text, Broken> {
    let Some(date) = date else {
        return Ok(words::doctor_no_date());
    };
    let skew = date.duration_since(now);
    if skew.abs() <= SKEW {
        return Ok(words::doctor_clock(skew.abs().as_secs()));
    }
    // A second that passes while the answer is on its way does not make nineteen of twenty.
    let minutes = (skew.abs().as_secs() + 30) / 60;
    let what = if skew.is_positive() {
        words::doctor_clock_behind(minutes)
    } else {
        words::doctor_clock_ahead(minutes)
    };
    let problem = Problem::new(
        Kind::Refused,
        Owner::Network,
        what,
        words::doctor_clock_why(),
    )
    .who(words::reach_who())
    .remedy(words::reach_do_clock(), None);
    Err((Rung::Clock, Box::new(problem)))
}

fn problem(fault: Unreachable) -> Box<Problem> {
    meant(&Fault::Unreachable(Box::new(fault)))
}

fn meant(fault: &Fault) -> Box<Problem> {
    Box::new(fault.problem(&Answers::default()))
}

/// The rung that a fault of a whole request stands for. The connection was there a moment ago, to the proxy if there is
/// one: what does not come about after that is the proxy's passing on, else the encryption, as far as can be told.
fn rung_of(fault: &Fault, is_encrypted: bool, has_proxy: bool) -> Rung {
    match fault {
        Fault::Refused(_) => Rung::Answer,
        Fault::Unreachable(fault) => match fault.reason {
            Reason::Proxy => Rung::Proxy,
            Reason::Certificate(_) | Reason::Tls => Rung::Tls,
            Reason::NameNotFound | Reason::NoConnection | Reason::TimedOut(_) | Reason::Broken
                if has_proxy =>
            {
                Rung::Proxy
            }
            Reason::NameNotFound | Reason::NoConnection | Reason::TimedOut(_) | Reason::Broken
                if is_encrypted =>
            {
                Rung::Tls
            }
            Reason::NameNotFound => Rung::Name,
            Reason::NoConnection => Rung::Connection,
            _ => Rung::Answer,
        },
    }
}

/// A proxy that takes connections, but asks for credentials, refuses to pass the request on, or says nothing.
fn closed_proxy(fault: &Unreachable, url: &str, proxy: &str) -> Box<Problem> {
    let mut problem = problem(fault.clone());
    if fault.reason != Reason::Proxy {
        problem.what = words::doctor_proxy_closed(host(url), proxy);
        problem.why = words::doctor_proxy_closed_why();
        let act = words::doctor_proxy_closed_do(host(url));
        instead(&mut problem, [act]);
    }
    problem
}

/// The same problem, of the proxy: to set one or to have its address opened to the world mends nothing.
fn about_proxy(problem: &mut Problem, proxy: &str) {
    problem.what = words::doctor_proxy_gone(proxy);
    problem.why = words::doctor_proxy_gone_why();
    let acts = [
        words::doctor_proxy_gone_do1(),
        words::doctor_proxy_gone_do2(),
    ];
    instead(problem, acts);
}

/// Other things to do.
fn instead(problem: &mut Problem, acts: impl IntoIterator<Item = Text>) {
    problem.remedies.clear();
    *problem = acts
        .into_iter()
        .fold(problem.clone(), |problem, act| problem.remedy(act, None));
}

/// The host, and the port if it is not the scheme's own.
fn place(url: &str) -> String {
    let (host, port) = (host(url), port(url));
    if port == usual_port(url) {
        host.to_owned()
    } else if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}

/// The proxy that the request goes through, by the environment and the system's settings, as the HTTP client reads them.
fn proxy_for(url: &str) -> Option<String> {
    if is_loopback(host(url)) {
        return None;
    }
    let uri = url.parse().ok()?;
    Some(Matcher::from_system().intercept(&uri)?.uri().to_string())
}

/// The variable that names a proxy for this address which the HTTP client cannot use, and therefore goes without: its address
/// is no address, or begins with a scheme that is none of a proxy. `None` for an address that is to be reached without.
fn passed_over(url: &str, variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let said = |names: [&'static str; 2]| {
        let mut found = names
            .into_iter()
            .filter_map(|name| Some((name, variable(name)?)));
        found.find(|(_, value)| !value.trim().is_empty())
    };
    let (name, _) = PROXIES.into_iter().find_map(said)?;
    let no = ["NO_PROXY", "no_proxy"].into_iter().find_map(&variable);
    // With one that could be used in its place, would it be?
    let usable = Matcher::builder()
        .https("http://proxy.invalid")
        .no(no.unwrap_or_default())
        .build();
    let wanted = !is_loopback(host(url)) && usable.intercept(&url.parse().ok()?).is_some();
    wanted.then_some(name)
}

async fn resolve(url: &str, limit: Duration) -> Result<Vec<SocketAddr>, Reason> {
    let name = host(url).to_owned();
    let port = port(url);
    match timeout(limit, lookup_host((name, port))).await {
        Ok(Ok(found)) => {
            let addresses: Vec<SocketAddr> = found.collect();
            if addresses.is_empty() {
                return Err(Reason::NameNotFound);
            }
            Ok(addresses)
        }
        Ok(Err(_)) => Err(Reason::NameNotFound),
        Err(_) => Err(Reason::TimedOut(limit)),
    }
}

/// Connects to whichever of the addresses lets it first. All are tried at once: one that swallows everything, as IPv6 does
/// where it is set up by halves, must not use up the time of the others.
async fn connect(
    addresses: &[SocketAddr],
    limit: Duration,
) -> Result<(), (Reason, Option<String>)> {
    let any = async {
        let mut tries: JoinSet<io::Result<TcpStream>> = addresses
            .iter()
            .map(|address| TcpStream::connect(*address))
            .collect();
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        while let Some(tried) = tries.join_next().await {
            match tried {
                Ok(Ok(_)) => return Ok(()),
                Ok(Err(error)) => last = error,
                Err(error) => last = error.into(),
            }
        }
        Err(last)
    };
    match timeout(limit, any).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err((Reason::NoConnection, Some(excerpt(&error.to_string(), 200)))),
        Err(_) => Err((Reason::TimedOut(limit), None)),
    }
}

fn port(url: &str) -> u16 {
    let named = url.parse::<http::Uri>().ok().and_then(|uri| uri.port_u16());
    named.unwrap_or(usual_port(url))
}

fn usual_port(url: &str) -> u16 {
    match url.split(':').next() {
        Some("http") => 80,
        Some(scheme) if scheme.starts_with("socks") => 1080,
        _ => 443,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_and_a_port_is_shown_where_it_is_not_the_usual_one() {
        let now = Timestamp::UNIX_EPOCH;
        let date = now + SignedDuration::from_secs(20 * 60 - 1);
        let (_, problem) = clock(Some(date), now).unwrap_err();
        assert_eq!(problem.what, words::doctor_clock_behind(20_i64));
        for (url, shown) in [
            ("https://h.example/x", "h.example"),
            ("https://h.example:443", "h.example"),
            ("http://h.example:443", "h.example:443"),
            ("http://[::1]:8080/", "[::1]:8080"),
            ("socks5://h.example", "h.example"),
        ] {
            assert_eq!(place(url), shown);
        }
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_noticed_where_one_would_be() {
        let url = "https://login.example/x";
        let with = |url, given: &'static [(&str, &str)]| {
            passed_over(url, |name| {
                let found = given.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(
            with(url, &[("HTTPS_PROXY", "ftp://p")]),
            Some("HTTPS_PROXY")
        );
        let both = &[("HTTPS_PROXY", ""), ("all_proxy", "ftp://p")];
        assert_eq!(with(url, both), Some("all_proxy"));
        assert_eq!(with(url, &[("HTTPS_PROXY", "")]), None);
        let spared = &[("HTTPS_PROXY", "ftp://p"), ("no_proxy", "login.example")];
        assert_eq!(with(url, spared), None);
        let here = "http://127.0.0.1:9/x";
        assert_eq!(with(here, &[("HTTPS_PROXY", "ftp://p")]), None);
    }

    /// A listener whose queue is full answers no more: Linux drops what comes, as a firewall does.
    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn an_address_that_swallows_everything_does_not_use_up_the_time_of_the_others() {
        let silent = tokio::net::TcpSocket::new_v4().unwrap();
        silent.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        let silent = silent.listen(1).unwrap();
        let hole = silent.local_addr().unwrap();
        let mut queue = Vec::new();
        let short = Duration::from_millis(300);
        while let Ok(Ok(stream)) = timeout(short, TcpStream::connect(hole)).await {
            queue.push(stream);
            assert!(queue.len() < 100, "it never fills");
        }
        let open = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let live = open.local_addr().unwrap();
        let limit = Duration::from_secs(3);
        assert_eq!(connect(&[hole, live], limit).await, Ok(()));
    }
}
