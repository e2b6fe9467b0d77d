// The library of Microsoft Graph against the sandbox: it registers an application, and MSAL signs in with that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { claims, practice, served } from "./sandbox.mjs";

test("an application is registered, is given a secret and consent, and signs in", () =>
  served("ready", async ({ ask }) => {
    const { token: told, refused, astray } = await ask({ ask: "setUp" });
    assert.equal(refused, undefined);
    assert.deepEqual(astray, []);
    const { me, organization, made, found, left, secret, principal, byPassword, byBrowser } = told;
    assert.equal(me.userPrincipalName, practice.user_id);
    assert.ok(organization.verifiedDomains.some(({ name }) => name === practice.tenant));
    assert.notEqual(made.id, made.appId);
    assert.deepEqual(
      found.value.map(({ id }) => id),
      [made.id],
    );
    assert.equal(principal.appId, made.appId);
    assert.equal(secret.hint, secret.secretText.slice(0, 3));
    assert.deepEqual(left.passwordCredentials, []);
    assert.equal(left.displayName, "Renamed from outside");
    for (const token of [byPassword, byBrowser]) {
      const said = claims(token.accessToken);
      assert.deepEqual([said.appid, said.scp, said.upn], [made.appId, "user_impersonation", practice.user_id]);
    }
    // Until then it is not known yet, or its secret or its consent is not.
    const early = new Set([700016, 7000215, 65001]);
    assert.ok(told.refused.every((code) => early.has(Number(code))), String(told.refused));
  }));

test("lists come in pages, counted and sorted, and a grant is changed with care", () =>
  served("ready", async ({ ask }) => {
    const { token: told, refused } = await ask({ ask: "browse" });
    assert.equal(refused, undefined);
    const { names, sorted, number, one, wrong, changed, roles } = told;
    assert.equal(names.length, Number(number));
    assert.equal(new Set(names).size, names.length);
    const found = sorted.value.map(({ displayName }) => displayName);
    assert.deepEqual(found, names.filter((name) => name.startsWith("Microsoft")).sort().reverse());
    assert.equal(sorted["@odata.count"], found.length);
    assert.deepEqual(
      one.map(({ displayName }) => displayName),
      ["Microsoft Partner Center"],
    );
    assert.deepEqual(wrong, { statusCode: 400, code: "Request_BadRequest" });
    assert.equal(changed.scope, "user_impersonation");
    assert.equal(roles.value[0].displayName, "Global Administrator");
  }));

test("a refusal of Graph is one to its library, too", () =>
  served("ready", async ({ ask }) => {
    const { token } = await ask({ ask: "refusedByGraph" });
    assert.deepEqual([token.known, token.statusCode, token.code], [true, 404, "Request_ResourceNotFound"]);
    assert.ok(token.requestId);
  }));
