#!/usr/bin/env bash
# Hardware in the loop: a stock Debian kernel on a Raspberry Pi that QEMU emulates, the published program in it on a real GPIO
# character device and a real UART, and the simulator as the module at their other ends. hardware/hil.md has the picture.
# scripts/hil.sh [--model sim7600|sim800] [--quiet] [SCENARIO...]     default: sim7600, all four scenarios
# Ends with a verdict a scenario: 0 when all held, 1 when one did not, 69 when it can't be run here, and why.
# What it downloads (65 MB) stays in ${XDG_CACHE_HOME:-~/.cache}/iotsms-hil; nothing of it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin
began=$(date +%s)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/iotsms-hil
cannot() { echo "hardware in the loop: skipped: $1" >&2; exit 69; }

command -v apt-get >/dev/null || cannot "this is no Debian: the guest's kernel and libraries come from apt"
scripts/install-needs.sh qemu-system-arm cpio kmod device-tree-compiler e2fsprogs xz-utils || cannot "QEMU can't be installed"

# The guest's packages: arm64, by an apt state of their own, unpacked and not installed.
root=$cache/root
if [ ! -e "$cache/ready" ]; then
  rm -rf "$cache"
  mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial" "$root"/usr/{bin,lib}
  # Older packages bring /lib, newer ones /usr/lib.
  ln -s usr/bin usr/lib "$root/"
  touch "$cache/apt/status"
  apt=(-q -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o "Dir::State=$cache/apt" -o "Dir::State::lists=$cache/apt/lists"
    -o "Dir::Cache=$cache/apt" -o "Dir::State::status=$cache/apt/status" -o APT::Sandbox::User=root)
  apt-get "${apt[@]}" update >/dev/null || cannot "the lists of arm64 packages can't be fetched"
  # The kernel package's name changes with each security update; those of two libraries with Debian's release.
  kernel=$(apt-cache "${apt[@]}" depends linux-image-arm64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)$/\1/p')
  packages=("$kernel" libc6 libgcc-s1 zlib1g busybox-static)
  for either in "libssl3 libssl3t64" "libgpiod2 libgpiod3"; do
    for package in $either; do
      if apt-cache "${apt[@]}" show "$package" >/dev/null 2>&1; then packages+=("$package"); break; fi
    done
  done
  (cd "$cache/apt" && apt-get "${apt[@]}" download "${packages[@]}" >/dev/null) || cannot "the guest's packages can't be fetched"
  for package in "$cache"/apt/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -xC "$root" --keep-directory-symlink; done
  rm -rf "$cache/apt"
  touch "$cache/ready"
fi

# The program, as a site gets it.
scripts/package.sh linux-arm64

# The board's description without Bluetooth, which would take the PL011 (as dtoverlay=disable-bt does on a real one).
version=$(basename "$root"/boot/vmlinuz-*)
version=${version#vmlinuz-}
cp "$root"/usr/lib/linux-image-"$version"/broadcom/bcm2837-rpi-3-b.dtb "$cache/board.dtb"
fdtput -r "$cache/board.dtb" /soc/serial@7e201000/bluetooth
cp "$root/boot/vmlinuz-$version" "$cache/kernel"

# The first files of the guest: busybox, what drives the SD card, GPIO's library, the program.
files=$cache/initramfs
rm -rf "$files"
mkdir -p "$files"/{bin,dev,proc,sys,tmp,etc/iotsms,lib,modules}
cp "$root/bin/busybox" "$files/bin/"
find -L "$root" -path '*/aarch64-linux-gnu/*' \( -name 'lib[cm].so.6' -o -name 'lib[dz]*.so.[12]' -o -name 'libpthread.so.0' -o -name 'librt.so.1' \
  -o -name 'libgcc_s.so.1' -o -name 'libgpiod.so.[23]' -o -name 'libssl.so.3' -o -name 'libcrypto.so.3' -o -name 'ld-linux-aarch64.so.1' \) -exec cp -L {} "$files/lib/" \;
depmod -b "$root" "$version"
number=10
for module in sdhci_iproc bcm2835 crc32c_generic ext4; do
  for file in $(modprobe -d "$root" -S "$version" --show-depends "$module" | awk '$1 == "insmod" { print $2 }'); do
    name=$(basename "${file%.xz}")
    compgen -G "$files/modules/*-$name" >/dev/null && continue
    case $file in *.xz) xz -dc "$file" ;; *) cat "$file" ;; esac >"$files/modules/$((number++))-$name"
  done
done
cp artifacts/linux-arm64/iotsms artifacts/linux-arm64/*.so "$files/bin/"
cp tests/IotSms.Hil/guest/iotsms.json "$files/etc/iotsms/"
cp tests/IotSms.Hil/guest/init "$files/init"
[ -e "$cache/card.img" ] || mke2fs -q -t ext4 "$cache/card.img" 64M
(cd "$files" && find . | cpio --quiet -o -H newc) >"$cache/initramfs.cpio"

dotnet build tests/IotSms.Hil -c Release -v q -nologo -clp:ErrorsOnly
echo "prepared in $(($(date +%s) - began)) s"
dotnet run --no-build -c Release --project tests/IotSms.Hil -- --guest "$cache" "$@"
