// Passkeys (W3C Web Authentication). Without this script, or without passkeys in the browser, the
// forms stay hidden and the password does.
'use strict';
const bytes = (text) => Uint8Array.from(
  atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

function onSubmit(id, ceremony) {
  const form = document.getElementById(id);
  if (!form || !window.PublicKeyCredential) return;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const error = form.querySelector('.error');
    error.hidden = true;
    try {
      const fields = await ceremony(form.dataset);
      for (const [name, value] of Object.entries(fields)) form.elements[name].value = text(value);
      form.submit();
    } catch {
      error.hidden = false;
    }
  });
}

onSubmit('passkey-using', async (data) => {
  const made = await navigator.credentials.get({ publicKey: {
    challenge: bytes(data.challenge),
    rpId: data.party,
    userVerification: data.verification,
    allowCredentials: data.credentials.split(' ').filter(Boolean)
      .map((id) => ({ type: 'public-key', id: bytes(id) })),
  } });
  return {
    credential: made.rawId,
    client_data: made.response.clientDataJSON,
    authenticator_data: made.response.authenticatorData,
    signature: made.response.signature,
  };
});

onSubmit('passkey-making', async (data) => {
  const made = await navigator.credentials.create({ publicKey: {
    challenge: bytes(data.challenge),
    rp: { id: data.party, name: 'OCOP' },
    user: { id: new TextEncoder().encode(data.user), name: data.name, displayName: data.display },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -8 }],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    attestation: 'none',
  } });
  return { client_data: made.response.clientDataJSON, attestation: made.response.attestationObject };
});
