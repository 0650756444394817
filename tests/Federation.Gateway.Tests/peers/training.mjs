import { answer } from './lines.mjs';
import { expand, misuses } from './schema-org.mjs';

// What search engines ask of each type, beyond schema.org, which asks for nothing.
const needed = { Course: ['name', 'description', 'provider'], CourseInstance: ['courseMode', 'startDate', 'endDate', 'location'], Event: ['name', 'startDate', 'endDate', 'location'] };

// {"text", "graph"} in; out: what is wrong with it, and the types once expanded.
await answer(async (questions) => {
  const courses = misuses(questions.map(({ text, graph }) => (graph ? '{"@context":"https://schema.org","@type":"Course"}' : text)), 's.WithContext<s.Course>');
  const events = misuses(questions.map(({ text, graph }) => (graph ? text : '{"@context":"https://schema.org","@graph":[]}')), '{ "@context": "https://schema.org"; "@graph": readonly s.Event[] }');
  return Promise.all(questions.map(async ({ text, graph }, i) => {
    const read = JSON.parse(text);
    const top = graph ? read['@graph'] : [read, ...(read.hasCourseInstance ?? [])];
    const missing = top.flatMap((one) => needed[one['@type']].filter((name) => !(name in one)).map((name) => `${one['@type']} without ${name}`));
    const expanded = await expand(text);
    return { faults: [...courses[i], ...events[i], ...missing], types: expanded.map((one) => one['@type'][0]) };
  }));
});
