"""The engine and the advert."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
ENGINE: dict[str, str] = {
    "engine.start_failed": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine could not be started. Restart CareerFlow; if it happens again, install it anew.",
    ),
    "engine.died": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine stopped twice while it worked on this. Close other programs to free memory, then try again.",
    ),
    "engine.too_slow": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine took too long and was stopped. Please try again.",
    ),
    "engine.no_memory": QT_TRANSLATE_NOOP(
        "Wording",
        "There is not enough memory for this. Close other programs, then try again.",
    ),
    "engine.model_missing": QT_TRANSLATE_NOOP(
        "Wording",
        "A part of the matching engine is not installed ({model}). Install CareerFlow again.",
    ),
    "engine.model_damaged": QT_TRANSLATE_NOOP(
        "Wording",
        "A part of the matching engine is damaged ({model}). Install CareerFlow again.",
    ),
    "engine.extra_missing": QT_TRANSLATE_NOOP(
        "Wording",
        "Other encoders need sentence-transformers, which is not installed. Where CareerFlow came from an installer, take the larger one, named “full”; otherwise: pip install \"careerflow[sentence-transformers]\" (in a copy of the source code: uv sync --extra sentence-transformers). Then try again.",
    ),
    "engine.encoder_missing": QT_TRANSLATE_NOOP(
        "Wording",
        "The encoder {model} is not on this computer. Download it, or choose another one, in the settings.",
    ),
    "engine.encoder_damaged": QT_TRANSLATE_NOOP(
        "Wording",
        "The encoder {model} cannot be loaded: its files are damaged, or of a kind that is not known here. Download it again, or choose another one, in the settings.",
    ),
    "engine.failed": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine met an unexpected problem ({kind}). Please try again.",
    ),
    "engine.unknown_document": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine no longer has this CV. Please try again.",
    ),
    "engine.unknown_job": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine no longer has this job advert. Please try again.",
    ),
}

ENCODER: dict[str, str] = {
    "encoder.used": QT_TRANSLATE_NOOP("Wording", "{name} is in use from now on. Reports that are open stay as they are."),
    "encoder.bundled_used": QT_TRANSLATE_NOOP("Wording", "The encoders that come with CareerFlow are in use again."),
    "encoder.library_ready": QT_TRANSLATE_NOOP("Wording", "The CVs in your library are ready for the encoder."),
    "encoder.library_waits": QT_TRANSLATE_NOOP("Wording", "Stopped. Each CV that is not ready for the encoder yet is prepared when it is next compared."),
    "encoder.library_left_out": QT_TRANSLATE_NOOP("Wording", "The library is ready for the encoder. CVs left out, since they could not be read: {number}."),
    "encoder.folder_without_model": QT_TRANSLATE_NOOP("Wording", "There is no model for sentence-transformers in the folder {model}. Choose the folder that has its file modules.json."),
    "encoder.no_licence": QT_TRANSLATE_NOOP("Wording", "not stated"),
    "encoder.no_network": QT_TRANSLATE_NOOP("Wording", "huggingface.co cannot be reached. Check the connection to the internet, then try again; what was downloaded before is kept."),
    "encoder.not_found": QT_TRANSLATE_NOOP("Wording", "There is no model “{model}” on huggingface.co. Check its name: it looks like owner/name."),
    "encoder.other_kind": QT_TRANSLATE_NOOP("Wording", "{model} is not a model for sentence-transformers. Choose one that has this library's tag on huggingface.co."),
    "encoder.gated": QT_TRANSLATE_NOOP("Wording", "The makers of {model} ask you to accept their licence first. Do so on its page at huggingface.co, log in on this computer with “hf auth login”, then try again."),
    "encoder.hub_failed": QT_TRANSLATE_NOOP("Wording", "huggingface.co did not answer as it should. Try again later."),
    "encoder.disk_full": QT_TRANSLATE_NOOP("Wording", "There is not enough room on the disk for {model}. Make room, then try again; what was downloaded before is kept."),
    "encoder.not_kept": QT_TRANSLATE_NOOP("Wording", "{model} could not be written into the data folder. Check that the folder can be written to, then try again."),
    "encoder.not_whole": QT_TRANSLATE_NOOP("Wording", "A file of {model} did not arrive whole and was thrown away. Download the model again."),
}

JOB: dict[str, str] = {
    "job.no_requirements": QT_TRANSLATE_NOOP("Wording", "No requirement was found in this text. Paste the whole job advert, with what the job asks for."),
}
# fmt: on
