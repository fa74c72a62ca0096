#!/usr/bin/env bash
# Publishes the program ahead of time (NativeAOT) and packs it with what installs it.
# scripts/package.sh [linux-x64] [linux-arm64]     default: both; artifacts/iotsms-VERSION-RID.tar.gz
# Afterwards it prints size on disk, and where the binary can run here (arm64 under qemu-user, if installed) lets it show a
# sent and a received SMS.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-needs.sh clang zlib1g-dev
rids=("$@")
[ ${#rids[@]} -gt 0 ] || rids=(linux-x64 linux-arm64)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
machine=$(uname -m)

# OpenSSL for arm64, which the program loads and a cross compiler does not bring; unpacked beside the artifacts, not installed.
arm64_libraries() {
  local root=$PWD/artifacts/arm64-root
  if [ ! -d "$root/usr" ]; then
    mkdir -p "$root/apt/lists/partial" "$root/apt/archives/partial"
    touch "$root/apt/status"
    local apt=(apt-get -q -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o "Dir::State=$root/apt" -o "Dir::State::lists=$root/apt/lists"
      -o "Dir::Cache=$root/apt" -o "Dir::State::status=$root/apt/status" -o APT::Sandbox::User=root)
    (cd "$root/apt" && "${apt[@]}" update && "${apt[@]}" download libssl3 && dpkg-deb -x libssl3_*.deb "$root") >&2
  fi
  echo "$root/usr/lib/aarch64-linux-gnu"
}

for rid in "${rids[@]}"; do
  out=artifacts/$rid
  cross=()
  runner=()
  case $rid-$machine in
    linux-arm64-x86_64)
      scripts/install-needs.sh lld gcc-aarch64-linux-gnu libc6-dev-arm64-cross
      cross=(-p:LinkerFlavor=lld -p:ObjCopyName=aarch64-linux-gnu-objcopy)
      runner=(none)
      if command -v qemu-aarch64-static >/dev/null; then
        runner=(qemu-aarch64-static -L /usr/aarch64-linux-gnu -E "LD_LIBRARY_PATH=$(arm64_libraries)")
      fi ;;
  esac
  rm -rf "$out"
  dotnet publish src/IotSms.Agent -c Release -r "$rid" -o "$out" -v q -nologo "${cross[@]}"
  rm -f "$out"/*.dbg "$out"/*.pdb "$out"/*.xml
  install -m 755 scripts/install.sh "$out/install.sh"
  install -m 644 scripts/iotsms.service LICENSE README.md "$out/"
  tar -C artifacts -czf "artifacts/iotsms-$version-$rid.tar.gz" --transform "s:^$rid:iotsms-$version:" "$rid"
  echo "$rid: iotsms $(stat -c %s "$out/iotsms" | awk '{printf "%.1f MB", $1/1e6}'), with its libraries $(du -sb --exclude='*.md' "$out" | awk '{printf "%.1f MB", $1/1e6}'), packed $(stat -c %s "artifacts/iotsms-$version-$rid.tar.gz" | awk '{printf "%.1f MB", $1/1e6}')"
  if [ "${runner[*]:-}" = none ]; then
    echo "$rid: not started here: qemu-user-static is not installed"
  else
    "${runner[@]}" "$out/iotsms" demo --once >"$out.demo.txt" 2>&1 && echo "$rid: demo sent and received an SMS" \
      || { echo "$rid: demo failed:"; tail -20 "$out.demo.txt"; exit 1; }
  fi
done
