#!/usr/bin/env bash
# Installs the unpacked package for systemd: program, service user, folders, unit. Run it as root from the unpacked folder.
# An existing configuration is left alone. Running it again is an update.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ "$(id -u)" -eq 0 ] || { echo "run as root: sudo $0" >&2; exit 77; }
[ -x "$here/iotsms" ] || { echo "no program beside this script: unpack the archive that scripts/package.sh makes, and run it there" >&2; exit 66; }

getent passwd iotsms >/dev/null || useradd --system --home-dir /var/lib/iotsms --shell /usr/sbin/nologin iotsms
for group in dialout gpio; do
  if getent group "$group" >/dev/null; then usermod -aG "$group" iotsms; fi
done

install -d -m 755 /opt/iotsms
install -m 755 "$here/iotsms" /opt/iotsms/iotsms
find "$here" -maxdepth 1 -name '*.so' -exec install -m 644 {} /opt/iotsms/ \;
ln -sfn /opt/iotsms/iotsms /usr/local/bin/iotsms
install -d -m 750 -o root -g iotsms /etc/iotsms
if [ ! -e /etc/iotsms/iotsms.json ]; then
  cat >/etc/iotsms/iotsms.json <<'JSON'
{
  "Agent":  { "Name": "site1", "DataDirectory": "/var/lib/iotsms" },
  "Modems": [ { "Name": "sim1", "Port": "/dev/serial0", "BaudRate": 115200, "Model": "auto" } ],
  "Mqtt":   { "Url": "mqtt://localhost:1883", "ClientId": "iotsms-site1" }
}
JSON
  chgrp iotsms /etc/iotsms/iotsms.json
  chmod 640 /etc/iotsms/iotsms.json
fi
install -m 644 "$here/iotsms.service" /etc/systemd/system/iotsms.service
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable iotsms.service
fi
echo "installed. Next: edit /etc/iotsms/iotsms.json, run 'iotsms doctor', then 'systemctl restart iotsms'."
