"""Exports from the window, in the formats of `planner.formats`; what is slow in its own thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from planner import formats
from planner.app.appearance.appearance import Appearance
from planner.app.desk import Desk
from planner.app.settings import FOLDER, PAPER
from planner.domain.problem import Problem
from planner.formats import Format, Job, Offer
from planner.views.common.notices import Banner, Toast
from planner.views.common.opening import open_made

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class ExportCommands(QObject):
    """Writes the plan on `desk` as PDF or picture. `finished` carries the job that ended."""

    finished = Signal(object)

    def __init__(
        self,
        desk: Desk,
        appearance: Appearance,
        toast: Toast,
        banner: Banner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._appearance = desk, appearance
        self._toast, self._banner = toast, banner
        self._pool: ThreadPoolExecutor | None = None
        self._target: Path | None = None
        self._cancelled = False
        self.finished.connect(self._on_finished)

    @property
    def is_running(self) -> bool:
        """Whether a PDF is being written."""
        return self._target is not None

    def write_to(self, path: Path, offer: Offer) -> None:
        """Write the plan to `path`, in that of the formats on `offer` in which it ends."""
        desk, document = self._desk, self._desk.document
        if document is None:
            return
        choice = formats.offered(offer)
        format_ = next((each for each in choice if each.ending == path.suffix.lower()), choice[0])
        job = Job(
            document.schedule, desk.catalogue, path, desk.today(), desk.settings.get(PAPER),
            self._appearance.theme.name, document.forecast, self._is_cancelled,
        )  # fmt: skip
        if format_.slow:
            self._write_beside(format_, job)
        else:
            self._write(format_, job)

    def _write_beside(self, format_: Format, job: Job) -> None:
        """Write while the window stays usable."""
        from concurrent.futures import ThreadPoolExecutor

        if self.is_running:
            self._desk.say("Another export is still being written.")
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
        self._cancelled, self._target = False, job.out
        self._toast.say(f"Writing {job.out.name}…", ("Cancel", self.cancel), stays=True, busy=True)
        self._pool.submit(format_.write, job).add_done_callback(self.finished.emit)

    def _write(self, format_: Format, job: Job) -> None:
        from planner.export.files import ExportError

        try:
            problems = format_.write(job)
        except (OSError, ValueError, ExportError) as error:
            self._complain(error)
        else:
            self._tell(job.out)
            self._warn(problems)

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

    def ask(self, offer: Offer) -> None:
        """Ask where the file goes, and in which of the formats on `offer`."""
        document = self._desk.document
        if document is None:
            return
        folder = Path(self._desk.settings.get(FOLDER) or Path.home())
        endings = {each.pattern: each.ending for each in formats.offered(offer)}
        dialog = QFileDialog(None, offer.title, str(folder), ";;".join(endings))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ending = next(iter(endings.values()))
        dialog.setDefaultSuffix(ending[1:])
        stem = document.path.stem if document.path else file_name(document.roadmap.title)
        dialog.selectFile(f"{stem}{ending}")
        dialog.filterSelected.connect(lambda kind: _set_ending(dialog, endings[kind]))
        dialog.fileSelected.connect(lambda name: self.write_to(Path(name), offer))
        dialog.finished.connect(dialog.deleteLater)
        self._desk.ask(dialog)

    @Slot(object)
    def _on_finished(self, job: "Future[tuple[Problem, ...]]") -> None:
        path, self._target = self._target, None
        self._toast.hide()
        if job.cancelled() or path is None:
            return
        error = job.exception()
        if self._cancelled:
            self._desk.say("Export cancelled. No file was written.")
        elif error is not None:
            self._complain(error)
        else:
            self._tell(path)
            self._warn(job.result())

    def _tell(self, path: Path) -> None:
        self._toast.say(
            f"Saved {path.name}",
            ("Open", lambda: open_made(path)),
            ("Show in folder", lambda: open_made(path.parent)),
        )

    def _warn(self, problems: tuple[Problem, ...]) -> None:
        if problems and self._desk.document is not None:
            text = f"{problems[0].message} {problems[0].hint}".strip()
            self._banner.say("warn", text)

    def _complain(self, error: BaseException) -> None:
        if self._desk.document is not None:
            words = str(error).strip() or type(error).__name__
            self._banner.say("conflict", f"Nothing was exported. {words}")


def file_name(title: str) -> str:
    """Return a name for a file made from `title`: letters, figures and hyphens."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "roadmap"


def _set_ending(dialog: QFileDialog, ending: str) -> None:
    dialog.setDefaultSuffix(ending[1:])
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(f"{Path(name).stem}{ending}")
