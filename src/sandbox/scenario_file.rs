//! A situation of one's own, from a file: people, applications, grants, roles, enrolment, weather. What it leaves out is as in
//! the practice world. The README describes the format; a mistake is told with its field, its line and what is possible there,
//! and never with what stands there: that may be a secret at the wrong place.

mod allowed;

use super::api::{self, Api};
use super::directory::{
    Application, ClientSecret, Directory, Extra, LAG, Listed, Lockout, PermissionGrant, Person,
    Principal, ROLES, SecretPolicy,
};
use super::identity::is_our_domain;
use super::place::Place;
use super::scenario::{Scenario, find};
use super::truth::{Account, Policy, Realm, Truth, Weather};
use crate::model::escape::excerpt;
use crate::model::ids::{Guid, is_user_principal_name};
use crate::model::text::Text;
use crate::model::words;
use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// The values of `vettingStatus` and `vettingSubStatus` (facts A.4).
const STATUSES: [&str; 4] = ["none", "pending", "authorized", "rejected"];
const STEPS: [&str; 8] = [
    "none",
    "entry",
    "emailOwnership",
    "emailDomain",
    "employmentVerification",
    "decision",
    "other",
    "businessVerification",
];
/// The names of the APIs in such a file.
const APIS: [(&str, &Api); 2] = [
    ("partner-center", &api::PARTNER_CENTER),
    ("graph", &api::GRAPH),
];
/// More people, applications or grants are no rehearsal.
const MOST: usize = 500;
/// As long names, passwords and secrets may be, in characters.
const LONGEST: usize = 256;
/// How far the clock may be behind (a month) and ahead (ten years), in seconds. Further back the practice secret is not valid yet.
const BEHIND_AHEAD: (i64, i64) = (-30 * 24 * 3600, 10 * 365 * 24 * 3600);
/// No value of such a file lies deeper in lists and objects than half of this.
const DEEPEST: usize = 12;

/// The situation of a file.
#[derive(Clone)]
pub struct Situation {
    pub(super) scenario: &'static Scenario,
    pub(super) truth: Truth,
    pub(super) directory: Directory,
}

/// What is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFault {
    /// The line, from 1.
    pub line: usize,
    /// What leads to the field, such as `people[1].account`; empty for the file as a whole.
    pub field: String,
    /// What is the matter, or possible; nothing of what stands there.
    pub why: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: Option<String>,
    people: Option<Vec<FilePerson>>,
    applications: Option<Vec<FileApplication>>,
    grants: Option<Vec<FileGrant>>,
    #[serde(default)]
    enrolment: FileEnrolment,
    #[serde(default)]
    sign_in: FileSignIn,
    weather: Option<Weather>,
    clock_ahead_seconds: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePerson {
    user_id: String,
    name: String,
    password: String,
    #[serde(default = "fine")]
    account: Account,
    #[serde(default = "yes")]
    second_factor: bool,
    #[serde(default)]
    directory_roles: Vec<String>,
    #[serde(default)]
    partner_roles: Vec<PartnerRole>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PartnerRole {
    ExecutiveReportViewer,
    ReportViewer,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileApplication {
    client_id: String,
    name: String,
    #[serde(default)]
    public: bool,
    #[serde(default)]
    redirect_uris: FileRedirects,
    #[serde(default)]
    secrets: Vec<FileSecret>,
    #[serde(default)]
    permissions: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRedirects {
    #[serde(default)]
    desktop: Vec<String>,
    #[serde(default)]
    web: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSecret {
    value: String,
    expires: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileGrant {
    client_id: String,
    api: String,
    scopes: Vec<String>,
    user_id: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEnrolment {
    enrolled: Option<bool>,
    vetting: Option<String>,
    step: Option<String>,
    profiles_open: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSignIn {
    realm: Option<Realm>,
    policy: Option<Policy>,
    device_code_blocked: Option<bool>,
    secrets: Option<SecretPolicy>,
    replication_seconds: Option<u32>,
}

fn fine() -> Account {
    Account::Fine
}

fn yes() -> bool {
    true
}

/// A fault that is not one of the JSON: what leads to the field, and what would be possible there.
struct Wrong(String, Text);

impl Wrong {
    fn new(path: impl Into<String>, why: Text) -> Self {
        Self(path.into(), why)
    }
}

/// Reads the text of such a file.
///
/// # Errors
/// [`FileFault`].
pub fn read(text: &str) -> Result<Situation, FileFault> {
    // Editors on Windows put one there.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = |line, why| FileFault {
        line,
        field: String::new(),
        why,
    };
    if text.trim().is_empty() {
        return Err(whole(1, words::situation_empty()));
    }
    // What leads to a place is as long as it is deep.
    if let Some(line) = too_deep(text) {
        return Err(whole(line, words::situation_deep()));
    }
    let file: File = serde_json::from_str(text).map_err(|error| {
        let Place { path, line } = Place::of(text, &error);
        let (field, why) = allowed::instead(text, path, &error);
        FileFault {
            line,
            field: excerpt(&field, 80),
            why,
        }
    })?;
    judge(&file).map_err(|Wrong(path, why)| {
        let Place { path, line } = Place::at(text, &path);
        FileFault {
            line,
            field: path,
            why,
        }
    })
}

/// The line where lists and objects are nested deeper than is read.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let at = text.bytes().position(|byte| {
        match byte {
            _ if escaped => {}
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = quoted && byte == b'\\' && !escaped;
        depth > DEEPEST
    })?;
    let before = text.bytes().take(at);
    Some(1 + before.filter(|byte| *byte == b'\n').count())
}

/// Judges a name, a password or a secret.
fn plain(path: String, text: &str) -> Result<(), Wrong> {
    let count = text.chars().take(LONGEST + 1).count();
    if (1..=LONGEST).contains(&count) && !text.contains(char::is_control) {
        return Ok(());
    }
    let most = LONGEST.to_string();
    Err(Wrong::new(path, words::situation_plain(most)))
}

/// Judges a list in which nothing can stand twice.
fn distinct<T: PartialEq>(path: &str, list: &[T]) -> Result<(), Wrong> {
    for (number, entry) in list.iter().enumerate() {
        if list[..number].contains(entry) {
            let path = format!("{path}[{number}]");
            return Err(Wrong::new(path, words::situation_twice()));
        }
    }
    Ok(())
}

impl Situation {
    /// A mark of the people, applications and grants that it begins with: a state goes on with its own ones, so it is continued
    /// only where these are the same.
    pub(super) fn mark(&self) -> String {
        let begun = Directory {
            // Nothing that happens changes these, so they are taken from the file each time.
            secret_policy: SecretPolicy::default(),
            lag: LAG,
            ..self.directory.clone()
        };
        let begun = serde_json::to_vec(&begun).unwrap_or_default();
        let digest = digest::digest(&digest::SHA256, &begun);
        URL_SAFE_NO_PAD.encode(digest)
    }
}

fn one_of<T: Copy>(
    path: &str,
    value: &str,
    all: impl Iterator<Item = (&'static str, T)> + Clone,
) -> Result<T, Wrong> {
    let names: Vec<&str> = all.clone().map(|(name, _)| name).collect();
    let found = all.into_iter().find(|(name, _)| *name == value);
    found
        .map(|(_, meant)| meant)
        .ok_or_else(|| Wrong::new(path, words::situation_not_one_of(names.join(", "))))
}

fn judge(file: &File) -> Result<Situation, Wrong> {
    let name = file.scenario.as_deref().unwrap_or("ready");
    let scenario = find(name).ok_or_else(|| Wrong::new("scenario", words::situation_scenario()))?;
    let mut truth = scenario.truth();
    let mut directory = Directory::of(&truth);
    if let Some(people) = &file.people {
        directory.people = self::people(people)?;
    }
    if let Some(applications) = &file.applications {
        register(&mut directory, applications)?;
    }
    if let Some(grants) = &file.grants {
        grant(&mut directory, grants)?;
    }
    let named = |list: &'static [&'static str]| list.iter().map(|name| (*name, *name));
    let enrolment = &file.enrolment;
    if let Some(status) = &enrolment.vetting {
        truth.vetting.0 = one_of("enrolment.vetting", status, named(&STATUSES))?;
    }
    if let Some(step) = &enrolment.step {
        truth.vetting.1 = one_of("enrolment.step", step, named(&STEPS))?;
    }
    let replace = |there: &mut bool, wanted: Option<bool>| *there = wanted.unwrap_or(*there);
    replace(&mut truth.enrolled, enrolment.enrolled);
    replace(&mut truth.profiles_open, enrolment.profiles_open);
    replace(
        &mut truth.device_code_blocked,
        file.sign_in.device_code_blocked,
    );
    truth.realm = file.sign_in.realm.unwrap_or(truth.realm);
    truth.policy = file.sign_in.policy.unwrap_or(truth.policy);
    truth.weather = file.weather.unwrap_or(truth.weather);
    if let Some(ahead) = file.clock_ahead_seconds {
        let (least, most) = BEHIND_AHEAD;
        if !(least..=most).contains(&ahead) {
            let why = words::situation_whole(least.to_string(), most.to_string());
            return Err(Wrong::new("clock_ahead_seconds", why));
        }
        truth.clock_ahead = ahead;
    }
    directory.secret_policy = file.sign_in.secrets.unwrap_or_default();
    directory.lag = file
        .sign_in
        .replication_seconds
        .map_or(directory.lag, i64::from);
    Ok(Situation {
        scenario,
        truth,
        directory,
    })
}

fn people(file: &[FilePerson]) -> Result<Vec<Person>, Wrong> {
    let mut people: Vec<Person> = Vec::new();
    if file.is_empty() || file.len() > MOST {
        return Err(Wrong::new(
            "people",
            words::situation_number(MOST.to_string()),
        ));
    }
    for (at, person) in file.iter().enumerate() {
        let field = |name: &str| format!("people[{at}].{name}");
        let user_id = person.user_id.as_str();
        let domain = user_id.rsplit_once('@').map_or("", |(_, domain)| domain);
        if !is_user_principal_name(user_id) || !is_our_domain(domain) {
            return Err(Wrong::new(field("user_id"), words::situation_user_id()));
        }
        if people
            .iter()
            .any(|known| known.user_id.eq_ignore_ascii_case(user_id))
        {
            return Err(Wrong::new(field("user_id"), words::situation_twice()));
        }
        plain(field("name"), &person.name)?;
        plain(field("password"), &person.password)?;
        distinct(&field("directory_roles"), &person.directory_roles)?;
        distinct(&field("partner_roles"), &person.partner_roles)?;
        for (number, role) in person.directory_roles.iter().enumerate() {
            let path = field(&format!("directory_roles[{number}]"));
            one_of(&path, role, ROLES.iter().copied())?;
        }
        let practice = user_id.eq_ignore_ascii_case(super::practice::USER);
        people.push(Person {
            id: if practice {
                super::practice::USER_OBJECT_ID.to_owned()
            } else {
                format!("5a4db0c5-05e4-4000-8001-{at:012x}")
            },
            user_id: user_id.to_owned(),
            name: person.name.clone(),
            password: person.password.clone(),
            account: person.account,
            second_factor: person.second_factor,
            roles: person.directory_roles.clone(),
            executive_report_viewer: person
                .partner_roles
                .contains(&PartnerRole::ExecutiveReportViewer),
            report_viewer: person.partner_roles.contains(&PartnerRole::ReportViewer),
            lockout: Lockout::default(),
        });
    }
    Ok(people)
}

/// The applications in place of the practice one, each with its service principal. Those of Microsoft stay.
fn register(directory: &mut Directory, file: &[FileApplication]) -> Result<(), Wrong> {
    if file.len() > MOST {
        return Err(Wrong::new(
            "applications",
            words::situation_number(MOST.to_string()),
        ));
    }
    let gone: Vec<String> = directory
        .applications
        .extract_if(.., |application| !application.foreign)
        .map(|application| application.app_id)
        .collect();
    for app_id in gone {
        directory.forget(&app_id);
    }
    let long_ago = Timestamp::UNIX_EPOCH;
    for (at, application) in file.iter().enumerate() {
        let field = |name: &str| format!("applications[{at}].{name}");
        let client = application.client_id.as_str();
        if Guid::parse(client).is_none() {
            return Err(Wrong::new(field("client_id"), words::situation_guid()));
        }
        if directory.application(client, Timestamp::MAX).is_some()
            || api::by_app_id(client).is_some()
        {
            return Err(Wrong::new(field("client_id"), words::situation_twice()));
        }
        plain(field("name"), &application.name)?;
        distinct(&field("permissions"), &application.permissions)?;
        let FileRedirects { desktop, web } = &application.redirect_uris;
        for (sort, uris) in [("desktop", desktop), ("web", web)] {
            distinct(&field(&format!("redirect_uris.{sort}")), uris)?;
            let wrong = uris
                .iter()
                .position(|uri| !super::identity::redirect::can_be_registered(uri));
            if let Some(number) = wrong {
                let path = field(&format!("redirect_uris.{sort}[{number}]"));
                return Err(Wrong::new(path, words::situation_redirect()));
            }
        }
        let mut secrets = Vec::new();
        for (number, secret) in application.secrets.iter().enumerate() {
            let path = || field(&format!("secrets[{number}].value"));
            plain(path(), &secret.value)?;
            let earlier = &application.secrets[..number];
            if earlier.iter().any(|known| known.value == secret.value) {
                return Err(Wrong::new(path(), words::situation_twice()));
            }
            let end = secret
                .expires
                .to_zoned(TimeZone::UTC)
                .map_or(long_ago, |day| day.timestamp());
            secrets.push(ClientSecret {
                key_id: format!("5a4db0c5-5ec1-4000-8001-{at:06x}{number:06x}"),
                name: None,
                start: long_ago,
                end,
                value: secret.value.clone(),
                known: long_ago,
            });
        }
        let mut listed = Vec::new();
        for (number, permission) in application.permissions.iter().enumerate() {
            let unknown = || {
                let path = field(&format!("permissions[{number}]"));
                Wrong::new(path, words::situation_not_one_of(permissions()))
            };
            let (api, scope) = permission.split_once('/').ok_or_else(unknown)?;
            let (_, api) = APIS
                .iter()
                .find(|(name, _)| *name == api)
                .ok_or_else(unknown)?;
            listed.push(Listed {
                api: api.app_id.to_owned(),
                id: api.scope(scope).ok_or_else(unknown)?.id.to_owned(),
                sort: "Scope".to_owned(),
            });
        }
        directory.principals.push(Principal {
            id: format!("5a4db0c5-5b00-4000-8001-{at:012x}"),
            app_id: client.to_ascii_lowercase(),
            name: application.name.clone(),
            extra: Extra::default(),
        });
        directory.applications.push(Application {
            id: format!("5a4db0c5-0b1e-4000-8001-{at:012x}"),
            app_id: client.to_ascii_lowercase(),
            name: application.name.clone(),
            created: long_ago,
            audience: "AzureADMyOrg".to_owned(),
            public: application.public,
            native: application.redirect_uris.desktop.clone(),
            web: application.redirect_uris.web.clone(),
            listed,
            secrets,
            foreign: false,
            known: long_ago,
            extra: Extra::default(),
        });
    }
    Ok(())
}

/// All permissions as such a file names them.
fn permissions() -> String {
    let all: Vec<String> = APIS
        .iter()
        .flat_map(|(name, api)| {
            let scopes = api.scopes.iter();
            scopes.map(move |scope| format!("{name}/{}", scope.value))
        })
        .collect();
    all.join(", ")
}

/// The grants in place of those of the practice world.
fn grant(directory: &mut Directory, file: &[FileGrant]) -> Result<(), Wrong> {
    if file.len() > MOST {
        return Err(Wrong::new(
            "grants",
            words::situation_number(MOST.to_string()),
        ));
    }
    directory.grants.clear();
    for (at, grant) in file.iter().enumerate() {
        let field = |name: &str| format!("grants[{at}].{name}");
        let principal = directory
            .principal_of(&grant.client_id)
            .ok_or_else(|| Wrong::new(field("client_id"), words::situation_client()))?
            .id
            .clone();
        let api = one_of(&field("api"), &grant.api, APIS.iter().copied())?;
        if grant.scopes.is_empty() {
            let why = words::situation_number(MOST.to_string());
            return Err(Wrong::new(field("scopes"), why));
        }
        distinct(&field("scopes"), &grant.scopes)?;
        let wrong = grant
            .scopes
            .iter()
            .position(|scope| api.scope(scope).is_none());
        if let Some(number) = wrong {
            let path = field(&format!("scopes[{number}]"));
            let all: Vec<&str> = api.scopes.iter().map(|scope| scope.value).collect();
            return Err(Wrong::new(
                path,
                words::situation_not_one_of(all.join(", ")),
            ));
        }
        let person = match &grant.user_id {
            None => None,
            Some(user_id) => Some(
                directory
                    .person_named(user_id)
                    .ok_or_else(|| Wrong::new(field("user_id"), words::situation_person()))?
                    .id
                    .clone(),
            ),
        };
        let Some(resource) = directory.principal_of(api.app_id) else {
            continue;
        };
        directory.grants.push(PermissionGrant {
            id: format!("file-grant-{at:04x}"),
            client: principal,
            resource: resource.id.clone(),
            person,
            scopes: grant.scopes.clone(),
            known: Timestamp::UNIX_EPOCH,
            before: Vec::new(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
