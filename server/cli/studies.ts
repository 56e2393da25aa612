import { type Study, studies } from '../../surveys/index.ts'
import { CommandFailed } from './failed.ts'

/** The built-in study of that name, or a sentence with the names there are. */
export function namedStudy(name: string): Study {
  const study = studies[name]
  if (study) return study
  throw new CommandFailed(`There is no study '${name}'. There is: ${Object.keys(studies).join(', ')}.`)
}
