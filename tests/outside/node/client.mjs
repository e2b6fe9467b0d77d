// One job for Microsoft's libraries, read as JSON from standard input; what came of it goes to standard output.

import { ConfidentialClientApplication, CryptoProvider, PublicClientApplication } from "@azure/msal-node";
import { text } from "node:stream/consumers";
import { Shown, walk } from "./person.mjs";

const job = JSON.parse(await text(process.stdin));
const { authority, practice } = job;
const RESOURCE = "https://api.partnercenter.microsoft.com";
const scopes = [`${RESOURCE}/user_impersonation`];
const { user_id: username, password } = practice;

// Nothing goes anywhere else than to this machine, and what tries to is heard of.
const within = globalThis.fetch;
const astray = [];
globalThis.fetch = (address, options) => {
  const { hostname } = new URL(address.url ?? address);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") {
    astray.push(hostname);
    throw new TypeError(`not on this machine: ${hostname}`);
  }
  return within(address, options);
};

// Of a known authority MSAL does not ask Microsoft whether it is one.
const auth = { clientId: practice.client_id, authority, knownAuthorities: [new URL(authority).host] };
const desktop = () => new PublicClientApplication({ auth });
const web = (clientSecret = practice.client_secret) =>
  new ConfidentialClientApplication({ auth: { ...auth, clientSecret } });

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
  const told = [];
  const token = await app.acquireTokenByDeviceCode({ scopes, deviceCodeCallback: (code) => told.push(code) });
  if (told.length !== 1 || !told[0].userCode) {
    throw new Error(`told of ${told.length} codes`);
  }
  return token;
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

const NATIVE = "http://localhost:8400";
const WEB = "http://localhost:8400/web";

const JOBS = {
  bySecret: () => web().acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] }),
  bySecretTwice: async () => {
    const app = web();
    await app.acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] });
    return app.acquireTokenByClientCredential({ scopes: [`${RESOURCE}/.default`] });
  },
  byPassword: () => web().acquireTokenByUsernamePassword({ scopes, username, password }),
  byPasswordInPublic: () => desktop().acquireTokenByUsernamePassword({ scopes, username, password }),
  byPasswordForTooLittle: () =>
    web().acquireTokenByUsernamePassword({ scopes: [`${RESOURCE}/nothing_such`], username, password }),
  byDeviceCode: () => byDeviceCode(desktop()),
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
  const { name, message, errorCode, errorNo, subError } = error;
  said = { refused: { name, message, errorCode, errorNo, subError, shown: error instanceof Shown } };
}
console.log(JSON.stringify({ ...said, astray }));
