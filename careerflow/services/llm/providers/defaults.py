"""What stands in where the user names no address and no model."""

from careerflow.models.llm import ProviderKind

DEFAULT_ADDRESSES = {
    ProviderKind.GEMINI: "https://generativelanguage.googleapis.com",
    ProviderKind.OPENAI: "https://api.openai.com/v1",
}

DEFAULT_MODELS = {
    ProviderKind.GEMINI: "gemini-flash-latest",  # an alias that Google moves on
    ProviderKind.OPENAI: "gpt-5-mini",
}
"""At the provider's own address; elsewhere OpenAI's protocol has no default but the first model."""

ADDRESS_VARIABLES = {
    ProviderKind.GEMINI: "GOOGLE_GEMINI_BASE_URL",
    ProviderKind.OPENAI: "OPENAI_BASE_URL",
}
"""Where an address may stand in the environment, under the names that other programs know too."""
