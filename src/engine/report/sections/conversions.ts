import type { Conversion } from '../../model/conversion.js';
import { countOf } from '../../model/quantity.js';
import { joined, paragraph, type Content, type Section } from '../page/document.js';

/** How every column comes over, columns of the same way together. */
export function conversionsSection(conversions: readonly Conversion[] | undefined): Section {
  const title = 'Conversions';
  if (conversions === undefined) {
    const text =
      'They stand in the copy steps of the script below. They are listed by type where the run compares the objects of both databases, which this one did not come to.';
    return { id: 'conversions', title, blocks: [paragraph(text)] };
  }
  if (conversions.length === 0) return { id: 'conversions', title, blocks: [paragraph('No column is copied.')] };
  const columns = conversions.reduce((sum, conversion) => sum + conversion.columns.length, 0);
  return {
    id: 'conversions',
    title,
    blocks: [
      {
        kind: 'table',
        caption: `${countOf(columns, 'column')} in ${countOf(conversions.length, 'way')}.`,
        columns: [
          'Type of the source',
          'Type of the target',
          'On the way',
          { title: 'Columns', number: true },
          'Which',
        ],
        rows: conversions.map((conversion) => [
          { code: conversion.sourceType },
          { code: conversion.targetType },
          wayOf(conversion),
          String(conversion.columns.length),
          { names: conversion.columns, title: conversion.columns[0] === undefined ? '' : `${conversion.columns[0]} …` },
        ]),
      },
    ],
  };
}

function wayOf({ read, encode, load, own }: Conversion): Content {
  const parts: (Content | undefined)[] = [
    own === true ? { state: 'your own expression' } : undefined,
    read === undefined ? undefined : ['read as ', { code: read }],
    encode === undefined ? undefined : `encoded as ${encode}`,
    load === undefined ? undefined : ['stored as ', { code: load }],
  ];
  const said = joined(parts, '; ');
  return said.length === 0 ? 'as it is' : said;
}
