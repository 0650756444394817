// Runs scenarios of the public clients, each { file, name, url }: null when it went as it should, otherwise what did not.
import { answer } from "../lines.mjs";

const seconds = 30;

function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`nothing after ${seconds} s`)), seconds * 1000));
}

await answer(async ({ file, name, url }) => {
  const { scenarios } = await import(`./${file}.mjs`);
  try {
    await Promise.race([scenarios[name](url), late()]);
    return null;
  } catch (error) {
    return error?.stack ?? JSON.stringify(error);
  }
});
process.exit();
