//! Refresh tokens: a new one at each use, the old one still good, and how each way of ending shows.

use super::*;

const DAY: i64 = 24 * 3600;
const SCOPE: &str =
    "https://api.partnercenter.microsoft.com/user_impersonation offline_access openid profile";

fn by_refresh(token: &str) -> Pairs<'_> {
    vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", token),
        ("scope", SCOPE),
    ]
}

fn refresh_token(answer: &Answer) -> String {
    let said = body(answer);
    assert_eq!(answer.status, 200, "{said}");
    said["refresh_token"].as_str().unwrap().to_owned()
}

/// A world and the refresh token of a sign-in by password.
fn signed_in(scenario: &str) -> (Visit, String) {
    let mut world = visit(scenario);
    let token = refresh_token(&world.post(V1, &by_password()));
    (world, token)
}

#[test]
fn each_use_gives_a_new_refresh_token_and_the_old_one_is_not_revoked() {
    let (mut world, first) = signed_in("ready");
    let answer = world.post(V2, &by_refresh(&first));
    let second = refresh_token(&answer);
    assert_ne!(first, second);
    let access = body(&answer)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(world.get(MPN, &access).status, 200);
    assert_eq!(claims(&access)["upn"], USER);
    for token in [&first, &second] {
        assert_ne!(
            &refresh_token(&world.post(V2, &by_refresh(token))),
            &second,
            "a new one each time"
        );
    }
}

#[test]
fn a_renewal_brings_a_new_refresh_token_whether_one_is_asked_for_or_not() {
    let (mut world, first) = signed_in("ready");
    let scope = "https://api.partnercenter.microsoft.com/user_impersonation";
    let renewed = world.post(V2, &but(&by_refresh(&first), "scope", Some(scope)));
    assert_ne!(refresh_token(&renewed), first);
    assert_eq!(body(&renewed)["scope"], scope);
}

#[test]
fn the_older_endpoint_takes_a_refresh_token_with_a_resource_as_the_documents_have_it() {
    let (mut world, first) = signed_in("ready");
    let form = but(&by_refresh(&first), "scope", Some("openid"));
    let answer = world.post(V1, &but(&form, "resource", Some(RESOURCE)));
    assert_eq!(body(&answer)["expires_in"], "3599");
    assert_ne!(refresh_token(&answer), first);
}

#[test]
fn a_refresh_token_ends_after_ninety_days_without_use_and_a_use_begins_them_anew() {
    let (mut world, first) = signed_in("ready");
    world.pass(89 * DAY);
    let second = refresh_token(&world.post(V2, &by_refresh(&first)));
    world.pass(89 * DAY);
    let third = refresh_token(&world.post(V2, &by_refresh(&second)));
    world.pass(90 * DAY);
    for token in [first, second, third] {
        assert_eq!(world.code(V2, &by_refresh(&token)), Some(700_082));
    }
}

#[test]
fn an_unknown_token_and_another_application_are_refused_each_with_its_code() {
    let (mut world, first) = signed_in("ready");
    let other = "5a4db0c5-0000-4000-8000-00000000ffff";
    let form = by_refresh(&first);
    for (form, code) in [
        (but(&form, "refresh_token", Some("0.made-up")), 70000),
        (but(&form, "refresh_token", None), 900_144),
        (but(&form, "client_id", Some(other)), 700_016),
        (but(&form, "client_secret", None), 7_000_218),
        (but(&form, "client_secret", Some("x")), 7_000_215),
        (but(&form, "resource", Some(RESOURCE)), 901_002),
        (but(&form, "scope", Some("user_impersonation")), 70011),
    ] {
        assert_eq!(world.code(V2, &form), Some(code), "{form:?}");
    }
    let said = body(&world.post(V2, &but(&form, "refresh_token", Some("0.x"))));
    assert_eq!(
        (&said["error"], &said["suberror"]),
        (&json!("invalid_grant"), &json!("bad_token"))
    );
    assert_eq!(world.code("/common/oauth2/v2.0/token", &form), Some(50194));
}

#[test]
fn what_happened_to_the_user_since_ends_the_refresh_token_too() {
    for (account, code) in [
        (Account::Disabled, 50057),
        (Account::PasswordExpired, 50173),
        (Account::Missing, 50173),
    ] {
        let (mut world, first) = signed_in("ready");
        world.world.directory.people[0].account = account;
        assert_eq!(world.code(V2, &by_refresh(&first)), Some(code));
    }
    let (mut world, first) = signed_in("ready");
    world.world.truth.policy = Policy::Block;
    assert_eq!(world.code(V2, &by_refresh(&first)), Some(53003));
}

#[test]
fn a_public_client_renews_without_its_secret_only() {
    let mut world = visit("public-client");
    let bare = but(&by_password(), "client_secret", None);
    let first = refresh_token(&world.post(V1, &bare));
    let form = by_refresh(&first);
    assert_eq!(world.code(V2, &form), Some(700_025));
    let renewed = world.post(V2, &but(&form, "client_secret", None));
    assert_ne!(refresh_token(&renewed), first);
}
