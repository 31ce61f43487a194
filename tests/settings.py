"""Settings of the test run: the product's own, with the local shortcuts on."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("INSECURE_LOCAL", "1")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from tracker.settings import *  # noqa: F403

#: Argon2 is slow on purpose; tests sign in without it. What the product uses: `test_security`.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
FORGOTTEN_PASSWORD_SECONDS = 0
#: In the thread of the test, whose transaction no other sees.
TASKS = {
    name: {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"} for name in ("default", "mail")
}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

# A database in memory has one connection for all threads: two requests of a browser at once would meet
# in one transaction. In a file, best one that is kept in memory, each thread has its own, as in service.
if DATABASES["default"]["NAME"] == ":memory:":  # noqa: F405
    _memory = "/dev/shm"
    _folder = tempfile.mkdtemp(prefix="tracker-", dir=_memory if os.access(_memory, os.W_OK) else None)
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    # The live server looks at this name, before there is a test database, to see whether it is in memory.
    DATABASES["default"]["NAME"] = os.path.join(_folder, "unused.sqlite3")  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(_folder, "test.sqlite3")}  # noqa: F405
