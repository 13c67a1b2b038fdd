#!/usr/bin/env python3
"""The data, calendars and mails beside the sample's documents, read by public programs:
frictionless for the packages, icalendar for the calendars, Python's own e-mail reader for
the drafts. Each must also notice when something is broken.

Run from the project's root after a build; .ci/run does.
"""

import datetime as dt
import email
import email.policy
import hashlib
import json
import pathlib
import shutil
import sys
import tempfile

import frictionless
import icalendar

OUTPUTS = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "outputs")


def problems_of(package):
    report = frictionless.validate(str(package))
    found = [f"{package}: {error.message}" for error in report.errors]
    for task in report.tasks:
        found += [f"{package.parent}/{task.place}: {error.message}" for error in task.errors]
    return found, sum(task.stats["rows"] for task in report.tasks)


def check_broken(package):
    """A word where a number stands, and a code that does not exist, are noticed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(shutil.copytree(package.parent, f"{folder}/data"))
        table = copy / "indicators.csv"
        text = table.read_text(encoding="utf-8-sig").replace("on-track", "順調")
        table.write_text(text, encoding="utf-8-sig")
        found, _ = problems_of(copy / package.name)
        return [] if found else [f"{package}: a wrong status is not noticed"]


def check_calendar(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    found = [] if events else [f"{path}: no event"]
    for event in events:
        begin, end = event.decoded("DTSTART"), event.decoded("DTEND", None)
        if end is not None and end <= begin:
            found.append(f"{path}: {event['UID']} ends before it begins")
        if isinstance(begin, dt.datetime) and begin.utcoffset() != dt.timedelta(hours=9):
            found.append(f"{path}: {event['UID']} is not in Japan's time")
    return found, len(events)


def check_mail(path):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    found = [f"{path}: {defect}" for part in mail.walk() for defect in part.defects]
    if mail["X-Unsent"] != "1" or not mail["To"].addresses or not mail["Subject"]:
        found.append(f"{path}: not a draft to somebody")
    for part in mail.iter_attachments():
        name = part.get_filename()
        own = path.parent / name
        if not own.exists():
            found.append(f"{path}: {name} is none of the edition's files")
        elif hashlib.sha256(part.get_content()).digest() != hashlib.sha256(own.read_bytes()).digest():
            found.append(f"{path}: {name} is not the file beside it")
    return found


def main():
    wrong, rows, events, mails = [], 0, 0, 0
    packages = sorted(OUTPUTS.glob("*/*/data/datapackage.json"))
    for package in packages:
        found, count = problems_of(package)
        wrong += found
        rows += count
        if not json.loads(package.read_text(encoding="utf-8"))["title"]:
            wrong.append(f"{package}: no title")
    if packages:
        wrong += check_broken(packages[0])
    for path in sorted(OUTPUTS.glob("*/*/calendar.ics")):
        found, count = check_calendar(path)
        wrong += found
        events += count
    for path in sorted(OUTPUTS.glob("*/*/mail.eml")):
        wrong += check_mail(path)
        mails += 1
    for error in wrong:
        print(error, file=sys.stderr)
    if wrong or not packages or rows < 500 or not events:
        sys.exit("the data beside the documents is not what other programs read")
    print(f"{len(packages)} packages with {rows} rows, {events} events and {mails} mails are valid")


main()
