/**
 * Properties are tried on the same samples in every run, so that a test that fails was broken by a change. Others are tried with
 * another number: `SAMPLES=7 npm test`.
 */
import fc from 'fast-check'

const seed = Number(process.env.SAMPLES ?? 1)
if (!Number.isInteger(seed)) throw new Error(`SAMPLES must be a whole number, not '${process.env.SAMPLES}'.`)
fc.configureGlobal({ seed })
