// The sandbox as `sandbox serve --tls` offers it, for tests to start and stop, and what they ask it in a process of its own:
// Node reads the certificates that it trusts only once, at its start.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = process.env.PARTNER_ONBOARD_PROGRAM;
const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The practice values. */
export const practice = JSON.parse(execFileSync(PROGRAM, ["sandbox", "answers"], { encoding: "utf8" }));

/** Does `what` with a sandbox that is started for it in this scenario, or this situation, and ended behind it. */
export async function served(scenario, what) {
  const home = mkdtempSync(path.join(tmpdir(), "served-"));
  const certificate = path.join(home, "ca.pem");
  let played = ["--scenario", scenario];
  if (typeof scenario !== "string") {
    played = ["--scenario-file", path.join(home, "situation.json")];
    writeFileSync(played[1], JSON.stringify(scenario));
  }
  const child = spawn(PROGRAM, ["sandbox", "serve", "--tls", ...played, "--ca-out", certificate], {
    env: { ...process.env, PARTNER_ONBOARD_HOME: home },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  try {
    const endpoints = JSON.parse(await document(child.stdout));
    const authority = `${endpoints.authority}/${practice.tenant}`;
    const ask = (job, told) => run({ ...job, practice, authority, endpoints }, certificate, told);
    return await what({ ...endpoints, certificate, ask });
  } finally {
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}

/** The document that the sandbox prints before its first answer. */
async function document(stream) {
  let text = "";
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    text += piece;
    if (text.trimEnd().endsWith("}")) {
      return text;
    }
  }
  throw new Error(`the sandbox does not start: ${text}`);
}

/** Has `client.mjs` do a job, with this certificate as one more that it trusts; what it says of it in the end. */
async function run(job, certificate, told = () => {}) {
  const child = spawn(process.execPath, [path.join(HERE, "client.mjs")], {
    env: { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: certificate },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(job));
  let said;
  for await (const line of createInterface({ input: child.stdout })) {
    said = JSON.parse(line);
    if (said.told) {
      told(said.told);
    }
  }
  return said;
}

/** What is in a token. */
export function claims(token) {
  return JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
}
