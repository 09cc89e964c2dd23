import * as vscode from 'vscode';
import type { Decisions } from '../../engine/model/mapping.js';
import { typePolicyNames } from '../../engine/model/policy.js';
import { badInput } from '../failures.js';
import type { Services } from '../services.js';

type Defaults = Pick<Decisions, 'names' | 'types' | 'guards' | 'rules' | 'existing' | 'content'>;

/** The setting that stands for no decision. */
const suggested = 'suggested';

/**
 * What the settings (`databaseMigration.defaults.*`) say about new migrations in a folder. They are written into a migration's file when it is made,
 * so that from then on the file alone decides. Fails with BAD_INPUT, naming the settings, where they don't fit the file's format.
 */
export async function defaultDecisions(services: Services, folder: vscode.Uri): Promise<Defaults> {
  const settings = vscode.workspace.getConfiguration('databaseMigration.defaults', folder);
  const types = Object.fromEntries(
    typePolicyNames.flatMap((name): [string, string][] => {
      const way = settings.get<string>(`types.${name}`, suggested);
      return way === suggested ? [] : [[name, way]];
    }),
  );
  const chosen = (name: string, usual: string): string | undefined => {
    const word = settings.get<string>(name, usual);
    return word === usual ? undefined : word;
  };
  const { names, guards, rules } = {
    names: settings.get<Defaults['names']>('names'),
    guards: settings.get<Defaults['guards']>('guards'),
    rules: settings.get<Defaults['rules']>('rules'),
  };
  const [existing, content] = [chosen('existing', 'refuse'), chosen('content', 'all')];
  const filled = Object.entries({ names, types, guards, rules, existing, content }).filter(
    ([, value]) => value && Object.keys(value).length > 0,
  );
  // What VS Code hands out are proxies, which can't be sent to the engine.
  const defaults = JSON.parse(JSON.stringify(Object.fromEntries(filled))) as Defaults;
  await refuseUnfit(services, defaults);
  return defaults;
}

async function refuseUnfit({ engine }: Services, defaults: Defaults): Promise<void> {
  const { text } = await engine.request('printDecisions', { decisions: { version: 1, ...defaults } });
  try {
    await engine.request('readDecisions', { text });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/ \(line .*\)$/u, '') : String(error);
    throw badInput(
      vscode.l10n.t('The settings databaseMigration.defaults are not right: {0}', why),
      vscode.l10n.t('Mend them in the settings.'),
    );
  }
}
