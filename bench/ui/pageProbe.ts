/** What the probe writes down, in milliseconds since 1970: the clock that all frames share. */
export interface Marks {
  /** The last press of a key. */
  key?: number;
  /** The first paint of the panel, whatever it shows. */
  panel?: number;
  /** The first paint of the source's tables. */
  rows?: number;
  /** The first paint of a line that is mapped. */
  mapped?: number;
  /** The first paint of a picture, in VS Code's own preview. */
  picture?: number;
}

declare global {
  interface Window {
    benchMarks?: Marks;
    /** Each input's way to the screen. */
    benchInputs?: number[];
  }
}

/** Runs in every frame from its beginning: marks when keys are pressed and when the panel is painted. */
export function probe(): void {
  const marks: Marks = (window.benchMarks ??= {});
  const inputs: number[] = (window.benchInputs ??= []);
  const now = (): number => performance.timeOrigin + performance.now();
  /** Calls back after the next frame was handed over to be painted. */
  const afterPaint = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(undefined);
    });
  };
  const pressed = ({ timeStamp }: KeyboardEvent): void => {
    marks.key = performance.timeOrigin + timeStamp;
    afterPaint(() => inputs.push(performance.now() - timeStamp));
  };
  const listen = (): void => window.addEventListener('keydown', pressed, true);
  const awaited = {
    panel: '#app > header',
    rows: '.row.table, .row.found',
    mapped: '.row.table',
    picture: 'body.image img',
  } as const;
  const look = (): void => {
    for (const mark of ['panel', 'rows', 'mapped', 'picture'] as const) {
      if (marks[mark] !== undefined || !document.querySelector(awaited[mark])) continue;
      marks[mark] = Number.NaN;
      afterPaint(() => (marks[mark] = now()));
    }
    if (marks.mapped === undefined) {
      setTimeout(look, 4);
      return;
    }
    // A frame that is written into loses the listeners that it had.
    listen();
  };
  listen();
  look();
}

/** Runs in a page that has not the keyboard: when it was painted with it, in milliseconds since 1970. */
export async function paintAfterFocus(): Promise<number> {
  await new Promise((resolve) => window.addEventListener('focus', resolve, { once: true }));
  await new Promise(requestAnimationFrame);
  await new Promise<unknown>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  return performance.timeOrigin + performance.now();
}

/** Scrolls an element evenly, a step a frame, and returns the times between frames. */
export async function scrollFrames(element: Element, step: number): Promise<number[]> {
  const intervals: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < 240; frame += 1) {
    element.scrollTop += step;
    const time = await new Promise<number>(requestAnimationFrame);
    intervals.push(time - last);
    last = time;
  }
  return intervals;
}
