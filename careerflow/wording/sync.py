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
    "sync.conflicts_found": translate("Wording", "%n value(s) of one computer gave way to later changes on another.", "", 0),
    "sync.show": QT_TRANSLATE_NOOP("Wording", "Show"),
    "sync.so_far": QT_TRANSLATE_NOOP("Wording", "{stage}: {done} of {total}"),
    "sync.stopped": QT_TRANSLATE_NOOP("Wording", "Sync has stopped."),
    # What is sealed, and files.
    "secrets.sync_locked": QT_TRANSLATE_NOOP("Wording", "The keyring of this computer is locked. Unlock it, and the sync goes on."),
    "sync.cannot_open": QT_TRANSLATE_NOOP("Wording", "What the server holds cannot be decrypted: it was encrypted with another key, or has been tampered with."),
    "sync.malformed": QT_TRANSLATE_NOOP("Wording", "The server holds something that is not from CareerFlow. Nothing of it was taken over."),
    "sync.short_passphrase": QT_TRANSLATE_NOOP("Wording", "The passphrase needs at least {least} characters."),
    "sync.older_server": QT_TRANSLATE_NOOP("Wording", "An earlier version of CareerFlow has set up the database, in which the passphrase cannot be changed. Disconnect this computer and connect it anew: that brings the database up to date."),
    "sync.passphrase_changed": QT_TRANSLATE_NOOP("Wording", "The passphrase has been changed."),
    "sync.wrong_passphrase": QT_TRANSLATE_NOOP("Wording", "The passphrase is not the one of this library."),
    # The exchange.
    "sync.differs": QT_TRANSLATE_NOOP("Wording", "This computer and the server still differ after everything was exchanged anew. Nothing is lost here. Disconnect and connect anew; if it stays so, please report it."),
    "sync.no_secrets": QT_TRANSLATE_NOOP("Wording", "The password for the sync is no longer in the keyring of this computer. Disconnect, and connect anew; everything stays here."),
    "sync.not_linked": QT_TRANSLATE_NOOP("Wording", "This library is not connected with a server."),
    # The way to the server, and what it says.
    "sync.clock_ahead": QT_TRANSLATE_NOOP("Wording", "The clock of this computer is more than five minutes ahead of the server's. Set it right, and the sync goes on."),
    "sync.cut_off": QT_TRANSLATE_NOOP("Wording", "The connection to the server broke off. Nothing is lost."),
    "sync.erased": QT_TRANSLATE_NOOP("Wording", "The copy on the server has been deleted. Everything on this computer is still here. Disconnect; after that you can connect anew."),
    "sync.failed": QT_TRANSLATE_NOOP("Wording", "The server answered with an error that CareerFlow does not know. Nothing is lost. Try again later; if it stays so, disconnect and connect anew."),
    "sync.ipv6_only": QT_TRANSLATE_NOOP("Wording", "This address is reached over IPv6 only, which your network does not have. In Supabase click “Connect” and copy the address below “Transaction pooler” instead."),
    "sync.newer_server": QT_TRANSLATE_NOOP("Wording", "A newer CareerFlow has set up the database. Update CareerFlow on this computer, and the sync goes on."),
    "sync.no_authority": QT_TRANSLATE_NOOP("Wording", "The file of the certificate cannot be read, or holds no certificate. Choose it again."),
    "sync.no_such_database": QT_TRANSLATE_NOOP("Wording", "The server has no database of this name. At Supabase it is called postgres."),
    "sync.no_such_host": QT_TRANSLATE_NOOP("Wording", "No server has this name. Check the address: copy it again, all of it."),
    "sync.no_such_project": QT_TRANSLATE_NOOP("Wording", "Supabase knows no such project or user. Copy the address again. If the project was paused, start it on supabase.com and wait a few minutes."),
    "sync.no_tls": QT_TRANSLATE_NOOP("Wording", "The server offers no encrypted connection, so nothing was sent. Turn on SSL (TLS) on the server."),
    "sync.not_a_member": QT_TRANSLATE_NOOP("Wording", "This computer may not use the library on the server any more. Everything here is still here. Disconnect; after that you can connect anew."),
    "sync.not_admitted": QT_TRANSLATE_NOOP("Wording", "The server does not let this network in. Check its list of allowed addresses."),
    "sync.not_allowed": QT_TRANSLATE_NOOP("Wording", "This user may not set up the database: it has to be able to create schemas and roles. At Supabase take the user postgres."),
    "sync.offline": QT_TRANSLATE_NOOP("Wording", "There is no connection to the internet."),
    "sync.old_postgresql": QT_TRANSLATE_NOOP("Wording", "The server runs PostgreSQL {version}, and CareerFlow needs {oldest} or later. At Supabase a project is upgraded in its settings, below “Infrastructure”."),
    "sync.paused_project": QT_TRANSLATE_NOOP("Wording", "The project on Supabase does not answer: it is paused or was deleted. Open supabase.com, start the project again, and wait a few minutes."),
    "sync.refused": QT_TRANSLATE_NOOP("Wording", "No database answers at this address and port. Check the port; if both are right, the server is not running."),
    "sync.server_full": QT_TRANSLATE_NOOP("Wording", "The database takes nothing more: its storage is used up, or it is read-only. Free some space there, or choose a larger plan."),
    "sync.timeout": QT_TRANSLATE_NOOP("Wording", "The server did not answer in time. Check the connection to the internet, and try again."),
    "sync.too_big": QT_TRANSLATE_NOOP("Wording", "An entry is too large for the server."),
    "sync.too_many_connections": QT_TRANSLATE_NOOP("Wording", "The database has no connection free at the moment. Try again in a few minutes."),
    "sync.untrusted": QT_TRANSLATE_NOOP("Wording", "The certificate of the server is not from an authority that is trusted, so nothing was sent. If the server is your own, choose the certificate of its authority."),
    "sync.wrong_host_name": QT_TRANSLATE_NOOP("Wording", "The certificate of the server is for another name than that in the address, so nothing was sent. Use the name that the certificate is for."),
    "sync.wrong_password": QT_TRANSLATE_NOOP("Wording", "The server does not accept the user or the password. Check both. A new password can be set on supabase.com, in the settings of the database."),
}
# fmt: on
