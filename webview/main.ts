import { isPanelStart, type PanelStart, type ToPanel } from '../src/protocol/panelProtocol.js';
import './style.css';
import { keepHistoryInOrder } from './history.js';
import { onMessage, send } from './host.js';
import { speak } from './l10n.js';
import { PanelModel } from './panelModel.js';
import { element } from './ui/dom.js';
import { handOverTyping } from './ui/typing.js';
import { choices } from './views/choices.js';
import { detail } from './views/detail.js';
import { header } from './views/header.js';
import { comeBackToList, mappingList } from './views/mappingList.js';
import { problem } from './views/problem.js';

window.addEventListener('error', (event) => send({ type: 'trouble', message: event.message }));
window.addEventListener('unhandledrejection', (event) => send({ type: 'trouble', message: String(event.reason) }));

keepHistoryInOrder();

/** What the host wrote into the page. */
function startOf(app: HTMLElement): PanelStart {
  const start: unknown = JSON.parse(app.dataset.start ?? '');
  if (!isPanelStart(start)) throw new Error('The page says nothing to begin with.');
  return start;
}

/** Builds the page. */
function build(app: HTMLElement, model: PanelModel): void {
  const body = element('div', { className: 'body' }, mappingList(model), detail(model));
  comeBackToList(body);
  app.append(header(model), problem(model), body, choices(model));
  model.onChange(() => (body.hidden = model.page !== 'tables'));
  model.changed();
}

/** Hands a message of the host to the model. */
function receive(model: PanelModel, message: ToPanel): void {
  if (message.type === 'state') model.receiveState(message.state);
  else if (message.type === 'activity') model.receiveActivity(message.activity);
  else if (message.type === 'rows') model.receiveRows(message);
  else if (message.type === 'preview') model.receivePreview(message.preview);
  else if (message.type === 'names') model.receiveNames(message);
  else if (message.type === 'hand-over') {
    handOverTyping();
    send({ type: 'handed-over', question: message.question });
  } else model.receiveDetail(message.analysis, message.detail);
}

const app = document.getElementById('app');
if (app) {
  const { name, words } = startOf(app);
  speak(words);
  const model = new PanelModel(name);
  build(app, model);
  onMessage((message) => receive(model, message));
  send({ type: 'ready' });
}
