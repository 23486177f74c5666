"""Chroma imports the exporter of its traces even where there are none: gRPC, 17 MB.

A name in its place says what it is where somebody calls it.
"""

import sys
import types


class OTLPSpanExporter:
    def __init__(self, *_arguments: object, **_named: object) -> None:
        raise RuntimeError("This program sends no traces.")


_PARENT = "opentelemetry.exporter"
for _name in ("", ".otlp", ".otlp.proto", ".otlp.proto.grpc", ".otlp.proto.grpc.trace_exporter"):
    _module = types.ModuleType(_PARENT + _name)
    _module.__path__ = []
    sys.modules[_module.__name__] = _module
sys.modules[_PARENT + ".otlp.proto.grpc.trace_exporter"].OTLPSpanExporter = OTLPSpanExporter
