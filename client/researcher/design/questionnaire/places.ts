/** Places in a questionnaire as checks write them: `pages[0].elements[2].title` and `pages[0]`. */
import type { Path } from '../../../../surveys/edit/json.ts'

export function pathOfText(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? key! : Number(index),
  )
}

/** Whether something stands in a part, or is it. */
export function isWithin(path: Path, part: Path): boolean {
  return part.every((key, place) => path[place] === key)
}
