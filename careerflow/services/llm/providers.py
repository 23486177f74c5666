"""Opens the language model that the user has chosen."""

from careerflow.models.errors import LlmError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.llm import addresses, gemini, openai_compatible
from careerflow.services.llm.interface import LanguageModel
from careerflow.services.llm.limits import LOCAL, Limits

DEFAULT_MODELS = {
    ProviderKind.GEMINI: gemini.DEFAULT_MODEL,
    ProviderKind.OPENAI: openai_compatible.DEFAULT_MODEL,
}
DEFAULT_ADDRESSES = {
    ProviderKind.GEMINI: gemini.DEFAULT_ADDRESS,
    ProviderKind.OPENAI: openai_compatible.DEFAULT_ADDRESS,
}
_ENDINGS = ("/chat/completions", "/models", "/completions")


def open_model(provider: Provider, key: str | None, limits: Limits | None = None) -> LanguageModel:
    """Imports the provider's library (0.9 s) and opens no connection yet; close it after use.

    Raises LlmError: `llm.no_key`, `llm.malformed_key`, `llm.bad_address`,
    `llm.insecure_address`.
    """
    key = (key or "").strip() or None
    address = address_of(provider, has_key=key is not None)
    limits = limits or (LOCAL if address.is_private else Limits())
    if provider.kind is ProviderKind.GEMINI:
        return gemini.Gemini(address, provider.model, _needed(key), limits)
    if not address.is_private:
        _needed(key)
    return openai_compatible.OpenAiCompatible(address, provider.model, key, limits)


def address_of(provider: Provider, has_key: bool) -> addresses.Address:
    """The address in full, checked as `addresses.checked` does."""
    url = provider.address.strip() or DEFAULT_ADDRESSES[provider.kind]
    if provider.kind is ProviderKind.OPENAI:
        url = url.rstrip("/")
        url = next((url.removesuffix(end) for end in _ENDINGS if url.endswith(end)), url)
        if url.count("/") == 2:  # as servers print it when they start
            url += "/v1"
    else:
        url = url.rstrip("/").removesuffix("/v1beta")
    return addresses.checked(url, has_key)


def _needed(key: str | None) -> str:
    if key is None:
        raise LlmError("llm.no_key")
    return key
