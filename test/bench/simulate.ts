/** People drawn without a server: what a study of the estimators' coverage needs by the hundred thousand. */
import { drawMember, recordOf } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { type BenchOptions, type BenchRow, round, secondsOf } from './measure.ts'

export const name = 'simulate'
export const about = 'simulated members of het-eerste-jaar, without server or routing'

export function run({ quick }: BenchOptions): BenchRow[] {
  const count = quick ? 30 : 20_000
  const kinds = [
    ['draw a member', (index: number) => drawMember(2008, index)],
    ['and their answers to all waves', (index: number) => recordOf(drawMember(2008, index))],
  ] as const
  return kinds.map(([what, draw]) => {
    const { seconds } = secondsOf(() => {
      for (let index = 0; index < count; index++) draw(index)
    })
    return {
      what,
      members: count,
      seconds: round(seconds),
      'members per second': Math.round(count / seconds),
    }
  })
}
