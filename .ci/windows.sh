#!/usr/bin/env bash
# Builds for Windows without a warning and runs the tests that need no terminal under Wine.
#
# rustup's Windows target is not used: Debian's rustc-web brings a recent compiler with the source of its standard
# library, so that cargo can build that library for any target. Where the packages cannot be had, this stage says so in
# one line and counts as passed.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(rustc-web cargo-web libstd-rust-web-dev rust-web-src gcc-mingw-w64-x86-64-posix
  g++-mingw-w64-x86-64-posix mingw-w64-x86-64-dev wine wine64)
target=x86_64-pc-windows-gnu
wine=/usr/lib/wine/wine64

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1; then
    echo "Windows left out: cannot install ${missing[*]}"
    exit 0
  fi
fi

export CARGO_TARGET_DIR=$PWD/target/win
export RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
# Building the standard library is an unstable feature of cargo.
export RUSTC_BOOTSTRAP=1
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc
export CXX_x86_64_pc_windows_gnu=x86_64-w64-mingw32-g++
export AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=$wine
export WINEPREFIX=$PWD/target/wine WINEDEBUG=-all
mkdir -p "$CARGO_TARGET_DIR" "$WINEPREFIX"

build() {
  local command=$1
  shift
  /usr/bin/cargo "$command" -Zbuild-std=std,panic_unwind,test --target "$target" "$@"
}

# Warnings of our own code are errors here. They are looked for in what cargo says, because the flag for it would also
# reach the standard library. A file that did not change says nothing, so the crate is made to be looked at again.
touch src/lib.rs src/main.rs
log=$(mktemp)
trap 'rm -f "$log"' EXIT
build check --all-targets 2>&1 | tee "$log"
if grep -q '^warning' "$log"; then
  echo "warnings on Windows" >&2
  exit 1
fi

# Rust's standard library takes random numbers from a DLL that Wine 8 does not have; advapi32 has the same ones.
system=$WINEPREFIX/drive_c/windows/system32
[ -d "$system" ] || "$wine" wineboot --init >/dev/null 2>&1
if [ ! -e "$system/bcryptprimitives.dll" ]; then
  cat >"$CARGO_TARGET_DIR/random.c" <<'C'
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(unsigned char *buffer, SIZE_T length)
{
    const ULONG most = 1u << 24;
    for (SIZE_T done = 0; done < length;) {
        ULONG piece = length - done < most ? (ULONG)(length - done) : most;
        if (!SystemFunction036(buffer + done, piece))
            return FALSE;
        done += piece;
    }
    return TRUE;
}
C
  x86_64-w64-mingw32-gcc -shared -O2 -o "$system/bcryptprimitives.dll" "$CARGO_TARGET_DIR/random.c" -ladvapi32
fi

# Tests of the drawn terminal stay on Linux: the console of Wine 8 garbles what is drawn.
build test --lib --test checks --test documents --test cli --test state
