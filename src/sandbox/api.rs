//! The APIs that tokens can be had for, and their delegated permissions (facts B.1, B.4). Data, and how to find it.

/// An API.
pub(super) struct Api {
    /// Its application id in every tenant.
    pub(super) app_id: &'static str,
    /// Its name.
    pub(super) name: &'static str,
    /// What a token for it says under `aud`.
    pub(super) audience: &'static str,
    /// What it is called beside its audience and its application id.
    aliases: &'static [&'static str],
    /// Its delegated permissions.
    pub(super) scopes: &'static [Scope],
}

/// A delegated permission.
pub(super) struct Scope {
    pub(super) id: &'static str,
    pub(super) value: &'static str,
    /// Only an administrator can consent to it.
    pub(super) admin: bool,
}

const fn scope(id: &'static str, value: &'static str, admin: bool) -> Scope {
    Scope { id, value, admin }
}

/// Partner Center.
pub(super) static PARTNER_CENTER: Api = Api {
    app_id: "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
    name: "Microsoft Partner Center",
    audience: "https://api.partnercenter.microsoft.com",
    aliases: &["https://reseller.microsoft.com"],
    scopes: &[scope(
        "1cebfa2a-fb4d-419e-b5f9-839b4383e05a",
        "user_impersonation",
        false,
    )],
};

/// Microsoft Graph. Its application id is the one that every tenant shows; the facts do not name it.
pub(super) static GRAPH: Api = Api {
    app_id: "00000003-0000-0000-c000-000000000000",
    name: "Microsoft Graph",
    audience: "https://graph.microsoft.com",
    aliases: &[],
    scopes: &[
        scope(
            "bdfbf15f-ee85-4955-8675-146e8e5296b5",
            "Application.ReadWrite.All",
            true,
        ),
        scope(
            "c79f8feb-a9db-4090-85f9-90d820caa0eb",
            "Application.Read.All",
            true,
        ),
        scope(
            "41ce6ca6-6826-4807-84f1-1c82854f7ee5",
            "DelegatedPermissionGrant.ReadWrite.All",
            true,
        ),
        scope(
            "4908d5b9-3fb2-4b1e-9336-1888b7937185",
            "Organization.Read.All",
            true,
        ),
        scope(
            "06da0dbc-49e2-44d2-8312-53f166ab848a",
            "Directory.Read.All",
            true,
        ),
        scope(
            "741c54c3-0c1e-44a1-818b-3f97ab4e8c83",
            "RoleManagement.Read.Directory",
            true,
        ),
        scope(
            "572fea84-0151-49b2-9301-11cb16974376",
            "Policy.Read.All",
            true,
        ),
        scope(
            "84bccea3-f856-4a8a-967b-dbe0a3d53a64",
            "AppRoleAssignment.ReadWrite.All",
            true,
        ),
        scope("e1fe6dd8-ba31-4d61-89e7-88639da4683d", "User.Read", false),
    ],
};

/// The other resource called Microsoft Partner, which the prerequisites page links.
static PARTNER: Api = Api {
    app_id: "4990cffe-04e8-4e8b-808a-1175604b879f",
    name: "Microsoft Partner",
    audience: "https://api.partner.microsoft.com",
    aliases: &[],
    scopes: &[scope(
        "eabf9ef3-1f9e-f3da-19a1-bcd60d080567",
        "user_impersonation",
        false,
    )],
};

/// The graph of old, which Partner Center refuses by name (facts A.3). That a tenant still has it is our simplification.
static OLD_GRAPH: Api = Api {
    app_id: "00000002-0000-0000-c000-000000000000",
    name: "Windows Azure Active Directory",
    audience: "https://graph.windows.net",
    aliases: &[],
    scopes: &[],
};

/// All of them.
pub(super) static APIS: [&Api; 4] = [&PARTNER_CENTER, &GRAPH, &PARTNER, &OLD_GRAPH];

/// Microsoft Graph Command Line Tools: a public client in every tenant, which an administrator can give Graph's permissions
/// by consenting (facts B.5).
pub(super) const GRAPH_TOOLS: &str = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

/// Applications of Microsoft's own that nobody can consent to anything for: Azure CLI and Azure PowerShell (facts B.5). Microsoft
/// has authorised them for some of Graph's permissions; the facts do not say for which, so here it is none by name.
pub(super) const FIRST_PARTY: [(&str, &str); 2] = [
    (
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
        "Microsoft Azure CLI",
    ),
    (
        "1950a258-227b-4e31-a9cf-717495945fc2",
        "Microsoft Azure PowerShell",
    ),
];

/// True for one of them.
pub(super) fn is_first_party(client: &str) -> bool {
    FIRST_PARTY
        .iter()
        .any(|(app_id, _)| app_id.eq_ignore_ascii_case(client))
}

/// The API that a token with this audience is for.
pub(super) fn by_audience(audience: &str) -> Option<&'static Api> {
    APIS.into_iter().find(|api| api.audience == audience)
}

/// The API that a request calls so: by its audience, by its application id, or by another address of it (facts B.1). Whatever it
/// is called, the token is of version 1.0, and so says the address under `aud` (facts H); that it is always the same one is our
/// assumption.
pub(super) fn by_name(name: &str) -> Option<&'static Api> {
    let alias = || APIS.into_iter().find(|api| api.aliases.contains(&name));
    by_audience(name).or_else(|| by_app_id(name)).or_else(alias)
}

/// The API of this application id.
pub(super) fn by_app_id(app_id: &str) -> Option<&'static Api> {
    APIS.into_iter()
        .find(|api| api.app_id.eq_ignore_ascii_case(app_id))
}

impl Api {
    /// Its permission of that name; services do not mind capitals: our assumption.
    pub(super) fn scope(&self, value: &str) -> Option<&'static Scope> {
        self.scopes
            .iter()
            .find(|scope| scope.value.eq_ignore_ascii_case(value))
    }

    /// True for Graph.
    pub(super) fn is_graph(&self) -> bool {
        self.audience == GRAPH.audience
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::endpoints::Cloud;
    use crate::model::ids::Guid;

    #[test]
    fn the_ids_are_ids_and_partner_center_is_what_the_words_of_the_house_say() {
        assert_eq!(PARTNER_CENTER.audience, Cloud::Global.resource());
        for api in APIS {
            assert!(Guid::parse(api.app_id).is_some(), "{}", api.name);
            for scope in api.scopes {
                assert!(Guid::parse(scope.id).is_some(), "{}", scope.value);
                assert!(api.scope(&scope.value.to_lowercase()).is_some());
            }
        }
    }
}
