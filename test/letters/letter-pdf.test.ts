import { describe, expect, it } from 'vitest'
import { letterPdf } from '../../server/letters/letter-pdf.ts'
import { lettersTo } from '../support/letters.ts'

const count = 120

/** The objects of a PDF by number. */
async function objectsOf(letters: ReturnType<typeof lettersTo>): Promise<Map<string, string>> {
  const parts: Buffer[] = []
  for await (const part of letterPdf({ title: 'Brieven', language: 'nl', made: new Date(0), letters }))
    parts.push(part)
  const text = Buffer.concat(parts).toString('latin1')
  return new Map([...text.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj$/gms)].map(([, id, body]) => [id!, body!]))
}

const refs = (text: string) => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => id!)

describe('a run of letters as one PDF', () => {
  it('fails when a letter cannot be read, and does not end as if it were whole', async () => {
    async function* broken() {
      yield* lettersTo(2)
      throw new Error('gone')
    }
    await expect(objectsOf(broken())).rejects.toThrow('gone')
  })

  it('leads from every part of every page to its tag, and back, however long it is', async () => {
    const objects = await objectsOf(lettersTo(count))
    const pages = [...objects].filter(([, body]) => /\/Type \/Page\b/.test(body))
    expect(pages).toHaveLength(count + count / 5)
    const tree = [...objects.values()].find((body) => body.includes('/Type /StructTreeRoot'))!
    const entries = new Map([...tree.matchAll(/^ {4}(\d+) (\d+) 0 R$/gm)].map(([, page, id]) => [page!, id!]))
    expect(entries.size).toBe(pages.length)
    for (const [pageId, page] of pages) {
      const parts = refs(objects.get(entries.get(/\/StructParents (\d+)/.exec(page)![1]!)!)!)
      expect(parts.length).toBeGreaterThan(1)
      for (const [place, part] of parts.entries()) {
        const tag = objects.get(part)!
        expect(tag).toMatch(/\/S \/(P|H1|Figure)\b/)
        expect(tag).toContain(`/Pg ${pageId} 0 R`)
        expect(tag).toContain(`/K [${place}]`)
      }
    }
    const sections = [...objects.values()].filter((body) => body.includes('/S /Sect'))
    expect(sections).toHaveLength(count)
    const inSections = sections.flatMap((section) => refs(/\/K \[(.*?)\]/.exec(section)![1]!))
    const inPages = [...entries.values()].flatMap((id) => refs(objects.get(id)!))
    expect(new Set(inSections)).toEqual(new Set(inPages))
  })
})
