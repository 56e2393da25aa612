/** The waves in time for three members: a decision that comes early, one that comes late, and one that is changed. */
import { scaleLinear } from 'd3-scale'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeDay } from '../../shared/format.ts'
import { Scroll } from '../../shared/scroll.tsx'
import type { Design } from './queries.ts'
import { textOf } from './questionnaire/part-title.ts'
import {
  addDays,
  daysBetween,
  documentOf,
  listOf,
  type MadeUp,
  namesOf,
  type Schedule,
  someMember,
  useSchedule,
} from './schedule.ts'
import './wave-lines.css'

const cases = { early: 14, late: 150, changed: 60 } as const
type Case = keyof typeof cases
const everyCase = Object.keys(cases) as readonly Case[]
/** Without a second date everyone's waves are alike. */
const onlyOne: readonly Case[] = ['early']

export function WaveLines({ design }: { design: Design }) {
  const { t } = useTranslation()
  const { events } = namesOf(design)
  const [first, second] = events.map(({ name }) => String(name))
  const [days, setDays] = useState<Readonly<Record<Case, number>>>(cases)
  const member = someMember(design)
  const begin = first === undefined ? null : member.events[first]!
  const waves = listOf(documentOf(design, 'waves'))
  if (begin === null || waves.length === 0) return <p className="quiet">{t('lines.none')}</p>
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{t('lines.title')}</h2>
      <p className="quiet">{t('lines.explain')}</p>
      {(second === undefined ? onlyOne : everyCase).map((kind) => (
        <Line
          key={kind}
          design={design}
          title={t(second === undefined ? 'lines.one' : `lines.${kind}`)}
          member={
            second === undefined
              ? member
              : { ...member, events: { ...member.events, [second]: addDays(begin, days[kind]) } }
          }
          begin={begin}
          marked={
            second === undefined ? null : { name: textOf(events[1]!.label) || second, days: days[kind] }
          }
          onMove={(next) => setDays({ ...days, [kind]: next })}
        />
      ))}
    </section>
  )
}

interface LineProps {
  readonly design: Design
  readonly title: string
  readonly member: MadeUp
  readonly begin: string
  readonly marked: { readonly name: string; readonly days: number } | null
  readonly onMove: (days: number) => void
}

const width = 760
const lane = 40
const top = 24
const months = 16
const monthMarks = Array.from({ length: months + 1 }, (_, month) => month)

function Line({ design, title, member, begin, marked, onMove }: LineProps) {
  const { t } = useTranslation()
  const schedule = useSchedule(design, member)
  const waves = listOf(documentOf(design, 'waves'))
  const x = scaleLinear([0, (months * 365.25) / 12], [0, width - 8])
  const at = (day: string) => x(daysBetween(begin, day))
  const titleOf = (wave: string) => textOf(waves.find(({ id }) => id === wave)?.title) || wave
  const rows: Schedule = schedule.data ?? []
  const said = rows.map(({ wave, window, status, contacts }) =>
    window
      ? t('lines.said', {
          wave: titleOf(wave),
          from: writeDay(window.opensOn),
          to: writeDay(window.lastDay),
          period: `${writeDay(window.periodFrom)} – ${writeDay(window.periodTo)}`,
          contacts: contacts.map(({ day, mode }) => `${writeDay(day)} (${t(`mode.${mode}`)})`).join(', '),
        })
      : t('lines.notHeld', { wave: titleOf(wave), status: t(`status.${status}`).toLowerCase() }),
  )
  return (
    <figure className="wave-line">
      <figcaption>
        {title}
        {marked && (
          <label className="wave-line__move">
            {t('lines.days', { event: marked.name, days: marked.days })}
            <input
              type="range"
              min={0}
              max={360}
              step={7}
              value={marked.days}
              onChange={({ target }) => onMove(Number(target.value))}
            />
          </label>
        )}
      </figcaption>
      <Scroll label={title}>
        <svg
          width={width}
          height={top + lane * waves.length + 4}
          viewBox={`0 0 ${width} ${top + lane * waves.length + 4}`}
          role="img"
          aria-label={title}
        >
          {monthMarks.map((month) => (
            <g key={month} transform={`translate(${x((month * 365.25) / 12)} 0)`}>
              <line y1={top - 6} y2={top + lane * waves.length} className="wave-line__grid" />
              {month % 3 === 0 && (
                <text x={2} y={12}>
                  {month}
                </text>
              )}
            </g>
          ))}
          {rows.map(({ wave, window, contacts }, index) => (
            <g key={wave} transform={`translate(0 ${top + lane * index})`}>
              {window && (
                <>
                  <rect
                    x={at(window.periodFrom)}
                    y={24}
                    width={Math.max(1, at(window.periodTo) - at(window.periodFrom))}
                    height={4}
                    className="wave-line__period"
                  />
                  <rect
                    x={at(window.opensOn)}
                    y={6}
                    width={at(window.hardEnd) - at(window.opensOn)}
                    height={14}
                    className="wave-line__grace"
                  />
                  <rect
                    x={at(window.opensOn)}
                    y={6}
                    width={at(window.lastDay) - at(window.opensOn)}
                    height={14}
                    className="wave-line__window"
                  />
                  {contacts.map(({ kind, ordinal, day }) => (
                    <line
                      key={`${kind} ${ordinal}`}
                      x1={at(day)}
                      x2={at(day)}
                      y1={2}
                      y2={24}
                      className="wave-line__contact"
                    />
                  ))}
                </>
              )}
              <text {...placeOfTitle(window && [at(window.opensOn), at(window.hardEnd)])} y={18}>
                {titleOf(wave)}
              </text>
            </g>
          ))}
          {marked && (
            <line
              x1={x(marked.days)}
              x2={x(marked.days)}
              y1={top - 8}
              y2={top + lane * waves.length}
              className="wave-line__event"
            />
          )}
        </svg>
      </Scroll>
      <details>
        <summary>{t('lines.words')}</summary>
        <ul>
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </figure>
  )
}

/** Behind the window; before it where there is no room behind. */
function placeOfTitle(window: readonly [number, number] | null) {
  if (!window) return { x: 4 }
  const [opens, ends] = window
  return ends > width - 140 ? { x: opens - 6, textAnchor: 'end' as const } : { x: ends + 6 }
}
