//! Graph: an application is registered, given a secret and consent, and signs in; and what is refused on the way.

mod details;
mod queries;

use super::*;
use crate::sandbox::api::{GRAPH_TOOLS, PARTNER_CENTER};
use crate::sandbox::directory::SecretPolicy;

const DEVICE_CODE: &str = "/organizations/oauth2/v2.0/devicecode";
const TOKEN: &str = "/organizations/oauth2/v2.0/token";
pub(super) const ALL: &str = "https://graph.microsoft.com/Application.ReadWrite.All \
                   https://graph.microsoft.com/DelegatedPermissionGrant.ReadWrite.All \
                   https://graph.microsoft.com/Directory.Read.All User.Read openid offline_access";

impl Visit {
    /// A token for Graph with these scopes, by device code with Graph's own tools.
    pub(super) fn graph_token(&mut self, scope: &str) -> String {
        let form = vec![("client_id", GRAPH_TOOLS), ("scope", scope)];
        let code = body(&self.post(DEVICE_CODE, &form));
        let code = code["device_code"].as_str().unwrap().to_owned();
        let form = vec![
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("client_id", GRAPH_TOOLS),
            ("device_code", code.as_str()),
        ];
        assert_eq!(self.code(TOKEN, &form), Some(70016));
        let answer = self.post(TOKEN, &form);
        assert_eq!(answer.status, 200, "{:?}", body(&answer));
        body(&answer)["access_token"].as_str().unwrap().to_owned()
    }

    /// The whole answer to a call with one more header.
    fn graph_with(
        &mut self,
        (method, path): (&str, &str),
        token: &str,
        sent: &Value,
        header: (&str, &str),
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = vec![
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
            header,
        ];
        let sent = if sent.is_null() {
            String::new()
        } else {
            sent.to_string()
        };
        self.ask(method, path, &headers, &sent)
    }

    fn graph(&mut self, method: &str, path: &str, token: &str, sent: &Value) -> (u16, Value) {
        let header = ("accept", "application/json");
        let answer = self.graph_with((method, path), token, sent, header);
        assert!(answer.header("request-id").is_some());
        let found = if answer.body.is_empty() {
            Value::Null
        } else {
            body(&answer)
        };
        (answer.status, found)
    }
}

fn registration() -> Value {
    json!({"displayName": "Partner Insights access", "signInAudience": "AzureADMyOrg", "isFallbackPublicClient": false,
        "publicClient": {"redirectUris": ["http://localhost"]},
        "requiredResourceAccess": [{"resourceAppId": PARTNER_CENTER.app_id,
            "resourceAccess": [{"id": "1cebfa2a-fb4d-419e-b5f9-839b4383e05a", "type": "Scope"}]}]})
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn an_application_that_is_registered_given_a_secret_and_consent_signs_in_a_moment_later() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let (status, tenant) = world.graph(
        "GET",
        "/v1.0/organization?$select=id,displayName,verifiedDomains",
        &token,
        &Value::Null,
    );
    assert_eq!(
        (status, &tenant["value"][0]["id"]),
        (200, &json!(TENANT_ID))
    );
    let by_name = "/v1.0/applications?$filter=displayName%20eq%20%27Partner%20Insights%20access%27";
    assert_eq!(
        world.graph("GET", by_name, &token, &Value::Null).1["value"],
        json!([])
    );

    let (status, made) = world.graph("POST", "/v1.0/applications", &token, &registration());
    assert_eq!(status, 201, "{made}");
    assert_eq!(made["passwordCredentials"], json!([]));
    let (id, app_id) = (text(&made["id"]), text(&made["appId"]));
    let (_, found) = world.graph("GET", by_name, &token, &Value::Null);
    assert_eq!(found["value"][0]["appId"], json!(app_id));

    let (status, principal) = world.graph(
        "POST",
        "/v1.0/servicePrincipals",
        &token,
        &json!({"appId": app_id}),
    );
    assert_eq!(status, 201, "{principal}");
    let path = format!(
        "/v1.0/servicePrincipals(appId='{}')?$select=id,appId,oauth2PermissionScopes",
        PARTNER_CENTER.app_id
    );
    let (_, api) = world.graph("GET", &path, &token, &Value::Null);
    assert_eq!(
        api["oauth2PermissionScopes"][0]["value"],
        "user_impersonation"
    );
    let wanted = json!({"clientId": principal["id"], "consentType": "AllPrincipals", "principalId": null,
        "resourceId": api["id"], "scope": "user_impersonation"});
    let (status, grant) = world.graph("POST", "/v1.0/oauth2PermissionGrants", &token, &wanted);
    assert_eq!(status, 201, "{grant}");
    let again = world.graph("POST", "/v1.0/oauth2PermissionGrants", &token, &wanted);
    assert_eq!(again.0, 409, "{}", again.1);

    let path = format!("/v1.0/applications/{id}/addPassword");
    let wanted = json!({"passwordCredential": {"displayName": "wizard", "endDateTime": "2027-01-31T00:00:00Z"}});
    let (status, secret) = world.graph("POST", &path, &token, &wanted);
    assert_eq!(status, 200, "{secret}");
    let value = text(&secret["secretText"]);
    assert!((16..=64).contains(&value.len()));
    assert_eq!(secret["hint"], json!(value[..3]));
    let path = format!("/v1.0/applications/{id}?$select=passwordCredentials");
    let (_, read) = world.graph("GET", &path, &token, &Value::Null);
    let kept = &read["passwordCredentials"][0];
    assert_eq!(
        (&kept["keyId"], &kept["secretText"]),
        (&secret["keyId"], &Value::Null)
    );

    let mine = but(&by_password(), "client_id", Some(&app_id));
    let mine = but(&mine, "client_secret", Some(&value));
    assert_eq!(
        world.code(V1, &mine),
        Some(700_016),
        "not known everywhere yet"
    );
    world.pass(3);
    let answer = world.post(V1, &mine);
    assert_eq!(answer.status, 200, "{:?}", body(&answer));
    let access = text(&body(&answer)["access_token"]);
    assert_eq!(claims(&access)["appid"], json!(app_id));
    assert_eq!(world.get(MPN, &access).status, 200);

    // A second secret beside the first; the first is taken away; both ends are told.
    let (_, second) = world.graph(
        "POST",
        &format!("/v1.0/applications(appId='{app_id}')/addPassword"),
        &token,
        &json!({}),
    );
    let newer = text(&second["secretText"]);
    assert_ne!(newer, value);
    assert_eq!(second["endDateTime"], "2028-11-21T10:00:03Z", "two years");
    let other = but(&mine, "client_secret", Some(&newer));
    assert_eq!(
        world.code(V1, &other),
        Some(7_000_215),
        "not known everywhere yet"
    );
    world.pass(3);
    assert_eq!(world.code(V1, &other), None);
    let path = format!("/v1.0/applications/{id}/removePassword");
    let wanted = json!({"keyId": secret["keyId"]});
    assert_eq!(world.graph("POST", &path, &token, &wanted).0, 204);
    assert_eq!(world.graph("POST", &path, &token, &wanted).0, 400);
    assert_eq!(world.code(V1, &mine), Some(7_000_215));

    let path = format!("/v1.0/applications/{id}");
    assert_eq!(
        world
            .graph(
                "PATCH",
                &path,
                &token,
                &json!({"isFallbackPublicClient": true})
            )
            .0,
        204
    );
    assert_eq!(world.code(V1, &other), Some(700_025));
    assert_eq!(world.graph("DELETE", &path, &token, &Value::Null).0, 204);
    assert_eq!(world.graph("GET", &path, &token, &Value::Null).0, 404);
    assert_eq!(world.code(V1, &other), Some(700_016));
}

#[test]
fn what_was_made_goes_on_in_a_world_that_was_kept() {
    use crate::sandbox::state;
    let mut world = visit("no-erv");
    let token = world.graph_token(ALL);
    let (_, made) = world.graph("POST", "/v1.0/applications", &token, &registration());
    for _ in 0..10 {
        let wrong = but(&by_password(), "password", Some("wrong"));
        assert_eq!(world.code(V1, &wrong), Some(50126));
    }
    let kept = state::write(&world.world, &played("no-erv"));
    let mut later = visit("no-erv");
    state::resume(&mut later.world, &played("no-erv"), &kept).unwrap();
    assert_eq!(state::write(&later.world, &played("no-erv")), kept);
    let path = format!("/v1.0/applications/{}", text(&made["id"]));
    let (status, found) = later.graph("GET", &path, &token, &Value::Null);
    assert_eq!((status, &found["appId"]), (200, &made["appId"]), "{found}");
    assert_eq!(
        later.code(V1, &by_password()),
        Some(50053),
        "the lock goes on"
    );
    let (_, second) = later.graph("POST", "/v1.0/applications", &token, &registration());
    assert_ne!(second["id"], made["id"]);
    assert!(state::resume(&mut later.world, &played("ready"), &kept).is_err());
}

#[test]
fn a_secret_that_has_ended_and_one_taken_by_another_application_are_refused() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let (_, made) = world.graph("POST", "/v1.0/applications", &token, &registration());
    let path = format!("/v1.0/applications/{}/addPassword", text(&made["id"]));
    let wanted = json!({"passwordCredential": {"endDateTime": "2026-11-22T10:00:10Z"}});
    let (_, secret) = world.graph("POST", &path, &token, &wanted);
    let value = text(&secret["secretText"]);
    let app_id = text(&made["appId"]);
    world.pass(4);
    let mine = but(&by_secret(), "client_id", Some(&app_id));
    let mine = but(&mine, "client_secret", Some(&value));
    assert_eq!(
        world.code(V2, &mine),
        Some(7_000_217),
        "no service principal"
    );
    world.graph(
        "POST",
        "/v1.0/servicePrincipals",
        &token,
        &json!({"appId": app_id}),
    );
    assert_eq!(world.code(V2, &mine), None);
    world.pass(10);
    assert_eq!(world.code(V2, &mine), Some(7_000_222));
    let foreign = but(&by_secret(), "client_secret", Some(&value));
    assert_eq!(world.code(V2, &foreign), Some(7_000_215));
}

#[test]
fn only_a_token_for_graph_with_the_right_scope_and_role_opens_a_call() {
    let mut world = visit("ready");
    let partner = world.token();
    let mut refused = |token: &str, method: &str, path: &str, sent: &Value| {
        let (status, found) = world.graph(method, path, token, sent);
        (status, text(&found["error"]["code"]))
    };
    let bad = (401, "InvalidAuthenticationToken".to_owned());
    assert_eq!(refused(&partner, "GET", "/v1.0/me", &Value::Null), bad);
    assert_eq!(refused("nonsense", "GET", "/v1.0/me", &Value::Null), bad);
    let mut world = visit("ready");
    let reading = world.graph_token("User.Read");
    assert_eq!(
        world.graph("GET", "/v1.0/me", &reading, &Value::Null).1["userPrincipalName"],
        USER
    );
    let denied = json!("Authorization_RequestDenied");
    for (method, path) in [
        ("GET", "/v1.0/applications"),
        ("GET", "/v1.0/applications/$count"),
        ("GET", "/v1.0/servicePrincipals/x/oauth2PermissionGrants"),
        ("GET", "/v1.0/users/somebody@contoso.com"),
        (
            "GET",
            "/v1.0/applications/5a4db0c5-0b1e-4000-8000-0000000000f7/owners",
        ),
        ("POST", "/v1.0/applications"),
        ("GET", "/v1.0/servicePrincipals"),
        ("POST", "/v1.0/oauth2PermissionGrants"),
    ] {
        let (status, found) = world.graph(method, path, &reading, &registration());
        assert_eq!(
            (status, &found["error"]["code"]),
            (403, &denied),
            "{method} {path}"
        );
        assert!(found["error"]["innerError"]["request-id"].is_string());
    }
    // With the scope, but no longer with the role.
    let token = world.graph_token(ALL);
    let (_, roles) = world.graph(
        "GET",
        "/v1.0/me/memberOf/microsoft.graph.directoryRole",
        &token,
        &Value::Null,
    );
    assert_eq!(
        roles["value"][0]["roleTemplateId"],
        "62e90394-69f5-4237-9190-012177145e10"
    );
    world.world.directory.people[0].roles = vec!["Global Reader".to_owned()];
    assert_eq!(
        world
            .graph("POST", "/v1.0/applications", &token, &registration())
            .0,
        403
    );
    world.pass(3600);
    assert_eq!(world.graph("GET", "/v1.0/me", &token, &Value::Null).0, 401);
}

#[test]
fn an_administrators_permissions_are_given_to_no_one_else() {
    let mut world = visit("ready");
    world.world.directory.people[0].roles.clear();
    let form = vec![
        ("client_id", GRAPH_TOOLS),
        ("scope", "Application.ReadWrite.All"),
    ];
    let code = text(&body(&world.post(DEVICE_CODE, &form))["device_code"]);
    let form = vec![
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("client_id", GRAPH_TOOLS),
        ("device_code", code.as_str()),
    ];
    assert_eq!(world.code(TOKEN, &form), Some(70016));
    assert_eq!(world.code(TOKEN, &form), Some(65001));
}

#[test]
fn requests_that_are_not_as_graph_wants_them_change_nothing() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    for (what, sent) in [
        ("no name", json!({"signInAudience": "AzureADMyOrg"})),
        ("no text", json!({"displayName": 7})),
        (
            "a strange property",
            json!({"displayName": "x", "displayname2": "y"}),
        ),
        (
            "a secret",
            json!({"displayName": "x", "passwordCredentials": [{"displayName": "s"}]}),
        ),
        (
            "a strange audience",
            json!({"displayName": "x", "signInAudience": "Everybody"}),
        ),
        (
            "a strange redirect",
            json!({"displayName": "x", "publicClient": {"redirectUris": ["localhost"]}}),
        ),
        (
            "a redirect over an open line",
            json!({"displayName": "x", "web": {"redirectUris": ["http://contoso.com/back"]}}),
        ),
        (
            "a redirect to somebody else's localhost",
            json!({"displayName": "x", "web": {"redirectUris": ["http://localhost.contoso.com/back"]}}),
        ),
        (
            "a strange permission",
            json!({"displayName": "x", "requiredResourceAccess": [{"resourceAppId":
            PARTNER_CENTER.app_id, "resourceAccess": [{"id": TENANT_ID, "type": "Scope"}]}]}),
        ),
    ] {
        let (status, found) = world.graph("POST", "/v1.0/applications", &token, &sent);
        assert_eq!(
            (status, &found["error"]["code"]),
            (400, &json!("Request_BadRequest")),
            "{what}"
        );
    }
    let (_, all) = world.graph("GET", "/v1.0/applications", &token, &Value::Null);
    assert_eq!(
        all["value"].as_array().unwrap().len(),
        1,
        "the practice application alone"
    );
    for (path, status) in [
        ("/v1.0/applications?$search=%22displayName:x%22", 400),
        ("/v1.0/applications?filter=appId%20eq%20%27x%27", 400),
        ("/v1.0/applications/not-an-id", 400),
        ("/v1.0/applications(appId='not-an-id')", 400),
        ("/v1.0/servicePrincipals/not-an-id", 400),
        ("/v1.0/applications?$select=nosuch", 400),
        ("/v1.0/applications?$top=0", 400),
        (
            "/v1.0/applications/5a4db0c5-0000-4000-8000-000000000000",
            404,
        ),
        ("/v1.0/groups", 404),
        ("/v1.0", 404),
    ] {
        assert_eq!(
            world.graph("GET", path, &token, &Value::Null).0,
            status,
            "{path}"
        );
    }
    let unknown = json!({"appId": "5a4db0c5-0000-4000-8000-000000000000"});
    assert_eq!(
        world
            .graph("POST", "/v1.0/servicePrincipals", &token, &unknown)
            .0,
        400
    );
    let there = json!({"appId": PARTNER_CENTER.app_id});
    assert_eq!(
        world
            .graph("POST", "/v1.0/servicePrincipals", &token, &there)
            .0,
        409
    );
    let bearer = format!("Bearer {token}");
    let form = vec![("authorization", bearer.as_str()), ("content-type", FORM)];
    assert_eq!(
        world
            .ask("POST", "/v1.0/applications", &form, "displayName=x")
            .status,
        400
    );
}

#[test]
fn what_is_taken_of_a_change_is_given_back_and_the_rest_is_refused() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let (status, made) = world.graph("POST", "/v1.0/applications", &token, &registration());
    assert_eq!(status, 201);
    let path = format!("/v1.0/applications/{}", text(&made["id"]));
    for (name, value) in [
        ("displayName", json!("Renamed")),
        ("signInAudience", json!("AzureADMultipleOrgs")),
        ("isFallbackPublicClient", json!(true)),
        (
            "publicClient",
            json!({"redirectUris": ["http://localhost/other"]}),
        ),
        (
            "web",
            json!({"redirectUris": ["https://contoso.com/back"], "homePageUrl": "https://contoso.com", "logoutUrl": null,
                "implicitGrantSettings": {"enableIdTokenIssuance": true, "enableAccessTokenIssuance": false}}),
        ),
        ("requiredResourceAccess", json!([])),
        ("notes", json!("who is responsible")),
        ("tags", json!(["a", "b"])),
        ("spa", json!({"redirectUris": ["https://contoso.com"]})),
    ] {
        // Libraries write down what it is that they send.
        let sent = json!({ name: value.clone(), "@odata.type": "#microsoft.graph.application" });
        assert_eq!(world.graph("PATCH", &path, &token, &sent).0, 204, "{name}");
        let (_, found) = world.graph("GET", &path, &token, &Value::Null);
        assert_eq!(found[name], value, "{name}");
    }
    let (_, before) = world.graph("GET", &path, &token, &Value::Null);
    for sent in [
        json!({"notes": 7}),
        json!({"displayName": "Again", "tagz": ["x"]}),
        json!({"web": {"redirectUris": [], "homePage": "https://contoso.com"}}),
        json!({"web": null}),
        json!({"publisherDomain": "contoso.com"}),
        json!({"passwordCredentials": []}),
    ] {
        let (status, said) = world.graph("PATCH", &path, &token, &sent);
        assert_eq!(
            (status, &said["error"]["code"]),
            (400, &json!("Request_BadRequest")),
            "{sent}"
        );
        assert_eq!(world.graph("GET", &path, &token, &Value::Null).1, before);
    }
}

#[test]
fn a_secret_that_has_not_begun_is_none_yet() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let path = format!("/v1.0/applications(appId='{CLIENT_ID}')/addPassword");
    let wanted = json!({"passwordCredential": {"startDateTime": "2026-11-22T10:01:00Z"}});
    let (_, secret) = world.graph("POST", &path, &token, &wanted);
    let value = text(&secret["secretText"]);
    let mine = but(&by_secret(), "client_secret", Some(&value));
    world.pass(30);
    assert_eq!(world.code(V2, &mine), Some(7_000_215));
    world.pass(30);
    assert_eq!(world.code(V2, &mine), None);
}

#[test]
fn pages_of_a_list_lead_to_the_next_one() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let (_, first) = world.graph(
        "GET",
        "/v1.0/servicePrincipals?$top=2&$select=appId",
        &token,
        &Value::Null,
    );
    assert_eq!(first["value"].as_array().unwrap().len(), 2);
    let next = text(&first["@odata.nextLink"]);
    let (_, second) = world.graph(
        "GET",
        next.strip_prefix("http://127.0.0.1:1").unwrap(),
        &token,
        &Value::Null,
    );
    let (_, all) = world.graph(
        "GET",
        "/v1.0/servicePrincipals?$select=appId",
        &token,
        &Value::Null,
    );
    let both = [
        first["value"].as_array().unwrap().clone(),
        second["value"].as_array().unwrap().clone(),
    ]
    .concat();
    assert_eq!(both[..4], all["value"].as_array().unwrap()[..4]);
}

#[test]
fn the_tenants_policy_for_secrets_is_heard() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let path = format!("/v1.0/applications(appId='{CLIENT_ID}')/addPassword");
    for (policy, code, expected, detail) in [
        (
            SecretPolicy::Forbidden,
            "CredentialTypeNotAllowedAsPerAppPolicy",
            "Credential type not allowed as per assigned policy",
            Value::Null,
        ),
        (
            SecretPolicy::LongestDays(180),
            "CredentialInvalidLifetimeAsPerAppPolicy",
            "Credential lifetime exceeds the max value allowed as per assigned policy",
            json!("InvalidKeyEndDate"),
        ),
    ] {
        world.world.directory.secret_policy = policy;
        let (status, found) = world.graph("POST", &path, &token, &json!({}));
        let error = &found["error"];
        assert_eq!((status, &error["code"]), (400, &json!(code)));
        assert!(text(&error["message"]).starts_with(expected), "{found}");
        assert_eq!(error["details"][0]["code"], detail);
    }
    let short = json!({"passwordCredential": {"endDateTime": "2027-01-31T00:00:00Z"}});
    assert_eq!(world.graph("POST", &path, &token, &short).0, 200);
}

#[test]
fn too_many_requests_are_answered_in_graphs_own_words() {
    let mut world = visit("throttled");
    let answer = world.ask("GET", "/v1.0/me", &vec![], "");
    assert_eq!(
        (answer.status, answer.header("Retry-After")),
        (429, Some("57"))
    );
    assert_eq!(body(&answer)["error"]["code"], "TooManyRequests");
}
