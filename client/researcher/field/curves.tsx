/** Response by days since the opening: a wave against the wave before and the target. */
import { useTranslation } from 'react-i18next'
import { writeNumber, writeShare } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { useAddress } from './address.ts'
import { GroupLinks } from './counts.tsx'
import { Lines } from './pictures/lines.tsx'
import { useCurves } from './queries.ts'
import { Choice, Head, Shown } from './shown.tsx'
import './field.css'

export function Curves() {
  const { t } = useTranslation()
  const { values, change } = useAddress('/curves', ['wave', 'group'])
  const curves = useCurves(values.group)
  return (
    <Shown query={curves}>
      {({ study, waves, groups }) => {
        const newest = waves.findLast(({ cases }) => cases > 0) ?? waves[0]!
        const place = Math.max(
          0,
          waves.findIndex(({ id }) => id === (values.wave ?? newest.id)),
        )
        const wave = waves[place]!
        const before = waves[place - 1]
        const lines = [
          { key: wave.id, label: inLanguage(wave.title), kind: 'now' as const, points: wave.points },
          ...(before && before.cases > 0
            ? [
                {
                  key: before.id,
                  label: inLanguage(before.title),
                  kind: 'before' as const,
                  points: before.points,
                },
              ]
            : []),
        ]
        const lastDay = Math.max(
          wave.openDays,
          ...lines.flatMap(({ points }) => points.map(({ day }) => day)),
        )
        const now = wave.points.at(-1)
        const sentence = now
          ? t('curves.sentence', {
              wave: inLanguage(wave.title),
              days: now.day,
              share: writeShare(now.share, 1),
              n: writeNumber(wave.cases),
            })
          : t('curves.empty')
        return (
          <>
            <Head title={t('page.curves')} explain={t('curves.explain')} behind={study.behind} />
            <div className="filters">
              <Choice
                name={t('members.wave')}
                value={wave.id}
                options={waves.map(({ id, title }) => [id, inLanguage(title)])}
                onChange={(id) => change({ wave: id })}
              />
            </div>
            <GroupLinks groups={groups} chosen={values.group} path="/curves" keep={{ wave: values.wave }} />
            <p>{sentence}</p>
            {now && (
              <>
                <Lines
                  lines={lines}
                  target={
                    wave.target === null
                      ? null
                      : { share: wave.target, label: t('curves.target', { share: writeShare(wave.target) }) }
                  }
                  lastDay={lastDay}
                  axis={t('curves.axis')}
                  label={sentence}
                />
                <details>
                  <summary>{t('table.show')}</summary>
                  <Scroll>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{t('curves.day')}</th>
                          <th scope="col" className="number">
                            {inLanguage(wave.title)}
                          </th>
                          <th scope="col" className="number">
                            {t('curves.atRisk')}
                          </th>
                          {lines[1] && (
                            <th scope="col" className="number">
                              {lines[1].label}
                            </th>
                          )}
                        </tr>
                      </thead>
                      <tbody>
                        {Array.from({ length: lastDay + 1 }, (_, day) => day)
                          .filter((day) => wave.points[day] || lines[1]?.points[day])
                          .map((day) => (
                            <tr key={day}>
                              <th scope="row">{day}</th>
                              <td className="number">{shareAt(wave.points[day])}</td>
                              <td className="number">
                                {wave.points[day] ? writeNumber(wave.points[day].atRisk) : ''}
                              </td>
                              {lines[1] && <td className="number">{shareAt(lines[1].points[day])}</td>}
                            </tr>
                          ))}
                      </tbody>
                    </table>
                  </Scroll>
                </details>
                <p className="quiet">{t('curves.method', { n: writeNumber(wave.cases) })}</p>
              </>
            )}
          </>
        )
      }}
    </Shown>
  )
}

function shareAt(point: { readonly share: number } | undefined): string {
  return point ? writeShare(point.share, 1) : ''
}
