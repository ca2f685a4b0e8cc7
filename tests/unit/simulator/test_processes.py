import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.processes import beginning, command_of, pool

PARENT = """
import os, sys, time
from simulator.processes import beginning, pool
if __name__ == "__main__":
    workers = pool(1, alike=sys.argv[1] == "alike")
    with beginning():
        print(workers.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def a_slipped_module(folder: Path, name: str) -> Path:
    """Put a module into a folder that tells when it is run."""
    ran = folder / "ran"
    folder.joinpath(f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\n", "utf-8")
    return ran


def test_a_command_of_ours_runs_nothing_from_the_folder_one_stands_in(tmp_path: Path) -> None:
    ran = a_slipped_module(tmp_path, "json")
    command = command_of("simulator.authoring.proving")
    subprocess.run(command, cwd=tmp_path, input=b"", capture_output=True, check=False)
    assert not ran.exists()


def test_a_pool_runs_nothing_from_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = a_slipped_module(tmp_path, "pickle")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONSAFEPATH", "")
    with pool(1) as workers:
        with beginning():
            done = workers.submit(abs, -1)
        assert done.result() == 1
    assert not ran.exists()
    assert os.environ["PYTHONSAFEPATH"] == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="asks for signals")
@pytest.mark.parametrize("begun", ["alike", "anew"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_pool_ends_with_the_process_that_began_it(
    tmp_path: Path, begun: str, number: int
) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, "utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script), begun], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(parent.pid, number)
    parent.wait()
    late = time.monotonic() + 20
    while is_there(child):
        assert time.monotonic() < late
        time.sleep(0.05)
    parent.stdout.close()


def is_there(process: int) -> bool:
    """Whether a process lives."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or ") Z" not in state.read_text("utf-8")
