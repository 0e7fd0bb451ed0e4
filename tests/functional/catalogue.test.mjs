// The catalogue as machines see it: addresses, JSON-LD, robots.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';

let server;
before(async () => { server = await startServer(); });
after(async () => {
  await server?.stop();
  server?.remove();
});

const get = (path) => fetch(server.address + path, { redirect: 'manual' });

async function graphOf(path) {
  const response = await fetch(server.address + path);
  assert.equal(response.status, 200, path);
  const html = await response.text();
  const found = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
  assert.equal(found.length, 1, path);
  const data = JSON.parse(found[0][1]);
  assert.equal(data['@context'], 'https://schema.org');
  return { html, nodes: data['@graph'], of: (type) => data['@graph'].find((node) => node['@type'] === type) };
}

async function productPaths() {
  const xml = await (await get('/sitemap.xml')).text();
  return [...xml.matchAll(/<loc>([^<]*\/san-pham\/[^<]*)<\/loc>/g)].map((one) => new URL(one[1]).pathname);
}

test('every product has JSON-LD that says what its page says', async () => {
  const paths = await productPaths();
  assert.equal(paths.length, 26);
  for (const path of paths) {
    const { html, of } = await graphOf(path);
    const product = of('Product');
    assert.match(product.gtin, /^\d{14}$/);
    assert.ok(path.endsWith(product.gtin));
    assert.ok(product.url.endsWith(path));
    assert.ok(html.includes('<h1>'));
    assert.equal(of('BreadcrumbList').itemListElement.length, 4);
    assert.ok(of('Organization').name);
    if (product.offers) {
      assert.equal(product.offers.priceCurrency, 'VND');
      assert.match(product.offers.price, /^\d+$/);
    }
    const isStarred = /class="stars big" data-stars="\d" href/.test(html);
    assert.equal('award' in product, isStarred, path);
    const starred = (product.hasCertification ?? []).filter((one) => one.certificationRating);
    assert.equal(starred.length, isStarred ? 1 : 0, path);
    assert.match(html, new RegExp(`<link rel="canonical" href="${server.demo.base_url}${path}">`));
    assert.equal([...html.matchAll(/<link rel="alternate" hreflang/g)].length, 2);
    assert.match(html, /<meta name="description" content="[^"]+"/);
  }
});

test('expired and revoked stars and those of a variant are told to no machine', async () => {
  for (const gtin of ['9521238000019', '9521237000010', '9521234000037']) {
    const { nodes } = await graphOf(`/san-pham/${gtin}`);
    assert.doesNotMatch(JSON.stringify(nodes), /OCOP \d/, gtin);
  }
});

test('other spellings of an address lead to the lasting one', async () => {
  const lasting = '/san-pham/o-mai-sau-gung-09521234000013';
  for (const path of ['/san-pham/9521234000013', '/san-pham/09521234000013', '/san-pham/ten-cu-09521234000013']) {
    const response = await get(path);
    assert.equal(response.status, 301, path);
    assert.equal(response.headers.get('location'), lasting);
  }
  assert.equal((await get('/nha-san-xuat/OM-THUHUONG')).headers.get('location'), '/nha-san-xuat/om-thuhuong');
  assert.equal((await get(lasting)).status, 200);
});

test('what is not on the shelf is 404: no product, raw material, supplier', async () => {
  for (const path of ['/san-pham/khong-co', '/san-pham/9524000059109', '/san-pham/9521250000011',
                      '/nha-san-xuat/khong-co', '/nha-san-xuat/ct-bachvi', '/en/products/x']) {
    assert.equal((await get(path)).status, 404, path);
  }
});

test('nonsense in the address of a list is a page, not an error', async () => {
  for (const query of ['page=0', 'page=-1', 'page=99999999999999999999', 'stars=9', 'group=%00x',
                       `q=${'x'.repeat(3000)}`, 'sort=;drop', 'ward=00082&street=hang-bac']) {
    const status = (await get(`/san-pham?${query}`)).status;
    assert.ok(status === 200 || (query.includes('%00') && status === 400), `${query}: ${status}`);
  }
});

test('the QR Code of a product is a picture of its Digital Link', async () => {
  const response = await get('/san-pham/o-mai-sau-gung-09521234000013/qr.svg');
  assert.equal(response.headers.get('content-type'), 'image/svg+xml');
  assert.match(await response.text(), /\/01\/09521234000013/);
});

test('a shared product shows a picture of its own, of the size that Open Graph wants', async () => {
  const html = await (await get('/san-pham/o-mai-sau-gung-09521234000013')).text();
  const address = html.match(/<meta property="og:image" content="([^"]+)"/)[1];
  assert.ok(address.startsWith(server.demo.base_url));
  const response = await get(new URL(address).pathname);
  assert.equal(response.headers.get('content-type'), 'image/png');
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
});

test('the scan page leads to the product page', async () => {
  const html = await (await get('/01/09521234000013')).text();
  assert.match(html, /href="\/san-pham\/o-mai-sau-gung-09521234000013"/);
  assert.doesNotMatch(await (await get('/01/09521250000011')).text(), /href="\/san-pham\//);
});

test('robots are shown the sitemap and kept out of the office', async () => {
  const text = await (await get('/robots.txt')).text();
  assert.match(text, /^Disallow: \/office$/m);
  assert.match(text, new RegExp(`^Sitemap: ${server.demo.base_url}/sitemap.xml$`, 'm'));
});

test('every badge of stars leads to who granted them and until when', async () => {
  const read = async (path) => (await (await fetch(server.address + path)).text()).normalize('NFC');
  const pages = ['/', '/san-pham', '/san-pham/o-mai-sau-gung-09521234000013', '/01/09521234000013', '/nha-san-xuat/om-thuhuong'];
  for (const path of pages) {
    const badges = [...(await read(path)).matchAll(/<(\w+) class="stars[^>]*>/g)];
    assert.ok(badges.length > 0, path);
    for (const [badge, tag] of badges) {
      assert.equal(tag, 'a', `${path}: ${badge}`);
      assert.match(badge, /href="\/sao-ocop\?product=/, path);
    }
  }
  const shown = await read('/sao-ocop?product=09521234000013');
  assert.match(shown, /Cơ quan trao<\/dt><dd>UBND thành phố Hà Nội/);
  assert.match(shown, /Đến hết ngày<\/dt><dd>20\/12\/2028/);
  assert.doesNotMatch(await read('/sao-ocop?product=%3Cscript%3E'), /<script>|Cơ quan trao/);
});
