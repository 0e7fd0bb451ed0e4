// A click into the picture fills the two numbers of its focus. The form works without.
'use strict';

(() => {
  const frame = document.querySelector('[data-focus]');
  if (!frame) return;
  const picture = frame.querySelector('img');
  const point = frame.querySelector('.focus-point');
  const { x, y } = frame.closest('form').elements;
  const within = (value) => Math.min(100, Math.max(0, Math.round(value)));
  function show() {
    point.hidden = false;
    point.style.left = `${within(Number(x.value))}%`;
    point.style.top = `${within(Number(y.value))}%`;
  }
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    x.value = within(((event.clientX - box.left) / box.width) * 100);
    y.value = within(((event.clientY - box.top) / box.height) * 100);
    show();
  });
  x.addEventListener('input', show);
  y.addEventListener('input', show);
  document.querySelector('[data-focus-saying]').hidden = false;
  show();
})();
