/** What stands above every page on paper: which study, of whom, of when, and whether its people were made up. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { writeMoment } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import type { StudyReport } from './report-data.ts'

export function useRunningHead({ study, report, at }: StudyReport, group: string | null): void {
  const { t } = useTranslation()
  const left = [inLanguage(study.title), ...(group === null ? [] : [group])].join(' · ')
  const right = [
    ...(report.meta.simulated ? [t('simulated.line')] : []),
    t('take.print.when', { moment: writeMoment(at) }),
  ].join(' · ')
  useEffect(() => {
    // The margins of a page take words from a style sheet only.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `@page { @top-left { content: ${quoted(left)} } @top-right { content: ${quoted(right)} } }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((own) => own !== sheet)
    }
  }, [left, right])
}

const quoted = (text: string) => `"${text.replaceAll(/["\\\n]/g, ' ')}"`
