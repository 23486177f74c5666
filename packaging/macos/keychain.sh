#!/bin/sh
# Puts the certificate that signs into a keychain of its own, for the time of a build on a runner.
#
# MACOS_CERTIFICATE           a .p12 file with its key, in base64
# MACOS_CERTIFICATE_PASSWORD  its password
set -eu
keychain=$RUNNER_TEMP/careerflow.keychain-db
password=$(uuidgen)
certificate=$RUNNER_TEMP/careerflow.p12
trap 'rm -f "$certificate"' EXIT
printf %s "$MACOS_CERTIFICATE" | base64 --decode >"$certificate"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$certificate" -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
# Without it codesign would ask a person who is not there.
security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$password" "$keychain"
security list-keychains -d user -s "$keychain" login.keychain-db
