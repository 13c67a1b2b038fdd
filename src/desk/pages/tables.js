// Files dropped on the page, and a sheet of any length of which only what is seen is there.
"use strict";

(() => {
  // What is seen of which sheet, for when the room is taken anew.
  let seen = { id: "", top: 0, left: 0, row: -1, column: -1, focus: false };
  // What was done last, which stays when the room is taken anew.
  let done = null;
  const number = (text) => Number.parseInt(text, 10);
  const word = (id, given) => {
    let text = document.getElementById(id).content.textContent;
    for (const [name, value] of Object.entries(given || {})) text = text.replace(`{${name}}`, () => value);
    return text;
  };

  // ---- A sheet ----

  // More than browsers can scroll.
  const LONGEST = 8000000;

  class Sheet {
    constructor(view) {
      this.view = view;
      this.tall = view.querySelector(".tall");
      this.table = view.querySelector("table");
      this.body = view.querySelector("tbody");
      this.total = number(view.dataset.total);
      this.block = number(view.dataset.block);
      this.first = number(view.dataset.column);
      this.blocks = new Map([[number(view.dataset.from) / this.block, [...this.body.rows]]]);
      this.asked = new Set();
      this.height = this.body.rows[0].getBoundingClientRect().height;
      this.head = this.table.tHead.getBoundingClientRect().height;
      this.scale = Math.max(1, (this.total * this.height) / LONGEST);
      this.table.setAttribute("role", "grid");
      for (const link of document.querySelectorAll(".of-rows")) link.hidden = true;
      this.chosen = null;
      this.tall.style.boxSizing = "border-box";
      this.tall.style.height = `${(this.total * this.height) / this.scale + this.head}px`;
      view.addEventListener("scroll", () => this.wish(), { passive: true });
      view.addEventListener("keydown", (event) => this.key(event));
      view.addEventListener("click", (event) => {
        const cell = event.target.closest("td");
        if (cell) this.choose(number(cell.parentElement.dataset.at), number(cell.dataset.column));
      });
      view.addEventListener("focusin", (event) => {
        const cell = event.target.closest("td");
        if (cell && cell !== this.chosen) this.tell(cell);
        seen.focus = true;
      });
      view.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !view.contains(event.relatedTarget)) seen.focus = false;
      });
      this.begin();
    }

    begin() {
      const same = seen.id === this.view.dataset.id;
      const here = this.body.querySelector(".here");
      if (same && !(here && seen.row < 0)) {
        this.view.scrollTop = seen.top;
        this.view.scrollLeft = seen.left;
      } else if (here) {
        this.choose(number(here.parentElement.dataset.at), number(here.dataset.column));
      } else {
        this.show(number(this.view.dataset.from));
      }
      const cell = this.cell(seen.row, seen.column);
      if (same && cell) {
        this.tell(cell);
        if (seen.focus) cell.focus({ preventScroll: true });
      }
      if (!this.chosen) this.body.rows[0].cells[1].tabIndex = 0;
      this.draw();
    }

    get top() {
      return Math.min(this.total - 1, Math.floor((this.view.scrollTop * this.scale) / this.height));
    }

    get fits() {
      return Math.max(1, Math.floor((this.view.clientHeight - this.head) / this.height));
    }

    wish() {
      if (this.waiting) return;
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.draw();
      });
    }

    // Puts the blocks around what is seen into the table.
    draw() {
      if (!this.view.isConnected) return;
      const from = Math.floor(Math.max(0, this.top - 10) / this.block);
      const to = Math.floor(Math.min(this.total - 1, this.top + this.fits + 10) / this.block);
      const rows = [];
      let start = -1;
      for (let at = from; at <= to; at += 1) {
        const block = this.blocks.get(at);
        if (!block) this.ask(at);
        else if (start < 0 || start + rows.length === at * this.block) {
          if (start < 0) start = at * this.block;
          rows.push(...block);
        }
      }
      seen = { ...seen, id: this.view.dataset.id, top: this.view.scrollTop, left: this.view.scrollLeft };
      if (start < 0) return;
      const above = this.scale === 1
        ? start * this.height
        : this.view.scrollTop - (this.top - start) * this.height;
      this.tall.style.paddingTop = `${Math.max(0, above)}px`;
      const has = this.body.rows;
      if (has.length === rows.length && has[0] === rows[0] && has[has.length - 1] === rows[rows.length - 1]) return;
      const had = document.activeElement;
      this.body.replaceChildren(...rows);
      if (had && had.isConnected && had.matches("td")) had.focus({ preventScroll: true });
      // Whoever comes with the keyboard finds a cell.
      if (!this.body.querySelector('td[tabindex="0"]')) rows[0].cells[1].tabIndex = 0;
    }

    async ask(at) {
      if (this.asked.has(at)) return;
      this.asked.add(at);
      try {
        const answer = await fetch(`/tables/${this.view.dataset.id}/rows?from=${at * this.block}&column=${this.first}`);
        if (!answer.ok) throw new Error(answer.statusText);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const rows = [...page.querySelectorAll("tr")].map((row) => document.adoptNode(row));
        this.blocks.set(at, rows);
        // What was left far behind is asked for again.
        if (this.blocks.size > 40) this.blocks.delete(this.blocks.keys().next().value);
        this.asked.delete(at);
        this.draw();
        if (this.next) this.choose(this.next.row, this.next.column);
      } catch {
        // The page says that the desk is gone; what is missing is asked for at the next move.
        this.asked.delete(at);
      }
    }

    cell(row, column) {
      const line = this.body.querySelector(`tr[data-at="${row}"]`);
      return line && line.querySelector(`td[data-column="${column}"]`);
    }

    // Scrolls so that a row is seen.
    show(row) {
      const top = this.top;
      if (row < top) this.view.scrollTop = (row * this.height) / this.scale;
      else if (row > top + this.fits - 2) {
        this.view.scrollTop = Math.ceil(((row - this.fits + 2) * this.height) / this.scale);
      }
      this.draw();
    }

    choose(row, column) {
      this.next = { row, column };
      this.show(row);
      const cell = this.cell(row, column);
      if (!cell) return;
      this.next = null;
      this.tell(cell);
      cell.focus({ preventScroll: true });
      const side = this.table.tHead.rows[0].cells[0].offsetWidth;
      const right = cell.offsetLeft + cell.offsetWidth - this.view.clientWidth;
      if (right > this.view.scrollLeft) this.view.scrollLeft = right;
      // Of one that is wider than what is seen, its beginning.
      if (cell.offsetLeft - side < this.view.scrollLeft) this.view.scrollLeft = cell.offsetLeft - side;
    }

    // Says below the sheet what became of a cell.
    tell(cell) {
      if (this.chosen) this.chosen.tabIndex = -1;
      for (const other of this.body.querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1;
      this.chosen = cell;
      cell.tabIndex = 0;
      const row = cell.parentElement;
      seen = { ...seen, row: number(row.dataset.at), column: number(cell.dataset.column) };
      const line = (name, text) => {
        const paragraph = document.createElement("p");
        paragraph.className = name;
        paragraph.textContent = text;
        return paragraph;
      };
      const head = this.table.tHead.rows[0].cells[cell.cellIndex].textContent.trim();
      const lines = [line("where", `${cell.id}  (${head})`), line("text", cell.dataset.whole || cell.textContent)];
      if (cell.dataset.why) lines.push(line("quiet", cell.dataset.why));
      for (const told of [cell.dataset.told, row.cells[0].dataset.told]) {
        if (told) lines.push(line("told", told));
      }
      if (cell.textContent && !this.view.classList.contains("of-text")) {
        const where = document.createElement("a");
        const { file, sheet } = this.view.dataset;
        where.href = `/documents/printed?${new URLSearchParams({ file, sheet, cell: cell.id })}`;
        where.textContent = word("printed-where");
        lines.push(where);
      }
      document.getElementById("cell").replaceChildren(...lines);
    }

    key(event) {
      const cell = event.target.closest("td");
      if (!cell || event.altKey) return;
      const far = event.ctrlKey || event.metaKey;
      const row = number(cell.parentElement.dataset.at);
      const column = number(cell.dataset.column);
      const last = this.first + cell.parentElement.cells.length - 2;
      const to = {
        ArrowDown: [far ? this.total - 1 : row + 1, column],
        ArrowUp: [far ? 0 : row - 1, column],
        ArrowRight: [row, far ? last : column + 1],
        ArrowLeft: [row, far ? this.first : column - 1],
        PageDown: [row + this.fits, column],
        PageUp: [row - this.fits, column],
        Home: [far ? 0 : row, this.first],
        End: [far ? this.total - 1 : row, last],
      }[event.key];
      if (!to) return;
      event.preventDefault();
      const within = (value, least, most) => Math.min(most, Math.max(least, value));
      this.choose(within(to[0], 0, this.total - 1), within(to[1], this.first, last));
    }
  }

  // ---- Files that are put in ----

  async function put(files, form) {
    const told = [];
    const note = (text) => {
      const item = document.createElement("li");
      item.className = "wrong";
      item.textContent = text;
      told.push(item);
    };
    const most = number(form.dataset.most);
    const largest = number(form.dataset.largest) * 1000000;
    if (files.length > most) note(word("put-many"));
    const chosen = files.length > most ? [] : files;
    for (const [at, file] of chosen.entries()) {
      // The room may have been taken anew meanwhile.
      document.getElementById("put-state").textContent = word("put-under-way", { name: file.name, at: at + 1, count: chosen.length });
      if (file.size > largest) {
        note(word("put-large", { name: file.name }));
        continue;
      }
      const body = new FormData();
      body.append("form", form.querySelector('[name="form"]').value);
      // The folder is read once all are in place.
      body.append("later", "1");
      body.append("files", file, file.name);
      try {
        const answer = await fetch(form.action, { method: "POST", body });
        if (!answer.ok) throw new Error(answer.statusText);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        told.push(...page.querySelectorAll("#told li"));
      } catch {
        note(word("put-broken", { name: file.name }));
      }
    }
    document.getElementById("put-state").textContent = "";
    done = document.createElement("ul");
    done.className = "told";
    done.append(...told);
    tell();
    done.scrollIntoView({ block: "nearest" });
  }

  function tell() {
    const told = document.getElementById("told");
    if (told && done) told.replaceChildren(done);
  }

  function begin() {
    const view = document.getElementById("sheet");
    if (view && view.querySelector("tbody tr")) new Sheet(view);
    const form = document.getElementById("put-form");
    tell();
    if (form) {
      const input = form.querySelector('[type="file"]');
      // As long as a file is being chosen the room stays: the window for it is of this field.
      input.addEventListener("click", () => { input.dataset.keep = ""; });
      for (const name of ["change", "cancel"]) input.addEventListener(name, () => { delete input.dataset.keep; });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const files = [...input.files];
        input.value = "";
        put(files, form);
      });
    }
  }

  const hasFiles = (event) => [...(event.dataTransfer ? event.dataTransfer.types : [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    const form = document.getElementById("put-form");
    if (!form || !hasFiles(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    const form = document.getElementById("put-form");
    if (form && !event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    const form = document.getElementById("put-form");
    if (!form || !hasFiles(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    if (entries.some((entry) => entry && entry.isDirectory)) {
      document.getElementById("put-state").textContent = word("put-folder");
      return;
    }
    put([...event.dataTransfer.files], form);
  });
  document.addEventListener("room", begin);
  begin();
})();
