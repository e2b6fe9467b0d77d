//! Signing in by device code.

use super::authorize::html;
use super::*;

const DEVICE: &str = "/contoso.onmicrosoft.com/oauth2/v2.0/devicecode";
const SCOPE: &str =
    "https://api.partnercenter.microsoft.com/user_impersonation offline_access openid profile";

fn for_a_code<'a>() -> Pairs<'a> {
    vec![("client_id", CLIENT_ID), ("scope", SCOPE)]
}

impl Visit {
    /// Asks for a device code; returns what it is polled with.
    fn device_code(&mut self) -> String {
        let answer = self.post(DEVICE, &for_a_code());
        assert_eq!(answer.status, 200, "{:?}", body(&answer));
        body(&answer)["device_code"].as_str().unwrap().to_owned()
    }

    fn poll(&mut self, device_code: &str, secret: Option<&str>) -> Answer {
        let mut form = vec![
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("client_id", CLIENT_ID),
            ("device_code", device_code),
        ];
        form.extend(secret.map(|secret| ("client_secret", secret)));
        self.post(V2, &form)
    }

    /// The `error` and code of a poll.
    fn refused_poll(&mut self, device_code: &str, secret: Option<&str>) -> (String, u64) {
        let said = body(&self.poll(device_code, secret));
        let error = said["error"].as_str().unwrap().to_owned();
        (error, said["error_codes"][0].as_u64().unwrap())
    }
}

#[test]
fn a_device_code_is_offered_in_the_documented_shape_and_says_that_it_is_not_real() {
    let offer = body(&visit("ready").post(DEVICE, &for_a_code()));
    let sample: Value = serde_json::from_str(include_str!(
        "../../../../assets/samples/device-code-v2.json"
    ))
    .unwrap();
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(names(&offer), names(&sample));
    assert_eq!(offer["verification_uri"], sample["verification_uri"]);
    assert_eq!(offer["expires_in"], sample["expires_in"]);
    assert_eq!(offer["interval"], 1, "quicker than Microsoft's 5");
    assert_eq!(offer["user_code"], "SANDBOX01");
}

#[test]
fn requests_for_a_device_code_are_judged_strictly() {
    let form = for_a_code();
    let other = "5a4db0c5-0000-4000-8000-00000000ffff";
    for (path, form, code) in [
        (DEVICE, but(&form, "client_id", None), 900_144),
        (DEVICE, but(&form, "scope", None), 900_144),
        (DEVICE, but(&form, "resource", Some(RESOURCE)), 901_002),
        (DEVICE, but(&form, "client_id", Some(other)), 700_016),
        (
            DEVICE,
            but(&form, "scope", Some("user_impersonation")),
            70011,
        ),
        ("/fabrikam.com/oauth2/v2.0/devicecode", form.clone(), 90002),
        ("/common/oauth2/v2.0/devicecode", form.clone(), 50194),
    ] {
        let names: Vec<&str> = form.iter().map(|(name, _)| *name).collect();
        let found = visit("ready").code(path, &form);
        assert_eq!(found, Some(code), "{path} {names:?}");
    }
    let bare = visit("ready").ask("POST", DEVICE, &vec![], "client_id=x");
    assert_eq!(body(&bare)["error_codes"][0], 900_144);
    let got = visit("ready").ask("GET", DEVICE, &vec![], "");
    assert_eq!(body(&got)["error_codes"][0], 900_561);
}

#[test]
fn the_simulated_person_is_done_at_the_second_poll_with_a_second_factor() {
    for scenario in [
        "ready",
        "mfa-required",
        "federated",
        "wrong-password",
        "expired-password",
    ] {
        let mut world = visit(scenario);
        let code = world.device_code();
        let pending = ("authorization_pending".to_owned(), 70016);
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)), pending);
        let granted = body(&world.poll(&code, Some(CLIENT_SECRET)));
        assert!(granted["refresh_token"].is_string() && granted["scope"] == SCOPE);
        let token = granted["access_token"].as_str().unwrap();
        assert_eq!(claims(token)["amr"], json!(["pwd", "mfa"]), "{scenario}");
        assert_eq!(world.get(MPN, token).status, 200, "{scenario}");
        let used = ("invalid_grant".to_owned(), 90120);
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)), used);
    }
}

#[test]
fn a_person_who_is_never_asked_for_a_second_factor_gets_a_token_without_one() {
    let mut world = visit("mfa-not-claimed");
    let code = world.device_code();
    world.poll(&code, Some(CLIENT_SECRET));
    let granted = body(&world.poll(&code, Some(CLIENT_SECRET)));
    let token = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(token)["amr"], json!(["pwd"]));
    assert_eq!(body(&world.get(MPN, token))["code"], "900421");
}

#[test]
fn a_person_shows_the_second_factor_that_the_tenant_demands() {
    let mut world = visit("mfa-required");
    world.world.directory.people[0].second_factor = false;
    let code = world.device_code();
    world.poll(&code, Some(CLIENT_SECRET));
    let granted = body(&world.poll(&code, Some(CLIENT_SECRET)));
    let token = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(token)["amr"], json!(["pwd", "mfa"]));
    let renewal = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", granted["refresh_token"].as_str().unwrap()),
        ("scope", SCOPE),
    ];
    assert_eq!(world.code(V2, &renewal), None);
}

#[test]
fn in_an_unknown_realm_nobody_signs_in() {
    let mut world = visit("ready");
    world.world.truth.realm = Realm::Unknown;
    assert_eq!(world.code(V1, &by_password()), Some(50034));
    let code = world.device_code();
    for _ in 0..2 {
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    }
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70020);
}

#[test]
fn a_code_that_the_person_cannot_use_ends_and_the_password_may_work_all_the_same() {
    for scenario in ["device-code-blocked", "locked-account", "disabled-user"] {
        let mut world = visit(scenario);
        let code = world.device_code();
        for _ in 0..2 {
            assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
        }
        let ended = world.refused_poll(&code, Some(CLIENT_SECRET));
        assert_eq!(ended, ("expired_token".to_owned(), 70020), "{scenario}");
        let announced = find(scenario).unwrap().by_device_code;
        assert_eq!(announced.code, Some("70020"), "{scenario}");
    }
    visit("device-code-blocked").token();
}

#[test]
fn a_code_ends_after_a_quarter_of_an_hour_and_another_is_not_known() {
    let mut world = visit("ready");
    let code = world.device_code();
    world.pass(899);
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    world.pass(1);
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70020);
    let unknown = world.refused_poll("practice-device-code~x", Some(CLIENT_SECRET));
    assert_eq!(unknown, ("bad_verification_code".to_owned(), 70018));
}

#[test]
fn a_client_that_does_not_wait_between_its_polls_is_stopped_until_it_does() {
    let mut world = visit("ready");
    world.ask("GET", ENTRY, &vec![], "");
    let code = world.device_code();
    for _ in 0..10 {
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    }
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 50196);
    world.pass(1);
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    // What only looks at the page does not take the person's place.
    let mut world = visit("ready");
    assert_eq!(world.ask("HEAD", ENTRY, &vec![], "").status, 405);
    let code = world.device_code();
    world.poll(&code, Some(CLIENT_SECRET));
    assert_eq!(world.poll(&code, Some(CLIENT_SECRET)).status, 200);
}

#[test]
fn a_confidential_client_must_poll_with_its_secret_and_a_public_one_must_not() {
    let mut world = visit("ready");
    let code = world.device_code();
    assert_eq!(world.refused_poll(&code, None).1, 7_000_218);
    assert_eq!(world.refused_poll(&code, Some("x")).1, 7_000_215);
    let mut world = visit("public-client");
    let code = world.device_code();
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 700_025);
    assert_eq!(
        world.refused_poll(&code, None).1,
        70016,
        "the person is still at it"
    );
    let granted = body(&world.poll(&code, None));
    let token = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(token)["appidacr"], "0");
}

#[test]
fn conditional_access_and_consent_are_judged_when_the_person_is_done() {
    for (scenario, code) in [
        ("conditional-access", 53003),
        ("no-consent", 65001),
        ("consent-lag", 65001),
    ] {
        let mut world = visit(scenario);
        let device_code = world.device_code();
        world.poll(&device_code, Some(CLIENT_SECRET));
        let refused = world.refused_poll(&device_code, Some(CLIENT_SECRET));
        assert_eq!(refused.1, code, "{scenario}");
        let announced = find(scenario).unwrap().by_device_code;
        assert_eq!(announced.code, Some(code.to_string().as_str()));
    }
}

#[test]
fn the_older_endpoint_takes_a_resource_and_writes_numbers_as_strings() {
    const DEVICE_V1: &str = "/contoso.onmicrosoft.com/oauth2/devicecode";
    let form = vec![("client_id", CLIENT_ID), ("resource", RESOURCE)];
    let mut world = visit("ready");
    let offer = body(&world.post(DEVICE_V1, &form));
    let sample: Value = serde_json::from_str(include_str!(
        "../../../../assets/samples/device-code-v1.json"
    ))
    .unwrap();
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(names(&offer), names(&sample));
    assert_eq!(offer["verification_url"], sample["verification_url"]);
    assert_eq!(
        (&offer["expires_in"], &offer["interval"]),
        (&json!("900"), &json!("1"))
    );
    for (form, code) in [
        (but(&form, "resource", None), 900_144),
        (
            but(&form, "resource", Some("https://api.example.com")),
            500_011,
        ),
        (but(&form, "client_id", None), 900_144),
    ] {
        assert_eq!(world.code(DEVICE_V1, &form), Some(code));
    }
    // Redeemed under the names of either generation.
    for (grant, name) in [
        (
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
        ),
        ("device_code", "code"),
    ] {
        let offer = body(&world.post(DEVICE_V1, &form));
        let poll = vec![
            ("grant_type", grant),
            ("client_id", CLIENT_ID),
            ("client_secret", CLIENT_SECRET),
            (name, offer["device_code"].as_str().unwrap()),
        ];
        assert_eq!(world.code(V1, &poll), Some(70016));
        let granted = body(&world.post(V1, &poll));
        assert_eq!(granted["expires_in"], "3599");
        assert_eq!(granted["resource"], RESOURCE);
        assert!(granted["refresh_token"].is_string());
    }
    // MSAL for Node sends the name of old to the newer endpoint.
    let old = vec![
        ("grant_type", "device_code"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("device_code", "x"),
    ];
    assert_eq!(world.code(V2, &old), Some(70018));
    // The other name of the code is the older endpoint's alone.
    let old = but(&but(&old, "device_code", None), "code", Some("x"));
    assert_eq!(world.code(V2, &old), Some(900_144));
}

#[test]
fn who_changed_an_expired_password_on_the_way_can_renew() {
    let mut world = visit("expired-password");
    let code = world.device_code();
    world.poll(&code, Some(CLIENT_SECRET));
    let granted = body(&world.poll(&code, Some(CLIENT_SECRET)));
    let form = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", granted["refresh_token"].as_str().unwrap()),
    ];
    assert_eq!(world.post(V2, &form).status, 200);
    assert_eq!(world.code(V1, &by_password()), Some(50126));
}

const ENTRY: &str = "/common/oauth2/deviceauth";

/// Opens the page, asks for a code and enters it; the code's handle and the page behind.
fn entered(world: &mut Visit) -> (String, Answer) {
    let page = world.ask("GET", ENTRY, &vec![], "");
    assert!(html(&page).contains("name=\"otc\""), "{}", html(&page));
    let handle = world.device_code();
    for _ in 0..5 {
        let pending = world.refused_poll(&handle, Some(CLIENT_SECRET));
        assert_eq!(pending, ("authorization_pending".to_owned(), 70016));
    }
    (handle, world.post(ENTRY, &vec![("otc", " sandbox01 ")]))
}

#[test]
fn whoever_opens_the_page_plays_the_person_and_the_token_says_what_they_proved() {
    let mut world = visit("no-consent");
    let (handle, page) = entered(&mut world);
    let page = world.press(&page, "practice");
    let page = world.press(&page, "approve");
    assert_eq!(world.refused_poll(&handle, Some(CLIENT_SECRET)).1, 70016);
    let page = world.press(&page, "accept");
    assert!(html(&page).contains("You have signed in"));
    let granted = body(&world.poll(&handle, Some(CLIENT_SECRET)));
    let token = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(token)["amr"], json!(["pwd", "mfa"]));
    assert_eq!(world.refused_poll(&handle, Some(CLIENT_SECRET)).1, 90120);
}

#[test]
fn what_a_person_declines_or_gives_up_ends_the_polling_as_documented() {
    let mut world = visit("no-consent");
    let (handle, page) = entered(&mut world);
    let page = world.press(&page, "practice");
    let page = world.press(&page, "approve");
    world.press(&page, "decline");
    let declined = world.refused_poll(&handle, Some(CLIENT_SECRET));
    assert_eq!(declined.0, "authorization_declined");

    let mut world = visit("device-code-blocked");
    let (handle, page) = entered(&mut world);
    let page = world.press(&page, "practice");
    let page = world.press(&page, "approve");
    assert!(html(&page).contains("AADSTS53003"));
    assert_eq!(world.refused_poll(&handle, Some(CLIENT_SECRET)).1, 70016);
    world.press(&page, "back");
    let ended = world.refused_poll(&handle, Some(CLIENT_SECRET));
    assert_eq!(ended, ("expired_token".to_owned(), 70020));
}

#[test]
fn a_code_that_is_wrong_used_or_out_leads_to_no_sign_in() {
    let mut world = visit("ready");
    let (handle, page) = entered(&mut world);
    for (typed, code) in [
        ("", 90119),
        (" ", 90119),
        ("sandbox02", 70018),
        ("<b>", 70018),
    ] {
        let refused = html(&world.post(ENTRY, &vec![("otc", typed)]));
        assert!(
            refused.contains(&format!("AADSTS{code}:")),
            "{typed}: {refused}"
        );
        assert!(!refused.contains("<b>"));
    }
    let page = world.press(&page, "practice");
    world.press(&page, "approve");
    world.poll(&handle, Some(CLIENT_SECRET));
    let used = html(&world.post(ENTRY, &vec![("otc", "SANDBOX01")]));
    assert!(used.contains("AADSTS90120:"), "{used}");
    world.device_code();
    world.pass(900);
    let out = html(&world.post(ENTRY, &vec![("otc", "SANDBOX02")]));
    assert!(out.contains("AADSTS70020:"), "{out}");
}

#[test]
fn whoever_was_at_the_page_and_has_gone_leaves_later_codes_to_the_simulated_person() {
    let mut world = visit("ready");
    let page = html(&world.ask("GET", ENTRY, &vec![], ""));
    assert!(page.contains("for 15 minutes"), "{page}");
    world.pass(899);
    let handle = world.device_code();
    for _ in 0..3 {
        assert_eq!(world.refused_poll(&handle, Some(CLIENT_SECRET)).1, 70016);
    }
    world.pass(1);
    assert_eq!(world.poll(&handle, Some(CLIENT_SECRET)).status, 200);
}

#[test]
fn a_code_that_somebody_has_entered_is_theirs_until_it_ends() {
    let mut world = visit("ready");
    world.ask("GET", ENTRY, &vec![], "");
    let entered = world.device_code();
    world.post(ENTRY, &vec![("otc", "SANDBOX01")]);
    world.pass(899);
    let later = world.device_code();
    for _ in 0..3 {
        assert_eq!(world.refused_poll(&entered, Some(CLIENT_SECRET)).1, 70016);
        assert_eq!(world.refused_poll(&later, Some(CLIENT_SECRET)).1, 70016);
    }
    // Nobody is at the page any more; the one that was entered has just expired.
    world.pass(1);
    assert_eq!(world.refused_poll(&entered, Some(CLIENT_SECRET)).1, 70020);
    assert_eq!(world.poll(&later, Some(CLIENT_SECRET)).status, 200);
}

#[test]
fn the_words_that_come_with_a_code_say_where_it_can_be_entered_here() {
    let offer = body(&visit("ready").post(DEVICE, &for_a_code()));
    let message = offer["message"].as_str().unwrap();
    assert!(message.contains("http://127.0.0.1:1/common/oauth2/deviceauth"));
    assert!(message.contains("https://microsoft.com/devicelogin") && message.contains("SANDBOX01"));
}

#[test]
fn a_page_that_another_site_opens_keeps_nobody_away_until_a_code_is_sent() {
    let mut world = visit("ready");
    let other = vec![("sec-fetch-site", "cross-site")];
    let page = html(&world.ask("GET", ENTRY, &other, ""));
    assert!(page.contains("until you send one"), "{page}");
    let code = world.device_code();
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    assert_eq!(world.poll(&code, Some(CLIENT_SECRET)).status, 200);
    // Sent from the page itself.
    world.post(ENTRY, &vec![("otc", "SANDBOX01")]);
    let code = world.device_code();
    for _ in 0..3 {
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    }
}
