// Improvements of the comment form; it works without them.
'use strict';

(() => {
  const form = document.getElementById('comment-form');
  if (!form) return;
  document.getElementById('faults')?.focus();

  // What nobody sees is blank, as the server says too.
  const unseen = /[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]/gu;
  for (const input of form.querySelectorAll('[required]')) {
    const check = () => input.setCustomValidity(
      input.value && !input.value.replace(unseen, '') ? form.dataset.blank : '');
    input.addEventListener('input', check);
    check();
  }
  form.elements.phone.addEventListener('change', () => {
    form.elements.phone.value = form.elements.phone.value.trim();
  });

  // Another code without leaving the page; the sound plays in it.
  const picture = form.querySelector('.captcha');
  if (!picture) return;
  const listen = form.querySelector('a[href*="/sound"]');
  const fresh = async () => {
    const answer = await fetch('/media/comment-code');
    if (!answer.ok) throw new Error(answer.status);
    const token = await answer.text();
    form.elements.token.value = token;
    picture.src = `/media/comment-code/${token}`;
    listen.href = `/media/comment-code/${token}/sound${new URL(listen.href).search}`;
  };
  form.querySelector('[value="reload"]').addEventListener('click', async (event) => {
    event.preventDefault();
    try {
      await fresh();
      form.elements.code.value = '';
      form.elements.code.focus();
    } catch {
      form.requestSubmit(event.target);  // as without script
    }
  });
  listen.addEventListener('click', (event) => {
    event.preventDefault();
    new Audio(listen.href).play();
    form.elements.code.focus();
  });
  // A page that lay open for longer than a code lasts gets a new one when somebody begins to write.
  const opened = Date.now();
  form.addEventListener('focusin', () => {
    if (Date.now() - opened > 60_000) fresh().catch(() => {});
  }, { once: true });
})();
