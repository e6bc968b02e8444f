#!/bin/sh
# Makes .venv with all the kiosk and its tests need. `make setup` calls it; `setup.sh tests` adds what only tests use,
# and `setup.sh bench`, `chaos`, `dist`, `smoke`, `deb`, `deb-test` and `newcomer` what the make target of that name uses besides.
# On Debian and Ubuntu missing system packages are installed when run as root; else the command to run is printed.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}

# What Qt loads, found with ldd on its platform plugins in a bare Debian 12; and libxext6, libxss1, which keep an X screen lit.
QT_PACKAGES=$(cat resources/system-packages.txt)
TEST_PACKAGES="appstream at-spi2-core dbus desktop-file-utils libglib2.0-bin man-db mandoc minisign mosquitto strace systemd xdotool xvfb
x11-xserver-utils x11-utils"
# Only Debian has Chromium as a package: Ubuntu's is a snap, which could not see the tests' files.
if grep -qsx 'ID=debian' /etc/os-release; then TEST_PACKAGES="$TEST_PACKAGES chromium"; fi

# What the kiosk is measured beside (tests/bench/peers). Impress needs GTK: with plain X11 its shows do not start.
BENCH_PACKAGES="feh libreoffice-gtk3 libreoffice-impress libxtst6"
# What only the proofs in tests/chaos use: clocks that jump, devices that go, file systems of our own.
CHAOS_PACKAGES="dosfstools e2fsprogs exfatprogs faketime libxtst6 mount ntfs-3g tzdata util-linux xinput"
STICK_PACKAGES="exfat-fuse fusefat" # for kernels without these file systems; not every Debian has them
# What PyInstaller, build_spec/bundle/icu.py and runpath.py call; PyInstaller takes Qt's plugin for Wayland only if it finds these libraries.
DIST_PACKAGES="binutils chrpath icu-devtools libwayland-client0 libwayland-cursor0 libwayland-egl1"
DEB_PACKAGES="debhelper dpkg-dev lintian"
DEB_TEST_PACKAGES="appstream debhelper desktop-file-utils dpkg-dev e2fsprogs lintian mmdebstrap mount systemd-container"
NEWCOMER_PACKAGES="mmdebstrap systemd-container"
# A bare Debian, what runs the executable in it, the screens it is shown on, and a hand. cage 0.1 needs Xwayland to start.
SMOKE_PACKAGES="bubblewrap cage grim mmdebstrap xdotool xvfb xwayland"

missing_packages() { # of those named, the ones that are not installed
    command -v dpkg-query >/dev/null || return 0
    for package in "$@"; do
        # libglib2.0-0 is libglib2.0-0t64 from Ubuntu 24.04 on; the installed state of either will do.
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q '^install ok installed' || echo "$package"
    done | tr '\n' ' '
}

print_command() { # that installs them, as it is typed here
    sudo=$(command -v sudo >/dev/null && echo "sudo " || true)
    echo "    ${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends $*" >&2
}

need_packages() { # installs what is missing, or says how
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        echo "Installing system packages: $missing"
        apt-get update -qq
        # shellcheck disable=SC2086 # a list of words
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "System packages are missing. Run this as root, then try again:" >&2
        print_command "$missing"
        exit 1
    fi
}

may_need_packages() { # installs what is missing, or says what will be left out
    if [ "$(id -u)" = 0 ]; then need_packages "$@"; return; fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    echo "Without some system packages the tests that need them are skipped. To have them, run this as root:" >&2
    print_command "$missing"
}

known_packages() { # of those named, the ones that there are
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then echo "$package"; fi
    done
}

need_reveal() { # puts reveal.js into build/peers: the version and the hash that package-lock.json names
    wanted=build_spec/bench/package-lock.json
    if cmp -s $wanted build/peers/package-lock.json && [ -d build/peers/node_modules/reveal.js ]; then return; fi
    command -v npm >/dev/null || may_need_packages npm
    mkdir -p build/peers
    cp build_spec/bench/package.json $wanted build/peers/
    if ! npm ci --prefix build/peers --ignore-scripts --no-audit --no-fund --silent; then
        rm -f build/peers/package-lock.json
        echo "reveal.js could not be fetched with npm: it is left out of the figures." >&2
    fi
}

# shellcheck disable=SC2086 # lists of words
case "${1:-}" in
    tests) may_need_packages $TEST_PACKAGES; exit 0 ;;
    bench) may_need_packages $TEST_PACKAGES $BENCH_PACKAGES; need_reveal; exit 0 ;;
    chaos)
        may_need_packages $TEST_PACKAGES $CHAOS_PACKAGES
        may_need_packages $(known_packages $STICK_PACKAGES)
        exit 0 ;;
    smoke) need_packages $SMOKE_PACKAGES; exit 0 ;;
    deb) need_packages $DEB_PACKAGES; exit 0 ;;
    deb-test) need_packages $DEB_TEST_PACKAGES; exit 0 ;;
    newcomer) need_packages $NEWCOMER_PACKAGES; exit 0 ;;
    dist) # A Debian Python has its library in a package of its own.
        library=$(.venv/bin/python -c 'import sys; v = "%d.%d" % sys.version_info[:2]
print("libpython" + v if sys.base_prefix == "/usr" else "")')
        need_packages $DIST_PACKAGES $library
        exit 0 ;;
esac

venv_package=""
command -v uv >/dev/null || "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || venv_package=python3-venv
# shellcheck disable=SC2086 # tzdata: the time zones of the opening hours
need_packages $QT_PACKAGES tzdata $venv_package

# What is installed is what uv.lock names, hash for hash; build_spec/requirements.txt holds the same for pip.
echo "Installing Python packages into .venv; the first time 134 MB are fetched, which is silent for a while"
if command -v uv >/dev/null; then
    uv sync --quiet --frozen --all-extras --no-install-project
    uv pip install --quiet --no-deps --no-build-isolation --editable .
else
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Python 3.11 or newer is needed; this is $("$PYTHON" --version). Try: make PYTHON=python3.12 $*" >&2
        exit 1
    }
    [ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement build_spec/requirements.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
fi
touch .venv/.ready
