//! `token`: a valid access token on standard output and nothing else, the kept one if it is good, else by renewal.

use super::args::Token;
use super::output;
use super::renewal::{MARK, VaultKeeper, is_kept, is_shut, issuer, owner, without_vault};
use super::stage::{Company, Ground, SIGN_IN, Stage, Stop, chosen, document, same_environment};
use crate::checks::{self, Probe};
use crate::cloud::Session;
use crate::cloud::token::AccessToken;
use crate::model::answers::Answers;
use crate::model::check::CheckId;
use crate::model::escape::escape;
use crate::model::profile::Profile;
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Problem, Verdict};
use crate::model::words;
use crate::store::{SecretName, Vault, VaultError};
use jiff::{SignedDuration, Timestamp, Unit};
use serde::Serialize;
use std::sync::Arc;

/// A kept token must be good for at least this long: whoever asks for one wants to work with it.
const MARGIN: SignedDuration = SignedDuration::from_mins(5);
/// The exit code of a prerequisite that is unmet.
const UNMET: u8 = 3;
/// The exit code when it could not be found out.
pub(super) const UNKNOWN: u8 = 4;

/// A token to hand out, with what a caller may want to know of it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Pass {
    token: Secret,
    expires: Timestamp,
    tenant: String,
    user: String,
    scope: String,
}

/// The document of `token --json`.
#[derive(Serialize)]
struct Document<'a> {
    token: &'a str,
    expires: String,
    tenant: &'a str,
    user: &'a str,
    scope: &'a str,
}

/// Prints a valid token.
///
/// # Errors
/// [`Stop`]: a person must sign in, a prerequisite is unmet, or it could not be found out.
pub(super) async fn token(asked: &Token, stage: &Stage) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profile = chosen(asked.profile.as_deref(), stage, &home)?;
    same_environment(&profile, &asked.reach, "token")?;
    let ground = stage
        .ground(&asked.reach, profile.cloud, Company::here())
        .await?;
    let world = &ground.world;
    let Some(vault) = world.vault_of(profile.store).filter(|_| is_kept(&profile)) else {
        let pass = signed_in(asked, stage, &ground, &profile, None, false).await?;
        return print(asked, &pass);
    };
    let issuer = issuer(&profile, world.way.endpoints.as_ref());
    match cached(&vault, &profile, &issuer).await {
        Ok(Some(pass)) => return print(asked, &pass),
        Ok(None) => {}
        // Asked again it would hang or refuse again; what variables give may be enough.
        Err(fault) => {
            let fault = fault.text();
            stage.remark(&fault);
            let profile = without_vault(profile);
            let shut = is_shut(&fault);
            let pass = signed_in(asked, stage, &ground, &profile, None, shut).await?;
            return print(asked, &pass);
        }
    }
    let keeper = VaultKeeper::new(home, vault.clone(), profile.clone())
        .issued_by(world.way.endpoints.as_ref());
    let turn = Arc::new(keeper.wait().await.map_err(|fault| Stop {
        code: UNKNOWN,
        said: vec![fault],
    })?);
    // While we waited for our turn, another process may have renewed it.
    if let Ok(Some(pass)) = cached(&vault, &profile, &issuer).await {
        return print(asked, &pass);
    }
    // Asked within the turn. Where the profile was removed or changed meanwhile, nothing is put behind it.
    let current = keeper.is_current().await == Ok(true);
    let keeper = keeper.within(Arc::clone(&turn));
    let pass = signed_in(asked, stage, &ground, &profile, Some(keeper), false).await?;
    if current {
        let secret = pass.to_secret(&profile, &issuer);
        let put = vault.put(&profile.name, SecretName::AccessToken, &secret);
        // Where it cannot be kept, the next run renews again; that is all.
        let _ = put.await;
    }
    drop(turn);
    print(asked, &pass)
}

/// Signs in: by refresh token if one is kept, else with the password if one is at hand. `shut` says that the vault
/// could not be used: what is in it may be all that is needed, so that nobody knows whether a person must sign in.
async fn signed_in(
    asked: &Token,
    stage: &Stage,
    ground: &Ground,
    profile: &Profile,
    keeper: Option<VaultKeeper>,
    mut shut: bool,
) -> Result<Pass, Stop> {
    let world = &ground.world;
    let mut answers = Answers::default();
    for (id, line) in profile.lines() {
        answers.set_line(id, line);
    }
    let (secrets, mut fault) = world.secrets_of(profile).await;
    for (id, secret) in secrets {
        answers.set_secret(id, secret);
    }
    let renewable = match &keeper {
        Some(keeper) => match keeper.has_one().await {
            Ok(found) => found,
            Err(closed) => {
                fault = Some(closed);
                false
            }
        },
        None => false,
    };
    shut = shut || fault.as_ref().is_some_and(is_shut);
    if !renewable && let Some(missing) = missing(profile, &answers) {
        return Err(Stop {
            code: if shut { UNKNOWN } else { SIGN_IN },
            said: fault.into_iter().chain([missing]).collect(),
        });
    }
    let session = world.session(profile.cloud).map_err(Stop::usage)?;
    if let Some(keeper) = keeper {
        session.renew_from(Arc::new(keeper));
    }
    let now = Timestamp::now();
    let verdict = ask(&answers, &session, now).await;
    let warning = match verdict {
        Some(Verdict::Met(finding)) => finding.warning,
        Some(Verdict::Unmet(problem)) => {
            return Err(refused(&problem, UNMET, fault, shut, asked, profile));
        }
        Some(Verdict::Unknown(problem)) => {
            return Err(refused(&problem, UNKNOWN, fault, shut, asked, profile));
        }
        None => None,
    };
    if let Some(warning) = warning {
        stage.remark(&warning);
    }
    let token = session.token(&answers, now).ok_or_else(|| Stop {
        code: UNKNOWN,
        said: vec![words::check_no_token()],
    })?;
    let pass = Pass::of(&token, profile);
    if pass.is_of(profile) {
        return Ok(pass);
    }
    // Whoever reads it takes it for the token of the user that the profile names.
    let given = escape(&profile.user_id);
    Err(Stop {
        code: SIGN_IN,
        said: vec![words::token_other_user(pass.user, given, &profile.name)],
    })
}

/// Runs the check of the sign-in: its way of finding a token is this command's, and so are its words when there is none.
async fn ask(answers: &Answers, session: &Arc<Session>, now: Timestamp) -> Option<Verdict> {
    let check = checks::find(CheckId("sign-in"))?;
    let probe = Probe {
        answers: answers.clone(),
        session: Arc::clone(session),
        notice: Arc::new(|_| ()),
        now,
        // Never waits for a person, whoever may be there: its output is read by a program.
        attended: false,
    };
    Some((check.run)(probe).await)
}

/// What to say where a password is needed that nobody has.
fn missing(profile: &Profile, answers: &Answers) -> Option<Text> {
    if SignIn::from_name(&profile.sign_in).is_some_and(SignIn::needs_a_person) {
        return None;
    }
    let variables: Vec<&str> = [QuestionId::ClientSecret, QuestionId::Password]
        .into_iter()
        .filter(|id| answers.secret(*id).is_none())
        .filter_map(|id| id.question().variable)
        .collect();
    (!variables.is_empty()).then(|| words::verify_missing(&profile.name, variables.join(", ")))
}

/// One line about the problem, behind the keychain's fault if it has one.
fn refused(
    problem: &Problem,
    code: u8,
    fault: Option<Text>,
    shut: bool,
    asked: &Token,
    profile: &Profile,
) -> Stop {
    let sandbox = match asked.reach.sandbox.as_deref() {
        Some(scenario) => format!(" --sandbox={scenario}"),
        None => String::new(),
    };
    let what = problem.what.clone();
    let (code, line) = match problem.kind {
        Kind::SignIn if shut => (UNKNOWN, words::token_none(&profile.name, sandbox, what)),
        Kind::SignIn => {
            let line = words::token_sign_in(&profile.name, sandbox, what);
            (SIGN_IN, line)
        }
        _ => (code, words::token_none(&profile.name, sandbox, what)),
    };
    Stop {
        code,
        said: fault.into_iter().chain([line]).collect(),
    }
}

/// The kept access token, if it is this profile's and good for long enough.
///
/// # Errors
/// The vault cannot be used.
async fn cached(
    vault: &Vault,
    profile: &Profile,
    issuer: &str,
) -> Result<Option<Pass>, VaultError> {
    let good =
        |pass: &Pass| pass.is_of(profile) && pass.expires.duration_since(Timestamp::now()) > MARGIN;
    match vault.get(&profile.name, SecretName::AccessToken).await {
        Ok(kept) => Ok(kept
            .and_then(|kept| Pass::read(&kept, profile, issuer))
            .filter(good)),
        // Another process may just be replacing it.
        Err(VaultError::Damaged) => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl Pass {
    fn of(token: &AccessToken, profile: &Profile) -> Self {
        let claims = token.claims().cloned().unwrap_or_default();
        let scopes = claims.scopes.join(" ");
        let scope = Some(scopes).filter(|scopes| !scopes.is_empty());
        let scope = scope.or_else(|| token.scope.clone()).unwrap_or_default();
        let expires = token.expires_at;
        Self {
            token: token.secret().clone(),
            expires: expires.round(Unit::Second).unwrap_or(expires),
            tenant: escape(claims.tenant.as_deref().unwrap_or(&profile.tenant)),
            user: escape(claims.user.as_deref().unwrap_or(&profile.user_id)),
            scope: escape(&scope),
        }
    }

    /// True if the token is for the user that the profile names, or names nobody.
    fn is_of(&self, profile: &Profile) -> bool {
        self.user.to_lowercase() == escape(&profile.user_id).to_lowercase()
    }

    /// As it is kept: lines, the token last. With whose it is, because a profile may be changed by hand.
    fn to_secret(&self, profile: &Profile, issuer: &str) -> Secret {
        #[expect(
            clippy::disallowed_methods,
            reason = "the vault is where the token shall go"
        )]
        let token = self.token.expose();
        let Self {
            expires,
            tenant,
            user,
            scope,
            ..
        } = self;
        let owner = owner(profile);
        Secret::new(format!(
            "{MARK}\n{expires}\n{owner}{issuer}\n{tenant}\n{user}\n{scope}\n{token}"
        ))
    }

    fn read(kept: &Secret, profile: &Profile, issuer: &str) -> Option<Self> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the token is taken out of the lines it stands in"
        )]
        let mut lines = kept.expose().splitn(7, '\n');
        let ours = lines.next()? == MARK;
        let expires = lines.next()?.parse().ok()?;
        let ours = lines.next()? == owner(profile) + issuer && ours;
        let (tenant, user, scope) = (lines.next()?, lines.next()?, lines.next()?);
        let token = lines.next()?;
        (ours && !token.is_empty()).then(|| Self {
            token: Secret::new(token.to_owned()),
            expires,
            tenant: tenant.to_owned(),
            user: user.to_owned(),
            scope: scope.to_owned(),
        })
    }
}

fn print(asked: &Token, pass: &Pass) -> Result<u8, Stop> {
    #[expect(
        clippy::disallowed_methods,
        reason = "handing the token out is what this command is for"
    )]
    let plain = pass.token.expose();
    // It comes from outside and goes to what may be a terminal; a real token has nothing to be escaped.
    let token = zeroize::Zeroizing::new(escape(plain));
    let text = if asked.json {
        document(&Document {
            token: &token,
            expires: pass.expires.to_string(),
            tenant: &pass.tenant,
            user: &pass.user,
            scope: &pass.scope,
        })?
    } else if asked.header {
        format!("Authorization: Bearer {}", *token)
    } else {
        token.to_string()
    };
    output::result(&zeroize::Zeroizing::new(text))?;
    Ok(0)
}
