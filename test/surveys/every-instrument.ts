/** Every questionnaire of every study, and the ones made to hold every construct. */

import { choices } from './instruments/choices.ts'
import { constructs } from './instruments/constructs.ts'
import { routing } from './instruments/routing.ts'
import { values } from './instruments/values.ts'

const modules = import.meta.glob<{ default: unknown }>('../../surveys/*/*.json', { eager: true })

export const ownInstruments: Readonly<Record<string, unknown>> = { routing, values, choices, constructs }

const written = Object.entries(modules)
  .map(([path, { default: json }]): [string, unknown] => [path.replace('../../surveys/', ''), json])
  .filter(([, json]) => typeof json === 'object' && json !== null && 'pages' in json)

export const everyInstrument: Readonly<Record<string, unknown>> = {
  ...ownInstruments,
  ...Object.fromEntries(written),
}
