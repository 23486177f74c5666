"""Sync: what the user is told of it."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
SYNC: dict[str, str] = {
    "sync.address_empty": QT_TRANSLATE_NOOP("Wording", "Paste the address of your database here."),
    "sync.address_key": QT_TRANSLATE_NOOP("Wording", "That is an API key. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://."),
    "sync.address_no_host": QT_TRANSLATE_NOOP("Wording", "The address does not say where the server is. Copy all of it, from postgresql:// to the end."),
    "sync.address_no_user": QT_TRANSLATE_NOOP("Wording", "The address does not say as which user to log in. Copy all of it, from postgresql:// to the end."),
    "sync.address_placeholder": QT_TRANSLATE_NOOP("Wording", "The address still has a place in brackets to be filled in. Copy it from “Connect” in your own project, where only the password is left out."),
    "sync.address_port": QT_TRANSLATE_NOOP("Wording", "The port in the address is not a number from 1 to 65535. Supabase's is 6543 or 5432."),
    "sync.address_project": QT_TRANSLATE_NOOP("Wording", "That is your project's page or name. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://."),
    "sync.address_unknown": QT_TRANSLATE_NOOP("Wording", "This is not the address of a PostgreSQL database. It begins with postgresql://."),
    "sync.disconnected": QT_TRANSLATE_NOOP("Wording", "Disconnected. Everything on this computer is as it was."),
    "sync.no_password": QT_TRANSLATE_NOOP("Wording", "Type the password of the database."),
    "sync.password_in_brackets": QT_TRANSLATE_NOOP("Wording", "The server does not know this password. It stands in square brackets: those of [YOUR-PASSWORD] have to go, too."),
    "stage.pulling": QT_TRANSLATE_NOOP("Wording", "Fetching changes"),
    "stage.pushing": QT_TRANSLATE_NOOP("Wording", "Sending changes"),
    "stage.sending_files": QT_TRANSLATE_NOOP("Wording", "Sending files"),
    "stage.fetching_files": QT_TRANSLATE_NOOP("Wording", "Fetching files"),
    "stage.comparing": QT_TRANSLATE_NOOP("Wording", "Comparing with the server"),
    # In use.
    "sync.at_work": QT_TRANSLATE_NOOP("Wording", "Syncing"),
    "sync.conflicts_found": translate("Wording", "%n value(s) of this computer gave way to later changes from another one.", "", 0),
    "sync.show": QT_TRANSLATE_NOOP("Wording", "Show"),
    "sync.so_far": QT_TRANSLATE_NOOP("Wording", "{stage}: {done} of {total}"),
    "sync.stopped": QT_TRANSLATE_NOOP("Wording", "Sync has stopped."),
    # What is sealed, and files.
    "secrets.sync_locked": QT_TRANSLATE_NOOP("Wording", "The keyring of this computer is locked. Unlock it, and the sync goes on."),
    "sync.cannot_open": QT_TRANSLATE_NOOP("Wording", "What the server holds cannot be decrypted: it was encrypted with another key, or has been tampered with."),
    "sync.malformed": QT_TRANSLATE_NOOP("Wording", "The server holds something that is not from CareerFlow. Nothing of it was taken over."),
    "sync.short_passphrase": QT_TRANSLATE_NOOP("Wording", "The passphrase needs at least {least} characters."),
    "sync.wrong_passphrase": QT_TRANSLATE_NOOP("Wording", "The passphrase is not the one of this library."),
}
# fmt: on
