import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../src/protocol/failure.js';
import { EngineClient } from '../../src/vscode/engineClient.js';

/** A real thread in the engine's place, for what the real engine can't be made to do: die and talk nonsense. */
const thread = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ type, id, body }) => {
  if (type !== 'request') return parentPort.postMessage({ type: 'failed', id, error: { code: 'CANCELLED', stage: 'run', message: 'Cancelled.', hint: '' } });
  if (body.text === 'die') process.exit(3);
  if (body.text === 'throw') throw new Error('out of luck');
  if (body.text === 'wait') return;
  parentPort.postMessage({ nonsense: true });
  parentPort.postMessage({ type: 'result', id, result: body.text === 'lie' ? { text: 7 } : { version: 1, source: body.text } });
});`;

const logged: string[] = [];
const write = (line: string): void => void logged.push(line);
const log = { warn: write, error: write } as unknown as ConstructorParameters<typeof EngineClient>[1];
let folder: string;
let client: EngineClient;

beforeEach(async () => {
  logged.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'engine-client-'));
  const file = join(folder, 'engine.mjs');
  await writeFile(file, thread);
  client = new EngineClient(file, log);
});

afterEach(async () => {
  client.dispose();
  await rm(folder, { recursive: true });
});

const ask = (text: string) => client.request('readDecisions', { text });

test.each(['die', 'throw'])(
  'a thread that ends (%s) fails what is under way with one clear error, and starts again',
  async (how) => {
    const waiting = ask('wait');
    const [first, second] = await Promise.allSettled([waiting, ask(how)]);
    for (const outcome of [first, second]) {
      const failure: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
      expect(failure).toBeInstanceOf(Failure);
      expect((failure as Failure).data).toMatchObject({
        code: 'INTERNAL',
        message: 'The engine stopped unexpectedly.',
      });
    }
    expect(await ask('again')).toMatchObject({ source: 'again' });
  },
);

test('messages that fail their check are logged and dropped; a result that fails is a failure', async () => {
  expect(await ask('fine')).toMatchObject({ source: 'fine' });
  expect(logged).toEqual(['The engine sent a message that is malformed.']);
  await expect(ask('lie')).rejects.toThrow('malformed');
});

test('a token cancels by the id of the request', async () => {
  const listeners: (() => void)[] = [];
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: () => void) => {
      listeners.push(listener);
      return { dispose: () => undefined };
    },
  } as unknown as NonNullable<Parameters<typeof client.request>[2]>['token'];
  const waiting = client.request('readDecisions', { text: 'wait' }, { token });
  for (const listener of listeners) listener();
  await expect(waiting).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
});
