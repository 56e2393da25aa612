/** Which test files begin first: those that last longest, so that the last one does not run alone for a minute. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONG = [
  /\/bench\//,
  /\/journeys\/year\./,
  /\/api\/report\./,
  /\/browser\/inspector\./,
  /\/journeys\/(mail-)?kill\./,
  /\/surveys\/differential\./,
  /\/browser\/study-from-nothing\./,
  /\/journeys\//,
  /\/browser\//,
  /\/api\/(forecast|import|broken-import)\./,
  /\/analysis\/(forecast|reference-walk|refusals)\./,
]

/** The place of a file in that list; behind it when it is not long. */
const placeOf = ({ moduleId }: TestSpecification) => {
  const place = LONG.findIndex((path) => path.test(moduleId))
  return place < 0 ? LONG.length : place
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => placeOf(a) - placeOf(b))
  }
}
