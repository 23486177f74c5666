"""Every model survives the database: whatever the reader and the engine may produce."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.report import Report
from careerflow.services.store.codec import decode, encode

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WHOLE = st.integers(-(2**63), 2**63 - 1)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
VALUE = st.one_of(TEXT, WHOLE, NUMBER, st.lists(TEXT, max_size=3).map(tuple))
MESSAGE = st.builds(Message, TEXT, st.dictionaries(TEXT, VALUE, max_size=3))

st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, WHOLE)
st.register_type_strategy(float, NUMBER)
st.register_type_strategy(Message, MESSAGE)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.from_type(Document), st.from_type(Job), st.from_type(Report)))
def test_models_come_back_equal_and_encode_to_the_same_bytes(model):
    stored = encode(model)
    assert decode(stored, type(model)) == model
    assert encode(decode(stored, type(model))) == stored
