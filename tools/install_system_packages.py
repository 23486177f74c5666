"""Installs the packages of system-packages.txt on Debian and Ubuntu, where any is missing.

Elsewhere, or without root, says what is missing and goes on: the tests that need it skip.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LIST = Path(__file__).with_name("system-packages.txt")


def wanted() -> list[str]:
    """The package names of the list."""
    lines = (line.strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def missing(packages: list[str]) -> list[str]:
    """Those that dpkg does not know as installed."""
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages]
    shown = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    installed = {line.split()[0] for line in shown.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in installed]


def main() -> int:
    if sys.platform != "linux":
        return 0
    if shutil.which("apt-get") is None or shutil.which("dpkg-query") is None:
        print("This is not Debian or Ubuntu: install what tools/system-packages.txt names.")
        return 0
    packages = missing(wanted())
    if not packages:
        return 0
    if os.geteuid() != 0:
        print(
            f"Not root. Some tests will be skipped until you run:\n  sudo apt-get install "
            f"{' '.join(packages)}"
        )
        return 0
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(install, check=True, env=environment, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
