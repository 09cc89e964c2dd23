import type { ToPanel } from '../src/protocol/panelProtocol.js';
import './style.css';
import { onMessage, send } from './host.js';
import { speak } from './l10n.js';
import { PanelModel } from './panelModel.js';
import { element } from './ui/dom.js';
import { choices } from './views/choices.js';
import { detail } from './views/detail.js';
import { header } from './views/header.js';
import { comeBackToList, mappingList } from './views/mappingList.js';
import { problem } from './views/problem.js';

window.addEventListener('error', (event) => send({ type: 'trouble', message: event.message }));
window.addEventListener('unhandledrejection', (event) => send({ type: 'trouble', message: String(event.reason) }));

const model = new PanelModel();
let started = false;

/** Builds the page, once the words for it are known. */
function start(words: Readonly<Record<string, string>>): void {
  if (started) return;
  started = true;
  speak(words);
  const body = element('div', { className: 'body' }, mappingList(model), detail(model));
  comeBackToList(body);
  document.getElementById('app')?.append(header(model), problem(model), body, choices(model));
  model.onChange(() => (body.hidden = model.page !== 'tables'));
  model.changed();
}

/** Hands a message of the host to the model. */
function receive(message: Exclude<ToPanel, { type: 'init' }>): void {
  if (message.type === 'state') model.receiveState(message.state);
  else if (message.type === 'activity') model.receiveActivity(message.activity);
  else if (message.type === 'rows') model.receiveRows(message);
  else if (message.type === 'preview') model.receivePreview(message.preview);
  else if (message.type === 'names') model.receiveNames(message);
  else model.receiveDetail(message.analysis, message.detail);
}

onMessage((message) => {
  if (message.type === 'init') start(message.words);
  else receive(message);
});
send({ type: 'ready' });
