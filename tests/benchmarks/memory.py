"""How much memory the window takes with a large plan, above a bare window.

As it is opened, and after its forecast, for which NumPy is loaded.
"""

import os
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
from PySide6.QtCore import QEventLoop, QThreadPool
from planner.app.startup import make_application
app = make_application(["planner"])
from planner.app.window.main_window import MainWindow
from planner.app.settings import Settings
from planner.document.document import Document
from planner.views.common.motion import reduce_motion
from tests.benchmarks.plans import START, made_up_catalogue, made_up_roadmap
reduce_motion(True)
catalogue = made_up_catalogue({skills})
document = Document(made_up_roadmap(catalogue), catalogue)
window = MainWindow(Settings(), lambda: START, {submit}, filled=False)
window.resize(1440, 900)
window.show()
window.fill()
window.contents.desk.open(document)
"""
_FORECAST = """
while document.forecast is None:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
QThreadPool.globalInstance().waitForDone()
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
    """Print resident memory of the windows; Linux only."""
    if sys.platform != "linux":
        print("memory: only Linux tells it in /proc; skipped")
        return
    bare = resident(_BARE)
    opened = resident(_WINDOW.format(skills=SKILLS, submit="lambda work: None"))
    settled = resident(_WINDOW.format(skills=SKILLS, submit="None") + _FORECAST)
    print("resident memory")
    print(f"  bare QMainWindow      {bare / 2**20:6.0f} MB")
    for name, window in ((f"with {SKILLS:,} skills", opened), ("and their forecast", settled)):
        above = (window - bare) / 2**20
        print(f"  {name:22}{window / 2**20:6.0f} MB, {above:.0f} MB above")


def resident(script: str) -> int:
    """Return the bytes in memory of a process once it has run `script` and its events."""
    command = [sys.executable, "-c", script + _TELL]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    said = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    return int(said)


if __name__ == "__main__":
    main()
