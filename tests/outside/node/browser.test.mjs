// Chromium, headless, at the pages of the sign-in: a person types, presses buttons, and comes back to the application.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import tls from "node:tls";
import { chromium } from "playwright-core";
import { claims, practice, served } from "./sandbox.mjs";

const RESOURCE = "https://api.partnercenter.microsoft.com";
const SCOPE = `openid profile offline_access ${RESOURCE}/user_impersonation`;
/** Longer than any page takes; what hangs is not waited for. */
const PATIENCE = 15_000;

/** The digest of the key that a server shows, once its certificate is found to be of this authority. */
async function pinned(origin, certificate) {
  const { hostname, port } = new URL(origin);
  const socket = tls.connect({ host: hostname, port, ca: readFileSync(certificate) });
  await once(socket, "secureConnect");
  const key = socket.getPeerX509Certificate().publicKey.export({ type: "spki", format: "der" });
  socket.destroy();
  return createHash("sha256").update(key).digest("base64");
}

/** The application that waits on loopback for the person to come back. */
class Application {
  async start() {
    this.answers = [];
    this.server = createServer(async (request, response) => {
      let body = "";
      for await (const piece of request) {
        body += piece;
      }
      const { pathname, search } = new URL(request.url, "http://localhost");
      if (pathname !== "/favicon.ico") {
        this.answers.push(Object.fromEntries(new URLSearchParams(request.method === "POST" ? body : search)));
      }
      response.end("Back.");
    });
    this.server.listen(0, "localhost");
    await once(this.server, "listening");
    this.redirect = `http://localhost:${this.server.address().port}`;
    return this;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Does `what` with a page of a browser that trusts this sandbox. */
async function browsing(scenario, what, look = {}) {
  await served(scenario, async (sandbox) => {
    const key = await pinned(sandbox.authority, sandbox.certificate);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      // Root, as CI is, has no sandbox to give it.
      args: ["--no-sandbox", `--ignore-certificate-errors-spki-list=${key}`],
    });
    try {
      const page = await (await browser.newContext(look)).newPage();
      page.setDefaultTimeout(PATIENCE);
      const complaints = [];
      // A policy that is broken, or a script that fails, is heard of there; and that a refusal has the status of one.
      page.on("console", (message) => {
        if (!/status of 400 \(Bad Request\)$/.test(message.text())) {
          complaints.push(message.text());
        }
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await what({ page, sandbox });
      assert.deepEqual(complaints, []);
    } finally {
      await browser.close();
    }
  });
}

/** Does `what` with a page, and an application that it can lead back to. */
function beside(scenario, what, look) {
  const walk = async ({ page, sandbox }) => {
    const application = await new Application().start();
    try {
      const tenant = `${sandbox.authority}/${practice.tenant}`;
      await what({ page, sandbox, application, tenant });
    } finally {
      application.stop();
    }
  };
  return browsing(scenario, walk, look);
}

/** Sends the page to the sandbox's sign-in; how the code that it leads to is proved. */
async function begin({ page, application, tenant }, asked) {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: practice.client_id,
    response_type: "code",
    redirect_uri: application.redirect,
    scope: SCOPE,
    state: "a state & more",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...asked,
  });
  application.answers = [];
  await page.goto(`${tenant}/oauth2/v2.0/authorize?${query}`);
  return verifier;
}

/** Does `what` with a page that is at the sandbox's sign-in, and the application that it leads back to. */
function signingIn(scenario, asked, what, look) {
  const walk = async (scene) => what({ ...scene, verifier: await begin(scene, asked) });
  return beside(scenario, walk, look);
}

/** Does `what` with a page at which an administrator is asked to consent for everybody. */
function consenting(scenario, version, asked, what) {
  return beside(scenario, async (scene) => {
    const query = new URLSearchParams({
      client_id: practice.client_id,
      redirect_uri: scene.application.redirect,
      state: "a state & more",
      ...asked,
    });
    await scene.page.goto(`${scene.tenant}${version}/adminconsent?${query}`);
    await what(scene);
  });
}

/** Has MSAL ask for a device code, and enters that on its page, in small letters; what MSAL gets is waited for later. */
async function entered({ page, sandbox }, ask) {
  await page.goto(`${sandbox.authority}/common/oauth2/deviceauth`);
  await titled(page, "Enter the code");
  let got;
  const { userCode } = await new Promise((resolve, reject) => {
    got = sandbox.ask({ ask }, resolve);
    got.then((said) => reject(new Error(JSON.stringify(said))), reject);
  });
  await page.getByLabel("Code").fill("NO-SUCH-CODE");
  await press(page, "Next");
  await page.getByRole("alert").getByText("AADSTS70018").waitFor();
  await page.getByLabel("Code").fill(` ${userCode.toLowerCase()} `);
  await page.keyboard.press("Enter");
  return { got, userCode };
}

const titled = (page, text) => page.getByRole("heading", { level: 1, name: text }).waitFor();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

async function typed(page, user = practice.user_id, password = practice.password) {
  await page.getByLabel("User ID").fill(user);
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
}

/** What has come back to the application; just once. */
async function back({ page, application }) {
  await page.getByText("Back.").waitFor();
  assert.equal(application.answers.length, 1);
  assert.equal(application.answers[0].state, "a state & more");
  return application.answers[0];
}

/** The token that is had for a code, by what the browser knows nothing of. */
async function redeemed({ sandbox, tenant, application, verifier }, { code }) {
  assert.ok(code, "no code");
  return sandbox.ask({
    ask: "redeem",
    endpoint: `${tenant}/oauth2/v2.0/token`,
    form: {
      grant_type: "authorization_code",
      client_id: practice.client_id,
      code,
      redirect_uri: application.redirect,
      code_verifier: verifier,
      scope: SCOPE,
    },
  });
}

async function isToken(scene, methods) {
  const { token, refused } = await redeemed(scene, await back(scene));
  assert.equal(refused, undefined);
  const said = claims(token.access_token);
  assert.deepEqual([said.upn, said.scp], [practice.user_id, "user_impersonation"]);
  assert.deepEqual(said.amr, methods);
}

test("a password alone", () =>
  signingIn("mfa-not-claimed", {}, async (scene) => {
    await titled(scene.page, "Sign in");
    await typed(scene.page);
    await isToken(scene, ["pwd"]);
  }));

test("a second factor that the tenant demands", () =>
  signingIn("mfa-required", {}, async (scene) => {
    await typed(scene.page);
    await titled(scene.page, "Approve the sign-in");
    await press(scene.page, "Approve");
    await isToken(scene, ["pwd", "mfa"]);
  }));

test("a second factor that is denied", () =>
  signingIn("mfa-required", {}, async (scene) => {
    await typed(scene.page);
    await press(scene.page, "It was not me: deny");
    await scene.page.getByRole("alert").getByText("AADSTS500121").waitFor();
    await press(scene.page, "Give up and return to the application");
    const said = await back(scene);
    assert.equal(said.error, "access_denied");
    assert.match(said.error_description, /^AADSTS500121:/);
  }));

test("consent that is missing, and is given", () =>
  signingIn("no-consent", {}, async (scene) => {
    await typed(scene.page);
    await press(scene.page, "Approve");
    await titled(scene.page, "Permissions requested");
    await scene.page.getByText("user_impersonation").waitFor();
    await press(scene.page, "Accept");
    await isToken(scene, ["pwd", "mfa"]);
  }));

/** A tenant in which nobody is asked for a second factor, and nobody has consented to anything. */
const UNCONSENTED = { scenario: "mfa-not-claimed", grants: [] };

/** One in which nobody has, and the practice user administers nothing. */
const NO_ADMINISTRATOR = {
  scenario: "no-consent",
  people: [{ user_id: practice.user_id, name: "Insights Practice", password: practice.password, directory_roles: [] }],
};

test("consent that is missing, and no second factor", () =>
  signingIn(UNCONSENTED, {}, async (scene) => {
    await typed(scene.page);
    await titled(scene.page, "Permissions requested");
    await press(scene.page, "Accept");
    await isToken(scene, ["pwd"]);
  }));

test("consent for everybody: nobody is asked again, unless the application wants it", () =>
  signingIn(UNCONSENTED, {}, async (scene) => {
    await typed(scene.page);
    await press(scene.page, "Accept for everybody in the organization");
    await isToken(scene, ["pwd"]);
    const again = { ...scene, verifier: await begin(scene, {}) };
    await typed(scene.page);
    await isToken(again, ["pwd"]);
    await begin(scene, { prompt: "consent" });
    await typed(scene.page);
    await titled(scene.page, "Permissions requested");
  }));

for (const [version, asked] of [
  ["", {}],
  ["/v2.0", { scope: `${RESOURCE}/user_impersonation` }],
]) {
  test(`an administrator consents for everybody: ${version || "the older endpoint"}`, () =>
    consenting("no-consent", version, asked, async (scene) => {
      const { page } = scene;
      await typed(page);
      await press(page, "Approve");
      await titled(page, "Permissions requested");
      await page.getByText("for everybody in your organization").waitFor();
      await press(page, "Accept");
      const said = await back(scene);
      assert.equal(said.admin_consent, "True");
      assert.equal(said.scope, asked.scope);
      assert.match(said.tenant, /^[0-9a-f-]{36}$/);
      // Nobody is asked for it any more.
      const verifier = await begin(scene, {});
      await typed(page);
      await press(page, "Approve");
      await isToken({ ...scene, verifier }, ["pwd", "mfa"]);
    }));
}

test("an administrator who does not consent", () =>
  consenting("no-consent", "/v2.0", { scope: `${RESOURCE}/.default` }, async (scene) => {
    await typed(scene.page);
    await press(scene.page, "Approve");
    await press(scene.page, "Decline");
    const said = await back(scene);
    assert.equal(said.error, "permission_denied");
    assert.match(said.error_description, /^AADSTS65004:/);
  }));

test("consent for everybody, asked of somebody who is no administrator", () =>
  consenting(NO_ADMINISTRATOR, "", {}, async (scene) => {
    await typed(scene.page);
    await press(scene.page, "Approve");
    await titled(scene.page, "You cannot access this right now");
    await scene.page.getByRole("alert").getByText("AADSTS90094").waitFor();
    await press(scene.page, "Return to the application");
    const said = await back(scene);
    assert.equal(said.error, "permission_denied");
    assert.match(said.error_description, /^AADSTS90094:/);
  }));

test("a request for consent that cannot be answered", () =>
  consenting("no-consent", "/v2.0", {}, async ({ page, application }) => {
    await titled(page, "The sign-in cannot begin");
    await page.getByRole("alert").getByText("AADSTS900144").waitFor();
    assert.deepEqual(application.answers, []);
  }));

test("consent that is declined", () =>
  signingIn("no-consent", {}, async (scene) => {
    await typed(scene.page);
    await press(scene.page, "Approve");
    await press(scene.page, "Decline");
    const said = await back(scene);
    assert.equal(said.error, "access_denied");
    assert.match(said.error_description, /^AADSTS65004:/);
  }));

test("a wrong password, and then the right one, by the keyboard alone", () =>
  signingIn("mfa-not-claimed", { login_hint: practice.user_id }, async (scene) => {
    const { page } = scene;
    await page.getByLabel("Password").fill("<b>wrong</b>");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("AADSTS50126").waitFor();
    assert.equal(await page.getByLabel("User ID").inputValue(), practice.user_id);
    assert.equal(await page.getByLabel("Password").inputValue(), "");
    await page.getByLabel("Password").fill(practice.password);
    await page.keyboard.press("Enter");
    await isToken(scene, ["pwd"]);
  }));

test("nothing typed: the button that leads on has the focus on every page", () =>
  signingIn("no-consent", {}, async (scene) => {
    for (const title of ["Sign in", "Approve the sign-in", "Permissions requested"]) {
      await titled(scene.page, title);
      await scene.page.keyboard.press("Enter");
    }
    await isToken(scene, ["pwd", "mfa"]);
  }));

test("an answer that the browser posts", () =>
  signingIn("mfa-not-claimed", { response_mode: "form_post" }, async (scene) => {
    await typed(scene.page);
    await titled(scene.page, "Back to the application");
    await press(scene.page, "Continue");
    await isToken(scene, ["pwd"]);
  }));

test("a password that has expired is changed on the way", () =>
  signingIn("expired-password", {}, async (scene) => {
    await typed(scene.page);
    await titled(scene.page, "Your password has expired");
    await scene.page.getByRole("alert").getByText("AADSTS50055").waitFor();
    await press(scene.page, "Set a new password");
    await press(scene.page, "Approve");
    await isToken(scene, ["pwd", "mfa"]);
  }));

for (const [scenario, code] of [
  ["locked-account", 50053],
  ["disabled-user", 50057],
  ["unknown-user", 50034],
]) {
  test(`an account that cannot be used: ${scenario}`, () =>
    signingIn(scenario, {}, async (scene) => {
      await typed(scene.page);
      await scene.page.getByRole("alert").getByText(`AADSTS${code}`).waitFor();
      await press(scene.page, "Give up and return to the application");
      const said = await back(scene);
      assert.equal(said.error, "access_denied");
      assert.match(said.error_description, new RegExp(`^AADSTS${code}:`));
    }));
}

test("ten wrong passwords lock the account, the right one too", () =>
  signingIn("mfa-not-claimed", {}, async ({ page }) => {
    for (let time = 0; time < 10; time += 1) {
      await typed(page, practice.user_id, `wrong ${time}`);
      await page.getByRole("alert").getByText("AADSTS50126").waitFor();
    }
    await typed(page);
    await page.getByRole("alert").getByText("AADSTS50053").waitFor();
  }));

test("what is wrong with a request goes back to the application, without a page", () =>
  signingIn("ready", { prompt: "none" }, async (scene) => {
    const said = await back(scene);
    assert.equal(said.error, "login_required");
    assert.match(said.error_description, /^AADSTS50058:/);
  }));

for (const [scenario, asked, code] of [
  ["unknown-tenant", {}, 90002],
  ["wrong-client-id", {}, 700016],
  ["ready", { redirect_uri: "localhost" }, 90102],
]) {
  test(`a request that nobody can be told of: ${code}`, () =>
    signingIn(scenario, asked, async ({ page, application }) => {
      await titled(page, "The sign-in cannot begin");
      await page.getByRole("alert").getByText(`AADSTS${code}:`).waitFor();
      assert.deepEqual(application.answers, []);
    }));
}

test("the company's own provider", () =>
  signingIn("federated", {}, async (scene) => {
    await typed(scene.page);
    await titled(scene.page, "Contoso: sign in with your company account");
    assert.equal(new URL(scene.page.url()).pathname, "/adfs/ls/");
    await press(scene.page, "Sign in");
    await isToken(scene, ["pwd", "mfa"]);
  }));

test("Conditional Access has the last word", () =>
  signingIn("conditional-access", {}, async (scene) => {
    await typed(scene.page);
    await titled(scene.page, "You cannot access this right now");
    await scene.page.getByRole("alert").getByText("AADSTS53003").waitFor();
    await press(scene.page, "Return to the application");
    assert.match((await back(scene)).error_description, /^AADSTS53003:/);
  }));

test("a redirect URI that is not registered is led to by nothing", () =>
  signingIn("ready", { redirect_uri: "https://elsewhere.example/" }, async ({ page, application }) => {
    await titled(page, "The sign-in cannot begin");
    await page.getByRole("alert").getByText("AADSTS50011").waitFor();
    assert.equal(await page.locator("a, form").count(), 0);
    assert.deepEqual(application.answers, []);
  }));

for (const [scenario, steps, methods] of [
  ["public-client", ["Approve"], ["pwd", "mfa"]],
  ["mfa-required", ["Approve"], ["pwd", "mfa"]],
  ["mfa-not-claimed", [], ["pwd"]],
  ["no-consent", ["Approve", "Accept"], ["pwd", "mfa"]],
  [UNCONSENTED, ["Accept"], ["pwd"]],
  ["expired-password", ["Set a new password", "Approve"], ["pwd", "mfa"]],
]) {
  test(`a device code: ${scenario.scenario ? "neither second factor nor consent" : scenario}`, () =>
    browsing(scenario, async (scene) => {
      const { got } = await entered(scene, scenario === "public-client" ? "byDeviceCode" : "byDeviceCodeWithSecret");
      await titled(scene.page, "Sign in");
      await typed(scene.page);
      for (const step of steps) {
        await press(scene.page, step);
      }
      await titled(scene.page, "You have signed in");
      const { token, refused } = await got;
      assert.equal(refused, undefined);
      assert.deepEqual(claims(token.accessToken).amr, methods);
    }));
}

test("a device code that the person declines", () =>
  browsing("no-consent", async (scene) => {
    const { got } = await entered(scene, "byDeviceCodeWithSecret");
    await typed(scene.page);
    await press(scene.page, "Approve");
    await press(scene.page, "Decline");
    await titled(scene.page, "You have not signed in");
    assert.match((await got).refused.message, /authorization_declined/);
  }));

test("a device code of somebody who signs in at the company's own provider", () =>
  browsing("federated", async (scene) => {
    const { got } = await entered(scene, "byDeviceCodeWithSecret");
    await typed(scene.page);
    await titled(scene.page, "Contoso: sign in with your company account");
    await press(scene.page, "Sign in");
    await titled(scene.page, "You have signed in");
    assert.deepEqual(claims((await got).token.accessToken).amr, ["pwd", "mfa"]);
  }));

test("a device code that somebody else enters once more", () =>
  browsing("mfa-not-claimed", async (scene) => {
    const { page, sandbox } = scene;
    const { got, userCode } = await entered(scene, "byDeviceCodeWithSecret");
    await typed(page);
    await titled(page, "You have signed in");
    assert.equal((await got).refused, undefined);
    await page.goto(`${sandbox.authority}/common/oauth2/deviceauth`);
    await page.getByText("15 minutes").waitFor();
    await page.getByLabel("Code").fill(userCode);
    await press(page, "Next");
    await page.getByRole("alert").getByText("AADSTS90120").waitFor();
  }));

test("device codes that a policy blocks: the browser says so, and the application that the code is out", () =>
  browsing("device-code-blocked", async (scene) => {
    const { got } = await entered(scene, "byDeviceCodeWithSecret");
    await typed(scene.page);
    await press(scene.page, "Approve");
    await scene.page.getByRole("alert").getByText("AADSTS53003").waitFor();
    await press(scene.page, "Return to the application");
    await titled(scene.page, "You have not signed in");
    assert.match((await got).refused.message, /expired_token/);
  }));

for (const [name, look] of Object.entries({
  "360 pixels wide": { viewport: { width: 360, height: 640 } },
  "in the dark": { colorScheme: "dark" },
})) {
  test(`every page is whole and can be read: ${name}`, () =>
    signingIn(
      "no-consent",
      {},
      async ({ page }) => {
        for (const button of ["Sign in", "Approve", "Accept"]) {
          await page.getByRole("button", { name: button, exact: true }).waitFor();
          const seen = await page.evaluate(measured);
          assert.ok(seen.overhang <= 0, `${button}: ${seen.overhang} pixels stick out`);
          assert.ok(seen.contrast >= 4.5, `${button}: contrast ${seen.contrast} of ${seen.worst}`);
          assert.equal(seen.dark, look.colorScheme === "dark");
          await (button === "Sign in" ? typed(page) : press(page, button));
        }
      },
      look,
    ));
}

/** In the page: what sticks out of it, and the worst contrast of a text and what is behind it, as WCAG counts it. */
function measured() {
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0) {
        return colour;
      }
    }
    return "rgb(255, 255, 255)";
  };
  let contrast = Infinity;
  let worst = "";
  for (const element of document.querySelectorAll("header, h1, p, li, dt, dd, label, input:not([type=hidden]), button")) {
    const [one, other] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
    const found = (one + 0.05) / (other + 0.05);
    if (found < contrast) {
      [contrast, worst] = [found, element.outerHTML.slice(0, 80)];
    }
  }
  const root = document.documentElement;
  return { overhang: root.scrollWidth - root.clientWidth, contrast, worst, dark: light(behind(document.body)) < 0.2 };
}
