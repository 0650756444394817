import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import net from 'node:net';
import { answerEach } from './lines.mjs';

// A server and a filter in; out: every position the public client was told, having been torn off in the middle of bytes as often as asked, and why it
// would not have believed what it was told.
await answerEach(async ({ port, filter, until, tears }) => {
  const known = {};
  const told = [];
  const faults = [];
  let torn = 0;
  let messages = 0;

  // What stands between: it forwards bytes, and now and then breaks off, in whatever message that is.
  const between = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    let left = torn < tears ? 1500 + 700 * torn : Infinity;
    near.pipe(far);
    far.on('data', (bytes) => {
      near.write(bytes.subarray(0, Math.max(0, left)));
      left -= bytes.length;
      if (left <= 0) {
        torn++;
        near.destroy();
        far.destroy();
      }
    });
    const end = () => { near.destroy(); far.destroy(); };
    [near, far].forEach((one) => one.on('error', end).on('close', end));
  });
  await new Promise((ready) => between.listen(0, '127.0.0.1', ready));

  const done = () => Object.entries(until).every(([hub, position]) => (known[hub] ?? 0) >= position);
  const take = (message) => {
    messages++;
    const joins = (hub, position) => position === (known[hub] ?? 0) || faults.push(`${hub}: ${position} does not join ${known[hub]}`);
    switch (message.type) {
      case 'start':
        Object.entries(message.place).forEach(([hub, position]) => joins(hub, position));
        break;
      case 'entries':
        joins(message.hub, message.after);
        message.entries.forEach((entry) => told.push(`${entry.hub} ${entry.position} ${entry.kind}`));
        known[message.hub] = message.until;
        break;
      case 'current':
        Object.entries(message.after).forEach(([hub, position]) => joins(hub, position));
        Object.assign(known, message.until);
        break;
      default:
        faults.push(JSON.stringify(message));
    }
  };

  for (let attempt = 0; !done() && faults.length === 0 && attempt < 50; attempt++) {
    const link = new HubConnectionBuilder().withUrl(`http://127.0.0.1:${between.address().port}/live`).configureLogging(LogLevel.None).build();
    try {
      await link.start();
      await new Promise((over) => {
        link.stream('Feed', { ...filter, after: known }).subscribe({
          next: (message) => { take(message); if (done()) over(); },
          complete: over,
          error: over,
        });
      });
    } catch {
      // Torn while it connected.
    }
    await link.stop();
  }
  between.close();
  return { told, faults, torn, messages, done: done() };
});
