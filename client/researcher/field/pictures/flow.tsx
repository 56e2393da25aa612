/** Waves as columns, in one order from above: who answered, who did not, who was not asked, and who went from one to the other. */
import { writeNumber } from '../../../shared/format.ts'

export interface FlowColumn {
  readonly title: string
  readonly counts: Readonly<Record<string, number>>
}

interface Props {
  readonly columns: readonly FlowColumn[]
  readonly flows: readonly {
    readonly wave: number
    readonly from: string
    readonly to: string
    readonly n: number
  }[]
  readonly names: Readonly<Record<string, string>>
  readonly label: string
}

const signs = ['1', '0', '-'] as const
const names = { '1': 'answered', '0': 'silent', '-': 'unasked' } as const
const size = 1000
const gap = 60
const percent = (value: number) => `${Math.round(value * 1e4) / 100}%`

export function FlowPicture({ columns, flows, names: words, label }: Props) {
  const total = Math.max(
    1,
    ...columns.map(({ counts }) => signs.reduce((sum, sign) => sum + (counts[sign] ?? 0), 0)),
  )
  const high = (n: number) => (n / total) * (size - 2 * gap)
  const wide = size / (columns.length * 3 - 2)
  const left = (column: number) => column * 3 * wide
  /** Where each part of a column begins, from above. */
  const tops = columns.map(({ counts }) => {
    let y = 0
    return Object.fromEntries(
      signs.map((sign) => {
        const own = y
        y += high(counts[sign] ?? 0) + gap
        return [sign, own]
      }),
    )
  })
  const ribbons = flows.toSorted(
    (a, b) =>
      signs.indexOf(a.from as '1') - signs.indexOf(b.from as '1') ||
      signs.indexOf(a.to as '1') - signs.indexOf(b.to as '1'),
  )
  const leaving = new Map<string, number>()
  const arriving = new Map<string, number>()
  const take = (used: Map<string, number>, key: string, n: number) => {
    const from = used.get(key) ?? 0
    used.set(key, from + high(n))
    return from
  }
  return (
    <div className="flow" role="img" aria-label={label}>
      <svg className="flow__field" aria-hidden="true" focusable="false">
        <svg viewBox={`0 0 ${size} ${size}`} preserveAspectRatio="none" aria-hidden="true">
          {ribbons.map(({ wave, from, to, n }) => {
            const [x1, x2] = [left(wave) + wide, left(wave + 1)]
            const y1 = tops[wave]![from]! + take(leaving, `${wave} ${from}`, n)
            const y2 = tops[wave + 1]![to]! + take(arriving, `${wave} ${to}`, n)
            const middle = (x1 + x2) / 2
            const d = `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}V${y2 + high(n)}C${middle} ${y2 + high(n)} ${middle} ${y1 + high(n)} ${x1} ${y1 + high(n)}Z`
            return (
              <path
                key={`${wave}${from}${to}`}
                className={`flow__ribbon flow__ribbon--${names[from as '1']}`}
                d={d}
              />
            )
          })}
          {columns.map(({ title, counts }, column) =>
            signs.map((sign) => (
              <rect
                key={`${title}${sign}`}
                className={`flow__part flow__part--${names[sign]}`}
                x={left(column)}
                y={tops[column]![sign]}
                width={wide}
                height={high(counts[sign] ?? 0)}
              />
            )),
          )}
        </svg>
        {columns.map(({ title, counts }, column) =>
          signs
            .filter((sign) => (counts[sign] ?? 0) > 0)
            .map((sign) => (
              <text
                key={`${title}${sign}`}
                className="flow__count"
                x={percent((left(column) + (column === columns.length - 1 ? wide : 0)) / size)}
                dx={column === columns.length - 1 ? -4 : 4}
                textAnchor={column === columns.length - 1 ? 'end' : 'start'}
                y={percent((tops[column]![sign]! + high(counts[sign]!)) / size)}
                dy="15"
              >
                {writeNumber(counts[sign]!)}
              </text>
            )),
        )}
      </svg>
      <ol className="flow__titles">
        {columns.map(({ title }) => (
          <li key={title}>{title}</li>
        ))}
      </ol>
      <ul className="lines__key">
        {signs.map((sign) => (
          <li key={sign}>
            <svg width="20" height="14" aria-hidden="true" focusable="false">
              <rect className={`flow__part flow__part--${names[sign]}`} x="1" y="1" width="18" height="12" />
            </svg>
            {words[sign]}
          </li>
        ))}
      </ul>
    </div>
  )
}
