import { type EstimateOptions, type EstimateResult, estimate, type Table } from '../../../analysis/index.ts'
import { type Reference, readData, readReference, referenceNames } from '../reference-files.ts'
import { type Account, Ledger, type Left, type Own } from './ledger.ts'

/** Closed forms agree to this part of a number; coefficients and standard errors of searches to these. */
export const CLOSED = 1e-8
export const COEFFICIENT = 1e-6
export const SEARCHED = 1e-5

/** Why a number of a reference is not compared: it is the question. */
export const GIVEN = 'given with the question'

/** How the references of one kind of estimator are compared: by the fields of their layout, never by their names. */
export interface Family {
  /** What `estimator` says in a reference of this family. */
  readonly estimator: RegExp
  readonly bound: (name: string, reference: Reference) => number
  readonly compare: (step: Step) => void
  /** Numbers that are not compared, and why. */
  readonly left?: readonly Left[]
}

/** One reference on its way through the walk. */
export interface Step {
  readonly reference: Reference
  // biome-ignore lint/suspicious/noExplicitAny: results of another program, of many shapes
  readonly results: any
  readonly data: Table
  /** The model on the data of the reference, as on the command line; with the formula of the reference unless said otherwise. */
  readonly run: (model: string, options?: Partial<EstimateOptions>) => EstimateResult
  readonly see: (own: Own, ...path: readonly (string | number)[]) => void
  /** As `see`, for square matrices of covariances: an entry may be zero but for rounding. */
  readonly seeMatrix: (
    own: EstimateResult | EstimateResult['covariance'],
    ...path: readonly (string | number)[]
  ) => void
  readonly ledger: Ledger
}

/** Compares one reference with what the product gives. */
export function walkOne(name: string, folder: string, families: readonly Family[]): Account {
  const reference = readReference(name, folder)
  const family = families.find(({ estimator }) => estimator.test(reference.estimator))
  if (family === undefined) {
    const problems = [`The estimator '${reference.estimator}' is not known to the walk.`]
    return { compared: 0, worst: 0, place: '', left: new Map(), problems }
  }
  const ledger = new Ledger(reference.results, family.left ?? [])
  family.compare(stepOf(reference, folder, ledger))
  return ledger.account((place) => family.bound(place, reference))
}

/** The names of the references in a folder. */
export const namesIn = (folder: string): string[] => referenceNames(/./, folder)

function stepOf(reference: Reference, folder: string, ledger: Ledger): Step {
  let data: Table | null = null
  const read = () => {
    data ??= readData(reference, folder)
    return data
  }
  return {
    reference,
    results: reference.results,
    get data() {
      return read()
    },
    run: (model, options = {}) => {
      const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null)
      return estimate({ data: read(), formula: reference.r_formula, model, ...Object.fromEntries(given) })
    },
    see: (own, ...path) => ledger.see(own, path),
    seeMatrix: (own, ...path) => {
      const covariance = own !== null && 'covariance' in own ? own.covariance : own
      const expected = path.reduce((part, key) => part?.[key], reference.results)
      if (covariance === null || typeof expected !== 'object' || expected === null) return
      const places = (names: readonly string[] | null) =>
        (names ?? covariance.terms).map((term) => covariance.terms.indexOf(term))
      const [rows, columns] = [places(expected.rows), places(expected.cols)]
      const own_ = rows.map((i) => columns.map((j) => covariance.values[i]?.[j]))
      ledger.see(own_, [...path, 'values'], ([i, j]) =>
        Math.sqrt(Math.abs(expected.values[i!][i!] * expected.values[j!][j!])),
      )
    },
    ledger,
  }
}
