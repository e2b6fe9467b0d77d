"""`azure-identity`, with which Azure's libraries for Python sign in, against the sandbox as `sandbox serve --tls` offers it;
and its tokens judged by PyJWT as a web API judges them: by what discovery says of keys and issuer, and by the audience.

    python azure_identity_flows.py PATH-OF-PARTNER-ONBOARD
"""

import logging
import ssl
import unittest
import urllib.parse

import jwt
from azure.core.exceptions import ClientAuthenticationError
from azure.core.pipeline.transport import RequestsTransport
from azure.identity import (
    AuthorizationCodeCredential,
    ClientSecretCredential,
    DeviceCodeCredential,
    UsernamePasswordCredential,
)

import sandbox
from sandbox import CLIENT, NATIVE, PASSWORD, PRACTICE, RESOURCE, SECRET, USER, WEB, claims

# It logs each refusal that a test expects.
logging.getLogger("azure").setLevel(logging.CRITICAL)

TENANT = PRACTICE["tenant"]
ALL_GRANTED = f"{RESOURCE}/.default"
AS_USER = f"{RESOURCE}/user_impersonation"


class Served(sandbox.Served):
    """Credentials at a sandbox, and the grants that they ask for tokens by."""

    def __init__(self, scenario):
        super().__init__(scenario)
        self.grants = []
        self.http.hooks["response"].append(self.note)

    def note(self, answer, **_):
        body = answer.request.body
        form = urllib.parse.parse_qs(body if isinstance(body, str) else (body or b"").decode())
        self.grants += form.get("grant_type", [])

    def transport(self):
        return RequestsTransport(session=self.http, session_owner=False, connection_verify=self.certificate)

    def credential(self, kind, **more):
        if kind is not AuthorizationCodeCredential:
            # Otherwise it would ask Microsoft whether it knows this authority.
            more["disable_instance_discovery"] = True
        return kind(
            client_id=CLIENT, tenant_id=TENANT, authority=self.origin, transport=self.transport(), retry_total=0, **more
        )

    def by_secret(self, secret=SECRET):
        return self.credential(ClientSecretCredential, client_secret=secret)

    def by_password(self, password=PASSWORD):
        return self.credential(UsernamePasswordCredential, username=USER, password=password)

    def by_device_code(self):
        told = []
        return self.credential(DeviceCodeCredential, prompt_callback=lambda *what: told.append(what)), told

    def by_code(self, redirect, secret=None):
        asked = {
            "client_id": CLIENT,
            "response_type": "code",
            "redirect_uri": redirect,
            "scope": f"openid profile offline_access {AS_USER}",
            "state": "a-state",
            "login_hint": USER,
        }
        back = self.browse(f"{self.authority}/oauth2/v2.0/authorize?{urllib.parse.urlencode(asked)}")
        assert back["state"] == "a-state", back
        code = back["code"]
        more = {"client_secret": secret} if secret else {}
        return self.credential(AuthorizationCodeCredential, authorization_code=code, redirect_uri=redirect, **more)

    def published(self, version=""):
        """What discovery says of the tenant."""
        answer = self.http.get(f"{self.authority}{version}/.well-known/openid-configuration")
        answer.raise_for_status()
        return answer.json()

    def judged(self, token, audience, version=""):
        """The claims of a token, if it is good: for this audience, of this issuer, by one of the keys, and in time."""
        published = self.published(version)
        trusted = ssl.create_default_context(cafile=self.certificate)
        key = jwt.PyJWKClient(published["jwks_uri"], ssl_context=trusted).get_signing_key_from_jwt(token)
        return jwt.decode(
            token,
            key,
            algorithms=published["id_token_signing_alg_values_supported"],
            audience=audience,
            issuer=published["issuer"],
            options={"require": ["exp", "iat", "nbf", "iss", "aud", "sub"]},
        )

    def tokens(self, version, **asked):
        """What a token endpoint answers to a user ID and a password."""
        form = {
            "grant_type": "password",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "username": USER,
            "password": PASSWORD,
            **asked,
        }
        answer = self.http.post(f"{self.authority}/oauth2{version}/token", data=form)
        answer.raise_for_status()
        return answer.json()


class Flows(unittest.TestCase):
    """Each credential from nothing to a token that a web API would take."""

    def is_good(self, served, token, user=True):
        found = served.judged(token.token, RESOURCE)
        self.assertEqual(found["appid"], CLIENT)
        self.assertEqual(found["ver"], "1.0")
        self.assertEqual(found.get("upn"), USER if user else None)
        self.assertEqual(found.get("scp"), "user_impersonation" if user else None)

    def renews(self, served, credential):
        """From the cache; and by the refresh token where what the cache has is not enough."""
        asked = len(served.grants)
        credential.get_token(AS_USER)
        self.assertEqual(len(served.grants), asked)
        again = credential.get_token(AS_USER, claims='{"access_token":{"nbf":{"essential":true,"value":"1"}}}')
        self.assertEqual(served.grants[asked:], ["refresh_token"])
        self.is_good(served, again)

    def test_client_secret(self):
        with Served("ready") as served:
            credential = served.by_secret()
            token = credential.get_token(ALL_GRANTED)
            self.is_good(served, token, user=False)
            self.assertEqual(credential.get_token(ALL_GRANTED).token, token.token)

    def test_user_name_and_password(self):
        # It sends no secret.
        with Served("public-client") as served:
            credential = served.by_password()
            self.is_good(served, credential.get_token(AS_USER))
            self.renews(served, credential)

    def test_device_code(self):
        with Served("public-client") as served:
            credential, told = served.by_device_code()
            self.is_good(served, credential.get_token(AS_USER))
            self.assertEqual(len(told), 1)
            self.assertTrue(told[0][0].startswith("https://"))
            self.renews(served, credential)

    def test_the_account_of_a_device_code(self):
        with Served("public-client") as served:
            record = served.by_device_code()[0].authenticate(scopes=[AS_USER])
            self.assertEqual(record.username, USER)
            self.assertEqual(record.client_id, CLIENT)

    def test_tokens_for_continuous_access_evaluation_say_what_the_application_can_do(self):
        with Served("ready") as served:
            for more, expected in [({}, None), ({"enable_cae": True}, ["CP1"])]:
                token = served.by_secret().get_token(ALL_GRANTED, **more)
                self.assertEqual(claims(token.token).get("xms_cc"), expected)

    def test_authorization_code(self):
        for scenario in ["ready", "mfa-required", "federated", "no-consent", "expired-password"]:
            for redirect, secret in [(NATIVE, None), (WEB, SECRET)]:
                with self.subTest(scenario, redirect=redirect), Served(scenario) as served:
                    credential = served.by_code(redirect, secret)
                    self.is_good(served, credential.get_token(AS_USER))
                    self.renews(served, credential)


class Refusals(unittest.TestCase):
    """The AADSTS code of each refusal, as `azure-identity` hands it on."""

    TABLE = [
        ("wrong-client-id", Served.by_secret, ALL_GRANTED, 700016),
        ("secret-id-pasted", Served.by_secret, ALL_GRANTED, 7000215),
        ("expired-secret", Served.by_secret, ALL_GRANTED, 7000222),
        ("public-client", Served.by_secret, ALL_GRANTED, 700025),
        ("ready", Served.by_password, AS_USER, 7000218),
        ("ready", lambda served: served.by_device_code()[0], AS_USER, 7000218),
        ("wrong-client-id", lambda served: served.by_device_code()[0], AS_USER, 700016),
        ("ready", lambda served: served.by_code(WEB), AS_USER, 7000218),
        ("ready", lambda served: served.by_code(NATIVE, SECRET), AS_USER, 700025),
        ("secret-id-pasted", lambda served: served.by_code(WEB, SECRET), AS_USER, 7000215),
        ("expired-secret", lambda served: served.by_code(WEB, SECRET), AS_USER, 7000222),
    ]

    def test_table(self):
        for scenario, make, scope, code in self.TABLE:
            with self.subTest(scenario, code=code), Served(scenario) as served:
                with self.assertRaisesRegex(ClientAuthenticationError, rf"AADSTS{code}\b"):
                    make(served).get_token(scope)

    def test_a_wrong_password(self):
        with Served("public-client") as served:
            with self.assertRaisesRegex(ClientAuthenticationError, r"AADSTS50126\b"):
                served.by_password("another one").get_token(AS_USER)


class Tokens(unittest.TestCase):
    """The tokens of both endpoints, judged by PyJWT; what is not as it should be is found out."""

    def test_id_tokens_of_both_versions(self):
        with Served("ready") as served:
            older = served.tokens("", resource=RESOURCE)["id_token"]
            newer = served.tokens("/v2.0", scope=f"openid profile {AS_USER}")["id_token"]
            self.assertEqual(served.judged(older, CLIENT)["ver"], "1.0")
            self.assertEqual(served.judged(newer, CLIENT, "/v2.0")["ver"], "2.0")
            self.assertEqual(served.judged(newer, CLIENT, "/v2.0")["preferred_username"], USER)

    def test_access_tokens_of_both_endpoints(self):
        with Served("ready") as served:
            for token in [
                served.tokens("", resource=RESOURCE)["access_token"],
                served.tokens("/v2.0", scope=AS_USER)["access_token"],
            ]:
                self.assertEqual(served.judged(token, RESOURCE)["upn"], USER)

    def test_what_is_wrong_is_found_out(self):
        with Served("ready") as served, Served("ready") as other:
            token = served.tokens("/v2.0", scope=f"openid {AS_USER}")
            with self.assertRaises(jwt.InvalidAudienceError):
                served.judged(token["access_token"], CLIENT)
            with self.assertRaises(jwt.InvalidIssuerError):
                served.judged(token["access_token"], RESOURCE, "/v2.0")
            with self.assertRaises(jwt.InvalidIssuerError):
                served.judged(token["id_token"], CLIENT)
            with self.assertRaises(jwt.PyJWKClientError):
                other.judged(token["access_token"], RESOURCE)
            header, _, signature = token["access_token"].split(".")
            changed = token["id_token"].split(".")[1]
            with self.assertRaises(jwt.InvalidSignatureError):
                served.judged(".".join([header, changed, signature]), RESOURCE)

    def test_every_tenant_and_the_common_one_publish_the_same_keys(self):
        with Served("ready") as served:
            keys = [served.http.get(served.published(version)["jwks_uri"]).json() for version in ["", "/v2.0"]]
            self.assertEqual(keys[0], keys[1])
            token = served.by_secret().get_token(ALL_GRANTED).token
            self.assertIn(jwt.get_unverified_header(token)["kid"], [key["kid"] for key in keys[0]["keys"]])
            # No scopes, hence no user; Graph's tokens say so besides.
            self.assertNotIn("scp", claims(token))
            graph = served.by_secret().get_token("https://graph.microsoft.com/.default").token
            self.assertEqual(claims(graph)["idtyp"], "app")


if __name__ == "__main__":
    unittest.main()
