"""What careerflow.spec takes for macOS: the bundle, its icon, its rights and who signs it."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from app_icons import FOLDER, write_icns  # noqa: E402

from careerflow import __version__  # noqa: E402

ICON = str(write_icns(FOLDER / "careerflow.icns"))

INFO_PLIST = {
    "CFBundleDisplayName": "CareerFlow",
    "CFBundleShortVersionString": __version__,
    "CFBundleVersion": __version__,
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["en", "vi"],
    # The wheels of onnxruntime need it, and are for Apple silicon only.
    "LSMinimumSystemVersion": "14.0",
    "LSArchitecturePriority": ["arm64"],
    "LSApplicationCategoryType": "public.app-category.productivity",
    "NSHighResolutionCapable": True,
    "NSRequiresAquaSystemAppearance": False,  # the dark setting is followed
    "NSHumanReadableCopyright": "GNU AGPL, version 3 or later",
    # "Open with": never instead of Preview or TextEdit.
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "PDF",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["com.adobe.pdf"],
        },
        {
            "CFBundleTypeName": "Text",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.plain-text"],
        },
    ],
}

EXE_OPTIONS = {
    "icon": ICON,
    "entitlements_file": str(HERE / "entitlements.plist"),
    # PyInstaller signs every library and the bundle with it, under the hardened runtime; without
    # one it signs ad hoc, which Gatekeeper takes for unsigned.
    "codesign_identity": os.environ.get("MACOS_IDENTITY") or None,
}

BUNDLE_OPTIONS = {
    "name": "CareerFlow.app",
    "icon": ICON,
    "bundle_identifier": "io.github.careerflow.CareerFlow",
    "version": __version__,
    "info_plist": INFO_PLIST,
}
