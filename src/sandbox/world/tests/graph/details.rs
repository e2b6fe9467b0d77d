//! Who may change what in Graph, changes of grants, the frame of its answers, and what its libraries and Azure's command line send.

use super::*;

const PLAIN: (&str, &str) = ("accept", "application/json");

/// The practice application's grant for Partner Center.
fn practice_grant(world: &mut Visit, token: &str) -> Value {
    let path = "/v1.0/oauth2PermissionGrants";
    let (_, all) = world.graph("GET", path, token, &Value::Null);
    let all = all["value"].as_array().unwrap();
    let found = all.iter().find(|one| one["scope"] == "user_impersonation");
    found.unwrap().clone()
}

fn scopes(world: &mut Visit, form: &Pairs) -> String {
    let answer = body(&world.post(V2, form));
    text(
        &claims(
            answer["access_token"]
                .as_str()
                .unwrap_or_else(|| panic!("{answer}")),
        )["scp"],
    )
}

#[test]
fn a_grant_is_changed_as_strictly_as_it_is_made_and_as_slowly() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let (_, all) = world.graph("GET", "/v1.0/oauth2PermissionGrants", &token, &Value::Null);
    let of_graph = all["value"].as_array().unwrap().iter();
    let mut of_graph = of_graph.filter(|one| text(&one["scope"]).contains("User.Read"));
    let id = text(&of_graph.next().unwrap()["id"]);
    let path = format!("/v1.0/oauth2PermissionGrants/{id}");
    let (_, before) = world.graph("GET", &path, &token, &Value::Null);
    for sent in [
        json!({}),
        json!({"scope": null}),
        json!({"scope": ""}),
        json!({"scope": " "}),
        json!({"scope": 7}),
        json!({"scope": "user_impersonation"}),
        json!({"scope": "User.Read nosuch"}),
        json!({"scope": format!("User.Read{}", " ".repeat(3850))}),
        json!({"scope": "User.Read", "clientId": before["clientId"]}),
        json!({"scope": "User.Read", "consentType": "Principal"}),
    ] {
        let (status, found) = world.graph("PATCH", &path, &token, &sent);
        assert_eq!(
            (status, &found["error"]["code"]),
            (400, &json!("Request_BadRequest")),
            "{sent}"
        );
        assert_eq!(world.graph("GET", &path, &token, &Value::Null).1, before);
    }
    let mine = but(
        &but(&by_password(), "resource", None),
        "scope",
        Some("https://graph.microsoft.com/.default"),
    );
    let had = scopes(&mut world, &mine);
    assert!(
        had.contains("User.Read") && !had.contains("Directory"),
        "{had}"
    );
    let wanted = json!({"scope": "openid user.read Directory.Read.All User.Read"});
    assert_eq!(world.graph("PATCH", &path, &token, &wanted).0, 204);
    let (_, after) = world.graph("GET", &path, &token, &Value::Null);
    assert_eq!(after["scope"], "openid User.Read Directory.Read.All");
    assert_eq!(scopes(&mut world, &mine), had, "not known everywhere yet");
    world.pass(2);
    let wanted = json!({"scope": "openid User.Read Organization.Read.All"});
    assert_eq!(world.graph("PATCH", &path, &token, &wanted).0, 204);
    world.pass(2);
    assert_eq!(scopes(&mut world, &mine), had, "it begins anew");
    world.pass(1);
    let has = scopes(&mut world, &mine);
    assert!(
        has.contains("Organization.Read.All") && !has.contains("Directory"),
        "{has}"
    );
}

#[test]
fn a_grant_names_nothing_that_grants_do_not_have() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let there = practice_grant(&mut world, &token);
    let path = format!("/v1.0/oauth2PermissionGrants/{}", text(&there["id"]));
    assert_eq!(world.graph("DELETE", &path, &token, &Value::Null).0, 204);
    let good = json!({"@odata.type": "#microsoft.graph.oAuth2PermissionGrant", "clientId": there["clientId"],
        "consentType": "AllPrincipals", "principalId": null, "resourceId": there["resourceId"], "scope": "user_impersonation"});
    for (name, value) in [
        ("id", json!("my-own")),
        ("expiryTime", json!("2027-01-31T00:00:00Z")),
        ("consentType", json!("Everybody")),
        ("consentType", json!("Principal")),
        ("principalId", json!(USER_OBJECT_ID)),
        ("scope", json!("User.Read")),
        ("clientId", json!(CLIENT_ID)),
    ] {
        let mut sent = good.clone();
        sent[name] = value;
        let found = world.graph("POST", "/v1.0/oauth2PermissionGrants", &token, &sent);
        assert_eq!(found.0, 400, "{sent}: {}", found.1);
    }
    let found = world.graph("POST", "/v1.0/oauth2PermissionGrants", &token, &good);
    assert_eq!(found.0, 201, "{}", found.1);
    let path = format!("/v1.0/servicePrincipals(appId='{CLIENT_ID}')");
    let (_, theirs) = world.graph(
        "GET",
        &format!("{path}/oauth2PermissionGrants"),
        &token,
        &Value::Null,
    );
    let (_, principal) = world.graph("GET", &path, &token, &Value::Null);
    let theirs = theirs["value"].as_array().unwrap();
    assert!(theirs.iter().any(|one| one["id"] == found.1["id"]));
    assert!(theirs.iter().all(|one| one["clientId"] == principal["id"]));
    let found = world.graph("POST", "/v1.0/oauth2PermissionGrants", &token, &good);
    assert_eq!(
        (found.0, &found.1["error"]["code"]),
        (409, &json!("Request_MultipleObjectsWithSameKeyValue"))
    );
}

#[test]
fn whoever_registers_an_application_owns_it_and_nothing_else() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    world.world.directory.people[0].roles = vec!["Application Developer".to_owned()];
    let (status, made) = world.graph("POST", "/v1.0/applications", &token, &registration());
    assert_eq!(status, 201, "{made}");
    let path = format!("/v1.0/applications/{}", text(&made["id"]));
    let (_, owners) = world.graph("GET", &format!("{path}/owners"), &token, &Value::Null);
    assert_eq!(owners["value"][0]["id"], USER_OBJECT_ID);
    let renamed = json!({"displayName": "Renamed"});
    assert_eq!(world.graph("PATCH", &path, &token, &renamed).0, 204);
    let add = format!("{path}/addPassword");
    let (status, secret) = world.graph("POST", &add, &token, &json!({}));
    assert_eq!(status, 200, "{secret}");
    // Not to the practice application, which was there before; and consent for everybody is an administrator's.
    let theirs = format!("/v1.0/applications(appId='{CLIENT_ID}')");
    let (_, owners) = world.graph("GET", &format!("{theirs}/owners"), &token, &Value::Null);
    assert_eq!(owners["value"], json!([]));
    for (method, path, sent) in [
        ("PATCH", theirs.clone(), renamed),
        ("POST", format!("{theirs}/addPassword"), json!({})),
        ("DELETE", theirs, Value::Null),
        ("POST", "/v1.0/oauth2PermissionGrants".to_owned(), json!({})),
    ] {
        let (status, found) = world.graph(method, &path, &token, &sent);
        assert_eq!(
            (status, &found["error"]["code"]),
            (403, &json!("Authorization_RequestDenied")),
            "{method} {path}"
        );
    }
    world.world.directory.people[0].roles.clear();
    assert_eq!(world.graph("POST", &add, &token, &json!({})).0, 200);
    assert_eq!(world.graph("DELETE", &path, &token, &Value::Null).0, 204);
}

#[test]
fn what_a_change_of_an_application_leaves_out_stays_as_it_is() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let path = format!("/v1.0/applications(appId='{CLIENT_ID}')");
    let (_, before) = world.graph("GET", &path, &token, &Value::Null);
    for sent in [
        json!({"web": {}, "publicClient": {}}),
        json!({"web": {"homePageUrl": "https://contoso.com"}}),
        json!({"web": {"implicitGrantSettings": {"enableIdTokenIssuance": true}}}),
    ] {
        assert_eq!(world.graph("PATCH", &path, &token, &sent).0, 204, "{sent}");
    }
    let (_, after) = world.graph("GET", &path, &token, &Value::Null);
    for name in ["web", "publicClient"] {
        assert_eq!(after[name]["redirectUris"], before[name]["redirectUris"]);
    }
    assert_eq!(after["web"]["homePageUrl"], "https://contoso.com");
    assert_eq!(
        after["web"]["implicitGrantSettings"],
        json!({"enableIdTokenIssuance": true, "enableAccessTokenIssuance": false})
    );
}

#[test]
fn what_libraries_and_command_lines_send_is_understood() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    // The libraries of Graph name the type; Azure's command line sends the settings of the platforms as a whole.
    let mut sent = registration();
    sent["@odata.type"] = json!("#microsoft.graph.application");
    sent["web"] = json!({"redirectUris": ["https://contoso.com/back"], "homePageUrl": null,
        "implicitGrantSettings": {"enableIdTokenIssuance": false, "enableAccessTokenIssuance": false}});
    let (status, made) = world.graph("POST", "/v1.0/applications", &token, &sent);
    assert_eq!(status, 201, "{made}");
    let principal = json!({"appId": made["appId"], "accountEnabled": true, "tags": ["ours"]});
    let (status, principal) = world.graph("POST", "/v1.0/serviceprincipals", &token, &principal);
    assert_eq!((status, &principal["tags"]), (201, &json!(["ours"])));
    let path = format!("/v1.0/servicePrincipals/{}/owners", text(&principal["id"]));
    let (_, owners) = world.graph("GET", &path, &token, &Value::Null);
    assert_eq!(owners["value"][0]["id"], USER_OBJECT_ID);
    for (sent, expected) in [
        (json!({"tags": ["others"]}), 204),
        (json!({"accountEnabled": false}), 400),
        (json!({"appId": CLIENT_ID}), 400),
        (json!({"nosuch": 1}), 400),
    ] {
        let path = format!("/v1.0/servicePrincipals/{}", text(&principal["id"]));
        let found = world.graph("PATCH", &path, &token, &sent);
        assert_eq!(found.0, expected, "{sent}");
    }
    let path = format!("/v1.0/servicePrincipals(appId='{}')", text(&made["appId"]));
    assert_eq!(
        world.graph("GET", &path, &token, &Value::Null).1["tags"],
        json!(["others"])
    );
    assert_eq!(world.graph("DELETE", &path, &token, &Value::Null).0, 204);
    assert_eq!(world.graph("GET", &path, &token, &Value::Null).0, 404);

    let path = format!("/v1.0/applications/{}/addPassword", text(&made["id"]));
    for (credential, expected) in [
        (
            json!({"@odata.type": "#microsoft.graph.passwordCredential", "displayName": "x"}),
            200,
        ),
        (json!({"secretText": "my-own-secret-of-before"}), 400),
        (json!({"enddatetime": "2027-01-31T00:00:00Z"}), 400),
    ] {
        let sent = json!({"passwordCredential": credential});
        assert_eq!(
            world.graph("POST", &path, &token, &sent).0,
            expected,
            "{sent}"
        );
    }
    let path = path.replace("add", "remove");
    for sent in [
        json!({"keyId": "not-an-id"}),
        json!({"keyId": TENANT_ID}),
        json!({"keyId": TENANT_ID, "all": true}),
    ] {
        assert_eq!(world.graph("POST", &path, &token, &sent).0, 400, "{sent}");
    }
}

#[test]
fn permissions_are_listed_up_to_the_documented_number() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let path = format!("/v1.0/applications(appId='{CLIENT_ID}')");
    let role =
        |at: usize| json!({"id": format!("5a4db0c5-0000-4000-8000-{at:012x}"), "type": "Role"});
    let list = |apis: usize, roles: usize| -> Value {
        let roles: Vec<Value> = (0..roles).map(role).collect();
        (0..apis)
            .map(|at| json!({"resourceAppId": format!("5a4db0c5-0000-4000-9000-{at:012x}"), "resourceAccess": roles}))
            .collect()
    };
    for (listed, expected) in [
        (list(50, 8), 204),
        (list(51, 1), 400),
        (list(1, 400), 204),
        (list(1, 401), 400),
    ] {
        let sent = json!({"requiredResourceAccess": listed});
        assert_eq!(world.graph("PATCH", &path, &token, &sent).0, expected);
    }
}

#[test]
fn user_read_shows_the_tenants_name_and_that_there_are_roles() {
    let mut world = visit("ready");
    let reading = world.graph_token("User.Read");
    let token = world.graph_token(ALL);
    let path = format!("/v1.0/organization/{TENANT_ID}");
    let (_, all) = world.graph("GET", &path, &token, &Value::Null);
    let (status, some) = world.graph("GET", &path, &reading, &Value::Null);
    assert_eq!(status, 200, "{some}");
    for name in ["id", "displayName", "verifiedDomains"] {
        assert_eq!(some[name], all[name]);
    }
    assert_eq!(
        (&all["tenantType"], &some["tenantType"]),
        (&json!("AAD"), &Value::Null)
    );
    let other = "/v1.0/organization/5a4db0c5-0000-4000-8000-000000000000";
    assert_eq!(world.graph("GET", other, &token, &Value::Null).0, 404);
    let (_, roles) = world.graph("GET", "/v1.0/me/memberOf", &reading, &Value::Null);
    let role = &roles["value"][0];
    assert!(
        role["id"].is_string() && role["displayName"].is_null(),
        "{role}"
    );
    assert_eq!(role["@odata.type"], "#microsoft.graph.directoryRole");
    // By the full name of a kind and by the short one, which generated libraries write.
    for (kind, expected) in [("directoryRole", 1), ("group", 0)] {
        for name in [
            "memberOf/microsoft.graph",
            "memberOf/graph",
            "transitiveMemberOf/graph",
        ] {
            let path = format!("/v1.0/me/{name}.{kind}");
            let (_, found) = world.graph("GET", &path, &token, &Value::Null);
            let found = found["value"].as_array().unwrap();
            assert_eq!(found.len(), expected, "{path}");
            assert!(found.iter().all(|one| one.get("@odata.type").is_none()));
        }
    }
}

#[test]
fn others_are_seen_by_whoever_may_read_the_directory() {
    let mut world = visit("ready");
    let reading = world.graph_token("User.Read");
    let token = world.graph_token(ALL);
    let mut other = world.world.directory.people[0].clone();
    other.id = "5a4db0c5-05e4-4000-8000-0000000000aa".to_owned();
    other.user_id = "bea@contoso.onmicrosoft.com".to_owned();
    other.account = Account::Disabled;
    world.world.directory.people.push(other);
    for (who, token, expected) in [
        (USER, &reading, 200),
        (USER_OBJECT_ID, &reading, 200),
        ("bea@contoso.onmicrosoft.com", &reading, 403),
        ("nobody@contoso.onmicrosoft.com", &reading, 403),
        ("Bea@contoso.onmicrosoft.com", &token, 200),
        ("nobody@contoso.onmicrosoft.com", &token, 404),
    ] {
        let path = format!("/v1.0/users/{who}");
        let found = world.graph("GET", &path, token, &Value::Null);
        assert_eq!(found.0, expected, "{who}: {}", found.1);
    }
    let path = "/v1.0/users/bea@contoso.onmicrosoft.com?$select=id,accountEnabled";
    let (_, bea) = world.graph("GET", path, &token, &Value::Null);
    assert_eq!(bea["id"], "5a4db0c5-05e4-4000-8000-0000000000aa");
    assert_eq!(bea["accountEnabled"], false);
}

#[test]
fn answers_have_the_headers_of_odata_and_say_which_request_they_are_to() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let mine = "99999999-2222-4333-8444-555555555555";
    let header = ("client-request-id", mine);
    let post = ("POST", "/v1.0/applications");
    let answer = world.graph_with(post, &token, &registration(), header);
    let id = text(&body(&answer)["id"]);
    let place = format!("http://127.0.0.1:1/v1.0/applications/{id}");
    assert_eq!(answer.header("location"), Some(place.as_str()));
    assert_eq!(answer.header("odata-version"), Some("4.0"));
    assert!(
        answer
            .header("content-type")
            .unwrap()
            .starts_with("application/json;odata.metadata=minimal")
    );
    assert_eq!(answer.header("client-request-id"), Some(mine));
    // Without an id of the caller's, it is the request's own; in refusals as well.
    let get = ("GET", "/v1.0/applications/not-an-id");
    for header in [
        PLAIN,
        ("client-request-id", "no id"),
        ("ms-correlationid", mine),
    ] {
        let refused = world.graph_with(get, &token, &Value::Null, header);
        let error = body(&refused)["error"]["innerError"].clone();
        let own = refused.header("request-id").unwrap();
        assert_eq!(refused.header("client-request-id"), Some(own));
        assert_eq!(
            (&error["request-id"], &error["client-request-id"]),
            (&json!(own), &json!(own))
        );
    }
    let barred = world.graph_with(("GET", "/v1.0/me"), "nonsense", &Value::Null, PLAIN);
    assert_eq!(barred.status, 401);
    let demand = barred.header("www-authenticate").unwrap();
    assert!(demand.starts_with("Bearer ") && demand.contains("authorization_uri="));
}

#[test]
fn a_change_that_is_under_way_survives_and_so_does_a_state_of_before_there_were_any() {
    use super::super::played;
    use crate::sandbox::state;
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let grant = practice_grant(&mut world, &token);
    let path = format!("/v1.0/oauth2PermissionGrants/{}", text(&grant["id"]));
    let wanted = json!({"scope": "openid"});
    assert_eq!(world.graph("PATCH", &path, &token, &wanted).0, 204);
    let kept = state::write(&world.world, &played("ready"));
    let mut later = visit("ready");
    state::resume(&mut later.world, &played("ready"), &kept).unwrap();
    let access = later.token();
    assert_eq!(claims(&access)["scp"], "user_impersonation");
    let mut older: Value = serde_json::from_str(&kept).unwrap();
    for (list, name) in [
        ("applications", "extra"),
        ("principals", "extra"),
        ("grants", "before"),
    ] {
        for thing in older["directory"][list].as_array_mut().unwrap() {
            assert!(thing.as_object_mut().unwrap().remove(name).is_some());
        }
    }
    state::resume(&mut later.world, &played("ready"), &older.to_string()).unwrap();
    assert_eq!(later.graph("GET", &path, &token, &Value::Null).0, 200);
}

#[test]
fn the_line_of_a_request_shows_the_collection_and_not_the_key() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    for (part, expected) in [
        (
            format!("applications(appId='{CLIENT_ID}')"),
            "applications(***)",
        ),
        ("hunter2(appId='x')".to_owned(), "***"),
        ("applicationshunter2".to_owned(), "***"),
    ] {
        let path = format!("/v1.0/{part}/addPassword");
        world.graph("GET", &path, &token, &Value::Null);
        let line = world.world.requests().pop().unwrap();
        let start = format!("GET /v1.0/{expected}/addPassword ");
        assert!(line.starts_with(&start), "{line}");
    }
}
