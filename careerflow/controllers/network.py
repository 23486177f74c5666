"""What the system says of the network: that it is back, and that it costs."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

_Reachability = QNetworkInformation.Reachability
_CUT_OFF = (_Reachability.Disconnected, _Reachability.Local)


class Network(QObject):
    """`came_back` follows when the network is there after it was not. Where the system says
    nothing, as without NetworkManager on Linux, that never comes and nothing is metered."""

    came_back = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._information: QNetworkInformation | None = None
        self._cut_off = False

    def listen(self) -> bool:
        """Whether the system says anything. On the GUI thread, where its plugin has to be made."""
        wanted = QNetworkInformation.Feature.Reachability
        if not QNetworkInformation.loadBackendByFeatures(wanted):
            return False
        self._information = found = QNetworkInformation.instance()
        self._cut_off = found.reachability() in _CUT_OFF
        found.reachabilityChanged.connect(self._on_reachability)
        return True

    @property
    def is_metered(self) -> bool:
        return self._information is not None and self._information.isMetered()

    @Slot(_Reachability)
    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        was, self._cut_off = self._cut_off, reachability in _CUT_OFF
        if was and not self._cut_off:
            self.came_back.emit()
