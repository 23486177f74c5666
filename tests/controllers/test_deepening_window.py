"""Reports made deeper in the whole window, by the real client against a server of our own."""

import threading
from dataclasses import replace

import pytest

from careerflow import paths
from careerflow.models.llm import ProviderKind
from careerflow.models.settings import Settings
from careerflow.services import settings
from careerflow.services.llm import consent
from tests.services.llm.loopback_gemini import KEY, LoopbackGemini, serving
from tests.services.llm.met_answer import MetAnswer, rows_of

QUOTE = "Write SQL queries on the SAP data warehouse"


@pytest.fixture
def server(monkeypatch):
    """All but its first answer to each wish wait for its gate."""
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    gate = threading.Event()
    gate.set()

    answer = MetAnswer(QUOTE)

    def one_by_one(asked) -> str:
        if "R1" not in rows_of(asked):
            gate.wait(20)
        return answer(asked)

    with serving(LoopbackGemini(one_by_one)) as server:
        server.gate = gate
        chosen = Settings(
            provider=ProviderKind.GEMINI, gemini_address=server.url, gemini_model="model-a"
        )
        settings.save(chosen, paths.config_folder())
        server.settings = chosen
        yield server


@pytest.fixture
def shown(server, make_driver):
    """The report of the sample CV and advert, with a language model on."""
    driver = make_driver()
    driver.sample()
    driver.analyze()
    driver.wait(driver.report_view().deepening.offer.isVisible)
    return driver


def dialog_of(driver):
    """The question that is open."""
    from careerflow.views.consent.consent_dialog import ConsentDialog

    view = driver.report_view()
    driver.wait(lambda: any(d.isVisible() for d in view.findChildren(ConsentDialog)))
    return next(d for d in view.findChildren(ConsentDialog) if d.isVisible())


def deepened(driver) -> bool:
    deeper = driver.report_view().report.deeper
    return deeper is not None and bool(deeper.runs) and not driver.report_view().deepening._running


def opinions(driver) -> int:
    return sum(row.opinion is not None for row in driver.report_view().report.rows)


def stored(driver):
    return driver.library().report(driver.library().summaries()[0].id)


def test_a_report_is_deepened_once_the_user_agrees_and_can_be_taken_back(shown, server):
    view, local = shown.report_view(), shown.report_view().report
    view.select_row(2)

    view.deepening.offer.click()
    dialog_of(shown).reject()
    assert not server.asked  # planned, shown, and not sent
    assert view.deepening.offer.isVisible()

    server.gate.clear()
    view.deepening.offer.click()
    dialog = dialog_of(shown)
    shown.wait(lambda: "[NAME]" in dialog.text.toPlainText())
    dialog.remember.setChecked(True)
    dialog.send.click()
    shown.wait(lambda: opinions(shown) > 0)
    assert opinions(shown) < len(local.rows)  # verdicts appear as they come
    server.gate.set()
    shown.wait(lambda: deepened(shown))
    report = view.report
    assert opinions(shown) == len(local.rows)
    assert [row.local for row in report.rows] == list(local.rows)
    assert view.requirements.table.selected_row() == 2
    shown.wait(lambda: stored(shown).report == report)
    assert stored(shown).local == local
    assert consent.given(paths.config_folder(), Settings.language_model(server.settings))

    view.deepening.judge_again.trigger()  # the user has agreed once and for all
    shown.wait(lambda: deepened(shown) and len(view.report.deeper.runs) == 2)

    view.deepening.local.trigger()
    shown.wait(lambda: view.report == local)
    assert view.deepening.offer.isVisible()
    assert stored(shown).report == local
    shown.window._toast.action_clicked.emit()
    shown.wait(lambda: view.report.deeper is not None)
    shown.wait(lambda: stored(shown).report == view.report)


def test_where_the_model_fails_or_is_cancelled_the_local_report_stands(shown, server):
    view, local = shown.report_view(), shown.report_view().report
    consent.give(paths.config_folder(), Settings.language_model(server.settings))

    server.failures = ["401"] * 30
    view.deepening.offer.click()
    shown.wait(view.deepening.again.isVisible)
    assert "does not accept the key" in view.deepening._note.text()
    assert view.report == local

    server.failures = []
    server.gate.clear()
    view.deepening.again.click()
    shown.wait(lambda: opinions(shown))
    view.deepening.progress.cancel_clicked.emit()
    shown.wait(view.deepening.offer.isVisible)
    assert view.report == local
    assert stored(shown).report == local


def test_without_a_model_the_overview_says_so_until_it_is_dismissed(driver):
    driver.sample()
    driver.analyze()
    view = driver.report_view()
    hint = view.overview.hint
    driver.wait(hint.isVisible)
    assert not view.deepening.isVisible()

    hint.link.click()
    settings_page = driver.application._settings_wiring.page
    assert driver.window.current_page() is settings_page

    hint.close_it.click()
    driver.wait(lambda: not settings.load(paths.config_folder())[0].deeper_hint)
    on = Settings(provider=ProviderKind.OPENAI, openai_model="model-b", deeper_hint=False)
    settings_page.changed.emit(on)
    assert view.deepening.offer.text() == "Deepen with model-b"
    settings_page.changed.emit(Settings(deeper_hint=False))
    assert not hint.isVisibleTo(view)


def test_each_report_is_deepened_at_once_where_the_user_wants_that_and_has_agreed(shown, server):
    at_once = replace(server.settings, deepen_at_once=True)
    shown.application._settings_wiring.page.changed.emit(at_once)
    view, controller = shown.report_view(), shown.application._deepening
    outcomes = []
    shown.application._analyze_controller.analyzed.connect(outcomes.append)

    def analyze_again() -> None:
        shown.window.show_page(shown.page)
        shown.page.request_analysis()
        shown.wait(lambda: outcomes and shown.report_view() is view)
        outcomes.clear()

    analyze_again()
    shown.wait(lambda: not controller._runs)  # planned, and not agreed to
    assert not server.asked
    assert view.report.deeper is None
    assert view.deepening.offer.isVisible()

    consent.give(paths.config_folder(), Settings.language_model(at_once))
    analyze_again()
    shown.wait(lambda: deepened(shown))
