"""How much memory the window takes with a large plan, above a bare window."""

import subprocess
import sys

SKILLS = 2000
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
"""
_WINDOW = """
from planner.app.startup import make_application
app = make_application(["planner"])
from planner.app.main_window import MainWindow
from planner.app.settings import Settings
from planner.document.document import Document
from planner.views.common.motion import reduce_motion
from tests.benchmarks.plans import START, made_up_catalogue, made_up_roadmap
reduce_motion(True)
catalogue = made_up_catalogue({skills})
window = MainWindow(Settings(), lambda: START)
window.resize(1440, 900)
window.show()
window.show_document(Document(made_up_roadmap(catalogue), catalogue))
"""
_TELL = """
for _ in range(20):
    app.processEvents()
import os
with open("/proc/self/statm") as file:
    pages = int(file.read().split()[1])
os.write(1, str(pages * os.sysconf("SC_PAGE_SIZE")).encode())
os._exit(0)
"""


def main() -> None:
    """Print resident memory of both windows; Linux only."""
    if sys.platform != "linux":
        print("memory: only Linux tells it in /proc; skipped")
        return
    bare, window = resident(_BARE), resident(_WINDOW.format(skills=SKILLS))
    print("resident memory")
    print(f"  bare QMainWindow      {bare / 2**20:6.0f} MB")
    print(f"  with {SKILLS:,} skills     {window / 2**20:6.0f} MB", end="")
    print(f", {(window - bare) / 2**20:.0f} MB above")


def resident(script: str) -> int:
    """Return the bytes in memory of a process once it has run `script` and its events."""
    command = [sys.executable, "-c", script + _TELL]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    return int(said)


if __name__ == "__main__":
    main()
