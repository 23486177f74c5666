import numpy as np
import pytest

from careerflow.services.retrieval.concepts import ImpliedConcepts, concept_vectors, load_concepts
from careerflow.services.task import TaskContext


def implied(text):
    return [load_concepts().names[concept] for concept, _ in load_concepts().implied(text)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Moved the shop to EC2 and S3", "cloud"),
        ("Prepared bills of lading and certificates of origin", "import and export"),
        ("Night shifts in the ICU", "intensive care"),
        ("Kept the HACCP records", "food hygiene"),
    ],
)
def test_concrete_words_stand_for_concepts(said, meant):
    assert any(meant in name for name in implied(said))


def test_one_word_is_less_sure_than_several():
    [(one, little)] = load_concepts().implied("HACCP")[:1]
    [(several, much)] = load_concepts().implied("HACCP, fridge temperatures, pest control")[:1]
    assert one == several
    assert little < much <= 1


@pytest.mark.parametrize("text", ["", "Ordinary words only"])
def test_nothing_is_implied_by_other_words(text):
    assert implied(text) == []


def test_vectors_are_those_of_the_names(minilm):
    """tools/calibrate.py was run after the last change of the names."""
    names = load_concepts().names
    places = [0, len(names) // 2, len(names) - 1]
    again = minilm.encode([names[place] for place in places], TaskContext())
    assert np.allclose(again, concept_vectors()[places], atol=1e-3)


def test_cosines_are_with_the_nearest_concept_of_each_text(minilm):
    index = ImpliedConcepts(["Moved to S3", "Ordinary words"], concept_vectors())
    text = "Run workloads on a public cloud"
    [asked] = minilm.encode([text], TaskContext())
    near, none = index.cosines(asked, text)
    assert near > 0.4
    assert none == 0


def test_words_that_stand_for_the_same_on_both_sides_add_to_it():
    index = ImpliedConcepts(["Moved to S3", "Kept the HACCP records"], concept_vectors())
    requirement = concept_vectors()[0]
    plain, same = (index.cosines(requirement, text) for text in ("Ordinary words", "AWS or EC2"))
    assert same[0] > plain[0]
    assert same[1] == plain[1]
