import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

// A mail server until its input ends: first the port on a line, then each letter that came, as a mail program reads it.
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH'],
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', async () => {
      const raw = Buffer.concat(chunks);
      const letter = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
      const headers = Object.fromEntries(letter.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]));
      process.stdout.write(JSON.stringify({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((one) => one.address),
        subject: letter.subject ?? '',
        text: letter.text ?? '',
        html: letter.html || null,
        author: letter.from?.value ?? [],
        recipients: letter.to?.value?.map((one) => one.address) ?? [],
        others: [letter.cc, letter.bcc, letter.replyTo].filter(Boolean).length,
        messageId: letter.messageId ?? null,
        date: letter.date?.toISOString() ?? null,
        list: letter.headers.get('list') ?? null,
        names: letter.headerLines.map(({ key }) => key),
        headers,
        parts: letter.attachments.length,
        longest: Math.max(...raw.toString('latin1').split('\r\n').map((line) => line.length)),
        ascii: raw.every((byte) => byte < 128),
        bare: /[^\r]\n|\r[^\n]/.test(raw.toString('latin1')),
      }) + '\n');
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.server.address().port}\n`));
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
