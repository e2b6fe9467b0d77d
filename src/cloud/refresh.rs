//! Renewing a sign-in by refresh token (facts D.2, E.7): who keeps the token meanwhile is told by a [`Keeper`]. It knows
//! neither keychains nor files; that the newest token is kept before the old one is forgotten is its whole care.

use super::client_auth::Along;
use super::fault::Fault;
use super::identity::plain;
use super::reply::Reply;
use super::token::{AccessToken, Granted, Key};
use super::{Session, Tell, locked};
use crate::model::answers::Answers;
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use jiff::{SignedDuration, Timestamp};
use std::any::Any;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

/// The answer of a [`Keeper`], or a sentence that says why there is none.
pub type Kept<'a, T> = Pin<Box<dyn Future<Output = Result<T, Text>> + Send + 'a>>;

/// Where a refresh token is kept beyond this session, for one profile.
pub trait Keeper: Send + Sync {
    /// Waits until nobody else renews with the same token, and says which token is the newest then.
    fn turn(&self) -> Kept<'_, Turn>;

    /// Keeps this token in place of the one before. Called within a turn only.
    fn keep<'a>(&'a self, newest: &'a Secret) -> Kept<'a, ()>;
}

/// The right to renew; it ends when this is dropped.
pub struct Turn {
    /// The newest token kept, if there is one.
    pub token: Option<Secret>,
    /// What holds the others back.
    pub hold: Box<dyn Any + Send>,
}

/// How a renewal went.
#[derive(Debug)]
pub enum Renewal {
    /// There is a new access token. The text says why the new refresh token could not be kept, if it could not: the old
    /// one is still there and is not revoked at once (facts E.7).
    Done(AccessToken, Option<Text>),
    /// Nobody keeps a refresh token for this session.
    Nothing,
    /// The service refused, or did not answer.
    Fault(Fault),
    /// Whoever keeps the token could not be asked.
    Unkept(Text),
}

/// A refresh token that was inactive for this long is no longer accepted (facts E.7). Each use begins the count anew.
const IDLE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// When a refresh token ends that was got or used at this time.
#[must_use]
pub fn refresh_token_ends(used: Timestamp) -> Timestamp {
    used.checked_add(IDLE).unwrap_or(used)
}

impl Session {
    /// From now on, sign-ins are renewed from what this keeper has, and what comes of them is kept there.
    pub fn renew_from(&self, keeper: Arc<dyn Keeper>) {
        *locked(&self.keeper) = Some(keeper);
    }

    /// The newest refresh token got in this session for these answers, if any: for whoever keeps it.
    #[must_use]
    pub fn refresh_token(&self, answers: &Answers) -> Option<Secret> {
        locked(&self.refresh_tokens)
            .get(&Key::of(answers, self.resource()))
            .cloned()
    }

    /// Renews the sign-in if somebody keeps a refresh token for it. The access token is kept; [`Session::token`] finds
    /// it. `now` is when the check began.
    pub async fn renew(&self, answers: &Answers, now: Timestamp, tell: &Tell<'_>) -> Renewal {
        let Some(keeper) = self.keeper() else {
            return Renewal::Nothing;
        };
        // Read within the turn: another process may just have put a newer one there.
        let turn = match keeper.turn().await {
            Ok(turn) => turn,
            Err(fault) => return Renewal::Unkept(fault),
        };
        let Some(old) = &turn.token else {
            return Renewal::Nothing;
        };
        let token = match self.refresh(answers, old, now, tell).await {
            Ok(token) => token,
            Err(fault) => return Renewal::Fault(fault),
        };
        let not_kept = match self.refresh_token(answers) {
            Some(newest) => keeper.keep(&newest).await.err(),
            None => None,
        };
        drop(turn);
        Renewal::Done(token, not_kept)
    }

    /// Hands the refresh token of a sign-in just made to the keeper, if there are both; why it could not be kept.
    pub async fn hand_over(&self, answers: &Answers) -> Option<Text> {
        let newest = self.refresh_token(answers)?;
        let keeper = self.keeper()?;
        let turn = match keeper.turn().await {
            Ok(turn) => turn,
            Err(fault) => return Some(fault),
        };
        let not_kept = keeper.keep(&newest).await.err();
        drop(turn);
        not_kept
    }

    fn keeper(&self) -> Option<Arc<dyn Keeper>> {
        locked(&self.keeper).clone()
    }

    /// A user's token by refresh token, on the v2 endpoint. That it takes a refresh token of the older one is our
    /// assumption. The refresh token that comes with it is the newest one then;
    /// where none comes, the old one stays.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn refresh(
        &self,
        answers: &Answers,
        old: &Secret,
        now: Timestamp,
        tell: &Tell<'_>,
    ) -> Result<AccessToken, Fault> {
        // A new sign-in decides: until it has succeeded, an older token must not make later checks look good.
        self.forget_token(answers);
        let began = Instant::now();
        let reply = self.ask_refresh(answers, old, tell).await?;
        let elapsed = SignedDuration::try_from(began.elapsed()).unwrap_or_default();
        let granted = Granted::read(&reply.body).ok_or_else(|| reply.unfamiliar())?;
        let at = now.checked_add(elapsed).unwrap_or(now);
        if granted.refresh.is_none() {
            self.keep_refresh(answers, old.clone());
        }
        Ok(self.granted(answers, granted, at, &reply))
    }

    /// The secret goes along as it did with the sign-in before: with a password from the beginning, otherwise only if the
    /// service demands it.
    async fn ask_refresh(
        &self,
        answers: &Answers,
        old: &Secret,
        tell: &Tell<'_>,
    ) -> Result<Reply, Fault> {
        let secret = answers.secret(QuestionId::ClientSecret);
        let way = answers.line(QuestionId::SignIn).and_then(SignIn::from_name);
        let first = !way.is_some_and(SignIn::needs_a_person);
        Along::new(secret.is_some(), first)
            .ask(|with| self.ask_refresh_with(answers, old, secret.filter(|_| with), tell))
            .await
    }

    async fn ask_refresh_with(
        &self,
        answers: &Answers,
        old: &Secret,
        secret: Option<&Secret>,
        tell: &Tell<'_>,
    ) -> Result<Reply, Fault> {
        let scope = self.user_scope();
        let mut fields = vec![
            ("grant_type", "refresh_token"),
            ("client_id", answers.client_id()),
            ("refresh_token", plain(Some(old))),
            ("scope", &scope),
        ];
        if secret.is_some() {
            fields.push(("client_secret", plain(secret)));
        }
        let path = "oauth2/v2.0/token";
        self.ask_token(answers, path, &fields, &[old], tell).await
    }

    /// Takes a token answer in: the refresh token into this session's keeping, the access token into its cache.
    pub(super) fn granted(
        &self,
        answers: &Answers,
        mut granted: Granted,
        at: Timestamp,
        reply: &Reply,
    ) -> AccessToken {
        if let Some(newest) = granted.refresh.take() {
            self.keep_refresh(answers, newest);
        }
        let token = granted.into_token(at, reply.date, reply.support.clone());
        self.keep(answers, token.clone());
        token
    }

    fn keep_refresh(&self, answers: &Answers, newest: Secret) {
        locked(&self.refresh_tokens).insert(Key::of(answers, self.resource()), newest);
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Turn(token: {})", self.token.is_some())
    }
}
