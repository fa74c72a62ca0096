#!/usr/bin/env bash
# Hardware in the loop: a stock Debian kernel on a Raspberry Pi that QEMU emulates, the published program in it on a real GPIO
# character device and a real UART, and the simulator as the module at their other ends. hardware/hil.md has the picture.
# scripts/hil.sh [--model sim7600|sim800] [--quiet] [SCENARIO...]     default: sim7600, all five scenarios
# Ends with a verdict a scenario: 0 when all held, 1 when one did not, 69 when it can't be run here, and why.
# What it downloads (65 MB) stays in ${XDG_CACHE_HOME:-~/.cache}/iotsms-hil; nothing of it is installed. Transcripts: artifacts/hil.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin
began=$(date +%s)
cannot() { echo "hardware in the loop: skipped: $1" >&2; exit 69; }

command -v apt-get >/dev/null || cannot "this is no Debian: the guest's kernel and libraries come from apt"
scripts/install-needs.sh qemu-system-arm cpio kmod device-tree-compiler e2fsprogs xz-utils || cannot "QEMU can't be installed"

# The guest's packages: arm64, by an apt state of their own, unpacked and not installed.
guest=${XDG_CACHE_HOME:-$HOME/.cache}/iotsms-hil
if [ ! -d "$guest" ]; then
  new=$guest.$$
  trap 'rm -rf "$new"' EXIT
  mkdir -p "$new/apt/lists/partial" "$new/apt/archives/partial" "$new"/usr/{bin,lib}
  # Older packages bring /lib, newer ones /usr/lib.
  ln -s usr/bin usr/lib "$new/"
  touch "$new/apt/status"
  apt=(-q -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o "Dir::State=$new/apt" -o "Dir::State::lists=$new/apt/lists"
    -o "Dir::Cache=$new/apt" -o "Dir::State::status=$new/apt/status" -o APT::Sandbox::User=root)
  apt-get "${apt[@]}" update >/dev/null || cannot "the lists of arm64 packages can't be fetched"
  # The kernel package's name changes with each security update; those of two libraries with Debian's release.
  kernel=$(apt-cache "${apt[@]}" depends linux-image-arm64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)$/\1/p')
  packages=("$kernel" libc6 libgcc-s1 zlib1g busybox-static)
  for either in "libssl3 libssl3t64" "libgpiod2 libgpiod3"; do
    for package in $either; do
      if apt-cache "${apt[@]}" show "$package" >/dev/null 2>&1; then packages+=("$package"); break; fi
    done
  done
  (cd "$new/apt" && apt-get "${apt[@]}" download "${packages[@]}" >/dev/null) || cannot "the guest's packages can't be fetched"
  for package in "$new"/apt/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -xC "$new" --keep-directory-symlink; done
  rm -rf "$new/apt"
  mv -T "$new" "$guest"
fi

# The program, as a site gets it.
scripts/package.sh linux-arm64

# The board's description without Bluetooth, which would take the PL011 (as dtoverlay=disable-bt does on a real one).
made=artifacts/hil
files=$made/initramfs
rm -rf "$files"
mkdir -p "$files"/{bin,dev,proc,sys,tmp,etc/iotsms,lib,modules}
version=$(basename "$guest"/boot/vmlinuz-*)
version=${version#vmlinuz-}
ln -sf "$guest/boot/vmlinuz-$version" "$made/kernel"
cp "$guest/usr/lib/linux-image-$version/broadcom/bcm2837-rpi-3-b.dtb" "$made/board.dtb"
fdtput -r "$made/board.dtb" /soc/serial@7e201000/bluetooth
truncate -s 64M "$made/card.img"
mke2fs -q -F -t ext4 "$made/card.img"

# The guest's files: busybox, what drives the SD card, the libraries, the program.
cp "$guest/bin/busybox" "$files/bin/"
for library in ld-linux-aarch64.so.1 libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libgcc_s.so.1 libz.so.1 libssl.so.3 \
  libcrypto.so.3 libgpiod.so.2 libgpiod.so.3; do
  find "$guest/usr/lib" "$guest/lib/aarch64-linux-gnu" -name "$library" -exec cp -L {} "$files/lib/" \;
done
depmod -b "$guest" "$version"
number=10
for module in sdhci_iproc bcm2835 crc32c_generic ext4; do
  for file in $(modprobe -d "$guest" -S "$version" --show-depends "$module" | awk '$1 == "insmod" { print $2 }'); do
    name=$(basename "${file%.xz}")
    compgen -G "$files/modules/*-$name" >/dev/null && continue
    case $file in *.xz) xz -dc "$file" ;; *) cat "$file" ;; esac >"$files/modules/$((number++))-$name"
  done
done
cp artifacts/linux-arm64/iotsms artifacts/linux-arm64/*.so "$files/bin/"
cp tests/IotSms.Hil/guest/iotsms.json "$files/etc/iotsms/"
cp tests/IotSms.Hil/guest/init "$files/init"
(cd "$files" && find . | cpio --quiet -o -H newc) >"$made/initramfs.cpio"

dotnet build tests/IotSms.Hil -c Release -v q -nologo -clp:ErrorsOnly
echo "prepared in $(($(date +%s) - began)) s"
status=0
dotnet run --no-build -c Release --project tests/IotSms.Hil -- --guest "$PWD/$made" "$@" || status=$?
echo "hardware in the loop: $(($(date +%s) - began)) s in all"
exit $status
