import type { Instrument } from './instrument.ts'

export function compileInstrument(_json: unknown): Instrument {
  throw new Error('compileInstrument is not built yet')
}
