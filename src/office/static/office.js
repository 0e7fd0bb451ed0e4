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

// "18/09/2026", "18-9-2026" → "2026-09-18"; '' when it is no such day.
// No constant at the top: this script runs again in a page that takes the place of another.
function isoDay(typed) {
  const parts = typed.trim().match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
  return parts ? `${parts[3]}-${parts[2].padStart(2, '0')}-${parts[1].padStart(2, '0')}` : '';
}

// A calendar beside each day that is typed. The typed field stays what is sent.
for (const input of document.querySelectorAll('input[data-calendar]')) {
  const picker = document.createElement('input');
  if (!picker.showPicker) break;
  Object.assign(picker, { type: 'date', tabIndex: -1, className: 'vh' });
  picker.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button plain' });
  button.setAttribute('aria-label', `${input.dataset.calendar}: ${input.labels[0]?.firstChild.textContent.trim() ?? ''}`);
  button.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#i-calendar"/></svg>';
  const box = document.createElement('div');
  box.className = 'day';
  input.replaceWith(box);
  box.append(input, button, picker);
  button.addEventListener('click', () => {
    picker.value = isoDay(input.value);
    picker.showPicker();
  });
  picker.addEventListener('change', () => {
    if (picker.value === '') return;
    input.value = picker.value.split('-').reverse().join('/');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  });
}

// How far an upload is. The answer takes the place of the page; when the connection breaks, what was
// typed stays and the reason stands beside the file.
for (const form of document.querySelectorAll('form[enctype="multipart/form-data"]')) {
  const files = [...form.querySelectorAll('input[type=file]')];
  form.addEventListener('submit', (event) => {
    const input = files.find((one) => one.files.length > 0);
    const place = input?.parentElement.querySelector('.upload');
    if (!place) return;
    event.preventDefault();
    const [bar, saying, broken] = place.children;
    const buttons = [...form.elements].filter((one) => one.type === 'submit');
    const show = (share) => {
      bar.value = share;
      saying.textContent = `${saying.dataset.sending} ${Math.floor(share)} %`;
    };
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', (now) => show((100 * now.loaded) / now.total));
    request.addEventListener('load', () => {
      if (request.responseURL !== form.action) {
        location.assign(request.responseURL);
        return;
      }
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener('error', () => {
      broken.hidden = false;
      saying.textContent = '';
      for (const each of buttons) each.disabled = false;
    });
    const data = new FormData(form, event.submitter);
    const refused = document.getElementById(`error-${input.name}`);
    if (refused) refused.hidden = true;
    place.hidden = false;
    broken.hidden = true;
    show(0);
    place.scrollIntoView({ block: 'center' });
    for (const each of buttons) each.disabled = true;
    request.send(data);
  });
}
