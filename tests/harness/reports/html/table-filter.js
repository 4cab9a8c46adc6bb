// Runs in the reader's browser; the page says everything without it.
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const search = document.getElementById('search');
  const rows = [...document.querySelectorAll('.requirements tbody tr')];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  const checked = (name) => new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));

  function narrow() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcomes = checked('outcome');
    const levels = checked('level');
    let count = 0;
    for (const row of rows) {
      const fits =
        (outcomes.size === 0 || outcomes.has(row.dataset.outcome)) &&
        (levels.size === 0 || levels.has(row.dataset.level)) &&
        words.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    document.getElementById('shown').textContent =
      count === rows.length ? `${count} requirements` : `${count} of ${rows.length} requirements`;
    document.getElementById('none').hidden = count > 0;
  }

  /** A link may lead into something that is folded away. */
  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest('details');
    if (folded) folded.open = true;
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
