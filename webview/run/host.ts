import { isToRunView, type FromRunView, type ToRunView } from '../../src/protocol/runViewProtocol.js';

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Sends a message to the extension host. */
export function send(message: FromRunView): void {
  api.postMessage(message);
}

/** Calls back for every message of the extension host that passes its check. */
export function onMessage(listener: (message: ToRunView) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isToRunView(event.data)) listener(event.data);
  });
}

/** Keeps which run is shown, so that the view finds it again after a reload; nothing else. */
export function keep(script: string): void {
  api.setState({ script });
}
