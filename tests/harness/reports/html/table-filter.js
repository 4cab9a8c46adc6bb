// Runs in the reader's browser; the page says everything without it.
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const search = document.getElementById('search');
  const areas = [...document.querySelectorAll('.area')];
  const rows = [...document.querySelectorAll('.requirements tbody tr')];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  const checked = (name) => new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));

  /** Areas unfold where something is looked for and found in them, and fold when nothing is looked for any more. */
  function narrow() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcomes = checked('outcome');
    const levels = checked('level');
    const isNarrowed = words.length + outcomes.size + levels.size > 0;
    let count = 0;
    for (const row of rows) {
      const fits =
        (outcomes.size === 0 || outcomes.has(row.dataset.outcome)) &&
        (levels.size === 0 || levels.has(row.dataset.level)) &&
        words.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    for (const area of areas) {
      const found = area.querySelector('tbody tr:not([hidden])') !== null;
      area.hidden = !found;
      area.open = isNarrowed && found;
    }
    document.getElementById('shown').textContent =
      count === rows.length ? `${count} requirements` : `${count} of ${rows.length} requirements`;
    document.getElementById('none').hidden = count > 0;
  }

  /** A link may lead into something that is folded away, however deep. */
  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target === null) return;
    if (target.hidden || target.closest('[hidden]')) {
      form.reset();
      narrow();
    }
    let folded = false;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) {
      fold.open = true;
      folded = true;
    }
    if (folded) target.scrollIntoView();
  }

  function copyButton(command) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(command.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(command);
        button.textContent = 'Selected';
      }
    });
    command.before(button);
  }

  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', unfold);
  if (navigator.clipboard) document.querySelectorAll('.command').forEach(copyButton);
  narrow();
  unfold();
})();
