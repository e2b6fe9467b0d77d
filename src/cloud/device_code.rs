//! Sign-in by device code (RFC 8628, facts E.5): a code is handed out, the person enters it in a browser, and meanwhile the
//! token endpoint is asked again and again. It knows neither pages nor clocks of its own making: the code goes out as a
//! notice, and the waiting is tokio's.

use super::client_auth::Along;
use super::fault::{Fault, Reason};
use super::identity::plain;
use super::json;
use super::refusal::Refused;
use super::reply::Reply;
use super::token::{AccessToken, Granted, Number, Sealed};
use super::{Session, Tell};
use crate::model::answers::Answers;
use crate::model::endpoints::is_protected;
use crate::model::escape::excerpt;
use crate::model::notice::Notice;
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::verdict::Support;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Between two polls where the answer names no interval (RFC 8628, section 3.2).
const INTERVAL: Duration = Duration::from_secs(5);
/// The least between two polls, whatever the answer names. Our choice.
const SHORTEST: Duration = Duration::from_secs(1);
/// The most between two polls, whatever the answer names and after time-outs. Our choice.
const LONGEST: Duration = Duration::from_secs(60);
/// What is added at each `slow_down` (RFC 8628, section 3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// How long before a code ends it is asked about for the last time: after less, the answer could come too late. Our choice.
const LAST_CHANCE: Duration = Duration::from_secs(2);
/// No code is waited for longer than this; documented are 15 minutes. Our choice.
const LONGEST_LIFE: i64 = 3600;

/// A code, as it is handed out.
#[derive(Deserialize)]
struct Offer {
    user_code: String,
    device_code: Sealed,
    // The older endpoint's name for it.
    #[serde(alias = "verification_url")]
    verification_uri: String,
    expires_in: Number,
    interval: Option<Number>,
}

impl Offer {
    /// The offer in an answer, if it can be shown and used: with a page to open that nobody can read along on.
    fn read(body: &[u8]) -> Option<Self> {
        let offer: Self = serde_json::from_slice(json::without_mark(body)).ok()?;
        let usable = !offer.user_code.is_empty()
            && !offer.device_code.0.is_empty()
            && is_protected(&offer.verification_uri);
        usable.then_some(offer)
    }

    fn pace(&self) -> Option<Pace> {
        let seconds = |number: &Number| number.read().and_then(|it| u64::try_from(it).ok());
        let life = self.expires_in.read()?.clamp(0, LONGEST_LIFE);
        Some(Pace {
            life: Duration::from_secs(u64::try_from(life).ok()?),
            interval: self
                .interval
                .as_ref()
                .and_then(seconds)
                .map_or(INTERVAL, Duration::from_secs)
                .clamp(SHORTEST, LONGEST),
        })
    }
}

/// How long and how often to ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Pace {
    life: Duration,
    interval: Duration,
}

impl Session {
    /// A user's token by device code. The code goes out by `tell` as [`Notice::DeviceCode`], again after each poll. It
    /// comes back when the person has signed in or declined, or the code has ended; dropping it stops the polling. The
    /// token is kept; [`Session::token`] finds it, and the refresh token is [`Session::refresh_token`]. `now` is when the
    /// check began.
    ///
    /// # Errors
    /// [`Fault`]; a code that nobody used in time is a refusal with the error `expired_token`.
    pub async fn device_code(
        &self,
        answers: &Answers,
        now: Timestamp,
        tell: &Tell<'_>,
    ) -> Result<AccessToken, Fault> {
        // A new sign-in decides: until it has succeeded, an older token must not make later checks look good.
        self.forget_token(answers);
        // By the clock on the wall: the machine may sleep while the person looks for their telephone.
        let began = Timestamp::now();
        let later = |at: Timestamp| later(now, at.duration_since(began));

        let secret = answers.secret(QuestionId::ClientSecret);
        // At first without, so that public clients work. Entra wants none here, other services do (RFC 8628, section 3.1).
        let mut along = Along::new(secret.is_some(), false);
        let hand_out = |with_secret| self.begin(answers, secret.filter(|_| with_secret), tell);
        let reply = along.ask(hand_out).await?;
        let (offer, pace) = Offer::read(&reply.body)
            .and_then(|offer| offer.pace().map(|pace| (offer, pace)))
            .ok_or_else(|| reply.unfamiliar())?;

        let life = SignedDuration::try_from(pace.life).unwrap_or_default();
        let expires = later(Timestamp::now().checked_add(life).unwrap_or(began));
        let say = |polls| {
            tell(Notice::DeviceCode {
                user_code: excerpt(&offer.user_code, 40),
                url: excerpt(&offer.verification_uri, 300),
                expires,
                polls,
            });
        };
        let reply = follow(pace, along, &say, |with_secret| {
            let secret = secret.filter(|_| with_secret);
            self.poll(answers, &offer.device_code.0, secret)
        })
        .await?;
        let granted = Granted::read(&reply.body).ok_or_else(|| reply.unfamiliar())?;
        Ok(self.granted(answers, granted, later(Timestamp::now()), &reply))
    }

    async fn begin(
        &self,
        answers: &Answers,
        secret: Option<&Secret>,
        tell: &Tell<'_>,
    ) -> Result<Reply, Fault> {
        let scope = self.user_scope();
        let mut fields = vec![("client_id", answers.client_id()), ("scope", &scope)];
        if secret.is_some() {
            fields.push(("client_secret", plain(secret)));
        }
        let path = "oauth2/v2.0/devicecode";
        self.ask_token(answers, path, &fields, &[], tell).await
    }

    async fn poll(
        &self,
        answers: &Answers,
        device_code: &Secret,
        secret: Option<&Secret>,
    ) -> Result<Reply, Fault> {
        let mut fields = vec![
            ("grant_type", GRANT),
            ("client_id", answers.client_id()),
            ("device_code", plain(Some(device_code))),
        ];
        if secret.is_some() {
            fields.push(("client_secret", plain(secret)));
        }
        // What a single poll waits for is nothing for the person: the code must stay in sight.
        let path = "oauth2/v2.0/token";
        self.ask_token(answers, path, &fields, &[device_code], &|_| ())
            .await
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(now)
}

/// Polls until there is an answer that decides, or the code has ended. `poll` is told whether to send the client secret:
/// as it was when the code was handed out; then as the service demands (facts B.6).
async fn follow<T, F, Answer>(
    pace: Pace,
    mut along: Along,
    say: &(dyn Fn(u32) + Send + Sync),
    mut poll: F,
) -> Result<T, Fault>
where
    F: FnMut(bool) -> Answer,
    Answer: Future<Output = Result<T, Fault>>,
{
    let end = Instant::now() + pace.life;
    // Who confirms in the last moments has confirmed, and a code shorter than its interval is asked about, too.
    let last_chance = end - LAST_CHANCE.min(pace.life / 2);
    let mut interval = pace.interval;
    let mut last = None;
    for polls in 0.. {
        say(polls);
        let now = Instant::now();
        let next = (now + interval).min(last_chance);
        if next <= now {
            break;
        }
        sleep_until(next).await;
        let fault = match along.ask(&mut poll).await {
            Ok(answer) => return Ok(answer),
            Err(fault) => fault,
        };
        match Pause::after(&fault) {
            Some(Pause::Same) => {}
            Some(Pause::Longer) => interval += SLOWER,
            Some(Pause::Doubled) => interval = (interval * 2).min(LONGEST.max(interval)),
            None => return Err(fault),
        }
        last = Some(fault);
    }
    // The code counts to its end in the browser, even if nothing is asked any more.
    sleep_until(end).await;
    Err(match last {
        // What stood in the way then was the network, and only that is known.
        Some(fault @ Fault::Unreachable(_)) => fault,
        Some(Fault::Refused(refused)) => expired(refused.support.clone()),
        None => expired(Support::default()),
    })
}

/// The refusal that the service gives to a code that has ended, with the ids of its last answer.
fn expired(support: Support) -> Fault {
    Fault::Refused(Arc::new(Refused::ours("expired_token", support)))
}

/// How the pause before the next poll follows from an answer that does not decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pause {
    Same,
    Longer,
    Doubled,
}

impl Pause {
    /// The pause after this fault; `None` if it decides.
    fn after(fault: &Fault) -> Option<Self> {
        match fault {
            // By `error`, as Microsoft asks; codes may change (facts F.1).
            Fault::Refused(refused) => match (refused.error.as_deref(), refused.status) {
                (Some("authorization_pending"), _) => Some(Self::Same),
                (Some("slow_down"), _) | (_, 429) => Some(Self::Longer),
                (Some("temporarily_unavailable" | "server_error"), _) | (_, 500..) => {
                    Some(Self::Same)
                }
                _ => None,
            },
            Fault::Unreachable(fault) => match fault.reason {
                // RFC 8628, section 3.5.
                Reason::TimedOut(_) => Some(Self::Doubled),
                // The last two: a gateway on the way that has trouble. A filter that forbids says so by another status.
                Reason::NameNotFound
                | Reason::NoConnection
                | Reason::Broken
                | Reason::WebPage(500..)
                | Reason::Foreign(500..) => Some(Self::Same),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::fault::Unreachable;
    use crate::cloud::refusal::Service;
    use std::cell::RefCell;
    use std::collections::VecDeque;

    const PACE: Pace = Pace {
        life: Duration::from_secs(900),
        interval: Duration::from_secs(5),
    };

    fn refusal(error: &str, code: &str) -> Fault {
        Fault::Refused(Arc::new(Refused {
            status: 400,
            error: Some(error.to_owned()),
            suberror: None,
            codes: vec![code.to_owned()],
            message: None,
            support: Support {
                trace_id: Some(format!("trace of {error}")),
                ..Support::default()
            },
            service: Service::Identity,
        }))
    }

    fn pending() -> Fault {
        refusal("authorization_pending", "70016")
    }

    fn unreachable(reason: Reason) -> Fault {
        Fault::Unreachable(Box::new(Unreachable::new("https://login.example", reason)))
    }

    /// What a script of answers leads to, and when it was polled: seconds since the beginning, and whether the secret was
    /// sent. After the script the sign-in is pending for ever.
    async fn played(
        has_secret: bool,
        script: Vec<Result<&'static str, Fault>>,
    ) -> (Result<&'static str, Fault>, Vec<(u64, bool)>) {
        played_at(PACE, has_secret, script).await
    }

    async fn played_at(
        pace: Pace,
        has_secret: bool,
        script: Vec<Result<&'static str, Fault>>,
    ) -> (Result<&'static str, Fault>, Vec<(u64, bool)>) {
        let began = Instant::now();
        let script = RefCell::new(VecDeque::from(script));
        let polls = RefCell::new(Vec::new());
        let outcome = follow(
            pace,
            Along::new(has_secret, false),
            &|_| (),
            |with_secret| {
                polls
                    .borrow_mut()
                    .push((began.elapsed().as_secs(), with_secret));
                let next = script.borrow_mut().pop_front();
                async { next.unwrap_or_else(|| Err(pending())) }
            },
        )
        .await;
        (outcome, polls.into_inner())
    }

    fn times(polls: &[(u64, bool)]) -> Vec<u64> {
        polls.iter().map(|(at, _)| *at).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn pending_is_asked_again_after_the_interval_and_never_before() {
        let (outcome, polls) = played(false, vec![Err(pending()), Err(pending()), Ok("t")]).await;
        assert_eq!(outcome.unwrap(), "t");
        assert_eq!(times(&polls), [5, 10, 15]);
    }

    #[tokio::test(start_paused = true)]
    async fn slow_down_adds_five_seconds_for_good() {
        let slow = || Err(refusal("slow_down", ""));
        let script = vec![slow(), Err(pending()), slow(), Ok("t")];
        assert_eq!(times(&played(false, script).await.1), [5, 15, 25, 40]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_network_that_fails_for_a_while_does_not_end_it_and_time_outs_slow_it_down() {
        let script = vec![
            Err(unreachable(Reason::NoConnection)),
            Err(unreachable(Reason::NameNotFound)),
            Err(unreachable(Reason::Broken)),
            Err(unreachable(Reason::Foreign(502))),
            Err(unreachable(Reason::WebPage(503))),
            Err(refusal("temporarily_unavailable", "90033")),
            Err(unreachable(Reason::TimedOut(Duration::from_secs(60)))),
            Err(pending()),
            Ok("t"),
        ];
        let (outcome, polls) = played(false, script).await;
        assert_eq!(outcome.unwrap(), "t");
        assert_eq!(times(&polls), [5, 10, 15, 20, 25, 30, 35, 45, 55]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_decides_ends_it_at_once() {
        for (error, code) in [
            ("authorization_declined", ""),
            ("expired_token", "70020"),
            ("bad_verification_code", "70018"),
            ("invalid_grant", "53003"),
            ("invalid_grant", "65001"),
            ("invalid_client", "7000222"),
        ] {
            let (outcome, polls) = played(true, vec![Err(refusal(error, code))]).await;
            let fault = outcome.unwrap_err();
            assert_eq!(
                fault.refused().and_then(|it| it.error.as_deref()),
                Some(error)
            );
            assert_eq!(polls, [(5, false)], "{error}");
        }
        for reason in [
            Reason::Certificate(super::super::fault::CertificateFault::Issuer),
            Reason::Foreign(403),
            Reason::WebPage(200),
        ] {
            let (outcome, polls) = played(true, vec![Err(unreachable(reason))]).await;
            assert!(outcome.is_err());
            assert_eq!(polls.len(), 1, "nobody should go on trusting that");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_code_that_nobody_enters_ends_when_its_time_is_over_with_the_ids_of_the_last_answer()
    {
        let began = Instant::now();
        let (outcome, polls) = played(false, vec![]).await;
        assert_eq!(began.elapsed(), PACE.life);
        let times = times(&polls);
        assert_eq!(
            times[times.len() - 2..],
            [895, 898],
            "and not at the very end"
        );
        let fault = outcome.unwrap_err();
        let refused = fault.refused().unwrap();
        assert_eq!(refused.error.as_deref(), Some("expired_token"));
        let trace = refused.support.trace_id.as_deref();
        assert_eq!(trace, Some("trace of authorization_pending"));
        let problem = fault.problem(&Answers::default());
        assert_eq!(problem.what.key(), "refusal-device-code-ended");
    }

    #[tokio::test(start_paused = true)]
    async fn who_confirms_in_the_last_moments_or_within_a_short_code_is_signed_in() {
        let pace = |life, interval| Pace {
            life: Duration::from_secs(life),
            interval: Duration::from_secs(interval),
        };
        for (pace, wanted) in [
            (pace(10, 10), vec![8]),
            (pace(30, 60), vec![28]),
            (pace(11, 5), vec![5, 9]),
            (pace(12, 5), vec![5, 10]),
        ] {
            let pending = (1..wanted.len()).map(|_| Err(pending()));
            let script = pending.chain([Ok("t")]).collect();
            let (outcome, polls) = played_at(pace, false, script).await;
            assert_eq!(outcome.unwrap(), "t", "{pace:?}");
            assert_eq!(times(&polls), wanted, "{pace:?}");
            let (outcome, polls) = played_at(pace, false, vec![]).await;
            assert!(outcome.is_err());
            assert_eq!(times(&polls), wanted, "and never again: {pace:?}");
        }
        assert!(played_at(pace(0, 5), false, vec![]).await.1.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_network_that_stays_away_to_the_end_is_said_and_not_the_code_blamed() {
        let away = || Err(unreachable(Reason::NoConnection));
        let (outcome, _) = played(false, (0..200).map(|_| away()).collect()).await;
        assert!(matches!(outcome, Err(Fault::Unreachable(_))));
    }

    #[tokio::test(start_paused = true)]
    async fn the_secret_is_sent_from_when_it_is_demanded_and_not_before() {
        let demanded = || Err(refusal("invalid_client", "7000218"));
        let (outcome, polls) = played(true, vec![demanded(), Err(pending()), Ok("t")]).await;
        assert_eq!(outcome.unwrap(), "t");
        assert_eq!(polls, [(5, false), (5, true), (10, true)]);

        let (outcome, polls) = played(false, vec![demanded()]).await;
        assert!(outcome.unwrap_err().has_code(&["7000218"]));
        assert_eq!(polls, [(5, false)], "there is none to send");
    }

    #[tokio::test(start_paused = true)]
    async fn a_public_client_never_gets_the_secret_again() {
        let demanded = || Err(refusal("invalid_client", "7000218"));
        let forbidden = Err(refusal("invalid_client", "700025"));
        let script = vec![demanded(), forbidden, Err(pending()), demanded()];
        let (outcome, polls) = played(true, script).await;
        assert!(
            outcome.unwrap_err().has_code(&["7000218"]),
            "both demands together cannot be met"
        );
        let sent: Vec<bool> = polls.iter().map(|(_, with)| *with).collect();
        assert_eq!(sent, [false, true, false, false]);
    }

    #[test]
    fn both_documented_shapes_of_an_offer_are_read() {
        for sample in [
            &include_bytes!("../../assets/samples/device-code-v2.json")[..],
            include_bytes!("../../assets/samples/device-code-v1.json"),
        ] {
            let offer = Offer::read(sample).unwrap();
            assert_eq!(offer.verification_uri, "https://microsoft.com/devicelogin");
            assert_eq!(offer.pace(), Some(PACE));
        }
    }

    #[test]
    fn an_offer_that_cannot_be_used_is_none_and_one_without_measure_gets_ours() {
        let offer = |url: &str, rest: &str| {
            let text = format!(
                r#"{{"user_code":"A","device_code":"d","verification_uri":"{url}","expires_in":99999{rest}}}"#
            );
            Offer::read(text.as_bytes())
        };
        assert!(offer("http://microsoft.com/devicelogin", "").is_none());
        assert!(offer("file:///etc/passwd", "").is_none());
        let unpaced = offer("https://x.example", "").unwrap().pace().unwrap();
        assert_eq!(unpaced.interval, INTERVAL);
        assert_eq!(unpaced.life, Duration::from_secs(3600));
        let hasty = offer("https://x.example", r#","interval":0"#).unwrap();
        assert_eq!(hasty.pace().unwrap().interval, SHORTEST);
        let giant = format!(r#","interval":{}"#, i64::MAX);
        let giant = offer("https://x.example", &giant).unwrap();
        assert_eq!(giant.pace().unwrap().interval, LONGEST);
    }
}
