// What the pages do beyond their links: claims and their rows light up together, lists are filtered, claims are searched.
"use strict";
(() => {
  const PAGE = 100;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const matches = (text, words) => words.every((word) => text.includes(word));
  const wordsOf = (input) => fold(input.value).split(/\s+/).filter(Boolean);

  // An article: pointing at a claim, or reaching it by keyboard, shows its row, and the other way round.
  function pairClaims() {
    const cards = document.querySelector(".cards");
    if (!cards) return;
    const wide = matchMedia("(min-width: 62rem)");
    let active = [];
    const light = (origin) => {
      if (!origin || active.includes(origin)) return;
      active.forEach((element) => element.classList.remove("active"));
      active = [...document.querySelectorAll(`[data-claim="${CSS.escape(origin.dataset.claim)}"]`)];
      active.forEach((element) => element.classList.add("active"));
      const card = active.find((element) => element.matches(".card"));
      if (card && origin !== card && wide.matches && !cards.contains(origin)) {
        cards.scrollTop += card.getBoundingClientRect().top - cards.getBoundingClientRect().top - 60;
      }
    };
    const lightTarget = () => light(document.getElementById(location.hash.slice(1))?.closest("[data-claim]"));
    document.addEventListener("pointerover", (event) => light(event.target.closest("[data-claim]")));
    document.addEventListener("focusin", (event) => light(event.target.closest("[data-claim]")));
    addEventListener("hashchange", lightTarget);
    lightTarget();
  }

  // A list: what does not hold the words is hidden.
  function filterLists() {
    for (const input of document.querySelectorAll("[data-filters]")) {
      const list = document.getElementById(input.dataset.filters);
      const items = [...(list.tBodies ? list.tBodies[0].rows : list.children)];
      const texts = items.map((item) => fold(item.textContent));
      input.closest(".filter").hidden = false;
      input.addEventListener("input", () => {
        const words = wordsOf(input);
        let shown = 0;
        items.forEach((item, i) => {
          item.hidden = !matches(texts[i], words);
          shown += item.hidden ? 0 : 1;
        });
        input.parentElement.querySelector("output").textContent = words.length ? `${shown} of ${items.length}` : "";
      });
    }
  }

  // Claims: the data of the page, searched as one types.
  function searchClaims() {
    const source = document.getElementById("data");
    if (!source) return;
    const { claims, texts, pages, titles } = JSON.parse(source.textContent);
    const names = ["about", "period", "place", "direction", "kind", "unit", "status", "standing", "sentence"];
    const rows = claims.map(([page, id, quote, value, ...cells]) => {
      const row = { page, id, quote, value };
      names.forEach((name, i) => { row[name] = texts[cells[i]]; });
      return row;
    });
    const form = document.getElementById("search");
    const table = document.getElementById("claims");
    const found = document.getElementById("found");
    const more = document.getElementById("more");
    const folded = new Map();
    const textOf = (row) => {
      if (!folded.has(row)) folded.set(row, fold([row.quote, row.value, row.about, row.place, row.period, row.sentence, titles[row.page]].join(" ")));
      return folded.get(row);
    };
    let hits = [];
    let shown = 0;
    const cell = (tag, text, label) => {
      const element = document.createElement(tag);
      element.textContent = text;
      if (label && text) element.dataset.label = label;
      return element;
    };
    const short = (text) => {
      const element = cell("td", text);
      element.className = "short";
      return element;
    };
    const line = (row) => {
      const element = document.createElement("tr");
      const head = cell("th", "");
      head.scope = "row";
      const link = cell("a", row.value);
      link.href = `${pages[row.page]}#c-${row.id}`;
      head.append(link);
      const words = cell("td", "");
      const sentence = cell("span", row.sentence);
      sentence.className = "sentence";
      const title = cell("span", titles[row.page]);
      title.className = "quiet";
      words.append(sentence, title);
      const kind = [row.kind, row.direction, row.status === "actual" ? "" : row.status].filter(Boolean).join(", ");
      const about = row.about + (row.place ? ` (${row.place.replaceAll(";", ", ")})` : "");
      element.append(head, cell("td", about, "of"), cell("td", row.period, "in"), short(kind), short(row.standing), words);
      return element;
    };
    const show = () => {
      const next = hits.slice(shown, shown + PAGE);
      table.tBodies[0].append(...next.map(line));
      shown += next.length;
      more.hidden = shown >= hits.length;
    };
    const search = () => {
      const words = wordsOf(form.elements.q);
      const chosen = ["kind", "unit", "status", "standing"].filter((name) => form.elements[name].value);
      hits = rows.filter((row) => chosen.every((name) => row[name] === form.elements[name].value) && (!words.length || matches(textOf(row), words)));
      table.tBodies[0].replaceChildren();
      shown = 0;
      show();
      table.hidden = !hits.length;
      found.textContent = hits.length ? `${hits.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} claims` : "No claim has all of this. Take out a word or a filter.";
    };
    let waiting = 0;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", show);
    form.hidden = false;
    search();
  }

  pairClaims();
  filterLists();
  searchClaims();
})();
