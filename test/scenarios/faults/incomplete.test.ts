import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentsOf, type Place } from '../../faults/afterwards.js';
import { Other } from '../../faults/other.js';
import { tail, Trial } from '../../faults/trial.js';
import { loadSql } from '../../servers/load.js';
import { cliBundle } from '../cliProcess.js';
import { Databases } from '../databases.js';
import { isLong, journeys, makePlaces, patience, repeatedly, usualRows } from './journeys.js';

const databases = new Databases('inc');
let bundle: string;
beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

const refused = [17, 2718, usualRows - 1];

async function ask(place: Place, ...statements: string[]): Promise<void> {
  const other = await Other.enter(place);
  await other.do(...statements).finally(() => other.leave());
}

/** A CHECK of the target's own, which the source's rows break. */
function withCheck(text: string): string {
  const step = `-- @step sql rule on=target\nALTER TABLE numbers ADD CONSTRAINT rule CHECK (id NOT IN (${refused.join(', ')}));\n\n`;
  return text.replace('-- @phase data', () => `${step}-- @phase data`);
}

describe('rows that are refused', () => {
  it.each(isLong ? journeys : journeys.slice(0, 1))(
    'from $from to $to: a run that set rows aside says which; a resume has nothing to do, and a repair ends it once their reason is gone',
    async (journey) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        const trial = await Trial.begin(bundle, source, target);
        await trial.edit(withCheck);
        const ended = await trial.run(['--on-reject=keep']);
        expect(ended.summary, tail(ended)).toMatchObject({
          exitCode: 1,
          outcome: { state: 'incomplete', rejectedRows: refused.length },
        });
        await trial.expectSound();
        const named = ended.events.flatMap((event) => (event.type === 'reject' ? [Number(event.row.key.id)] : []));
        expect(named.sort((a, b) => a - b)).toEqual(refused);
        const missing = await missingIds(trial);
        expect(missing).toEqual(refused);

        const again = await trial.run(['--resume']);
        const nothing = await trial.expectStopped(again, 'NOTHING_TO_RESUME', 1);
        expect(nothing.message + nothing.hint).toMatch(/incomplete.*load-rejects/su);

        const inVain = await trial.cli(['verify', trial.script, '--repair', '--yes', '--json']);
        expect(inVain.summary?.exitCode, tail(inVain)).toBe(1);
        expect(inVain.stdout).toMatch(/rule/u);
        expect(await missingIds(trial)).toEqual(refused);

        await ask(target, 'ALTER TABLE numbers DROP CONSTRAINT rule');
        await trial.expectWhole(await trial.cli(['verify', trial.script, '--repair', '--yes', '--json']));
        await trial.end('repair after incomplete');
      });
    },
    patience,
  );

  it.each(isLong ? journeys : journeys.slice(1))(
    'from $from to $to: a row that breaks a unique index made after the load stops the run there, named, and a resume ends it',
    async (journey) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        await loadSql(source.server, source.database, 'CREATE UNIQUE INDEX numbers_pad ON numbers (pad)');
        const trial = await Trial.begin(bundle, source, target);
        const q = target.server.engine === 'postgresql' ? '`' : '"';
        await trial.edit((text) => {
          const start = text.indexOf('-- @step copy numbers');
          const planted = text
            .slice(start)
            .replace(
              new RegExp(`^  .*${q}pad${q}$`, 'mu'),
              `  CASE WHEN id = 5001 THEN 'twice' WHEN id = 17 THEN 'twice' ELSE ${q}pad${q} END AS ${q}pad${q}`,
            );
          return text.slice(0, start) + planted;
        });
        const stopped = await trial.run(['--on-reject=keep']);
        expect(stopped.summary, tail(stopped)).toMatchObject({ exitCode: 1, outcome: { state: 'failed' } });
        expect(stopped.summary?.error?.message).toContain('twice');
        expect(stopped.summary?.error?.object ?? '').toMatch(/numbers/u);
        await trial.expectSound();
        await ask(
          target,
          ...[17, 5001].map((id) => `UPDATE numbers SET pad = CONCAT('${id} ', REPEAT('x', 100)) WHERE id = ${id}`),
        );
        await trial.expectWhole(await trial.run(['--resume', '--on-reject=keep']));
        await trial.end('duplicates found by an index', { message: stopped.summary?.error?.message });
      });
    },
    patience,
  );
});

async function missingIds({ source, target }: Trial): Promise<number[]> {
  const [from, to] = [await contentsOf(source), await contentsOf(target)];
  const there = new Set(to.tables.get('numbers'));
  const missing = (from.tables.get('numbers') ?? []).filter((row) => !there.has(row));
  return missing.map((row) => Number((JSON.parse(row) as string[])[0])).sort((a, b) => a - b);
}
