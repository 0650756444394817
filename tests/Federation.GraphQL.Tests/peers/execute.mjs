import { readFileSync } from 'node:fs';
import { buildSchema, execute, getIntrospectionQuery, parse, validate } from 'graphql';
import { answer } from './lines.mjs';

/** The reference implementation over the same schema and data as `Execution/Reference/Town.cs`. */
const schema = buildSchema(readFileSync(new URL('town.graphql', import.meta.url), 'utf8'));
const town = JSON.parse(readFileSync(new URL('town.json', import.meta.url), 'utf8'));
const objects = new Map(town.objects.map((each) => [each.id, each]));

const day = schema.getType('Day');
const isDay = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
day.coerceInputValue = (value) => {
  if (!isDay(value)) {
    throw new TypeError('not a day');
  }
  return value;
};
day.coerceInputLiteral = (node) => day.coerceInputValue(node.value);

let visits = 0;

const value = (held) => {
  if (Array.isArray(held)) {
    return held.map(value);
  }
  if (held?.$throw) {
    throw new Error('thrown');
  }
  if (held?.$nan) {
    return NaN;
  }
  return held?.$ref ? objects.get(held.$ref) : held;
};

const later = async (make) => {
  await null;
  return make();
};

const page = (list, skip, first) => (first === null || first === undefined ? list : list.slice(skip, skip + Math.max(0, first)));

const resolvers = {
  'Query.person': (_, { id }) => objects.get(id)?.__typename === 'Person' ? objects.get(id) : null,
  'Query.strictPerson': (_, { id }) => objects.get(id)?.__typename === 'Person' ? objects.get(id) : null,
  'Query.node': (_, { id }) => objects.get(id) ?? null,
  'Query.slowNode': (_, { id }) => later(() => objects.get(id) ?? null),
  'Query.people': (_, { first, skip }) => page(value(town.query.people), Math.max(0, skip ?? 0), first),
  'Person.friends': (source, { first }) => { const list = value(source.friends); return list && page(list, 0, first); },
  'Query.echo': (_, args) => JSON.stringify(args),
  'Query.town': () => ({}),
  'Mutation.move': (_, { id, by }) => { visits += by; return objects.get(id)?.__typename === 'Person' ? objects.get(id) : null; },
  'Mutation.slowMove': (_, { id, by }) => later(() => { visits += by; return objects.get(id)?.__typename === 'Person' ? objects.get(id) : null; }),
  'Mutation.fail': () => { throw new Error('thrown'); },
  'Mutation.visits': () => visits,
};

const fieldResolver = (source, args, context, info) => {
  const name = info.fieldName;
  const resolve = resolvers[`${info.parentType.name}.${name}`];
  if (resolve) {
    return resolve(source, args);
  }
  const holder = info.parentType.name === 'Query' ? town.query : source;
  return name.startsWith('slow') ? later(() => value(holder[name])) : value(holder[name]);
};

await answer(async ({ Query: query, Variables: variables }) => {
  if (query === 'introspection') {
    const text = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
    return { text, ...(await execute({ schema, document: parse(text) })) };
  }
  const document = parse(query);
  const faults = validate(schema, document);
  if (faults.length > 0) {
    return { invalid: faults.map(String) };
  }
  visits = 0;
  const { data, errors } = await execute({ schema, document, rootValue: {}, variableValues: variables, fieldResolver });
  return { data, errors: (errors ?? []).map(({ path, locations, message }) => ({ path: path ?? [], locations: locations ?? [], message })) };
});
