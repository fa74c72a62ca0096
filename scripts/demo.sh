#!/usr/bin/env bash
# The whole thing without hardware: an embedded broker, a simulated module and the agent, in one process.
# scripts/demo.sh          stays up to be tried; Ctrl-C ends it
# scripts/demo.sh --once   ends after one SMS has gone out and one has come in
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dotnet >/dev/null || { echo "the .NET 10 SDK is not on the PATH: https://learn.microsoft.com/dotnet/core/install/linux" >&2; exit 69; }
scripts/install-needs.sh mosquitto-clients
dotnet build src/IotSms.Agent -c Release -v q -nologo -clp:ErrorsOnly
exec dotnet run --no-build -c Release --project src/IotSms.Agent -- demo "$@"
