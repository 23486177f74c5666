"""The store, the window and the steps of a task."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
STORE: dict[str, str] = {
    "store.newer": QT_TRANSLATE_NOOP("Wording", "The data in {folder} belongs to a newer version of CareerFlow, and this version cannot read it. Update CareerFlow, or choose another data folder in the settings."),
    "store.newer_read_only": QT_TRANSLATE_NOOP("Wording", "Your data belongs to a newer version of CareerFlow: here it can be read and exported, but not changed. Update CareerFlow to go on working with it."),
    "store.in_use": QT_TRANSLATE_NOOP("Wording", "The library in {folder} is open in another window or command of CareerFlow. Close it and try again. Nothing was changed."),
    "store.backup_damaged": QT_TRANSLATE_NOOP("Wording", "The backup “{name}” is damaged and cannot be restored. Choose another one. Nothing was changed."),
    "store.backup_foreign": QT_TRANSLATE_NOOP("Wording", "“{name}” is not a backup of CareerFlow. Choose a file that CareerFlow has made. Nothing was changed."),
    "store.backup_newer": QT_TRANSLATE_NOOP("Wording", "The backup “{name}” was made by a newer version of CareerFlow. Update CareerFlow, then restore it. Nothing was changed."),
    "store.backup_gone": QT_TRANSLATE_NOOP("Wording", "The backup “{name}” is no longer there. Choose another one. Nothing was changed."),
    "store.nothing_kept": QT_TRANSLATE_NOOP("Wording", "Nothing is kept yet, so there is nothing to back up. Open a CV first."),
    "store.foreign": QT_TRANSLATE_NOOP("Wording", "The database in {folder} belongs to another program. Choose another data folder in the settings."),
    "store.read_only": QT_TRANSLATE_NOOP("Wording", "CareerFlow cannot write to its data folder {folder}. Allow writing there, or choose another folder in the settings."),
    "store.locked": QT_TRANSLATE_NOOP("Wording", "Another program is using the database in {folder}. Close it and try again. Nothing was lost."),
    "store.full": QT_TRANSLATE_NOOP("Wording", "The disk that holds {folder} is full. Free some space and try again. What was saved before is safe."),
    "store.damaged": QT_TRANSLATE_NOOP("Wording", "The database in {folder} is damaged. Keep the folder as it is. When its window opens, CareerFlow offers to restore the newest backup, or to rescue what can be read."),
    "store.failed": QT_TRANSLATE_NOOP("Wording", "The database in {folder} could not be read or written. Check the disk and try again."),
    "store.unreadable_record": QT_TRANSLATE_NOOP("Wording", "This saved entry cannot be read any more. Analyze the CV and the job advert again."),
    "store.not_found": QT_TRANSLATE_NOOP("Wording", "This entry is no longer in your library."),
    "store.cv_gone": QT_TRANSLATE_NOOP("Wording", "The stored copy of this CV is missing. Choose the file again."),
    "backup.made": QT_TRANSLATE_NOOP("Wording", "The backup was made and looked through: it is sound."),
    "backup.written": QT_TRANSLATE_NOOP("Wording", "“{name}” was written to {folder}. It holds everything in CareerFlow."),
    "secrets.no_keyring": QT_TRANSLATE_NOOP("Wording", "This computer has no safe place for keys, so the key was not saved. Keep it for this session only, set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY), or set up a keyring such as GNOME Keyring or KWallet."),
    "secrets.none": QT_TRANSLATE_NOOP("Wording", "This computer has no safe place for keys, such as GNOME Keyring or KWallet. Keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY): it is never written into a file."),
    "secrets.locked": QT_TRANSLATE_NOOP("Wording", "The keyring of this computer is locked. Unlock it and try again, keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY)."),
    "settings.damaged": QT_TRANSLATE_NOOP("Wording", "The settings file could not be read, so the defaults are used. The old file is kept as {file}."),
    "settings.not_saved": QT_TRANSLATE_NOOP("Wording", "The settings could not be saved in {folder}. Allow writing there and try again."),
}

WINDOW: dict[str, str] = {
    "wording.other_version": QT_TRANSLATE_NOOP("Wording", "Written by another version of CareerFlow ({id}). Analyze again to read it."),
    "task.unexpected": QT_TRANSLATE_NOOP("Wording", "Something went wrong that should not have ({kind}). Nothing was lost. Try again; if it happens again, please report it with the log file that `careerflow doctor` names."),
    "window.corrections_kept": QT_TRANSLATE_NOOP("Wording", "Your corrections were saved. They hold from the next analysis on."),
    "window.open_page": QT_TRANSLATE_NOOP("Wording", "Open its page"),
    "window.undo": QT_TRANSLATE_NOOP("Wording", "Undo"),
    "window.first_file_only": QT_TRANSLATE_NOOP("Wording", "One CV at a time: {name} was opened."),
    "window.report_not_saved": QT_TRANSLATE_NOOP("Wording", "This report is not saved and will be gone when CareerFlow closes."),
    "window.unsaved_closed": QT_TRANSLATE_NOOP("Wording", "A report that is not saved was closed."),
    "window.deeper_removed": QT_TRANSLATE_NOOP("Wording", "The verdicts and the advice of the language model were removed from this report."),
    "window.report_gone": QT_TRANSLATE_NOOP("Wording", "This report has been deleted. Bring it back from the trash in the library, or compare the CV with the advert again."),
    "window.comparison_gone": QT_TRANSLATE_NOOP("Wording", "A comparison was closed: one of its two reports has been deleted."),
    "window.draft_cleared": QT_TRANSLATE_NOOP("Wording", "The draft was cleared."),
    "window.recent_removed": QT_TRANSLATE_NOOP("Wording", "“{title}” was removed from the list."),
    "store.file_gone": QT_TRANSLATE_NOOP("Wording", "The stored copy of this CV is missing, so its pages cannot be shown. The report itself is complete."),
}

UPDATES: dict[str, str] = {
    "updates.newer": QT_TRANSLATE_NOOP("Wording", "CareerFlow {version} has been published."),
    "updates.newest": QT_TRANSLATE_NOOP("Wording", "This is the newest version."),
    "updates.none_yet": QT_TRANSLATE_NOOP("Wording", "No release has been published yet. Nothing has to be done."),
    "updates.no_network": QT_TRANSLATE_NOOP("Wording", "GitHub could not be reached. Check the connection to the internet and try again."),
    "updates.not_trusted": QT_TRANSLATE_NOOP("Wording", "The answer did not come from GitHub: the certificate of the connection is not valid. Try again in another network."),
    "updates.no_browser": QT_TRANSLATE_NOOP("Wording", "No browser could be started. The page is {page}"),
    "updates.failed": QT_TRANSLATE_NOOP("Wording", "GitHub gave no answer that could be understood. Try again later."),
}

STAGES: dict[str, str] = {
    "stage.reading": QT_TRANSLATE_NOOP("Wording", "Reading the CV"),
    "stage.embedding": QT_TRANSLATE_NOOP("Wording", "Preparing the CV for comparison"),
    "stage.storing": QT_TRANSLATE_NOOP("Wording", "Saving"),
    "stage.requirements": QT_TRANSLATE_NOOP("Wording", "Finding the requirements of the job"),
    "stage.retrieving": QT_TRANSLATE_NOOP("Wording", "Looking for evidence in the CV"),
    "stage.judging": QT_TRANSLATE_NOOP("Wording", "Judging each requirement"),
    "stage.locating": QT_TRANSLATE_NOOP("Wording", "Locating the evidence on its page"),
    "stage.scoring": QT_TRANSLATE_NOOP("Wording", "Adding up the score"),
    "stage.looking_up": QT_TRANSLATE_NOOP("Wording", "Looking for it"),
    "stage.downloading": QT_TRANSLATE_NOOP("Wording", "Downloading"),
    "stage.loading": QT_TRANSLATE_NOOP("Wording", "Loading the encoder"),
    "stage.embedding_library": QT_TRANSLATE_NOOP("Wording", "Preparing the CVs in your library for this encoder"),
    "stage.asking": QT_TRANSLATE_NOOP("Wording", "Asking the language model"),
    "stage.writing": QT_TRANSLATE_NOOP("Wording", "Writing the advice"),
}
# fmt: on
