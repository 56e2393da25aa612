/** The report of a release made again, from what is in it, and held against the one in it. Needs no database. */
import type { Panel } from '../../analysis/panel-file/record.ts'
import type { Report } from '../../analysis/reports/build-report.ts'
import { buildReport } from '../../analysis/reports/edition.ts'
import type { PublishedFigures } from '../../analysis/reports/published.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import { type MarginCount, withMargins } from '../domain/margins.ts'
import type { Manifest } from './archive.ts'
import { panelOf } from './panel-tables.ts'

export const reportFile = 'results/report.json'
export const designFile = 'study/design.json'
export const publishedFile = 'study/published.json'
export const marginsFile = 'study/margins.json'

export interface Remade {
  readonly report: Report
  /** Places where the two differ by more than rounding. */
  readonly differences: readonly string[]
  /** The largest relative difference between two numbers: other machines may round the last digits otherwise. */
  readonly largest: number
}

/** Relative; far below anything that is shown. */
const rounding = 1e-9

type ReleaseFiles = ReadonlyMap<string, Uint8Array>

const textIn = (files: ReleaseFiles) => (name: string) => Buffer.from(files.get(name)!).toString('utf8')

/** The panel file of a release, without its weights, and the design that it is of. */
export function releasedPanel(files: ReleaseFiles): { design: StudyDesign; panel: Panel } {
  const text = textIn(files)
  const design = withMargins(
    JSON.parse(text(designFile)) as StudyDesign,
    JSON.parse(text(marginsFile)) as MarginCount[],
  )
  const data = [...files.keys()].filter((name) => name.startsWith('data/'))
  return { design, panel: panelOf(Object.fromEntries(data.map((name) => [name, text(name)]))) }
}

/** Null when the release holds no report: the study has none. */
export function remakeReport(manifest: Manifest, files: ReleaseFiles): Remade | null {
  const text = textIn(files)
  if (!files.has(reportFile)) return null
  const { design, panel } = releasedPanel(files)
  const figures = JSON.parse(text(publishedFile)) as PublishedFigures
  const report = buildReport(design, figures, panel, { simulated: manifest.simulated })
  const differences: string[] = []
  // As JSON, as the one in the release is.
  const again = JSON.parse(JSON.stringify(report))
  const largest = compare(JSON.parse(text(reportFile)), again, '', differences)
  return { report, differences, largest }
}

function compare(one: unknown, other: unknown, place: string, differences: string[]): number {
  if (typeof one === 'number' && typeof other === 'number') {
    const difference = one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other))
    if (difference > rounding) differences.push(place)
    return difference
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    if (one !== other) differences.push(place)
    return 0
  }
  const [left, right] = [one, other] as Record<string, unknown>[]
  const keys = new Set([...Object.keys(left!), ...Object.keys(right!)])
  return Math.max(
    0,
    ...[...keys].map((key) =>
      compare(left![key], right![key], place === '' ? key : `${place}.${key}`, differences),
    ),
  )
}
