//! The tenant's directory: people, applications with their secrets, service principals and granted permissions. What is
//! made in it reaches the sign-in service a little later. It knows no request and no clock.

use super::api::{APIS, FIRST_PARTY, GRAPH, GRAPH_TOOLS, PARTNER_CENTER};
use super::practice::{USER, USER_OBJECT_ID};
use super::truth::{Account, Consent, Truth};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The object id of the practice application's service principal.
const SERVICE_PRINCIPAL: &str = "5a4db0c5-5b00-4000-8000-0000000000f6";
/// The object id of the practice application.
const APPLICATION: &str = "5a4db0c5-0b1e-4000-8000-0000000000f7";
/// The id of its first secret.
const SECRET_ID: &str = "5a4db0c5-5ec1-4000-8000-0000000000f8";
/// How long Graph's answers are ahead of the sign-in service's, in seconds. The lag is known (facts I, 29), its length is
/// our assumption.
pub(super) const LAG: i64 = 3;
/// How many of a sort there may be: a sandbox that serves for days must not grow.
pub(super) const ROOM: usize = 1000;
/// Wrong passwords in a row before the account is locked; the number is our assumption.
const TRIES: u32 = 10;
/// How long a lock-out lasts at first, in seconds; Entra's first takes about a minute and later ones grow (facts F.2).
const FIRST_LOCK: i64 = 60;

/// Directory roles that count here, with their template ids (facts H).
pub(super) const ROLES: [(&str, &str); 8] = [
    (
        "Global Administrator",
        "62e90394-69f5-4237-9190-012177145e10",
    ),
    ("Global Reader", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
    (
        "Privileged Role Administrator",
        "e8611ab8-c189-46e8-94e1-60213ab1f814",
    ),
    (
        "Application Administrator",
        "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
    ),
    (
        "Cloud Application Administrator",
        "158c047a-c907-4556-b7ef-446551a6b5f7",
    ),
    (
        "Application Developer",
        "cf1c38e5-3621-4004-a7cb-879624dced7c",
    ),
    ("User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1"),
    (
        "Billing Administrator",
        "b0f54661-2d74-4c50-afa3-1ec803f12efe",
    ),
];
/// Somebody else of the practice tenant, without a directory role.
struct Colleague {
    id: &'static str,
    name: &'static str,
    user_id: &'static str,
    second_factor: bool,
    report_viewer: bool,
}

impl Colleague {
    /// Executive Report Viewers they are all, so that a client must look for its own user.
    fn person(self, password: &str) -> Person {
        Person {
            id: self.id.to_owned(),
            user_id: self.user_id.to_owned(),
            name: self.name.to_owned(),
            password: password.to_owned(),
            account: Account::Fine,
            second_factor: self.second_factor,
            roles: Vec::new(),
            executive_report_viewer: true,
            report_viewer: self.report_viewer,
            lockout: Lockout::default(),
        }
    }
}

const COLLEAGUES: [Colleague; 3] = [
    Colleague {
        id: "5a4db0c5-05e4-4000-8000-000000000011",
        name: "Cleo Practice",
        user_id: "cleo@contoso.onmicrosoft.com",
        second_factor: true,
        report_viewer: false,
    },
    Colleague {
        id: "5a4db0c5-05e4-4000-8000-000000000012",
        name: "Dov Practice",
        user_id: "dov@contoso.onmicrosoft.com",
        second_factor: false,
        report_viewer: false,
    },
    Colleague {
        id: "5a4db0c5-05e4-4000-8000-000000000013",
        name: "Mina Practice",
        user_id: "mina@contoso.onmicrosoft.com",
        second_factor: true,
        report_viewer: true,
    },
];
/// Who may write applications, and consent for everybody (facts B.2; that the two lists are the same is our assumption, and so
/// is it that all three may consent to every delegated permission, Graph's included. Of permissions that an application has
/// for itself nothing is granted here).
const APPLICATION_ADMINS: [&str; 3] = [
    "Global Administrator",
    "Application Administrator",
    "Cloud Application Administrator",
];

/// A person of the tenant. No `Debug`: there is a password in it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) user_id: String,
    pub(super) name: String,
    pub(super) password: String,
    pub(super) account: Account,
    /// Their tokens say that a second factor was used.
    pub(super) second_factor: bool,
    /// Names of directory roles.
    pub(super) roles: Vec<String>,
    pub(super) executive_report_viewer: bool,
    pub(super) report_viewer: bool,
    pub(super) lockout: Lockout,
}

impl Person {
    /// They have changed a password that had expired: the old one is worth nothing any more.
    pub(super) fn change_password(&mut self) {
        if self.account == Account::PasswordExpired {
            self.account = Account::Fine;
            super::practice::OTHER_PASSWORD.clone_into(&mut self.password);
        }
    }

    /// True if they may write applications and consent for everybody.
    pub(super) fn administers_applications(&self) -> bool {
        self.roles
            .iter()
            .any(|role| APPLICATION_ADMINS.contains(&role.as_str()))
    }

    /// True if they may register an application, but not more (facts B.2).
    pub(super) fn registers_applications(&self) -> bool {
        self.administers_applications()
            || self
                .roles
                .iter()
                .any(|role| role == "Application Developer")
    }
}

/// Wrong passwords and the locks that follow from them.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Lockout {
    wrong: u32,
    locks: u32,
    until: Option<Timestamp>,
}

impl Lockout {
    /// True while the account is locked; the right password does not help then.
    pub(super) fn holds(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| now < until)
    }

    /// Counts a wrong password. After a lock has passed, one more is enough for the next, longer one.
    pub(super) fn wrong(&mut self, now: Timestamp) {
        self.wrong = self.wrong.saturating_add(1);
        if self.wrong >= TRIES {
            let seconds = FIRST_LOCK << self.locks.min(6);
            self.locks = self.locks.saturating_add(1);
            self.until = now.checked_add(SignedDuration::from_secs(seconds)).ok();
        }
    }

    /// The right password clears the count.
    pub(super) fn right(&mut self) {
        *self = Self::default();
    }
}

/// An application's secret. No `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct ClientSecret {
    pub(super) key_id: String,
    pub(super) name: Option<String>,
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
    pub(super) value: String,
    /// From when the sign-in service knows it.
    pub(super) known: Timestamp,
}

/// How a secret stands that was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sent {
    Right,
    Expired,
    Wrong,
}

/// A permission that an application lists.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    pub(super) api: String,
    pub(super) id: String,
    /// `Scope` or `Role`.
    pub(super) sort: String,
}

/// What Graph keeps of a thing that it has made, and the sign-in service does not ask for.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Extra {
    /// The object id of the person who made it and may go on changing it.
    pub(super) owner: Option<String>,
    /// Properties that were set, as they are given back.
    pub(super) properties: Map<String, Value>,
}

/// An application that is registered here.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Application {
    /// The object id.
    pub(super) id: String,
    /// The client id.
    pub(super) app_id: String,
    pub(super) name: String,
    pub(super) created: Timestamp,
    /// `signInAudience`.
    pub(super) audience: String,
    /// Public client flows are allowed.
    pub(super) public: bool,
    /// Redirect URIs for mobile and desktop applications.
    pub(super) native: Vec<String>,
    /// Redirect URIs for web applications.
    pub(super) web: Vec<String>,
    pub(super) listed: Vec<Listed>,
    pub(super) secrets: Vec<ClientSecret>,
    /// Registered in a tenant of Microsoft's: it can be signed in to and not be changed.
    pub(super) foreign: bool,
    /// From when the sign-in service knows it.
    pub(super) known: Timestamp,
    #[serde(default)]
    pub(super) extra: Extra,
}

impl Application {
    /// Judges a secret. One that has not begun is no secret yet: our assumption.
    pub(super) fn judge(&self, sent: &str, now: Timestamp) -> Sent {
        let fitting = |secret: &&ClientSecret| {
            secret.value == sent && secret.known <= now && secret.start <= now
        };
        let mut fitting = self.secrets.iter().filter(fitting).peekable();
        if fitting.peek().is_none() {
            return Sent::Wrong;
        }
        if fitting.any(|secret| now < secret.end) {
            Sent::Right
        } else {
            Sent::Expired
        }
    }

    /// True if it can be used over `/common` and `/organizations`.
    pub(super) fn many_tenants(&self) -> bool {
        self.audience != "AzureADMyOrg"
    }
}

/// A service principal: what stands for an application in this tenant.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Principal {
    pub(super) id: String,
    pub(super) app_id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) extra: Extra,
}

/// A granted delegated permission.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct PermissionGrant {
    pub(super) id: String,
    /// The object id of the client's service principal.
    pub(super) client: String,
    /// The object id of the API's service principal.
    pub(super) resource: String,
    /// One person's, or everybody's.
    pub(super) person: Option<String>,
    pub(super) scopes: Vec<String>,
    /// From when the sign-in service knows of these.
    pub(super) known: Timestamp,
    /// What it goes by until then: nothing, unless the grant was changed.
    #[serde(default)]
    pub(super) before: Vec<String>,
}

impl PermissionGrant {
    /// What the sign-in service goes by at this time; `None` as long as it does not know the grant.
    fn in_force(&self, now: Timestamp) -> Option<&[String]> {
        if self.known <= now {
            Some(&self.scopes)
        } else {
            (!self.before.is_empty()).then_some(&*self.before)
        }
    }

    /// Grants these permissions in place of the others, as soon as the sign-in service knows.
    pub(super) fn change(&mut self, scopes: Vec<String>, now: Timestamp, known: Timestamp) {
        let held = self.in_force(now).map(<[String]>::to_vec);
        self.before = held.unwrap_or_default();
        self.scopes = scopes;
        self.known = known;
    }
}

/// What the tenant's policy has against secrets (facts B.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum SecretPolicy {
    /// Nothing.
    #[default]
    Allowed,
    /// None may be added.
    Forbidden,
    /// None that lasts longer than these days.
    LongestDays(u16),
}

/// The directory.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Directory {
    pub(super) people: Vec<Person>,
    pub(super) applications: Vec<Application>,
    pub(super) principals: Vec<Principal>,
    pub(super) grants: Vec<PermissionGrant>,
    pub(super) secret_policy: SecretPolicy,
    /// How much later the sign-in service knows what Graph has made, in seconds.
    pub(super) lag: i64,
}

impl Directory {
    /// The practice tenant's, as this world has it.
    pub(super) fn of(truth: &Truth) -> Self {
        let long_ago = Timestamp::UNIX_EPOCH;
        let at = |text: &str| text.parse().unwrap_or(long_ago);
        let (start, end) = if truth.secret_expired {
            ("2024-01-15T00:00:00Z", "2026-01-15T00:00:00Z")
        } else {
            ("2026-01-15T00:00:00Z", "2099-12-31T00:00:00Z")
        };
        let listed = |api: &super::api::Api, value: &str| Listed {
            api: api.app_id.to_owned(),
            id: api.scope(value).map_or("", |scope| scope.id).to_owned(),
            sort: "Scope".to_owned(),
        };
        let practice = Application {
            id: APPLICATION.to_owned(),
            app_id: truth.client_id.to_owned(),
            name: "Partner Insights practice".to_owned(),
            created: at("2026-01-15T00:00:00Z"),
            audience: "AzureADMyOrg".to_owned(),
            public: truth.public_client,
            native: vec!["http://localhost".to_owned()],
            web: vec!["http://localhost/web".to_owned()],
            listed: vec![
                listed(&PARTNER_CENTER, "user_impersonation"),
                listed(&GRAPH, "User.Read"),
            ],
            secrets: vec![ClientSecret {
                key_id: SECRET_ID.to_owned(),
                name: Some("practice".to_owned()),
                start: at(start),
                end: at(end),
                value: truth.client_secret.to_owned(),
                known: long_ago,
            }],
            foreign: false,
            known: long_ago,
            extra: Extra::default(),
        };
        let microsofts = |id: &str, app_id: &str, name: &str| Application {
            id: id.to_owned(),
            app_id: app_id.to_owned(),
            name: name.to_owned(),
            created: long_ago,
            audience: "AzureADMultipleOrgs".to_owned(),
            public: true,
            native: vec!["http://localhost".to_owned()],
            web: Vec::new(),
            listed: Vec::new(),
            secrets: Vec::new(),
            foreign: true,
            known: long_ago,
            extra: Extra::default(),
        };
        let tools = "Microsoft Graph Command Line Tools";
        let mut applications = vec![
            practice,
            microsofts("5a4db0c5-0b1e-4000-8000-0000000000f9", GRAPH_TOOLS, tools),
        ];
        for (at, (app_id, name)) in FIRST_PARTY.into_iter().enumerate() {
            let id = format!("5a4db0c5-0b1e-4000-8000-0000000002{at:02x}");
            applications.push(microsofts(&id, app_id, name));
        }
        // The practice user stands for the admin who onboards: our assumption.
        let person = Person {
            id: USER_OBJECT_ID.to_owned(),
            user_id: USER.to_owned(),
            name: "Insights Practice".to_owned(),
            password: truth.password.to_owned(),
            account: truth.account,
            second_factor: truth.second_factor,
            roles: vec!["Global Administrator".to_owned()],
            executive_report_viewer: truth.executive_report_viewer,
            report_viewer: truth.report_viewer,
            lockout: Lockout::default(),
        };
        // The practice user comes first: it is who signs in by device code. What spoils their account is theirs alone.
        let people = std::iter::once(person)
            .chain(COLLEAGUES.map(|colleague| colleague.person(truth.password)))
            .collect();
        let mut directory = Self {
            people,
            applications,
            principals: vec![Principal {
                id: SERVICE_PRINCIPAL.to_owned(),
                app_id: truth.client_id.to_owned(),
                name: "Partner Insights practice".to_owned(),
                extra: Extra::default(),
            }],
            grants: Vec::new(),
            secret_policy: SecretPolicy::default(),
            lag: LAG,
        };
        for (at, api) in APIS.into_iter().enumerate() {
            directory.principals.push(Principal {
                id: format!("5a4db0c5-5b00-4000-8000-0000000001{at:02x}"),
                app_id: api.app_id.to_owned(),
                name: api.name.to_owned(),
                extra: Extra::default(),
            });
            let scopes: &[&str] = match api {
                api if api.is_graph() => &["openid", "profile", "email", "User.Read"],
                _ if truth.consent == Consent::Missing => continue,
                api if api.audience == PARTNER_CENTER.audience && truth.partner_api => {
                    &["user_impersonation"]
                }
                _ => &["openid", "profile"],
            };
            let resource = format!("5a4db0c5-5b00-4000-8000-0000000001{at:02x}");
            let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
            let id = format!("practice-grant-{at:02x}");
            directory.grant(id, SERVICE_PRINCIPAL, &resource, None, scopes, long_ago);
        }
        directory
    }

    /// The person of this user ID.
    pub(super) fn person_named(&mut self, user_id: &str) -> Option<&mut Person> {
        self.people
            .iter_mut()
            .find(|person| person.user_id.eq_ignore_ascii_case(user_id))
    }

    /// The person of this object id.
    pub(super) fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The application of this client id, if the sign-in service knows it at this time.
    pub(super) fn application(&self, app_id: &str, now: Timestamp) -> Option<&Application> {
        self.applications
            .iter()
            .find(|known| known.app_id.eq_ignore_ascii_case(app_id) && known.known <= now)
    }

    /// The service principal of this application.
    pub(super) fn principal_of(&self, app_id: &str) -> Option<&Principal> {
        self.principals
            .iter()
            .find(|principal| principal.app_id.eq_ignore_ascii_case(app_id))
    }

    /// The permissions of an API that an application has for this person at this time; `None` if there is no grant at all.
    pub(super) fn granted(
        &self,
        client: &str,
        api: &str,
        person: &str,
        now: Timestamp,
    ) -> Option<Vec<String>> {
        let client = &self.principal_of(client)?.id;
        let resource = &self.principal_of(api)?.id;
        let mut scopes: Option<Vec<String>> = None;
        for grant in &self.grants {
            let theirs = grant.person.as_deref().is_none_or(|id| id == person);
            if grant.client == *client
                && grant.resource == *resource
                && theirs
                && let Some(held) = grant.in_force(now)
            {
                let all = scopes.get_or_insert_default();
                for scope in held {
                    if !all.contains(scope) {
                        all.push(scope.clone());
                    }
                }
            }
        }
        scopes
    }

    /// Removes what stood for an application that is gone.
    pub(super) fn forget(&mut self, app_id: &str) {
        let gone: Vec<String> = self
            .principals
            .extract_if(.., |principal| {
                principal.app_id.eq_ignore_ascii_case(app_id)
            })
            .map(|principal| principal.id)
            .collect();
        self.grants
            .retain(|grant| !gone.contains(&grant.client) && !gone.contains(&grant.resource));
    }

    /// Grants permissions, beside those that the same people have already.
    pub(super) fn grant(
        &mut self,
        id: String,
        client: &str,
        resource: &str,
        person: Option<&str>,
        scopes: Vec<String>,
        known: Timestamp,
    ) {
        let there = self.grants.iter_mut().find(|grant| {
            grant.client == client
                && grant.resource == resource
                && grant.person.as_deref() == person
        });
        if let Some(grant) = there {
            // While a change of Graph's is on its way, these go beside what still counts, too.
            let under_way = grant.known > known;
            for scope in scopes {
                if under_way && !grant.before.contains(&scope) {
                    grant.before.push(scope.clone());
                }
                if !grant.scopes.contains(&scope) {
                    grant.scopes.push(scope);
                }
            }
            return;
        }
        if self.grants.len() < ROOM {
            self.grants.push(PermissionGrant {
                id,
                client: client.to_owned(),
                resource: resource.to_owned(),
                person: person.map(str::to_owned),
                scopes,
                known,
                before: Vec::new(),
            });
        }
    }
}
