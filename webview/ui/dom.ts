/** What an element is made with: properties, attributes (with a dash or `role`) and listeners (`onclick`). */
type Settings<E extends Element> = Partial<Omit<E, 'style' | 'children'>> & Readonly<Record<string, unknown>>;

/** Makes an element. Text always goes in as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  settings: Settings<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  apply(made, settings);
  made.append(...children);
  return made;
}

/** Sets properties and attributes on an element. */
export function apply(target: Element, settings: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (name.includes('-') || name === 'role') setAttribute(target, name, value);
    else if (value !== undefined) Reflect.set(target, name, value);
  }
}

/** Sets an attribute, or takes it away where there is no value. What it has already costs nothing. */
export function setAttribute(target: Element, name: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const text = String(value);
    if (target.getAttribute(name) !== text) target.setAttribute(name, text);
  } else target.removeAttribute(name);
}

/** Sets an element's text; the one that it has already costs nothing. */
export function setText(target: Node, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** A way to fill an element that makes its parts only where `shown`, which names what they say, has changed. */
export function filling(target: Element): (shown: string, parts: () => readonly (Node | string)[]) => void {
  let now: string | undefined;
  return (shown, parts) => {
    if (shown === now) return;
    now = shown;
    target.replaceChildren(...parts());
  };
}

const paths = {
  chevron: 'M6 3.500 10.500 8 6 12.500',
  arrow: 'M2 8h11M9.500 4.500 13 8l-3.500 3.500',
  error: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM5.800 5.800l4.400 4.400m0-4.400-4.400 4.400',
  warning: 'M8 2.200 14.300 13.500H1.700ZM8 6.500v3.300m0 1.500v.400',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 5.300v3.900m0-6.400v.400',
  key: 'M9.900 2.500a3.600 3.600 0 1 1-2.100 6.500L6.600 10.200H5v1.600H3.400v1.600H1.800v-2.400l4.700-4.700A3.600 3.600 0 0 1 9.900 2.500Zm.900 2.500v.100',
  link: 'M6.500 9.500l3-3M7 5l1.600-1.600a2.500 2.500 0 0 1 3.900 3.600L11 8.500M9 11l-1.600 1.600a2.500 2.500 0 0 1-3.900-3.600L5 7.500',
  table: 'M2 3h12v10H2zM2 6.300h12M2 9.600h12M6.500 6.300V13',
  check: 'M3 8.500 6.500 12 13 4.500',
} as const;
export type IconName = keyof typeof paths;

const svg = 'http://www.w3.org/2000/svg';

/** A 16-pixel line icon in the text's colour. */
export function icon(name: IconName, label?: string): SVGSVGElement {
  const root = document.createElementNS(svg, 'svg');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', paths[name]);
  root.setAttribute('viewBox', '0 0 16 16');
  root.classList.add('icon', `icon-${name}`);
  if (label === undefined) root.setAttribute('aria-hidden', 'true');
  else {
    root.setAttribute('role', 'img');
    root.setAttribute('aria-label', label);
  }
  root.append(path);
  return root;
}
