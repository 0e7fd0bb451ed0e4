// The page that checks signed labels. It keeps itself and the list of keys for later, when there is
// no network. All its words stand in the page, in templates.
import { judgeLabel, readKeyList, readLabel } from './signed_label.js';

const list_address = '/.well-known/ocop-label-keys';
const main = document.querySelector('[data-keeper]');
const form = document.getElementById('label-form');
const field = document.getElementById('label');
const answer = document.getElementById('answer');
const state = document.getElementById('list-state');
let list = null;

const showDay = (date) => date.toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });

/// YYMMDD of the next fifty years and the last; the day 00 is the end of the month.
function dayOf(six) {
  const [year, month, day] = [2000 + Number(six.slice(0, 2)), Number(six.slice(2, 4)), Number(six.slice(4))];
  return new Date(Date.UTC(year, day === 0 ? month : month - 1, day, 12));
}

function fill(name, values) {
  const piece = document.getElementById(name).content.cloneNode(true);
  for (const slot of piece.querySelectorAll('[data-slot]')) {
    const value = values[slot.dataset.slot];
    if (value) slot.textContent = value;
    else (slot.closest('[data-row]') ?? slot).remove();
  }
  return piece;
}

function describe(label) {
  const { elements } = label;
  const day = (code) => (elements[code] ? showDay(dayOf(elements[code])) : '');
  return { gtin: elements['01'], serial: elements['21'], lot: elements['10'] ?? '', variant: elements['22'] ?? '',
           best_before: day('15'), expiry: day('17') };
}

/// Goods are good through the whole of their last day in Viet Nam, which ends at 17:00 UTC.
const isOver = (label) => label.elements['17'] && dayOf(label.elements['17']).getTime() + 5 * 3600e3 <= Date.now();

async function check() {
  answer.replaceChildren();
  const label = readLabel(field.value);
  const outcome = label.fault ?? (list ? await judgeLabel(label, list) : 'no_list');
  const pieces = [];
  if (outcome === 'valid' && isOver(label)) pieces.push(fill('say-expired', { day: describe(label).expiry }));
  pieces.push(fill(`say-${outcome}`, label.fault ? {} : describe(label)));
  answer.replaceChildren(...pieces);
  answer.scrollIntoView({ block: 'nearest' });
}

function showList() {
  const name = !list ? 'list-none' : Date.parse(list.next_update) <= Date.now() ? 'list-old' : 'list-good';
  state.replaceChildren(fill(name, list
    ? { issued: showDay(new Date(list.issued_at)), until: showDay(new Date(list.next_update)) } : {}));
}

/// The newest list that the keeper signed: a kept one wins over an older one from the network.
async function loadList() {
  const cache = await caches.open('offline-check');
  const kept = await cache.match(list_address);
  const fetched = await fetch(list_address, { cache: 'no-cache' }).catch(() => null);
  const read = async (response) =>
    (response?.ok ? readKeyList(await response.clone().text(), main.dataset.keeper) : null);
  const [old, fresh] = [await read(kept), await read(fetched)];
  if (fresh && (!old || fresh.issued_at >= old.issued_at)) {
    await cache.put(list_address, fetched);
    list = fresh;
  } else {
    list = old;
  }
  showList();
}

/// The page in both languages with all that it loaded.
async function keepPage() {
  const own = [...document.querySelectorAll('[data-keep]')].map((link) => link.getAttribute('href'));
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
    .filter((address) => address.origin === location.origin && address.pathname.startsWith('/static/'))
    .map((address) => address.pathname);
  const cache = await caches.open('offline-check');
  await cache.addAll([...new Set([...own, ...loaded])]);
  for (const scope of [...own, '/01/', '/en/01/']) {
    await navigator.serviceWorker.register('/offline-check-worker.js', { scope });
  }
  await navigator.serviceWorker.ready;
  document.documentElement.dataset.kept = 'yes';
}

form.hidden = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  check();
});
await loadList();
// Opened by the worker in place of a label's own page.
if (/^(\/en)?\/01\//.test(location.pathname)) {
  field.value = location.href;
  await check();
}
if ('serviceWorker' in navigator) keepPage().catch(() => {});
