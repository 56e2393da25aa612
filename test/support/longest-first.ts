/** Which test files begin first: those that last longest, so that the last one does not run alone for a minute. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONG = [
  /\/browser\//,
  /\/journeys\//,
  /\/bench\//,
  /\/api\/(report|import)\./,
  /\/surveys\/differential\./,
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((path) => path.test(moduleId))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
