// Improvements of the back office; every page works without them.
'use strict';



// "/" goes to the search box.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select')) return;
  const box = document.getElementById('words') ?? document.getElementById('find');
  if (!box || box.offsetParent === null) return;
  event.preventDefault();
  box.focus();
});

document.getElementById('faults')?.focus();

// Keeps what stands in a form every few seconds, and warns before it is left unsaved.
for (const form of document.querySelectorAll('form[data-drafts]')) {
  const state = document.getElementById('draft-state');
  let changed = false;
  let unsaved = false;
  const words = () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') body.append(name, value);
    }
    return body;
  };
  form.addEventListener('input', () => { changed = unsaved = true; });
  form.addEventListener('submit', () => { changed = unsaved = false; });
  window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
  setInterval(async () => {
    if (!changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.drafts, { method: 'POST', body: words() });
      if (!answer.ok) throw new Error(answer.status);
      unsaved = changed;
      if (state) state.textContent = state.dataset.saved + new Date().toLocaleTimeString('vi-VN');
    } catch {
      changed = true;
    }
  }, 4000);
}

// Suggestions while a name is typed.
for (const input of document.querySelectorAll('input[data-suggest]')) {
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`);
      if (!answer.ok) return;
      const options = (await answer.json()).map(({ value, label }) => new Option(label, value));
      if (options.length > 0) input.list.replaceChildren(...options);
    }, 200);
  });
}

// A bar that shows how far an upload is. The answer takes the place of the page.
for (const form of document.querySelectorAll('form[enctype="multipart/form-data"]')) {
  const files = [...form.querySelectorAll('input[type=file]')];
  form.addEventListener('submit', (event) => {
    const input = files.find((one) => one.files.length > 0);
    if (!input) return;
    event.preventDefault();
    const bar = input.parentElement.querySelector('progress');
    bar.hidden = false;
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', (now) => {
      bar.value = (100 * now.loaded) / now.total;
    });
    request.addEventListener('load', () => {
      if (request.responseURL !== form.action) {
        location.assign(request.responseURL);
        return;
      }
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener('error', () => form.submit());
    request.send(new FormData(form, event.submitter));
  });
}
