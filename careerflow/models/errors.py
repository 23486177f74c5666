"""Errors that a person gets to see: each a message id, never a sentence."""

from careerflow.models.message import Message, ParamValue


class CareerFlowError(Exception):
    """Base of every expected failure; `message` is what the user is told."""

    def __init__(self, code: str, **params: ParamValue) -> None:
        super().__init__(code)
        self.message = Message(code, params)

    @property
    def code(self) -> str:
        return self.message.id


class ReadError(CareerFlowError):
    """A CV could not be read. Codes: `read.*`."""


class PasswordNeededError(ReadError):
    """The PDF is encrypted: no password was given (`read.password_needed`) or a wrong one
    (`read.password_wrong`)."""


class EngineError(CareerFlowError):
    """The engine could not be started, died, or failed at a request. Codes: `engine.*`."""


class EncoderError(CareerFlowError):
    """An encoder could not be looked up or downloaded. Codes: `encoder.*`."""


class NoRequirementsError(CareerFlowError):
    """No requirement was found in the advert. Codes: `job.*`."""


class StoreError(CareerFlowError):
    """The local database or the data folder could not be read or written. Codes: `store.*`."""


class ExportError(CareerFlowError):
    """A report could not be exported. Codes: `export.*`."""


class ImportFileError(CareerFlowError):
    """A file could not be imported. Codes: `import.*`."""


class LlmError(CareerFlowError):
    """A language model could not be asked, or its answer is of no use. Codes: `llm.*`."""


class UpdateError(CareerFlowError):
    """Whether there is a newer version could not be learned. Codes: `updates.*`."""


class SyncError(CareerFlowError):
    """The user's database could not be reached, or refused. Codes: `sync.*`."""
