import { makeTable, numberColumn, type Table } from '../../analysis/columns.ts'

/** A panel of three waves per person by arithmetic alone: the same numbers in any language. */

function uniform(person: number, wave: number, stream: number): number {
  const key = Math.imul(Math.imul(person, 4) + wave, 64) + stream
  let h = Math.imul(key, 0x9e3779b1)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  h ^= h >>> 16
  return ((h >>> 0) + 0.5) / 2 ** 32
}

function normal(person: number, wave: number, stream: number): number {
  let sum = -2
  for (let i = 0; i < 4; i++) sum += uniform(person, wave, stream + i)
  return Math.sqrt(3) * sum
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const CHANCES = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5]
export const REGRESSORS = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 'age', 'age2', 'd1', 'd2', 'd3']

export function speedPanel(persons: number): Table {
  const rows = persons * 3
  const names = ['id', 'wave', ...REGRESSORS, 'weight', 'searching', 'applications', 'hours']
  const data = Object.fromEntries(names.map((name) => [name, new Float64Array(rows)]))
  const column = (name: string): Float64Array => data[name]!
  const s = [1, 2, 3, 4, 5, 6, 7].map((form) => column(`s${form}`))
  const d = [1, 2, 3].map((step) => column(`d${step}`))
  for (let i = 0, row = 0; i < persons; i++) {
    const c = normal(i, 3, 1)
    const age0 = 18 + Math.floor(47 * uniform(i, 3, 5))
    const distance0 = Math.floor(4 * uniform(i, 3, 18))
    const weight = 0.5 + uniform(i, 3, 30)
    for (let t = 0; t < 3; t++, row++) {
      const x = CHANCES.map((chance, form) => {
        const p = chance + 0.25 * (uniform(i, 3, 11 + form) - 0.5) + 0.05 * c
        return uniform(i, t, form + 1) < Math.min(0.98, Math.max(0.02, p)) ? 1 : 0
      })
      x.forEach((value, form) => {
        s[form]![row] = value
      })
      const [s1, s2, s3, s4, s5, s6, s7] = x as [number, number, number, number, number, number, number]
      const age = age0 + t
      const age2 = (age * age) / 100
      const distance = uniform(i, t, 8) < 0.1 ? Math.floor(4 * uniform(i, t, 9)) : distance0
      const [d1, d2, d3] = [1, 2, 3].map((step) => (distance === step ? 1 : 0)) as [number, number, number]
      d[0]![row] = d1
      d[1]![row] = d2
      d[2]![row] = d3
      column('id')[row] = i
      column('wave')[row] = t
      column('age')[row] = age
      column('age2')[row] = age2
      column('weight')[row] = weight
      const eta =
        -2.6 + 0.5 * s1 + 0.3 * s2 + 0.2 * s3 - 0.1 * s4 + 0.15 * s6 + 0.25 * s7 + 0.08 * age - 0.1 * age2
      const search = logistic(eta - 0.15 * d1 - 0.3 * d2 - 0.45 * d3 + 0.1 * t + 0.6 * c)
      column('searching')[row] = uniform(i, t, 20) < search ? 1 : 0
      const rate = -0.9 + 0.25 * s1 + 0.2 * s2 + 0.1 * s3 + 0.05 * s6 + 0.02 * age - 0.03 * age2
      column('applications')[row] = countAt(
        uniform(i, t, 21),
        Math.exp(rate - 0.1 * d1 - 0.2 * d2 - 0.3 * d3 + 0.3 * c),
      )
      const work = -0.5 + 0.3 * s1 + 0.2 * s2 - 0.1 * s5 + 0.03 * age - 0.035 * age2
      const employed = uniform(i, t, 22) < logistic(work - 0.1 * d1 - 0.2 * d2 - 0.25 * d3 + 0.5 * c)
      const level = 32 + 2 * s1 + 1.5 * s2 - s4 + 0.5 * s7 + 0.1 * age - 0.12 * age2 - d1 - 2 * d2 - 3 * d3
      const hours = Math.floor(0.5 + level + 3 * c + 6 * normal(i, t, 24))
      column('hours')[row] = employed ? Math.max(1, hours) : 0
    }
  }
  return makeTable(names.map((name) => numberColumn(name, column(name))))
}

function countAt(u: number, mean: number): number {
  let k = 0
  let q = Math.exp(-mean)
  let sum = q
  while (u > sum && k < 200) {
    k++
    q *= mean / k
    sum += q
  }
  return k
}
