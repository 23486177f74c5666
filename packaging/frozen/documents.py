"""What a release says about itself: third-party licences, the bill of materials, a manifest."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from frozen.components import Component, components
from packageurl import PackageURL

from careerflow import __version__

_RULE = "=" * 78
_NAMESPACE = uuid.UUID("5b0ab0a4-31a7-5a4e-8f0b-6c7a2f3f9d31")


def write(folder: Path, sources: Iterable[Path], epoch: int) -> list[Path]:
    """Writes THIRD-PARTY.txt and sbom.cdx.json about a program of these files into the folder.

    Raises NoLicenceError for a part without a licence text and a file that is nobody's.
    """
    parts = components(file for file in sources if file.is_absolute())
    made = [folder / "THIRD-PARTY.txt", folder / "sbom.cdx.json"]
    made[0].write_text(licences_text(parts), "utf-8")
    made[1].write_text(bill_of_materials(__version__, parts, epoch), "utf-8")
    return made


def licences_text(parts: Sequence[Component]) -> str:
    """A list of all parts, then their texts; a text that several parts share comes once."""
    lines = [f"{part.name} {part.version}: {part.licence}" for part in parts]
    sharing: dict[str, list[str]] = {}
    for part in parts:
        for text in part.texts:
            sharing.setdefault(text.strip(), []).append(f"{part.name} {part.version}")
    texts = [
        f"{_RULE}\n{', '.join(dict.fromkeys(names))}\n{_RULE}\n\n{text}\n"
        for text, names in sharing.items()
    ]
    head = "CareerFlow (AGPL-3.0-or-later) comes with these works of others, under their licences."
    return "\n".join([head, "", *lines, "", *texts])


def bill_of_materials(version: str, parts: Sequence[Component], epoch: int) -> str:
    """CycloneDX 1.6 as JSON, the same for the same parts and `epoch` (seconds since 1970).

    Raises ValueError where it does not hold to the schema.
    """
    program = Part(
        name="CareerFlow",
        version=version,
        type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string("AGPL-3.0-or-later")],
        bom_ref="careerflow",
    )
    bom = Bom(components=map(_part, parts))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    named = " ".join(f"{part.name}@{part.version}" for part in parts)
    bom.serial_number = uuid.uuid5(_NAMESPACE, f"{version} {epoch} {named}")
    bom.register_dependency(program, list(bom.components))
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(str(error))
    return text


def _part(component: Component) -> Part:
    purl = PackageURL.from_string(component.purl) if component.purl else None
    return Part(
        name=component.name,
        version=component.version,
        type=ComponentType(component.kind),
        licenses=[LicenseFactory().make_from_string(component.licence)],
        purl=purl,
        bom_ref=component.purl or f"{component.name}@{component.version}",
    )


def manifest(folder: Path, bill: str) -> dict[str, Any]:
    """Versions of all parts of a bill of materials; size and sha256 of all files, links by what
    they point to."""
    files: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            files[name] = {"link": path.readlink().as_posix()}
        elif path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            files[name] = {"bytes": path.stat().st_size, "sha256": digest}
    versions = {part["name"]: part["version"] for part in json.loads(bill)["components"]}
    return {"versions": versions, "files": files}


def differences(first: dict[str, Any], second: dict[str, Any]) -> dict[str, list[str]]:
    """Names of the versions, and of the files, that two manifests do not share; files that both
    have and whose content differs are under "content"."""
    versions = set(first["versions"].items()) ^ set(second["versions"].items())
    files = set(first["files"]) ^ set(second["files"])
    both = set(first["files"]) & set(second["files"])
    content = [name for name in both if first["files"][name] != second["files"][name]]
    return {
        "versions": sorted({name for name, _version in versions}),
        "files": sorted(files),
        "content": sorted(content),
    }


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", "utf-8")
