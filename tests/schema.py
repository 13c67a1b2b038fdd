#!/usr/bin/env python3
"""The sample validates against the schemas that `entaku schema` prints, with
public tools: frictionless for the tables, jsonschema for the settings. That of what
templates are given is a schema.

Run from the project's root after a release build; .ci/run does.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import frictionless
import jsonschema

ENTAKU = pathlib.Path("target/release/entaku").resolve()


def printed(*arguments):
    ran = subprocess.run([ENTAKU, "schema", *arguments], capture_output=True, check=True)
    return json.loads(ran.stdout)


def main():
    settings = printed("--config")
    jsonschema.Draft202012Validator.check_schema(settings)
    jsonschema.Draft202012Validator.check_schema(printed("--view"))
    with open("inputs/roundtable.toml", "rb") as file:
        config = tomllib.load(file)
    wrong = list(jsonschema.Draft202012Validator(settings).iter_errors(config))
    config["roundtable"]["nmae"] = "x"
    noticed = list(jsonschema.Draft202012Validator(settings).iter_errors(config))

    # The package's paths are those of the project, so it stands at its root.
    with tempfile.NamedTemporaryFile("w", suffix=".json", dir=".", encoding="utf-8") as file:
        json.dump(printed(), file, ensure_ascii=False)
        file.flush()
        report = frictionless.validate(pathlib.Path(file.name).name)
    for task in report.tasks:
        wrong += [f"{task.place}: {error.message}" for error in task.errors]
    rows = sum(task.stats["rows"] for task in report.tasks)

    for error in wrong:
        print(error, file=sys.stderr)
    if wrong or not report.valid or not noticed or rows < 500:
        sys.exit("the sample does not validate against its schemas")
    print(f"{len(report.tasks)} tables with {rows} rows and the settings are valid")


main()
