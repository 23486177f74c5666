"""A server on this computer that speaks OpenAI's protocol, or the part of it that is set.

`refuses` names what it does not know: "json_schema", "json_object", "temperature", "seed",
"max_tokens", "stream_options", "reasoning_effort".
"""

from collections.abc import Iterator
from typing import Any

from tests.services.llm.loopback import KEY, Asked, Handler, LoopbackServer, serving

__all__ = ["KEY", "Asked", "LoopbackOpenAi", "serving"]

_SAID = {
    "400": "Invalid value: 'messages'",
    "400key": "Incorrect API key provided.",
    "404": "The model `x` does not exist",
    "429": "Rate limit reached for model-a on requests per min (RPM): Limit 3, Used 3.",
    "429day": "You exceeded your current quota, please check your plan and billing details.",
    "too_long": "This model's maximum context length is 4096 tokens.",
}
_FINISH = {
    "max_tokens": "length",
    "continuation": "length",
    "safety": "content_filter",
    "recitation": "content_filter",
}
_REFUSED = {
    "json_object": "'response_format.type' must be 'json_schema' or 'text'",
    "json_schema": "response_format of type json_schema is not supported",
    "temperature": "Unsupported value: 'temperature' does not support 0.0 with this model.",
    "reasoning_effort": "Unrecognized request argument supplied: reasoning_effort",
    "seed": "Unrecognized request argument supplied: seed",
    "max_tokens": "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
    "stream_options": "Unknown field: stream_options",
}


class _Handler(Handler):
    key_header = "authorization"
    server: "LoopbackOpenAi"
    end_of_stream = b"data: [DONE]\n\n"

    def parsed(self, body: dict[str, Any]) -> Asked:
        assert self.path == "/v1/chat/completions", self.path
        system, user = body["messages"]
        form = body.get("response_format", {})
        schema = form.get("json_schema", {}).get("schema")
        texts = (system["content"], user["content"])
        return Asked(body["model"], *texts, schema, body, dict(self.headers))

    def refused(self, asked: Asked) -> Any:
        form = asked.body.get("response_format", {}).get("type")
        for name in self.server.refuses:
            if name in asked.body or name == form:
                return {"message": _REFUSED[name], "type": "invalid_request_error"}
        return None

    def refusal(self, status: int, failure: str) -> dict[str, Any]:
        kind = "insufficient_quota" if failure == "429day" else "error"
        return {"error": {"message": _SAID.get(failure, "The server said no."), "type": kind}}

    def pieces(self, texts: list[str], failure: str, asked: Asked) -> Iterator[dict[str, Any]]:
        common = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": asked.model}
        yield common | {"choices": [{"index": 0, "delta": {"role": "assistant"}}]}
        for text in texts:
            yield common | {"choices": [{"index": 0, "delta": {"content": text}}]}
        if failure in ("cut", "reset_midway", "error_midway"):
            return
        reason = _FINISH.get(failure, "content_filter" if failure == "prompt_blocked" else "stop")
        yield common | {"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}
        if asked.body.get("stream_options"):
            usage = {
                "prompt_tokens": (len(asked.system) + len(asked.text)) // 4,
                "completion_tokens": len("".join(texts)) // 4,
                "total_tokens": 0,
                "prompt_tokens_details": {"cached_tokens": 3},
            }
            yield common | {"choices": [], "usage": usage}

    def model_list(self) -> dict[str, Any]:
        data = [{"id": one["name"], "object": "model"} for one in self.server.models]
        return {"object": "list", "data": data}


class LoopbackOpenAi(LoopbackServer):
    handler = _Handler

    def __init__(self, *arguments: Any, refuses: tuple[str, ...] = (), **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.refuses = refuses
