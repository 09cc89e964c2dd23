const name = 'hand-over';

/** Has a field hand over what was typed in it when the page is asked for that, as if the person had left it. */
export function handOverWhenAsked(field: HTMLElement, commit: () => void): void {
  field.addEventListener(name, commit);
}

/** Asks the field that is in use; whatever holds it hears that, too. */
export function handOverTyping(): void {
  document.activeElement?.dispatchEvent(new Event(name, { bubbles: true }));
}
