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

// Marks a number wherever it stands; the first place is brought into sight, unless the
// person stays where she is.
function choose(figure, stays) {
  const spots = [...room.querySelectorAll(".spots a")];
  for (const spot of spots) {
    spot.firstElementChild.classList.toggle("chosen", figure !== "" && spot.dataset.figure === figure);
  }
  const first = spots.find((spot) => figure !== "" && spot.dataset.figure === figure);
  if (!first || stays) return;
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

// After a file changed, the room is another.
document.addEventListener("room", () => {
  choose(new URLSearchParams(location.search).get("figure") ?? "", true);
});

choose(new URLSearchParams(location.search).get("figure") ?? "");
