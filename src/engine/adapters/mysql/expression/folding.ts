import type { Expression, FunctionName } from '../../../model/expression.js';

/** What decides how text compares: a column under a `_ci` collation ignores case. */
export interface ExpressionContext {
  foldsCase(column: string): boolean;
}

const textual: readonly FunctionName[] = [
  'lower',
  'upper',
  'trim',
  'trim-left',
  'trim-right',
  'coalesce',
  'nullif',
  'left',
  'right',
  'substring',
  'replace',
  'greatest',
  'least',
];

/** Which texts of one expression ignore case, and comparisons that say so. */
export class Folding {
  /** What an explicit COLLATE said. */
  private readonly explicit = new WeakMap<Expression, boolean>();

  constructor(private readonly context: ExpressionContext) {}

  /** The same text under the collation of that name; undefined when it compares in a way that the model can't say. */
  collated(node: Expression, collation: string): Expression | undefined {
    const folds = collation.endsWith('_ci');
    if (!folds && !/_bin$|^binary$/u.test(collation)) return undefined;
    const copy = { ...node };
    this.explicit.set(copy, folds);
    return copy;
  }

  ignoresCase(node: Expression): boolean {
    const explicit = this.explicit.get(node);
    if (explicit !== undefined) return explicit;
    switch (node.kind) {
      case 'column':
        return this.context.foldsCase(node.name);
      case 'concat':
        return this.together(node.items);
      case 'call':
        return textual.includes(node.name) && this.together(node.arguments);
      case 'case':
        return this.together([...node.branches.map(({ then }) => then), ...(node.otherwise ? [node.otherwise] : [])]);
      default:
        return false;
    }
  }

  /** Of texts that meet, an explicit collation decides. */
  together(nodes: readonly Expression[]): boolean {
    const said = nodes.map((node) => this.explicit.get(node)).find((folds) => folds !== undefined);
    return said ?? nodes.some((node) => this.ignoresCase(node));
  }

  /** Under a `_ci` collation `a = 'x'` also holds for `X`: both sides in lower case say the same. What a side becomes. */
  folded(sides: readonly Expression[]): (side: Expression) => Expression {
    const others = sides.filter((side) => side.kind !== 'string');
    const letters = sides.some((side) => side.kind === 'string' && hasCase(side.value));
    if (others.length === 0 || !this.together(others) || (others.length === 1 && !letters)) return (side) => side;
    if (!others.every((side) => this.ignoresCase(side))) return (side) => side;
    return (side) => {
      if (side.kind === 'string') return { kind: 'string', value: side.value.toLowerCase() };
      if (side.kind === 'call' && side.name === 'lower') return side;
      return { kind: 'call', name: 'lower', arguments: [side] };
    };
  }
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}
