// One job for Microsoft's libraries, read as JSON from standard input; what is told on the way and what came of it goes to
// standard output, a line each.

import { ConfidentialClientApplication, CryptoProvider, PublicClientApplication } from "@azure/msal-node";
import { Client, GraphError, PageIterator } from "@microsoft/microsoft-graph-client";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { Shown, walk } from "./person.mjs";

const job = JSON.parse(await text(process.stdin));
const { authority, practice } = job;
const RESOURCE = "https://api.partnercenter.microsoft.com";
const scopes = [`${RESOURCE}/user_impersonation`];
const { user_id: username, password } = practice;

// Nothing goes anywhere else than to this machine, and what tries to is heard of.
const within = globalThis.fetch;
const astray = [];
let withSecret;
globalThis.fetch = (address, options) => {
  const { hostname } = new URL(address.url ?? address);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") {
    astray.push(hostname);
    throw new TypeError(`not on this machine: ${hostname}`);
  }
  if (withSecret && options?.method === "POST") {
    return within(address, { ...options, body: `${options.body}&${new URLSearchParams({ client_secret: withSecret })}` });
  }
  return within(address, options);
};

// Of a known authority MSAL does not ask Microsoft whether it is one.
const auth = { clientId: practice.client_id, authority, knownAuthorities: [new URL(authority).host] };
const desktop = () => new PublicClientApplication({ auth });
const web = (more = {}) =>
  new ConfidentialClientApplication({ auth: { ...auth, clientSecret: practice.client_secret, ...more } });

/** Authorization code with PKCE, as a web application does it. */
async function byCode(app, redirectUri, { challenge, verifier, ...more } = {}) {
  const crypto = new CryptoProvider();
  const made = await crypto.generatePkceCodes();
  const state = crypto.createNewGuid();
  const nonce = crypto.createNewGuid();
  const address = await app.getAuthCodeUrl({
    scopes,
    redirectUri,
    state,
    nonce,
    loginHint: username,
    codeChallenge: challenge ?? made.challenge,
    codeChallengeMethod: "S256",
    ...more,
  });
  const back = await walk(address);
  if (back.error) {
    throw Object.assign(new Error(back.error_description), { errorCode: back.error });
  }
  const codeVerifier = verifier ?? made.verifier;
  const redeem = () =>
    app.acquireTokenByCode({ scopes, redirectUri, code: back.code, codeVerifier, state, nonce }, back);
  return { redeem, token: await redeem() };
}

async function byDeviceCode(app) {
  const deviceCodeCallback = (told) => console.log(JSON.stringify({ told }));
  return app.acquireTokenByDeviceCode({ scopes, deviceCodeCallback });
}

/** By the account that MSAL keeps: from its cache first, then by the refresh token, three times. */
async function renewed(app, token) {
  const kept = (await app.getTokenCache().getAllAccounts())[0];
  const cached = await app.acquireTokenSilent({ scopes, account: kept });
  if (!cached.fromCache || cached.accessToken !== token.accessToken) {
    throw new Error("not the one of the cache");
  }
  const used = new Set();
  let latest;
  for (let time = 0; time < 3; time += 1) {
    used.add(Object.values(JSON.parse(app.getTokenCache().serialize()).RefreshToken)[0].secret);
    latest = await app.acquireTokenSilent({ scopes, account: kept, forceRefresh: true });
  }
  if (latest.fromCache || used.size !== 3) {
    throw new Error(`${used.size} refresh tokens`);
  }
  return latest;
}

/** Graph's own command line tools, whom every tenant knows. */
const TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
const PARTNER_CENTER = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";
const GRAPH_SCOPES = ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All", "Directory.Read.All"].map(
  (name) => `https://graph.microsoft.com/${name}`,
);

/** Graph, as somebody who has signed in with Graph's own tools. */
async function graph() {
  const common = `${job.endpoints.authority}/organizations`;
  const tools = new PublicClientApplication({ auth: { ...auth, clientId: TOOLS, authority: common } });
  const asked = { scopes: GRAPH_SCOPES, deviceCodeCallback: () => {} };
  const { accessToken } = await tools.acquireTokenByDeviceCode(asked);
  return Client.init({
    baseUrl: job.endpoints.graph,
    customHosts: new Set([new URL(job.endpoints.graph).hostname]),
    authProvider: (done) => done(null, accessToken),
  });
}

/** From nothing to an application that signs in. */
async function setUp() {
  const client = await graph();
  const me = await client.api("/me").get();
  const organization = (await client.api("/organization").select(["id", "verifiedDomains"]).get()).value[0];
  const api = await client
    .api(`/servicePrincipals(appId='${PARTNER_CENTER}')`)
    .select(["id", "oauth2PermissionScopes"])
    .get();
  const scope = api.oauth2PermissionScopes.find(({ value }) => value === "user_impersonation");
  const made = await client.api("/applications").post({
    displayName: "Made from outside",
    signInAudience: "AzureADMyOrg",
    web: { redirectUris: [WEB] },
    requiredResourceAccess: [
      { resourceAppId: PARTNER_CENTER, resourceAccess: [{ id: scope.id, type: "Scope" }] },
    ],
  });
  await client.api(`/applications/${made.id}`).patch({ displayName: "Renamed from outside" });
  const found = await client.api("/applications").filter(`appId eq '${made.appId}'`).get();
  const secret = await client
    .api(`/applications/${made.id}/addPassword`)
    .post({ passwordCredential: { displayName: "for a test" } });
  const principal = await client.api("/servicePrincipals").post({ appId: made.appId });
  await client.api("/oauth2PermissionGrants").post({
    clientId: principal.id,
    consentType: "AllPrincipals",
    principalId: null,
    resourceId: api.id,
    scope: "user_impersonation",
  });
  const app = () =>
    new ConfidentialClientApplication({
      auth: { ...auth, clientId: made.appId, clientSecret: secret.secretText },
    });
  // It takes a moment until the sign-in service knows all that.
  const refused = [];
  let byPassword;
  while (!byPassword && refused.length < 40) {
    try {
      byPassword = await app().acquireTokenByUsernamePassword({ scopes, username, password });
    } catch (error) {
      refused.push(error.errorNo);
      await setTimeout(250);
    }
  }
  const byBrowser = (await byCode(app(), WEB)).token;
  await client.api(`/applications/${made.id}/removePassword`).post({ keyId: secret.keyId });
  const left = await client.api(`/applications/${made.id}`).get();
  return { me, organization, made, found, left, secret, principal, refused, byPassword, byBrowser };
}

/** Reads lists in pages, counted and sorted, and changes a grant. */
async function browse() {
  const client = await graph();
  const names = [];
  const first = await client.api("/servicePrincipals").select(["id", "displayName"]).top(2).get();
  await new PageIterator(client, first, ({ displayName }) => names.push(displayName) > 0).iterate();
  const sorted = await client
    .api("/servicePrincipals")
    .header("ConsistencyLevel", "eventual")
    .count(true)
    .orderby("displayName desc")
    .filter("startswith(displayName,'Microsoft')")
    .get();
  const number = await client.api("/servicePrincipals/$count").header("ConsistencyLevel", "eventual").get();
  const one = (await client.api("/servicePrincipals").filter(`servicePrincipalNames/any(c:c eq '${RESOURCE}')`).get()).value;
  const { value: grants } = await client.api("/oauth2PermissionGrants").filter(`resourceId eq '${one[0].id}'`).get();
  const grant = grants.find(({ consentType }) => consentType === "AllPrincipals");
  const wrong = await client
    .api(`/oauth2PermissionGrants/${grant.id}`)
    .patch({ scope: "nothing_such" })
    .catch(({ statusCode, code }) => ({ statusCode, code }));
  await client.api(`/oauth2PermissionGrants/${grant.id}`).patch({ scope: "user_impersonation" });
  const changed = await client.api(`/oauth2PermissionGrants/${grant.id}`).get();
  const roles = await client.api("/me/memberOf/microsoft.graph.directoryRole").get();
  return { names, sorted, number, one, wrong, changed, roles };
}

/** What Graph's library makes of a refusal. */
async function refusedByGraph() {
  try {
    await (await graph()).api("/applications/5a4db0c5-0000-4000-8000-000000000000").get();
  } catch (error) {
    const { statusCode, code, requestId, message } = error;
    return { known: error instanceof GraphError, statusCode, code, requestId, message };
  }
  throw new Error("it is there");
}

const NATIVE = "http://localhost:8400";
const WEB = "http://localhost:8400/web";

/** A token request that no library makes. */
async function redeem() {
  const answer = await fetch(job.endpoint, { method: "POST", body: new URLSearchParams(job.form) });
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error_description);
  }
  return body;
}

const JOBS = {
  redeem,
  setUp,
  browse,
  refusedByGraph,
  bySecret: () => web().acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] }),
  bySecretTwice: async () => {
    const app = web();
    await app.acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] });
    return app.acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] });
  },
  bySecretWhenCapable: () =>
    web({ clientCapabilities: ["CP1"] }).acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] }),
  byWebCodeWhenCapable: async () => (await byCode(web({ clientCapabilities: ["CP1"] }), WEB)).token,
  byWebCodeWithClaims: async () => (await byCode(web(), WEB, { claims: job.claims })).token,
  byPassword: () => web().acquireTokenByUsernamePassword({ scopes, username, password }),
  byPasswordInPublic: () => desktop().acquireTokenByUsernamePassword({ scopes, username, password }),
  byPasswordForTooLittle: () =>
    web().acquireTokenByUsernamePassword({ scopes: [`${RESOURCE}/nothing_such`], username, password }),
  byDeviceCode: () => byDeviceCode(desktop()),
  // MSAL for Node offers device codes to public clients alone; to Entra, one more parameter makes no difference.
  byDeviceCodeWithSecret: () => {
    const app = desktop();
    withSecret = practice.client_secret;
    return byDeviceCode(app);
  },
  byWebCode: async () => (await byCode(web(), WEB)).token,
  byDesktopCode: async () => (await byCode(desktop(), NATIVE)).token,
  // As a command line does it: MSAL opens the browser and waits at a port of its own.
  byBrowser: () =>
    desktop().acquireTokenInteractive({ scopes, loginHint: username, openBrowser: walk }),
  byUnregisteredRedirect: async () => (await byCode(desktop(), `${NATIVE}/elsewhere`)).token,
  byWebCodeWithoutSecret: async () => (await byCode(desktop(), WEB)).token,
  byDesktopCodeWithSecret: async () => (await byCode(web(), NATIVE)).token,
  byAnotherVerifier: async () => (await byCode(desktop(), NATIVE, { verifier: "x".repeat(43) })).token,
  byCodeTwice: async () => (await byCode(desktop(), NATIVE)).redeem(),
  silently: async () => (await byCode(desktop(), NATIVE, { prompt: "none" })).token,
  byForeignRefreshToken: () => web().acquireTokenByRefreshToken({ scopes, refreshToken: "0.AAAA-never-handed-out" }),
  byPasswordRenewed: async () => {
    const app = web();
    return renewed(app, await app.acquireTokenByUsernamePassword({ scopes, username, password }));
  },
  byDeviceCodeRenewed: async () => {
    const app = desktop();
    return renewed(app, await byDeviceCode(app));
  },
  byWebCodeRenewed: async () => {
    const app = web();
    return renewed(app, (await byCode(app, WEB)).token);
  },
};

let said;
try {
  said = { token: await JOBS[job.ask]() };
} catch (error) {
  const { name, message, errorCode, errorNo, subError, claims } = error;
  said = { refused: { name, message, errorCode, errorNo, subError, claims, shown: error instanceof Shown } };
}
console.log(JSON.stringify({ ...said, astray }));
