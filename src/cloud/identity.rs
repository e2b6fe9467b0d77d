//! Microsoft Entra's sign-in service: what is said about a tenant and a user without credentials, and the token requests.

use super::client_auth::Along;
use super::fault::Fault;
use super::form::{form, segment};
use super::http::Ask;
use super::refusal::Service;
use super::reply::Reply;
use super::token::{AccessToken, Granted};
use super::{Session, Tell, json, locked};
use crate::model::answers::Answers;
use crate::model::ids::Guid;
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use jiff::{SignedDuration, Timestamp};
use std::time::Instant;

/// The field of the client secret.
const SECRET: &str = "client_secret";

/// Grants that must not arrive twice: a password counts towards a lock-out, and a code can be redeemed once (facts E.6).
const COUNTED: [&str; 2] = ["password", "authorization_code"];

/// What the OpenID configuration says of a tenant (facts D.6).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tenant {
    /// Its ID.
    pub id: Guid,
    /// The cloud it is in, such as `microsoftonline.com`.
    pub instance: Option<String>,
    /// Its region, such as `EU`.
    pub region: Option<String>,
}

/// Who checks an account's password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Account {
    /// Entra itself.
    Managed,
    /// An identity provider of the company's own.
    Federated,
    /// Nobody: Entra does not know the account's domain.
    Unknown,
}

/// What the user realm says of an account (facts D.6).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Realm {
    /// Who checks the password.
    pub account: Account,
    /// The account's domain.
    pub domain: Option<String>,
    /// The cloud it is in.
    pub instance: Option<String>,
}

/// The answer to an app-only token request with the inputs that it is about; kept for the check of the secret, so that a
/// wrong secret is sent once and not twice.
pub(super) struct AppAnswer {
    tenant: String,
    client: String,
    secret: Option<Secret>,
    outcome: Result<(), Fault>,
}

impl Session {
    /// What is known of a tenant, by its domain or ID. Needs no credentials.
    ///
    /// # Errors
    /// [`Fault`]; an unknown tenant is a refusal with the code 90002.
    pub async fn tenant(&self, tenant: &str, tell: &Tell<'_>) -> Result<Tenant, Fault> {
        let url = format!(
            "{}/{}/v2.0/.well-known/openid-configuration",
            self.endpoints.authority,
            tenant_segment(tenant)
        );
        let reply = self.http.send(&get(url), tell).await?;
        let value = reply.object()?;
        // `https://login.microsoftonline.com/{tenant ID}/v2.0`
        let id = json::text(&value["issuer"])
            .and_then(|issuer| issuer.split('/').find_map(Guid::parse))
            .ok_or_else(|| reply.unfamiliar())?;
        let found = Tenant {
            id,
            instance: json::text(&value["cloud_instance_name"]),
            region: json::text(&value["tenant_region_scope"]),
        };
        locked(&self.tenants).insert(tenant.to_lowercase(), found.clone());
        Ok(found)
    }

    /// The ID of a tenant: from an earlier answer of this session if there is one.
    ///
    /// # Errors
    /// As [`Session::tenant`].
    pub async fn tenant_id(&self, tenant: &str, tell: &Tell<'_>) -> Result<Guid, Fault> {
        if let Some(id) = Guid::parse(tenant) {
            return Ok(id);
        }
        let known = locked(&self.tenants)
            .get(&tenant.to_lowercase())
            .map(|found| found.id.clone());
        match known {
            Some(id) => Ok(id),
            None => self.tenant(tenant, tell).await.map(|found| found.id),
        }
    }

    /// Who checks the password of an account. Needs no credentials.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn realm(&self, user: &str, tell: &Tell<'_>) -> Result<Realm, Fault> {
        let url = format!(
            "{}/common/userrealm/{}?api-version=1.0",
            self.endpoints.authority,
            segment(user)
        );
        let reply = self.http.send(&get(url), tell).await?;
        let value = reply.object()?;
        let sort = json::text(&value["account_type"]).ok_or_else(|| reply.unfamiliar())?;
        let found = Realm {
            account: if sort.eq_ignore_ascii_case("managed") {
                Account::Managed
            } else if sort.eq_ignore_ascii_case("federated") {
                Account::Federated
            } else {
                Account::Unknown
            },
            domain: json::text(&value["domain_name"]),
            instance: json::text(&value["cloud_instance_name"]),
        };
        locked(&self.realms).insert(user.to_lowercase(), found.clone());
        Ok(found)
    }

    /// The same, from an earlier answer of this session if there is one.
    ///
    /// # Errors
    /// As [`Session::realm`].
    pub async fn known_realm(&self, user: &str, tell: &Tell<'_>) -> Result<Realm, Fault> {
        let known = locked(&self.realms).get(&user.to_lowercase()).cloned();
        match known {
            Some(realm) => Ok(realm),
            None => self.realm(user, tell).await,
        }
    }

    /// Asks for an app-only token to see whether the application exists and its secret is accepted. The token itself is
    /// dropped at once; the answer is left for [`Session::app_token_answer`].
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn app_token(&self, answers: &Answers, tell: &Tell<'_>) -> Result<(), Fault> {
        *locked(&self.app_answer) = None;
        let outcome = self.ask_app_token(answers, tell).await;
        *locked(&self.app_answer) = Some(AppAnswer {
            tenant: answers.tenant().to_owned(),
            client: answers.client_id().to_owned(),
            secret: answers.secret(QuestionId::ClientSecret).cloned(),
            outcome: outcome.clone(),
        });
        outcome
    }

    /// Takes the answer that [`Session::app_token`] left, if it was for the same inputs; else asks.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn app_token_answer(&self, answers: &Answers, tell: &Tell<'_>) -> Result<(), Fault> {
        let left = locked(&self.app_answer).take().filter(|left| {
            left.tenant == answers.tenant()
                && left.client == answers.client_id()
                && left.secret.as_ref() == answers.secret(QuestionId::ClientSecret)
        });
        match left {
            Some(left) => left.outcome,
            None => self.ask_app_token(answers, tell).await,
        }
    }

    async fn ask_app_token(&self, answers: &Answers, tell: &Tell<'_>) -> Result<(), Fault> {
        let secret = answers.secret(QuestionId::ClientSecret);
        let scope = format!("{}/.default", self.resource);
        let fields = [
            ("client_id", answers.client_id()),
            ("client_secret", plain(secret)),
            ("grant_type", "client_credentials"),
            ("scope", &scope),
        ];
        let reply = self
            .ask_token(answers, "oauth2/v2.0/token", &fields, &[], tell)
            .await?;
        Granted::read(&reply.body)
            .map(drop)
            .ok_or_else(|| reply.unfamiliar())
    }

    /// A user's token by password, on the v1 endpoint with exactly the fields that Microsoft's page documents
    /// (facts D.1). It is kept; [`Session::token`] finds it. `now` is when the check began.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn password(
        &self,
        answers: &Answers,
        now: Timestamp,
        tell: &Tell<'_>,
    ) -> Result<AccessToken, Fault> {
        let password = answers.secret(QuestionId::Password);
        let fields = [
            ("resource", self.resource),
            ("client_id", answers.client_id()),
            (SECRET, ""),
            ("grant_type", "password"),
            ("scope", "openid"),
            ("username", answers.user_id()),
            ("password", plain(password)),
        ];
        self.sign_in(answers, "oauth2/token", &fields, now, tell)
            .await
    }

    /// A user's token by password on the v2 endpoint (facts D.2): the same grant, not what the page documents. No check asks
    /// this way. Nothing that the older endpoint answers is known to be cured by it, and to try it unasked would send the
    /// password a second time, which counts towards a lock-out.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn password_v2(
        &self,
        answers: &Answers,
        now: Timestamp,
        tell: &Tell<'_>,
    ) -> Result<AccessToken, Fault> {
        let password = answers.secret(QuestionId::Password);
        let scope = self.user_scope();
        let fields = [
            ("client_id", answers.client_id()),
            (SECRET, ""),
            ("grant_type", "password"),
            ("username", answers.user_id()),
            ("password", plain(password)),
            ("scope", &scope),
        ];
        self.sign_in(answers, "oauth2/v2.0/token", &fields, now, tell)
            .await
    }

    /// Sends a password. Where the fields name the client secret, it is filled in, or left out for a public client.
    async fn sign_in(
        &self,
        answers: &Answers,
        path: &str,
        fields: &[(&str, &str)],
        now: Timestamp,
        tell: &Tell<'_>,
    ) -> Result<AccessToken, Fault> {
        // A new sign-in decides: until it has succeeded, an older token must not make later checks look good.
        self.forget_token(answers);
        let began = Instant::now();
        let secret = answers.secret(QuestionId::ClientSecret);
        let reply = Along::new(secret.is_some(), true)
            .ask(|with| async move {
                let fields: Vec<(&str, &str)> = fields
                    .iter()
                    .filter(|(name, _)| with || *name != SECRET)
                    .map(|field| match *field {
                        (SECRET, _) => (SECRET, plain(secret)),
                        other => other,
                    })
                    .collect();
                self.ask_token(answers, path, &fields, &[], tell).await
            })
            .await?;
        let elapsed = SignedDuration::try_from(began.elapsed()).unwrap_or_default();
        let granted = Granted::read(&reply.body).ok_or_else(|| reply.unfamiliar())?;
        let at = now.checked_add(elapsed).unwrap_or(now);
        Ok(self.granted(answers, granted, at, &reply))
    }

    /// What a user's token is asked for on the v2 endpoint (facts D.2).
    pub(super) fn user_scope(&self) -> String {
        format!(
            "{}/user_impersonation offline_access openid profile",
            self.resource
        )
    }

    pub(super) async fn ask_token(
        &self,
        answers: &Answers,
        path: &str,
        fields: &[(&str, &str)],
        further: &[&Secret],
        tell: &Tell<'_>,
    ) -> Result<Reply, Fault> {
        let ask = Ask {
            form: Some(form(fields)),
            counts: COUNTED
                .iter()
                .any(|grant| fields.contains(&("grant_type", grant))),
            secrets: [QuestionId::ClientSecret, QuestionId::Password]
                .into_iter()
                .filter_map(|id| answers.secret(id))
                .chain(further.iter().copied())
                .cloned()
                .collect(),
            ..get(format!(
                "{}/{}/{path}",
                self.endpoints.authority,
                tenant_segment(answers.tenant())
            ))
        };
        self.http.send(&ask, tell).await
    }
}

fn get(url: String) -> Ask<'static> {
    Ask {
        service: Service::Identity,
        url,
        form: None,
        counts: false,
        bearer: None,
        secrets: Vec::new(),
        headers: Vec::new(),
    }
}

/// A tenant in a path; an ID in its plain spelling, since Entra does not read it in braces.
pub(super) fn tenant_segment(tenant: &str) -> String {
    Guid::parse(tenant).map_or_else(|| segment(tenant), |id| id.to_string())
}

#[expect(
    clippy::disallowed_methods,
    reason = "goes straight into a form body that is wiped"
)]
pub(super) fn plain(secret: Option<&Secret>) -> &str {
    secret.map(Secret::expose).unwrap_or_default()
}
