import gammaln from '@stdlib/math-base-special-gammaln'
import { digamma, logFactorial, trigamma } from '../../special.ts'
import type { Density, Derivatives } from './several.ts'

/** Counts up to here are summed once per round; beyond, the gamma functions are asked per row. */
const TABLE = 20_000

/** Σ_{j<y} of ln(1 + j/θ), 1/(θ + j) and 1/(θ + j)² for every count y up to the largest. */
interface Sums {
  readonly theta: number
  readonly logs: Float64Array
  readonly inverses: Float64Array
  readonly squares: Float64Array
}

function sumsTo(largest: number, theta: number): Sums {
  const size = Math.min(largest, TABLE) + 1
  const [logs, inverses, squares] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  for (let y = 1; y < size; y++) {
    const j = y - 1
    logs[y] = logs[j]! + Math.log1p(j / theta)
    inverses[y] = inverses[j]! + 1 / (theta + j)
    squares[y] = squares[j]! + 1 / (theta + j) ** 2
  }
  return { theta, logs, inverses, squares }
}

/**
 * The negative binomial (NB2) of a count: mean μ = exp(η), variance μ + μ²/θ, with ln θ as second predictor.
 *
 * Written so that it tends to the Poisson distribution for large θ without loss of digits.
 *
 * Source: Cameron & Trivedi, Regression Analysis of Count Data (2013), §3.3.1.
 *
 * @param largest the largest count
 */
export function negbinDensity(largest: number): Density {
  let sums = sumsTo(0, 1)
  return {
    predictors: 2,
    prepare: (shape) => {
      sums = sumsTo(largest, Math.exp(shape))
    },
    escapes: (y) => (y === 0 ? -1 : 0),
    at: (y, eta, _row, into) => {
      const { theta } = sums
      const mu = Math.exp(eta[0]!)
      const known = y < sums.logs.length
      const logs = known ? sums.logs[y]! : gammaln(y + theta) - gammaln(theta) - y * Math.log(theta)
      const inverses = known ? sums.inverses[y]! : digamma(y + theta) - digamma(theta)
      const squares = known ? sums.squares[y]! : trigamma(theta) - trigamma(y + theta)
      const ratio = Math.log1p(mu / theta)
      const all = theta + mu
      into.value = logs - (y + theta) * ratio + y * eta[0]! - logFactorial(y)
      const byTheta = inverses - ratio + (mu - y) / all
      const byTheta2 = mu / (theta * all) + (y - mu) / (all * all) - squares
      into.first[0] = ((y - mu) * theta) / all
      into.first[1] = theta * byTheta
      into.second[0] = (-mu * theta * (y + theta)) / (all * all)
      into.second[1] = (theta * (y - mu) * mu) / (all * all)
      into.second[2] = into.second[1]
      into.second[3] = theta * (theta * byTheta2 + byTheta)
    },
  }
}

/** The Poisson distribution of a count, with μ = exp(η). */
export const poissonDensity: Density = {
  predictors: 1,
  escapes: (y) => (y === 0 ? -1 : 0),
  at: (y, eta, _row, into) => {
    const mu = Math.exp(eta[0]!)
    into.value = y * eta[0]! - mu - logFactorial(y)
    into.first[0] = y - mu
    into.second[0] = -mu
  },
}

/**
 * A count density given that the count is positive: ln f(y) − ln(1 − f(0)).
 *
 * With q = −ln f(0) and r = 1/(e^q − 1), the second term's derivatives are −r q_a and r(1 + r) q_a q_b − r q_ab.
 *
 * Source: Cameron & Trivedi, Regression Analysis of Count Data (2013), §4.3.1.
 */
export function positiveOnly(density: Density): Density {
  const p = density.predictors
  const zero = zeroOf(p)
  return {
    ...density,
    escapes: (y) => (y === 1 ? -1 : 0),
    at: (y, eta, row, into) => {
      density.at(y, eta, row, into)
      const { q, first, second } = zero(eta)
      const none = Math.exp(-q)
      const positive = -Math.expm1(-q)
      const r = none / positive
      into.value -= Math.log(positive)
      for (let a = 0; a < p; a++) {
        into.first[a]! -= r * first[a]!
        for (let b = 0; b < p; b++)
          into.second[a * p + b]! += r * (1 + r) * first[a]! * first[b]! - r * second[a * p + b]!
      }
    },
  }
}

interface Zero extends Omit<Derivatives, 'value'> {
  q: number
}

/**
 * q = −ln f(0) of a count with its derivatives: μ for the Poisson distribution (one predictor), θ ln(1 + μ/θ) for the
 * negative binomial (two). The result is overwritten by the next call.
 */
export function zeroOf(predictors: number): (eta: ArrayLike<number>) => Zero {
  const out: Zero = {
    q: 0,
    first: new Float64Array(predictors),
    second: new Float64Array(predictors * predictors),
  }
  const { first, second } = out
  return (eta) => {
    const mu = Math.exp(eta[0]!)
    if (predictors === 1) {
      out.q = mu
      first[0] = mu
      second[0] = mu
      return out
    }
    const theta = Math.exp(eta[1]!)
    const all = theta + mu
    const ratio = Math.log1p(mu / theta)
    const byTheta = ratio - mu / all
    out.q = theta * ratio
    first[0] = (mu * theta) / all
    first[1] = theta * byTheta
    second[0] = (mu * theta * theta) / (all * all)
    second[1] = (theta * mu * mu) / (all * all)
    second[2] = second[1]
    second[3] = theta * (byTheta - (mu * mu) / (all * all))
    return out
  }
}
