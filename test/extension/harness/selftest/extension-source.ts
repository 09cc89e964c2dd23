import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything in VS Code that the harness has a verb for, in one small extension. */
const manifest = {
  name: 'selftest',
  displayName: 'Selftest',
  description: 'Proves the harness; made in a temporary folder.',
  version: '0.0.1',
  publisher: 'database-migration',
  license: 'MIT',
  repository: 'https://example.com/selftest',
  engines: { vscode: '^1.110.0' },
  main: './extension.js',
  activationEvents: [],
  contributes: {
    commands: [
      { command: 'selftest.greet', title: 'Greet', category: 'Selftest' },
      { command: 'selftest.choose', title: 'Choose', category: 'Selftest' },
      { command: 'selftest.remember', title: 'Remember Secret', category: 'Selftest' },
      { command: 'selftest.recall', title: 'Recall Secret', category: 'Selftest' },
      { command: 'selftest.confirm', title: 'Confirm', category: 'Selftest' },
      { command: 'selftest.work', title: 'Work', category: 'Selftest' },
      { command: 'selftest.log', title: 'Log', category: 'Selftest' },
      { command: 'selftest.fail', title: 'Fail', category: 'Selftest' },
      { command: 'selftest.leak', title: 'Leak', category: 'Selftest' },
      { command: 'selftest.addFruit', title: 'Add Fruit', icon: '$(add)' },
      { command: 'selftest.eat', title: 'Eat', icon: '$(trash)' },
      { command: 'selftest.peel', title: 'Peel' },
      { command: 'selftest.shout', title: 'Shout' },
    ],
    viewsContainers: { activitybar: [{ id: 'selftest', title: 'Selftest Garden', icon: '$(database)' }] },
    views: {
      selftest: [
        { id: 'selftest.fruit', name: 'Fruit' },
        { id: 'selftest.empty', name: 'Vegetables' },
      ],
    },
    viewsWelcome: [
      { view: 'selftest.empty', contents: 'Nothing grows here yet.\n[Plant Something](command:selftest.greet)' },
    ],
    menus: {
      'view/title': [{ command: 'selftest.addFruit', when: 'view == selftest.fruit', group: 'navigation' }],
      'view/item/context': [
        { command: 'selftest.eat', when: 'viewItem == fruit', group: 'inline' },
        { command: 'selftest.peel', when: 'viewItem == fruit' },
      ],
      commandPalette: [{ command: 'selftest.eat', when: 'false' }],
    },
    languages: [{ id: 'selftest-notes', aliases: ['Selftest Notes'], extensions: ['.notes'] }],
    customEditors: [
      {
        viewType: 'selftest.counter',
        displayName: 'Counter',
        selector: [{ filenamePattern: '*.counter.json' }],
      },
    ],
  },
};

const main = String.raw`'use strict';
const vscode = require('vscode');

class Fruit {
  constructor() {
    this.names = ['Apple', 'Banana', 'Cherry', 'Peach'];
    this.changed = new vscode.EventEmitter();
    this.onDidChangeTreeData = this.changed.event;
  }
  getChildren(parent) {
    if (parent === undefined) return this.names;
    if (parent.startsWith('slice ')) return [];
    return Array.from({ length: parent === 'Peach' ? 80 : 2 }, (_, index) => 'slice ' + (index + 1) + ' of ' + parent);
  }
  getTreeItem(name) {
    if (name.startsWith('slice ')) return new vscode.TreeItem(name);
    const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
    item.contextValue = 'fruit';
    item.description = name.length + ' letters';
    return item;
  }
}

class Counter {
  resolveCustomTextEditor(document, panel) {
    const nonce = 'n' + Math.random().toString(36).slice(2);
    const csp = "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" + nonce + "'";
    panel.webview.options = { enableScripts: true };
    panel.webview.onDidReceiveMessage(async (message) => {
      if (message !== 'increment') return;
      const edit = new vscode.WorkspaceEdit();
      const next = JSON.stringify({ count: JSON.parse(document.getText()).count + 1 });
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), next);
      await vscode.workspace.applyEdit(edit);
    });
    const show = () => panel.webview.postMessage(JSON.parse(document.getText()));
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document.uri.toString() === document.uri.toString()) show();
    });
    panel.onDidDispose(() => listener.dispose());
    panel.webview.html =
      '<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="' + csp + '">' +
      '<style nonce="' + nonce + '">button { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }</style></head>' +
      '<body><h1>Counter</h1><p>Count: <output>?</output></p><button>Increment</button><button id="cheat">Break the rules</button>' +
      '<script nonce="' + nonce + '">const api = acquireVsCodeApi();' +
      'addEventListener("message", (event) => { document.querySelector("output").textContent = event.data.count; });' +
      'document.querySelector("button").onclick = () => api.postMessage("increment");' +
      'document.querySelector("#cheat").onclick = () => { document.body.insertAdjacentHTML("beforeend", "<img src=https://example.com/x.png>"); };' +
      'api.postMessage("ready");</script></body></html>';
    panel.webview.onDidReceiveMessage((message) => { if (message === 'ready') show(); });
  }
}

exports.activate = (context) => {
  const fruit = new Fruit();
  const log = vscode.window.createOutputChannel('Selftest', { log: true });
  const diagnostics = vscode.languages.createDiagnosticCollection('selftest');
  const check = (document) => {
    if (document.languageId !== 'selftest-notes') return;
    const found = [];
    for (let line = 0; line < document.lineCount; line++) {
      if (document.lineAt(line).text.includes('BAD')) {
        found.push(new vscode.Diagnostic(document.lineAt(line).range, 'This line is bad', vscode.DiagnosticSeverity.Error));
      }
    }
    diagnostics.set(document.uri, found);
  };
  const command = (name, run) => vscode.commands.registerCommand('selftest.' + name, run);
  context.subscriptions.push(
    log,
    diagnostics,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument((event) => check(event.document)),
    vscode.window.registerTreeDataProvider('selftest.fruit', fruit),
    vscode.window.registerTreeDataProvider('selftest.empty', { getChildren: () => [], getTreeItem: (item) => item }),
    vscode.window.registerCustomEditorProvider('selftest.counter', new Counter()),
    vscode.languages.registerCodeLensProvider('selftest-notes', {
      provideCodeLenses: (document) =>
        document.getText().split('\n').flatMap((text, line) =>
          text.startsWith('#')
            ? [
                new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title: '$(play) Shout', command: 'selftest.shout', arguments: [text] }),
                new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title: 'Line ' + (line + 1), command: 'selftest.shout', arguments: [String(line + 1)] }),
              ]
            : []),
    }),
    command('greet', async () => {
      const name = await vscode.window.showInputBox({ title: 'Greeting', prompt: 'Whom?', placeHolder: 'name',
        validateInput: (text) => (text === '' ? 'A name is needed' : undefined) });
      if (name === undefined) return;
      const answer = await vscode.window.showInformationMessage('Hello ' + name, 'Again', 'Enough');
      if (answer !== undefined) vscode.window.showWarningMessage('You said ' + answer);
    }),
    command('choose', async () => {
      const one = await vscode.window.showQuickPick(
        [{ label: 'Red', description: 'warm' }, { label: 'Blue', description: 'cold' }, { label: 'Dark blue' }],
        { title: 'Colour', placeHolder: 'Pick a colour' });
      const many = await vscode.window.showQuickPick(['Small', 'Medium', 'Large'], { title: 'Sizes', canPickMany: true });
      vscode.window.showInformationMessage('Chosen ' + one.label + ' in ' + many.join('+'));
    }),
    command('remember', async () => {
      await context.secrets.store('password', await vscode.window.showInputBox({ title: 'Secret', password: true }));
      vscode.window.showInformationMessage('Secret kept');
    }),
    command('recall', async () => vscode.window.showInformationMessage('Secret is ' + (await context.secrets.get('password')))),
    command('confirm', async () => {
      const answer = await vscode.window.showWarningMessage('Drop everything?', { modal: true, detail: 'There is no way back.' }, 'Drop', 'Keep');
      vscode.window.showInformationMessage('Answer: ' + answer);
    }),
    command('work', () => vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Working hard', cancellable: true },
      (_progress, token) => new Promise((resolve) => token.onCancellationRequested(() => {
        vscode.window.showInformationMessage('Work cancelled');
        resolve();
      })))),
    command('log', () => { log.info('the log speaks'); log.show(); }),
    command('fail', () => { throw new Error('failed on purpose'); }),
    command('leak', () => { void Promise.reject(new Error('nobody caught this')); }),
    command('addFruit', () => { fruit.names.push('Damson'); fruit.changed.fire(); }),
    command('eat', (name) => { fruit.names = fruit.names.filter((other) => other !== name); fruit.changed.fire(); }),
    command('peel', (name) => vscode.window.showInformationMessage('Peeled ' + name)),
    command('shout', (text) => vscode.window.showInformationMessage('Shouted ' + text)),
  );
  vscode.workspace.textDocuments.forEach(check);
  return { answer: 42 };
};
`;

/** Writes the extension into a new folder, which must not exist yet. */
export function writeSelftestExtension(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, 'extension.js'), main);
  writeFileSync(join(folder, 'README.md'), '# Selftest\n');
}
