// node postgraphile.mjs <port> <folder of the database's socket> <workers>: PostGraphile over the rows and functions of the race.
import cluster from 'node:cluster';
import { createServer } from 'node:http';

const [port, socket, workers] = process.argv.slice(2);
if (cluster.isPrimary) {
  let listening = 0;
  cluster.on('listening', () => {
    if (++listening === Number(workers)) {
      console.log('ready');
    }
  });
  cluster.on('exit', (worker, code) => process.exit(code || 1));
  for (let i = 0; i < Number(workers); i++) {
    cluster.fork();
  }
} else {
  // PostGraphile asks for Node 22; on 20 this is what it lacks, and every answer is an error without it.
  Promise.withResolvers ??= function withResolvers() {
    const deferred = {};
    deferred.promise = new this((resolve, reject) => Object.assign(deferred, { resolve, reject }));
    return deferred;
  };
  const { postgraphile } = await import('postgraphile');
  const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber');
  const { makePgService } = await import('postgraphile/adaptors/pg');
  const { grafserv } = await import('postgraphile/grafserv/node');
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ poolConfig: { host: socket, user: 'federation', database: 'postgres', max: Math.ceil(64 / Number(workers)) }, schemas: ['race'] })],
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
    grafast: { explain: false },
  });
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  server.listen(Number(port), '127.0.0.1');
}
