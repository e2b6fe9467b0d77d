#!/usr/bin/env bash
# Judged by software that we did not write: our client by an OpenID-certified provider, our sandbox by Microsoft's own
# libraries and a browser; and the sandbox's Insights API by a client that was written from the documents alone.
# What cannot be had is left out, and says so in one line.
set -euo pipefail
cd "$(dirname "$0")/.."

place=$PWD/target/outside
mkdir -p "$place"

provider() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "oidc-provider left out: no node and npm"
    return
  fi
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    echo "oidc-provider left out: node $(node --version) is too old"
    return
  fi
  if ! command -v gnome-keyring-daemon >/dev/null || ! command -v dbus-run-session >/dev/null; then
    echo "oidc-provider left out: no GNOME Keyring to keep the refresh tokens in"
    return
  fi
  rm -rf "$place/oidc-provider"
  cp -r tests/outside/oidc-provider "$place/"
  # Versions and digests stand in package-lock.json.
  if ! (cd "$place/oidc-provider" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$place/npm.log" 2>&1; then
    cat "$place/npm.log" >&2
    echo "oidc-provider left out: npm cannot install it"
    return
  fi
  PARTNER_ONBOARD_TEST_OUTSIDE=$place .ci/with-keyring.sh ready \
    cargo test --quiet --test oidc_provider -- --ignored
}

# Both of Microsoft's libraries for Python, in an environment of their own.
python_libraries() {
  if ! command -v python3 >/dev/null; then
    echo "MSAL for Python and azure-identity left out: no python3"
    return
  fi
  if ! { python3 -m venv "$place/python" &&
    "$place/python/bin/pip" install --quiet --disable-pip-version-check --require-hashes \
      --requirement tests/outside/requirements.txt; } >"$place/pip.log" 2>&1; then
    cat "$place/pip.log" >&2
    echo "MSAL for Python and azure-identity left out: pip cannot install them"
    return
  fi
  cargo build --quiet
  "$place/python/bin/python" -B -W ignore tests/outside/msal_flows.py target/debug/partner-onboard
  "$place/python/bin/python" -B -W ignore tests/outside/azure_identity_flows.py target/debug/partner-onboard
}

# MSAL and Microsoft Graph for Node, and a browser.
node_libraries() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "MSAL and Microsoft Graph for Node, and Chromium, left out: no node and npm"
    return
  fi
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    echo "MSAL and Microsoft Graph for Node, and Chromium, left out: node $(node --version) is too old"
    return
  fi
  rm -rf "$place/node"
  cp -r tests/outside/node "$place/"
  if ! (cd "$place/node" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$place/npm.log" 2>&1; then
    cat "$place/npm.log" >&2
    echo "MSAL and Microsoft Graph for Node, and Chromium, left out: npm cannot install them"
    return
  fi
  cargo build --quiet
  export PARTNER_ONBOARD_PROGRAM=$PWD/target/debug/partner-onboard
  judged_by() { (cd "$place/node" && node --test --test-reporter=spec "$@"); }
  judged_by msal.test.mjs
  judged_by graph.test.mjs
  if ! command -v chromium >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends chromium; } >"$place/apt.log" 2>&1 || true
  fi
  if ! CHROMIUM=$(command -v chromium); then
    echo "Chromium left out: it cannot be installed"
    return
  fi
  export CHROMIUM
  judged_by browser.test.mjs
}

insights() {
  if ! command -v python3 >/dev/null; then
    echo "the client of the Insights API left out: no python3"
    return
  fi
  cargo build --quiet
  target/debug/partner-onboard sandbox serve >"$place/endpoints.json" 2>"$place/requests.log" &
  local sandbox=$!
  # shellcheck disable=SC2064 # this sandbox, whatever the variable is later
  trap "kill $sandbox 2>/dev/null || true" EXIT
  for _ in $(seq 100); do
    grep -q '^}' "$place/endpoints.json" && break
    sleep 0.1
  done
  local ended=0
  python3 - "$place/endpoints.json" <<'RUN' || ended=$?
import json, os, subprocess, sys
endpoints = json.load(open(sys.argv[1]))
practice = json.loads(subprocess.check_output(["target/debug/partner-onboard", "sandbox", "answers"]))
names = ("tenant", "client_id", "client_secret", "user_id", "password")
variables = os.environ | {name.upper(): practice[name] for name in names} | {"POLL_SECONDS": "0"}
client = [sys.executable, "tests/insights_client.py", endpoints["authority"], endpoints["partner_center"]]
sys.exit(subprocess.run(client, env=variables).returncode)
RUN
  kill "$sandbox" 2>/dev/null || true
  wait "$sandbox" || true
  trap - EXIT
  if [ "$ended" != 0 ]; then
    cat "$place/requests.log" >&2
    return "$ended"
  fi
}

insights
provider
python_libraries
node_libraries
