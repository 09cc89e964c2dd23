/** The page's only style sheet. Colours by the reader's scheme; print is light, with everything unfolded. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f6f7f9; --ink: #1c2128; --soft: #57606a; --line: #d5dae1;
  --good: #116329; --good-ground: #dff5e4; --bad: #a40e26; --bad-ground: #ffe3e3; --warn: #7d4e00; --warn-ground: #fff1cf;
  --bar: #3b6fb6; --on-bar: #ffffff; --link: #0b57b0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16191e; --panel: #1f242b; --ink: #e4e8ee; --soft: #9ea8b4; --line: #363d47;
    --good: #7ee29a; --good-ground: #16331f; --bad: #ff9b9b; --bad-ground: #451a1e; --warn: #f2cc60; --warn-ground: #3b2f0c;
    --bar: #6ea2e8; --on-bar: #10151c; --link: #7db7ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main, body > footer { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin: .6rem 0 0; font-size: .93em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; overflow-wrap: anywhere; }
p { margin: .4rem 0; max-width: 60rem; }
a { color: var(--link); white-space: nowrap; }
code, pre, .mono { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .87em; }
code { white-space: pre-wrap; overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.script { counter-reset: line; padding-left: 0; }
.script span { display: block; padding-left: 4.2rem; position: relative; min-height: 1.5em; }
.script span::before { counter-increment: line; content: counter(line); position: absolute; left: 0; width: 3.4rem; text-align: right; color: var(--soft); user-select: none; }
.script span:target { background: var(--warn-ground); }
.soft { color: var(--soft); }
.banner { border: 1px solid; border-left-width: 6px; border-radius: 6px; padding: .8rem 1rem; margin: 0 0 1rem; }
.banner .headline { font-size: 1.15rem; font-weight: 700; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.banner.good { background: var(--good-ground); } .banner.bad { background: var(--bad-ground); } .banner.warn { background: var(--warn-ground); }
.banner p:not(.headline) { color: var(--ink); }
/* A table wraps before it scrolls; where it scrolls, a shadow says that there is more. */
.scroll {
  overflow-x: auto; container-type: inline-size;
  background: linear-gradient(90deg, var(--ground) 30%, transparent) 0 0 / 40px 100% no-repeat local,
    linear-gradient(-90deg, var(--ground) 30%, transparent) 100% 0 / 40px 100% no-repeat local,
    linear-gradient(90deg, var(--line), transparent) 0 0 / 10px 100% no-repeat scroll,
    linear-gradient(-90deg, var(--line), transparent) 100% 0 / 10px 100% no-repeat scroll;
}
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .93em; }
/* Its words stay in sight where the table is wider than what it scrolls in. */
caption { text-align: left; color: var(--soft); padding: .2rem 0; max-width: 100cqi; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: .92em; }
tbody th { overflow-wrap: break-word; min-width: 9rem; max-width: 24rem; }
.name { overflow-wrap: normal; white-space: nowrap; }
.number { text-align: right; padding-right: 1.3rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.state { white-space: nowrap; font-weight: 600; }
td { overflow-wrap: break-word; }
td:has(> code) { min-width: 8rem; }
.digest { font-size: .78em; color: var(--soft); overflow-wrap: anywhere; min-width: 11rem; }
.null { color: var(--soft); font-style: italic; }
.unseen { color: var(--warn); background: var(--warn-ground); border-radius: 3px; padding: 0 .15em; }
details { margin: .5rem 0; }
td details { margin: 0; }
summary { cursor: pointer; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .5rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: .4rem 0; padding-left: 1.3rem; }
figure { margin: 1rem 0 .3rem; }
figcaption { color: var(--soft); font-size: .9em; max-width: 60rem; }
svg { width: 100%; height: auto; display: block; margin: .5rem 0; }
svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
svg .on-bar { fill: var(--on-bar); font-size: 11px; }
svg .bar, svg .area { fill: var(--bar); } svg .bar.failed { fill: var(--bad); } svg .rule { stroke: var(--line); }
body > footer { margin-top: 3rem; padding-bottom: 4rem; color: var(--soft); font-size: .9em; }
@media (max-width: 70rem) {
  header, main, body > footer { padding-inline: 1rem; }
  table { font-size: .86em; }
  th, td { padding-right: .5rem; }
  .number { padding-right: .7rem; }
  tbody th { min-width: 6rem; }
  .digest { min-width: 8rem; }
  .name { white-space: normal; overflow-wrap: anywhere; }
}
@media (max-width: 45rem) {
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  tbody th { min-width: 5rem; }
  /* Smaller, nobody could read its words. */
  figure > svg { min-width: 40rem; } figure { overflow-x: auto; }
  .state { white-space: normal; }
}
@page { margin: 14mm 12mm; }
@media print {
  :root {
    --ground: #fff; --panel: #fff; --ink: #000; --soft: #444; --line: #bbb;
    --good: #0b5c22; --good-ground: #fff; --bad: #900; --bad-ground: #fff; --warn: #6b4300; --warn-ground: #fff; --bar: #555; --on-bar: #fff; --link: #000;
  }
  header, main, body > footer { max-width: none; padding: 0; }
  nav { display: none; }
  body { font-size: 10pt; }
  /* Neither a heading nor the head of a table stands alone at the end of a page. */
  thead { display: table-header-group; break-after: avoid; }
  caption { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  tr, .banner, figure { break-inside: avoid; }
  svg .bar, svg .area { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; container-type: normal; background: none; }
  table { font-size: 8pt; }
  th, td, .number { padding-right: .45rem; }
  thead th { white-space: normal; }
  tbody th { min-width: 8rem; overflow-wrap: break-word; }
  td:has(> code) { min-width: 7rem; }
  .name { white-space: nowrap; font-size: .8em; }
  .digest { min-width: 7rem; }
  .state { white-space: normal; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
