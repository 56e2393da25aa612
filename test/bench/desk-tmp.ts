import { openDesk } from '/work/main/server/reports/desk.ts'
const desk = openDesk(() => undefined)
for (let i = 0; i < Number(process.argv[3]); i++) {
  const start = performance.now(); let read = 0
  const cpu = process.cpuUsage()
  const made = await desk.ask({ kind: 'edition', databaseUrl: `sqlite:/tmp/prof/${process.argv[2]}.db`, study: 'het-eerste-jaar' }, ({ step }) => { if (step === 'compute' && !read) read = performance.now() - start })
  const whole = performance.now() - start
  const s2 = performance.now()
  await desk.ask({ kind: 'view', study: 'het-eerste-jaar', version: made.version, view: { variable: 'sex', value: 'female' } })
  const c = process.cpuUsage(cpu)
  console.log('read', Math.round(read), 'tables', Math.round(whole - read), 'whole', Math.round(whole), 'class', Math.round(performance.now() - s2), 'cpu', Math.round((c.user + c.system) / 1000), 'MB', Math.round(process.resourceUsage().maxRSS / 1024))
}
desk.stop()
