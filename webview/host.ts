import { isBoolean, isNumber, isString, objectOf, oneOf, optional, arrayOf } from '../src/protocol/check.js';
import { isToPanel, type FromPanel, type ToPanel } from '../src/protocol/panelProtocol.js';

/** What survives a reload of the panel: where a person was, and nothing of the databases but names. */
export interface SavedPlace {
  readonly page?: 'tables' | 'choices' | undefined;
  readonly filter: string;
  readonly onlyFindings: boolean;
  readonly expanded: readonly string[];
  /** Key of the selected row. */
  readonly selected?: string | undefined;
  readonly scrollTop: number;
  /** Rows of the source are shown beside what is selected. */
  readonly showsRows?: boolean | undefined;
}

const isSavedPlace = objectOf<SavedPlace>({
  page: optional(oneOf('tables', 'choices')),
  filter: isString,
  onlyFindings: isBoolean,
  expanded: arrayOf(isString),
  selected: optional(isString),
  scrollTop: isNumber,
  showsRows: optional(isBoolean),
});

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Sends a message to the extension host. */
export function send(message: FromPanel): void {
  api.postMessage(message);
}

/** Calls back for every message of the extension host that passes its check. */
export function onMessage(listener: (message: ToPanel) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isToPanel(event.data)) listener(event.data);
  });
}

export function savedPlace(): SavedPlace {
  const state = api.getState();
  return isSavedPlace(state) ? state : { filter: '', onlyFindings: false, expanded: [], scrollTop: 0 };
}

export function savePlace(place: SavedPlace): void {
  api.setState(place);
}
