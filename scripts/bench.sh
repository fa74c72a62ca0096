#!/usr/bin/env bash
# Measures this build on the simulator and a real mosquitto: idle share of the modem, latencies, acceptance, memory, idle CPU, disk.
# scripts/bench.sh            the NativeAOT program (published first)
# scripts/bench.sh --jit      the ordinary build
# Figures of one run belong together; the machine and versions are printed with them.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-needs.sh mosquitto
echo "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(uname -sr)"
echo "versions: .NET SDK $(dotnet --version), mosquitto $({ mosquitto -h 2>/dev/null || /usr/sbin/mosquitto -h; } | head -1 | awk '{print $3}'), $(. /etc/os-release && echo "$PRETTY_NAME")"
dotnet build tests/IotSms.Bench -c Release -v q -nologo -clp:ErrorsOnly
if [ "${1:-}" != --jit ]; then
  scripts/install-needs.sh clang zlib1g-dev
  dotnet publish src/IotSms.Agent -c Release -r "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" -o artifacts/bench -v q -nologo
  export IOTSMS_PROGRAM=$PWD/artifacts/bench/iotsms
fi
exec dotnet run --no-build -c Release --project tests/IotSms.Bench
