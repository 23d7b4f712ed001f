#!/bin/sh
# Builds Xapian as an archive that goes into the program, from the source package of the libxapian-dev that is installed.
#
#     static-xapian.sh FOLDER        FOLDER/VERSION is where the linker is to look first
#
# Debian has Xapian as a shared library only. To find and bind that, and the C++ library with it, takes a quarter of the time to the first screen.
# Nothing of the machine is changed. Where the source is not to be had, as where there is no network, that is said, nothing is left in FOLDER, and the
# program is linked with the shared library.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
version=$(dpkg-query -W -f '${source:Version}' libxapian-dev)
lib=$folder/$version
[ ! -e "$lib" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/source" "$folder/made"
give_up() {
    rm -rf "$folder"
    echo "carrel: $1; linking with the shared libxapian instead, which starts later" >&2
    exit 0
}

echo "carrel: building Xapian $version, once; this takes some minutes" >&2
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
sign=$([ ! -e $keyring ] || echo "[signed-by=$keyring] ")
apt-get indextargets --format "deb-src $sign\$(SITE) \$(RELEASE) \$(COMPONENT)" 'Created-By: Packages' 'Origin: Debian' 'Component: main' |
    sort -u >"$folder/sources.list"
[ -s "$folder/sources.list" ] || give_up "apt knows no Debian to get Xapian's source from"
fetch() {
    apt-get -qq -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$folder/lists" \
        -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User= "$@" >"$folder/log" 2>&1
}
fetch update || give_up "the list of Debian's sources cannot be had (see apt-get update)"
(cd "$folder/source" && fetch --download-only source "xapian-core=$version") || give_up "the source of Xapian $version cannot be had"
dpkg-source --no-check -x "$folder"/source/*.dsc "$folder/tree" >>"$folder/log" 2>&1 || give_up "the source of Xapian cannot be unpacked"

# As Debian has it, but for what a debugger would want to know.
cd "$folder/made"
if ! { ../tree/configure --disable-shared --enable-static --disable-documentation CXXFLAGS='-O2 -ffunction-sections -fdata-sections' &&
    make -j"$(nproc)" libxapian.la; } >"$folder/log" 2>&1; then
    tail -n 20 "$folder/log" >&2
    give_up "Xapian could not be built"
fi
# What Xapian is made with is put beside it: where there are only archives the linker takes archives.
mkdir "$folder/lib"
cp .libs/libxapian.a "$folder/lib"
for library in stdc++:stdc++ gcc_s:gcc_eh z:z uuid:uuid; do
    archive=lib${library#*:}.a
    path=$(g++ -print-file-name="$archive")
    [ "$path" != "$archive" ] || give_up "$archive is not installed"
    ln -s "$path" "$folder/lib/lib${library%:*}.a"
done
cd "$folder"
rm -rf tree made source lists cache log sources.list ./*.tar.*
mv lib "$lib"
