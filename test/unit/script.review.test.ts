import { describe, expect, it } from 'vitest';
import { reviewScript } from '../../src/engine/editing.js';
import type { ReviewFinding } from '../../src/engine/model/scriptReview.js';

const script = `-- @migration format=1 source=pg (postgresql 18.4, database shop, id a) target=my (mysql 9.7.4, database shop, id b)
-- @phase tables
-- @step create-table customers on=target
CREATE TABLE \`customers\` (
  \`id\` BIGINT UNSIGNED NOT NULL,
  \`name\` VARCHAR(80) COLLATE utf8mb4_0900_bin NOT NULL DEFAULT (concat('a', 'b')),
  \`credit\` DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (\`id\`),
  CONSTRAINT \`positive\` CHECK (\`credit\` > 0)
) ENGINE=InnoDB;

-- @phase data
-- @step copy customers table=public.customers key=id stream=csv
-- @source
SELECT "id" AS "id", "name"::"public"."name_kind" AS "name", "credit" AS "credit" FROM "public"."customers" WHERE /* @range */ true;
-- @target
LOAD DATA LOCAL INFILE '@stream' INTO TABLE \`customers\`
(\`id\`, \`name\`, @credit)
SET \`credit\` = @credit;

-- @phase verify
-- @step verify customers table=public.customers key=id
-- @source
SELECT "id" AS "id" FROM "public"."customers" WHERE /* @range */ true;
-- @target
SELECT \`id\` AS \`id\`, \`name\` COLLATE utf8mb4_bin AS \`name\` FROM \`customers\` WHERE /* @range */ true;
`;

const reviewed = (text: string): ReturnType<typeof reviewScript> => reviewScript(text, () => undefined);
const found = (text: string): string[] => (reviewed(text)?.findings ?? []).map(seen);
const seen = ({ code, line, mark }: ReviewFinding): string => `${line ?? 0} ${code} ${mark ?? ''}`;

describe('the review of a script', () => {
  it('finds nothing wrong with a whole one', () => {
    expect(found(script)).toEqual([]);
  });

  it('knows the tables that it creates, their columns, types and lines', () => {
    expect(reviewed(script)?.target).toEqual([
      {
        schema: 'shop',
        name: 'customers',
        line: 4,
        columns: [
          { name: 'id', type: 'BIGINT UNSIGNED', line: 5 },
          { name: 'name', type: 'VARCHAR(80)', line: 6 },
          { name: 'credit', type: 'DECIMAL(12,2)', line: 7 },
        ],
      },
    ]);
    expect(reviewed(script)?.quotes).toEqual({ source: '"', target: '`' });
  });

  it('knows tables of the source by their copy steps', () => {
    const names = ['id', 'name', 'credit'].map((name) => ({ name }));
    expect(reviewed(script)?.source).toEqual([{ schema: 'public', name: 'customers', columns: names }]);
  });

  it('names columns that the table has not, wherever they stand', () => {
    expect(found(script.replace('(`id`, `name`, @credit)', '(`id`, `nam`, @credit)'))).toEqual([
      '18 SCRIPT_UNKNOWN_COLUMN `nam`',
    ]);
    expect(found(script.replace('SET `credit`', 'SET `cred`'))).toEqual(['19 SCRIPT_UNKNOWN_COLUMN `cred`']);
    expect(found(script.replace('SELECT `id` AS', 'SELECT `ident` AS'))).toEqual(['26 SCRIPT_UNKNOWN_COLUMN `ident`']);
  });

  it('says nothing of tables that it does not know', () => {
    expect(
      found(script.replace('FROM `customers` WHERE', 'FROM `customers` JOIN `others` ON `x` = `y` WHERE')),
    ).toEqual([]);
  });

  it('names types that the target has not', () => {
    expect(found(script.replace('VARCHAR(80)', 'TIMESTAMPTZ'))).toEqual(['6 SCRIPT_UNKNOWN_TYPE TIMESTAMPTZ']);
  });

  it('misses the steps of a table that is copied', () => {
    const renamed = script.replace('INTO TABLE `customers`', 'INTO TABLE `clients`');
    expect(found(renamed)).toEqual(['13 SCRIPT_NO_CREATE_STEP customers']);
    expect(found(script.replace(/-- @phase verify[^]*/u, ''))).toEqual(['13 SCRIPT_NOT_VERIFIED customers']);
    expect(
      found(
        script.replace(
          'key=id\n-- @source\nSELECT "id" AS "id" FROM',
          'key=id\n-- @skip\n-- @source\nSELECT "id" AS "id" FROM',
        ),
      ),
    ).toEqual(['13 SCRIPT_NOT_VERIFIED customers']);
  });

  it('tells an @accept that accepts nothing', () => {
    const noted = script.replace(
      'stream=csv\n',
      'stream=csv\n-- @accept ZERO_DATE\n-- @accept NAN_VALUE\n-- @finding error ZERO_DATE column public.customers.name: Lost.\n',
    );
    expect(found(noted)).toEqual(['15 SCRIPT_ACCEPT_UNUSED NAN_VALUE']);
    expect(found(script.replace('\n-- @phase tables', '\n-- @accept NAN_VALUE\n-- @phase tables'))).toEqual([
      '2 SCRIPT_ACCEPT_UNUSED NAN_VALUE',
    ]);
  });

  it('tells a step that was edited', () => {
    expect(found(script.replace('stream=csv', 'stream=csv gen=00000000'))).toEqual([
      '13 SCRIPT_STEP_EDITED gen=00000000',
    ]);
  });

  it('has nothing to say without a header', () => {
    expect(reviewed('SELECT 1')).toBeUndefined();
  });
});
