// MSAL for Node, Microsoft's own client library, against the sandbox: every flow must end with a token, and every refusal
// must reach the application with its AADSTS code.

import assert from "node:assert/strict";
import { test } from "node:test";
import { claims, practice, served } from "./sandbox.mjs";

const RESOURCE = "https://api.partnercenter.microsoft.com";

function isToken({ token, refused, astray }, user = true) {
  assert.deepEqual(refused, undefined);
  assert.deepEqual(astray, []);
  const found = claims(token.accessToken);
  assert.equal(found.aud, RESOURCE);
  assert.equal(found.appid, practice.client_id);
  assert.equal(found.upn, user ? practice.user_id : undefined);
  assert.equal(found.scp, user ? "user_impersonation" : undefined);
  if (user) {
    // What MSAL has made of the ID token and of the client information.
    assert.equal(token.account.username, practice.user_id);
    assert.equal(token.account.tenantId, found.tid);
    assert.equal(token.account.homeAccountId, `${found.oid}.${found.tid}`);
  }
  return found;
}

test("an application alone, and its cache", () =>
  served("ready", async ({ ask }) => {
    isToken(await ask({ ask: "bySecret" }), false);
    const again = await ask({ ask: "bySecretTwice" });
    isToken(again, false);
    assert.equal(again.token.fromCache, true);
  }));

test("an application that can deal with claims challenges, and its tokens", () =>
  served("ready", async ({ ask }) => {
    assert.deepEqual(isToken(await ask({ ask: "bySecretWhenCapable" }), false).xms_cc, ["CP1"]);
    assert.deepEqual(isToken(await ask({ ask: "byWebCodeWhenCapable" })).xms_cc, ["CP1"]);
    assert.equal(isToken(await ask({ ask: "byWebCodeRenewed" })).xms_cc, undefined);
  }));

test("the claims of a refusal lead to a second factor", async () => {
  let refused;
  await served("mfa-required", async ({ ask }) => {
    ({ refused } = await ask({ ask: "byPassword" }));
    assert.equal(refused.subError, "basic_action");
    assert.ok(refused.claims);
  });
  await served("mfa-not-claimed", async ({ ask }) => {
    const found = isToken(await ask({ ask: "byWebCodeWithClaims", claims: refused.claims }));
    assert.deepEqual(found.amr, ["pwd", "mfa"]);
  });
});

test("user ID and password, and renewals", () =>
  served("ready", async ({ ask }) => {
    isToken(await ask({ ask: "byPassword" }));
    isToken(await ask({ ask: "byPasswordRenewed" }));
  }));

test("user ID and password of a public client", () =>
  served("public-client", async ({ ask }) => isToken(await ask({ ask: "byPasswordInPublic" }))));

test("device code, and renewals", () =>
  served("public-client", async ({ ask }) => {
    const found = isToken(await ask({ ask: "byDeviceCodeRenewed" }));
    assert.ok(found.amr.includes("mfa"));
  }));

for (const scenario of ["ready", "mfa-required", "federated", "no-consent", "expired-password", "device-code-blocked"]) {
  test(`authorization code with PKCE: ${scenario}`, () =>
    served(scenario, async ({ ask }) => {
      for (const way of ["byWebCodeRenewed", "byDesktopCode", "byBrowser"]) {
        isToken(await ask({ ask: way }));
      }
    }));
}

for (const [scenario, ask, code] of [
  ["ready", "byPasswordInPublic", 7000218],
  ["ready", "byForeignRefreshToken", 70000],
  ["ready", "byUnregisteredRedirect", 50011],
  ["ready", "byWebCodeWithoutSecret", 7000218],
  ["ready", "byDesktopCodeWithSecret", 700025],
  ["ready", "byAnotherVerifier", 501481],
  ["ready", "byCodeTwice", 54005],
  ["ready", "byPasswordForTooLittle", 650053],
  ["ready", "silently", 50058],
  ["wrong-client-id", "bySecret", 700016],
  ["wrong-client-id", "byPassword", 700016],
  ["wrong-client-id", "byWebCode", 700016],
  ["secret-id-pasted", "bySecret", 7000215],
  ["secret-id-pasted", "byWebCode", 7000215],
  ["expired-secret", "bySecret", 7000222],
  ["expired-secret", "byPassword", 7000222],
  ["public-client", "bySecret", 700025],
  ["mfa-required", "byPassword", 50076],
  ["unknown-user", "byPassword", 50034],
  ["wrong-password", "byPassword", 50126],
  ["locked-account", "byPassword", 50053],
  ["locked-account", "byBrowser", 50053],
  ["expired-password", "byPassword", 50055],
  ["disabled-user", "byPassword", 50057],
  ["no-consent", "byPassword", 65001],
  ["consent-lag", "byPassword", 65001],
  ["conditional-access", "byPassword", 53003],
  ["conditional-access", "byWebCode", 53003],
]) {
  test(`refused with AADSTS${code}: ${ask} in ${scenario}`, () =>
    served(scenario, async (sandbox) => {
      const { refused, astray } = await sandbox.ask({ ask });
      assert.deepEqual(astray, []);
      assert.ok(refused, "there is a token");
      assert.match(refused.message, new RegExp(`AADSTS${code}\\b`));
      // MSAL gives the code of an answer of the token endpoint by itself, too.
      if (refused.errorNo !== undefined) {
        assert.equal(String(refused.errorNo), String(code));
      }
    }));
}

test("a device code without a secret that is needed", () =>
  served("ready", async ({ ask }) => {
    const { refused } = await ask({ ask: "byDeviceCode" });
    // While it polls, MSAL for Node hands on the OAuth error alone.
    assert.match(refused.message, /invalid_client/);
  }));

test("an unknown tenant is refused before anything is asked", () =>
  served("unknown-tenant", async ({ ask }) => {
    const { refused } = await ask({ ask: "bySecret" });
    assert.equal(refused.errorCode, "endpoints_resolution_error");
  }));

for (const scenario of ["offline", "captive-portal"]) {
  test(`a network that does not lead there is not taken for an answer: ${scenario}`, () =>
    served(scenario, async ({ ask }) => {
      const { refused, token } = await ask({ ask: "bySecret" });
      assert.equal(token, undefined);
      assert.doesNotMatch(refused.message, /AADSTS/);
    }));
}
