import type { Assumption, Expression, FunctionName } from '../../../model/expression.js';
import type { ExpressionContext } from './context.js';

/** Functions that give a text of whatever they are called with. */
const textual: readonly FunctionName[] = [
  ...(['lower', 'upper', 'trim', 'trim-left', 'trim-right', 'left', 'right', 'substring'] as const),
  ...(['replace', 'repeat', 'reverse', 'pad-left', 'pad-right', 'concat-with'] as const),
];

/** Functions that give a text where one of those is that they choose from. */
const choosing: readonly FunctionName[] = ['coalesce', 'greatest', 'least'];

/**
 * How texts are compared. `exact`: by their bytes. `padded`: the same, but for blanks at their end. `folding`: without regard to case, and more or less else.
 * `other`: in some other way. `computed`: as the collation does that a character set, or a connection, has by itself, which nothing in the expression
 * says: those that servers come with fold.
 */
type Comparison = 'exact' | 'padded' | 'folding' | 'other' | 'computed';

function comparisonOf(collation: string): Comparison {
  if (/_0900_bin$|_nopad_bin$|^binary$/u.test(collation)) return 'exact';
  if (collation.endsWith('_bin')) return 'padded';
  return collation.endsWith('_ci') ? 'folding' : 'other';
}

/** How the texts of one expression compare, and comparisons that say so. */
export class Folding {
  readonly assumes = new Set<Assumption>();
  /** What an explicit COLLATE said. */
  private readonly explicit = new WeakMap<Expression, Comparison>();

  constructor(private readonly context: ExpressionContext) {}

  /** The same text under the collation of that name. */
  collated(node: Expression, collation: string): Expression {
    const copy = { ...node };
    this.explicit.set(copy, comparisonOf(collation));
    return copy;
  }

  /** Undefined for what is no text. */
  private comparison(node: Expression): Comparison | undefined {
    const explicit = this.explicit.get(node);
    if (explicit !== undefined) return explicit;
    switch (node.kind) {
      case 'string':
        return 'computed';
      case 'column': {
        const collation = this.context.column(node.name)?.collation;
        return collation === undefined ? undefined : comparisonOf(collation);
      }
      case 'concat':
        return this.together(node.items) ?? 'computed';
      case 'call':
        return this.ofCall(node);
      case 'case':
        return this.together([...node.branches.map(({ then }) => then), ...(node.otherwise ? [node.otherwise] : [])]);
      case 'cast':
        // In the collation of the character set that it is in then, whatever the column's own is.
        return node.to === 'text' ? 'folding' : undefined;
      default:
        return undefined;
    }
  }

  private ofCall({ name, arguments: items }: Extract<Expression, { kind: 'call' }>): Comparison | undefined {
    if (textual.includes(name)) return this.together(items) ?? 'computed';
    if (choosing.includes(name)) return this.together(items);
    const [first] = items;
    return name === 'nullif' && first && this.comparison(first) !== undefined ? this.together(items) : undefined;
  }

  /** Of texts that meet, an explicit collation decides, then one by code points, and a column's over what is computed. */
  private together(nodes: readonly Expression[]): Comparison | undefined {
    const said = nodes.map((node) => this.explicit.get(node)).find((comparison) => comparison !== undefined);
    if (said) return said;
    const found = nodes.map((node) => this.comparison(node));
    const strongest = ['padded', 'exact', 'folding', 'other', 'computed'] as const;
    return strongest.find((comparison) => found.includes(comparison));
  }

  /** Whether a pattern finds texts in both cases. */
  foldsPattern(item: Expression, pattern: Expression): boolean {
    // The text of a number or of a moment has one form.
    if (this.comparison(item) === undefined) return false;
    const comparison = this.together([item, pattern]);
    const folds = comparison === 'folding' || comparison === 'computed';
    if (folds || comparison === 'other') this.assumes.add('collation');
    return folds;
  }

  /** Under a `_ci` collation `a = 'x'` also holds for `X`: both sides in lower case say the same. What a side becomes. */
  folded(sides: readonly Expression[]): (side: Expression) => Expression {
    const plain = (side: Expression): Expression => side;
    const values = sides.filter((side) => side.kind !== 'null');
    const others = values.filter((side) => side.kind !== 'string');
    const comparison = this.together(values);
    const labels = this.labels(others);
    if (labels && comparison === 'folding') return (side) => asLabel(side, labels);
    if (labels || comparison === undefined || comparison === 'exact' || values.length < 2) return plain;
    // A text beside a number or a moment is read as one.
    if (values.some((side) => this.comparison(side) === undefined)) return plain;
    this.assumes.add('collation');
    const letters = values.some((side) => side.kind === 'string' && hasCase(side.value));
    if ((comparison !== 'folding' && comparison !== 'computed') || (others.length < 2 && !letters)) return plain;
    return inLowerCase;
  }

  /** The labels of the enum that strings are compared with. */
  private labels(others: readonly Expression[]): readonly string[] | undefined {
    const [only, ...more] = others;
    if (only?.kind !== 'column' || more.length > 0 || this.explicit.has(only)) return undefined;
    return this.context.column(only.name)?.labels;
  }
}

/** A label differs from every other one in more than case and blanks. */
function asLabel(side: Expression, labels: readonly string[]): Expression {
  if (side.kind !== 'string') return side;
  const bare = (text: string): string => text.replace(/ +$/u, '').toLowerCase();
  const value = labels.includes(side.value) ? side.value : labels.find((label) => bare(label) === bare(side.value));
  return { kind: 'string', value: value ?? side.value };
}

function inLowerCase(side: Expression): Expression {
  if (side.kind === 'null') return side;
  if (side.kind === 'string') return { kind: 'string', value: side.value.toLowerCase() };
  if (side.kind === 'call' && side.name === 'lower') return side;
  return { kind: 'call', name: 'lower', arguments: [side] };
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}
