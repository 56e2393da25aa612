import decision from './decision.json' with { type: 'json' }
import { design } from './design.ts'
import firstHalf from './first-half.json' with { type: 'json' }
import { published } from './published.ts'
import secondHalf from './second-half.json' with { type: 'json' }
import { forecaster } from './simulation/index.ts'

export const hetEersteJaar = {
  design,
  instruments: {
    decision,
    'first-half': firstHalf,
    'second-half': secondHalf,
  } as Readonly<Record<string, unknown>>,
  published,
  forecast: forecaster,
}
