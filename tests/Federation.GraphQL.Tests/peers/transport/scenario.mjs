// Runs one scenario of a public client against a server: node scenario.mjs <file> <name> <url>. Silence is success.
const [, , file, name, url] = process.argv;
const { scenarios } = await import(`./${file}.mjs`);
const seconds = 30;
setTimeout(() => fail(new Error(`nothing after ${seconds} s`)), seconds * 1000).unref();
process.on("unhandledRejection", fail);

function fail(error) {
  console.error(error?.stack ?? JSON.stringify(error));
  process.exit(1);
}

try {
  await scenarios[name](url);
  process.exit(0);
} catch (error) {
  fail(error);
}
