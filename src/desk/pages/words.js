// Shows the pages of a document beside what is changed, and the page where a word stands.
"use strict";

let shown = "";
let choice = new URLSearchParams();

// Puts the pages of a document in place: as the room of documents has them.
async function show() {
  const aside = document.getElementById("pages");
  if (!aside) return;
  const place = aside.querySelector(".shown");
  const tell = (name) => {
    const note = document.createElement("p");
    note.textContent = aside.querySelector(`template[${name}]`).content.textContent;
    place.replaceChildren(note);
  };
  const address = new URL(aside.dataset.href, location.href);
  for (const [name, value] of choice) address.searchParams.set(name, value);
  if (!place.querySelector("img")) tell("data-waits");
  const answer = await fetch(address);
  if (!answer.ok) return tell("data-none");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const sheets = [...page.querySelectorAll(".sheet")];
  if (sheets.length === 0) return tell("data-none");
  const form = document.createElement("form");
  form.className = "choices";
  for (const name of ["edition", "kind"]) {
    const label = page.querySelector(`#choices select[name=${name}]`)?.closest("label");
    if (label) form.append(document.importNode(label, true));
  }
  const figures = sheets.map((sheet) => {
    const figure = document.createElement("figure");
    const from = sheet.querySelector("img");
    const image = document.createElement("img");
    image.src = from.getAttribute("src");
    image.alt = from.alt;
    image.width = from.width;
    image.height = from.height;
    image.loading = "lazy";
    const lines = [...sheet.querySelectorAll(".lines li")].map((line) => line.textContent);
    figure.dataset.words = lines.join("");
    figure.append(image);
    return figure;
  });
  place.replaceChildren(form, ...figures);
  find();
}

// Brings the page into sight on which the words of the entry stand that has the focus.
function find() {
  const aside = document.getElementById("pages");
  if (!aside) return;
  const figures = [...aside.querySelectorAll("figure")];
  const bare = (text) => text.replace(/\s+/g, "");
  const pieces = shown.replace(/\{[^}]*\}/g, "\n").split("\n").map(bare);
  const longest = pieces.sort((a, b) => b.length - a.length)[0] ?? "";
  const found = longest.length < 2 ? undefined : figures.find((it) => bare(it.dataset.words).includes(longest));
  for (const figure of figures) figure.classList.toggle("chosen", figure === found);
  if (found) aside.scrollTo({ top: found.offsetTop - aside.offsetTop });
}

document.getElementById("room").addEventListener("focusin", (event) => {
  const entry = event.target.closest(".entry");
  if (!entry) return;
  shown = entry.querySelector("textarea, input:not([type=hidden])")?.defaultValue ?? "";
  find();
});

document.getElementById("room").addEventListener("change", (event) => {
  if (!event.target.matches("#pages select")) return;
  choice = new URLSearchParams(new FormData(event.target.form));
  if (event.target.name === "edition") choice.delete("kind");
  show();
});

document.addEventListener("room", show);
show();
