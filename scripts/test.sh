#!/usr/bin/env bash
# Builds everything and runs every test: units, the modem against the simulator, and the real program against a real
# mosquitto with kill -9. Ends with the line 'N passed, N failed, N skipped'.
# Installs what is missing (mosquitto, oathtool). IOTSMS_KILLS and IOTSMS_SEED set the number of kills and the seed of the random moments.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dotnet >/dev/null || { echo "the .NET 10 SDK is not on the PATH: https://learn.microsoft.com/dotnet/core/install/linux" >&2; exit 69; }
scripts/install-needs.sh mosquitto mosquitto-clients oathtool openssl

dotnet build IotSms.sln -c Release -v q -nologo -clp:ErrorsOnly

output=$(mktemp)
trap 'rm -f "$output"' EXIT
passed=0 failed=0 skipped=0 broken=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  # One after the other: end-to-end tests run whole sites, and two of them at once would only measure each other.
  dotnet run --no-build -c Release --project "$project" -- -noLogo 2>&1 | tee "$output" | grep -vE '^\s*(Discovering|Discovered|Starting|Finished)' || true
  read -r total errors fails skips < <(sed -n 's/.*Total: *\([0-9]*\), Errors: *\([0-9]*\), Failed: *\([0-9]*\), Skipped: *\([0-9]*\).*/\1 \2 \3 \4/p' "$output" | tail -1) \
    || { echo "$name gave no summary: it did not run to its end"; broken=$((broken + 1)); continue; }
  passed=$((passed + total - fails - skips)); failed=$((failed + fails + errors)); skipped=$((skipped + skips))
done
failed=$((failed + broken))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
