import { join } from 'node:path';
import ts from 'typescript';

/** A JSON schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A type that a file exports. */
export interface ExportedType {
  readonly file: string;
  readonly name: string;
}

/** The JSON schemas of exported types and of all types that they name, with their docstrings: what is declared is what is published. */
export function schemasOf(root: string, types: readonly ExportedType[]): Record<string, JsonSchema> {
  const files = types.map(({ file }) => join(root, file));
  const program = ts.createProgram(files, {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
    },
  });
  const schemas = new Schemas(program.getTypeChecker());
  for (const { file, name } of types) schemas.add(program.getSourceFile(join(root, file)), name);
  return Object.fromEntries(Object.entries(schemas.definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Helper types of the language, that say nothing by their name. */
const nameless = ['Readonly', 'Partial', 'Pick', 'Omit', 'Extract', 'Record', 'Array', 'ReadonlyArray'];

class Schemas {
  readonly definitions: Record<string, JsonSchema> = {};

  constructor(private readonly checker: ts.TypeChecker) {}

  add(file: ts.SourceFile | undefined, name: string): void {
    const module = file && this.checker.getSymbolAtLocation(file);
    const symbol = module && this.checker.getExportsOfModule(module).find((entry) => entry.name === name);
    if (!symbol) throw new Error(`There is no type ${name}.`);
    this.of(this.checker.getDeclaredTypeOfSymbol(symbol));
  }

  private of(type: ts.Type): JsonSchema {
    const named = this.nameOf(type);
    if (!named) return this.inline(type);
    if (!this.definitions[named.name]) {
      // Named before it is known: it may hold itself.
      this.definitions[named.name] = {};
      this.definitions[named.name] = { ...this.described(named), ...this.inline(type) };
    }
    return { $ref: `#/definitions/${named.name}` };
  }

  private nameOf(type: ts.Type): ts.Symbol | undefined {
    const symbol: ts.Symbol | undefined = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
    return symbol && !nameless.includes(symbol.name) ? symbol : undefined;
  }

  private described(symbol: ts.Symbol): JsonSchema {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    const line = text.replaceAll(/\s*\n\s*/gu, ' ').replaceAll(/\{@link ([^}]*)\}/gu, '$1');
    return line === '' ? {} : { description: line };
  }

  private inline(type: ts.Type): JsonSchema {
    const { checker } = this;
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.isUnion()) return this.union(type);
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: item ? this.of(item) : {} };
    }
    const values = type.getStringIndexType();
    if (values) return { type: 'object', additionalProperties: this.of(values) };
    if (type.isIntersection() || type.flags & ts.TypeFlags.Object) return this.object(type);
    throw new Error(`${checker.typeToString(type)} has no schema.`);
  }

  private union(type: ts.UnionType): JsonSchema {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const isBoolean = (part: ts.Type): boolean => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const others = parts.filter((part) => !isBoolean(part));
    const texts = others.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
    const schemas = [
      ...(parts.length > others.length ? [{ type: 'boolean' }] : []),
      ...(texts.length > 1 ? [{ enum: texts.sort() }] : []),
      ...others.filter((part) => texts.length < 2 || !part.isStringLiteral()).map((part) => this.of(part)),
    ];
    const [only] = schemas;
    return schemas.length === 1 && only ? only : { anyOf: schemas };
  }

  private object(type: ts.Type): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const own = this.checker.getTypeOfSymbol(property);
      const schema = this.of(own);
      // Draft 7 leaves out of account what stands beside a $ref.
      properties[property.name] = { ...this.described(property), ...('$ref' in schema ? { allOf: [schema] } : schema) };
      const mayBeAbsent = own.isUnion() && own.types.some((part) => part.flags & ts.TypeFlags.Undefined);
      if (!mayBeAbsent && !(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    return { type: 'object', required, additionalProperties: false, properties };
  }
}
