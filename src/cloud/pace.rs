//! How fast a tenant may be asked: what one session was told to wait for holds back every session of that tenant.
//!
//! Microsoft counts requests per partner tenant, and those that come back at once count as well (facts A.6). So sessions of
//! one tenant share one pace. That sign-in, Partner Center and Graph count each for itself is our assumption.

use super::refusal::Service;
use super::reply::Reply;
use super::{Limits, locked};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// What the services of one tenant asked to wait for.
#[derive(Default)]
pub struct Pace {
    /// For each counter, by its place.
    holds: Mutex<[Option<Hold>; 3]>,
}

/// The last demand to wait.
struct Hold {
    until: Instant,
    /// The answer that demanded it, without secrets.
    because: Arc<Reply>,
}

impl Pace {
    /// Whether any service has asked to wait so far.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        locked(&self.holds).iter().any(Option::is_some)
    }

    /// Waits until this service may be asked. Whoever would have to wait longer than the limits allow gets the answer that
    /// demanded it instead: the service is not asked before its time.
    ///
    /// # Errors
    /// That answer.
    pub(super) async fn turn(&self, service: Service, limits: &Limits) -> Result<(), Arc<Reply>> {
        // As long as one request may wait for its own sake.
        let patience = Instant::now() + limits.waits * limits.tries.saturating_sub(1);
        loop {
            let (until, because) = match &locked(&self.holds)[counter(service)] {
                Some(hold) => (hold.until, Arc::clone(&hold.because)),
                None => return Ok(()),
            };
            let now = Instant::now();
            if until <= now {
                return Ok(());
            }
            if until > patience || until - now > limits.waits {
                return Err(because);
            }
            // Meanwhile another answer may have put it off further.
            sleep_until(until).await;
        }
    }

    /// This service's answer asks to wait for so long. It can put off what is held back, and never bring it forward.
    pub(super) fn hold(&self, service: Service, wait: Duration, because: &Reply) {
        // A wait beyond all reckoning is one of a day: nobody waits for either.
        let until = Instant::now() + wait.min(Duration::from_secs(24 * 60 * 60));
        let mut holds = locked(&self.holds);
        let hold = &mut holds[counter(service)];
        if hold.as_ref().is_none_or(|hold| hold.until < until) {
            *hold = Some(Hold {
                until,
                because: Arc::new(because.without_secrets()),
            });
        }
    }
}

impl std::fmt::Debug for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pace")
            .field("throttled", &self.is_throttled())
            .finish_non_exhaustive()
    }
}

/// Which services are counted together.
const fn counter(service: Service) -> usize {
    match service {
        Service::Identity => 0,
        Service::PartnerCenter | Service::Insights => 1,
        Service::Graph => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::secret::Secret;
    use crate::model::verdict::Support;
    use reqwest::header::HeaderMap;
    use zeroize::Zeroizing;

    const SECOND: Duration = Duration::from_secs(1);

    fn busy(body: &str, secrets: &[&str]) -> Reply {
        Reply {
            status: 429,
            headers: HeaderMap::new(),
            body: Zeroizing::new(body.as_bytes().to_vec()),
            reason: None,
            host: "api.partnercenter.microsoft.com".to_owned(),
            secrets: secrets
                .iter()
                .map(|it| Secret::new((*it).to_owned()))
                .collect(),
            support: Support::default(),
            date: None,
        }
    }

    async fn waited(pace: &Pace, service: Service) -> Result<Duration, u16> {
        let began = Instant::now();
        let turn = pace.turn(service, &Limits::default()).await;
        turn.map(|()| began.elapsed()).map_err(|reply| reply.status)
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_is_told_to_wait_holds_back_all_of_its_counter_and_no_other() {
        let pace = Pace::default();
        assert!(!pace.is_throttled());
        pace.hold(Service::Insights, 7 * SECOND, &busy("", &[]));
        // A shorter demand that comes later does not let anybody go earlier.
        pace.hold(Service::PartnerCenter, 2 * SECOND, &busy("", &[]));
        assert!(pace.is_throttled());
        assert_eq!(waited(&pace, Service::Identity).await, Ok(Duration::ZERO));
        assert_eq!(waited(&pace, Service::Graph).await, Ok(Duration::ZERO));
        let (first, second) = tokio::join!(
            waited(&pace, Service::PartnerCenter),
            waited(&pace, Service::Insights)
        );
        for waited in [first, second] {
            assert!((7 * SECOND..8 * SECOND).contains(&waited.unwrap()));
        }
        assert_eq!(waited(&pace, Service::Insights).await, Ok(Duration::ZERO));
        assert!(pace.is_throttled(), "once told is enough");
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_is_put_off_by_a_later_demand_but_not_for_ever() {
        let pace = Pace::default();
        pace.hold(Service::Identity, 5 * SECOND, &busy("", &[]));
        let again = async {
            for _ in 0..9 {
                tokio::time::sleep(4 * SECOND).await;
                pace.hold(Service::Identity, 5 * SECOND, &busy("", &[]));
            }
        };
        let began = Instant::now();
        let waits = async { (waited(&pace, Service::Identity).await, began.elapsed()) };
        let ((turn, after), ()) = tokio::join!(waits, again);
        assert_eq!(turn, Err(429));
        assert!(after > 5 * SECOND && after <= 20 * SECOND, "{after:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_demand_beyond_the_limits_is_answered_with_itself_at_once_and_without_secrets() {
        let pace = Pace::default();
        let body = r#"{"description": "s3cret asks too often"}"#;
        for wait in [57 * SECOND, Duration::MAX] {
            pace.hold(Service::Graph, wait, &busy(body, &["s3cret"]));
            let began = Instant::now();
            let refusal = pace.turn(Service::Graph, &Limits::default()).await;
            let reply = refusal.err().unwrap();
            assert_eq!(began.elapsed(), Duration::ZERO);
            assert!(reply.secrets.is_empty());
            let text = String::from_utf8(reply.body.to_vec()).unwrap();
            assert_eq!(text, r#"{"description": "••• asks too often"}"#);
        }
    }
}
