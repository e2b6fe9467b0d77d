//! What the services publish of themselves, and under which name they are asked.

use super::*;

const CONFIGURATION: &str = "/contoso.com/v2.0/.well-known/openid-configuration";

fn names(value: &Value) -> Vec<&String> {
    value.as_object().unwrap().keys().collect()
}

impl Visit {
    fn read(&mut self, path: &str) -> Value {
        let answer = self.ask("GET", path, &vec![], "");
        assert_eq!(answer.status, 200, "{path}: {}", body(&answer));
        body(&answer)
    }
}

#[test]
fn every_address_of_the_configuration_is_served_and_under_the_name_that_was_asked() {
    for (host, origin) in [
        (None, "http://127.0.0.1:1"),
        (Some("localhost:1"), "http://localhost:1"),
        (Some("127.0.0.1:1"), "http://127.0.0.1:1"),
        (Some("[::1]:1"), "http://[::1]:1"),
        // What is none of its names is not believed.
        (Some("evil.example:1"), "http://127.0.0.1:1"),
        (Some("localhost:2"), "http://127.0.0.1:1"),
        (Some("localhost"), "http://127.0.0.1:1"),
        (Some("localhost:1@evil:1"), "http://127.0.0.1:1"),
    ] {
        let mut ready = visit("ready");
        let headers: Pairs = host.iter().map(|host| ("host", *host)).collect();
        for path in [
            CONFIGURATION,
            "/contoso.com/.well-known/openid-configuration",
            "/common/v2.0/.well-known/openid-configuration",
            "/organizations/v2.0/.well-known/openid-configuration",
            "/organizations/.well-known/openid-configuration",
        ] {
            let found = body(&ready.ask("GET", path, &headers, ""));
            for name in [
                "authorization_endpoint",
                "token_endpoint",
                "device_authorization_endpoint",
                "jwks_uri",
            ] {
                let address = found[name].as_str().unwrap();
                let path = address.strip_prefix(origin);
                let path = path.unwrap_or_else(|| panic!("{host:?}: {address}"));
                let status = ready.ask("GET", path, &vec![], "").status;
                assert_ne!(status, 404, "{path}");
                // The keys are published of whatever tenant, and without a parameter.
                assert!(name != "jwks_uri" || status == 200, "{path}");
            }
        }
        let found = body(&ready.ask("GET", CONFIGURATION, &headers, ""));
        let issuer = format!("{origin}/{TENANT_ID}/v2.0");
        assert_eq!(found["issuer"], issuer);
        // The issuer leads to the configuration, as OpenID Connect Discovery demands.
        let path = format!(
            "{}/.well-known/openid-configuration",
            &issuer[origin.len()..]
        );
        assert_eq!(body(&ready.ask("GET", &path, &headers, "")), found);
    }
}

#[test]
fn a_port_that_goes_without_saying_is_not_said() {
    for (own, host, origin) in [
        ("https://127.0.0.1:443", "localhost", "https://localhost"),
        (
            "https://127.0.0.1:443",
            "localhost:443",
            "https://localhost:443",
        ),
        ("http://127.0.0.1:80", "[::1]", "http://[::1]"),
        ("http://127.0.0.1:443", "localhost", "http://127.0.0.1:443"),
        (
            "https://127.0.0.1:443",
            "localhost.evil",
            "https://127.0.0.1:443",
        ),
    ] {
        let mut ready = visit("ready");
        ready.world = World::new(find("ready").unwrap(), own);
        let found = body(&ready.ask("GET", CONFIGURATION, &vec![("host", host)], ""));
        assert_eq!(found["issuer"], format!("{origin}/{TENANT_ID}/v2.0"));
    }
}

#[test]
fn what_is_published_can_be_read_and_asked_about_and_nothing_else() {
    let mut ready = visit("ready");
    for path in [
        CONFIGURATION,
        "/common/discovery/keys",
        "/common/userrealm/a%40contoso.com?api-version=1.0",
    ] {
        let read = ready.ask("GET", path, &vec![], "");
        // The body is left out by the server.
        assert_eq!(ready.ask("HEAD", path, &vec![], "").status, 200, "{path}");
        assert_eq!(read.status, 200);
        for method in ["POST", "PUT", "OPTIONS", "DELETE"] {
            let refused = ready.ask(method, path, &vec![], "");
            assert_eq!(
                (refused.status, refused.header("allow")),
                (405, Some("GET, HEAD"))
            );
        }
    }
    let odd = ready.ask(
        "GET",
        "/contoso/v2.0/.well-known/openid-configuration",
        &vec![],
        "",
    );
    assert_eq!(body(&odd)["error_codes"][0], 900_023);
}

#[test]
fn the_key_of_a_token_is_among_the_published_ones() {
    let mut ready = visit("ready");
    let token = ready.token();
    let header = URL_SAFE_NO_PAD
        .decode(token.split('.').next().unwrap())
        .unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    assert_eq!(header["alg"], "RS256");
    for path in [
        "/contoso.com/discovery/v2.0/keys",
        "/contoso.com/discovery/keys",
        "/common/discovery/keys",
    ] {
        let keys = ready.read(path);
        assert_eq!(keys["keys"][0]["kid"], header["kid"], "{path}");
        assert!(keys["keys"][0]["d"].is_null());
    }
    let unknown = ready.ask("GET", "/fabrikam.com/discovery/v2.0/keys", &vec![], "");
    assert_eq!(body(&unknown)["error_codes"][0], 90002);
}

#[test]
fn the_instance_is_the_one_that_was_asked_and_no_other_is_vouched_for() {
    let path = |address: &str| {
        format!("/common/discovery/instance?api-version=1.1&authorization_endpoint={address}")
    };
    let mut ready = visit("ready");
    let own = format!("http://127.0.0.1:1/{TENANT_ID}/oauth2/v2.0/authorize");
    let found = ready.read(&path(&own));
    let configuration = found["tenant_discovery_endpoint"].as_str().unwrap();
    let configuration = configuration.strip_prefix("http://127.0.0.1:1").unwrap();
    assert!(ready.read(configuration)["issuer"].is_string());
    assert_eq!(found["metadata"][0]["aliases"], json!(["127.0.0.1:1"]));
    for any in ["common", "organizations"] {
        let found = ready.read(&path(&format!(
            "http://127.0.0.1:1/{any}/oauth2/v2.0/authorize"
        )));
        let configuration =
            format!("http://127.0.0.1:1/{any}/v2.0/.well-known/openid-configuration");
        assert_eq!(found["tenant_discovery_endpoint"], configuration.as_str());
    }
    let consumers = "/consumers/v2.0/.well-known/openid-configuration";
    let refused = ready.ask("GET", consumers, &vec![], "");
    assert_eq!(body(&refused)["error_codes"][0], 90002);
    for address in [
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "http://127.0.0.1:12/common/oauth2/v2.0/authorize",
        "http://127.0.0.1:1@evil/common",
        "//evil",
        "",
    ] {
        let refused = ready.ask("GET", &path(address), &vec![], "");
        assert_eq!(body(&refused)["error_codes"][0], 50049, "{address}");
    }
    let bare = ready.ask("GET", "/common/discovery/instance", &vec![], "");
    assert_eq!(body(&bare)["error_codes"][0], 900_144);
}

#[test]
fn the_realm_is_told_in_the_shape_of_each_version() {
    let managed: Value = serde_json::from_str(include_str!(
        "../../../../assets/samples/user-realm-2.1-managed.json"
    ))
    .unwrap();
    let federated: Value = serde_json::from_str(include_str!(
        "../../../../assets/samples/user-realm-2.1-federated.json"
    ))
    .unwrap();
    let user = "insights%40contoso.onmicrosoft.com";
    for (scenario, sample) in [("ready", managed), ("federated", federated)] {
        for path in [
            format!("/common/userrealm/{user}?api-version=2.1"),
            format!("/getuserrealm.srf?login={user}&json=1"),
        ] {
            let found = visit(scenario).read(&path);
            assert_eq!(names(&found), names(&sample), "{scenario} {path}");
            for name in ["State", "UserState", "NameSpaceType", "CloudInstanceName"] {
                assert_eq!(found[name], sample[name], "{scenario} {path}");
            }
        }
    }
    let unknown = visit("ready").read("/getuserrealm.srf?login=a%40fabrikam.com&json=1");
    assert_eq!(unknown["NameSpaceType"], "Unknown");
    for path in [
        format!("/common/userrealm/{user}"),
        format!("/common/userrealm/{user}?api-version=3.0"),
        "/common/userrealm/nobody?api-version=2.1".to_owned(),
        format!("/getuserrealm.srf?login={user}"),
        "/getuserrealm.srf?json=1".to_owned(),
    ] {
        let refused = visit("ready").ask("GET", &path, &vec![], "");
        assert_eq!(body(&refused)["error_codes"][0], 90013, "{path}");
    }
}
