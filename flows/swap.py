"""Putting a complete folder in the place of another in one step, so that no reader ever finds half of each.

On Linux the two folders are exchanged by one system call. Elsewhere it takes two renames; a run that is killed between
them leaves the old folder under a name that the next run finds and puts back.

Beside `output` there can stand, for a while:

- `.output.next`     a publication being built, or, once complete, one that was about to take the place;
- `.output.copy`     a copy on its way to become one of the following;
- `.output.old.N`    the publication before, retired N seconds after 1970: readers may still be in it for a minute.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import time
from pathlib import Path

RENAME_EXCHANGE = 2
AT_FDCWD = -100
KEPT_SECONDS = 60
UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)


def next_folder(out: Path) -> Path:
    """Where the next publication is built."""
    return out.with_name(f".{out.name}.next")


def copy_folder(out: Path) -> Path:
    """Where a publication that can't be renamed is copied first."""
    return out.with_name(f".{out.name}.copy")


def old_folders(out: Path) -> list[Path]:
    """Publications that were replaced and are still kept, the oldest first."""
    prefix = f".{out.name}.old."
    found = [
        path for path in out.parent.glob(".*") if path.name.startswith(prefix) and path.name[len(prefix) :].isdecimal()
    ]
    return sorted(found, key=lambda path: int(path.name[len(prefix) :]))


def replace_folder(out: Path) -> None:
    """Put the folder built at `next_folder(out)` in the place of `out`, and keep what was there for a minute."""
    new = next_folder(out)
    sync_folder(new)
    if not out.exists():
        os.rename(new, out)
    elif exchange(new, out):
        os.rename(new, retired_name(out))
    else:
        move_away(out, retired_name(out))
        os.rename(new, out)
    sync_path(out.parent)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one system call; False where the system has none for it."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def move_away(out: Path, old: Path) -> None:
    """Rename a folder; copy and remove it where it belongs to a container's image, whose folders can't be renamed."""
    try:
        os.rename(out, old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = copy_folder(out)
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(out, copy, symlinks=True)
        os.rename(copy, old)
        shutil.rmtree(out)


def mend(out: Path, complete: str) -> None:
    """Finish what a killed run left: put a publication back in its place, retire what was replaced, clear away the rest.

    `complete` is the file that a publication has, and has last.
    """
    left = next_folder(out)
    old = old_folders(out)
    if not out.exists() and old:
        os.rename(old.pop(), out)  # killed between two renames
    if (left / complete).exists() and out.exists():
        os.rename(left, retired_name(out))
    elif left.exists():
        shutil.rmtree(left)
    shutil.rmtree(copy_folder(out), ignore_errors=True)
    for folder in old_folders(out):
        if time.time() - int(folder.name.rpartition(".")[2]) > KEPT_SECONDS:
            shutil.rmtree(folder)


def retired_name(out: Path) -> Path:
    """A free name for a publication that is replaced now."""
    moment = int(time.time())
    while (name := out.with_name(f".{out.name}.old.{moment}")).exists():
        moment += 1
    return name


def sync_folder(folder: Path) -> None:
    """See to it that the folder's files have reached the disk, before anything points to them.

    A file that has other links was taken over from a publication, and did so then.
    """
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir() or path.lstat().st_nlink == 1:
            sync_path(path)


def sync_path(path: Path) -> None:
    if path.is_symlink() or (os.name == "nt" and path.is_dir()):
        return  # a link of somebody else has no content; Windows opens no folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
