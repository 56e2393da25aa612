/** What stands behind a mark: other choices, who gets the form, who could have, and the models themselves. */
import { useTranslation } from 'react-i18next'
import type { MarkDetails, Report } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { useStudy } from '../shared/study.ts'
import { Commands } from './commands.tsx'
import { Plot } from './pictures/plot.tsx'
import { domainAroundZero, plotScale } from './pictures/scale.ts'
import { SpecificationPicture } from './pictures/specification.tsx'
import { toneOf } from './pictures/tone.tsx'
import { type EffectGroup, outcomesOf } from './report-data.ts'
import { writeValue } from './values.ts'
import { WhenOpened } from './when-opened.tsx'

interface Props {
  readonly report: Report
  readonly details: MarkDetails
  readonly group: EffectGroup
  readonly title: string
}

/** Bars shown at most: the longest. */
const BARS = 10

export function BehindMark({ report, details, group, title }: Props) {
  const { t } = useTranslation()
  const study = useStudy()
  const { curves, getting, gettingCommand, chances, models, support } = details
  const outcomes = outcomesOf(t, group)
  const nameOf = (outcome: string) => outcomes.find(({ variable }) => variable === outcome)?.name ?? outcome
  const commands = [
    ...models.equations.map(({ outcome, command }) => ({ command, names: [nameOf(outcome)] })),
    ...models.checks
      .filter((own) => own.support === undefined || own.support === support)
      .map(({ check, outcome, command }) => ({
        command,
        names: [`${nameOf(outcome)}: ${t(`robustness.check.${check}`)}`],
      })),
    ...(gettingCommand === null ? [] : [{ command: gettingCommand, names: [t('behind.getting')] }]),
  ]
  const bars = getting.filter(({ cell }) => cell.estimate !== null).slice(0, BARS)
  const scale = plotScale(domainAroundZero(bars.map(({ cell }) => cell)), { range: [12, 88], count: 0 })
  return (
    <section className="behind" aria-label={t('behind.title', { title })}>
      {curves.some(({ effects }) => effects.length > 1) && (
        <WhenOpened title={t('behind.choices')}>
          <p>{t('behind.choices.how')}</p>
          {outcomes.map(({ variable, unit, name }) => {
            const curve = curves.find(({ outcome }) => outcome === variable)
            if (curve === undefined || curve.effects.length < 2) return null
            return (
              <div key={variable} className="part">
                <p>
                  {t('behind.choices.sentence', {
                    name,
                    all: curve.estimated,
                    same: curve.sameSign,
                    sure: curve.sameAndSignificant,
                    contrary: curve.contrary,
                  })}
                </p>
                <SpecificationPicture
                  curve={curve}
                  unit={unit}
                  report={report}
                  tone={toneOf(group.group)}
                  label={`${t('behind.choices')}: ${name}`}
                />
              </div>
            )
          })}
        </WhenOpened>
      )}
      {bars.length > 0 && (
        <WhenOpened title={t('behind.getting')}>
          <p>{t('selection.how')}</p>
          <Plot
            items={bars.map(({ term, label, cell }) => ({
              key: term,
              label: inLanguage(label),
              cell,
              tone: toneOf(group.group),
            }))}
            scale={scale}
            againstZero
          />
          {chances && (
            <p>
              {t('behind.chances', {
                gotLow: writeValue(chances.got[0]!, 'share'),
                gotMiddle: writeValue(chances.got[2]!, 'share'),
                gotHigh: writeValue(chances.got[4]!, 'share'),
                notLow: writeValue(chances.not[0]!, 'share'),
                notMiddle: writeValue(chances.not[2]!, 'share'),
                notHigh: writeValue(chances.not[4]!, 'share'),
              })}
            </p>
          )}
        </WhenOpened>
      )}
      {commands.length > 0 && (
        <WhenOpened title={t('behind.equation')}>
          <Commands study={study.id} commands={commands} />
        </WhenOpened>
      )}
    </section>
  )
}
