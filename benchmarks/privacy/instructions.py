"""How often honest text is taken for one that talks to a model, and how often one that does is
found: `uv run python -m benchmarks.privacy.instructions`.

Honest: the development adverts of ../shared/data, by sentence (its CVs: benchmarks.privacy.run).
Not honest: the payloads of ../shared/data/hostile/injection, written by others than the rules.
"""

import json
import re
import sys
from pathlib import Path

from benchmarks.evidence.adverts import development
from careerflow.services.llm.injection.instructions import is_instruction

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n|(?=[•\-+] )")


def main() -> None:
    if not DATA.is_dir():
        sys.exit("Needs ../shared/data.")
    adverts = development(DATA / "jds")
    sentences = [sentence for advert in adverts for sentence in _SENTENCE.split(advert.text)]
    hit = sum(map(is_instruction, sentences))
    print(f"{len(adverts)} adverts, {len(sentences)} sentences: {hit} taken for instructions")
    lines = (DATA / "hostile" / "injection" / "payloads.jsonl").read_text("utf-8").splitlines()
    payloads = [json.loads(line)["text"] for line in lines]
    print(f"{len(payloads)} payloads: {sum(map(is_instruction, payloads))} found")


if __name__ == "__main__":
    main()
