// node mercurius.mjs <port> <jit: 0 never, n after n calls>
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { resolvers, typeDefs } from './library.mjs';

const [port, jit] = process.argv.slice(2).map(Number);
const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit });
await app.listen({ port, host: '127.0.0.1' });
console.log('ready');
