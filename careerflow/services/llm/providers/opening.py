"""Opens the language model that the user has chosen."""

from careerflow.models.errors import LlmError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.llm.interface import LanguageModel
from careerflow.services.llm.providers import addresses
from careerflow.services.llm.providers.defaults import DEFAULT_ADDRESSES, DEFAULT_MODELS
from careerflow.services.llm.providers.limits import LOCAL, Limits

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
        from careerflow.services.llm.providers.gemini import Gemini

        return Gemini(address, provider.model or default_model(provider), _needed(key), limits)
    from careerflow.services.llm.providers.openai_compatible import OpenAiCompatible

    if not address.is_private:
        _needed(key)
    return OpenAiCompatible(address, provider.model or default_model(provider), key, limits)


def default_model(provider: Provider) -> str:
    """The name of the model that is asked where the user has named none; "" for the first of the
    address's own list."""
    own = provider.kind is ProviderKind.GEMINI or not provider.address.strip()
    return DEFAULT_MODELS[provider.kind] if own else ""


def address_of(provider: Provider, has_key: bool) -> addresses.Address:
    """The address in full, checked as `addresses.checked` does."""
    url = (provider.address.strip() or DEFAULT_ADDRESSES[provider.kind]).rstrip("/")
    if provider.kind is ProviderKind.OPENAI:
        url = next((url.removesuffix(end) for end in _ENDINGS if url.endswith(end)), url)
        if url.count("/") == 2:  # as servers print it when they start
            url += "/v1"
    else:
        url = url.removesuffix("/v1beta")  # the library adds it
    return addresses.checked(url, has_key)


def _needed(key: str | None) -> str:
    if key is None:
        raise LlmError("llm.no_key")
    return key
