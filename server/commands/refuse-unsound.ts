/** Nothing reaches the field with a problem in it. Warnings are for whoever designs. */
import { type Checked, problemsIn } from '../../surveys/check-design/index.ts'
import { Problem } from '../problem.ts'

export function refuseUnsound(study: Checked): void {
  const problems = problemsIn(study)
  if (problems.length === 0) return
  const list = problems.map(({ rule, path, sentence }) => `${path}: ${sentence.en} (${rule})`)
  throw new Problem('study-invalid', { problems: list.join('; ') })
}
