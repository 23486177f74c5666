import pytest
from own_cv import make_cv

from careerflow.models.document import Document
from careerflow.views.preview.preview_view import PreviewView


@pytest.fixture
def cv() -> Document:
    return make_cv()


@pytest.fixture
def preview(qtbot, theme, language):
    preview = PreviewView(theme)
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview
