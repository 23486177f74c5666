import json

import pytest
from frozen.components import Component
from frozen.documents import bill_of_materials, differences, licences_text, manifest
from frozen.folder import same_time, sizes

PARTS = [
    Component("numpy", "2.4.6", "BSD-3-Clause AND MIT", ("Text of BSD",), "pkg:pypi/numpy@2.4.6"),
    Component("Qt", "6", "LGPL-3.0-only", ("Text of LGPL", "Text of GPL")),
    Component("shiboken6", "6", "LGPL-3.0-only", ("Text of LGPL", "Text of GPL\n")),
    Component("a model", "q8", "the licence of a model", ("Card",), kind="machine-learning-model"),
]


def test_licences_list_all_parts_and_each_text_once():
    text = licences_text(PARTS)
    assert "numpy 2.4.6: BSD-3-Clause AND MIT\n" in text
    assert text.count("Text of LGPL") == text.count("Text of GPL") == 1
    assert "Qt 6, shiboken6 6\n" in text


def test_bill_of_materials_is_valid_and_the_same_again():
    text = bill_of_materials("0.1.0", PARTS, 1_800_000_000)
    assert text == bill_of_materials("0.1.0", list(PARTS), 1_800_000_000)
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == "0.1.0"
    assert bill["metadata"]["timestamp"] == "2027-01-15T08:00:00+00:00"
    found = {part["name"]: part for part in bill["components"]}
    assert set(found) == {part.name for part in PARTS}
    assert found["numpy"]["purl"] == "pkg:pypi/numpy@2.4.6"
    assert found["numpy"]["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert found["a model"]["licenses"] == [{"license": {"name": "the licence of a model"}}]


def test_bill_of_materials_that_breaks_the_schema_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        bill_of_materials("0.1.0", [Component("x", "1", "MIT", (), kind="unknown kind")], 0)


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "built"
    (folder / "lib").mkdir(parents=True)
    (folder / "program").write_bytes(b"12345")
    (folder / "lib" / "a.so").write_bytes(b"123")
    (folder / "lib" / "a.so.1").symlink_to("a.so")
    return folder


def test_manifest_and_what_differs(built):
    bill = bill_of_materials("0.1.0", PARTS, 0)
    first = manifest(built, bill)
    assert list(first["files"]) == ["lib/a.so", "lib/a.so.1", "program"]
    assert first["files"]["lib/a.so.1"] == {"link": "a.so"}
    assert first["files"]["program"]["bytes"] == 5
    assert first["versions"]["numpy"] == "2.4.6"
    assert not any(differences(first, manifest(built, bill)).values())

    (built / "program").write_bytes(b"54321")
    (built / "more").touch()
    second = manifest(built, bill.replace('"2.4.6"', '"2.4.7"'))
    assert differences(first, second) == {
        "versions": ["numpy"],
        "files": ["more"],
        "content": ["program"],
    }


def test_links_have_no_size_and_all_get_the_same_time(built):
    assert sizes(built) == {"lib": 3, "program": 5}
    same_time(built, 1_000_000_000)
    times = {path.lstat().st_mtime for path in [built, *built.rglob("*")]}
    assert times == {1_000_000_000}
