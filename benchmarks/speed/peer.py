"""The original web app's pipeline from public libraries, without its language model.

pdfplumber, a recursive splitter of 1000 characters with 200 of overlap, all-MiniLM-L6-v2 on
torch, Chroma, the whole advert as one query, five chunks. Runs in an environment of its own:

    peer.py MODEL ADVERT PDF...    prints {"cold": s, "warm": [s, ...], "pss": bytes} as JSON

`cold` counts from the environment variable BENCH_STARTED, the time the process was started.
"""

import json
import os
import sys
import time
from pathlib import Path


def pss() -> int:
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ValueError("no Pss")


def main() -> None:
    import chromadb
    import pdfplumber
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(sys.argv[1], device="cpu")
    advert = Path(sys.argv[2]).read_text(encoding="utf-8")
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    client = chromadb.EphemeralClient()

    def analyze(number: int, path: str) -> None:
        with pdfplumber.open(path) as pdf:
            text = "\n".join(page.extract_text() or "" for page in pdf.pages)
        chunks = splitter.split_text(text)
        if not chunks:
            return
        collection = client.create_collection(f"cv-{number}", embedding_function=None)
        ids = [str(index) for index in range(len(chunks))]
        collection.add(ids=ids, documents=chunks, embeddings=model.encode(chunks))
        collection.query(query_embeddings=model.encode([advert]), n_results=min(5, len(chunks)))

    analyze(0, sys.argv[3])
    cold = time.time() - float(os.environ["BENCH_STARTED"])
    warm = []
    for number, path in enumerate(sys.argv[3:], 1):
        started = time.perf_counter()
        analyze(number, path)
        warm.append(time.perf_counter() - started)
    print(json.dumps({"cold": cold, "warm": warm, "pss": pss()}))


if __name__ == "__main__":
    main()
