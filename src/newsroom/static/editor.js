// Helps to write articles: buttons over the text, how it will look, and paste that keeps headings, lists and tables.
// The form works without.
'use strict';

(async () => {
  const text = document.querySelector('form[data-drafts] textarea[name=body]');
  const address = text?.form.elements.form_address?.value ?? '';
  if (!address.startsWith('/office/articles/')) return;
  const root = location.pathname.replace(/\/office\/.*/, '/office/articles');

  const blocks = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'TABLE', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BR']);
  const left = new Set(['STYLE', 'SCRIPT', 'META', 'LINK', 'TITLE', 'XML', 'HEAD']);
  const inside = (node) => [...node.childNodes].map(markup).join('');
  const tidy = (words) => words.replace(/\s+/g, ' ').trim();
  function table(node) {
    const rows = [...node.querySelectorAll('tr')].map((row) =>
      `| ${[...row.children].map((cell) => tidy(inside(cell)).replaceAll('|', '\\|')).join(' | ')} |`);
    if (rows.length === 0) return '';
    const width = node.querySelector('tr').children.length;
    return `\n\n${[rows[0], `|${'---|'.repeat(width)}`, ...rows.slice(1)].join('\n')}\n\n`;
  }
  function around(mark, words) {
    const inner = words.trim();
    return inner ? words.replace(inner, `${mark}${inner}${mark}`) : words;
  }
  /// What an element of another program comes to in our text.
  function markup(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, ' ');
    if (node.nodeType !== Node.ELEMENT_NODE || left.has(node.tagName) || node.tagName.includes(':')) return '';
    const name = node.tagName;
    if (/^H[1-6]$/.test(name)) return `\n\n${name < 'H3' ? '##' : '###'} ${tidy(inside(node))}\n\n`;
    if (name === 'B' || name === 'STRONG') return node.style.fontWeight === 'normal' ? inside(node) : around('**', inside(node));
    if (name === 'I' || name === 'EM') return around('*', inside(node));
    if (name === 'A' && /^(https?|mailto):/.test(node.href)) return `[${tidy(inside(node))}](${node.href})`;
    if (name === 'TABLE') return table(node);
    if (name === 'BLOCKQUOTE') return `\n\n${inside(node).trim().split('\n').map((line) => `> ${line}`).join('\n')}\n\n`;
    if (name === 'UL' || name === 'OL') {
      const items = [...node.children].map((item, i) => `${name === 'UL' ? '-' : `${i + 1}.`} ${tidy(inside(item))}`);
      return `\n\n${items.join('\n')}\n\n`;
    }
    // Word writes lists as paragraphs with a bullet in front.
    if (/MsoListParagraph/.test(node.className)) return `\n- ${tidy(inside(node)).replace(/^[·•§o\-–]\s*|^\d+[.)]\s*/, '')}\n`;
    if (name === 'BR') return '\n';
    return blocks.has(name) ? `\n\n${inside(node).trim()}\n\n` : inside(node);
  }
  const cleaned = (html) => inside(new DOMParser().parseFromString(html, 'text/html').body)
    .replace(/\u00a0/g, ' ').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();

  /// As if it was typed, so that it can be undone.
  function put(words) {
    text.focus();
    if (!document.execCommand('insertText', false, words)) {
      text.setRangeText(words, text.selectionStart, text.selectionEnd, 'end');
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  text.addEventListener('paste', (event) => {
    const html = event.clipboardData.getData('text/html');
    if (!html || !/<(h[1-6]|p|ul|ol|table|b|strong|i|em|a)[\s>]/i.test(html)) return;
    const words = cleaned(html);
    if (!words) return;
    event.preventDefault();
    put(words);
  });

  const answer = await fetch(`${root}/toolbar`);
  if (!answer.ok) return;
  const tools = document.createElement('div');
  tools.className = 'stack';
  tools.innerHTML = await answer.text();
  text.before(tools);
  const selected = () => text.value.slice(text.selectionStart, text.selectionEnd);
  const shown = tools.querySelector('[data-shown]');
  text.after(shown);
  const toggle = tools.querySelector('[data-preview]');
  tools.addEventListener('click', (event) => {
    const { around: mark, after, line, block } = event.target.closest('button')?.dataset ?? {};
    if (mark !== undefined) put(`${mark}${selected()}${after ?? mark}`);
    if (line !== undefined) put((selected() || '').split('\n').map((each) => line + each).join('\n'));
    if (block !== undefined) put(`${text.value && !text.value.endsWith('\n\n') ? '\n\n' : ''}${block.replaceAll('\\n', '\n')}`);
  });
  async function show() {
    const body = new URLSearchParams({ form_token: text.form.elements.form_token.value, body: text.value });
    const looks = await fetch(`${root}/preview`, { method: 'POST', body });
    if (looks.ok) shown.innerHTML = await looks.text();
  }
  let timer;
  text.addEventListener('input', () => {
    clearTimeout(timer);
    if (!shown.hidden) timer = setTimeout(show, 400);
  });
  toggle.addEventListener('click', () => {
    shown.hidden = !shown.hidden;
    toggle.setAttribute('aria-expanded', String(!shown.hidden));
    if (!shown.hidden) show();
  });
})();
