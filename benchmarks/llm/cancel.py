"""How soon a call to a language model has ended once the user has cancelled it.

    python -m benchmarks.llm.cancel [--rounds N]

Both clients, against servers on this computer, cancelled before the answer, within it, within one
of its pieces, and in a pause that the server asked for. Prints the median and the longest time in
milliseconds.
"""

import argparse
import statistics
import threading
import time
from typing import Any

from careerflow.services.llm import running
from careerflow.services.llm.providers.opening import open_model
from careerflow.services.task import Cancelled, TaskContext
from tests.services.llm.asking import REQUEST, SERVERS, provider_of
from tests.services.llm.loopback import KEY, LoopbackServer, serving

PLACES: dict[str, dict[str, Any]] = {
    "before the answer": {"failures": ["silent"]},
    "within it": {"pace": 60.0, "piece": 5},
    "within a piece": {"failures": ["drip"]},
    "in a pause": {"failures": ["429"] * 9, "retry_after": 25},
}
BEFORE_SECONDS = 0.3


def cancelled(server: LoopbackServer) -> float:
    """Milliseconds from the wish to the end of the job."""
    wished: list[float] = []

    async def asked() -> None:
        model = open_model(provider_of(server), KEY)
        try:
            await model.generate(REQUEST)
        finally:
            await model.close()

    timer = threading.Timer(BEFORE_SECONDS, lambda: wished.append(time.perf_counter()))
    timer.start()
    try:
        running.run(TaskContext(is_cancelled=lambda: bool(wished)), asked)
    except Cancelled:
        return 1000 * (time.perf_counter() - wished[0])
    raise SystemExit("it ended before it was cancelled")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    for kind, server_kind in SERVERS.items():
        with serving(server_kind()) as server:
            open_model(provider_of(server), KEY)  # its library is imported
        for place, options in PLACES.items():
            times = []
            for _ in range(rounds):
                with serving(server_kind(**options)) as server:
                    times.append(cancelled(server))
            longest, median = max(times), statistics.median(times)
            print(f"{kind.value:7} {place:18} median {median:4.0f} ms, longest {longest:4.0f} ms")


if __name__ == "__main__":
    main()
