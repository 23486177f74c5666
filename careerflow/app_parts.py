"""What the parts of the composition root share."""

from dataclasses import dataclass

from careerflow.controllers.analyze import AnalyzeController
from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.window import WindowController
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.theme import Theme


@dataclass(frozen=True, slots=True)
class Parts:
    """Made once, before the first paint."""

    window: MainWindow
    window_controller: WindowController
    backend: Backend
    theme: Theme
    language: Language
    runner: TaskRunner
    analyze_page: AnalyzePage
    analyze: AnalyzeController
