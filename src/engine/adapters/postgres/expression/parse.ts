import type * as PgQuery from 'libpg-query';
import type { A_Expr, FuncCall, Node, TypeCast } from 'libpg-query';
import { EngineError } from '../../../errors.js';
import type { NativeType, SqlExpression } from '../../../model/catalog.js';
import { remember } from '../../../model/remember.js';
import type { CompareOperator, Expression } from '../../../model/expression.js';
import { callExpression, type Arguments } from './functions.js';
import { numberOf, numberOfType, type Numeric } from './exact.js';
import {
  mayOverflow,
  sizeOfCall,
  sizeOfConstant,
  sizeOfLiteral,
  sizeOfOne,
  sizeOfOpposite,
  sizeOfResult,
  sizeOfType,
  withinType,
} from './integerSize.js';
import { assignedLiteral, isSingle, isTime, targetOf, typedLiteral } from './literals.js';
import { arrayItems, listItems, required, stringOf, typeOf } from './nodes.js';
import {
  arithmetic,
  bothNotNull,
  castValue,
  checkComparable,
  concatenation,
  constant,
  likes,
  match,
  now,
  regexes,
  truth,
  unify,
  valueFunction,
} from './operators.js';
import { changesCase } from './letterCase.js';
import { lacksDigits } from './quotients.js';
import { commonKind, numeric, Untranslatable, type IntegerSize, type Typed } from './typed.js';

/** What the parser knows of a column: enough to tell integer from other division, and text from other concatenation. */
export interface ColumnFacts {
  readonly type: NativeType;
  readonly nullable: boolean;
  /** Its collation takes different texts for equal. */
  readonly folds?: boolean | undefined;
  /** Its collation (C) knows the case of ASCII letters only: lower('Ä') is 'Ä', which no other system says. */
  readonly asciiCase?: boolean | undefined;
}

let parser: typeof PgQuery | undefined;

/** Loads PostgreSQL's own parser: WebAssembly of many megabytes, which a run has no use for. To be awaited once before {@link parseExpression}. */
export async function loadParser(): Promise<void> {
  if (parser) return;
  const loaded = await import('libpg-query');
  await loaded.loadModule();
  parser = loaded;
}

/** Throws INTERNAL before {@link loadParser}. */
function loadedParser(): typeof PgQuery {
  if (parser) return parser;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'map',
    message: 'An expression was to be read before the parser was loaded.',
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}

/** The syntax tree of `SELECT` and the text. */
const parseSelect = remember((text) => loadedParser().parseSync(`SELECT ${text}`));

/**
 * What an expression means that PostgreSQL printed (`pg_get_expr`), or undefined where the model can't say it with the same meaning. `into` is the type of the
 * column that takes the value, for defaults: a literal cast to it is then a plain string in that type's text form.
 */
export function parseExpression(
  text: string,
  columns: ReadonlyMap<string, ColumnFacts>,
  into?: NativeType,
): Expression | undefined {
  const translator = new Translator(columns);
  return translated(text, columns, (node) =>
    into ? translator.assigned(node, into) : translator.translate(node).expression,
  );
}

/**
 * The same with what PostgreSQL refuses to compute of it, and what the meaning leaves aside. `kept` is the type of the generated column that keeps the value: what is
 * beyond it is refused everywhere, and digits that it doesn't keep don't matter.
 */
export function readExpression(
  text: string,
  columns: ReadonlyMap<string, ColumnFacts>,
  kept?: NativeType,
): SqlExpression {
  const translator = new Translator(columns);
  const expression = translated(text, columns, (node) => translator.translate(node).expression);
  if (!expression) return { text, expression };
  const room = kept && sizeOfType(kept);
  const refused = translator.overflows.some((entry) => {
    return entry.expression !== expression || room === undefined || room.bits > entry.bits;
  });
  const lacks = lacksDigits(expression, (name) => numberInColumn(columns, name), kept && placesOfType(kept));
  return { text, expression, ...(refused && { refuses: ['integer-range'] }), ...(lacks && { assumes: ['quotient'] }) };
}

function numberInColumn(columns: ReadonlyMap<string, ColumnFacts>, name: string): Numeric {
  const type = columns.get(name)?.type;
  return type && numberOfType(type);
}

/** Digits behind the point that a column keeps; undefined where it keeps all of them. */
function placesOfType(type: NativeType): number | undefined {
  const number = numberOfType(type);
  return number && number !== 'float' ? number.scale : undefined;
}

function translated(
  text: string,
  columns: ReadonlyMap<string, ColumnFacts>,
  work: (node: Node) => Expression,
): Expression | undefined {
  try {
    const { stmts = [] } = parseSelect(text);
    const statement = stmts.length === 1 ? stmts[0]?.stmt : undefined;
    const target = statement && 'SelectStmt' in statement ? statement.SelectStmt.targetList : undefined;
    const only = target?.length === 1 ? target[0] : undefined;
    if (!only || !('ResTarget' in only) || !only.ResTarget.val) return undefined;
    const expression = work(only.ResTarget.val);
    return changesCase(expression, (name) => columns.get(name)?.asciiCase === true) ? undefined : expression;
  } catch (error) {
    // The parser refuses text that only looks like an expression; both are left as they are.
    if (error instanceof Untranslatable || isSqlError(error)) return undefined;
    throw error;
  }
}

/** What PostgreSQL's parser says of a text that is no single expression; undefined for one that is, and before {@link loadParser}. */
export function expressionError(sql: string): string | undefined {
  if (parser === undefined) return undefined;
  try {
    const { stmts = [] } = parser.parseSync(`SELECT (${sql}\n)`);
    const select = stmts.length === 1 ? stmts[0]?.stmt : undefined;
    if (!select || !('SelectStmt' in select)) return 'it is more than one expression';
    const { targetList = [], fromClause, whereClause } = select.SelectStmt;
    const [only] = targetList;
    const node = only && 'ResTarget' in only ? only.ResTarget.val : undefined;
    const several = targetList.length !== 1 || fromClause !== undefined || whereClause !== undefined;
    return several || !node || 'RowExpr' in node ? 'it is more than one expression' : undefined;
  } catch (error) {
    return isSqlError(error) ? error.message : undefined;
  }
}

function isSqlError(error: unknown): error is Error {
  return parser !== undefined && error instanceof parser.SqlError;
}

const comparisons: Readonly<Record<string, CompareOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const sized = (item: Typed): Typed => ({ ...item, size: sizeOfConstant(item) });

/** What nests more deeply is left as it stands, for every reader of an expression goes down into it. */
const deepest = 500;

class Translator {
  /** Calculations whose result may be beyond its type, and the bits of those columns that take no such result either. */
  readonly overflows: { readonly expression: Expression; readonly bits: number }[] = [];
  private depth = 0;

  constructor(private readonly columns: ReadonlyMap<string, ColumnFacts>) {}

  /** A default: what the value is once it is stored in a column of type `into`. */
  assigned(node: Node, into: NativeType): Expression {
    const kind = targetOf(into);
    if ('TypeCast' in node && node.TypeCast.arg && 'A_Const' in node.TypeCast.arg) {
      const text = node.TypeCast.arg.A_Const.sval?.sval;
      if (text !== undefined) return assignedLiteral(text, kind);
    }
    if ('TypeCast' in node && isSingle(into) && isSingle(typeOf(node.TypeCast))) {
      const digits = this.translate(required(node.TypeCast.arg)).expression;
      if (digits.kind === 'number') return digits;
    }
    const { expression } = this.translate(node);
    // now() is an instant; a column without zone keeps the session's reading of it.
    if (expression.kind === 'now' && kind === 'timestamp') return { ...expression, local: true };
    return expression;
  }

  translate(node: Node): Typed {
    this.depth += 1;
    if (this.depth > deepest) throw new Untranslatable('depth');
    const typed = this.meaning(node);
    this.depth -= 1;
    return typed;
  }

  private meaning(node: Node): Typed {
    if ('A_Const' in node) return sized(constant(node.A_Const));
    if ('ColumnRef' in node) return this.column(node.ColumnRef.fields);
    if ('A_Expr' in node) return this.operator(node.A_Expr);
    if ('TypeCast' in node) return this.cast(node.TypeCast);
    if ('FuncCall' in node) return this.call(node.FuncCall);
    if ('BoolExpr' in node) return this.boolean(node.BoolExpr.boolop, node.BoolExpr.args ?? []);
    if ('NullTest' in node) {
      const item = this.translate(required(node.NullTest.arg)).expression;
      return truth({ kind: 'is-null', item, negated: node.NullTest.nulltesttype === 'IS_NOT_NULL' }, true);
    }
    if ('BooleanTest' in node) return this.booleanTest(required(node.BooleanTest.arg), node.BooleanTest.booltesttype);
    if ('CoalesceExpr' in node) return this.called('coalesce', this.all(node.CoalesceExpr.args));
    if ('MinMaxExpr' in node) {
      const name = node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
      return this.called(name, this.all(node.MinMaxExpr.args));
    }
    if ('CaseExpr' in node) return this.caseWhen(node.CaseExpr.arg, node.CaseExpr.args ?? [], node.CaseExpr.defresult);
    if ('SQLValueFunction' in node) return valueFunction(node.SQLValueFunction.op, node.SQLValueFunction.typmod);
    throw new Untranslatable(Object.keys(node)[0]);
  }

  private all(nodes: readonly Node[] | undefined): Arguments {
    return (nodes ?? []).map((node) => this.translate(node));
  }

  private column(fields: readonly Node[] | undefined): Typed {
    const names = (fields ?? []).map(stringOf);
    const name = names.at(-1);
    const facts = name === undefined ? undefined : this.columns.get(name);
    if (name === undefined || !facts) throw new Untranslatable('column');
    const kind = facts.folds === true ? 'citext' : targetOf(facts.type);
    const size = sizeOfType(facts.type);
    return { expression: { kind: 'column', name }, kind, notNull: !facts.nullable, single: isSingle(facts.type), size };
  }

  private operator(node: A_Expr): Typed {
    const name = stringOf(node.name?.at(-1));
    switch (node.kind) {
      case 'AEXPR_OP':
        return node.lexpr
          ? this.binary(name, node.lexpr, required(node.rexpr))
          : this.unary(name, required(node.rexpr));
      case 'AEXPR_LIKE':
      case 'AEXPR_ILIKE':
        return this.binary(name, required(node.lexpr), required(node.rexpr));
      case 'AEXPR_DISTINCT':
      case 'AEXPR_NOT_DISTINCT': {
        const equal = this.compare('null-safe-equal', this.pair(node));
        if (node.kind === 'AEXPR_NOT_DISTINCT') return equal;
        return truth({ kind: 'not', item: equal.expression }, true);
      }
      case 'AEXPR_NULLIF':
        return this.called('nullif', this.pair(node));
      case 'AEXPR_OP_ANY':
      case 'AEXPR_OP_ALL':
        return this.anyOf(name, node);
      case 'AEXPR_IN':
        return this.isIn(required(node.lexpr), listItems(node.rexpr), name === '<>');
      case 'AEXPR_BETWEEN':
      case 'AEXPR_NOT_BETWEEN':
        return this.between(node);
      default:
        throw new Untranslatable(node.kind);
    }
  }

  private pair(node: A_Expr): readonly [Typed, Typed] {
    return unify(this.translate(required(node.lexpr)), this.translate(required(node.rexpr)));
  }

  private unary(name: string, operand: Node): Typed {
    const item = this.translate(operand);
    if (!numeric.includes(item.kind)) throw new Untranslatable(name);
    if (name === '+') return item;
    if (name !== '-') throw new Untranslatable(name);
    if (item.expression.kind === 'number') {
      const expression: Expression = { kind: 'number', text: `-${item.expression.text}` };
      return { ...item, expression, size: sizeOfOpposite(item.size) };
    }
    const negated: Typed = { ...item, expression: { kind: 'negate', item: item.expression } };
    return this.sized(negated, sizeOfOpposite(item.size));
  }

  /** With the size of a result, of which what is beyond its type is refused. */
  private sized(typed: Typed, size: IntegerSize | undefined): Typed {
    if (!size) return { ...typed, size };
    if (mayOverflow(size)) this.overflows.push({ expression: typed.expression, bits: size.bits });
    return { ...typed, size: withinType(size) };
  }

  private binary(name: string, leftNode: Node, rightNode: Node): Typed {
    const pair = unify(this.translate(leftNode), this.translate(rightNode));
    const comparison = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
    if (comparison) return this.compare(comparison, pair);
    if (Object.hasOwn(likes, name) || Object.hasOwn(regexes, name)) return match(name, pair);
    if (name === '||') return concatenation(pair);
    return this.calculated(arithmetic(name, pair), pair);
  }

  private calculated(result: Typed, items: readonly Typed[]): Typed {
    const { expression, kind } = result;
    const [left, right] = items;
    if (kind !== 'integer') return result;
    if (expression.kind !== 'arithmetic' || !left || !right) return this.sized(result, sizeOfCall(expression, items));
    return this.sized(result, sizeOfResult(expression.operator, left, right));
  }

  private called(name: string, items: Arguments): Typed {
    return this.calculated(callExpression(name, items), items);
  }

  private compare(operator: CompareOperator, [left, right]: readonly [Typed, Typed]): Typed {
    checkComparable(operator, left, right);
    const expression: Expression = { kind: 'compare', operator, left: left.expression, right: right.expression };
    return truth(expression, operator === 'null-safe-equal' || bothNotNull(left, right));
  }

  private anyOf(operator: string, node: A_Expr): Typed {
    const negated = operator === '<>' && node.kind === 'AEXPR_OP_ALL';
    if (!negated && !(operator === '=' && node.kind === 'AEXPR_OP_ANY')) throw new Untranslatable(node.kind);
    return this.isIn(required(node.lexpr), arrayItems(required(node.rexpr)), negated);
  }

  private isIn(itemNode: Node, list: readonly Node[], negated: boolean): Typed {
    if (list.length === 0) throw new Untranslatable('empty list');
    const item = this.translate(itemNode);
    const values = list.map((entry) => {
      const [left, right] = unify(item, this.translate(entry));
      checkComparable('=', left, right);
      return right.expression;
    });
    return truth({ kind: 'in', item: item.expression, list: values, negated }, item.notNull);
  }

  private between(node: A_Expr): Typed {
    const item = this.translate(required(node.lexpr));
    const [low, high] = listItems(node.rexpr).map((bound) => unify(item, this.translate(bound))[1]);
    if (!low || !high) throw new Untranslatable('between');
    checkComparable('<', item, low);
    checkComparable('<', item, high);
    const negated = node.kind === 'AEXPR_NOT_BETWEEN';
    const bounds = { low: low.expression, high: high.expression };
    return truth({ kind: 'between', item: item.expression, ...bounds, negated }, item.notNull);
  }

  private cast(node: TypeCast): Typed {
    const type = typeOf(node);
    const kind = targetOf(type);
    const arg = required(node.arg);
    if ('A_Const' in arg) {
      if (arg.A_Const.isnull) return { expression: { kind: 'null' }, kind: type.name === 'unknown' ? 'literal' : kind };
      const text = arg.A_Const.sval?.sval ?? (arg.A_Const.sval ? '' : undefined);
      if (text !== undefined) {
        if (isTime(kind) && text === 'now') return now(kind, undefined);
        const literal: Typed = { expression: typedLiteral(text, kind), kind, notNull: true };
        return isSingle(type) ? this.single(literal, type) : { ...literal, size: sizeOfLiteral(literal, type) };
      }
    }
    // ('now'::text)::date: how older versions stored CURRENT_DATE.
    const inner =
      'TypeCast' in arg && arg.TypeCast.arg && 'A_Const' in arg.TypeCast.arg ? arg.TypeCast.arg.A_Const : undefined;
    if (inner?.sval?.sval === 'now' && isTime(kind)) return now(kind, undefined);
    const item = this.translate(arg);
    if (isSingle(type)) return this.single(item, type);
    const value = castValue(item, kind, type);
    const size = this.sizeOfCast(item, type);
    // MariaDB makes the largest bigint of a larger float, whatever column keeps it.
    if (size?.bits === 64 && item.kind === 'float') this.overflows.push({ expression: value.expression, bits: 0 });
    return this.sized({ ...value, single: false }, size);
  }

  /** Of a cast to a whole number, which is refused where the number is beyond the type. */
  private sizeOfCast(item: Typed, type: NativeType): IntegerSize | undefined {
    const room = sizeOfType(type);
    if (!room || item.kind === 'boolean') return room;
    const number = numberOf(item.expression, (name) => numberInColumn(this.columns, name));
    const most = number && number !== 'float' ? number.most + 0.5 : Infinity;
    const { low, high } = item.size ?? { low: -most, high: most };
    return { bits: room.bits, low, high };
  }

  /** A float of 32 bits, as the double of the same value; throws Untranslatable where only the server could round it. */
  private single(item: Typed, type: NativeType): Typed {
    const { expression } = item;
    if (expression.kind === 'number') {
      const value = Math.fround(Number(expression.text));
      if (!Number.isFinite(value)) throw new Untranslatable(expression.text);
      if (value === Number(expression.text)) return { ...castValue(item, 'float', type), single: true };
      const number: Expression = { kind: 'number', text: value.toExponential() };
      return { expression: number, kind: 'float', notNull: true, single: true };
    }
    const column = expression.kind === 'column' ? this.columns.get(expression.name)?.type : undefined;
    const isExact = column !== undefined && (isSingle(column) || column.name === 'smallint');
    if (!isExact && expression.kind !== 'null') throw new Untranslatable('real');
    return { ...castValue(item, 'float', type), single: true };
  }

  private call(node: FuncCall): Typed {
    const plain = !node.agg_filter && !node.over && !node.agg_star && !node.agg_distinct && !node.func_variadic;
    if (!plain) throw new Untranslatable('call');
    return this.called(stringOf(node.funcname?.at(-1)), this.all(node.args));
  }

  private boolean(operator: string | undefined, nodes: readonly Node[]): Typed {
    const items = this.all(nodes);
    if (items.some((item) => item.kind !== 'boolean')) throw new Untranslatable('boolean operand');
    const notNull = items.every((item) => item.notNull);
    const expressions = items.map((item) => item.expression);
    const [first] = expressions;
    if (operator === 'NOT_EXPR' && first) return truth({ kind: 'not', item: first }, notNull);
    return truth({ kind: operator === 'OR_EXPR' ? 'or' : 'and', items: expressions }, notNull);
  }

  private booleanTest(arg: Node, test: string | undefined): Typed {
    const item = this.translate(arg);
    if (item.kind !== 'boolean') throw new Untranslatable('boolean test');
    const unknown = test === 'IS_UNKNOWN' || test === 'IS_NOT_UNKNOWN';
    if (unknown) return truth({ kind: 'is-null', item: item.expression, negated: test === 'IS_NOT_UNKNOWN' }, true);
    const right: Expression = { kind: 'boolean', value: test === 'IS_TRUE' || test === 'IS_NOT_TRUE' };
    const equal: Expression = { kind: 'compare', operator: 'null-safe-equal', left: item.expression, right };
    return truth(test === 'IS_TRUE' || test === 'IS_FALSE' ? equal : { kind: 'not', item: equal }, true);
  }

  private caseWhen(arg: Node | undefined, whens: readonly Node[], otherwiseNode: Node | undefined): Typed {
    const subject = arg && this.translate(arg);
    const branches = whens.map((node) => {
      if (!('CaseWhen' in node)) throw new Untranslatable('case');
      const condition = this.translate(required(node.CaseWhen.expr));
      const when = subject ? this.compare('=', unify(subject, condition)) : condition;
      return { when, then: this.translate(required(node.CaseWhen.result)) };
    });
    const otherwise = otherwiseNode && this.translate(otherwiseNode);
    const results = [...branches.map((branch) => branch.then), ...(otherwise ? [otherwise] : [])];
    const kind = commonKind(results);
    return {
      expression: {
        kind: 'case',
        branches: branches.map(({ when, then }) => ({ when: when.expression, then: then.expression })),
        otherwise: otherwise?.expression,
      },
      kind,
      notNull: otherwise !== undefined && results.every((result) => result.notNull),
      size: kind === 'integer' ? sizeOfOne(results) : undefined,
    };
  }
}
