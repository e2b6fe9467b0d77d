"""MSAL for Python, Microsoft's own client library, against the sandbox as `sandbox serve --tls` offers it.

What MSAL cannot do there, it could not do at Microsoft either, or the sandbox is wrong. Every flow must end with a token, and
every spoilt scenario with the AADSTS code that its row names.

    python msal_flows.py PATH-OF-PARTNER-ONBOARD
"""

import re
import time
import unittest

import jwt
import msal
import requests

import sandbox
from sandbox import CLIENT, NATIVE, PASSWORD, RESOURCE, SECRET, USER, WEB, Shown, claims

# MSAL adds `openid profile offline_access` by itself.
SCOPES = [f"{RESOURCE}/user_impersonation"]
PARTNER_CENTER = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"
GRAPH_TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e"
AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
GRAPH_SCOPES = [
    f"https://graph.microsoft.com/{name}"
    for name in ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All", "Directory.Read.All"]
]


class Nowhere(requests.adapters.HTTPAdapter):
    """In place of a server that is none of ours."""

    def send(self, request, **_):
        raise requests.ConnectionError(request.url)


class Confidential(msal.ConfidentialClientApplication):
    """MSAL offers device codes to public clients alone; Entra, and what MSAL does, make no difference."""

    DEVICE_FLOW_CORRELATION_ID = msal.PublicClientApplication.DEVICE_FLOW_CORRELATION_ID
    initiate_device_flow = msal.PublicClientApplication.initiate_device_flow
    acquire_token_by_device_flow = msal.PublicClientApplication.acquire_token_by_device_flow


class Served(sandbox.Served):
    """Applications at a sandbox."""

    def app(self, kind, secret=None, **more):
        return kind(
            CLIENT,
            client_credential=secret,
            authority=self.authority,
            # Otherwise MSAL would ask Microsoft whether it knows this authority.
            instance_discovery=False,
            http_client=self.http,
            **more,
        )

    def confidential(self, secret=SECRET, **more):
        return self.app(Confidential, secret, **more)

    def public(self):
        return self.app(msal.PublicClientApplication)

    def code(self, app, redirect, **more):
        """Authorization code with PKCE."""
        flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=redirect, login_hint=USER, **more)
        return app.acquire_token_by_auth_code_flow(flow, self.browse(flow["auth_uri"]))

    @staticmethod
    def device(app):
        """A device code; the sandbox plays the person."""
        flow = app.initiate_device_flow(SCOPES)
        return app.acquire_token_by_device_flow(flow) if "user_code" in flow else flow


def codes(result):
    """The AADSTS codes of a refusal as MSAL hands it on."""
    text = result.get("error_description") or ""
    return result.get("error_codes") or [int(code) for code in re.findall(r"AADSTS(\d+)", text)]


class Flows(unittest.TestCase):
    """Each flow from nothing to a token."""

    def is_token(self, result, user=True):
        self.assertIn("access_token", result, result)
        found = claims(result["access_token"])
        self.assertEqual(found["aud"], RESOURCE)
        self.assertEqual(found["appid"], CLIENT)
        if user:
            self.assertEqual(found["upn"], USER)
            self.assertEqual(found["scp"], "user_impersonation")
            # MSAL has looked at the audience, issuer and, where one was sent, the nonce of the ID token.
            self.assertEqual(result["id_token_claims"]["aud"], CLIENT)

    def renews(self, app, result):
        """By the account that MSAL keeps, and by the refresh token alone; each use brings another one."""
        (account,) = app.get_accounts()
        self.assertEqual(account["username"], USER)
        cached = app.acquire_token_silent(SCOPES, account=account)
        self.assertEqual(cached["access_token"], result["access_token"])
        renewed = app.acquire_token_silent_with_error(SCOPES, account=account, force_refresh=True)
        self.is_token(renewed)
        self.assertEqual(renewed["token_source"], "identity_provider")
        tokens = {result["refresh_token"]}
        for _ in range(3):
            again = app.acquire_token_by_refresh_token(result["refresh_token"], SCOPES)
            self.is_token(again)
            tokens.add(again["refresh_token"])
            result = again
        self.assertEqual(len(tokens), 4)

    def test_client_credentials(self):
        with Served("ready") as served:
            app = served.confidential()
            result = app.acquire_token_for_client([f"{RESOURCE}/.default"])
            self.is_token(result, user=False)
            again = app.acquire_token_for_client([f"{RESOURCE}/.default"])
            self.assertEqual(again["token_source"], "cache")

    def test_user_name_and_password(self):
        with Served("ready") as served:
            app = served.confidential()
            result = app.acquire_token_by_username_password(USER, PASSWORD, SCOPES)
            self.is_token(result)
            self.renews(app, result)

    def test_user_name_and_password_of_a_public_client(self):
        # This one asks first who checks the password.
        with Served("public-client") as served:
            app = served.public()
            result = app.acquire_token_by_username_password(USER, PASSWORD, SCOPES)
            self.is_token(result)
            self.renews(app, result)

    def test_device_code(self):
        for scenario, secret in [("public-client", None), ("ready", SECRET), ("mfa-required", SECRET)]:
            with self.subTest(scenario), Served(scenario) as served:
                app = served.confidential() if secret else served.public()
                result = served.device(app)
                self.is_token(result)
                self.assertIn("mfa", claims(result["access_token"])["amr"])
                self.renews(app, result)

    def test_authorization_code(self):
        for scenario in ["ready", "mfa-required", "federated", "no-consent", "expired-password", "device-code-blocked"]:
            for redirect in [NATIVE, WEB]:
                with self.subTest(scenario, redirect=redirect), Served(scenario) as served:
                    app = served.public() if redirect == NATIVE else served.confidential()
                    result = served.code(app, redirect)
                    self.is_token(result)
                    if scenario == "ready" and redirect == WEB:
                        self.renews(app, result)


class Claims(unittest.TestCase):
    """Claims requests as MSAL writes them: what an application can do, and what it demands."""

    def test_a_capable_application_gets_tokens_that_say_so(self):
        with Served("ready") as served:
            for more, expected in [({}, None), ({"client_capabilities": ["CP1"]}, ["CP1"])]:
                for ask in [
                    lambda app: app.acquire_token_for_client([f"{RESOURCE}/.default"]),
                    lambda app: app.acquire_token_by_username_password(USER, PASSWORD, SCOPES),
                    Served.device,
                    lambda app: served.code(app, WEB),
                ]:
                    result = ask(served.confidential(**more))
                    self.assertIn("access_token", result, result)
                    self.assertEqual(claims(result["access_token"]).get("xms_cc"), expected)

    def test_the_claims_of_a_refusal_lead_to_a_second_factor(self):
        with Served("mfa-required") as served:
            app = served.confidential()
            refused = app.acquire_token_by_username_password(USER, PASSWORD, SCOPES)
            self.assertEqual(refused["error_codes"], [50076])
            self.assertEqual(refused["suberror"], "basic_action")
        # In a tenant that would not ask for one by itself.
        with Served("mfa-not-claimed") as served:
            app = served.confidential()
            for demand, methods in [(None, ["pwd"]), (refused["claims"], ["pwd", "mfa"])]:
                result = served.code(app, WEB, claims_challenge=demand)
                self.assertIn("access_token", result, result)
                self.assertEqual(claims(result["access_token"])["amr"], methods)


class SetUp(unittest.TestCase):
    """From nothing to an application that signs in: registered with Graph, by a token that MSAL got with Graph's own tools."""

    def test_an_application_is_registered_and_signs_in(self):
        with Served("ready") as served:
            origin, tenant = served.authority.rsplit("/", 1)
            tools = msal.PublicClientApplication(
                GRAPH_TOOLS, authority=f"{origin}/organizations", instance_discovery=False, http_client=served.http
            )
            flow = tools.initiate_device_flow(GRAPH_SCOPES)
            token = tools.acquire_token_by_device_flow(flow)
            self.assertIn("access_token", token, token)

            def graph(method, path, body=None, expected=200):
                answer = served.http.request(
                    method,
                    f"{origin}/v1.0/{path}",
                    json=body,
                    headers={"Authorization": f"Bearer {token['access_token']}"},
                )
                self.assertEqual(answer.status_code, expected, answer.text)
                return answer.json() if answer.content else None

            organization = graph("GET", "organization?$select=id,displayName,verifiedDomains")["value"][0]
            self.assertIn(tenant, [domain["name"] for domain in organization["verifiedDomains"]])
            api = graph("GET", f"servicePrincipals(appId='{PARTNER_CENTER}')?$select=id,oauth2PermissionScopes")
            (scope,) = [one for one in api["oauth2PermissionScopes"] if one["value"] == "user_impersonation"]
            access = {"resourceAppId": PARTNER_CENTER, "resourceAccess": [{"id": scope["id"], "type": "Scope"}]}
            made = graph(
                "POST",
                "applications",
                {
                    "displayName": "Made from outside",
                    "signInAudience": "AzureADMyOrg",
                    "web": {"redirectUris": [WEB]},
                    "requiredResourceAccess": [access],
                },
                201,
            )
            principal = graph("POST", "servicePrincipals", {"appId": made["appId"]}, 201)
            secret = graph("POST", f"applications/{made['id']}/addPassword", {"passwordCredential": {"displayName": "x"}})
            grant = {
                "clientId": principal["id"],
                "consentType": "AllPrincipals",
                "principalId": None,
                "resourceId": api["id"],
                "scope": "user_impersonation",
            }
            graph("POST", "oauth2PermissionGrants", grant, 201)
            # It takes a moment until the sign-in service knows all that. MSAL repeats an earlier refusal for a while without
            # asking again, hence a new one each time.
            for _ in range(20):
                app = Confidential(
                    made["appId"],
                    client_credential=secret["secretText"],
                    authority=served.authority,
                    instance_discovery=False,
                    http_client=served.http,
                )
                result = app.acquire_token_by_username_password(USER, PASSWORD, SCOPES)
                if "access_token" in result:
                    break
                self.assertTrue({700016, 7000215, 65001} & set(codes(result)), result)
                time.sleep(0.5)
            self.assertIn("access_token", result, result)
            found = claims(result["access_token"])
            self.assertEqual((found["appid"], found["scp"]), (made["appId"], "user_impersonation"))

    def test_tokens_are_signed_with_a_published_key(self):
        with Served("ready") as served:
            result = served.confidential().acquire_token_by_username_password(USER, PASSWORD, SCOPES)
            published = served.http.get(f"{served.authority}/v2.0/.well-known/openid-configuration").json()
            keys = served.http.get(published["jwks_uri"]).json()["keys"]
            for token, audience, issuer in [
                (result["id_token"], CLIENT, published["issuer"]),
                (result["access_token"], RESOURCE, None),
            ]:
                named = jwt.get_unverified_header(token)["kid"]
                (key,) = [jwt.PyJWK(key).key for key in keys if key["kid"] == named]
                jwt.decode(token, key, algorithms=["RS256"], audience=audience, issuer=issuer)
                # A character in the middle of the signature: all of its bits count.
                middle = len(token) - 100
                other = token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]
                with self.assertRaises(jwt.InvalidSignatureError):
                    jwt.decode(other, key, algorithms=["RS256"], audience=audience)


class Refusals(unittest.TestCase):
    """The AADSTS code of each refusal, as MSAL hands it on."""

    def by_password(served):
        return served.confidential().acquire_token_by_username_password(USER, PASSWORD, SCOPES)

    def by_secret(served):
        return served.confidential().acquire_token_for_client([f"{RESOURCE}/.default"])

    def by_device_code(served):
        return served.device(served.confidential())

    def by_code(served):
        return served.code(served.confidential(), WEB)

    def without_secret(served):
        return served.public().acquire_token_by_username_password(USER, PASSWORD, SCOPES)

    def by_foreign_refresh_token(served):
        return served.confidential().acquire_token_by_refresh_token("0.AAAA-never-handed-out", SCOPES)

    def to_unregistered_redirect(served):
        return served.code(served.public(), "http://localhost:8400/elsewhere")

    def without_secret_for_the_web(served):
        return served.code(served.public(), WEB)

    def with_secret_for_the_desktop(served):
        return served.code(served.confidential(), NATIVE)

    def with_another_verifier(served):
        app = served.public()
        flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=NATIVE)
        back = served.browse(flow["auth_uri"])
        return app.acquire_token_by_auth_code_flow({**flow, "code_verifier": "x" * 43}, back)

    def with_a_code_twice(served):
        app = served.public()
        flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=NATIVE)
        back = served.browse(flow["auth_uri"])
        assert "access_token" in app.acquire_token_by_auth_code_flow(dict(flow), back)
        return app.acquire_token_by_auth_code_flow(dict(flow), back)

    def over_the_endpoint_for_all(served):
        app = msal.PublicClientApplication(
            CLIENT, authority=f"{served.origin}/organizations", instance_discovery=False, http_client=served.http
        )
        return app.acquire_token_by_username_password(USER, PASSWORD, SCOPES)

    def by_certificate(served):
        return served.confidential({"client_assertion": "a.b.c"}).acquire_token_for_client([f"{RESOURCE}/.default"])

    def with_azure_cli(served):
        app = msal.PublicClientApplication(
            AZURE_CLI, authority=served.authority, instance_discovery=False, http_client=served.http
        )
        return served.device(app)

    def for_too_little_scope(served):
        return served.confidential().acquire_token_by_username_password(USER, PASSWORD, [f"{RESOURCE}/nothing_such"])

    TABLE = [
        ("ready", without_secret, 7000218),
        ("ready", by_foreign_refresh_token, 70000),
        ("ready", to_unregistered_redirect, 50011),
        ("ready", without_secret_for_the_web, 7000218),
        ("ready", with_secret_for_the_desktop, 700025),
        ("ready", with_another_verifier, 501481),
        ("ready", with_a_code_twice, 54005),
        ("ready", for_too_little_scope, 650053),
        ("ready", over_the_endpoint_for_all, 50194),
        ("ready", by_certificate, 700027),
        ("ready", with_azure_cli, 65002),
        ("wrong-client-id", by_secret, 700016),
        ("wrong-client-id", by_password, 700016),
        ("wrong-client-id", by_device_code, 700016),
        ("wrong-client-id", by_code, 700016),
        ("secret-id-pasted", by_secret, 7000215),
        ("secret-id-pasted", by_code, 7000215),
        ("expired-secret", by_secret, 7000222),
        ("expired-secret", by_password, 7000222),
        ("expired-secret", by_device_code, 7000222),
        ("public-client", by_secret, 700025),
        ("public-client", by_password, 700025),
        ("mfa-required", by_password, 50076),
        ("unknown-user", by_password, 50034),
        ("wrong-password", by_password, 50126),
        ("locked-account", by_password, 50053),
        ("expired-password", by_password, 50055),
        ("disabled-user", by_password, 50057),
        ("no-consent", by_password, 65001),
        ("no-consent", by_device_code, 65001),
        ("consent-lag", by_password, 65001),
        ("conditional-access", by_password, 53003),
        ("conditional-access", by_device_code, 53003),
        ("conditional-access", by_code, 53003),
        ("device-code-blocked", by_device_code, 70020),
        ("locked-account", by_device_code, 70020),
    ]

    def test_table(self):
        for scenario, ask, code in self.TABLE:
            with self.subTest(scenario, by=ask.__name__), Served(scenario) as served:
                try:
                    result = ask(served)
                except Shown as page:
                    result = {"error_description": str(page)}
                self.assertNotIn("access_token", result)
                self.assertIn(code, codes(result), result)

    def test_an_unknown_tenant_is_refused_before_anything_is_asked(self):
        with Served("unknown-tenant") as served, self.assertRaises(ValueError) as refused:
            served.confidential().acquire_token_for_client([f"{RESOURCE}/.default"])
        # MSAL keeps the code to itself.
        self.assertIn("double check your tenant name", str(refused.exception))

    def test_a_network_that_does_not_lead_there_is_not_taken_for_an_answer(self):
        for scenario in ["offline", "captive-portal"]:
            with self.subTest(scenario), Served(scenario) as served:
                with self.assertRaises((ValueError, requests.RequestException)):
                    served.confidential().acquire_token_for_client([f"{RESOURCE}/.default"])

    def test_the_password_of_a_federated_user_is_asked_for_by_the_companys_own_provider(self):
        with Served("federated") as served:
            served.http.mount("https://sts.contoso.example/", Nowhere())
            app = served.confidential()
            with self.assertRaisesRegex(requests.ConnectionError, "sts.contoso.example/adfs"):
                app.acquire_token_by_username_password(USER, PASSWORD, SCOPES)

    def test_a_wrong_password_locks_the_account_after_the_tenth_time(self):
        with Served("ready") as served:
            app = served.confidential()
            # Another one each time, since MSAL remembers for a while what it was told of one.
            wrong = [f"wrong-{time}" for time in range(11)]
            seen = [codes(app.acquire_token_by_username_password(USER, each, SCOPES)) for each in wrong]
            self.assertEqual(seen[0], [50126])
            self.assertEqual(seen[10], [50053])


if __name__ == "__main__":
    unittest.main()
