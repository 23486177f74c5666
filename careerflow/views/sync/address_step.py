"""First step of connecting: the address of the database, and what it takes to get in."""

from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from careerflow.models.sync import Pooling, Server
from careerflow.views.sync.form_field import FormField, PastedText
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_LINES = 2
_EXAMPLE = "postgresql://postgres.…:[YOUR-PASSWORD]@aws-0-….pooler.supabase.com:6543/postgres"


class Place(StrEnum):
    """The field that a problem is about."""

    ADDRESS = "address"
    PASSWORD = "password"  # noqa: S105 - a field's name
    AUTHORITY = "authority"


class AddressStep(QWidget):
    """`changed`: another address was typed; `show_server` then says what it is understood as. No
    signal carries what is typed."""

    changed = Signal()
    page_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        address, self._file = PastedText(_LINES), QLineEdit()
        address.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        address.setPlaceholderText(_EXAMPLE)
        self._address = address
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._understood = Text("caption", wrap=True)
        self._page = Button(theme, "quiet", "external-link")
        self._page.setText(self.tr("Open Supabase"))
        self._advanced = Button(theme, "quiet")
        self._advanced.setText(self.tr("Advanced"))
        self._advanced.setCheckable(True)
        self._choose = Button(theme, icon_name="folder-open")
        self._choose.setText(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose the certificate"))
        self._fields = self._make_fields(theme)
        self._build()
        address.textChanged.connect(self._on_changed)
        self._page.clicked.connect(self.page_wanted)
        self._advanced.toggled.connect(self._fields[Place.AUTHORITY].setVisible)
        self._choose.clicked.connect(self._choose_file)
        # As one reads, and not as they were made.
        for before, after in pairwise(
            (self._page, address, self._password, self._advanced, self._file, self._choose)
        ):
            QWidget.setTabOrder(before, after)
        self.show_server(None, None)

    @property
    def address(self) -> str:
        return self._address.toPlainText()

    @property
    def password(self) -> str:
        """As it is typed: a password may begin with a space. "" where it is not asked for."""
        field = self._fields[Place.PASSWORD]
        return "" if field.isHidden() else self._password.text()

    @property
    def authority(self) -> str:
        """The file of a certificate that the user has chosen."""
        file = self._file.text().strip()
        return str(Path(file).expanduser()) if file else ""

    def show_server(
        self, server: Server | None, pooling: Pooling | None, *, needs_password: bool = False
    ) -> None:
        """What the address says; None where it says nothing yet."""
        told = "" if server is None or pooling is None else self._words(server, pooling)
        self._understood.setText(told)
        self._understood.setVisible(bool(told))
        self._fields[Place.PASSWORD].setVisible(needs_password)
        if server is not None and server.authority and not self._file.text():
            self._file.setText(server.authority)
            self._advanced.setChecked(True)

    def show_problem(self, problem: str, place: Place) -> None:
        """ "" where there is none."""
        for name, field in self._fields.items():
            if name is not place:
                field.show_problem("")
        if problem and place is Place.AUTHORITY:
            self._advanced.setChecked(True)
        if problem and place is Place.PASSWORD:
            self._fields[place].show()
        self._fields[place].show_problem(problem)

    def focus_first(self) -> None:
        self._address.setFocus()

    def _make_fields(self, theme: Theme) -> dict[Place, FormField]:
        chosen = QWidget()
        beside = row(self._file, self._choose, inside=chosen)
        beside.setStretch(0, 1)
        return {
            Place.ADDRESS: FormField(
                theme,
                self._address,
                self.tr("Address of the database"),
                self.tr(
                    "Any other PostgreSQL, version 15 or later, with TLS: "
                    "postgresql://user:password@host:5432/database"
                ),
            ),
            Place.PASSWORD: FormField(
                theme,
                self._password,
                self.tr("Password of the database"),
                self.tr(
                    "Not that of your Supabase account. If you do not know it: in Supabase, "
                    "“Database”, “Settings”, “Reset database password”."
                ),
            ),
            Place.AUTHORITY: FormField(
                theme,
                self._file,
                self.tr("Certificate"),
                self.tr(
                    "Only where the server's is one of your own: the file of the authority that "
                    "issued it (.crt, .pem). Supabase's is known."
                ),
                chosen,
            ),
        }

    def _build(self) -> None:
        steps = [
            self.tr("1. Open your project at Supabase; a free one is enough."),
            self.tr("2. Click “Connect” at the top of the page."),
            self.tr("3. Below “Transaction pooler”, copy the address and paste it here."),
        ]
        where = row(column(*(Text(wrap=True, text=text) for text in steps), spacing=2), self._page)
        where.setStretch(0, 1)
        used = self.tr(
            "It is used once, to make a user for this computer that may do nothing but sync. "
            "Neither the address nor the password is kept."
        )
        kept = row(Text("caption", wrap=True, text=used), self._advanced, spacing=Space.L)
        kept.setStretch(0, 1)
        self._fields[Place.AUTHORITY].hide()
        self.setLayout(
            column(
                where,
                self._fields[Place.ADDRESS],
                self._understood,
                self._fields[Place.PASSWORD],
                kept,
                self._fields[Place.AUTHORITY],
                spacing=Space.M,
            )
        )

    def _words(self, server: Server, pooling: Pooling) -> str:
        names = {
            Pooling.TRANSACTION: self.tr("Transaction pooler"),
            Pooling.SESSION: self.tr("Session pooler"),
            Pooling.DIRECT: self.tr("Direct connection"),
        }
        told = [names[pooling], f"{server.host}:{server.port}"]
        if pooling is Pooling.DIRECT and server.host.endswith(".supabase.co"):
            told.append(self.tr("works only over IPv6: better take the transaction pooler's"))
        return "  ·  ".join(told)

    def _on_changed(self) -> None:
        self._fields[Place.ADDRESS].show_problem("")
        self._fields[Place.PASSWORD].show_problem("")
        self.changed.emit()

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose the certificate"),
            str(Path.home()),
            self.tr("Certificates (*.crt *.pem *.cer)"),
        )
        if chosen:
            self._file.setText(chosen)
