// Signed labels and their list of keys, as src/authenticity/signed_label.h and key_list.h define them.
const encoder = new TextEncoder();
const path_codes = ['01', '22', '10', '21'];
const signed_dates = ['15', '17'];

/// Bytes of base64url without padding; null when it is none, or has bits left over.
export function bytesOf(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const again = btoa(raw).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return again === text ? Uint8Array.from(raw, (character) => character.charCodeAt(0)) : null;
}

async function verify(key, message, signature) {
  if (!key || key.length !== 32 || !signature || signature.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message);
  } catch (error) {
    if (error.name !== 'NotSupportedError') return false;
  }
  const noble = await import('./noble_ed25519.js');  // browsers from before 2024 or so
  return noble.verifyAsync(signature, message, key, { zip215: false }).catch(() => false);
}

const escaped = (value) => encodeURIComponent(value)
  .replace(/[!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());

function isGtin(gtin) {
  if (!/^\d{14}$/.test(gtin ?? '')) return false;
  const sum = [...gtin].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}

/// What a label says: { fault: 'unreadable' | 'unsigned' }, or
/// { elements: {'01': …, '21': …}, signed_text, key_id, signature }.
export function readLabel(text) {
  try {
    const address = new URL(text.trim());
    const segments = address.pathname.split('/').slice(1).map(decodeURIComponent);
    const start = segments.map((code, at) => code === '01' && isGtin(segments[at + 1])).lastIndexOf(true);
    const elements = {};
    let order = -1;
    for (let at = start; start >= 0 && at < segments.length; at += 2) {
      const place = path_codes.indexOf(segments[at]);
      if (place <= order || !segments[at + 1]) return { fault: 'unreadable' };
      order = place;
      elements[segments[at]] = segments[at + 1];
    }
    if (!elements['21']) return { fault: 'unreadable' };
    const attributes = [...address.searchParams].filter(([name]) => /^\d+$/.test(name));
    if (new Set(attributes.map(([name]) => name)).size < attributes.length) return { fault: 'unreadable' };
    const given = Object.fromEntries(attributes);
    const dates = signed_dates.filter((code) => code in given);
    for (const code of dates) {
      if (!/^\d{6}$/.test(given[code])) return { fault: 'unreadable' };
      elements[code] = given[code];
    }
    if (!('8030' in given)) return { fault: 'unsigned' };
    const signature = bytesOf(given['8030'].slice(0, 86));
    if (given['8030'].length !== 90 || signature?.length !== 64) return { fault: 'unreadable' };
    const path = path_codes.filter((code) => code in elements)
      .map((code) => `/${code}/${escaped(elements[code])}`).join('');
    const query = dates.map((code) => `${code}=${elements[code]}`).join('&');
    return { elements, signature, key_id: given['8030'].slice(86),
             signed_text: query ? `${path}?${query}` : path };
  } catch {
    return { fault: 'unreadable' };
  }
}

/// The list of keys, or null when the keeper did not sign just this text.
export async function readKeyList(text, keeper) {
  try {
    const document = JSON.parse(text);
    const { signature, ...list } = document;
    if (JSON.stringify({ ...list, signature }) !== text || list.type !== 'ocop-label-keys/1') return null;
    const good = await verify(bytesOf(keeper), encoder.encode(JSON.stringify(list)), bytesOf(signature));
    return good ? list : null;
  } catch {
    return null;
  }
}

/// 'valid', 'perhaps_revoked', 'unknown_key' or 'wrong_signature'. Without a network nobody knows
/// whether a label is older than the loss of its key.
export async function judgeLabel(label, list) {
  const key = list.keys.find((each) => each.id === label.key_id);
  if (!key) return 'unknown_key';
  const good = await verify(bytesOf(key.public_key), encoder.encode(label.signed_text), label.signature);
  if (!good) return 'wrong_signature';
  return key.state === 'revoked_from' ? 'perhaps_revoked' : 'valid';
}
