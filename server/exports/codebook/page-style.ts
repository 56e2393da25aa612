/** The page must be read without anything beside it, so its style stands in it. */
export const pageStyle = `
body { margin: 0; color: #1b1a18; background: #fff; font: 16px/1.45 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 64px; }
h1, h2, h3 { line-height: 1.2; }
h3 code { margin-right: 8px; }
p { margin: 4px 0; max-width: 44rem; }
[lang=en] { color: #54504a; font-style: italic; }
.links { display: flex; flex-wrap: wrap; gap: 0 12px; max-width: none; }
a { color: #0b5394; }
article { margin: 24px 0; padding-top: 12px; border-top: 1px solid #d9d4cb; break-inside: avoid; overflow-x: auto; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr); gap: 4px 16px; }
dt { color: #54504a; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 2px 12px 2px 0; border-bottom: 1px solid #d9d4cb; text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; }
td, thead th + th { text-align: right; white-space: nowrap; }
@media (max-width: 40rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: 8px; } }
@media print { body { font-size: 10pt; } .links { display: none; } }
`
