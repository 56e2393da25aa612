/** One variable: its facts, and per questionnaire how it was asked and what was answered, as bars and as numbers. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookBody } from '../../../server/routes/codebook.ts'
import { writeNumber, writeShare } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import type { Variable } from './codebook.tsx'

interface Props {
  readonly variable: Variable
  readonly waves: CodebookBody['waves']
  /** Only this one. */
  readonly wave: string | undefined
}

export function CodebookEntry({ variable, waves, wave }: Props) {
  const { t } = useTranslation()
  // What is closed is not drawn: a study may have thousands of variables.
  const [open, setOpen] = useState(false)
  const { name, label, kind } = variable
  return (
    <details className="codebook__entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{name}</code> {inLanguage(label)} <span className="quiet">{t(`codebook.kind.${kind}`)}</span>
      </summary>
      {open && (
        <>
          <Facts variable={variable} />
          {variable.waves
            .filter((asked) => !wave || asked.wave === wave)
            .map((asked) => (
              <Asked key={asked.wave} variable={variable} asked={asked} waves={waves} />
            ))}
        </>
      )}
    </details>
  )
}

function Facts({ variable: { names, role, concept, openText, waves } }: { variable: Variable }) {
  const { t } = useTranslation()
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('codebook.names'), `SPSS ${names.spss} · Stata ${names.stata}`],
    [t('codebook.role'), role],
    [t('codebook.concept'), concept && inLanguage(concept.label)],
    [t('codebook.comparing'), concept && waves.length > 1 ? t(`codebook.${concept.comparability}`) : null],
    [t('codebook.note'), concept?.footnote && inLanguage(concept.footnote)],
    [t('codebook.openText'), openText ? t('codebook.openText.means') : null],
  ]
  return (
    <dl className="codebook__facts">
      {facts.map(
        ([term, text]) =>
          text && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

interface AskedProps extends Pick<Props, 'variable' | 'waves'> {
  readonly asked: Variable['waves'][number]
}

function Asked({ variable, waves, asked: { wave, wordings } }: AskedProps) {
  const { t } = useTranslation()
  const title = inLanguage(waves.find(({ id }) => id === wave)!.title)
  const name = `${variable.name}, ${title}`
  return (
    <section className="codebook__wave" aria-label={name}>
      <h2>{title}</h2>
      {wordings.map(({ versions, question, description, routing, period }) => (
        <div key={versions.join()} className="measure">
          <p>{inLanguage(question)}</p>
          {description && <p className="quiet">{inLanguage(description)}</p>}
          <p className="quiet">
            {[
              routing ? inLanguage(routing) : t('codebook.everyone'),
              period && t(`codebook.period.${period}`),
              t('codebook.versions', { versions: versions.join(', ') }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      ))}
      <Counts variable={variable} wave={wave} title={name} />
    </section>
  )
}

function Counts({ variable, wave, title }: { variable: Variable; wave: string; title: string }) {
  const { t } = useTranslation()
  const found = variable.frequencies[wave]
  if (!found) return <p className="quiet">{t('codebook.noData')}</p>
  const { total, n, codes, missing, numbers } = found
  const decimals = (value: number) => (Number.isInteger(value) ? 0 : 2)
  const count = (value: number | null) => (value === null ? '·' : writeNumber(value, decimals(value)))
  const row = (key: string, head: ReactNode, value: number | null, of: number | null, kind: string) => (
    <tr key={key} className={`codebook__row--${kind}`}>
      <th scope="row">{head}</th>
      <td className="codebook__bar">
        {value !== null && of !== null && of > 0 && <Bar share={value / of} />}
      </td>
      <td className="number">{count(value)}</td>
      <td className="number">{value !== null && of !== null && of > 0 ? writeShare(value / of, 1) : ''}</td>
    </tr>
  )
  const coded = (code: string, label: string) => (
    <>
      <code>{code}</code> {label}
    </>
  )
  return (
    <Scroll label={title}>
      <table className="codebook__counts">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('codebook.answer')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('codebook.bar')}</span>
            </th>
            <th scope="col" className="number">
              {t('codebook.count')}
            </th>
            <th scope="col" className="number">
              %
            </th>
          </tr>
        </thead>
        <tbody>
          {variable.codes.map(({ value, label }, at) =>
            row(`${value}`, coded(`${value}`, inLanguage(label)), codes[at] ?? null, n, 'code'),
          )}
          {row('n', t('codebook.n'), n, total, 'sum')}
          {numbers &&
            (['mean', 'sd', 'min', 'max'] as const).map((key) =>
              row(key, t(`codebook.${key}`), numbers[key], null, 'number'),
            )}
          {variable.missing.map(({ letter, label }, at) =>
            missing[at] === 0
              ? null
              : row(letter, coded(`.${letter}`, inLanguage(label)), missing[at] ?? null, total, 'missing'),
          )}
          {row('total', t('codebook.total'), total, null, 'sum')}
        </tbody>
      </table>
    </Scroll>
  )
}

function Bar({ share }: { share: number }) {
  return (
    <svg aria-hidden="true" focusable="false">
      <rect width={`${Math.round(share * 1000) / 10}%`} height="100%" />
    </svg>
  )
}
