"""A server on this computer that speaks Gemini's wire format (v1beta)."""

import re
from collections.abc import Iterator
from typing import Any

from tests.services.llm.loopback import KEY, Asked, Handler, LoopbackServer, serving

__all__ = ["KEY", "Asked", "LoopbackGemini", "serving"]

_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
_SAID = {
    "400": "Invalid value at 'generation_config'",
    "400key": "API key not valid. Please pass a valid API key.",
    "404": "models/x is not found for API version v1beta",
    "429": "You exceeded your current quota, please check your plan and billing details.",
    "429day": "You exceeded your current quota, please check your plan and billing details.",
    "too_long": "The input token count (2000000) exceeds the maximum number of tokens allowed",
}
_FINISH = {
    "max_tokens": "MAX_TOKENS",
    "continuation": "CONTINUATION",
    "safety": "SAFETY",
    "recitation": "RECITATION",
}


class _Handler(Handler):
    key_header = "x-goog-api-key"
    server: "LoopbackGemini"

    def parsed(self, body: dict[str, Any]) -> Asked:
        found = re.fullmatch(r"/v1beta/models/([^:]+):streamGenerateContent\?alt=sse", self.path)
        assert found, self.path
        config = body.get("generationConfig", {})
        system = body.get("systemInstruction", {}).get("parts", [])
        return Asked(
            found[1],
            "".join(part["text"] for part in system),
            "\n\n".join(p["text"] for content in body["contents"] for p in content["parts"]),
            config.get("responseJsonSchema"),
            body,
            dict(self.headers),
        )

    def refused(self, asked: Asked) -> Any:
        if self.server.refuses_thinking and "thinkingConfig" in asked.body["generationConfig"]:
            said = "Thinking level is not supported for this model."
            return {"code": 400, "message": said, "status": "INVALID_ARGUMENT"}
        return None

    def refusal(self, status: int, failure: str) -> dict[str, Any]:
        details: list[dict[str, Any]] = []
        if failure == "400key":
            kind = "type.googleapis.com/google.rpc.ErrorInfo"
            details.append({"@type": kind, "reason": "API_KEY_INVALID"})
        if status == 429:
            kind = "type.googleapis.com/google.rpc.QuotaFailure"
            time = "Day" if failure == "429day" else "Minute"
            quota = f"GenerateRequestsPer{time}PerProjectPerModel-FreeTier"
            details.append({"@type": kind, "violations": [{"quotaId": quota}]})
        if status in (429, 503) and self.server.retry_after is not None:
            kind = "type.googleapis.com/google.rpc.RetryInfo"
            details.append({"@type": kind, "retryDelay": f"{self.server.retry_after}s"})
        said = _SAID.get(failure, "The server said no.")
        error = {"code": status, "message": said, "status": _STATUS.get(status, "UNKNOWN")}
        return {"error": error | {"details": details}}

    def pieces(self, texts: list[str], failure: str, asked: Asked) -> Iterator[dict[str, Any]]:
        said = len("".join(texts)) // 4
        usage = {
            "promptTokenCount": (len(asked.system) + len(asked.text)) // 4,
            "candidatesTokenCount": said,
            "thoughtsTokenCount": 5,
            "cachedContentTokenCount": 3,
        }
        common = {"usageMetadata": usage, "modelVersion": f"{asked.model}-001"}
        if failure == "prompt_blocked":
            yield common | {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
            return
        yield common | {"candidates": [{"content": {"parts": [{"text": "Hm {", "thought": True}]}}]}
        last = len(texts) - 1
        open_end = failure in ("cut", "reset_midway", "error_midway")
        for at, text in enumerate(texts):
            candidate: dict[str, Any] = {"content": {"role": "model", "parts": [{"text": text}]}}
            if at == last and not open_end:
                candidate["finishReason"] = _FINISH.get(failure, "STOP")
            if at == last and failure == "continuation":
                candidate["continuationToken"] = "next"
            if not text:
                del candidate["content"]
            yield common | {"candidates": [candidate]}

    def model_list(self) -> dict[str, Any]:
        return {"models": self.server.models}


class LoopbackGemini(LoopbackServer):
    handler = _Handler

    def __init__(self, *arguments: Any, refuses_thinking: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.refuses_thinking = refuses_thinking
        names = (
            "gemini-pro-latest",
            "gemini-flash-latest",
            "gemini-embedding",
            "gemini-flash-image",
        )
        self.models = [
            {
                "name": f"models/{name}",
                "displayName": name.replace("-", " ").title(),
                "inputTokenLimit": 1048576,
                "outputTokenLimit": 65536,
                "supportedGenerationMethods": (
                    ["embedContent"] if "embedding" in name else ["generateContent", "countTokens"]
                ),
            }
            for name in names
        ]
