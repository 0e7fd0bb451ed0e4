// Moves an item to another day by dragging it; the page of the item does the same by a form.
'use strict';

(() => {
  const form = document.getElementById('move');
  const month = document.querySelector('.month');
  if (!form || !month) return;
  let dragged = null;
  const dayAt = (event) => event.target.closest?.('[data-day]');

  month.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('[data-key]') ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.key);
  });
  month.addEventListener('dragend', () => {
    dragged = null;
    for (const each of month.querySelectorAll('[data-over]')) delete each.dataset.over;
  });
  month.addEventListener('dragover', (event) => {
    const day = dayAt(event);
    if (!dragged || !day) return;
    event.preventDefault();
    for (const each of month.querySelectorAll('[data-over]')) delete each.dataset.over;
    day.dataset.over = '';
  });
  month.addEventListener('drop', (event) => {
    const day = dayAt(event);
    if (!dragged || !day) return;
    event.preventDefault();
    if (dragged.closest('[data-day]') === day) return;
    form.action = `${form.dataset.root}/${dragged.dataset.key}/move`;
    form.elements.version.value = dragged.dataset.version;
    form.elements.day.value = day.dataset.day;
    form.submit();
  });
})();
