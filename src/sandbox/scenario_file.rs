//! A situation of one's own, from a file: people, applications, grants, roles, enrolment, weather. What it leaves out is as in
//! the practice world. The README describes the format; a mistake is told with its field and its line.

use super::api::{self, Api};
use super::directory::{
    Application, ClientSecret, Directory, Extra, Listed, Lockout, PermissionGrant, Person,
    Principal, ROLES, SecretPolicy,
};
use super::identity::is_our_domain;
use super::scenario::{Scenario, find};
use super::truth::{Account, Policy, Realm, Truth, Weather};
use crate::model::escape::excerpt;
use crate::model::ids::{Guid, is_user_principal_name};
use crate::model::text::Text;
use crate::model::words;
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
    /// The field, or where it is not known, nothing.
    pub field: String,
    /// What is the matter.
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
    clock_ahead_seconds: Option<i32>,
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

/// A fault that is not one of the JSON: the field, the value in it, and why.
struct Wrong<'a>(&'static str, &'a str, Text);

/// Reads the text of such a file.
///
/// # Errors
/// [`FileFault`].
pub fn read(text: &str) -> Result<Situation, FileFault> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        let end = position(text, error.line(), error.column());
        // serde says the place twice.
        let cause = error.to_string();
        let cause = cause.split(" at line ").next().unwrap_or_default();
        // A field that should not be there, or is not, is named in the cause.
        let named = ["unknown field `", "missing field `", "duplicate field `"]
            .iter()
            .find_map(|beginning| cause.strip_prefix(beginning)?.split('`').next());
        FileFault {
            line: error.line().max(1),
            field: excerpt(named.unwrap_or_else(|| field_before(&text[..end])), 80),
            why: words::situation_json(excerpt(cause, 200)),
        }
    })?;
    judge(&file).map_err(|Wrong(field, value, why)| FileFault {
        // What is there twice is wrong the second time.
        line: line_of(text, field, value, why.key() == "situation-twice"),
        field: field.to_owned(),
        why,
    })
}

/// The byte at which a line and a column are, both from 1.
fn position(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut end = (start + column).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// The last name of a field that begins in this text.
fn field_before(text: &str) -> &str {
    let mut rest = text;
    while let Some((before, _)) = rest.rsplit_once(':') {
        let name = before
            .trim_end()
            .strip_suffix('"')
            .and_then(|name| name.rsplit_once('"'));
        if let Some((_, name)) = name
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        {
            return name;
        }
        rest = before;
    }
    ""
}

/// The line in which a value stands behind a field, the first time or the last, else where either of the two is.
fn line_of(text: &str, field: &str, value: &str, last: bool) -> usize {
    let written = serde_json::to_string(value).unwrap_or_default();
    let name = format!("\"{field}\"");
    let mut places = text.match_indices(&name).filter_map(|(at, _)| {
        let rest = &text[at..];
        let end = rest.find(['}', ']']).unwrap_or(rest.len());
        rest[..end].find(&written).map(|found| at + found)
    });
    let behind = if last { places.last() } else { places.next() };
    behind
        .or_else(|| text.find(&written))
        .or_else(|| text.find(&name))
        .map_or(1, |at| text[..at].matches('\n').count() + 1)
}

fn one_of<'a, T: Copy>(
    field: &'static str,
    value: &'a str,
    all: impl Iterator<Item = (&'static str, T)> + Clone,
) -> Result<T, Wrong<'a>> {
    let names: Vec<&str> = all.clone().map(|(name, _)| name).collect();
    let found = all.into_iter().find(|(name, _)| *name == value);
    found.map(|(_, meant)| meant).ok_or_else(|| {
        Wrong(
            field,
            value,
            words::situation_not_one_of(names.join(", "), excerpt(value, 80)),
        )
    })
}

fn judge(file: &File) -> Result<Situation, Wrong<'_>> {
    let name = file.scenario.as_deref().unwrap_or("ready");
    let scenario = find(name).ok_or_else(|| {
        Wrong(
            "scenario",
            name,
            words::situation_scenario(excerpt(name, 80)),
        )
    })?;
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
        truth.vetting.0 = one_of("vetting", status, named(&STATUSES))?;
    }
    if let Some(step) = &enrolment.step {
        truth.vetting.1 = one_of("step", step, named(&STEPS))?;
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
    truth.clock_ahead = file
        .clock_ahead_seconds
        .map_or(truth.clock_ahead, i64::from);
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

fn people(file: &[FilePerson]) -> Result<Vec<Person>, Wrong<'_>> {
    let mut people: Vec<Person> = Vec::new();
    if file.is_empty() || file.len() > MOST {
        return Err(Wrong(
            "people",
            "",
            words::situation_number(MOST.to_string()),
        ));
    }
    for (at, person) in file.iter().enumerate() {
        let user_id = person.user_id.as_str();
        let domain = user_id.rsplit_once('@').map_or("", |(_, domain)| domain);
        if !is_user_principal_name(user_id) || !is_our_domain(domain) {
            return Err(Wrong(
                "user_id",
                user_id,
                words::situation_user_id(excerpt(user_id, 80)),
            ));
        }
        if people
            .iter()
            .any(|known| known.user_id.eq_ignore_ascii_case(user_id))
        {
            return Err(Wrong(
                "user_id",
                user_id,
                words::situation_twice(excerpt(user_id, 80)),
            ));
        }
        for role in &person.directory_roles {
            one_of("directory_roles", role, ROLES.iter().copied())?;
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
fn register<'a>(directory: &mut Directory, file: &'a [FileApplication]) -> Result<(), Wrong<'a>> {
    if file.len() > MOST {
        return Err(Wrong(
            "applications",
            "",
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
        let client = application.client_id.as_str();
        if Guid::parse(client).is_none() {
            return Err(Wrong(
                "client_id",
                client,
                words::situation_guid(excerpt(client, 80)),
            ));
        }
        if directory.application(client, Timestamp::MAX).is_some()
            || api::by_app_id(client).is_some()
        {
            return Err(Wrong(
                "client_id",
                client,
                words::situation_twice(excerpt(client, 80)),
            ));
        }
        for uri in application
            .redirect_uris
            .desktop
            .iter()
            .chain(&application.redirect_uris.web)
        {
            if super::redirect::path(uri).is_none() {
                return Err(Wrong(
                    "redirect_uris",
                    uri,
                    words::situation_redirect(excerpt(uri, 80)),
                ));
            }
        }
        let mut secrets = Vec::new();
        for (number, secret) in application.secrets.iter().enumerate() {
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
        for permission in &application.permissions {
            let unknown = || {
                Wrong(
                    "permissions",
                    permission,
                    words::situation_permission(excerpt(permission, 80)),
                )
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

/// The grants in place of those of the practice world.
fn grant<'a>(directory: &mut Directory, file: &'a [FileGrant]) -> Result<(), Wrong<'a>> {
    if file.len() > MOST {
        return Err(Wrong(
            "grants",
            "",
            words::situation_number(MOST.to_string()),
        ));
    }
    directory.grants.clear();
    for (at, grant) in file.iter().enumerate() {
        let client = grant.client_id.as_str();
        let unknown = || {
            Wrong(
                "client_id",
                client,
                words::situation_client(excerpt(client, 80)),
            )
        };
        let principal = directory
            .principal_of(client)
            .ok_or_else(unknown)?
            .id
            .clone();
        let api = one_of("api", &grant.api, APIS.iter().copied())?;
        for scope in &grant.scopes {
            if api.scope(scope).is_none() {
                return Err(Wrong(
                    "scopes",
                    scope,
                    words::situation_permission(excerpt(scope, 80)),
                ));
            }
        }
        let person = match &grant.user_id {
            None => None,
            Some(user_id) => {
                let unknown = || {
                    Wrong(
                        "user_id",
                        user_id,
                        words::situation_person(excerpt(user_id, 80)),
                    )
                };
                Some(
                    directory
                        .person_named(user_id)
                        .ok_or_else(unknown)?
                        .id
                        .clone(),
                )
            }
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
