//! Partner Center's REST API: the partner profile, the company's verification, roles and their members.

use super::fault::Fault;
use super::form::segment;
use super::http::Ask;
use super::refusal::Service;
use super::reply::Reply;
use super::token::AccessToken;
use super::{Session, Tell, json};
use crate::model::verdict::Support;
use serde_json::Value;

/// Pages of members that are followed: ten thousand users in all.
const MOST_PAGES: usize = 20;

/// The partner profile (facts A.3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enrolment {
    /// The PartnerID (MPN ID).
    pub partner_id: String,
    /// The partner's name; one of the two documented shapes leaves it out.
    pub name: Option<String>,
    /// Ids of the answer.
    pub support: Support,
}

/// How far the verification of the company is (facts A.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vetting {
    /// `vettingStatus`, lower case: none, pending, authorized, rejected.
    pub status: String,
    /// `vettingSubStatus`, lower case: the step it is at.
    pub step: Option<String>,
    /// Ids of the answer.
    pub support: Support,
}

/// A role of Partner Center.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    /// Its opaque id.
    pub id: String,
    /// Its name, such as `Executive Report Viewer`.
    pub name: String,
}

/// What the list of a role's members says of a user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Members {
    /// Whether the user is in it.
    pub user: Membership,
    /// Ids of the last answer.
    pub support: Support,
}

/// Whether a user is in a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Membership {
    /// In the list.
    Member,
    /// Not in the list, and the list was read to its end.
    NotMember,
    /// Not found so far, and the list goes on where we do not follow.
    Unclear,
}

impl Session {
    /// The partner profile of the token's tenant.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn enrolment(
        &self,
        token: &AccessToken,
        tell: &Tell<'_>,
    ) -> Result<Enrolment, Fault> {
        self.profile("/v1/profiles/mpn", token, tell).await
    }

    /// The partner that a PartnerID belongs to, whichever company that is (facts A.3).
    ///
    /// # Errors
    /// [`Fault`]; a PartnerID that does not exist is a refusal with the status 404.
    pub async fn enrolment_of(
        &self,
        partner_id: &str,
        token: &AccessToken,
        tell: &Tell<'_>,
    ) -> Result<Enrolment, Fault> {
        let path = format!("/v1/profiles/mpn?mpnId={}", segment(partner_id));
        self.profile(&path, token, tell).await
    }

    async fn profile(
        &self,
        path: &str,
        token: &AccessToken,
        tell: &Tell<'_>,
    ) -> Result<Enrolment, Fault> {
        let reply = self.partner(path, token, tell).await?;
        let value = reply.object()?;
        // The resource's table was reworded to partnerId, the samples still say mpnId (facts A.3).
        let partner_id = json::text(&value["mpnid"])
            .or_else(|| json::text(&value["partnerid"]))
            .ok_or_else(|| reply.unfamiliar())?;
        Ok(Enrolment {
            partner_id,
            name: json::text(&value["partnername"]),
            support: reply.support,
        })
    }

    /// How far the verification of the company is.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn vetting(&self, token: &AccessToken, tell: &Tell<'_>) -> Result<Vetting, Fault> {
        let path = "/v1/profiles/legalbusiness?vettingVersion=Current";
        let reply = self.partner(path, token, tell).await?;
        let value = reply.object()?;
        let status = json::text(&value["vettingstatus"]).ok_or_else(|| reply.unfamiliar())?;
        Ok(Vetting {
            status: status.to_ascii_lowercase(),
            step: json::text(&value["vettingsubstatus"])
                .map(|step| step.to_ascii_lowercase())
                .filter(|step| step != "none"),
            support: reply.support,
        })
    }

    /// The roles that exist.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn roles(&self, token: &AccessToken, tell: &Tell<'_>) -> Result<Vec<Role>, Fault> {
        let reply = self.partner("/v1/roles", token, tell).await?;
        let value = reply.object()?;
        let items = value["items"]
            .as_array()
            .ok_or_else(|| reply.unfamiliar())?;
        Ok(items
            .iter()
            .filter_map(|item| {
                Some(Role {
                    id: json::text(&item["id"])?,
                    name: json::text(&item["name"])?,
                })
            })
            .collect())
    }

    /// Whether the user with this object ID is in a role.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn membership(
        &self,
        role: &Role,
        object_id: &str,
        token: &AccessToken,
        tell: &Tell<'_>,
    ) -> Result<Members, Fault> {
        let found = |user, support| Ok(Members { user, support });
        let mut last = Support::default();
        let first = format!("/v1/roles/{}/usermembers?size=500", segment(&role.id));
        let mut ask = partner_ask(format!("{}{first}", self.endpoints.partner_center), token);
        for _ in 0..MOST_PAGES {
            let reply = self.http.send(&ask, tell).await?;
            let value = reply.object()?;
            let items = value["items"]
                .as_array()
                .ok_or_else(|| reply.unfamiliar())?;
            let is_user = |item: &Value| {
                json::text(&item["id"]).is_some_and(|id| id.eq_ignore_ascii_case(object_id))
            };
            if items.iter().any(is_user) {
                return found(Membership::Member, reply.support);
            }
            let next = &value["links"]["next"];
            let Some(uri) = json::text(next).or_else(|| json::text(&next["uri"])) else {
                return found(Membership::NotMember, reply.support);
            };
            let Some(url) = same_origin(&self.endpoints.partner_center, &uri) else {
                return found(Membership::Unclear, reply.support);
            };
            last = reply.support;
            ask = partner_ask(url, token);
            // How the next page is asked for is poorly documented (facts C.3): that a header named in the link must be
            // sent back is our assumption; this one only, since a server should not choose our headers.
            for header in next["headers"].as_array().into_iter().flatten() {
                let name = json::text(&header["key"]).unwrap_or_default();
                if name.eq_ignore_ascii_case("ms-continuationtoken")
                    && let Some(value) = json::text(&header["value"])
                {
                    ask.headers.push(("ms-continuationtoken", value));
                }
            }
        }
        found(Membership::Unclear, last)
    }

    async fn partner(
        &self,
        path: &str,
        token: &AccessToken,
        tell: &Tell<'_>,
    ) -> Result<Reply, Fault> {
        let url = format!("{}{path}", self.endpoints.partner_center);
        self.http.send(&partner_ask(url, token), tell).await
    }
}

fn partner_ask(url: String, token: &AccessToken) -> Ask<'_> {
    Ask {
        service: Service::PartnerCenter,
        url,
        form: None,
        counts: false,
        bearer: Some(token.secret()),
        secrets: Vec::new(),
        headers: Vec::new(),
    }
}

/// The address of a link; `None` if it leads away from the API: the token goes nowhere else. Links leave the `/v1` out
/// (facts A.3, the sample's `self` link).
fn same_origin(base: &str, link: &str) -> Option<String> {
    let path = match link.strip_prefix(base) {
        Some(path) => path,
        None if link.contains("://") || link.starts_with("//") => return None,
        None => link,
    };
    if !path.starts_with('/') || path.chars().any(|c| c.is_control() || c == '\\') {
        return None;
    }
    let version = if path.starts_with("/v1/") { "" } else { "/v1" };
    Some(format!("{base}{version}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_on_the_same_origin_only() {
        let base = "https://api.example";
        for (link, expected) in [
            (
                "/roles/1?seek=next",
                Some("https://api.example/v1/roles/1?seek=next"),
            ),
            ("/v1/roles/1", Some("https://api.example/v1/roles/1")),
            ("https://api.example/v1/x", Some("https://api.example/v1/x")),
            ("https://evil.example/v1/x", None),
            ("https://api.example.evil/v1/x", None),
            ("https://api.example@evil/v1/x", None),
            ("//evil.example/x", None),
            ("/\\evil.example", None),
            ("roles", None),
        ] {
            assert_eq!(same_origin(base, link).as_deref(), expected, "{link}");
        }
    }
}
