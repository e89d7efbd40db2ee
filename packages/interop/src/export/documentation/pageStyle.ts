// The style sheet of an exported page: Laban's paper and ink in light and dark, contents beside the text where there is room, plain on paper when printed.

/** CSS. The `--laban-…` colours are those that the score takes (`palettes.page`). */
export const pageStyle: string = `:root {
  color-scheme: light dark;
  --laban-canvas: #F3F5F4; --laban-panel: #FBFCFB; --laban-raised: #FFFFFF; --laban-tab: #E8EAE9;
  --laban-line: #DAE0DD; --laban-staff: #C3CCC9; --laban-line2: #7E8A87;
  --laban-ink: #131A1A; --laban-ink2: #414D4B; --laban-ink3: #5A6764;
  --laban-wait: #8A5700; --laban-bad: #BE1766;
  --link: #2A4FD0;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --laban-canvas: #0F1414; --laban-panel: #151B1B; --laban-raised: #1C2424; --laban-tab: #2A3333;
    --laban-line: #293332; --laban-staff: #36423F; --laban-line2: #6B7A77;
    --laban-ink: #E8EFED; --laban-ink2: #B3C0BD; --laban-ink3: #8C9A97;
    --laban-wait: #F0B64A; --laban-bad: #FF7DB2;
    --link: #86A0FF;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body {
  margin: 0; background: var(--laban-panel); color: var(--laban-ink);
  font: 450 15px/1.55 "Hanken Grotesk Variable", "Hanken Grotesk", system-ui, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 1000px; margin: 0 auto; padding: 32px 24px 64px; }
nav { padding: 24px; border-bottom: 1px solid var(--laban-line); background: var(--laban-canvas); font-size: 13px; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav > ul > li { margin-bottom: 12px; font-weight: 620; }
nav > ul > li ul { margin-top: 2px; font-weight: 450; }
nav code { font-size: 12px; }
nav a { color: var(--laban-ink2); }
nav > ul > li > a { color: var(--laban-ink); }
h1 { font-size: 30px; line-height: 1.2; font-weight: 640; margin: 0 0 8px; }
h2 { font-size: 21px; line-height: 1.25; font-weight: 640; margin: 56px 0 12px; padding-top: 12px; border-top: 3px solid var(--laban-ink); }
h3 { font-size: 16px; line-height: 1.3; font-weight: 640; margin: 0 0 6px; }
h3 code { font-family: inherit; font-size: inherit; }
article { margin: 24px 0 0; padding-top: 20px; border-top: 1px solid var(--laban-line); }
p { margin: 0 0 10px; max-width: 74ch; }
.lead { font-size: 18px; line-height: 1.5; color: var(--laban-ink2); }
.quiet { color: var(--laban-ink3); }
.tag { margin-left: 6px; font-size: 12.5px; font-weight: 450; color: var(--laban-ink3); }
i { font-family: "Newsreader Variable", Newsreader, Georgia, serif; font-size: 1.05em; }
code, pre { font-family: "Commit Mono", ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
code { font-size: 0.88em; unicode-bidi: isolate; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
figure { margin: 0 0 12px; overflow-x: auto; border: 1px solid var(--laban-line); background: var(--laban-canvas); }
figure svg { display: block; max-width: 100%; min-width: min(100%, 860px); height: auto; margin: 0 auto; }
dl { margin: 0 0 12px; }
dl > div { display: grid; grid-template-columns: 132px minmax(0, 1fr); gap: 12px; padding: 2px 0; }
dt { color: var(--laban-ink3); }
dd { margin: 0; }
ul { margin: 0 0 12px; padding-left: 20px; }
.wide { overflow-x: auto; margin: 0 0 12px; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; line-height: 1.45; }
caption { text-align: left; color: var(--laban-ink3); font-size: 12.5px; padding-bottom: 4px; }
th, td { text-align: left; vertical-align: top; font-weight: 450; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--laban-line); }
thead th { color: var(--laban-ink3); border-bottom: 1px solid var(--laban-line2); white-space: nowrap; }
details { margin: 4px 0 0; }
summary { cursor: pointer; color: var(--laban-ink3); font-size: 13px; }
pre { margin: 8px 0 0; padding: 12px; overflow-x: auto; background: var(--laban-canvas); border: 1px solid var(--laban-line); font-size: 12.5px; line-height: 1.5; }
footer { margin-top: 56px; padding-top: 12px; border-top: 1px solid var(--laban-line); color: var(--laban-ink3); font-size: 12.5px; }
@media screen and (min-width: 1180px) {
  body { display: grid; grid-template-columns: 268px minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-bottom: 0; border-right: 1px solid var(--laban-line); padding: 36px 24px; }
  main { width: 100%; padding: 36px 40px 80px; }
}
@media screen and (max-width: 560px) {
  dl > div { grid-template-columns: 1fr; gap: 0; padding: 4px 0; }
}
@media print {
  :root { --laban-canvas: #FFFFFF; --laban-panel: #FFFFFF; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  nav { border: 0; padding: 0 0 16pt; columns: 3; background: none; }
  nav > ul > li { break-inside: auto; }
  a { color: inherit; }
  h2, h3 { break-after: avoid; }
  article, figure, tr { break-inside: avoid; }
  figure svg { min-width: 0; }
  details { display: none; }
}
`;
