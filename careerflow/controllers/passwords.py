"""The passwords of protected CVs, while a report of theirs is open."""


class CvPasswords:
    """What opened a CV in one tab opens it in every tab, and for an export, until the last tab
    with a report of that CV is closed. No file keeps one."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}  # sha256 of the CV's file -> password
        self._tabs: dict[str, str] = {}  # key of an open tab -> sha256 of its CV's file

    def of(self, sha256: str) -> str | None:
        """None where it is not known, as of a CV that needs none."""
        return self._known.get(sha256)

    def keep(self, sha256: str, password: str) -> None:
        """One that has opened the CV; forgotten at once where no tab has it any more."""
        if sha256 in self._tabs.values():
            self._known[sha256] = password

    def hold(self, key: str, sha256: str, password: str | None = None) -> None:
        """From now on a tab shows a report of this CV."""
        self._tabs[key] = sha256
        if password is not None:
            self._known[sha256] = password

    def let_go(self, key: str) -> None:
        """The tab is closed; it may never have shown its report."""
        sha256 = self._tabs.pop(key, "")
        if sha256 not in self._tabs.values():
            self._known.pop(sha256, None)
