/** A release can be made again byte by byte, checked anywhere, and its report made again from it. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { lockPlan } from '../../server/commands/lock-plan.ts'
import { panelCsv, panelNames, writePanel } from '../../server/exports/panel.ts'
import { listMembers } from '../../server/queries/member.ts'
import { Refused } from '../../server/refused.ts'
import { pack } from '../../server/release/archive.ts'
import { buildRelease } from '../../server/release/build.ts'
import { fingerprint, namedKey, signingKey } from '../../server/release/key.ts'
import { releasedPanel, remakeReport } from '../../server/release/remake.ts'
import { verifyRelease } from '../../server/release/verify.ts'
import { studies } from '../../surveys/index.ts'
import { answeringStudy, handIn } from '../support/answering-study.ts'
import { type EngineName, engines } from '../support/databases.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { type House, openHouse } from '../support/house.ts'

const key = generateKeyPairSync('ed25519').privateKey
const own = new Map([[fingerprint(key), 'ours']])
const silent = () => undefined
const houses: House[] = []

afterEach(async () => {
  for (const house of houses.splice(0)) {
    expect(house.defects).toEqual([])
    await house.close()
  }
})

async function answered(engine: EngineName): Promise<House> {
  const house = await openHouse(engine, answeringStudy())
  houses.push(house)
  const members = [
    await house.addMember(),
    await house.addMember({ facts: { benefit: 'WWB', granted: 'yes' } }),
  ]
  house.day('2006-04-04')
  await house.tick()
  for (const [at, member] of members.entries()) {
    const search = at === 0 ? { searching: 'yes', searchHours: 7.25 } : { searching: 'no' }
    await handIn(await house.respondent(member), 'decision', { search, spells: { remarks: 'Ik ben Fatima' } })
  }
  await lockPlan(house.context, 'cli', 'small')
  return house
}

async function released(house: House, study = 'small') {
  const { files, dataUntil, simulated } = await buildRelease(house.context, study, silent)
  const moment = new Date(dataUntil).toISOString()
  return pack(files, { software: '0.1.0', study, simulated, dataUntil: moment }, key).archive
}

const text = (archive: Uint8Array, name: string) => Buffer.from(unzipSync(archive)[name]!).toString('utf8')

/** The same archive with something else in it. */
function changed(archive: Uint8Array, change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = { ...unzipSync(archive) }
  change(files)
  return zipSync(files)
}

const faults = (archive: Uint8Array, known: ReadonlyMap<string, string> = own) =>
  verifyRelease(archive, known)
    .findings.filter(({ holds }) => !holds)
    .map(({ sentence }) => sentence)

/** The lines of a file without whose they are, in any order, and without the last digits of sums in another order. */
async function nameless(file: AsyncIterable<unknown>): Promise<string[]> {
  let all = ''
  for await (const chunk of file) all += String(chunk)
  const lines = all.trimEnd().split('\n')
  return lines.map((line) => line.replace(/^[^,]*,/, '').replace(/(\.\d{10})\d+/g, '$1')).sort()
}

describe('a release', () => {
  it('has the same bytes each time it is made, later too, and on every engine, whatever the pseudonyms', async () => {
    const found: Uint8Array[] = []
    for (const engine of engines) {
      const house = await answered(engine)
      const first = await released(house)
      house.clock.now += 86_400_000
      found.push(first, await released(house))
    }
    for (const other of found.slice(1)) expect(Buffer.compare(found[0]!, other)).toBe(0)
    expect(JSON.parse(text(found[0]!, 'manifest.json'))).toMatchObject({
      study: 'small',
      dataUntil: '2006-04-04T11:00:00.000Z',
    })
  })

  it('is another when the data are, and holds no pseudonym, no name and nothing in people’s own words', async () => {
    const house = await answered('sqlite')
    const before = await released(house)
    const everything = Object.values(unzipSync(before))
      .map((bytes) => Buffer.from(bytes).toString('utf8'))
      .join()
    for (const { id } of await listMembers(house.context.store.now, 'small')) {
      expect(everything).not.toContain(id)
    }
    expect(everything).not.toMatch(/Fatima|example\.org|2006-03-14/)
    house.clock.now += 1_000
    await house.addMember()
    expect(Buffer.compare(before, await released(house))).not.toBe(0)
  })

  it('is verified with what holds: its files, its signature, its key', async () => {
    const archive = await released(await answered('sqlite'))
    expect(verifyRelease(archive, own).findings.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^All \d+ files are what the manifest says\.$/),
      `The manifest is signed by the key ${fingerprint(key)}.`,
      'That key is ours.',
    ])
  })

  it('that was changed is told, however it was changed', async () => {
    const archive = await released(await answered('sqlite'))
    const wide = 'data/panel-wide.csv'
    const oneByte = changed(archive, (files) => {
      files[wide]![files[wide]!.length - 3]! ^= 1
    })
    expect(faults(oneByte)).toEqual([`${wide} is not what it was: its SHA-256 is another.`])
    expect(faults(changed(archive, (files) => delete files[wide]))).toEqual([`${wide} is missing.`])
    const extra = changed(archive, (files) => {
      files['data/more.csv'] = strToU8('x')
    })
    expect(faults(extra)).toEqual(['data/more.csv does not belong in it: the manifest does not list it.'])
    const manifest = changed(archive, (files) => {
      files['manifest.json'] = strToU8(text(archive, 'manifest.json').replace('"small"', '"other"'))
    })
    expect(faults(manifest)).toEqual([`The manifest is not the one that the key ${fingerprint(key)} signed.`])
    expect(faults(changed(archive, (files) => delete files['manifest.sig']))).toEqual([
      'It is not signed: the signature or the public key is missing.',
    ])
    const newer = changed(archive, (files) => {
      files['manifest.json'] = strToU8(text(archive, 'manifest.json').replace('"version": 1', '"version": 9'))
    })
    expect(faults(newer)[0]).toMatch(/^This release has format 9; this program knows format 1 only/)
    expect(faults(changed(archive, (files) => delete files['manifest.json']))).toEqual([
      'This file is no release: it has no manifest that can be read.',
    ])
    expect(faults(strToU8('no archive'))).toEqual(['This file is no release: it cannot be opened as one.'])
    // Two files under one name: one reader sees the first, another the last.
    const renamed = changed(archive, (files) => {
      files['study/plan.jsoN'] = strToU8('{}')
    })
    const twice = Buffer.from(
      Buffer.from(renamed).toString('latin1').replaceAll('plan.jsoN', 'plan.json'),
      'latin1',
    )
    expect(faults(twice)).toContain('study/plan.json stands in it more than once.')
  })

  it('that someone else signed is not taken for ours', async () => {
    const house = await answered('sqlite')
    const { files } = await buildRelease(house.context, 'small', silent)
    const other = generateKeyPairSync('ed25519').privateKey
    const about = {
      software: '0.1.0',
      study: 'small',
      simulated: false,
      dataUntil: '2006-04-04T11:00:00.000Z',
    }
    const { archive } = pack(files, about, other)
    expect(faults(archive)).toEqual([expect.stringContaining('That key is not known here.')])
    expect(faults(archive, new Map([[fingerprint(other), 'the one that you named']]))).toEqual([])
  })

  it('is signed with a key that is made once, and nothing of what stands in a wrong file is told', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'peilmoment-key-')), 'keys', 'release.pem')
    const made = signingKey(file, (length) => new Uint8Array(length).fill(7))
    const read = signingKey(file, () => {
      throw new Error('another key would be made')
    })
    expect(fingerprint(read)).toBe(fingerprint(made))
    expect(namedKey(fingerprint(made))).toBe(namedKey(file))
    writeFileSync(file, 'a secret of another kind')
    expect(() => signingKey(file, () => new Uint8Array())).toThrow(
      new Refused(`The key ${file} is no Ed25519 key. Move it away, and a new one is made.`),
    )
    expect(() => namedKey('nobody')).toThrow(
      "'nobody' is neither a fingerprint (SHA256:…) nor a file with a key.",
    )
  })

  it('of the main study gives its report again, and tells when data and report do not go together', {
    timeout: 120_000,
  }, async () => {
    const study = studies['het-eerste-jaar']!
    const house = await openHouse('sqlite', study)
    houses.push(house)
    await fillPanel(house.context, study.design, { seed: 5, count: 70 })
    await expect(released(house, 'het-eerste-jaar')).rejects.toThrow('The analysis plan is not locked yet.')
    await lockPlan(house.context, 'cli', 'het-eerste-jaar')
    const archive = await released(house, 'het-eerste-jaar')
    const { manifest, files } = verifyRelease(archive, own)
    const remade = remakeReport(manifest!, files)!
    expect([remade.differences, remade.largest]).toEqual([[], 0])
    expect(remade.report.meta).toMatchObject({ study: 'het-eerste-jaar', weight: 'weight' })
    // The commands beside the report need no server either: members only have another name.
    const { design, panel } = releasedPanel(files)
    for (const name of panelNames) {
      const [fromRelease, fromHouse] = await Promise.all(
        [panelCsv(panel, design, name), await writePanel(house.context, 'het-eerste-jaar', name)].map(
          nameless,
        ),
      )
      expect(fromRelease).toEqual(fromHouse)
    }
    const long = Buffer.from(files.get('data/panel-long.csv')!).toString('utf8').split('\n')
    const without = [...long.slice(0, 1), ...long.slice(6)].join('\n')
    const spoiled = remakeReport(manifest!, new Map([...files, ['data/panel-long.csv', strToU8(without)]]))!
    expect(spoiled.differences).toContain('meta.rows')
  })
})
