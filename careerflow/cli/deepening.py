"""`careerflow analyze --engine gemini|openai`: the report, deepened by a language model."""

import os
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from careerflow import paths
from careerflow.cli.advert import NotAgreedError
from careerflow.cli.comparison import Comparison, comparing
from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder, kept_settings
from careerflow.models.errors import LlmError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.models.message import Message, ParamValue

if TYPE_CHECKING:
    from careerflow.models.payload import Payload
    from careerflow.services.deepening import Plan
    from careerflow.services.engine.interface import Engine


def analyze_deeper(
    console: Console, options: Namespace, as_of: str
) -> tuple[Comparison, LlmError | None] | None:
    """The comparison, and why it was not deepened; None where the payload was shown instead.

    Raises NotAgreedError with nothing sent, and CareerFlowError.
    """
    from careerflow.services.llm import prices
    from careerflow.services.llm.plan import Case, plan

    provider = _provider(options)
    with comparing(console, options, as_of) as (engine, compared):
        case = Case(compared.document, compared.job, compared.report, cv_name=options.cv.name)
        price_list = prices.load(paths.config_folder())
        made = plan(console.context(), engine, case, provider, price_list)
        if options.show_payload:
            console.result(_in_words(made.payload))
            return None
        _check_consent(console, options, provider, made)
        return _deepened(console, engine, compared, made)


def _deepened(
    console: Console, engine: "Engine", compared: Comparison, made: "Plan"
) -> tuple[Comparison, LlmError | None]:
    """The local report stands where the model fails."""
    from careerflow.services.deepening import Means, deepen
    from careerflow.services.store.library import Library
    from careerflow.services.store.store import open_store

    store = open_store(data_folder())
    try:
        means = Means(Library(store), _key(made.provider))
        deeper = deepen(console.context(), engine, made, means)
    except LlmError as error:
        return compared, error
    finally:
        store.close()
    return replace(compared, deeper=deeper, deeper_key=made.key), None


def _in_words(payload: "Payload") -> str:
    """Every word that would be sent, in its order. What comes before the task of a call is the
    same for those that follow, and stands once."""
    lines: list[str] = []
    before = ("", "")
    for number, call in enumerate(payload.calls, 1):
        lines.append(f"=== {number}/{len(payload.calls)} ===")
        if (call.system, call.shared) != before:
            before = call.system, call.shared
            lines += before
        lines.append(call.task)
    return "\n\n".join(lines)


def _check_consent(console: Console, options: Namespace, provider: Provider, made: "Plan") -> None:
    from careerflow.services.llm import consent

    if options.yes or consent.given(paths.config_folder(), provider):
        return
    console.tell(_would_send(made))
    raise NotAgreedError("cli.not_agreed")


def _would_send(made: "Plan") -> Message:
    params: dict[str, ParamValue] = {
        "model": made.provider.model or "term.model.loaded",
        "address": made.provider.address,
        "calls": len(made.requests),
        "characters": made.characters,
        "masked": len(made.payload.placeholders),
        "tokens_in": made.tokens_in,
        "tokens_out": made.tokens_out,
    }
    if made.cost is None:
        return Message("cli.would_send", params)
    return Message("cli.would_send_priced", {**params, "cost": f"{made.cost:.4f}"})


def _provider(options: Namespace) -> Provider:
    """As the settings have it; the environment says what they leave open."""
    from careerflow.services.llm.providers.defaults import ADDRESS_VARIABLES

    kind, kept = ProviderKind(options.engine), kept_settings()
    if kind is ProviderKind.GEMINI:
        address, model = kept.gemini_address, kept.gemini_model
    else:
        address, model = kept.openai_address, kept.openai_model
    address = address or os.environ.get(ADDRESS_VARIABLES[kind], "")
    return Provider(kind, address, options.model or model)


def _key(provider: Provider) -> str | None:
    from careerflow.services import secrets

    found = secrets.find_key(provider.kind, secrets.SessionKeys(), provider.address)
    return None if found is None else found[0]
