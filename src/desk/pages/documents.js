// Shows how a number comes about without taking the pages anew.
"use strict";

const room = document.getElementById("room");

async function explain(address, figure) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.getElementById("explained");
  const shown = document.getElementById("explained");
  if (!told || !shown) return;
  shown.replaceChildren(...told.childNodes);
  choose(figure);
  if (figure) shown.focus();
}

// Marks a number wherever it stands; the first place is brought into sight.
function choose(figure) {
  const spots = [...room.querySelectorAll(".spots a")];
  for (const spot of spots) {
    spot.firstElementChild.classList.toggle("chosen", figure !== "" && spot.dataset.figure === figure);
  }
  const first = spots.find((spot) => figure !== "" && spot.dataset.figure === figure);
  if (!first) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const seen = first.getBoundingClientRect();
  if (seen.top < 0 || seen.bottom > innerHeight) {
    first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}

room.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-figure]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  history.pushState(null, "", address);
  explain(address, link.dataset.figure);
});

addEventListener("popstate", () => {
  explain(location.href, new URLSearchParams(location.search).get("figure") ?? "");
});

// Kinds are those of an edition: another edition is shown at once.
room.addEventListener("change", (event) => {
  const form = event.target.closest("#choices");
  if (form && event.target.matches("select")) form.requestSubmit();
});

choose(new URLSearchParams(location.search).get("figure") ?? "");
