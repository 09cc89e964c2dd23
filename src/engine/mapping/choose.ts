import { EngineError } from '../errors.js';
import type { Column, Table } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import { tableKey, type ReadExpression, type Replacement } from '../model/mapping.js';
import { takesLoss, type GuardPolicy } from '../model/policy.js';
import type { GuardResult } from '../model/profile.js';
import {
  nullingGuards,
  type Guard,
  type NeutralType,
  type TextForm,
  type TypeChoice,
  type TypeContext,
} from '../model/type.js';
import { columnDecision, entryOf, tableFinding, type MapContext } from './context.js';
import type { ColumnUse } from './keyUse.js';
import { foldType } from './rules.js';
import type { Wish } from './wishes.js';

/** A column's type on the target, and how the source reads it for that type. */
export interface Chosen {
  readonly neutral: NeutralType;
  readonly choices: readonly TypeChoice[];
  readonly chosen: TypeChoice;
  readonly decided: boolean;
  /** Index of the rule that named the type. */
  readonly rule?: number | undefined;
  readonly read: ReadExpression;
  /** The guards whose breaking values the reading changes. */
  readonly lossy: readonly Guard[];
  readonly replacements: readonly Replacement[];
  /** Some values are too long for an entry of the target's indexes. */
  readonly overlong: boolean;
  readonly findings: readonly Finding[];
}

/** Chooses a column's type: a person's decision, else a rule, else the best choice that the data allows. */
export function chooseType(
  input: MapContext,
  table: Table,
  column: Column,
  use: ColumnUse,
  nameHint: () => string,
): Chosen {
  return new Chooser(input, table, column, use, nameHint).choose();
}

class Chooser {
  private readonly findings: Finding[] = [];
  private readonly own: NeutralType;
  private readonly neutral: NeutralType;
  private readonly context: TypeContext;
  /** What the scan found in the column and those joined to it. */
  private readonly hits: readonly { readonly result: GuardResult; readonly mine: boolean }[];
  private readonly plainReads = new Map<TextForm, ReadExpression | undefined>();

  constructor(
    private readonly input: MapContext,
    private readonly table: Table,
    private readonly column: Column,
    private readonly use: ColumnUse,
    nameHint: () => string,
  ) {
    this.own = input.types.own(column);
    this.neutral = input.types.joined(column, use);
    const { key, companions, autoIncrement } = use;
    this.context = {
      key,
      companions,
      autoIncrement,
      // Few types are called after their column.
      get nameHint() {
        return nameHint();
      },
    };
    this.hits = use.group.flatMap((member) =>
      input
        .found(member.table)
        .hits.filter((result) => result.column === member.column.name)
        .map((result) => ({ result, mine: member.column === column })),
    );
  }

  choose(): Chosen {
    const { input, neutral, context } = this;
    if (neutral.kind === 'unknown') this.unknownType(neutral.name);
    const offered = unlessAll(input.types.choices(neutral, context), (choice) => this.plainRead(choice) !== undefined);
    const wish = input.wishes.for(this.table, this.column, neutral, this.use);
    const choices = wish?.by === 'policy' ? this.preferred(offered, wish) : offered;
    const decided = wish && wish.by !== 'policy' ? this.decidedChoice(choices, wish) : undefined;
    const chosen = decided ?? this.bestChoice(choices);
    const stops = this.hitGuards(chosen).filter(({ guard }) => guard.onHit === 'stop' || decided !== undefined);
    for (const { guard, result } of stops) {
      if (guard.id === 'mojibake') this.mojibake(chosen, guard, result);
      else this.stopped(chosen, choices, guard, result);
    }
    const notes = this.guardHits(chosen).filter(({ guard }) => guard.onHit === 'note');
    for (const { guard, result } of notes) if (guard.id === 'mojibake') this.mojibake(chosen, guard, result);
    for (const { code, severity, message } of chosen.losses) {
      if (code !== 'UNKNOWN_TYPE') this.find({ code, severity, message });
    }
    return {
      neutral: this.own,
      choices: decided && !choices.includes(decided) ? [decided, ...choices] : choices,
      chosen,
      decided: decided !== undefined,
      rule: decided && wish?.rule,
      ...this.readFor(
        chosen,
        stops.map(({ guard }) => guard),
      ),
      overlong: notes.some(({ guard }) => guard.id === 'key-length'),
      findings: this.findings,
    };
  }

  /** The choices with those of the wanted way in front; where the data forbids them the others follow. */
  private preferred(choices: readonly TypeChoice[], wish: Wish): readonly TypeChoice[] {
    const wanted = choices.filter((choice) => choice.way === wish.as);
    if (wanted.length === 0) this.input.wishes.refuse(wish, this.table, this.column, this.notOffered(choices, wish));
    return [...wanted, ...choices.filter((choice) => choice.way !== wish.as)];
  }

  private notOffered(choices: readonly TypeChoice[], wish: Wish): Omit<Finding, 'object'> {
    const ways = [...new Set(choices.flatMap((choice) => choice.way ?? []))];
    const offers = ways.length === 0 ? 'one way only' : ways.join(', ');
    return {
      code: 'WAY_NOT_OFFERED',
      severity: wish.by === 'policy' ? 'info' : 'error',
      message: `${this.input.targetAdapter.displayName} has no such way for ${this.neutral.kind} values; it offers ${offers}. The suggested type is taken.`,
      fix: wish.by === 'policy' ? undefined : 'Choose one of the ways that are offered, or name a type.',
    };
  }

  private decidedChoice(choices: readonly TypeChoice[], wish: Wish): TypeChoice | undefined {
    if (wish.as !== undefined) {
      const wanted = choices.find((choice) => choice.way === wish.as);
      if (!wanted) this.refuse(wish, this.notOffered(choices, wish));
      return wanted;
    }
    return this.namedType(choices, wish, wish.type ?? '');
  }

  private namedType(choices: readonly TypeChoice[], wish: Wish, wanted: string): TypeChoice | undefined {
    const { input, column } = this;
    const same = choices.find((choice) => [foldType(choice.type), baseType(choice.type)].includes(foldType(wanted)));
    if (same) return same;
    try {
      const choice = input.targetAdapter.types.choose(this.neutral, wanted, this.context, input.target);
      if (this.plainRead(choice)) return choice;
      this.refuse(wish, {
        code: 'TYPE_NOT_POSSIBLE',
        severity: 'error',
        message: `${column.type.text} can't be read in the form that ${wanted} needs.`,
        fix: `Choose one of: ${choices.map((entry) => entry.type).join(', ')}.`,
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.refuse(wish, { code: 'TYPE_UNKNOWN', severity: 'error', message: error.message, fix: error.hint });
    }
    return undefined;
  }

  /** A wish for this column alone is answered at the column; a rule's once for all of its columns. */
  private refuse(wish: Wish, finding: Omit<Finding, 'object'>): void {
    if (wish.by === 'column') this.find({ ...finding, decision: wish.path });
    else this.input.wishes.refuse(wish, this.table, this.column, finding);
  }

  /** The first choice that no scanned value forbids; a guard that stops keeps its choice, for a person has to decide. */
  private bestChoice(choices: readonly TypeChoice[]): TypeChoice {
    const last = choices.at(-1);
    if (!last) throw noChoice(this.input, this.table, this.column);
    for (const choice of choices) {
      const demoting = this.hitGuards(choice).find(({ guard }) => guard.onHit === 'next');
      if (!demoting || choice === last) return choice;
      const { guard, result } = demoting;
      this.find({
        code: guard.code,
        severity: 'info',
        message: `${rowsWord(result.hits)} can't be held exactly by ${choice.type}; the next exact type is used.`,
        count: result.hits,
        example: result.example,
        resolution: 'fixed',
      });
    }
    return last;
  }

  /** What stands in the way of a choice. */
  private hitGuards(choice: TypeChoice): { guard: Guard; result: GuardResult }[] {
    return this.guardHits(choice).filter(({ guard }) => guard.onHit !== 'note');
  }

  private guardHits(choice: TypeChoice): { guard: Guard; result: GuardResult }[] {
    if (this.hits.length === 0) return [];
    const guards = choice.guards.map((guard): Guard => {
      const policy = this.policyOn(guard);
      if (policy === undefined) return guard;
      return { ...guard, onHit: policy === 'next' ? 'next' : 'stop' };
    });
    return guards.flatMap((guard) =>
      this.hits
        .filter(
          ({ result, mine }) =>
            result.guard === guard.id && result.limit === guard.limit && (mine || guard.onHit === 'next'),
        )
        .map(({ result }) => ({ guard, result })),
    );
  }

  private policyOn(guard: Guard): GuardPolicy | undefined {
    return entryOf(this.input.decisions.guards, guard.code);
  }

  private stopped(chosen: TypeChoice, choices: readonly TypeChoice[], guard: Guard, result: GuardResult): void {
    const others = choices.filter((choice) => choice !== chosen && this.hitGuards(choice).length === 0);
    const replacement = this.replacementFor(chosen, guard);
    const lossy = replacement !== undefined || this.lossyRead(chosen, guard) !== undefined;
    const taken = !lossy
      ? 'the load would stop at the first of them'
      : replacement === undefined
        ? 'the script changes them and waits until you accept that'
        : `the script puts ${replacement.value} in their place`;
    this.find({
      code: guard.code,
      severity: 'error',
      message: `${rowsWord(result.hits)} ${result.hits === 1 ? 'holds a value' : 'hold values'} that ${chosen.type} can't hold (${guard.id}); ${taken}.`,
      fix: waysOut(others, lossy),
      remedies: [
        ...others.map((choice) => ({ title: `Use ${choice.type}`, type: choice.type })),
        ...(lossy ? [{ title: `Accept ${guard.code}`, accept: true }] : []),
      ],
      count: result.hits,
      example: result.example,
      ...(lossy && takesLoss(this.policyOn(guard))
        ? { resolution: 'accepted' as const, decision: ['guards', guard.code] }
        : {}),
    });
  }

  /** Text that was read wrongly once. It is carried exactly as it is unless a policy has it repaired. */
  private mojibake(chosen: TypeChoice, guard: Guard, result: GuardResult): void {
    const repaired = this.lossyRead(chosen, guard);
    if (!repaired) return;
    const repairs = takesLoss(this.policyOn(guard));
    const what = `${rowsWord(result.hits)} ${result.hits === 1 ? 'holds' : 'hold'} text that looks like UTF-8 taken for another character set, as "Ã©" for "é".`;
    this.find({
      code: guard.code,
      severity: repairs ? 'error' : 'warning',
      message: repairs
        ? `${what} The column is read as ${repaired.sql}; the load stops at a value that is not UTF-8.`
        : `${what} It is carried as it is.`,
      fix: repairs
        ? 'Look at some of the repaired texts, then accept the change.'
        : `To have it read as ${repaired.sql}, say "guards": { "${guard.code}": "change" } in the mapping.`,
      ...(repairs ? { remedies: [{ title: `Accept ${guard.code}`, accept: true }] } : {}),
      ...(repairs ? { resolution: 'accepted' as const, decision: ['guards', guard.code] } : {}),
      count: result.hits,
      example: result.example,
    });
  }

  /** An adapter's lossy reading for one guard stands for all that a column of that type can break. */
  private readFor(chosen: TypeChoice, broken: readonly Guard[]): Pick<Chosen, 'read' | 'lossy' | 'replacements'> {
    const { expression } = columnDecision(this.input, this.table, this.column);
    if (expression !== undefined) return { read: { sql: expression }, lossy: [], replacements: [] };
    const replacements = broken.flatMap((guard) => this.replacementFor(chosen, guard) ?? []);
    const changed = broken.filter((guard) => !replacements.some((entry) => entry.guard === guard));
    const lossyRead = changed.flatMap((guard) => this.lossyRead(chosen, guard) ?? [])[0];
    const read = lossyRead ?? this.plainRead(chosen);
    if (!read) throw noChoice(this.input, this.table, this.column);
    return {
      read: { ...read, sql: replacements.reduce((sql, entry) => this.replaced(sql, entry), read.sql) },
      lossy: lossyRead ? broken : replacements.map((entry) => entry.guard),
      replacements,
    };
  }

  private replacementFor(chosen: TypeChoice, guard: Guard): Replacement | undefined {
    const policy = this.policyOn(guard);
    if (typeof policy !== 'object' || this.plainRead(chosen)?.encode !== undefined) return undefined;
    return this.predicate(guard) === undefined ? undefined : { guard, value: policy.value };
  }

  private predicate(guard: Guard): string | undefined {
    const { sourceAdapter, catalog } = this.input;
    return sourceAdapter.read.guard(guard, this.column, this.own, catalog.server);
  }

  private replaced(sql: string, { guard, value }: Replacement): string {
    const literal = this.input.sourceAdapter.lex.quoteString(value);
    return `CASE WHEN ${this.predicate(guard) ?? 'false'} THEN ${literal} ELSE ${sql} END`;
  }

  private plainRead(choice: TypeChoice): ReadExpression | undefined {
    const { sourceAdapter, catalog } = this.input;
    if (!this.plainReads.has(choice.form))
      this.plainReads.set(choice.form, sourceAdapter.read.column(this.column, this.own, choice.form, catalog.server));
    return this.plainReads.get(choice.form);
  }

  /** Outside of the primary key a column may take NULL on the target, where that is what a loss leaves. */
  private lossyRead(choice: TypeChoice, guard: Guard): ReadExpression | undefined {
    const { sourceAdapter, catalog } = this.input;
    const inKey = this.table.primaryKey?.columns.includes(this.column.name) ?? false;
    const column = inKey ? this.column : { ...this.column, nullable: true };
    if (inKey && nullingGuards.includes(guard.id)) return undefined;
    return sourceAdapter.read.lossyColumn(guard, column, this.own, choice.form, catalog.server);
  }

  private unknownType(name: string): void {
    this.find({
      code: 'UNKNOWN_TYPE',
      severity: 'error',
      message: `${name} is a type that Database Migration does not know; its text form would be carried.`,
      fix: 'Accept that, choose a type and an expression yourself, or leave the column out.',
      remedies: [{ title: 'Carry it as text', accept: true }],
    });
  }

  private find(finding: Omit<Finding, 'object'>): void {
    this.findings.push(tableFinding(this.table, 'column', this.column.name, finding));
  }
}

/** A type's name without parameters and attributes: `VARCHAR(40) COLLATE x` is `varchar`. */
function baseType(type: string): string {
  return /^[^(]*?(?=\(|\s+(?:character|collate|unsigned)\b|$)/u.exec(foldType(type))?.[0] ?? '';
}

function waysOut(others: readonly TypeChoice[], lossy: boolean): string {
  const types = others.map((choice) => choice.type).join(', ');
  const ways = ['Mend the data', ...(types === '' ? [] : [`choose another type (${types})`])];
  return lossy
    ? `${ways.join(', ')}, write an expression, or accept the loss.`
    : `${ways.join(', ')}, or write an expression.`;
}

function rowsWord(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

function noChoice(input: MapContext, table: Table, column: Column): EngineError {
  return new EngineError({
    code: 'INTERNAL',
    stage: 'map',
    object: `${tableKey(table)}.${column.name}`,
    message: `No type of ${input.targetAdapter.displayName} was found for ${column.type.text}.`,
    hint: 'Leave the column out of the migration and report this as a defect.',
  });
}

/** The items that pass, as the very list that came in where all do: columns of one sort then share it. */
function unlessAll<T>(items: readonly T[], passes: (item: T) => boolean): readonly T[] {
  return items.every(passes) ? items : items.filter(passes);
}
