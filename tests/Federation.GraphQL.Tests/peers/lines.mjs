import { readFileSync, writeFileSync } from 'node:fs';

/** Answers every JSON line of the file named first with a JSON line of the file named second. */
export async function answer(respond) {
  const [from, to] = process.argv.slice(2);
  const answers = [];
  for (const line of readFileSync(from, 'utf8').split('\n')) {
    if (line !== '') {
      answers.push(JSON.stringify(await respond(JSON.parse(line))));
    }
  }
  writeFileSync(to, answers.map((text) => text + '\n').join(''));
}
