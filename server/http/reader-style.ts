// How the readers' page looks, on the screen (light and dark), on a phone and on paper. It stands inside the
// page, so that nothing else is asked for and a saved page keeps its looks.

/** Without the page's foot, which says what only the publication knows. */
export const readerStyle = `
:root {
  color-scheme: light;
  --paper: #ffffff;
  --ink: #1d1c1a;
  --ink-2: #504d47;
  --rule: #dedad1;
  --accent: #0b5a68;
  --warn: #7d5200;
  --warn-wash: #fdf3da;
  --ours: #5d4f7c;
  --ui:
    "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic",
    "Noto Sans SC", sans-serif;
  --read:
    "Source Serif 4 Variable", "Source Serif 4", Charter, Georgia, "Noto Serif",
    "Noto Naskh Arabic", "Noto Serif SC", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #1b1c1f;
    --ink: #ecebe6;
    --ink-2: #c1beb6;
    --rule: #33353a;
    --accent: #74c3d0;
    --warn: #e9bb58;
    --warn-wash: #38301a;
    --ours: #b9a9e0;
  }
}
@media (prefers-contrast: more) {
  :root {
    --rule: var(--ink-2);
  }
}
* {
  box-sizing: border-box;
  margin: 0;
}
html {
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  background: var(--paper);
  color: var(--ink);
  font: 400 1.125rem / 1.75rem var(--read);
  max-inline-size: 760px;
  margin-inline: auto;
  padding: 26px 24px 64px;
  overflow-wrap: break-word;
}
a {
  color: var(--accent);
  text-underline-offset: 2px;
  text-decoration-thickness: 1px;
}
p + p {
  margin-block-start: 10px;
}
header {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 16px;
  font: 400 0.8125rem / 1.5rem var(--ui);
  color: var(--ink-2);
  border-block-end: 1px solid var(--ink);
  padding-block-end: 8px;
}
header strong {
  font-weight: 600;
}
header a {
  display: inline-block;
  min-inline-size: 24px;
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
  border-radius: 3px;
}
h1 {
  font: 650 2.125rem / 2.5rem var(--read);
  letter-spacing: -0.015em;
  margin-block: 18px 4px;
  text-wrap: balance;
}
.lead p {
  font: 400 1.25rem / 1.75rem var(--read);
  color: var(--ink-2);
  text-wrap: pretty;
}
.lead p:has(> em:only-child) {
  font: 400 0.875rem / 1.375rem var(--ui);
  margin-block-start: 8px;
}
.lead em:only-child {
  font-style: normal;
}
.remark {
  font: 400 0.875rem / 1.375rem var(--ui);
  border-inline-start: 3px solid var(--warn);
  background: var(--warn-wash);
  padding: 8px 14px;
  margin-block: 16px;
}
h2 {
  font: 650 1.3125rem / 1.75rem var(--read);
  margin-block: 30px 6px;
}
h3,
h4,
h5,
h6 {
  font: 650 1rem / 1.5rem var(--ui);
  margin-block: 18px 4px;
}
ol,
ul {
  padding-inline-start: 1.6em;
}
li {
  padding-block: 3px;
}
li::marker {
  color: var(--ink-2);
}
ol > li::marker {
  font: 600 0.875rem / 1 var(--ui);
}
ul ul {
  padding-inline-start: 1.2em;
}
blockquote {
  margin-inline: 0;
  border-inline-start: 3px solid var(--ours);
  padding: 2px 0 2px 16px;
  padding-inline: 16px 0;
}
table {
  border-collapse: collapse;
  inline-size: 100%;
  font: 400 0.875rem / 1.375rem var(--ui);
  margin-block: 6px 12px;
}
th {
  text-align: start;
  vertical-align: bottom;
  font-weight: 600;
  border-block-end: 2px solid var(--ink);
  padding: 4px 0 5px;
  padding-inline-end: 14px;
}
td {
  vertical-align: top;
  border-block-end: 1px solid var(--rule);
  padding: 7px 0;
  padding-inline-end: 16px;
}
code {
  font:
    0.9em ui-monospace,
    Menlo,
    "DejaVu Sans Mono",
    monospace;
}
footer {
  font: 400 0.8125rem / 1.25rem var(--ui);
  color: var(--ink-2);
  border-block-start: 1px solid var(--rule);
  margin-block-start: 32px;
  padding-block-start: 10px;
}
@media screen and (max-width: 720px) {
  body {
    padding: 16px 16px 48px;
    font-size: 1.0625rem;
    line-height: 1.625rem;
  }
  h1 {
    font-size: 1.625rem;
    line-height: 2rem;
    margin-block-start: 12px;
  }
  .lead p {
    font-size: 1.0625rem;
    line-height: 1.5625rem;
  }
  header a {
    min-block-size: 44px;
    line-height: 44px;
  }
  table,
  tbody,
  tr,
  td,
  tbody th {
    display: block;
  }
  thead {
    display: none;
  }
  td {
    padding: 6px 0 8px;
  }
  td[data-label]::before {
    content: attr(data-label);
    display: block;
    font-weight: 600;
  }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff;
    --ink: #000;
    --ink-2: #000;
    --rule: #888;
    --warn: #000;
    --warn-wash: #fff;
    --ours: #000;
  }
  body {
    max-inline-size: none;
    padding: 0;
    font-size: 10.5pt;
    line-height: 15pt;
  }
  p,
  li {
    orphans: 3;
    widows: 3;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  tr,
  .remark,
  blockquote p {
    break-inside: avoid;
  }
  header nav {
    display: none;
  }
  h1 { font-size: 20pt; line-height: 24pt; }
  h2 { font-size: 13pt; line-height: 17pt; margin-block-start: 16pt; }
  h3 { font-size: 10.5pt; line-height: 15pt; margin-block-start: 10pt; }
  .lead p { font-size: 12pt; line-height: 16pt; }
  table,
  header,
  footer,
  .remark,
  .lead p:has(> em:only-child) {
    font-size: 9pt;
    line-height: 13pt;
  }
  h1,
  h2,
  h3,
  h4 {
    break-after: avoid;
  }
  footer {
    display: none;
  }
}
`
