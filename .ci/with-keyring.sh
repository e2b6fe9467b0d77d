#!/usr/bin/env bash
# Runs a command beside a Secret Service of its own: a private D-Bus session and a home that is thrown away.
# The keychain of whoever calls this is never touched.
#
#   .ci/with-keyring.sh STATE COMMAND...
#
#   ready       GNOME Keyring, unlocked
#   locked      GNOME Keyring with a keyring that is locked, and no display to ask on
#   bare        GNOME Keyring that has no default keyring yet
#   hanging     GNOME Keyring, stopped: it takes every call and answers none
#   no-service  a session bus, and nobody on it who keeps secrets
#   no-bus      no session bus
#
# Needs, on Debian: apt-get install -y --no-install-recommends gnome-keyring dbus
set -euo pipefail

if [ "${1:-}" = --inside ]; then
  shift
  state=$1
  shift
  unlock() { printf 'ci\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; }
  case $state in
    ready) unlock ;;
    locked)
      # The first daemon makes the keyring; without the password, the one that takes its place finds it locked.
      unlock
      gnome-keyring-daemon --replace --daemonize --components=secrets >/dev/null 2>&1
      ;;
    bare) gnome-keyring-daemon --start --daemonize --components=secrets >/dev/null 2>&1 ;;
    hanging)
      unlock
      # It takes its name a moment after it has gone into the background.
      for _ in {1..100}; do
        daemon=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
          org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null |
          grep -o '[0-9]*$') && break
        sleep 0.1
      done
      [ -n "$daemon" ] || { echo "GNOME Keyring does not come up" >&2; exit 1; }
      kill -STOP "$daemon"
      # One that is stopped does not notice that its bus goes away.
      trap 'kill -KILL "$daemon"' EXIT
      "$@"
      exit
      ;;
    no-service) ;;
    *)
      echo "unknown state: $state" >&2
      exit 2
      ;;
  esac
  exec "$@"
fi

[ $# -ge 2 ] || { sed -n '2,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }
state=$1
shift
self=$(realpath "$0")

# In memory where that can be had: GNOME Keyring waits for the disk at each change, on a busy one for longer than the two
# seconds that its client waits for it.
if [ -d /dev/shm ] && [ -w /dev/shm ]; then
  scratch=$(mktemp -d -p /dev/shm)
else
  scratch=$(mktemp -d)
fi
trap 'rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/home" "$scratch/run" "$scratch/tmp"

# Cargo and rustup live in the old home; they are told so before it is taken away.
export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run TMPDIR=$scratch/tmp
export PARTNER_ONBOARD_TEST_KEYCHAIN=$state
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL \
  XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME

case $state in
  no-bus)
    "$@"
    ;;
  no-service)
    # A bus whose configuration names no folder of services, so that it can start none.
    cat >"$scratch/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$scratch/run</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    dbus-run-session --config-file="$scratch/bus.conf" -- "$self" --inside "$state" "$@"
    ;;
  *)
    dbus-run-session -- "$self" --inside "$state" "$@"
    ;;
esac
