// Starts a server, says where, and never stops it: for lifecycle.test.ts, which ends this process in rough ways.
import { startServer } from '../../servers/servers.js';

const server = await startServer('postgres15');
console.log(JSON.stringify({ pid: server.pid, dataDir: server.dataDir }));
setInterval(() => undefined, 60_000);
