#!/usr/bin/env bash
# Plays every nasty behaviour against both models and writes the table of README anew.
# scripts/faults.sh                      play, and put the table between the markers in README.md
# scripts/faults.sh --check              play, and fail if README lacks a row or says otherwise of what is lost or sent twice
# scripts/faults.sh --soak SEED [--hours N]   only the soak with this seed, for so many hours of the modules' time (1)
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dotnet >/dev/null || { echo "the .NET 10 SDK is not on the PATH: https://learn.microsoft.com/dotnet/core/install/linux" >&2; exit 69; }
project=tests/IotSms.Faults.Tests
check=no filter=(-trait- Kind=Soak)
while [ $# -gt 0 ]; do
  case $1 in
    --check) check=yes ;;
    --soak) filter=(-trait Kind=Soak); export IOTSMS_SOAK_SEED=$2; shift ;;
    --hours) export IOTSMS_SOAK_HOURS=$2; shift ;;
    *) sed -n '2,5s/^# //p' "$0" >&2; exit 64 ;;
  esac
  shift
done
dotnet build "$project" -c Release -v q -nologo -clp:ErrorsOnly
table=$(mktemp)
trap 'rm -f "$table" "$table.md"' EXIT
IOTSMS_FAULTS_TABLE=$table dotnet run --no-build -c Release --project "$project" -- -noLogo -showLiveOutput "${filter[@]}"
[ "${filter[1]}" = Kind=Soak ] && [ "${filter[0]}" = -trait ] && exit 0

# Number, name, lost and twice unmarked of each row: times and steps may differ from run to run.
told() { awk -F' [|] ' '/^[|] [0-9]+ [|]/ { print $1 " | " $2 " | " $3 " | " $4 }' "$1"; }
if [ $check = yes ]; then
  diff <(told README.md) <(told "$table") && echo "README's table is right" && exit 0
  echo "README's table is not what was seen; run scripts/faults.sh" >&2
  exit 1
fi
awk -v table="$table" '
  /<!-- faults:begin -->/ { print; while ((getline line < table) > 0) print line; skipping = 1; next }
  /<!-- faults:end -->/ { skipping = 0 }
  !skipping' README.md > "$table.md"
cat "$table.md" > README.md
echo "README.md: $(grep -c '^| [0-9]' "$table") behaviours"
