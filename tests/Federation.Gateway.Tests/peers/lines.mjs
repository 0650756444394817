import { readFileSync, writeFileSync } from 'node:fs';

/** Questions are the JSON lines of the file named first; answers, in the same order, become those of the file named second. */
export async function answer(respond) {
  const [from, to] = process.argv.slice(2);
  const questions = readFileSync(from, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const answers = await respond(questions);
  writeFileSync(to, answers.map((one) => JSON.stringify(one) + '\n').join(''));
}

/** For validators that look at one document at a time. */
export async function answerEach(respond) {
  await answer(async (questions) => {
    const answers = [];
    for (const question of questions) {
      answers.push(await respond(question));
    }
    return answers;
  });
}
