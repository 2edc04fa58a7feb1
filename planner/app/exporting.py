"""Exports from the window. The PDF is set off the interface's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from planner.app.settings import FOLDER, PAPER
from planner.domain.problem import Problem

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from planner.app.main_window import MainWindow


class ExportCommands(QObject):
    """Writes the plan of `window` as PDF or picture. `finished` carries the job that ended."""

    finished = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._pool: ThreadPoolExecutor | None = None
        self._target: Path | None = None
        self._cancelled = False
        self.finished.connect(self._on_finished)

    @property
    def is_running(self) -> bool:
        """Whether a PDF is being written."""
        return self._target is not None

    def pdf(self) -> None:
        """Ask where the PDF goes."""
        self._ask("Export a PDF", "PDF document (*.pdf)", "pdf", self.pdf_to)

    def picture(self) -> None:
        """Ask where the picture goes; its ending says which kind."""
        kinds = "PNG picture (*.png);;SVG drawing (*.svg)"
        self._ask("Export a picture", kinds, "png", self.picture_to)

    def pdf_to(self, path: Path) -> None:
        """Write the PDF to `path`, while the window stays usable."""
        from concurrent.futures import ThreadPoolExecutor

        window = self._window
        if window.document is None:
            return
        if self.is_running:
            window.say("Another export is still being written.")
            return
        schedule, catalogue = window.document.schedule, window.catalogue
        paper, exported = window.settings.get(PAPER), window.today()

        def write() -> tuple[Problem, ...]:
            from planner.export.pdf_process import write_pdf_in_subprocess

            return write_pdf_in_subprocess(
                schedule, catalogue, path, paper=paper, exported=exported,
                cancelled=self._is_cancelled,
            )  # fmt: skip

        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
        self._cancelled, self._target = False, path
        window.toast.say(f"Writing {path.name}…", ("Cancel", self.cancel), stays=True, busy=True)
        self._pool.submit(write).add_done_callback(self.finished.emit)

    def picture_to(self, path: Path) -> None:
        """Write the timeline as a picture to `path`."""
        from planner.export.files import ExportError
        from planner.render.picture import write_picture

        window = self._window
        if window.document is None:
            return
        try:
            write_picture(window.document.schedule, window.catalogue, path, window.theme, None)
        except (OSError, ValueError, ExportError) as error:
            self._complain(error)
        else:
            self._tell(path)

    def cancel(self) -> None:
        """Give up the PDF that is being written; a file of its name stays as it was."""
        self._cancelled = True

    def stop(self) -> None:
        """Before the program ends: finish nothing more."""
        self._cancelled = True
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _is_cancelled(self) -> bool:
        return self._cancelled

    def _ask(self, title: str, kinds: str, ending: str, then: Callable[[Path], None]) -> None:
        document = self._window.document
        if document is None:
            return
        folder = Path(self._window.settings.get(FOLDER) or Path.home())
        dialog = QFileDialog(self._window, title, str(folder), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        stem = document.path.stem if document.path else file_name(document.roadmap.title)
        dialog.selectFile(f"{stem}.{ending}")
        dialog.filterSelected.connect(lambda kind: _set_ending(dialog, kind))
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_finished(self, job: "Future[tuple[Problem, ...]]") -> None:
        path, self._target = self._target, None
        self._window.toast.hide()
        if job.cancelled() or path is None:
            return
        error = job.exception()
        if self._cancelled:
            self._window.say("Export cancelled. No file was written.")
        elif error is not None:
            self._complain(error)
        else:
            self._tell(path)
            self._warn(job.result())

    def _tell(self, path: Path) -> None:
        self._window.toast.say(
            f"Saved {path.name}",
            ("Open", lambda: _open(path)),
            ("Show in folder", lambda: _open(path.parent)),
        )

    def _warn(self, problems: tuple[Problem, ...]) -> None:
        if problems and self._window.document is not None:
            text = f"{problems[0].message} {problems[0].hint}".strip()
            self._window.workspace.banner.say("warn", text)

    def _complain(self, error: BaseException) -> None:
        if self._window.document is not None:
            words = str(error).strip() or type(error).__name__
            self._window.workspace.banner.say("conflict", f"Nothing was exported. {words}")


def file_name(title: str) -> str:
    """Return a name for a file made from `title`: letters, figures and hyphens."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "roadmap"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _set_ending(dialog: QFileDialog, kind: str) -> None:
    ending = "svg" if "svg" in kind else "png" if "png" in kind else "pdf"
    dialog.setDefaultSuffix(ending)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(f"{Path(name).stem}.{ending}")
