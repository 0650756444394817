import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { answer } from './lines.mjs';

// A document of one of the schemas in; out the places of each error, and the rule that found it. Rules of the incremental delivery draft are left out.
const rules = specifiedRules.filter((rule) => !/^(Defer|Stream)/.test(rule.name));
const schemas = new Map();

function schemaOf(sdl) {
  if (!schemas.has(sdl)) {
    schemas.set(sdl, buildSchema(sdl));
  }
  return schemas.get(sdl);
}

let sdls;
await answer((question) => {
  if (question.Sdls) {
    sdls = question.Sdls;
    return { rules: rules.map((rule) => rule.name) };
  }
  const found = [];
  const naming = rules.map((rule) => (context) => rule(Object.create(context, {
    reportError: { value: (error) => { found.push(rule.name); context.reportError(error); } },
  })));
  const document = parse(question.Text, { allowEmptySelectionSets: false });
  const errors = validate(schemaOf(sdls[question.Schema]), document, naming, { maxErrors: 1000, hideSuggestions: true });
  return { errors: errors.map((error, i) => ({ rule: found[i], message: error.message, places: (error.locations ?? []).map(({ line, column }) => `${line}:${column}`).join(' ') })) };
});
