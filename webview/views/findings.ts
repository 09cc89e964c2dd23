import type { FindingView } from '../../src/protocol/mappingView.js';
import type { PanelModel } from '../panelModel.js';
import { element, icon } from '../ui/dom.js';
import { button } from '../ui/toolkit.js';
import * as l10n from '../l10n.js';

/** Findings one below the other, each with what can be done about it. */
export function findingParts(model: PanelModel, findings: readonly FindingView[]): Node[] {
  return findings.map((finding) => {
    const remedies = finding.remedies.flatMap((remedy) => remedyButton(model, finding, remedy));
    const fix = finding.fix === undefined ? [] : [element('p', { className: 'dim' }, finding.fix)];
    return element(
      'article',
      { className: `finding ${finding.accepted ? 'settled' : finding.severity}` },
      finding.accepted ? icon('check', l10n.t('settled')) : icon(finding.severity, finding.severity),
      element(
        'div',
        {},
        element('strong', {}, finding.message),
        ...fix,
        element('code', { className: 'dim' }, finding.accepted ? l10n.t('{0}, settled', finding.code) : finding.code),
        ...(finding.place
          ? [element('span', { className: 'dim' }, ` ${l10n.t('line {0} of the mapping file', finding.place.line)}`)]
          : []),
      ),
      element('div', { className: 'actions' }, ...remedies),
    );
  });
}

function remedyButton(model: PanelModel, finding: FindingView, remedy: FindingView['remedies'][number]): HTMLElement[] {
  const { type, accept, title } = remedy;
  const selection = model.selection();
  if (type !== undefined && selection?.column) {
    const place = { table: selection.table.key, column: selection.column.name };
    return [button(title, () => model.edit({ type: 'set-type', ...place, nativeType: type }))];
  }
  if (!accept || finding.accepted) return [];
  return [
    button(title, () => model.edit({ type: 'accept', code: `${finding.code}:${finding.object}`, accepted: true })),
  ];
}
