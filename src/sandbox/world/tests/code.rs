//! Redeeming the code of a sign-in by browser.

use super::authorize::{AUTHORIZE_V1, REDIRECT, SCOPE, VERIFIER, said, wish};
use super::*;

fn by_code(code: &str) -> Pairs<'_> {
    vec![
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT_ID),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
        ("scope", SCOPE),
    ]
}

/// A world, and the code of a sign-in in it.
fn signed_in(scenario: &str) -> (Visit, String) {
    let mut world = visit(scenario);
    let code = world.browser_code(&wish());
    (world, code)
}

#[test]
fn a_code_is_redeemed_once() {
    let (mut world, code) = signed_in("ready");
    let granted = body(&world.post(V2, &by_code(&code)));
    assert_eq!(granted["scope"], SCOPE);
    assert_eq!(granted["expires_in"], 3599);
    let said = claims(granted["access_token"].as_str().unwrap());
    assert_eq!(
        (&said["appidacr"], &said["upn"]),
        (&json!("0"), &json!(USER))
    );
    assert_eq!(world.code(V2, &by_code(&code)), Some(54005));
    assert_eq!(
        body(&world.post(V2, &by_code(&code)))["error"],
        "invalid_grant"
    );
}

#[test]
fn redemptions_are_judged_strictly_and_a_refused_one_does_not_use_up_the_code() {
    let (mut world, code) = signed_in("ready");
    let form = by_code(&code);
    let other = "5a4db0c5-0000-4000-8000-00000000ffff";
    let verifier = |text| but(&form, "code_verifier", Some(text));
    let (short, long) = ("x".repeat(42), "x".repeat(129));
    let (wrong, strange) = ("x".repeat(43), format!("{}+", "x".repeat(42)));
    for (path, form, expected) in [
        (V2, but(&form, "code", None), 900_144),
        (V2, but(&form, "client_id", None), 900_144),
        (V2, but(&form, "redirect_uri", None), 900_144),
        (V2, but(&form, "resource", Some(RESOURCE)), 901_002),
        (V2, but(&form, "client_id", Some(other)), 700_016),
        ("/fabrikam.com/oauth2/v2.0/token", form.clone(), 90002),
        ("/common/oauth2/v2.0/token", form.clone(), 700_005),
        ("/organizations/oauth2/v2.0/token", form.clone(), 700_005),
        (
            "/common/oauth2/v2.0/token",
            but(&form, "code", Some("0.x")),
            50194,
        ),
        (V2, but(&form, "code", Some("0.x")), 70000),
        (
            V2,
            but(&form, "client_secret", Some(CLIENT_SECRET)),
            700_025,
        ),
        (
            V2,
            but(&form, "redirect_uri", Some("http://localhost:8401/")),
            50011,
        ),
        (
            V2,
            but(&form, "redirect_uri", Some("http://localhost:8400")),
            50011,
        ),
        (V2, but(&form, "code_verifier", None), 900_144),
        (V2, verifier(&short), 501_491),
        (V2, verifier(&long), 501_491),
        (V2, verifier(&strange), 501_491),
        (V2, verifier(&wrong), 501_481),
    ] {
        assert_eq!(world.code(path, &form), Some(expected), "{path} {form:?}");
    }
    assert_eq!(world.post(V2, &form).status, 200);
}

#[test]
fn a_code_counts_for_ten_minutes() {
    let (mut world, code) = signed_in("ready");
    world.pass(600);
    assert_eq!(world.code(V2, &by_code(&code)), Some(70008));
    let code = world.browser_code(&wish());
    world.pass(599);
    assert_eq!(world.post(V2, &by_code(&code)).status, 200);
}

#[test]
fn a_plain_challenge_is_compared_as_it_is_and_without_one_no_verifier_fits() {
    let mut world = visit("ready");
    let plain = but(&wish(), "code_challenge", Some(VERIFIER));
    for method in [Some("plain"), None] {
        let code = world.browser_code(&but(&plain, "code_challenge_method", method));
        let wrong = "x".repeat(43);
        let form = by_code(&code);
        assert_eq!(
            world.code(V2, &but(&form, "code_verifier", Some(&wrong))),
            Some(501_481)
        );
        assert_eq!(world.post(V2, &form).status, 200);
    }
    let bare = but(
        &but(&wish(), "code_challenge", None),
        "code_challenge_method",
        None,
    );
    let code = world.browser_code(&bare);
    assert_eq!(world.code(V2, &by_code(&code)), Some(501_481));
    assert_eq!(
        world
            .post(V2, &but(&by_code(&code), "code_verifier", None))
            .status,
        200
    );
}

#[test]
fn a_web_redirect_needs_the_secret_where_a_native_one_forbids_it() {
    let mut world = visit("ready");
    let web = "http://localhost:8400/web";
    let code = world.browser_code(&but(&wish(), "redirect_uri", Some(web)));
    let form = but(&by_code(&code), "redirect_uri", Some(web));
    let with = |secret| but(&form, "client_secret", Some(secret));
    assert_eq!(world.code(V2, &form), Some(7_000_218));
    assert_eq!(world.code(V2, &with("x")), Some(7_000_215));
    let answer = world.post(V2, &with(CLIENT_SECRET));
    let said = body(&answer);
    assert_eq!(
        claims(said["access_token"].as_str().unwrap())["appidacr"],
        "1"
    );

    let mut world = visit("expired-secret");
    let code = world.browser_code(&but(&wish(), "redirect_uri", Some(web)));
    let form = but(&by_code(&code), "redirect_uri", Some(web));
    let form = but(&form, "client_secret", Some(CLIENT_SECRET));
    assert_eq!(world.code(V2, &form), Some(7_000_222));
}

#[test]
fn renewal_is_judged_as_the_sign_in_was() {
    let (mut world, code) = signed_in("ready");
    let granted = body(&world.post(V2, &by_code(&code)));
    let token = granted["refresh_token"].as_str().unwrap();
    let form = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("refresh_token", token),
        ("scope", SCOPE),
    ];
    assert_eq!(
        world.code(V2, &but(&form, "client_secret", Some(CLIENT_SECRET))),
        Some(700_025)
    );
    let renewed = body(&world.post(V2, &form));
    let next = renewed["refresh_token"].as_str().unwrap();
    assert_ne!(next, token);
    let said = claims(renewed["access_token"].as_str().unwrap());
    assert_eq!(said["amr"], json!(["pwd", "mfa"]));
    assert_eq!(
        world
            .post(V2, &but(&form, "refresh_token", Some(next)))
            .status,
        200
    );
}

#[test]
fn a_web_application_renews_with_its_secret_even_where_public_flows_are_allowed() {
    for scenario in ["ready", "public-client"] {
        let mut world = visit(scenario);
        let web = "http://localhost:8400/web";
        let code = world.browser_code(&but(&wish(), "redirect_uri", Some(web)));
        let form = but(&by_code(&code), "redirect_uri", Some(web));
        let granted = body(&world.post(V2, &but(&form, "client_secret", Some(CLIENT_SECRET))));
        let form = vec![
            ("grant_type", "refresh_token"),
            ("client_id", CLIENT_ID),
            ("refresh_token", granted["refresh_token"].as_str().unwrap()),
            ("scope", SCOPE),
        ];
        assert_eq!(world.code(V2, &form), Some(7_000_218), "{scenario}");
        let with = but(&form, "client_secret", Some(CLIENT_SECRET));
        assert_eq!(world.post(V2, &with).status, 200, "{scenario}");
    }
}

#[test]
fn a_renewal_proves_no_more_than_the_sign_in_did() {
    let (mut world, code) = signed_in("mfa-not-claimed");
    let granted = body(&world.post(V2, &by_code(&code)));
    let access = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(access)["amr"], json!(["pwd"]));
    assert_eq!(body(&world.get(MPN, access))["code"], "900421");
    let form = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("refresh_token", granted["refresh_token"].as_str().unwrap()),
        ("scope", SCOPE),
    ];
    let renewed = body(&world.post(V2, &form));
    assert_eq!(
        claims(renewed["access_token"].as_str().unwrap())["amr"],
        json!(["pwd"])
    );
    // The tenant demands a second factor meanwhile.
    world.world.truth.policy = Policy::Mfa;
    assert_eq!(world.code(V2, &form), Some(50076));

    // Whoever demands one of the sign-in gets a token that proves it.
    let demand = "{\"access_token\":{\"amr\":{\"essential\":true,\"values\":[\"mfa\"]}}}";
    let mut world = visit("mfa-not-claimed");
    let code = world.browser_code(&but(&wish(), "claims", Some(demand)));
    let granted = body(&world.post(V2, &by_code(&code)));
    let access = granted["access_token"].as_str().unwrap();
    assert_eq!(world.get(MPN, access).status, 200);
}

#[test]
fn without_offline_access_there_is_no_refresh_token() {
    let mut world = visit("ready");
    let scope = "https://api.partnercenter.microsoft.com/user_impersonation openid";
    let code = world.browser_code(&but(&wish(), "scope", Some(scope)));
    let form = but(&by_code(&code), "scope", None);
    let granted = body(&world.post(V2, &form));
    assert!(granted["refresh_token"].is_null() && granted["id_token"].is_string());
}

#[test]
fn the_older_endpoints_name_the_resource_at_one_of_the_two_requests() {
    let mut world = visit("ready");
    for (first, second) in [(Some(RESOURCE), None), (None, Some(RESOURCE))] {
        let page = world.authorize(AUTHORIZE_V1, &but(&wish(), "resource", first));
        let code = said(&world.walk(page))["code"].clone();
        let form = but(&but(&by_code(&code), "scope", None), "resource", second);
        let granted = body(&world.post(V1, &form));
        assert_eq!(granted["expires_in"], "3599");
        assert_eq!(granted["resource"], RESOURCE);
        assert_eq!(
            claims(granted["id_token"].as_str().unwrap())["nonce"],
            "a nonce"
        );
    }
    let page = world.authorize(AUTHORIZE_V1, &wish());
    let code = said(&world.walk(page))["code"].clone();
    assert_eq!(
        world.code(V1, &but(&by_code(&code), "scope", None)),
        Some(900_144)
    );
}

#[test]
fn id_tokens_have_the_shape_of_their_endpoint() {
    let (mut world, code) = signed_in("ready");
    let found = world.ask(
        "GET",
        "/contoso.com/v2.0/.well-known/openid-configuration",
        &vec![],
        "",
    );
    let granted = body(&world.post(V2, &but(&by_code(&code), "client_info", Some("1"))));
    let said = claims(granted["id_token"].as_str().unwrap());
    assert_eq!(said["iss"], body(&found)["issuer"]);
    for (name, expected) in [
        ("aud", CLIENT_ID),
        ("nonce", "a nonce"),
        ("preferred_username", USER),
        ("oid", USER_OBJECT_ID),
        ("tid", TENANT_ID),
        ("ver", "2.0"),
    ] {
        assert_eq!(said[name], expected, "{name}");
    }
    assert!(said["sub"].is_string() && said["amr"].is_null() && said["scp"].is_null());
    let info = URL_SAFE_NO_PAD
        .decode(granted["client_info"].as_str().unwrap())
        .unwrap();
    let info: Value = serde_json::from_slice(&info).unwrap();
    assert_eq!(info, json!({"uid": USER_OBJECT_ID, "utid": TENANT_ID}));

    let old = body(&world.post(V1, &by_password()));
    let said = claims(old["id_token"].as_str().unwrap());
    assert_eq!(said["iss"], format!("https://sts.windows.net/{TENANT_ID}/"));
    assert_eq!((&said["ver"], &said["upn"]), (&json!("1.0"), &json!(USER)));
    assert!(said["nonce"].is_null() && said["preferred_username"].is_null());
}

#[test]
fn consent_that_has_not_arrived_refuses_the_code_and_another_sign_in_helps() {
    let mut world = visit("consent-lag");
    for _ in 0..2 {
        let code = world.browser_code(&wish());
        assert_eq!(world.code(V2, &by_code(&code)), Some(65001));
        assert_eq!(world.code(V2, &by_code(&code)), Some(54005), "used up");
    }
    let code = world.browser_code(&wish());
    assert_eq!(world.post(V2, &by_code(&code)).status, 200);
}

#[test]
fn behind_the_provider_a_second_factor_that_is_demanded_is_asked_for() {
    let demand = r#"{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}"#;
    for (policy, demand, methods) in [
        (Policy::Open, None, json!(["pwd"])),
        (Policy::Mfa, None, json!(["pwd", "mfa"])),
        (Policy::Open, Some(demand), json!(["pwd", "mfa"])),
    ] {
        let mut world = visit("federated");
        world.world.truth.policy = policy;
        world.world.directory.people[0].second_factor = false;
        let code = world.browser_code(&but(&wish(), "claims", demand));
        let granted = body(&world.post(V2, &by_code(&code)));
        let access = granted["access_token"].as_str().unwrap();
        assert_eq!(claims(access)["amr"], methods, "{policy:?}");
    }
}
