/** How a questionnaire looks on paper: A4, black on white, boxes that a pen can tick. */
export const printStyle = `
@page { size: A4; margin: 18mm 20mm 20mm; }
* { box-sizing: border-box; }
body { max-width: 170mm; margin: 0 auto; padding: 8mm; color: #111; background: #fff;
  font: 11.5pt/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 6mm; font-size: 20pt; line-height: 1.2; }
h2 { margin: 0 0 4mm; padding-bottom: 1.5mm; border-bottom: .4mm solid #111; font-size: 14pt; }
h3 { margin: 5mm 0 2mm; font-size: 12pt; }
section + section { break-before: page; margin-top: 10mm; }
.question { margin: 0 0 7mm; padding-left: 11mm; position: relative; break-inside: avoid; }
.number { position: absolute; left: 0; font-weight: 600; }
.asked { margin: 0 0 1mm; font-weight: 600; }
.help, .how { margin: 0 0 1.5mm; color: #333; }
.only { margin: 0 0 1.5mm; padding-left: 3mm; border-left: .8mm solid #111; font-style: italic; }
ul { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 3mm; margin: 1.4mm 0; }
.box { flex: 0 0 4.4mm; height: 4.4mm; margin-top: .6mm; border: .35mm solid #111; }
.box--one { border-radius: 50%; }
.line { display: block; height: 8mm; border-bottom: .25mm solid #444; }
.line--short { width: 45mm; }
.space { height: 30mm; border: .25mm solid #444; }
.scale { display: flex; flex-wrap: wrap; gap: 2mm 4mm; }
.scale li { flex-direction: column; align-items: center; gap: .5mm; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 1.5mm; border-bottom: .2mm solid #777; text-align: center; font-weight: 400; }
th:first-child { text-align: left; }
td .box { display: inline-block; width: 4.4mm; }
@media screen { body { margin: 8mm auto; } }
`
