// A visit of the advisory team where there is no net. What is typed and the photos are kept in the
// browser as they come; "send" queues the visit, and it goes out when the net is back. It is stored
// once however often it is sent, by its client_key. Without this script the form sends itself.
'use strict';
const form = document.getElementById('visit');
const state = document.getElementById('visit-state');
const photoSide = 1600;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
async function store(mode) {
  const opening = indexedDB.open('ocop-visits', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('visits', { keyPath: 'key' });
  return (await done(opening)).transaction('visits', mode).objectStore('visits');
}
const kept = async () => done((await store('readonly')).getAll());
const keep = async (visit) => done((await store('readwrite')).put(visit));
const drop = async (key) => done((await store('readwrite')).delete(key));

function tell(what, tone = 'plain') {
  state.hidden = false;
  state.querySelector('.alert').dataset.tone = tone;
  state.querySelector('p').textContent = state.dataset[what];
}

let visit = { key: form.elements.client_key.value, dossier: form.dataset.dossier,
              who: form.dataset.who, path: form.getAttribute('action'), fields: {}, photos: [],
              queued: false };

function typed() {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'form_token') fields[name] = value;
  }
  return fields;
}

function fillIn(fields) {
  for (const [name, value] of Object.entries(fields)) {
    const element = form.elements[name];
    if (element instanceof RadioNodeList) element.value = value;
    else if (element) element.value = value;
  }
}

function listPhotos() {
  const list = document.getElementById('kept-photos');
  list.replaceChildren(...visit.photos.map((photo, at) => {
    const item = document.createElement('li');
    item.className = 'row ends';
    const name = document.createElement('span');
    name.textContent = `${photo.name}, ${Math.ceil(photo.blob.size / 1024)} kB`;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'button text';
    remove.textContent = list.dataset.remove;
    remove.setAttribute('aria-label', `${list.dataset.remove} ${photo.name}`);
    remove.onclick = async () => {
      visit.photos.splice(at, 1);
      await keep(visit);
      listPhotos();
    };
    item.append(name, remove);
    return item;
  }));
}

/// Phones take pictures of many megapixels; the net of a village does not.
async function shrunk(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, photoSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}

async function save() {
  visit.fields = typed();
  try {
    await keep(visit);
    tell('kept');
  } catch {
    tell('full', 'stop');
  }
}

/// Sends one visit: where it was stored, or nothing when it still waits.
async function send(each) {
  const page = await fetch(each.path);
  if (!page.ok || new URL(page.url).pathname !== each.path) {
    tell('signin', 'caution');
    return null;
  }
  const token = (await page.text()).match(/name="form_token" value="([0-9a-f]+)"/)?.[1] ?? '';
  const body = new FormData();
  body.set('form_token', token);
  for (const [name, value] of Object.entries(each.fields)) body.set(name, value);
  body.set('client_key', each.key);
  for (const photo of each.photos) body.append('photos', photo.blob, photo.name);
  const answer = await fetch(each.path, { method: 'POST', body });
  if (answer.ok && answer.url.includes('/site-visits/')) {
    await drop(each.key);
    return answer.url;
  }
  tell('refused', 'stop');
  each.queued = false;
  await keep(each);
  if (each.key === visit.key) visit.queued = false;
  return null;
}

let isSending = false;
async function flush() {
  if (isSending) return;
  isSending = true;
  try {
    for (const each of await kept()) {
      if (!each.queued || each.who !== visit.who) continue;
      tell('sending');
      const address = await send(each);
      if (address && each.key === visit.key) location.assign(address);
    }
  } catch {
    tell('waits', 'caution');
  } finally {
    isSending = false;
  }
}

let timer = 0;
form.addEventListener('input', (event) => {
  if (event.target.type === 'file') return;
  clearTimeout(timer);
  timer = setTimeout(save, 300);
});
form.elements.photos.addEventListener('change', async (event) => {
  const files = [...event.target.files];
  event.target.value = '';
  for (const file of files) {
    const blob = await shrunk(file).catch(() => file);
    visit.photos.push({ name: file.name.replace(/\.\w+$/, '') + '.jpg', blob });
  }
  await save();
  listPhotos();
});
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  visit.queued = true;
  await save();
  tell('waits', 'caution');
  await flush();
});
window.addEventListener('online', flush);

(async () => {
  const drafts = (await kept()).filter(
    (each) => each.dossier === visit.dossier && each.who === visit.who);
  const draft = drafts.at(-1);
  if (draft && !document.querySelector('.error')) {
    visit = draft;
    fillIn({ ...draft.fields, client_key: draft.key });
    listPhotos();
    tell(draft.queued ? 'waits' : 'kept');
  }
  await flush();
})().catch(() => {});
