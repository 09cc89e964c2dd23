import './style.css';
import { onMessage, send } from './host.js';
import { speak } from './l10n.js';
import { PanelModel } from './panelModel.js';
import { element } from './ui/dom.js';
import { choices } from './views/choices.js';
import { detail } from './views/detail.js';
import { header } from './views/header.js';
import { mappingList } from './views/mappingList.js';
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
  document.getElementById('app')?.append(header(model), problem(model), body, choices(model));
  model.onChange(() => (body.hidden = model.page !== 'tables'));
  model.changed();
}

onMessage((message) => {
  switch (message.type) {
    case 'init':
      return start(message.words);
    case 'state':
      return model.receiveState(message.state);
    case 'activity':
      return model.receiveActivity(message.activity);
    case 'rows':
      return model.receiveRows(message);
    case 'preview':
      return model.receivePreview(message.preview);
    case 'names':
      return model.receiveNames(message);
    case 'detail':
      return model.receiveDetail(message.analysis, message.detail);
  }
});
send({ type: 'ready' });
