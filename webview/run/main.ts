import './style.css';
import { element } from '../ui/dom.js';
import { announcer } from './announcer.js';
import { keep, onMessage, send } from './host.js';
import { RunModel } from './model.js';
import { notes } from './notes.js';
import { overview } from './overview.js';
import { tables } from './tables.js';
import { timeline } from './timeline.js';

window.addEventListener('error', (event) => send({ type: 'trouble', message: event.message }));
window.addEventListener('unhandledrejection', (event) => send({ type: 'trouble', message: String(event.reason) }));

const model = new RunModel();
const side = element('div', { className: 'side' }, timeline(model), notes(model));
document
  .getElementById('app')
  ?.append(overview(model), element('div', { className: 'body' }, tables(model), side), announcer(model));

onMessage((message) => {
  if (message.type === 'run') keep(message.script);
  model.receive(message);
});
send({ type: 'ready' });
