import { send } from './host.js';

/**
 * Undo and redo go the way of the edits, after those that were made before: VS Code, which would take the keys itself, knows only what has reached the document. What a
 * person types in keeps its keys.
 */
export function keepHistoryInOrder(): void {
  document.addEventListener('keydown', (event) => {
    const wish = wishOf(event);
    if (!wish || event.defaultPrevented || isText(event.composedPath()[0])) return;
    event.preventDefault();
    event.stopPropagation();
    send({ type: wish });
  });
}

function wishOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
    default:
      return undefined;
  }
}

function isText(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && ['text', 'search'].includes(target.type)) ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
