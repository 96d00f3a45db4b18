"""Builds the wheel: `pip wheel --no-deps bindings/python`. A backend of the standard kind (PEP 517) that needs Rust alone.

What is native is built in release, or taken from the folder that KEYTILL_NATIVE names: the library and the glue that UniFFI
wrote for it.
"""

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
EPOCH = (1980, 1, 1, 0, 0, 0)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    native = Path(os.environ["KEYTILL_NATIVE"]) if "KEYTILL_NATIVE" in os.environ else built()
    project = (HERE / "pyproject.toml").read_text("utf-8")
    name, version, summary, python, license = (
        re.search(rf'^{key} = "(.*)"$', project, re.MULTILINE)[1]
        for key in ("name", "version", "description", "requires-python", "license")
    )
    files = {path.relative_to(HERE / "src").as_posix(): path.read_bytes() for path in sources(HERE / "src")}
    library = None
    for path in sources(native):
        files[f"keytill/_native/{path.name}"] = path.read_bytes()
        if path.suffix in (".so", ".dylib", ".dll"):
            library = path
    files["keytill/_native/__init__.py"] = b"from .keytill import *  # noqa: F403\n"
    tag = f"py3-none-{platform(library)}"
    info = f"{name}-{version}.dist-info"
    readme = (ROOT / "README.md").read_text("utf-8")
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: {summary}\nLicense: {license}\n"
        f"Requires-Python: {python}\nDescription-Content-Type: text/markdown\n\n{readme}"
    ).encode()
    files[f"{info}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: keytill\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    )
    for path in ("LICENSE-APACHE", "LICENSE-MIT"):
        files[f"{info}/{path}"] = (ROOT / path).read_bytes()
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD")
    wheel = f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(Path(wheel_directory) / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    raise SystemExit("keytill is built from its repository: pip wheel --no-deps bindings/python")


def sources(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def built():
    """A folder with the library, stripped after the glue is written, and the glue."""
    target = ROOT / "target" / "wheel"
    native = target / "native"
    shutil.rmtree(native, ignore_errors=True)
    native.mkdir(parents=True)
    for package, profile in (("keytill-bindings", "release"), ("keytill-uniffi-bindgen", "dev")):
        subprocess.run(
            ["cargo", "build", "--locked", "--profile", profile, "-p", package, "--target-dir", str(target)],
            cwd=ROOT,
            check=True,
        )
    prefix = "" if sys.platform == "win32" else "lib"
    suffix = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
    library = target / "release" / f"{prefix}keytill_bindings{suffix}"
    bindgen = target / "debug" / ("uniffi-bindgen.exe" if sys.platform == "win32" else "uniffi-bindgen")
    write = [
        str(bindgen),
        "generate",
        "--no-format",
        "--language",
        "python",
        "--out-dir",
        str(native),
        str(library),
    ]
    subprocess.run(write, cwd=ROOT, check=True)
    shutil.copy(library, native)
    if sys.platform == "linux" and shutil.which("strip"):
        subprocess.run(["strip", "--strip-unneeded", str(native / library.name)], check=True)
    return native


def platform(library):
    """The platform's tag. On Linux the oldest C library that has all that the library asks for."""
    machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if not machine.startswith("linux_"):
        return machine
    asked = [int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", library.read_bytes())]
    return f"manylinux_2_{max(asked, default=17)}_{machine[len('linux_') :]}"


def record(files, own):
    lines = []
    for path, content in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(content)}")
    return "\n".join([*lines, f"{own},,\n"]).encode()
