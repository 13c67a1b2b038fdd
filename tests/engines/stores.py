"""A workspace in an object store, before a real server (moto): a run in parts, joined, comes to
the bytes of a run over folders; what did not change is not put again; a killed part leaves
nothing half done.

    python tests/engines/stores.py PROGRAM

Needs moto[server,s3] and boto3.
"""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import boto3

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUCKET = "roundtables"
ASKED = ["--audience", "funder", "--kind", "report", "--lang", "ja"]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def workspace(place: pathlib.Path) -> None:
    """Four small roundtables with a pack of their own."""
    inputs = ROOT / "tests" / "cases" / "minimal" / "inputs"
    for number in range(1, 5):
        region = place / "regions" / f"地域{number}"
        shutil.copytree(inputs, region / "inputs")
        settings = f'[roundtable]\nname = "第{number}の円卓会議"\n'
        (region / "inputs" / "roundtable.toml").write_text(settings, encoding="utf-8")
    shared = place / "pack"
    (shared / "templates" / "locales").mkdir(parents=True)
    (shared / "templates" / "locales" / "ja.ftl").write_text("", encoding="utf-8")
    (shared / "roundtable.toml").write_text("", encoding="utf-8")
    text = '[workspace]\nname = "県のネットワーク"\nregions = ["regions/*"]\nlayer = "pack"\n'
    text += '[rollup]\nfor = "members"\n'
    (place / "workspace.toml").write_text(text, encoding="utf-8")


def files(place: pathlib.Path) -> dict[str, bytes]:
    """What people find below a folder."""
    found = {}
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            found[name] = path.read_bytes()
    return found


class Store:
    """A server with one bucket, as a program is told of it."""

    def __init__(self) -> None:
        port = free_port()
        server = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        self.process = subprocess.Popen(
            server, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.environment = {
            "AWS_ENDPOINT": f"http://127.0.0.1:{port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
        }
        self.client = boto3.client(
            "s3",
            endpoint_url=self.environment["AWS_ENDPOINT"],
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )
        for _ in range(100):
            try:
                self.client.create_bucket(Bucket=BUCKET)
                return
            except Exception:  # The server is not there yet.
                time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def put(self, place: pathlib.Path, prefix: str) -> None:
        for path in place.rglob("*"):
            if path.is_file():
                key = f"{prefix}/{path.relative_to(place).as_posix()}"
                self.client.put_object(Bucket=BUCKET, Key=key, Body=path.read_bytes())

    def objects(self, prefix: str) -> dict[str, tuple[str, str]]:
        """Every object below a place, with its digest and when it was put."""
        found = {}
        pages = self.client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=BUCKET, Prefix=prefix):
            for item in page.get("Contents", []):
                name = item["Key"].removeprefix(prefix)
                found[name] = (item["ETag"], str(item["LastModified"]))
        return found

    def get(self, prefix: str) -> dict[str, bytes]:
        found = {}
        for name in self.objects(prefix):
            if not any(part.startswith(".") for part in name.split("/")):
                answer = self.client.get_object(Bucket=BUCKET, Key=prefix + name)
                found[name] = answer["Body"].read()
        return found


def main(program: str) -> None:
    store = Store()
    try:
        with tempfile.TemporaryDirectory() as folder:
            check(program, store, pathlib.Path(folder))
    finally:
        store.process.kill()
    print("a workspace in an object store: the bytes of one over folders")


def check(program: str, store: Store, folder: pathlib.Path) -> None:
    def run(*arguments: str, work: str = "one") -> tuple[int, str]:
        place = folder / work
        place.mkdir(exist_ok=True)
        environment = {**os.environ, **store.environment, "TMPDIR": str(place)}
        done = subprocess.run(
            [program, *arguments, "--message-lang", "ja"],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def well(*arguments: str, work: str = "one") -> str:
        code, said = run(*arguments, work=work)
        assert code == 0, said
        return said

    here = folder / "workspace"
    workspace(here)
    store.put(here, "ws")
    address = f"s3://{BUCKET}/ws"
    well("build", "--project", str(here), *ASKED)
    expected = files(here / "outputs")
    # Two machines, which share nothing but the store.
    for part, work in (("1/2", "one"), ("2/2", "two")):
        well("build", "--project", address, "--shard", part, *ASKED, work=work)
    code, said = run("gather", "--project", address, work="three")
    assert code == 0, said
    assert store.get("ws/outputs/") == expected, "the bytes of a run over folders"
    # A machine needs room for one roundtable at a time.
    left = [path for path in (folder / "two").rglob("*.pdf")]
    assert not left, left
    # What did not change is left as it is, but for the record of when files were written.
    before = store.objects("ws/outputs/")
    time.sleep(1.1)
    said = well("build", "--project", address, *ASKED)
    assert "変更なし" in said, said
    after = store.objects("ws/outputs/")
    told = ("summary.", ".made.json")
    moved = [it for it in before if before[it] != after[it] and not any(end in it for end in told)]
    assert not moved and before.keys() == after.keys(), moved
    # One cell, one roundtable; from folders to a store as well.
    table = here / "regions" / "地域2" / "inputs" / "roundtable.toml"
    changed = '[roundtable]\nname = "第2の円卓会議"\nname_en = "The second"\n'
    table.write_text(changed, encoding="utf-8")
    key = "ws/regions/地域2/inputs/roundtable.toml"
    store.client.put_object(Bucket=BUCKET, Key=key, Body=table.read_bytes())
    said = well("build", "--project", address, *ASKED)
    assert "作成 1" in said and "変更なし 3" in said, said
    well("build", "--project", str(here), "--out", f"s3://{BUCKET}/other", *ASKED)
    well("build", "--project", str(here), "--fresh", *ASKED)
    expected = files(here / "outputs")
    drop = {"summary.csv", "summary.json", "summary.html"}
    for place in ("ws/outputs/", "other/"):
        found = store.get(place)
        names = expected.keys() - drop
        assert {it: found[it] for it in names} == {it: expected[it] for it in names}, place
    # A part that is killed is no part, though an earlier run left one in its place.
    for part in ("1/2", "2/2"):
        well("build", "--project", address, "--shard", part, "--fresh", *ASKED)
    left = ".shards/1-of-2/part.json"
    assert left in store.objects("ws/outputs/")
    again = [program, "build", "--project", address, "--shard", "1/2", "--fresh", *ASKED]
    environment = {**os.environ, **store.environment, "TMPDIR": str(folder / "one")}
    killed = subprocess.Popen(again, env=environment, stdout=subprocess.DEVNULL)
    while left in store.objects("ws/outputs/"):
        assert killed.poll() is None, "it ended before it took its earlier part away"
    killed.kill()
    killed.wait()
    code, said = run("gather", "--project", address)
    assert code == 2 and "1番目がまだ終わっていません" in said, said
    well("build", "--project", address, "--shard", "1/2", *ASKED)
    well("gather", "--project", address)
    # Patterns mean folders of a store, too.
    said = well("build", "--project", address, "--each", "regions/*1", *ASKED)
    assert "地域1" in said and "地域2" not in said, said
    # What cannot be reached is told, with its cure.
    code, said = run("build", "--project", "s3://nobody-has-this/ws", *ASKED)
    assert code == 2 and "s3://nobody-has-this/ws" in said and "AWS_" in said, said


if __name__ == "__main__":
    main(os.path.realpath(sys.argv[1]))
