import { getIntrospectionQuery } from 'graphql';
import { answer } from './lines.mjs';

// Options in, the query that tools send out.
await answer((options) => getIntrospectionQuery(options));
