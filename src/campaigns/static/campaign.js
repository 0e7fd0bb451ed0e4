// Says once that the text was read to its end, when what stands behind it comes into sight; without
// this script the button to the quiz says it.
'use strict';

(() => {
  const end = document.querySelector('[data-read-to-end]');
  if (!end || !('IntersectionObserver' in window)) return;
  // A page that is opened and left again was not read: a few seconds pass first.
  const opened = performance.now();
  const seconds = 5;
  let said = false;
  const say = () => {
    if (said) return;
    said = true;
    fetch(end.dataset.readToEnd, { method: 'POST', keepalive: true,
      body: new URLSearchParams({ unit: end.dataset.unit, by: 'script' }) }).catch(() => {});
  };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    setTimeout(say, Math.max(0, seconds * 1000 - (performance.now() - opened)));
  });
  observer.observe(end);
})();
