import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SaveRequest, type SaveResult, Saver } from '../../client/respondent/saver.ts'

/** A server as the real one behaves: repeats are recognised, outdated saves are refused with the newer answers. */
function server() {
  const saves: SaveRequest[] = []
  const accept = (request: SaveRequest): SaveResult => {
    const repeated = saves.findIndex(({ saveId }) => saveId === request.saveId)
    if (repeated >= 0) return { kind: 'saved', revision: repeated + 1, savedAt: 0 }
    if (request.revision !== saves.length) {
      return { kind: 'newer', revision: saves.length, answers: answers() }
    }
    saves.push(request)
    return { kind: 'saved', revision: saves.length, savedAt: 0 }
  }
  const answers = () => Object.assign({}, ...saves.map((save) => save.answers)) as Record<string, unknown>
  return { accept, answers, saves }
}

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

function saver(
  send: (request: SaveRequest) => Promise<SaveResult>,
  rest: Partial<Parameters<typeof parts>[1]> = {},
) {
  return new Saver(rest.revision ?? 0, parts(send, rest))
}

function parts(
  send: (request: SaveRequest) => Promise<SaveResult>,
  rest: { store?: ReturnType<typeof storage>; newer?: unknown[]; refused?: unknown[]; revision?: number },
) {
  let ids = 0
  return {
    send,
    newId: () => `save ${Math.floor(performance.now() * 1000)} ${ids++}`,
    storage: rest.store ?? storage(),
    key: 'case',
    wait: async () => undefined,
    onState: () => undefined,
    onNewer: (answers: unknown) => void rest.newer?.push(answers),
    onRefused: (problem: unknown) => void rest.refused?.push(problem),
  }
}

describe('the saver of a respondent’s answers', () => {
  it('loses nothing and saves nothing twice, however often a request or its reply gets lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer()), { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom('fine', 'request lost', 'reply lost'), { maxLength: 30 }),
        async (typed, fates) => {
          const real = server()
          const queue = [...fates]
          const sent = saver(async (request) => {
            const fate = queue.shift() ?? 'fine'
            if (fate === 'request lost') return { kind: 'offline' }
            const result = real.accept(request)
            return fate === 'reply lost' ? { kind: 'offline' } : result
          })
          for (const [page, value] of typed) {
            sent.save(page, { [page]: value })
            if (value % 2 === 0) await Promise.resolve()
          }
          await sent.flush()
          await sent.flush()
          expect(sent.isEmpty).toBe(true)
          const last = Object.fromEntries(typed.map(([page, value]) => [page, value]))
          expect(real.answers()).toEqual(last)
          expect(new Set(real.saves.map(({ saveId }) => saveId)).size).toBe(real.saves.length)
        },
      ),
    )
  })

  it('finds what was not sent again after the tab was closed, and sends it', async () => {
    const real = server()
    const store = storage()
    const lost = saver(async () => ({ kind: 'offline' }), { store })
    lost.save('search', { searching: 'yes' })
    lost.stop()
    const again = saver(async (request) => real.accept(request), { store })
    expect(again.unsentAnswers).toEqual({ searching: 'yes' })
    await again.flush()
    expect(real.answers()).toEqual({ searching: 'yes' })
    expect(store.getItem('case')).toBeNull()
  })

  it('shows newer answers of another device instead of writing over them', async () => {
    const real = server()
    real.accept({ saveId: 'other device', revision: 0, page: 'search', answers: { searching: 'no' } })
    const newer: unknown[] = []
    const late = saver(async (request) => real.accept(request), { newer })
    late.save('search', { searching: 'yes' })
    await late.flush()
    expect(newer).toEqual([{ searching: 'no' }])
    expect(real.answers()).toEqual({ searching: 'no' })
    expect(late.revision).toBe(1)
  })

  it('keeps what is refused on the device, and says why', async () => {
    const store = storage()
    const refused: unknown[] = []
    const sent = saver(async () => ({ kind: 'refused', problem: 'signed out' }), { store, refused })
    sent.save('search', { searching: 'yes' })
    await sent.flush()
    expect(refused).toEqual(['signed out'])
    expect(store.getItem('case')).toContain('searching')
  })
})
