import { readFileSync } from 'node:fs'
import { checkDesign } from './surveys/check-design/index.ts'
const { hetEersteJaar } = await import('/tmp/wt/study/surveys/het-eerste-jaar/index.ts') as any
let s = JSON.parse(JSON.stringify(hetEersteJaar))
if (process.argv[2]) { for (const v of s.design.variables) for (const k in v.formula) v.formula[k] = v.formula[k].replace('year(', 'getYear(')
for (const i of Object.values(s.instruments) as any[]) for (const p of i.pages) if (p.name === 'trajectory') p.name = 'trajectoryPage' }
const t = performance.now(); const ps = checkDesign(s); console.log(ps.length, (performance.now()-t|0)+' ms'); for (const p of ps) console.log(p.severity, p.path, '|', p.sentence)
