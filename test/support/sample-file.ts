/** Sample files of any size, as a stream of rows. */
export const sampleHead =
  'naam;email;telefoon;straat;postcode;plaats;bsn;aanvraag;beslissing;uitkering;toegekend'

/** A citizen service number that meets the 11-test, another for each index. */
export function bsnOf(index: number): string {
  const first = String(10_000_000 + index)
  const sum = [...first].reduce((all, digit, at) => all + Number(digit) * (9 - at), 0)
  // A remainder of 10 has no digit: such numbers are not given out.
  return sum % 11 === 10 ? bsnOf(index + 40_000_000) : first + String(sum % 11)
}

export function sampleRow(index: number): string {
  const letters = 'ABCDEFGHJKLMNPRSTVWXZ'
  const pair = `${letters[index % 21]}B`
  return [
    `Persoon Achternaam${index}`,
    `persoon${index}@example.org`,
    `06${String(10_000_000 + index)}`,
    `Langestraat ${1 + (index % 200)}`,
    `${1000 + (index % 8999)} ${pair}`,
    'Utrecht',
    bsnOf(index),
    '2006-03-14',
    '04-04-2006',
    index % 2 ? 'WW' : 'WWB',
    'ja',
  ].join(';')
}

export function* sampleLines(rows: number): Generator<string> {
  yield `${sampleHead}\n`
  for (let index = 0; index < rows; index++) yield `${sampleRow(index)}\n`
}
