/** Monaco's editor worker as text; scripts/build.mjs puts it in. */
declare module 'monaco-worker' {
  export const workerSource: string;
}

/** The bundler gathers imported styles into dist/webview/main.css. */
declare module '*.css';
