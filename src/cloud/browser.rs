//! Sign-in in a browser on this machine: authorization code with PKCE (RFC 6749, RFC 7636, RFC 8252; facts E.6). The address
//! to open goes out as a notice, the browser brings a code back to a port of this machine, and the code is redeemed. It
//! opens no browser itself.

use super::fault::{Fault, Reason, Unreachable};
use super::form::segment;
use super::identity::{plain, tenant_segment};
use super::loopback::{Answer, Desk, Loopback};
use super::refusal::Refused;
use super::reply::{Reply, sent_back};
use super::token::{AccessToken, Granted, answers_to};
use super::{Session, Tell};
use crate::model::answers::Answers;
use crate::model::escape::escape;
use crate::model::notice::Notice;
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::verdict::Support;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};
use zeroize::Zeroizing;

const GRANT: &str = "authorization_code";

/// Asks for a second factor although nothing may demand one of this user: without it Partner Center refuses the token
/// (facts E.4). That Entra heeds it, or at least does not mind it, is our assumption.
const MULTIFACTOR: &str = r#"{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}"#;

/// At most one notice in this time about what was turned away.
const THROTTLE: Duration = Duration::from_secs(1);
/// How long after the answer the browser may fetch the page that says so, while the code is redeemed anyway.
const FAREWELL: Duration = Duration::from_secs(1);

/// What one sign-in is recognised by, each 32 random bytes: 43 characters, the least of a verifier (RFC 7636, section 4.1).
struct Marks {
    /// Shows the token endpoint that whoever redeems the code has asked for it.
    verifier: Secret,
    /// Shows the port that an answer belongs to this sign-in.
    state: Secret,
    /// Shows that the ID token does.
    nonce: Secret,
}

impl Marks {
    fn new() -> Result<Self, Fault> {
        let mark = || {
            let mut bytes = Zeroizing::new([0; 32]);
            rand::fill(bytes.as_mut_slice()).ok()?;
            Some(Secret::new(BASE64_URL_SAFE_NO_PAD.encode(bytes.as_slice())))
        };
        let marks = || {
            Some(Self {
                verifier: mark()?,
                state: mark()?,
                nonce: mark()?,
            })
        };
        marks().ok_or_else(|| not_begun(None))
    }

    /// What is told of the verifier beforehand (RFC 7636, section 4.2).
    fn challenge(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(digest(&SHA256, plain(Some(&self.verifier)).as_bytes()))
    }
}

impl Session {
    /// A user's token by a sign-in in a browser on this machine. What to open goes out by `tell` as [`Notice::Browser`],
    /// again when something was turned away, at most once in a second. It comes back when the browser has brought the
    /// answer and the code is redeemed, or when the time is over; dropping it closes the port. The token is kept;
    /// [`Session::token`] finds it, and the refresh token is [`Session::refresh_token`]. `now` is when the check began.
    ///
    /// # Errors
    /// [`Fault`]; a browser that brings nothing in time is a refusal with the error `browser_sign_in_ended`, an ID token
    /// that answers another request one with `id_token_mismatch`. No service says these; they are ours. What the service
    /// shows in the browser without sending it back, such as a redirect URI that is not registered, cannot be known here.
    pub async fn browser(
        &self,
        answers: &Answers,
        now: Timestamp,
        tell: &Tell<'_>,
    ) -> Result<AccessToken, Fault> {
        // A new sign-in decides: until it has succeeded, an older token must not make later checks look good.
        self.forget_token(answers);
        let began = Timestamp::now();
        let later = |at: Timestamp| now.checked_add(at.duration_since(began)).unwrap_or(now);
        let marks = Marks::new()?;
        let door = Loopback::open().map_err(|fault| not_begun(Some(&fault.to_string())))?;
        // As registered, with a port, which Entra does not compare for this name. Whether the address of this machine would
        // do in its place, no source says, so that the name it is (our assumption).
        let redirect_uri = format!("http://localhost:{}/", door.port());
        let desk = Arc::new(Desk::new(door.port(), marks.state.clone()));

        let limit = self.http.limits.browser;
        let until = Instant::now() + limit;
        let life = SignedDuration::try_from(limit).unwrap_or_default();
        let expires = now.checked_add(life).unwrap_or(now);
        let url = escape(&self.authorize(answers, &marks, &redirect_uri));
        let say = || {
            tell(Notice::Browser {
                url: url.clone(),
                redirect_uri: redirect_uri.clone(),
                expires,
                refused: desk.refused(),
            });
        };
        let granted = async {
            let answer = wait(&desk, until, &say).await?;
            let farewell = timeout_at(Instant::now() + FAREWELL, desk.shown());
            let redeemed = self.redeem(answers, &marks, &redirect_uri, answer, tell);
            tokio::join!(redeemed, farewell).0
        };
        let (granted, reply) = tokio::select! {
            never = door.serve(Arc::clone(&desk)) => match never {},
            granted = granted => granted?,
        };
        Ok(self.granted(answers, granted, later(Timestamp::now()), &reply))
    }

    /// The page to open. Whom to sign in is said, and no `prompt`: `select_account` would ask again what is known, and
    /// `login` asks federated accounts for their password alone, so that the second factor of their own provider is not
    /// reported. Without one, who is signed in already is not asked twice; that the name given wins over another account that
    /// is signed in is our assumption, and the check of the token compares them.
    fn authorize(&self, answers: &Answers, marks: &Marks, redirect_uri: &str) -> String {
        let scope = self.user_scope();
        let challenge = marks.challenge();
        let query: Vec<String> = [
            ("client_id", answers.client_id()),
            ("response_type", "code"),
            ("redirect_uri", redirect_uri),
            ("response_mode", "query"),
            ("scope", &scope),
            ("state", plain(Some(&marks.state))),
            ("nonce", plain(Some(&marks.nonce))),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("login_hint", answers.user_id()),
            ("claims", MULTIFACTOR),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", segment(value)))
        .collect();
        format!(
            "{}/{}/oauth2/v2.0/authorize?{}",
            self.endpoints.authority,
            tenant_segment(answers.tenant()),
            query.join("&")
        )
    }

    /// Turns what the browser brought into tokens that answer this very request.
    async fn redeem(
        &self,
        answers: &Answers,
        marks: &Marks,
        redirect_uri: &str,
        answer: Answer,
        tell: &Tell<'_>,
    ) -> Result<(Granted, Reply), Fault> {
        let code = match answer {
            Answer::Code(code) => code,
            Answer::Declined {
                error,
                suberror,
                description,
            } => {
                let secrets = [marks.state.clone(), marks.verifier.clone()];
                let refused = sent_back(
                    &error,
                    suberror.as_deref(),
                    description.as_deref(),
                    &secrets,
                );
                return Err(Fault::Refused(Arc::new(refused)));
            }
        };
        let secret = answers.secret(QuestionId::ClientSecret);
        let mut along = self.along_with_a_code(answers);
        let outcome = along
            .ask(|with| {
                let secret = secret.filter(|_| with);
                self.ask_with_code(answers, marks, redirect_uri, &code, secret, tell)
            })
            .await;
        self.learnt_with_a_code(answers, along);
        let reply = outcome.map_err(of_the_code)?;
        let mut granted = Granted::read(&reply.body).ok_or_else(|| reply.unfamiliar())?;
        // We ask for `openid`, so that it has to come.
        let id_token = granted.id.take();
        let is_ours = id_token.is_some_and(|it| answers_to(&it, answers.client_id(), &marks.nonce));
        if !is_ours {
            let refused = Refused::ours("id_token_mismatch", reply.support.clone());
            return Err(Fault::Refused(Arc::new(refused)));
        }
        Ok((granted, reply))
    }

    async fn ask_with_code(
        &self,
        answers: &Answers,
        marks: &Marks,
        redirect_uri: &str,
        code: &Secret,
        secret: Option<&Secret>,
        tell: &Tell<'_>,
    ) -> Result<Reply, Fault> {
        let scope = self.user_scope();
        let mut fields = vec![
            ("grant_type", GRANT),
            ("client_id", answers.client_id()),
            ("code", plain(Some(code))),
            ("redirect_uri", redirect_uri),
            ("code_verifier", plain(Some(&marks.verifier))),
            ("scope", &scope),
        ];
        if secret.is_some() {
            fields.push(("client_secret", plain(secret)));
        }
        let path = "oauth2/v2.0/token";
        self.ask_token(answers, path, &fields, &[code, &marks.verifier], tell)
            .await
    }
}

/// Waits for the answer, and says meanwhile what was turned away.
async fn wait(
    desk: &Desk,
    until: Instant,
    say: &(dyn Fn() + Send + Sync),
) -> Result<Answer, Fault> {
    say();
    tokio::select! {
        // An answer in the last moment is one.
        biased;
        answer = desk.answer() => Ok(answer),
        () = sleep_until(until) => {
            let refused = Refused::ours("browser_sign_in_ended", Support::default());
            Err(Fault::Refused(Arc::new(refused)))
        }
        never = count(desk, say) => match never {},
    }
}

async fn count(desk: &Desk, say: &(dyn Fn() + Send + Sync)) -> Infallible {
    loop {
        desk.turned_away().await;
        say();
        sleep(THROTTLE).await;
    }
}

/// Where the code is at fault, not a saved sign-in: `invalid_grant` and the codes that stand for either (facts E.6, E.7, F.2).
fn of_the_code(fault: Fault) -> Fault {
    match &fault {
        Fault::Refused(refused)
            if refused.error.as_deref() == Some("invalid_grant")
                && refused.suberror.is_none()
                && (refused.codes.is_empty() || fault.has_code(&["70000", "70008"])) =>
        {
            Fault::Refused(Arc::new(Refused {
                error: Some("code_not_redeemed".to_owned()),
                codes: Vec::new(),
                ..Refused::clone(refused)
            }))
        }
        _ => fault,
    }
}

/// This machine gives no port, in these words, or no random numbers.
fn not_begun(detail: Option<&str>) -> Fault {
    Fault::Unreachable(Box::new(Unreachable {
        detail: detail.map(escape),
        ..Unreachable::new("http://localhost", Reason::NoPort)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Settings;
    use crate::model::endpoints::Cloud;
    use std::collections::BTreeSet;

    fn session() -> Session {
        Session::new(Settings {
            endpoints: Cloud::Global.endpoints(),
            resource: Cloud::Global.resource(),
            ca_file: None,
            limits: crate::cloud::Limits::default(),
        })
        .unwrap()
    }

    #[test]
    fn the_challenge_is_the_one_of_the_standards_own_example() {
        // RFC 7636, appendix B.
        let marks = Marks {
            verifier: Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned()),
            ..Marks::new().unwrap()
        };
        assert_eq!(
            marks.challenge(),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn no_two_marks_are_alike_and_each_is_as_long_as_a_verifier_has_to_be() {
        let mut seen = BTreeSet::new();
        for _ in 0..20 {
            let marks = Marks::new().unwrap();
            for mark in [&marks.verifier, &marks.state, &marks.nonce] {
                assert_eq!(mark.chars(), 43);
                assert!(seen.insert(plain(Some(mark)).to_owned()));
            }
        }
    }

    #[test]
    fn the_address_names_everything_encoded_and_only_what_may_be_known() {
        let mut answers = Answers::default();
        answers.set_line(QuestionId::Tenant, "contoso.example");
        answers.set_line(QuestionId::ClientId, "aaaa");
        answers.set_line(QuestionId::UserId, "api+1@contoso.example");
        let marks = Marks::new().unwrap();
        let url = session().authorize(&answers, &marks, "http://localhost:5/");
        let (state, nonce) = (plain(Some(&marks.state)), plain(Some(&marks.nonce)));
        assert_eq!(
            url,
            format!(
                "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?client_id=aaaa&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A5%2F&response_mode=query&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2Fuser_impersonation%20offline_access%20openid%20profile&state={state}&nonce={nonce}&code_challenge={}&code_challenge_method=S256&login_hint=api%2B1%40contoso.example&claims=%7B%22access_token%22%3A%7B%22amr%22%3A%7B%22essential%22%3Atrue%2C%22values%22%3A%5B%22mfa%22%5D%7D%7D%7D",
                marks.challenge()
            )
        );
        assert!(!url.contains(plain(Some(&marks.verifier))));
    }

    #[tokio::test(start_paused = true)]
    async fn a_browser_that_brings_nothing_is_waited_for_to_the_end_and_no_longer() {
        let desk = Desk::new(1, Secret::new("s".to_owned()));
        let began = Instant::now();
        let limit = Duration::from_secs(900);
        let outcome = wait(&desk, began + limit, &|| ()).await;
        assert_eq!(began.elapsed(), limit);
        let Err(fault) = outcome else {
            panic!("an answer")
        };
        let problem = fault.problem(&Answers::default());
        assert_eq!(problem.what.key(), "refusal-browser-ended");
    }
}
