"""Sync: what the user is told of it."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
SYNC: dict[str, str] = {
    "stage.pulling": QT_TRANSLATE_NOOP("Wording", "Fetching changes"),
    "stage.pushing": QT_TRANSLATE_NOOP("Wording", "Sending changes"),
    "stage.sending_files": QT_TRANSLATE_NOOP("Wording", "Sending files"),
    "stage.fetching_files": QT_TRANSLATE_NOOP("Wording", "Fetching files"),
    "stage.comparing": QT_TRANSLATE_NOOP("Wording", "Comparing with the server"),
    # What is sealed, and files.
    "secrets.sync_locked": QT_TRANSLATE_NOOP("Wording", "The keyring of this computer is locked. Unlock it, and the sync goes on."),
    "sync.cannot_open": QT_TRANSLATE_NOOP("Wording", "What the server holds cannot be decrypted: it was encrypted with another key, or has been tampered with."),
    "sync.malformed": QT_TRANSLATE_NOOP("Wording", "The server holds something that is not from CareerFlow. Nothing of it was taken over."),
    "sync.short_passphrase": QT_TRANSLATE_NOOP("Wording", "The passphrase needs at least {least} characters."),
    "sync.wrong_passphrase": QT_TRANSLATE_NOOP("Wording", "The passphrase is not the one of this library."),
}
# fmt: on
