#!/bin/sh
# dist/CareerFlow-VERSION-ARCH.AppImage from dist/careerflow.
#
#   packaging/linux/appimage.sh APPIMAGETOOL SHA256
#
# APPIMAGETOOL is a release of https://github.com/AppImage/appimagetool that was downloaded before;
# nothing is done where its checksum is another. Run it with `uv run`.
set -eu
cd "$(dirname "$0")/../.."
tool=$1
echo "$2  $tool" | sha256sum --check --quiet
chmod +x "$tool"
directory=build/AppDir
python packaging/appdir.py "$directory"
version=$(python -c 'import careerflow; print(careerflow.__version__)')
architecture=$(uname -m)
# A runner has no FUSE to mount the tool with.
APPIMAGE_EXTRACT_AND_RUN=1 ARCH="$architecture" VERSION="$version" "$(realpath "$tool")" \
    "$directory" "dist/CareerFlow-$version-$architecture.AppImage"
