import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation

from careerflow.controllers.network import Network

R = QNetworkInformation.Reachability


@pytest.fixture
def network(qapp):
    owner = QObject()
    yield Network(owner)
    owner.deleteLater()


def test_the_network_came_back_only_where_it_was_gone(network, qtbot):
    with qtbot.assertNotEmitted(network.came_back):
        network._on_reachability(R.Online)
        network._on_reachability(R.Site)
        network._on_reachability(R.Disconnected)
        network._on_reachability(R.Local)
    with qtbot.waitSignal(network.came_back):
        network._on_reachability(R.Online)


def test_a_system_that_says_nothing_costs_nothing(network, monkeypatch):
    monkeypatch.setattr(QNetworkInformation, "loadBackendByFeatures", lambda _wanted: False)
    assert not network.listen()
    assert not network.is_metered


def test_it_listens_to_what_the_system_has(network):
    """Whatever that is on this computer: it may have nothing."""
    if network.listen():
        assert network.is_metered == QNetworkInformation.instance().isMetered()
