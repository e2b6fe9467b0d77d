//! The Insights API: the list of data sets, which is the proof that everything before it holds.

use super::fault::Fault;
use super::http::Ask;
use super::refusal::Service;
use super::token::AccessToken;
use super::{Session, Tell, json};
use crate::model::verdict::Support;

/// The data sets of the caller (facts G.2, G.3 call 1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Datasets {
    /// Their names, as the service writes them.
    pub names: Vec<String>,
    /// `dataRedacted`: something is kept from this caller.
    pub redacted: bool,
}

/// What a call that asked for the data sets brought.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The service's word on whether the token is good for multifactor enforcement; a refusal can bring it too.
    pub mfa_compliant: Option<bool>,
    /// The data sets, or why there are none.
    pub datasets: Result<Datasets, Fault>,
    /// Ids of the answer.
    pub support: Support,
}

impl Session {
    /// Asks for the data sets, and for a word on multifactor authentication with the same request (`ValidateMfa`,
    /// facts E.3).
    ///
    /// # Errors
    /// [`Fault`] if no answer came; a refusal is part of the listing.
    pub async fn scheduled_datasets(
        &self,
        token: &AccessToken,
        tell: &Tell<'_>,
    ) -> Result<Listing, Fault> {
        let ask = Ask {
            service: Service::Insights,
            url: format!(
                "{}/insights/v1/mpn/ScheduledDataset",
                self.endpoints.partner_center
            ),
            form: None,
            counts: false,
            bearer: Some(token.secret()),
            secrets: Vec::new(),
            headers: vec![("validatemfa", "true".to_owned())],
        };
        let reply = self.http.ask(&ask, tell).await?;
        let value = json::object(&reply.body).unwrap_or_default();
        // A header according to two clients in production, a field according to one article: the header first.
        let mfa_compliant = reply
            .header("ismfacompliant")
            .and_then(json::truth_of)
            .or_else(|| json::truth(&value["ismfacompliant"]));
        let support = reply.support.clone();
        let datasets =
            reply
                .judged(Service::Insights)
                .and_then(|reply| match value["value"].as_array() {
                    Some(items) => Ok(Datasets {
                        names: items
                            .iter()
                            .filter_map(|item| json::text(&item["datasetname"]))
                            .collect(),
                        redacted: json::truth(&value["dataredacted"]).unwrap_or_default(),
                    }),
                    None => Err(reply.unfamiliar()),
                });
        Ok(Listing {
            mfa_compliant,
            datasets,
            support,
        })
    }
}
