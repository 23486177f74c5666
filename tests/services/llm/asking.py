"""A request, and a model of a loopback server to ask it of."""

import asyncio
from dataclasses import replace

from pydantic import BaseModel

from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.llm.interface import Reply, Request
from careerflow.services.llm.providers.limits import Limits
from careerflow.services.llm.providers.opening import open_model
from tests.services.llm.loopback import KEY, LoopbackServer
from tests.services.llm.loopback_gemini import LoopbackGemini
from tests.services.llm.loopback_openai import LoopbackOpenAi

SERVERS = {ProviderKind.GEMINI: LoopbackGemini, ProviderKind.OPENAI: LoopbackOpenAi}
KINDS = list(SERVERS)
CV = "Nguyễn Văn An led the canary project"
QUICK = Limits(
    connect=10.0, listing=10.0, first=10.0, between=10.0, total=20.0, attempts=2, longest_wait=0.2
)
IMPATIENT = replace(QUICK, listing=0.3, first=0.3, between=0.3)
"""For servers that say nothing, or next to nothing."""


class One(BaseModel):
    row: int
    said: str


class All(BaseModel):
    rows: list[One]


REQUEST = Request("You judge.", CV, "Judge row 1.", All, 500)


def provider_of(server: LoopbackServer, model: str = "model-a") -> Provider:
    kind = next(kind for kind, made in SERVERS.items() if isinstance(server, made))
    return Provider(kind, server.url, model)


def ask(
    server: LoopbackServer,
    request: Request = REQUEST,
    limits: Limits = QUICK,
    key: str | None = KEY,
    model: str = "model-a",
) -> tuple[Reply, list[str]]:
    """The reply, and what was shown of it meanwhile."""
    shown: list[str] = []

    async def asked() -> Reply:
        opened = open_model(provider_of(server, model), key, limits)
        try:
            return await opened.generate(request, shown.append)
        finally:
            await opened.close()

    return asyncio.run(asked()), shown
