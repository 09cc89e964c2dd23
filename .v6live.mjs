import mysql from '/work/main/node_modules/mysql2/promise.js';
import { spawn } from 'node:child_process';
const mode = process.argv[2];
const c = await mysql.createConnection(process.env.SOURCE_URL);
await c.query("UPDATE actor SET first_name = 'OTHER', last_update = last_update WHERE actor_id = 3");
const child = spawn(
  'node',
  ['.v6cli.mjs', 'verify', '/tmp/v6/sakila/v6_sakila.migration.sql', '--out', '/tmp/v6/walk/live-' + mode],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let out = '';
let n = 0;
let timer;
child.stdout.on('data', (d) => {
  out += d;
});
if (mode === 'moving')
  timer = setInterval(
    () => c.query(`UPDATE actor SET first_name = 'N${n++}', last_update = last_update WHERE actor_id = 3`),
    150,
  );
else
  timer = setTimeout(
    () => c.query("UPDATE actor SET first_name = 'ED', last_update = last_update WHERE actor_id = 3"),
    1600,
  );
await new Promise((r) =>
  child.on('exit', (code) => {
    out += '\nstatus ' + code;
    r();
  }),
);
clearInterval(timer);
clearTimeout(timer);
await c.query("UPDATE actor SET first_name = 'ED', last_update = last_update WHERE actor_id = 3");
await c.end();
console.log(
  mode,
  '\n',
  out
    .split('\n')
    .filter((l) => /actor|status|flight|changing|✗|!|✓ V/.test(l))
    .join('\n'),
);
