"""Models of sentence-transformers on the Hugging Face hub: looked up and downloaded, each only when
the user asks for it. The one place of the program, beside a language model, that uses the network.

Nothing is sent but the model's name. A token that the user keeps for the hub goes along only where
the model's makers ask for one. Files arrive in a folder beside the final one, which is renamed when
it is whole; a download that was stopped goes on where it was.
"""

import errno
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from careerflow.models.errors import EncoderError
from careerflow.services.encoders.found import be_discreet, full_name, model_folder
from careerflow.services.retrieval.model_folder import MODULES, UNUSED
from careerflow.services.store.files import put_in_place
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo
    from huggingface_hub.hf_api import RepoSibling

_CHUNK = 256 * 1024  # bytes, between which a download can be stopped
_SECONDS = 30.0  # without an answer or a byte
_WANTED = {".json", ".txt", ".model", ".safetensors", ".bin"}
_POOLING = "1_Pooling/config.json"
_SPARE = 50_000_000  # bytes of the disk that stay free
_PARTIAL = 206  # the answer of a server that gives parts of files


@dataclass(frozen=True, slots=True)
class HubFile:
    """`path` has "/"; `sha256` is None of small files, which the hub does not hash."""

    path: str
    bytes: int
    sha256: str | None


@dataclass(frozen=True, slots=True)
class HubModel:
    """`licence` as its makers name it, None where they name none; `dimension` of its vectors, None
    where it does not say; `gated` where they want to know who downloads it; `page` is its address.
    """

    name: str
    revision: str
    licence: str | None
    dimension: int | None
    gated: bool
    page: str
    files: tuple[HubFile, ...]

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


def import_client() -> None:
    """What `look_up` and `download` need, for whoever has a better moment for it (0.3 s)."""
    be_discreet()
    import huggingface_hub.hf_api
    import huggingface_hub.utils  # noqa: F401


def look_up(name: str, endpoint: str | None = None) -> HubModel:
    """What the hub says of a model; `endpoint` is another hub's address.

    Raises EncoderError: `encoder.not_found`, `encoder.no_network`, `encoder.hub_failed`,
    `encoder.other_kind` where it is no model of sentence-transformers.
    """
    wanted = full_name(name)
    if wanted is None:
        raise EncoderError("encoder.not_found", model=name)
    be_discreet()
    from huggingface_hub import HfApi

    with _told(wanted):
        api = HfApi(endpoint=endpoint, token=False, library_name="careerflow")
        info = api.model_info(wanted, files_metadata=True, timeout=_SECONDS)
        files = _files(info.siblings or [])
        if MODULES not in {file.path for file in files} or info.sha is None:
            raise EncoderError("encoder.other_kind", model=wanted)
        dimension = None if info.gated else _dimension(wanted, info.sha, files, endpoint)
    return HubModel(
        # As the hub spells it: another spelling would be another folder.
        info.id,
        info.sha,
        _licence(info),
        dimension,
        bool(info.gated),
        f"{api.endpoint}/{info.id}",
        files,
    )


def download(
    ctx: TaskContext, model: HubModel, data_folder: Path, endpoint: str | None = None
) -> Path:
    """Its folder, once it is there whole; reports Stage.DOWNLOADING in kilobytes.

    Raises Cancelled, and EncoderError as `look_up` or: `encoder.gated`, `encoder.disk_full`,
    `encoder.not_kept` where the folder cannot be written, `encoder.not_whole` where what arrived
    is not what was offered.
    """
    be_discreet()
    target = model_folder(model.name, data_folder)
    part = target.with_name(f"{target.name}.part")
    with _told(model.name), _kept(target):
        _check_room(model, part)
        done = 0
        for file in model.files:
            for arrived in _fetch(ctx, model, file, part / model.revision, endpoint):
                ctx.step(Stage.DOWNLOADING, (done + arrived) // 1000, model.bytes // 1000)
            done += file.bytes
        if target.exists():
            shutil.rmtree(target)
        put_in_place(part / model.revision, target)
        shutil.rmtree(part)
    return target


def _files(siblings: "list[RepoSibling]") -> tuple[HubFile, ...]:
    """Without what other runtimes need, and without the second of two copies of the weights."""
    paths = {one.rfilename for one in siblings}
    found = []
    for one in siblings:
        path = PurePosixPath(one.rfilename)
        safe = str(path.with_name("model.safetensors"))
        twice = path.suffix == ".bin" and safe in paths
        # Also as Windows reads it.
        outside = path.is_absolute() or ".." in path.parts or set(one.rfilename) & {"\\", ":"}
        hidden = any(part.startswith(".") or part in UNUSED for part in path.parts)
        if path.suffix in _WANTED and not (twice or hidden or outside):
            sha256 = one.lfs.sha256 if one.lfs is not None else None
            found.append(HubFile(one.rfilename, one.size or 0, sha256))
    return tuple(sorted(found, key=lambda file: file.path))


def _licence(info: "ModelInfo") -> str | None:
    said = info.card_data.get("license") if info.card_data is not None else None
    name = info.card_data.get("license_name") if info.card_data is not None else None
    if said == "other" and name:
        return str(name)
    tags = [tag.removeprefix("license:") for tag in info.tags or [] if tag.startswith("license:")]
    return str(said) if said else next(iter(tags), None)


def _dimension(
    name: str, revision: str, files: tuple[HubFile, ...], endpoint: str | None
) -> int | None:
    """As the step says that makes one vector of a text's many."""
    if _POOLING not in {file.path for file in files}:
        return None
    from huggingface_hub import get_session, hf_hub_url
    from huggingface_hub.utils import build_hf_headers, hf_raise_for_status

    url = hf_hub_url(name, _POOLING, revision=revision, endpoint=endpoint)
    answer = get_session().get(url, headers=build_hf_headers(token=False), timeout=_SECONDS)
    hf_raise_for_status(answer)
    said = answer.json()
    # The second is its name since sentence-transformers 6.
    wide = said.get("word_embedding_dimension", said.get("embedding_dimension"))
    return wide if isinstance(wide, int) else None


def _fetch(
    ctx: TaskContext, model: HubModel, file: HubFile, folder: Path, endpoint: str | None
) -> Iterator[int]:
    """Yields how many bytes of the file are there, after each chunk."""
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    if path.is_file():  # of a download that was stopped later
        yield file.bytes
        return
    yield 0
    ctx.check()
    with unfinished.open("ab") as stream:
        for chunk in _chunks(model, file, stream, endpoint):
            stream.write(chunk)
            yield stream.tell()
    _check(model, file, unfinished)
    put_in_place(unfinished, path)


def _chunks(model: HubModel, file: HubFile, stream: Any, endpoint: str | None) -> Iterator[bytes]:
    """Of what is missing at the end of `stream`; of all where the hub does not give parts."""
    from huggingface_hub import get_session, hf_hub_url
    from huggingface_hub.utils import build_hf_headers, hf_raise_for_status

    there = stream.tell()
    if there >= file.bytes:
        if there == file.bytes:
            return
        stream.truncate(0)
        there = 0
    url = hf_hub_url(model.name, file.path, revision=model.revision, endpoint=endpoint)
    headers = build_hf_headers(token=model.gated, library_name="careerflow")
    headers |= {"Accept-Encoding": "identity", "Range": f"bytes={there}-"}
    with get_session().stream(
        "GET", url, headers=headers, timeout=_SECONDS, follow_redirects=True
    ) as answer:
        hf_raise_for_status(answer)
        if there and answer.status_code != _PARTIAL:
            stream.truncate(0)
        yield from answer.iter_bytes(_CHUNK)


def _check(model: HubModel, file: HubFile, path: Path) -> None:
    whole = path.stat().st_size == file.bytes
    if whole and file.sha256 is not None:
        with path.open("rb") as stream:
            whole = hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
    if not whole:
        path.unlink()
        raise EncoderError("encoder.not_whole", model=model.name)


def _check_room(model: HubModel, part: Path) -> None:
    part.mkdir(parents=True, exist_ok=True)
    there = sum(file.stat().st_size for file in part.rglob("*") if file.is_file())
    if shutil.disk_usage(part).free < model.bytes - there + _SPARE:
        raise EncoderError("encoder.disk_full", model=model.name)


@contextmanager
def _told(model: str) -> Iterator[None]:
    """The hub's failures as what the user is told."""
    from httpx2 import HTTPError
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        LocalTokenNotFoundError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    try:
        yield
    except (GatedRepoError, LocalTokenNotFoundError) as error:
        raise EncoderError("encoder.gated", model=model) from error
    except RepositoryNotFoundError as error:
        raise EncoderError("encoder.not_found", model=model) from error
    except HfHubHTTPError as error:
        raise EncoderError("encoder.hub_failed") from error
    except (HTTPError, OfflineModeIsEnabled) as error:
        raise EncoderError("encoder.no_network") from error
    except ValueError as error:  # no JSON: a page that asks to log in to the network, for example
        raise EncoderError("encoder.hub_failed") from error


@contextmanager
def _kept(target: Path) -> Iterator[None]:
    """The disk's failures as what the user is told."""
    try:
        yield
    except OSError as error:
        from huggingface_hub.errors import (
            HfHubHTTPError,
            LocalTokenNotFoundError,
            OfflineModeIsEnabled,
        )

        # The hub's, not the disk's.
        if isinstance(error, HfHubHTTPError | LocalTokenNotFoundError | OfflineModeIsEnabled):
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "encoder.disk_full" if full else "encoder.not_kept"
        raise EncoderError(code, model=target.name.replace("--", "/", 1)) from error
