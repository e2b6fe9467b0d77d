//! Whether the client secret goes along with a token request. Entra wants it from a confidential client (7000218) and
//! forbids it to a public one (700025), and which of the two an application is depends on the grant and on the platform of
//! its redirect URI (facts B.6, E.6). So the service's word decides, and it is asked once more at most each way.
//!
//! That neither refusal uses up a code, or counts as a try of a password, is our assumption: a client is judged before what
//! it brings (RFC 6749, sections 3.2.1 and 4.1.3).

use super::fault::Fault;
use super::{Session, locked};
use crate::model::answers::Answers;
use crate::model::question::QuestionId;

/// "A secret or assertion is wanted" (facts F.2).
const DEMANDED: [&str; 2] = ["7000218", "7000219"];
/// "A public client must not send one" (facts F.2).
const FORBIDDEN: [&str; 1] = ["700025"];

/// Whether the secret goes along, as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Along {
    sends: bool,
    /// There is one, and it has not been forbidden.
    may: bool,
}

impl Along {
    /// With the first request it goes along if `first` says so and there is one.
    pub(super) fn new(has_secret: bool, first: bool) -> Self {
        Self {
            sends: has_secret && first,
            may: has_secret,
        }
    }

    /// Asks, and again the other way where the service demands it. `ask` is told whether to send the secret. What was
    /// learnt holds for the next time.
    pub(super) async fn ask<T, F, Answer>(&mut self, mut ask: F) -> Result<T, Fault>
    where
        F: FnMut(bool) -> Answer,
        Answer: Future<Output = Result<T, Fault>>,
    {
        let mut outcome = ask(self.sends).await;
        if !self.sends && self.may && outcome.as_ref().is_err_and(demands) {
            self.sends = true;
            outcome = ask(true).await;
        }
        let forbids = |fault: &Fault| fault.has_code(&FORBIDDEN);
        if self.sends && outcome.as_ref().is_err_and(forbids) {
            (self.sends, self.may) = (false, false);
            outcome = ask(false).await;
        }
        outcome
    }
}

/// Besides the codes: OAuth's own word where there is no code, which in answer to a request without a secret can hardly mean
/// anything else (RFC 6749, section 5.2).
fn demands(fault: &Fault) -> bool {
    fault.has_code(&DEMANDED)
        || fault.refused().is_some_and(|refused| {
            refused.codes.is_empty() && refused.error.as_deref() == Some("invalid_client")
        })
}

impl Session {
    /// For a code that can be redeemed once: as the service wanted it the last time, since the assumption above might not
    /// hold; at first without, as a redirect URI of this machine is one of a native client.
    pub(super) fn along_with_a_code(&self, answers: &Answers) -> Along {
        let demanded = locked(&self.demanding).contains(&client(answers));
        Along::new(answers.secret(QuestionId::ClientSecret).is_some(), demanded)
    }

    /// Keeps for the next code what was learnt with this one.
    pub(super) fn learnt_with_a_code(&self, answers: &Answers, along: Along) {
        let mut demanding = locked(&self.demanding);
        if along.sends {
            demanding.insert(client(answers));
        } else {
            demanding.remove(&client(answers));
        }
    }
}

fn client(answers: &Answers) -> String {
    answers.client_id().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::refusal::Refused;
    use crate::model::verdict::Support;
    use std::cell::RefCell;

    fn refusal(error: &str, code: &str) -> Fault {
        let mut refused = Refused::ours(error, Support::default());
        refused.codes = code.split_whitespace().map(str::to_owned).collect();
        Fault::Refused(refused.into())
    }

    /// Which requests carried the secret, and the code of the last refusal.
    async fn played(along: &mut Along, script: &[&str]) -> (Vec<bool>, Option<String>) {
        let sent = RefCell::new(Vec::new());
        let outcome = along
            .ask(|with| {
                let code = script[sent.borrow().len()];
                sent.borrow_mut().push(with);
                async move {
                    match code {
                        "" => Ok(()),
                        code => Err(refusal("invalid_client", code)),
                    }
                }
            })
            .await;
        let code = outcome
            .err()
            .map(|fault| fault.refused().unwrap().codes[0].clone());
        (sent.into_inner(), code)
    }

    #[tokio::test]
    async fn the_services_word_decides_and_holds_for_the_next_time() {
        for (has, first, script, sent, last, next) in [
            (
                true,
                false,
                &["7000218", ""][..],
                &[false, true][..],
                None,
                true,
            ),
            (true, false, &["7000219", ""], &[false, true], None, true),
            (true, true, &["700025", ""], &[true, false], None, false),
            (true, true, &[""], &[true], None, true),
            (false, true, &["7000218"], &[false], Some("7000218"), false),
            (true, true, &["7000222"], &[true], Some("7000222"), true),
            (true, false, &["7000222"], &[false], Some("7000222"), false),
            // Both demands together cannot be met.
            (
                true,
                false,
                &["7000218", "700025", "7000218"],
                &[false, true, false],
                Some("7000218"),
                false,
            ),
        ] {
            let mut along = Along::new(has, first);
            let (was, code) = played(&mut along, script).await;
            assert_eq!(
                (was.as_slice(), code.as_deref()),
                (sent, last),
                "{script:?}"
            );
            assert_eq!(along.sends, next, "{script:?}");
        }
    }

    #[test]
    fn a_service_without_codes_demands_the_secret_in_the_words_of_the_standard() {
        assert!(demands(&refusal("invalid_client", "")));
        assert!(!demands(&refusal("invalid_client", "7000215")));
        assert!(!demands(&refusal("invalid_grant", "")));
    }
}
