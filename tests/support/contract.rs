//! The simulated world asked directly, at a moment that the test decides, and the shape of what it answers.

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use partner_onboard::sandbox::find;
use partner_onboard::sandbox::world::{Answer, World};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const TENANT: &str = "contoso.onmicrosoft.com";
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) const TENANT_ID: &str = "5a4db0c5-7e4a-4000-8000-0000000000a1";
pub(crate) const CLIENT: &str = "5a4db0c5-0a99-4000-8000-0000000000c3";
pub(crate) const SECRET: &str = "practice~secret+never/real=8Q_01.x";
pub(crate) const USER: &str = "insights@contoso.onmicrosoft.com";
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) const USER_OBJECT_ID: &str = "5a4db0c5-05e4-4000-8000-0000000000e5";
pub(crate) const PASSWORD: &str = "practice-Pass&word%2B+~never=real!";
pub(crate) const RESOURCE: &str = "https://api.partnercenter.microsoft.com";
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) const INSIGHTS: &str = "/insights/v1/mpn";
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The origin under which the world is reached.
pub(crate) const ORIGIN: &str = "http://127.0.0.1:1";

/// A world, and when it is.
pub(crate) struct Visitor {
    pub(crate) world: World,
    pub(crate) now: Timestamp,
    pub(crate) token: String,
}

impl Visitor {
    /// Somebody who has signed in by password, if that is possible.
    pub(crate) fn new(scenario: &str) -> Self {
        let mut visitor = Self {
            world: World::new(find(scenario).unwrap(), ORIGIN),
            now: "2026-11-22T10:00:00Z".parse().unwrap(),
            token: String::new(),
        };
        visitor.renew();
        visitor
    }

    /// Signs in again: a token is good for an hour.
    pub(crate) fn renew(&mut self) {
        let answer = body(&self.sign_in());
        let token = answer["access_token"].as_str().unwrap_or_default();
        token.clone_into(&mut self.token);
    }

    pub(crate) fn sign_in(&mut self) -> Answer {
        let form = [
            ("resource", RESOURCE),
            ("client_id", CLIENT),
            ("client_secret", SECRET),
            ("grant_type", "password"),
            ("scope", "openid"),
            ("username", USER),
            ("password", PASSWORD),
        ];
        self.form(&format!("/{TENANT}/oauth2/token"), &form)
    }

    /// A token of the application alone.
    #[allow(dead_code, reason = "not every test needs one")]
    pub(crate) fn app_token(&mut self) -> String {
        let form = [
            ("resource", RESOURCE),
            ("client_id", CLIENT),
            ("client_secret", SECRET),
            ("grant_type", "client_credentials"),
        ];
        let answer = self.form(&format!("/{TENANT}/oauth2/token"), &form);
        body(&answer)["access_token"].as_str().unwrap().to_owned()
    }

    pub(crate) fn form(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        self.send("POST", path, &[("content-type", FORM)], &pairs.join("&"))
    }

    pub(crate) fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Bytes::from(body.to_owned())).unwrap();
        self.world.answer(&request, self.now)
    }

    /// With the token, and a JSON body unless it is null.
    pub(crate) fn ask(&mut self, method: &str, path: &str, content: &Value) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("authorization", bearer.as_str())];
        if content.is_null() {
            return self.send(method, path, &headers, "");
        }
        headers.push(("content-type", "application/json"));
        self.send(method, path, &headers, &content.to_string())
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, &Value::Null)
    }

    pub(crate) fn pass(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    /// A query of the caller's own; its id.
    #[allow(dead_code, reason = "not every test makes queries")]
    pub(crate) fn query(&mut self, text: &str) -> String {
        let asked = json!({"Name": "A query", "Description": "For a test", "Query": text});
        let answer = self.ask("POST", &format!("{INSIGHTS}/ScheduledQueries"), &asked);
        assert_eq!(answer.status, 200, "{}", body(&answer));
        body(&answer)["value"][0]["queryId"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// A report that is run at once; its id.
    #[allow(dead_code, reason = "not every test makes reports")]
    pub(crate) fn report(&mut self, query: &str, format: &str) -> String {
        let asked = json!({"ReportName": "A report", "QueryId": query, "ExecuteNow": true, "Format": format});
        let answer = self.ask("POST", &format!("{INSIGHTS}/ScheduledReport"), &asked);
        assert_eq!(answer.status, 200, "{}", body(&answer));
        body(&answer)["value"][0]["reportId"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

/// Every byte as a percent sign and two digits.
pub(crate) fn encoded(text: &str) -> String {
    let escapes: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    escapes.concat()
}

/// A JSON body, with or without its mark; null for any other.
pub(crate) fn body(answer: &Answer) -> Value {
    let bytes = answer
        .body
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&answer.body);
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// Every place in a document and the kinds of values there. Items of a list share their place.
#[allow(dead_code, reason = "not every test compares shapes")]
pub(crate) fn shape(value: &Value) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut places = BTreeMap::new();
    collect(value, String::new(), &mut places);
    places
}

fn collect(value: &Value, place: String, places: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(items) => {
            for item in items {
                collect(item, format!("{place}[]"), places);
            }
            "list"
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, format!("{place}.{name}"), places);
            }
            "object"
        }
    };
    places.entry(place).or_default().insert(kind);
}
