import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { projectRoot } from '../servers/cache.js';
import { schemasOf } from './report.schemaOf.js';

/** Describes `report.json` and `NAME.assessment.json`: what the types of the model say, and nothing else. */
function published(): unknown {
  const model = 'src/engine/model';
  const definitions = schemasOf(projectRoot(), [
    { file: `${model}/report.ts`, name: 'Report' },
    { file: `${model}/assessment.ts`, name: 'Assessment' },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:database-migration:report:1',
    title: 'Reports and assessments of a database migration',
    description:
      'Format 1. `kind` tells the report of a run or a verification (`migration`) from what stands before any (`assessment`). Within a format fields, and words of a list, may be added; what is taken away or changes its meaning makes a new one.',
    type: 'object',
    required: ['format', 'kind'],
    properties: { format: { const: 1 }, kind: { enum: ['migration', 'assessment'] } },
    if: { properties: { kind: { const: 'assessment' } } },
    then: { $ref: '#/definitions/Assessment' },
    else: { $ref: '#/definitions/Report' },
    definitions,
  };
}

it(
  'is published as the types say; after a change of them, "npx vitest run test/unit/report.schema.test.ts -u" writes it anew',
  { timeout: 60_000 },
  async () => {
    const file = `${projectRoot()}/media/report.schema.json`;
    const text = await format(JSON.stringify(published()), { ...(await resolveConfig(file)), filepath: file });
    await expect(text).toMatchFileSnapshot(file);
  },
);
