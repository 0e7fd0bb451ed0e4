// A small SMTP server (RFC 5321) for tests: keeps what it takes, and misbehaves on request.
import { createServer } from 'node:net';

/// `mood()` says how the next mail is answered: "take", "hang" (never a word), "later" (451), "never"
/// (550) or "mute" (takes the mail and says nothing, as before a crash).
export async function startSmtp(mood = () => 'take') {
  const mails = [];
  let visits = 0;
  const sockets = new Set();
  const server = createServer((socket) => {
    ++visits;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const how = mood();
    if (how === 'hang') return;
    const say = (line) => socket.write(`${line}\r\n`);
    let mail = null, inData = false, left = '';
    say('220 test ready');
    socket.on('data', (chunk) => {
      left += chunk.toString('latin1');
      for (let end = left.indexOf('\r\n'); end >= 0; end = left.indexOf('\r\n')) {
        const line = left.slice(0, end);
        left = left.slice(end + 2);
        if (inData) {
          if (line !== '.') {
            mail.lines.push(line.replace(/^\./, ''));
            continue;
          }
          inData = false;
          if (how === 'later') say('451 try again');
          else {
            mails.push({ ...mail, text: mail.lines.join('\r\n') });
            if (how !== 'mute') say('250 taken');
          }
        } else if (/^(EHLO|HELO)/i.test(line)) say('250 test');
        else if (/^MAIL FROM:/i.test(line)) (mail = { from: line.match(/<(.*)>/)[1], to: [], lines: [] }), say('250 ok');
        else if (/^RCPT TO:/i.test(line)) {
          if (how === 'never') say('550 no such person');
          else mail.to.push(line.match(/<(.*)>/)[1]), say('250 ok');
        } else if (/^DATA/i.test(line)) (inData = true), say('354 go on');
        else if (/^QUIT/i.test(line)) say('221 bye'), socket.end();
        else say('250 ok');
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: server.address().port,
    mails,
    visits: () => visits,
    stop: () => new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(done);
    }),
  };
}

/// The headers and the decoded parts of a mail.
export function read(mail) {
  const at = mail.text.indexOf('\r\n\r\n');
  const headers = Object.fromEntries(mail.text.slice(0, at).replace(/\r\n /g, ' ').split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]));
  const boundary = headers['content-type'].match(/boundary="(.*)"/)[1];
  const parts = mail.text.slice(at).split(`--${boundary}`).slice(1, -1).map((part) => {
    const middle = part.indexOf('\r\n\r\n');
    return { type: part.match(/Content-Type: ([^;]+)/)[1], text: Buffer.from(part.slice(middle), 'base64').toString('utf8') };
  });
  const subject = headers.subject.split(' ').map((word) =>
    Buffer.from(word.match(/^=\?UTF-8\?B\?(.*)\?=$/)[1], 'base64').toString('utf8')).join('');
  return { headers, subject, parts };
}
