/** Letters to nobody, each other than the one before; every fifth takes two pages. */
import type { Letter } from '../../server/letters/letter-pdf.ts'

const words =
  'U hebt een uitkering aangevraagd. Wij willen graag weten hoe het met u gaat en welke hulp u kreeg.'

export async function* lettersTo(count: number): AsyncGenerator<Letter> {
  for (let index = 0; index < count; index++) {
    const code = `AB${index}C-DE${index * 7}F-GH${index * 31}`
    const link = `https://onderzoek.example.org/#${code}`
    const name = `Naam${index} Achternaam${index * 3}`
    const paragraphs = Array.from({ length: index % 5 === 4 ? 14 : 3 }, () => words)
    yield {
      reference: `BRIEF-${index}`,
      date: '4 april 2006',
      message: {
        id: `i0-1-${index}`,
        memberId: `m${index}`,
        wave: 'decision',
        kind: 'invitation',
        ordinal: 0,
        language: 'nl',
        organisation: 'Inspectie',
        subject: 'Doet u mee met ons onderzoek?',
        body: [`Beste ${name},`, ...paragraphs, `Ga naar ${link}.`].join('\n\n'),
        sms: null,
        link,
        code,
        stopLink: link,
        returnToken: `token${index}`,
        to: {
          name,
          email: null,
          phone: null,
          address: { street: `Straat ${index}`, postcode: '3511 AB', city: 'Utrecht', country: null },
        },
      },
    }
  }
}
