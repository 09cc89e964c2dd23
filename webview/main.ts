import './style.css';
import { onMessage, send } from './host.js';
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
const body = element('div', { className: 'body' }, mappingList(model), detail(model));
document.getElementById('app')?.append(header(model), problem(model), body, choices(model));

model.onChange(() => (body.hidden = model.page !== 'tables'));
model.changed();

onMessage((message) => {
  if (message.type === 'state') model.receiveState(message.state);
  else if (message.type === 'rows') model.receiveRows(message);
  else if (message.type === 'preview') model.receivePreview(message.preview);
  else model.receiveDetail(message.analysis, message.detail);
});
send({ type: 'ready' });
