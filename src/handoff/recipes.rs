//! What is asked of whom for each kind of problem: the table of recipes, with every click and where it is.
//!
//! Clicks, roles and permission ids: facts A.2, B.1 to B.4, C.2, E.4. Our assumptions, as no source gives them: the deep
//! links into the Entra admin center, and that the portals of the national clouds take the same paths.

use crate::model::check::CheckId;
use crate::model::endpoints::Cloud;
use crate::model::text::Text;
use crate::model::verdict::{Note, Owner, Problem};
use crate::model::words;

/// Where a step is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// The application's page of this name in the Entra admin center.
    Application(&'static str),
    /// The page on which an administrator consents to all that the application's registration lists (facts B.3).
    AdminConsent,
    /// The start of the Entra admin center.
    Portal,
    /// A fixed address.
    At(&'static str),
}

/// What the note lists beside tenant, application and user.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lists {
    Nothing,
    /// The permissions with their ids.
    Permissions,
    /// The hosts that must be reached.
    Hosts,
}

/// What to do about one kind of problem.
#[derive(Debug)]
pub(super) struct Recipe {
    /// What is asked, the note's title. Its variables are those of [`super::Case`].
    pub(super) ask: &'static str,
    /// Who can do it, where the problem does not name an administrator.
    pub(super) who: fn() -> Text,
    /// What to do, in order, and where.
    pub(super) steps: &'static [(&'static str, Option<Place>)],
    /// How to see that it is done.
    pub(super) done: &'static str,
    pub(super) lists: Lists,
}

/// User management in Partner Center (facts C.2, where the address is marked as unconfirmed).
const USERS: &str = "https://partner.microsoft.com/dashboard/account/v3/usermanagement";
/// The state of the company's enrolment and verification (facts A.2).
const LEGAL_INFO: &str = "https://aka.ms/accountexp/legalInfo";
/// Where a company enrols (facts A.2).
const ENROL: &str =
    "https://partner.microsoft.com/dashboard/account/v3/enrollment/introduction/partnership";
/// App management, which shows the tenant of the partner account as its Account ID (facts B.2).
const APP_MANAGEMENT: &str = "https://aka.ms/accountexp/appMgmt";
/// Where users register a second factor.
const SECOND_FACTOR: &str = "https://aka.ms/mfasetup";
/// Partner Center.
const PARTNER_CENTER: &str = "https://partner.microsoft.com/dashboard";

const OVERVIEW: Place = Place::Application("Overview");
const CREDENTIALS: Place = Place::Application("Credentials");
const PERMISSIONS: Place = Place::Application("CallAnAPI");
const AUTHENTICATION: Place = Place::Application("Authentication");

static CONSENT: Recipe = Recipe {
    ask: "handoff-consent.ask",
    who: words::who_consent,
    steps: &[
        ("handoff-consent.do1", Some(PERMISSIONS)),
        ("handoff-consent.do2", None),
        ("handoff-consent.do3", None),
        ("handoff-consent.do4", Some(Place::AdminConsent)),
    ],
    done: "handoff-consent.done",
    lists: Lists::Permissions,
};

static RESOURCE: Recipe = Recipe {
    ask: "handoff-resource.ask",
    who: words::who_consent,
    steps: &[
        ("handoff-resource.do1", Some(Place::At(APP_MANAGEMENT))),
        ("handoff-resource.do2", None),
        ("handoff-consent.do2", Some(PERMISSIONS)),
        ("handoff-consent.do3", None),
    ],
    done: "handoff-consent.done",
    lists: Lists::Permissions,
};

static APPLICATION: Recipe = Recipe {
    ask: "handoff-application.ask",
    who: words::who_application,
    steps: &[
        ("handoff-application.do1", Some(OVERVIEW)),
        ("handoff-application.do2", None),
        ("handoff-application.do3", Some(AUTHENTICATION)),
        ("handoff-application.do4", Some(PERMISSIONS)),
    ],
    done: "handoff-application.done",
    lists: Lists::Permissions,
};

static SECRET: Recipe = Recipe {
    ask: "handoff-secret.ask",
    who: words::who_application,
    steps: &[
        ("handoff-secret.do1", Some(CREDENTIALS)),
        ("handoff-secret.do2", None),
        ("handoff-secret.do3", None),
        ("handoff-secret.do4", None),
    ],
    done: "handoff-secret.done",
    lists: Lists::Nothing,
};

static ROLE: Recipe = Recipe {
    ask: "handoff-role.ask",
    who: words::who_roles,
    steps: &[
        ("handoff-role.do1", Some(Place::At(USERS))),
        ("handoff-role.do2", None),
        ("handoff-role.do3", None),
        ("handoff-role.do4", None),
    ],
    done: "handoff-role.done",
    lists: Lists::Nothing,
};

static MFA: Recipe = Recipe {
    ask: "handoff-mfa.ask",
    who: words::who_conditional_access,
    steps: &[
        ("handoff-mfa.do1", Some(Place::At(SECOND_FACTOR))),
        ("handoff-mfa.do2", Some(Place::Portal)),
        ("handoff-mfa.do3", None),
        ("handoff-mfa.do4", None),
    ],
    done: "handoff-mfa.done",
    lists: Lists::Nothing,
};

static CONDITIONAL_ACCESS: Recipe = Recipe {
    ask: "handoff-policy.ask",
    who: words::who_conditional_access,
    steps: &[
        ("handoff-policy.do1", Some(Place::Portal)),
        ("handoff-policy.do2", None),
        ("handoff-policy.do3", None),
        ("handoff-policy.do4", None),
    ],
    done: "handoff-policy.done",
    lists: Lists::Nothing,
};

static USER: Recipe = Recipe {
    ask: "handoff-user.ask",
    who: words::who_user_admin,
    steps: &[
        ("handoff-user.do1", Some(Place::Portal)),
        ("handoff-user.do2", None),
        ("handoff-user.do3", None),
    ],
    done: "handoff-user.done",
    lists: Lists::Nothing,
};

static PASSWORD: Recipe = Recipe {
    ask: "handoff-password.ask",
    who: words::who_user_admin,
    steps: &[
        ("handoff-password.do1", Some(Place::Portal)),
        ("handoff-password.do2", None),
        ("handoff-password.do3", None),
    ],
    done: "handoff-password.done",
    lists: Lists::Nothing,
};

static TENANT: Recipe = Recipe {
    ask: "handoff-tenant.ask",
    who: words::who_enrolment,
    steps: &[
        ("handoff-tenant.do1", Some(Place::At(APP_MANAGEMENT))),
        ("handoff-tenant.do2", Some(Place::Portal)),
        ("handoff-tenant.do3", None),
    ],
    done: "handoff-tenant.done",
    lists: Lists::Nothing,
};

static ENROLMENT: Recipe = Recipe {
    ask: "handoff-enrolment.ask",
    who: words::who_enrolment,
    steps: &[
        ("handoff-enrolment.do1", Some(Place::At(LEGAL_INFO))),
        ("handoff-enrolment.do2", Some(Place::At(ENROL))),
        ("handoff-tenant.do3", None),
    ],
    done: "handoff-enrolment.done",
    lists: Lists::Nothing,
};

static VETTING: Recipe = Recipe {
    ask: "handoff-vetting.ask",
    who: words::who_enrolment,
    steps: &[
        ("handoff-vetting.do1", Some(Place::At(LEGAL_INFO))),
        ("handoff-vetting.do2", None),
    ],
    done: "handoff-vetting.done",
    lists: Lists::Nothing,
};

static NETWORK: Recipe = Recipe {
    ask: "handoff-network.ask",
    who: words::who_network,
    steps: &[
        ("handoff-network.do1", None),
        ("handoff-network.do2", None),
        ("handoff-network.do3", None),
    ],
    done: "handoff-network.done",
    lists: Lists::Hosts,
};

static RESOURCE_DISABLED: Recipe = Recipe {
    ask: "handoff-resource-disabled.ask",
    who: words::who_application,
    steps: &[
        ("handoff-resource-disabled.do1", Some(Place::Portal)),
        ("handoff-resource-disabled.do2", None),
    ],
    done: "handoff-enable.done",
    lists: Lists::Nothing,
};

static ENABLE: Recipe = Recipe {
    ask: "handoff-enable.ask",
    who: words::who_application,
    steps: &[
        ("handoff-enable.do1", Some(Place::Portal)),
        ("handoff-enable.do2", None),
    ],
    done: "handoff-enable.done",
    lists: Lists::Nothing,
};

static ASSIGN: Recipe = Recipe {
    ask: "handoff-assign.ask",
    who: words::who_application,
    steps: &[
        ("handoff-assign.do1", Some(Place::Portal)),
        ("handoff-assign.do2", None),
    ],
    done: "handoff-user.done",
    lists: Lists::Nothing,
};

static PUBLIC_CLIENT: Recipe = Recipe {
    ask: "handoff-public.ask",
    who: words::who_application,
    steps: &[
        ("handoff-public.do1", Some(AUTHENTICATION)),
        ("handoff-public.do2", None),
        ("handoff-public.do3", None),
    ],
    done: "handoff-public.done",
    lists: Lists::Nothing,
};

static SERVERS: Recipe = Recipe {
    ask: "handoff-servers.ask",
    who: words::who_identity_provider,
    steps: &[
        ("handoff-servers.do1", None),
        ("handoff-servers.do2", None),
        ("handoff-servers.do3", Some(Place::Portal)),
    ],
    done: "handoff-user.done",
    lists: Lists::Nothing,
};

static RESTRICTION: Recipe = Recipe {
    ask: "handoff-restriction.ask",
    who: words::who_network,
    steps: &[
        ("handoff-restriction.do1", None),
        ("handoff-restriction.do2", None),
    ],
    done: "handoff-restriction.done",
    lists: Lists::Hosts,
};

static TOKEN: Recipe = Recipe {
    ask: "handoff-token.ask",
    who: words::who_user,
    steps: &[
        ("handoff-token.do1", None),
        ("handoff-token.do2", Some(Place::Portal)),
    ],
    done: "handoff-token.done",
    lists: Lists::Nothing,
};

static SERVICE: Recipe = Recipe {
    ask: "handoff-service.ask",
    who: words::handoff_who_support,
    steps: &[
        ("handoff-service.do1", Some(Place::At(PARTNER_CENTER))),
        ("handoff-service.do2", None),
    ],
    done: "handoff-service.done",
    lists: Lists::Nothing,
};

/// For whatever nobody has a name for: the ids and the server's words lead further.
static UNKNOWN: Recipe = Recipe {
    ask: "handoff-unknown.ask",
    who: words::handoff_who_any,
    steps: &[
        ("handoff-unknown.do1", Some(Place::Portal)),
        ("handoff-unknown.do2", Some(Place::At(LEGAL_INFO))),
        ("handoff-service.do1", Some(Place::At(PARTNER_CENTER))),
    ],
    done: "handoff-service.done",
    lists: Lists::Permissions,
};

/// What somebody else can be asked for because of this problem of this check: what was decided for it, else what follows from
/// whose matter it is. A request of ours that is wrong, or a token to be had by signing in, is nobody else's.
pub(super) fn kind(check: CheckId, problem: &Problem) -> Note {
    problem.note.unwrap_or(match problem.owner {
        Owner::Consent => Note::Consent,
        Owner::Application => Note::Application,
        Owner::Secret => Note::Secret,
        Owner::Role => Note::Role,
        Owner::Mfa => Note::Mfa,
        Owner::ConditionalAccess => Note::Policy,
        Owner::User => Note::User,
        Owner::Password => Note::Password,
        Owner::Tenant => Note::Tenant,
        Owner::Enrolment if check.0 == "vetting" => Note::Vetting,
        Owner::Enrolment => Note::Enrolment,
        Owner::Network => Note::Network,
        Owner::Service => Note::Service,
        Owner::Unknown => Note::Unknown,
        Owner::Request | Owner::Token => Note::None,
    })
}

/// The recipe for a note, if there is anything to ask for.
pub(super) fn of(note: Note) -> Option<&'static Recipe> {
    Some(match note {
        Note::None => return None,
        Note::Consent => &CONSENT,
        Note::Resource => &RESOURCE,
        Note::ResourceDisabled => &RESOURCE_DISABLED,
        Note::Application => &APPLICATION,
        Note::Enable => &ENABLE,
        Note::Assign => &ASSIGN,
        Note::PublicClient => &PUBLIC_CLIENT,
        Note::Secret => &SECRET,
        Note::Role => &ROLE,
        Note::Mfa => &MFA,
        Note::Policy => &CONDITIONAL_ACCESS,
        Note::User => &USER,
        Note::Password => &PASSWORD,
        Note::Servers => &SERVERS,
        Note::Tenant => &TENANT,
        Note::Enrolment => &ENROLMENT,
        Note::Vetting => &VETTING,
        Note::Network => &NETWORK,
        Note::Restriction => &RESTRICTION,
        Note::Token => &TOKEN,
        Note::Service => &SERVICE,
        Note::Unknown => &UNKNOWN,
    })
}

/// Messages that name nobody with more rights than who asks.
const NOBODY_ELSE: [&str; 5] = [
    "who-you",
    "who-wait",
    "who-user",
    "who-program",
    "check-mfa-who",
];

impl Recipe {
    /// Who can do it: whoever the problem names, unless that is the one who asks.
    pub(super) fn who(&self, problem: &Problem) -> Text {
        let named = problem.who.clone();
        named
            .filter(|who| !NOBODY_ELSE.contains(&who.key()))
            .unwrap_or_else(self.who)
    }
}

/// The administration portal of a cloud (facts B.2, D.5).
fn portal(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "https://entra.microsoft.com",
        Cloud::UsGovernment => "https://portal.azure.us",
        Cloud::China21Vianet => "https://portal.azure.cn",
    }
}

impl Place {
    /// The address with the ids filled in; the portal's start where there is no id to fill in.
    pub(super) fn address(self, cloud: Cloud, tenant: &str, client_id: &str) -> Option<String> {
        let portal = portal(cloud);
        match self {
            Self::Application(_) if client_id.is_empty() => Some(portal.to_owned()),
            Self::Application(page) => Some(format!(
                "{portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/{page}/appId/{client_id}"
            )),
            Self::AdminConsent if client_id.is_empty() || tenant.is_empty() => None,
            Self::AdminConsent => Some(format!(
                "{}/{tenant}/adminconsent?client_id={client_id}&redirect_uri=http%3A%2F%2Flocalhost",
                cloud.endpoints().authority
            )),
            Self::Portal => Some(portal.to_owned()),
            Self::At(address) => Some(address.to_owned()),
        }
    }
}
