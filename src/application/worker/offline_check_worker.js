// Lets the page that checks signed labels open without a network. The page itself fills the cache;
// this only reads it, when the network does not answer. The address of a label that cannot be
// reached opens the page too, which then checks that address.
const wait_ms = 10000;  // the answer of the server is worth waiting for: it knows of recalls
const keep = { cacheName: 'offline-check', ignoreSearch: true, ignoreVary: true };

const late = () => new Promise((_, fail) => setTimeout(fail, wait_ms));

async function fromCache(request) {
  const kept = await caches.match(request, keep);
  if (kept || request.mode !== 'navigate') return kept ?? Response.error();
  const path = new URL(request.url).pathname;
  const page = path.startsWith('/en/') ? '/en/offline-check' : '/kiem-tra-ngoai-tuyen';
  return (await caches.match(page, keep)) ?? Response.error();
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(Promise.race([fetch(event.request), late()]).catch(() => fromCache(event.request)));
});
