/**
 * Saves pages as they are answered, one request after the other. What cannot be sent stays in the device's storage and is tried
 * again; the same request is repeated unchanged, so that the server recognises it. Nothing typed is lost.
 */
export interface SaveRequest {
  readonly saveId: string
  readonly revision: number
  readonly page: string
  readonly answers: Readonly<Record<string, unknown>>
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: number }
  | { readonly kind: 'newer'; readonly revision: number; readonly answers: Readonly<Record<string, unknown>> }
  /** Will never be accepted as it is; `problem` says why. */
  | { readonly kind: 'refused'; readonly problem: unknown }
  | { readonly kind: 'offline' }

export type SaverState = 'nothing' | 'saving' | 'saved' | 'offline'

export interface SaverParts {
  readonly send: (request: SaveRequest) => Promise<SaveResult>
  readonly newId: () => string
  /** Where unsent pages survive a closed tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly key: string
  readonly wait: (milliseconds: number) => Promise<void>
  readonly onState: (state: SaverState, savedAt: number | null) => void
  readonly onNewer: (answers: Readonly<Record<string, unknown>>) => void
  readonly onRefused: (problem: unknown) => void
}

interface Unsent {
  /** Being sent, or sent without an answer: never changed. */
  inFlight: SaveRequest | null
  /** By page, the newest answers. */
  waiting: Record<string, Readonly<Record<string, unknown>>>
}

export class Saver {
  #parts: SaverParts
  #revision: number
  #unsent: Unsent
  #running: Promise<void> | null = null
  #stopped = false

  constructor(revision: number, parts: SaverParts) {
    this.#parts = parts
    this.#revision = revision
    const kept = parts.storage.getItem(parts.key)
    this.#unsent = kept ? (JSON.parse(kept) as Unsent) : { inFlight: null, waiting: {} }
  }

  get revision(): number {
    return this.#revision
  }

  /** Answers that were typed on this device and not yet sent, the newest last. */
  get unsentAnswers(): Readonly<Record<string, unknown>> {
    return Object.assign({}, this.#unsent.inFlight?.answers, ...Object.values(this.#unsent.waiting))
  }

  get isEmpty(): boolean {
    return this.#unsent.inFlight === null && Object.keys(this.#unsent.waiting).length === 0
  }

  save(page: string, answers: Readonly<Record<string, unknown>>): void {
    delete this.#unsent.waiting[page]
    this.#unsent.waiting[page] = answers
    this.#keep()
    void this.flush()
  }

  /** Resolves when everything was sent, or cannot be sent now. */
  flush(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    let pause = 1_000
    while (!this.#stopped && !this.isEmpty) {
      const request = this.#next()
      this.#parts.onState('saving', null)
      const result = await this.#parts.send(request)
      if (result.kind === 'offline') {
        this.#parts.onState('offline', null)
        await this.#parts.wait(pause)
        pause = Math.min(pause * 2, 15_000)
        continue
      }
      pause = 1_000
      this.#unsent.inFlight = null
      if (result.kind === 'saved') {
        this.#revision = result.revision
        this.#keep()
        this.#parts.onState(this.isEmpty ? 'saved' : 'saving', result.savedAt)
        continue
      }
      if (result.kind === 'newer') {
        this.#revision = result.revision
        this.#unsent.waiting = {}
        this.#keep()
        this.#parts.onNewer(result.answers)
        return
      }
      // Kept on the device, so that it is there again after entering or correcting.
      this.#unsent.waiting = { [request.page]: request.answers, ...this.#unsent.waiting }
      this.#keep()
      this.#parts.onRefused(result.problem)
      return
    }
  }

  #next(): SaveRequest {
    const { inFlight, waiting } = this.#unsent
    if (inFlight) return inFlight
    const [page] = Object.keys(waiting)
    const request = {
      saveId: this.#parts.newId(),
      revision: this.#revision,
      page: page!,
      answers: waiting[page!]!,
    }
    delete waiting[page!]
    this.#unsent.inFlight = request
    this.#keep()
    return request
  }

  #keep(): void {
    const { storage, key } = this.#parts
    if (this.isEmpty) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(this.#unsent))
  }
}
