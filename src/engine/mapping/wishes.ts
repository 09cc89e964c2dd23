import type { Column, Table } from '../model/catalog.js';
import type { DecisionPath, Finding } from '../model/finding.js';
import { tableKey, type Decisions, type TypeWish } from '../model/mapping.js';
import { policyOf, type NeutralType } from '../model/type.js';
import type { ColumnPlace } from './columnPlace.js';
import { Rules } from './rules.js';

/** A type that somebody wants for a column, and where that is said. */
export interface Wish extends TypeWish {
  readonly by: 'column' | 'rule' | 'policy';
  readonly path: DecisionPath;
  readonly rule?: number | undefined;
}

/** The decisions on types, and what became of them while a mapping was made. */
export class Wishes {
  private readonly rules: Rules;
  /** By rule: the columns that meet its conditions, and those whose type it named. */
  private readonly matched: Set<string>[];
  private readonly won: Set<string>[];
  private readonly unmet = new Map<string, { wish: Wish; finding: Unmet; columns: Set<string> }>();

  constructor(private readonly decisions: Decisions) {
    const { rules = [] } = decisions;
    this.rules = new Rules(rules);
    this.matched = rules.map(() => new Set());
    this.won = rules.map(() => new Set());
  }

  /**
   * The wish for a column, the strongest first: its own decision, a rule, a policy. Columns that foreign keys join need one type, so what is said of
   * one holds for all of them where nothing else is said.
   */
  for({ table, column, decision, use, joined: neutral }: ColumnPlace): Wish | undefined {
    const isLone = use.group.length < 2 && decision.type === undefined && decision.as === undefined;
    if (this.rules.none && (isLone || this.decisions.tables === undefined)) return this.policyFor(neutral);
    const members = [{ table, column }, ...use.group.filter((member) => member.column !== column)];
    const rule = members.flatMap((member) => this.ruleFor(member.table, member.column, neutral) ?? [])[0];
    const own = members.flatMap((member) => this.decisionOn(member.table, member.column) ?? [])[0];
    if (!own && rule?.rule !== undefined) this.won[rule.rule]?.add(columnName(table, column));
    return own ?? rule ?? this.policyFor(neutral);
  }

  private ruleFor(table: Table, column: Column, neutral: NeutralType): Wish | undefined {
    const matching = this.rules.matching(table, column, neutral);
    for (const { index } of matching) this.matched[index]?.add(columnName(table, column));
    const [first] = matching;
    if (!first) return undefined;
    const { type, as } = first.rule;
    return { type, as, by: 'rule', rule: first.index, path: ['rules', first.index, as === undefined ? 'type' : 'as'] };
  }

  private decisionOn(table: Table, column: Column): Wish | undefined {
    const { tables = {} } = this.decisions;
    const key = tableKey(table);
    const columns = (Object.hasOwn(tables, key) ? tables[key]?.columns : undefined) ?? {};
    const decision = Object.hasOwn(columns, column.name) ? columns[column.name] : undefined;
    if (decision?.type === undefined && decision?.as === undefined) return undefined;
    const { type, as } = decision;
    const field = as === undefined ? 'type' : 'as';
    return { type, as, by: 'column', path: ['tables', key, 'columns', column.name, field] };
  }

  private policyFor(neutral: NeutralType): Wish | undefined {
    const name = policyOf(neutral);
    const as = name && this.decisions.types?.[name];
    return name && as && { as, by: 'policy', path: ['types', name] };
  }

  /** Notes that a rule's or policy's wish can't be met for a column; each is said once, however many columns it concerns. */
  refuse(wish: Wish, table: Table, column: Column, finding: Unmet): void {
    const key = JSON.stringify([wish.path, finding.message]);
    const entry = this.unmet.get(key) ?? { wish, finding, columns: new Set() };
    entry.columns.add(columnName(table, column));
    this.unmet.set(key, entry);
  }

  /** Columns that a rule's conditions hold for, and those whose type it named. */
  useOf(rule: number): { readonly matched: number; readonly won: number } {
    return { matched: this.matched[rule]?.size ?? 0, won: this.won[rule]?.size ?? 0 };
  }

  /** One finding for each wish and reason that couldn't be met. */
  findings(): Finding[] {
    return [...this.unmet.values()].map(({ wish, finding, columns }) => {
      const [first] = columns;
      const place =
        columns.size === 1 ? `for ${first ?? ''}` : `for ${columns.size} columns, ${first ?? ''} among them`;
      return {
        ...finding,
        message: `${finding.message} This concerns "${String(wish.as ?? wish.type)}" ${place}.`,
        object: { kind: 'decision', path: [pathText(wish.path)] },
        decision: wish.path,
      };
    });
  }
}

type Unmet = Omit<Finding, 'object' | 'decision'>;

/** A place of the decisions file as people write it: `rules[2].type`. */
export function pathText(path: DecisionPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

function columnName(table: Table, column: Column): string {
  return `${tableKey(table)}.${column.name}`;
}
