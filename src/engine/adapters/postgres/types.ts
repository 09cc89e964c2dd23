import type { Types } from '../../adapter.js';
import { EngineError } from '../../errors.js';
import type { NativeType, ServerInfo } from '../../model/catalog.js';
import type { Guard, Loss, NeutralType, TypeChoice, TypeContext } from '../../model/type.js';
import { columnType, neutralType, isKnownType } from './types/neutral.js';
import { parseType } from './types/native.js';
import { fromNeutral } from './types/choices.js';

/** What PostgreSQL would do to a value silently, so that a person has to say yes. */
const rounds: Loss = {
  code: 'PRECISION_REDUCED',
  severity: 'error',
  message: 'The chosen type holds fewer digits than the source’s; PostgreSQL rounds what does not fit.',
};

const mayRefuse: Loss = {
  code: 'VALUES_MAY_NOT_FIT',
  severity: 'warning',
  message: 'The chosen type holds fewer values than the source’s; the copy stops at the first one that does not fit.',
};

const asText: Loss = {
  code: 'TYPE_AS_TEXT',
  severity: 'warning',
  message: 'Every value is kept exactly, as text; PostgreSQL no longer knows what it means.',
};

const notForeseen: Loss = {
  code: 'CONVERSION_UNKNOWN',
  severity: 'error',
  message:
    'Database Migration does not know what this type makes of these values. Try it, and look at the verification.',
};

function choose(neutral: NeutralType, written: string, context: TypeContext, server: ServerInfo): TypeChoice {
  const wanted = parseType(written);
  const base = wanted?.category === 'array' ? wanted.element : wanted;
  if (!wanted || !base || !isKnownType(base.name)) throw noSuchType(written);
  const offered = fromNeutral(neutral, context, server);
  const same = offered.find((entry) => sameType(parseType(entry.type), wanted));
  if (same) return { ...same, type: written };
  return converted(neutral, wanted, offered[0]);
}

function isKnown(written: string): boolean {
  const type = parseType(written);
  const base = type?.category === 'array' ? type.element : type;
  return base !== undefined && isKnownType(base.name);
}

function noSuchType(written: string): EngineError {
  return new EngineError({
    code: 'MAPPING_INVALID',
    stage: 'map',
    message: `PostgreSQL has no type "${written}" that Database Migration knows.`,
    hint: 'Write a built-in type, such as bigint, numeric(10,2), varchar(40), text, timestamptz, jsonb or bytea.',
  });
}

function sameType(a: NativeType | undefined, b: NativeType): boolean {
  if (a?.name !== b.name || a.category !== b.category) return false;
  const defaults = { length: undefined, precision: a.name.startsWith('time') ? 6 : undefined, scale: undefined };
  return (['length', 'precision', 'scale'] as const).every(
    (key) => (a[key] ?? defaults[key]) === (b[key] ?? defaults[key]),
  );
}

const exactNumbers: readonly string[] = ['integer', 'decimal', 'boolean', 'year', 'money'];

/** A choice for a type that PostgreSQL would not offer for these values by itself. */
function converted(neutral: NeutralType, wanted: NativeType, best: TypeChoice | undefined): TypeChoice {
  const target = neutralType(wanted);
  const plain = { type: wanted.text, form: 'plain' as const, guards: [], losses: [] };
  if (target.kind === 'text') return intoText(neutral, target, wanted, best);
  if (exactNumbers.includes(neutral.kind) && exactNumbers.includes(target.kind)) {
    return { ...plain, canonical: canonicalNumber(neutral), ...numberRisks(neutral, target) };
  }
  if (target.kind === 'float' && [...exactNumbers, 'float'].includes(neutral.kind)) {
    return { ...plain, canonical: neutral.kind === 'float' ? 'float' : canonicalNumber(neutral), losses: [rounds] };
  }
  if (neutral.kind === target.kind && best)
    return { ...best, type: wanted.text, losses: [sameKindLoss(neutral, target)] };
  if (neutral.kind === 'bytes' && target.kind === 'uuid') return { ...plain, canonical: 'hex', losses: [mayRefuse] };
  if (neutral.kind === 'date' && target.kind === 'timestamp' && best) {
    return { ...best, type: wanted.text, losses: [] };
  }
  if (neutral.kind === 'timestamp' && target.kind === 'date' && best) {
    return { ...best, type: wanted.text, losses: [rounds] };
  }
  if (neutral.kind === 'text' && target.kind === 'uuid') return { ...plain, canonical: 'uuid', losses: [mayRefuse] };
  if (neutral.kind === 'text' && target.kind === 'json') {
    return { ...plain, canonical: 'text', losses: [target.normalized ? notForeseen : mayRefuse] };
  }
  return { ...plain, form: best?.form ?? 'native', canonical: best?.canonical ?? 'native', losses: [notForeseen] };
}

function intoText(
  neutral: NeutralType,
  target: Extract<NeutralType, { kind: 'text' }>,
  wanted: NativeType,
  best: TypeChoice | undefined,
): TypeChoice {
  const tooLong: Guard[] =
    target.length === undefined
      ? []
      : [{ id: 'text-length', limit: target.length, onHit: 'stop', code: 'TEXT_TOO_LONG' }];
  const guards: Guard[] = [
    { id: 'nul-character', onHit: 'stop', code: 'NUL_CHARACTER' },
    { id: 'surrogate', onHit: 'stop', code: 'SURROGATE' },
    { id: 'unmapped-character', onHit: 'stop', code: 'UNMAPPED_CHARACTER' },
    ...tooLong,
  ];
  const isPlain = neutral.kind === 'text' || neutral.kind === 'enum' || neutral.kind === 'json';
  const kept = best?.guards.filter((guard) => guard.id === 'enum-empty') ?? [];
  return isPlain
    ? {
        type: wanted.text,
        form: 'plain',
        canonical: best?.canonical ?? 'text',
        guards: [...kept, ...guards],
        losses: shorterLosses(neutral, target.length),
      }
    : { type: wanted.text, form: 'native', canonical: 'native', guards, losses: [asText] };
}

/** A text column that takes fewer characters than the source's. */
function shorterLosses(neutral: NeutralType, length: number | undefined): Loss[] {
  if (neutral.kind !== 'text' || length === undefined || (neutral.length ?? Infinity) <= length) return [];
  const message = `Texts of more than ${length} characters are refused.`;
  return [{ code: 'LENGTH_LIMITED', severity: 'warning', message }];
}

function canonicalNumber(neutral: NeutralType): 'integer' | 'decimal' | 'boolean' {
  if (neutral.kind === 'decimal' || neutral.kind === 'money') return 'decimal';
  return neutral.kind === 'boolean' ? 'boolean' : 'integer';
}

function numberRisks(neutral: NeutralType, target: NeutralType): Pick<TypeChoice, 'guards' | 'losses'> {
  if (target.kind === 'boolean') {
    return { guards: [{ id: 'boolean-range', onHit: 'stop', code: 'BOOLEAN_RANGE' }], losses: [mayRefuse] };
  }
  const digits = neutral.kind === 'decimal' ? (neutral.scale ?? Infinity) : neutral.kind === 'money' ? 2 : 0;
  const held =
    target.kind === 'decimal'
      ? target.precision === undefined
        ? Infinity
        : (target.scale ?? 0)
      : target.kind === 'money'
        ? 2
        : 0;
  return { guards: [], losses: [held < digits ? rounds : mayRefuse] };
}

function sameKindLoss(neutral: NeutralType, target: NeutralType): Loss {
  const digits = (type: NeutralType): number => ('precision' in type ? (type.precision ?? Infinity) : Infinity);
  if (neutral.kind === 'timestamp' && target.kind === 'timestamp' && neutral.zone !== target.zone) {
    return {
      code: 'ZONE_CHANGED',
      severity: 'warning',
      message: target.zone
        ? 'Calendar readings become instants: PostgreSQL takes them for UTC.'
        : 'Instants become calendar readings in UTC.',
    };
  }
  return digits(target) < digits(neutral) ? rounds : mayRefuse;
}

export const types: Types = {
  toNeutral: columnType,
  fromNeutral,
  choose,
  isKnown,
};
