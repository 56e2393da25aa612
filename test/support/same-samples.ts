/**
 * Properties are tried on the same samples in every run, so that a test that fails was broken by a change. Others are tried with
 * another number: `SAMPLES=7 npm test`.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SAMPLES ?? 1) })
