import type { Identity } from '../../../model/catalog.js';
import { flag, grouped, list, optional, text, type CatalogRows, type Row } from './rows.js';

/** Finds the sequence behind each column that counts by itself. */
export class Counters {
  /** Sequences by what a default says that asks them. */
  private readonly asked: ReadonlyMap<string, Row>;
  private readonly ofIdentity: ReadonlyMap<string, readonly Row[]>;
  private readonly askers = new Map<string, number>();

  constructor(
    rows: CatalogRows,
    private readonly relations: ReadonlyMap<string, Row>,
  ) {
    this.asked = new Map(rows.sequences.map((row) => [nextvalOf(row), row]));
    this.ofIdentity = grouped(
      rows.sequences.filter((row) => text(row, 'dependency') === 'i'),
      'owner',
    );
    for (const row of rows.columns) {
      const expression = text(row, 'default_text');
      if (!this.asked.has(expression) || this.inherits(text(row, 'relation'))) continue;
      this.askers.set(expression, (this.askers.get(expression) ?? 0) + 1);
    }
  }

  /**
   * An identity column's own sequence; a serial's, owned by the column that asks it; or one that no other column asks. A sequence that several share is none: each table
   * would count for itself elsewhere. Partitions and children ask their parent's sequence, which therefore stays the parent's.
   */
  identityOf(column: Row, relation: string, expression: string | undefined): Identity | undefined {
    const number = text(column, 'number');
    const mode = text(column, 'identity');
    if (mode !== '') {
      const own = this.ofIdentity.get(relation)?.find((row) => text(row, 'owner_column') === number);
      return own && identity(own, mode === 'a' ? 'always' : 'by-default');
    }
    const sequence = expression === undefined ? undefined : this.asked.get(expression);
    if (!sequence || expression === undefined) return undefined;
    const owns = text(sequence, 'owner') === relation && text(sequence, 'owner_column') === number;
    const alone = this.askers.get(expression) === 1 && !this.inherits(relation) && text(sequence, 'owner') === '';
    return owns || alone ? identity(sequence, 'by-default') : undefined;
  }

  /** The sequence that a default asks. */
  sequenceOf(expression: string | undefined): readonly [string, string] | undefined {
    const sequence = expression === undefined ? undefined : this.asked.get(expression);
    return sequence && [text(sequence, 'schema'), text(sequence, 'name')];
  }

  private inherits(relation: string): boolean {
    const row = this.relations.get(relation);
    return row !== undefined && list(row, 'parents').length > 0;
  }
}

/** As `pg_get_expr` prints it with an empty search path. */
function nextvalOf(sequence: Row): string {
  return `nextval('${text(sequence, 'printed').replaceAll("'", "''")}'::regclass)`;
}

function identity(sequence: Row, mode: Identity['mode']): Identity {
  return {
    mode,
    start: text(sequence, 'start'),
    increment: text(sequence, 'increment'),
    ...(flag(sequence, 'cycle') ? { cycle: true } : {}),
    ...(isUnbounded(sequence) ? {} : { limit: text(sequence, 'maximum') }),
    next: nextValue(sequence),
    sequence: [text(sequence, 'schema'), text(sequence, 'name')],
  };
}

/** True when the sequence counts as far up as its type. */
function isUnbounded(sequence: Row): boolean {
  const greatest: Readonly<Record<string, string>> = {
    smallint: '32767',
    integer: '2147483647',
    bigint: '9223372036854775807',
  };
  return text(sequence, 'increment').startsWith('-') || text(sequence, 'maximum') === greatest[text(sequence, 'type')];
}

function nextValue(sequence: Row): string | undefined {
  const last = optional(sequence, 'last_value');
  if (last === undefined) return undefined;
  return flag(sequence, 'is_called') ? String(BigInt(last) + BigInt(text(sequence, 'increment'))) : last;
}
