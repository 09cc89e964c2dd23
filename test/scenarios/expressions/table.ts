/** Expressions about one thing: `same` have an equal on the other side, `refused` none, for their meaning can't be kept. */
export interface Topic {
  readonly topic: string;
  readonly same?: readonly string[];
  readonly refused?: readonly string[];
}

/** What an expression gives, as the type of a generated column that holds it. */
export type ResultKind = 'truth' | 'integer' | 'decimal' | 'float' | 'text' | 'bytes' | 'date' | 'moment' | 'time';

export interface MysqlTopic extends Topic {
  readonly kind: ResultKind;
  /** What has an equal for some texts only: the model and PostgreSQL agree, and the data have to bear it out. */
  readonly assumed?: readonly string[];
}

/** Expressions between `¦` or in lines of their own, as they stand (no escapes of JavaScript's); NAME is the quoted name of the sample's oddest column. */
export function expressions(name: string): (strings: TemplateStringsArray) => string[] {
  return (strings) =>
    strings.raw
      .join('')
      .split(/\s*(?:¦|\n)\s*/)
      .filter((sql) => sql !== '')
      .map((sql) => sql.replaceAll('NAME', name));
}
