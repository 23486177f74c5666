"""The button "Test connection": one look at the list of models and one tiny question."""

from careerflow.models.errors import LlmError
from careerflow.models.llm import ModelInfo, Provider
from careerflow.services.llm.interface import LanguageModel, Request
from careerflow.services.llm.providers.opening import open_model
from careerflow.services.task import Stage, TaskContext


def test(ctx: TaskContext, provider: Provider, key: str | None) -> tuple[ModelInfo, ...]:
    """The provider's own list of models, once the chosen one has answered in JSON (stage ASKING).
    No word of a CV or an advert is sent. Raises LlmError and Cancelled.
    """
    import asyncio

    from careerflow.services.llm import running

    ctx.step(Stage.ASKING)

    async def asked() -> tuple[ModelInfo, ...]:
        model = await asyncio.to_thread(open_model, provider, key)
        try:
            found = await _listed(model, provider)
            await model.generate(question())
        finally:
            await model.close()
        return found

    return running.run(ctx, asked)


async def _listed(model: LanguageModel, provider: Provider) -> tuple[ModelInfo, ...]:
    """Some addresses have no list, and do not need one where the user names the model."""
    try:
        return await model.models()
    except LlmError as error:
        if provider.model and error.code in ("llm.wrong_address", "llm.no_model"):
            return ()
        raise


def models(ctx: TaskContext, provider: Provider, key: str | None) -> tuple[ModelInfo, ...]:
    """The list alone. Raises LlmError and Cancelled."""
    import asyncio

    from careerflow.services.llm import running

    async def asked() -> tuple[ModelInfo, ...]:
        model = await asyncio.to_thread(open_model, provider, key)
        try:
            return await model.models()
        finally:
            await model.close()

    return running.run(ctx, asked)


def question() -> Request:
    """What a test asks."""
    from pydantic import BaseModel

    class Greeting(BaseModel):
        word: str

    return Request(
        system="You test a connection.",
        shared="",
        task='Answer with {"word": "ready"}.',
        schema=Greeting,
        max_output=200,
    )
