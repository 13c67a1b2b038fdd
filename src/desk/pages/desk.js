// Waits for the folder to change, and takes the room as it is then.
"use strict";

const root = document.documentElement;
const gone = document.getElementById("gone");
const changed = document.getElementById("changed");
const words = document.getElementById("changed-words").content.textContent;

// Whether a form has something in it that was not sent.
function isChanged() {
  const fields = [...document.querySelectorAll("#room form[method=post] :is(input, textarea, select)")];
  return fields.some((it) => {
    if (it.matches("select")) return [...it.options].some((option) => option.defaultSelected && !option.selected);
    if (it.matches("[type=checkbox], [type=radio]")) return it.checked !== it.defaultChecked;
    if (it.type === "file") return it.files.length > 0;
    return it.type !== "hidden" && it.value !== it.defaultValue;
  });
}

async function take() {
  const answer = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // What a person is writing stays theirs, and what is told of it.
  const written = document.activeElement;
  const isWriting = written && written.matches("input") && written.value;
  if (isWriting || isChanged() || document.querySelector("#room [data-keep]")) {
    await new Promise((done) => setTimeout(done, 1000));
    return;
  }
  const [room, next] = [document.getElementById("room"), page.getElementById("room")];
  // So does what looks the same, what was opened, and where the person was.
  const images = new Map([...room.querySelectorAll("img[data-look]")].map((it) => [it.dataset.look, it]));
  for (const image of next.querySelectorAll("img[data-look]")) {
    const same = images.get(image.dataset.look);
    if (same) image.replaceWith(same);
  }
  for (const details of room.querySelectorAll("details[id]")) {
    const same = page.getElementById(details.id);
    if (same) same.open = details.open;
  }
  const at = new Map([...room.querySelectorAll("aside[id]")].map((it) => [it.id, it.scrollTop]));
  room.replaceChildren(...next.childNodes);
  for (const [id, top] of at) document.getElementById(id)?.scrollTo(0, top);
  if (written?.id) document.getElementById(written.id)?.focus({ preventScroll: true });
  document.getElementById("place").textContent = page.getElementById("place").textContent;
  root.dataset.read = page.documentElement.dataset.read;
  changed.textContent = words;
  document.dispatchEvent(new Event("room"));
}

// For the scripts of rooms.
window.desk = { take };

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/changes?since=${root.dataset.read}`);
      if (!answer.ok) throw new Error(answer.statusText);
      gone.hidden = true;
      const read = await answer.text();
      if (read !== root.dataset.read) await take();
      // As long as somebody writes, nothing is taken.
      if (read !== root.dataset.read) await new Promise((done) => setTimeout(done, 1000));
    } catch {
      gone.hidden = false;
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

wait();
