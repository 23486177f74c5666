#!/bin/sh
# dist/CareerFlow-VERSION-macos-arm64[FLAVOUR].dmg from dist/CareerFlow.app, signed and notarised where there
# is an identity to do it with.
#
#   packaging/macos/dmg.sh VERSION [FLAVOUR]
#
# FLAVOUR              "-full" for the build with torch.
#
# MACOS_IDENTITY       "Developer ID Application: NAME (TEAM)", in the keychain; the build signed with
#                      it (macos/frozen.py). Without it this says so, and makes an unsigned image.
# NOTARY_APPLE_ID, NOTARY_TEAM_ID, NOTARY_PASSWORD
#                      of an account of Apple's developers, with a password for this program alone.
set -eu
cd "$(dirname "$0")/../.."
version=$1
app=dist/CareerFlow.app
image="dist/CareerFlow-$version-macos-arm64${2:-}.dmg"

notarise() {
    xcrun notarytool submit "$1" --wait --apple-id "$NOTARY_APPLE_ID" \
        --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD"
}

signed=
if [ -n "${MACOS_IDENTITY:-}" ]; then
    codesign --verify --deep --strict --verbose=2 "$app"
    signed=yes
else
    echo "::notice::No MACOS_IDENTITY: the program is not signed, and macOS asks before its first start"
fi
notarised=
if [ -n "$signed" ] && [ -n "${NOTARY_APPLE_ID:-}" ]; then
    ditto -c -k --keepParent "$app" build/CareerFlow.zip
    notarise build/CareerFlow.zip
    xcrun stapler staple "$app"
    notarised=yes
elif [ -n "$signed" ]; then
    echo "::notice::No NOTARY_APPLE_ID: the program is signed but not notarised"
fi

staging=build/dmg
rm -rf "$staging"
mkdir -p "$staging"
ditto "$app" "$staging/CareerFlow.app"
ln -s /Applications "$staging/Applications"
hdiutil create -volname CareerFlow -srcfolder "$staging" -fs HFS+ -format ULMO -ov "$image"
if [ -n "$signed" ]; then
    codesign --sign "$MACOS_IDENTITY" --timestamp "$image"
fi
if [ -n "$notarised" ]; then
    notarise "$image"
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature "$image"
fi
echo "$image"
