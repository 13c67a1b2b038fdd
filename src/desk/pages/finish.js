// Shows how far the work is, until it is done.
"use strict";

async function follow() {
  let step = 0;
  for (;;) {
    const bar = document.getElementById("progress");
    try {
      const answer = await fetch(`/finish/progress?since=${step}`);
      if (!answer.ok) throw new Error(answer.statusText);
      const now = await answer.json();
      const isNew = now.step !== step;
      step = now.step;
      if (bar && now.of) {
        bar.max = now.of;
        bar.value = now.finished;
        document.getElementById("last").textContent = `${now.finished} / ${now.of}  ${now.last}`;
      }
      // It began or ended: the room is another.
      if (isNew && (now.of !== undefined) !== Boolean(bar)) await desk.take();
    } catch {
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

follow();
