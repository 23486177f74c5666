import numpy as np
import pytest

from careerflow.services.retrieval.measured import measure, measured


class Counting:
    """An encoder that says how often it is asked."""

    def __init__(self, encoder, name):
        self._encoder, self.name, self.dimension = encoder, name, encoder.dimension
        self.asked = 0

    def encode(self, texts, ctx):
        self.asked += 1
        return self._encoder.encode(texts, ctx)


class Mute:
    name, dimension = "mute@1", 4

    def encode(self, texts, _ctx):
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


def test_it_is_kept_by_the_encoders_name(minilm, tmp_path):
    encoder = Counting(minilm, "owner/model@1")
    first = measured(encoder, tmp_path)
    asked = encoder.asked
    assert measured(encoder, tmp_path) == first
    assert encoder.asked == asked > 0
    other = Counting(minilm, "owner/model@2")
    assert measured(other, tmp_path).encoder == other.name
    assert other.asked == asked


@pytest.mark.parametrize("spoiled", [b"", b"{}", b"of other texts"])
def test_what_does_not_fit_is_measured_anew(minilm, tmp_path, spoiled):
    encoder = Counting(minilm, "model@1")
    folder = tmp_path / "measured"
    first = measured(encoder, folder)
    [file] = folder.iterdir()
    if spoiled == b"of other texts":
        spoiled = file.read_bytes().replace(first.texts.encode(), b"0" * 64)
    file.write_bytes(spoiled)
    asked = encoder.asked
    assert measured(encoder, folder) == first
    assert encoder.asked == 2 * asked


def test_routes_are_measured_each(e5):
    found = measure(e5)
    assert found.standards.keys() == {"en-en", "en-vi", "vi-en", "vi-vi", "other"}
    assert found.standards["en-vi"].deviation < found.standards["vi-vi"].deviation
    assert found.mean_vectors().keys() == {"en", "vi", "other"}


def test_one_that_knows_english_alone_is_told_vietnamese_by_glosses(minilm, e5):
    assert measure(minilm).glossed
    assert not measure(e5).glossed


def test_an_encoder_that_tells_nothing_apart_divides_by_nothing():
    assert all(standard.deviation > 0 for standard in measure(Mute()).standards.values())
