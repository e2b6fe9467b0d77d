//! What a check found out: met, unmet, or not to be told; with proof, problem and remedies.

use super::question::QuestionId;
use super::sign_in::SignIn;
use super::text::Text;
use super::words;
use serde::Serialize;

/// The answer of a check. "We asked and it is not so" differs from "we could not ask".
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It holds.
    Met(Finding),
    /// It does not hold.
    Unmet(Box<Problem>),
    /// It could not be found out, or the answer is inconclusive.
    Unknown(Box<Problem>),
}

impl Verdict {
    /// The problem, unless met.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Met(_) => None,
            Self::Unmet(problem) | Self::Unknown(problem) => Some(problem),
        }
    }

    /// True for [`Verdict::Met`].
    #[must_use]
    pub fn is_met(&self) -> bool {
        matches!(self, Self::Met(_))
    }
}

/// Characters up to which a piece of evidence is kept: enough for a long list of names, and a bound for what is no list.
const EVIDENCE: usize = 2000;

/// How we know.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// A service's answer says so.
    Proved,
    /// It follows from another answer.
    Inferred,
    /// The person says so.
    Stated,
}

/// What a met check has to show for itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// One line: what was found.
    pub summary: Text,
    /// How we know.
    pub proof: Proof,
    /// Names and values for the report. Never a secret. Names are identifiers of ours, values are escaped.
    pub evidence: Vec<(&'static str, String)>,
    /// Something to look at although it holds, such as a date that is near.
    pub warning: Option<Text>,
}

impl Finding {
    /// A proved finding without evidence yet.
    #[must_use]
    pub fn proved(summary: Text) -> Self {
        Self {
            summary,
            proof: Proof::Proved,
            evidence: Vec::new(),
            warning: None,
        }
    }

    /// The same with another way of knowing.
    #[must_use]
    pub fn by(mut self, proof: Proof) -> Self {
        self.proof = proof;
        self
    }

    /// The same with one more piece of evidence; the value is escaped and cut here.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.evidence
            .push((name, super::escape::excerpt(value.as_ref(), EVIDENCE)));
        self
    }

    /// The same with a warning.
    #[must_use]
    pub fn warn(mut self, warning: Option<Text>) -> Self {
        self.warning = warning;
        self
    }

    /// A piece of evidence by name.
    #[must_use]
    pub fn evidence(&self, name: &str) -> Option<&str> {
        self.evidence
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Whose matter a problem is. The names are those of `explain --json`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names are the contract's and say all there is to say"
)]
pub enum Owner {
    Tenant,
    Enrolment,
    Application,
    Secret,
    Consent,
    Role,
    User,
    Password,
    Mfa,
    ConditionalAccess,
    Token,
    /// Between here and the service.
    Network,
    /// A request of ours that is wrong: our bug.
    Request,
    /// Microsoft's side.
    Service,
    Unknown,
}

impl Owner {
    /// All of them, in the order in which they are declared.
    pub const ALL: [Self; 15] = [
        Self::Tenant,
        Self::Enrolment,
        Self::Application,
        Self::Secret,
        Self::Consent,
        Self::Role,
        Self::User,
        Self::Password,
        Self::Mfa,
        Self::ConditionalAccess,
        Self::Token,
        Self::Network,
        Self::Request,
        Self::Service,
        Self::Unknown,
    ];
}

/// The states that must never be mixed up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// No answer came, or not from the service.
    Unreachable,
    /// A credential or value was refused.
    Refused,
    /// The credential is good, the right is missing.
    NotAllowed,
    /// It will be so after some time: replication, waiting for verification.
    NotReady,
    /// A person must sign in, in a browser or by device code.
    SignIn,
    /// The service has trouble or asks to wait.
    Service,
    /// Nothing certain can be said.
    Unknown,
}

impl Kind {
    /// The heading of the problem view.
    #[must_use]
    pub fn heading(self) -> Text {
        match self {
            Self::Unreachable => words::kind_unreachable(),
            Self::Refused => words::kind_refused(),
            Self::NotAllowed => words::kind_not_allowed(),
            Self::NotReady => words::kind_not_ready(),
            Self::SignIn => words::kind_sign_in(),
            Self::Service => words::kind_service(),
            Self::Unknown => words::kind_unknown(),
        }
    }
}

/// What somebody else can be asked for because of a problem, each a hand-off note of its own. The names are those of the
/// catalogue of refusals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// Nothing: only who runs into it can do something about it, or time.
    None,
    /// Consent to the permission.
    Consent,
    /// The API is missing in the tenant.
    Resource,
    /// The API is switched off in the tenant.
    ResourceDisabled,
    /// The registration of the application.
    Application,
    /// The application is switched off.
    Enable,
    /// The user is not assigned to the application.
    Assign,
    /// Whether the application is a public client does not fit how it signs in.
    PublicClient,
    /// A new client secret.
    Secret,
    /// The role in Partner Center.
    Role,
    /// Multifactor authentication is to be required.
    Mfa,
    /// A Conditional Access policy bars the way.
    Policy,
    /// The account of the user.
    User,
    /// The password, or a locked account.
    Password,
    /// The company's own sign-in servers or identity provider.
    Servers,
    /// Which tenant it is.
    Tenant,
    /// The company's enrolment.
    Enrolment,
    /// Microsoft's verification of the company.
    Vetting,
    /// The way to the services.
    Network,
    /// The network restricts which tenants can be signed in to.
    Restriction,
    /// Another sign-in of the user.
    Token,
    /// A request to Microsoft's support.
    Service,
    /// Nobody has a name for it.
    Unknown,
}

/// One thing to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remedy {
    /// What to do, a sentence.
    pub act: Text,
    /// Where, if there is an address for it.
    pub link: Option<String>,
}

/// The ids that Microsoft's support asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Support {
    /// Entra's trace id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
    /// The correlation id, Entra's or Partner Center's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    /// The request's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// When, as the service wrote it, or the `Date` header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// Something that stands in the way: what happened, what it means, what to do, who can.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What happened.
    pub what: Text,
    /// What it means.
    pub why: Text,
    /// Which of the states it is.
    pub kind: Kind,
    /// The vendor's code, such as `AADSTS7000215`'s number or `900421`.
    pub code: Option<String>,
    /// Whose matter it is.
    pub owner: Owner,
    /// What somebody else can be asked for, where it does not follow from whose matter it is.
    pub note: Option<Note>,
    /// Who can mend it, roles by name.
    pub who: Option<Text>,
    /// True if the same request can succeed later without anybody doing anything.
    pub retryable: bool,
    /// The question at fault, if one of our questions is.
    pub question: Option<QuestionId>,
    /// The way to sign in that is not barred by this, to be taken with one key.
    pub offer: Option<SignIn>,
    /// What to do, in order.
    pub remedies: Vec<Remedy>,
    /// Ids for support.
    pub support: Support,
    /// The server's own words, escaped and cut.
    pub server_text: Option<String>,
}

impl Problem {
    /// A problem of this kind with nothing else known yet.
    #[must_use]
    pub fn new(kind: Kind, owner: Owner, what: Text, why: Text) -> Self {
        Self {
            what,
            why,
            kind,
            code: None,
            owner,
            note: None,
            who: None,
            retryable: false,
            question: None,
            offer: None,
            remedies: Vec::new(),
            support: Support::default(),
            server_text: None,
        }
    }

    /// What the server's words are called: where none answered, they are those of this machine.
    #[must_use]
    pub fn whose_words(&self) -> Text {
        match self.kind {
            Kind::Unreachable => words::support_detail(),
            _ => words::support_server(),
        }
    }

    /// True if the other one means the same and asks for the same: then one cause is behind both, and telling it twice
    /// would make two tasks of one. What happened may differ, and the ids always do.
    #[must_use]
    pub fn means_the_same(&self, other: &Self) -> bool {
        self.why == other.why
            && self.remedies == other.remedies
            && self.who == other.who
            && (&self.code, self.owner, self.kind) == (&other.code, other.owner, other.kind)
    }

    /// The same with one more thing to do.
    #[must_use]
    pub fn remedy(mut self, act: Text, link: Option<String>) -> Self {
        self.remedies.push(Remedy { act, link });
        self
    }

    /// The same, mended by these roles.
    #[must_use]
    pub fn who(mut self, who: Text) -> Self {
        self.who = Some(who);
        self
    }

    /// The same, about which somebody else is asked for this, or nobody for anything.
    #[must_use]
    pub fn note(mut self, note: Note) -> Self {
        self.note = Some(note);
        self
    }

    /// The same, with the question at fault.
    #[must_use]
    pub fn question(mut self, question: QuestionId) -> Self {
        self.question = Some(question);
        self
    }

    /// The same, with a way to sign in that is not barred by it.
    #[must_use]
    pub fn offer(mut self, way: SignIn) -> Self {
        self.offer = Some(way);
        self
    }

    /// The same, with the vendor's code.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// The same, that can pass by itself.
    #[must_use]
    pub fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }

    /// The same, with ids for support.
    #[must_use]
    pub fn support(mut self, support: Support) -> Self {
        self.support = support;
        self
    }

    /// As an unmet verdict.
    #[must_use]
    pub fn unmet(self) -> Verdict {
        Verdict::Unmet(Box::new(self))
    }

    /// As an unknown verdict.
    #[must_use]
    pub fn unknown(self) -> Verdict {
        Verdict::Unknown(Box::new(self))
    }
}
