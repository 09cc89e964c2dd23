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
import type { ColumnPlace } from './columnPlace.js';
import { entryOf, tableFinding, type MapContext } from './context.js';
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
export function chooseType(input: MapContext, place: ColumnPlace, nameHint: () => string): Chosen {
  return new Chooser(input, place, nameHint).choose();
}

interface Hit {
  readonly result: GuardResult;
  readonly mine: boolean;
}

const none: readonly never[] = [];

/** The guards of the chosen type that values break so that a person has to decide, and whether some are too long for an index. */
interface Broken {
  readonly stops: readonly Guard[];
  readonly overlong: boolean;
}

const unbroken: Broken = { stops: none, overlong: false };

/** What the scan found in the column and those joined to it. */
function hitsOf({ found }: MapContext, { table, column, use: { group } }: ColumnPlace): readonly Hit[] {
  const inMember = (member: Table, name: string, mine: boolean): Hit[] =>
    found(member)
      .hits.filter((result) => result.column === name)
      .map((result) => ({ result, mine }));
  // Of nearly every column.
  if (group.length === 0 && found(table).hits.length === 0) return none;
  if (group.length === 0) return inMember(table, column.name, true);
  return group.flatMap((member) => inMember(member.table, member.column.name, member.column === column));
}

class OfferContext implements TypeContext {
  readonly key;
  readonly companions;
  readonly autoIncrement;

  constructor(
    { key, companions, autoIncrement }: ColumnUse,
    private readonly hint: () => string,
  ) {
    this.key = key;
    this.companions = companions;
    this.autoIncrement = autoIncrement;
  }

  /** Few types are called after their column. */
  get nameHint(): string {
    return this.hint();
  }
}

class Chooser {
  private readonly findings: Finding[] = [];
  private readonly own: NeutralType;
  private readonly neutral: NeutralType;
  private readonly context: TypeContext;
  private readonly table: Table;
  private readonly column: Column;
  private readonly hits: readonly Hit[];
  private readonly plainReads: Partial<Record<TextForm, ReadExpression | undefined>> = {};

  constructor(
    private readonly input: MapContext,
    private readonly place: ColumnPlace,
    nameHint: () => string,
  ) {
    this.table = place.table;
    this.column = place.column;
    this.own = place.own;
    this.neutral = place.joined;
    this.context = new OfferContext(place.use, nameHint);
    this.hits = hitsOf(input, place);
  }

  choose(): Chosen {
    const { input, neutral } = this;
    if (neutral.kind === 'unknown') this.unknownType(neutral.name);
    const offered = this.offered();
    const wish = input.wishes.for(this.place);
    const choices = wish?.by === 'policy' ? this.preferred(offered, wish) : offered;
    const decided = wish && wish.by !== 'policy' ? this.decidedChoice(choices, wish) : undefined;
    const chosen = decided ?? this.bestChoice(choices);
    const { stops, overlong } = this.hits.length === 0 ? unbroken : this.broken(chosen, choices, decided !== undefined);
    for (const { code, severity, message } of chosen.losses) {
      if (code !== 'UNKNOWN_TYPE') this.find({ code, severity, message });
    }
    const { read, lossy, replacements } = this.readFor(chosen, stops);
    return {
      neutral: this.own,
      choices: decided && !choices.includes(decided) ? [decided, ...choices] : choices,
      chosen,
      decided: decided !== undefined,
      rule: decided && wish?.rule,
      read,
      lossy,
      replacements,
      overlong,
      findings: this.findings,
    };
  }

  /** What the target offers, of it what the source can be read for; the very list where that is all: columns of one sort share it. */
  private offered(): readonly TypeChoice[] {
    const choices = this.input.types.choices(this.neutral, this.place.use, this.context);
    for (const choice of choices)
      if (!this.plainRead(choice)) return choices.filter((entry) => this.plainRead(entry) !== undefined);
    return choices;
  }

  /** What the scanned values break of the chosen type, and says so. */
  private broken(chosen: TypeChoice, choices: readonly TypeChoice[], decided: boolean): Broken {
    const stops = this.hitGuards(chosen).filter(({ guard }) => guard.onHit === 'stop' || decided);
    for (const { guard, result } of stops) {
      if (guard.id === 'mojibake') this.mojibake(chosen, guard, result);
      else this.stopped(chosen, choices, guard, result);
    }
    const notes = this.guardHits(chosen).filter(({ guard }) => guard.onHit === 'note');
    for (const { guard, result } of notes) if (guard.id === 'mojibake') this.mojibake(chosen, guard, result);
    return { stops: stops.map(({ guard }) => guard), overlong: notes.some(({ guard }) => guard.id === 'key-length') };
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
    const [first] = choices;
    const last = choices.at(-1);
    if (!first || !last) throw noChoice(this.input, this.table, this.column);
    if (this.hits.length === 0) return first;
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
      message: `${rowsWord(result.hits)} ${result.hits === 1 ? 'holds a value' : 'hold values'} that ${chosen.type} can't hold (${guard.id}); ${taken}.${this.keyWarning(lossy, guard)}`,
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

  /** Values that are changed may become equal. */
  private keyWarning(lossy: boolean, guard: Guard): string {
    const { key } = this.context;
    const isNulled = nullingGuards.includes(guard.id) && typeof this.policyOn(guard) !== 'object';
    if (!lossy || isNulled || (key !== 'primary' && key !== 'unique')) return '';
    return ' The column is in a key: values that the change makes equal are refused when the key is made or the rows are loaded, so look at them before.';
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
    const { expression } = this.place.decision;
    if (expression !== undefined) return { read: { sql: expression }, lossy: none, replacements: none };
    const plain = this.plainRead(chosen);
    if (broken.length === 0 && plain) return { read: plain, lossy: none, replacements: none };
    const replacements = broken.flatMap((guard) => this.replacementFor(chosen, guard) ?? []);
    const changed = broken.filter((guard) => !replacements.some((entry) => entry.guard === guard));
    const lossyRead = changed.flatMap((guard) => this.lossyRead(chosen, guard) ?? [])[0];
    const read = lossyRead ?? plain;
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
    const known = this.plainReads[choice.form];
    if (known) return known;
    const { sourceAdapter, catalog } = this.input;
    const read = sourceAdapter.read.column(this.column, this.own, choice.form, catalog.server);
    this.plainReads[choice.form] = read;
    return read;
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
