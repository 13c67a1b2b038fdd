// Waits for the folder to change, and takes the room as it is then.
"use strict";

const root = document.documentElement;
const gone = document.getElementById("gone");
const changed = document.getElementById("changed");
const words = document.getElementById("changed-words").content.textContent;

async function take() {
  const answer = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // What a person is writing stays theirs.
  const written = document.activeElement;
  if (written && written.matches("input") && written.value) return;
  document.getElementById("room").replaceChildren(...page.getElementById("room").childNodes);
  document.getElementById("place").textContent = page.getElementById("place").textContent;
  root.dataset.read = page.documentElement.dataset.read;
  changed.textContent = words;
}

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/changes?since=${root.dataset.read}`);
      if (!answer.ok) throw new Error(answer.statusText);
      gone.hidden = true;
      if ((await answer.text()) !== root.dataset.read) await take();
    } catch {
      gone.hidden = false;
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

wait();
