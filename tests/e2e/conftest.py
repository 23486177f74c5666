import pytest
from desktop import desktop, missing_tools


@pytest.fixture
def screen(tmp_path):
    """A desktop of this test's own; skips, saying so, where its programs are missing."""
    missing = missing_tools()
    if missing:
        pytest.skip(f"needs {', '.join(missing)}: see tools/system-packages.txt")
    with desktop(tmp_path) as made:
        yield made
