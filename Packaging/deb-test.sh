#!/bin/sh
# Tries a package in a Debian 12 of its own: installs it, reads with it as nobody in particular, takes it away, and looks for what is left.
#
#     deb-test.sh PACKAGE FOLDER        as root; FOLDER is made anew
#
# Debian comes from where this machine's apt gets it.
set -eu
deb=$1
root=$2
tree=$root/debian

if [ -z "${CARREL_SHUT_IN:-}" ]; then
    # What is mounted for the trial goes with it.
    exec env CARREL_SHUT_IN=1 unshare --mount --propagation private "$0" "$deb" "$root"
fi

site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' 'Component: main' | head -n 1)
rm -rf "$root"
mkdir -p "$tree"
debootstrap --variant=minbase bookworm "$tree" "$site" >"$root/debootstrap.log"
cp /etc/resolv.conf "$tree/etc/resolv.conf"
cp "$deb" "$tree/carrel.deb"
mount -t proc proc "$tree/proc"
mount -t tmpfs tmpfs "$tree/tmp"
mkdir -p "$tree/dev/pts"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$tree/dev/pts"
[ -e "$tree/dev/ptmx" ] || ln -s pts/ptmx "$tree/dev/ptmx"

inside() { chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
reading() { chroot --userspec=nobody:nogroup "$tree" env -i PATH=/usr/bin:/bin HOME=/nonexistent TERM=xterm-256color LANG=C.UTF-8 "$@"; }
# Every path there is but those that any package moves.
paths() { (cd "$tree" && find . -xdev \( -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \) -prune -o -path './etc/*-' -o -print | sort); }
step() { echo "deb-test: $*"; }
fail() { echo "deb-test: FAILED: $*" >&2; exit 1; }

inside apt-get update -qq
inside apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f "$deb" Depends)" >"$root/apt.log" 2>&1
paths >"$root/before"

step "installing"
inside dpkg --install /carrel.deb >>"$root/apt.log" 2>&1 || fail "dpkg --install, see $root/apt.log"
inside getent passwd carrel-kiosk >/dev/null || fail "no account for the kiosk"
grep -q '^/usr/bin/carrel-kiosk$' "$tree/etc/shells" || fail "the kiosk is no login shell"
[ ! -e "$tree/etc/systemd/system/getty.target.wants" ] || ! ls "$tree/etc/systemd/system/getty.target.wants" | grep -q carrel || fail "the kiosk was switched on"

step "reading, as a user who may write nothing"
reading carrel --version
[ "$(reading carrel list | grep -c '^  ')" -gt 50 ] || fail "carrel list"
reading carrel show k-hole | grep -qi ketamine || fail "carrel show"
reading carrel search bladder pain | head -n 1 | grep -q bladder-problems || fail "carrel search"
reading carrel check || fail "carrel check of the installed shelf"
reading carrel config | grep -q /usr/share/carrel/shelf || fail "carrel config"
reading sh -c 'carrel frobnicate >/dev/null 2>&1; test $? = 66' || fail "the status of an unknown topic"

step "the first screen, in a pty"
screen=$root/screen
: >"$screen"
{ for _ in $(seq 60); do grep -q 'Ketamine' "$screen" && break; sleep 0.5; done; printf q; sleep 1; } |
    reading timeout 60 script -qefc 'stty rows 24 cols 80; carrel' /dev/null >"$screen" || fail "the screen ended with $?"
grep -q 'Ketamine: a guide for patients' "$screen" || fail "no screen"

step "removing"
inside dpkg --remove carrel >>"$root/apt.log" 2>&1 || fail "dpkg --remove"
[ -e "$tree/etc/carrel/config.yaml" ] || fail "the configuration went before a purge"
[ ! -e "$tree/usr/share/carrel" ] || fail "the library is still there"
step "purging"
inside dpkg --purge carrel >>"$root/apt.log" 2>&1 || fail "dpkg --purge"
paths >"$root/after"
diff "$root/before" "$root/after" >"$root/left" || { cat "$root/left"; fail "not as it was before"; }
step "passed"
