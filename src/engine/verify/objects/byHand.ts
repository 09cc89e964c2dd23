import type { Adapter } from '../../adapter.js';
import { firingWords, type Routine, type ServerInfo, type Trigger, type View } from '../../model/catalog.js';
import type { Mapping } from '../../model/mapping.js';
import type { AspectDifference } from '../../model/objectVerification.js';
import type { Comparison } from './comparison.js';
import { excerpt, likeness, type Likeness, type SchemaNames } from './texts.js';
import { firingDifference, unlike } from './triggers.js';

/*
 * Views, triggers and routines are not carried: what stands on the target under their names is a person's own. Where both servers speak one dialect the texts are compared; across
 * dialects nothing can show that two texts do the same, and that is what is said.
 */

/** What became of one object, for the ledger. */
export interface Judged {
  readonly differences: readonly AspectDifference[];
  readonly unknown: readonly string[];
  /** How it was shown to be equal. */
  readonly proof?: string | undefined;
}

/** A text of each side. */
interface Texts {
  readonly source: string;
  readonly target: string;
  /** Compared letter by letter: blanks may mean something in it. */
  readonly isExact?: boolean;
  /** The server wrote it anew, in words of its own. */
  readonly isPrinted?: boolean;
  /** {@link Trigger.mode} of both. */
  readonly modes?: readonly [source: string | undefined, target: string | undefined];
}

/** Compares what a person made with what the source has. */
export class ByHand {
  private readonly ends: readonly [source: Adapter, target: Adapter];
  private readonly servers: readonly [source: ServerInfo, target: ServerInfo];
  private readonly schemas: SchemaNames;
  private readonly renames: { readonly inTables: boolean; readonly schemas: boolean };

  constructor({ mapping, source, adapter, target }: Pick<Comparison, 'mapping' | 'source' | 'adapter' | 'target'>) {
    this.ends = [source, adapter];
    this.servers = [mapping.source, target.server];
    this.schemas = new Map(mapping.schemas.map((schema) => [schema.source.name, schema.target]));
    this.renames = { inTables: renamesTables(mapping), schemas: [...this.schemas].some(([from, to]) => from !== to) };
  }

  view(source: View, target: View): Judged {
    const names = ({ columns }: View): string => columns.map(({ name }) => name).join(', ');
    const options = ({ options: text }: View): string => text ?? 'none';
    const text = this.text({ source: source.definition, target: target.definition, isPrinted: true });
    const differences = [
      ...(this.renames.inTables ? [] : unlike('columns', names(source), names(target))),
      ...(this.isOneDialect ? unlike('options', options(source), options(target)) : []),
    ];
    return {
      ...text,
      differences: [...differences, ...text.differences],
      unknown: source.materialized && text.proof !== undefined ? [rowsOpen] : text.unknown,
    };
  }

  routine(source: Routine, target: Routine): Judged {
    const text = { source: source.definition, target: target.definition, isExact: source.language !== 'sql' };
    const judged = this.text({ ...text, modes: [source.mode, target.mode] });
    if (source.kind === target.kind) return judged;
    return {
      ...judged,
      unknown: [...judged.unknown, `It is a ${source.kind} at the source and a ${target.kind} there.`],
    };
  }

  /** `beside`: the triggers of the table on each side, in the order in which they fire. */
  trigger(
    source: Trigger,
    target: Trigger,
    beside: readonly [source: readonly Trigger[], target: readonly Trigger[]],
  ): Judged {
    const isOwnText = source.definition.includes(source.body ?? '');
    const whole = ({ definition, body = '' }: Trigger): string => (isOwnText ? definition : `${definition}\n${body}`);
    const judged = this.text({
      ...{ source: whole(source), target: whole(target), isExact: !isOwnText },
      modes: [source.mode, target.mode],
    });
    const differences = firingDifference(firingWords(source), firingWords(target));
    if (this.isOneDialect) {
      const [here, there] = beside;
      const order = unlike('fires behind', firstOf(here, source, there), firstOf(there, target, here));
      return { ...judged, differences: [...judged.differences, ...differences, ...order] };
    }
    const [fires, firesThere] = [fireWords(source), fireWords(target)];
    const said = fires === firesThere ? [] : [`It fires ${fires} at the source and ${firesThere} there.`];
    return { ...judged, differences, unknown: [...judged.unknown, ...said] };
  }

  /** What one text says whole. */
  text({ source, target, isExact = false, isPrinted = false, modes = [undefined, undefined] }: Texts): Judged {
    const [here, there] = this.ends.map(({ displayName }, at) => `${displayName} ${this.servers[at]?.version ?? ''}`);
    if (!this.isOneDialect)
      return open(
        `It was written by hand in the language of ${there}: nothing can show that it does what the source's does.`,
      );
    if (source === '' || target === '') return open('Its text is not shown to the user on both sides.');
    const alike = isExact ? exactly(source, target) : likeness(source, target, this.ends[0].lex, this.schemas);
    if (alike === 'letters') return open('The texts differ in the case of letters, which may be that of names.');
    if (alike === 'same') {
      const [mode = 'none', other = 'none'] = modes;
      if (mode === other) return { differences: [], unknown: [], proof: 'the texts of both sides, piece by piece' };
      return open(`The texts are the same, and run under other settings: ${mode} at the source, ${other} there.`);
    }
    const [one, two] = this.servers;
    if (isPrinted && (one.engine !== two.engine || one.version !== two.version))
      return open(`${here} and ${there} print such texts in words of their own, and these differ.`);
    if (this.renames.inTables || (isExact && this.renames.schemas))
      return open('The texts differ, as they may have to where schemas, tables or columns got other names.');
    return { differences: unlike('text', excerpt(source, target), excerpt(target, source)), unknown: [] };
  }

  /** Adapters of one dialect share the object that cuts it. */
  private get isOneDialect(): boolean {
    return this.ends[0].lex === this.ends[1].lex;
  }
}

const rowsOpen = "Its text is the source's; the rows that it holds, and its indexes, are not compared.";

const open = (why: string): Judged => ({ differences: [], unknown: [why] });

function exactly(source: string, target: string): Likeness {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return plain(source) === plain(target) ? 'same' : 'different';
}

function renamesTables({ tables }: Mapping): boolean {
  return tables.some(
    ({ source, target, columns }) =>
      source.name !== target.name || columns.some((column) => column.included && column.name !== column.source.name),
  );
}

const fireWords = ({ timing, events }: Trigger): string => `${timing} ${events.join(' or ')}`.toUpperCase();

/** The triggers that fire for the same before it does, of those that both sides have. */
function firstOf(all: readonly Trigger[], own: Trigger, others: readonly Trigger[]): string {
  const shared = new Set(others.map(({ name }) => name));
  const ahead = all.slice(
    0,
    all.findIndex(({ name }) => name === own.name),
  );
  const same = ahead.filter(
    (other) => other.timing === own.timing && other.events.some((event) => own.events.includes(event)),
  );
  return same.flatMap(({ name }) => (shared.has(name) ? [name] : [])).join(', ') || 'none';
}
