import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealAudit, verifyAudit } from '../../server/database/audit.ts'
import type { Db } from '../../server/database/engine.ts'
import { openDatabase } from '../../server/database/open.ts'
import { audit, study } from '../../server/database/schema.ts'
import type { Store } from '../../server/database/store.ts'
import { realImpure } from '../../server/impure.ts'
import { engines, newDatabaseUrl } from '../support/databases.ts'
import { smallDesign } from '../support/small-study.ts'

describe.each(engines)('the store, on %s', (engine) => {
  let url: string
  let store: Store
  beforeEach(async () => {
    url = await newDatabaseUrl(engine)
    store = await openDatabase(url, realImpure())
  })
  afterEach(() => store.close())

  const entry = { actor: 'cli', action: 'test', subject: 'study:x' }
  const row = (id: string) => ({
    id,
    design: smallDesign(),
    designHash: '0',
    published: null,
    simulated: false,
    publishedAt: 0,
  })
  const put = (id: string) =>
    store.write(entry, (db) =>
      db
        .insert(study)
        .values(row(id))
        .then(() => undefined),
    )

  it('keeps nothing of a write that fails, and no line in the log', async () => {
    const failing = store.write(entry, async (db) => {
      await db.insert(study).values(row('half'))
      throw new Error('halfway')
    })
    await expect(failing).rejects.toThrow('halfway')
    expect(await store.now.select().from(study)).toEqual([])
    expect(await store.now.select().from(audit)).toEqual([])
  })

  it('refuses a query that is sent after its transaction has ended', async () => {
    let escaped: Db | undefined
    await store.write(entry, async (db) => {
      escaped = db
    })
    const late = escaped!
      .insert(study)
      .values(row('late'))
      .then(() => undefined)
    await expect(late).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/after its transaction/) },
    })
    expect(await store.now.select().from(study)).toEqual([])
  })

  it('never mixes two writes that are asked for at once, and loses none', async () => {
    await put('counter')
    const add = () =>
      store.write(entry, async (db) => {
        const [before] = await db.select().from(study).where(eq(study.id, 'counter'))
        await db
          .update(study)
          .set({ publishedAt: before!.publishedAt + 1 })
          .where(eq(study.id, 'counter'))
      })
    await Promise.all(Array.from({ length: 40 }, add))
    const [after] = await store.now.select().from(study)
    expect(after!.publishedAt).toBe(40)
    expect(await store.now.select().from(audit)).toHaveLength(41)
  })

  it('shows a snapshot that does not move while others write, and cannot be written to', async () => {
    await put('first')
    await store
      .snapshot(async (db) => {
        const before = await db.select().from(study)
        await put('second')
        expect(await db.select().from(study)).toEqual(before)
        await expect(
          db
            .insert(study)
            .values(row('third'))
            .then(() => undefined),
        ).rejects.toThrow()
      })
      .catch((error) => {
        // PostgreSQL ends a transaction in which something was refused; what it showed until then is what counts.
        if (engine === 'sqlite') throw error
      })
    expect(await store.now.select().from(study)).toHaveLength(2)
  })

  it('chains the log so that a changed line shows, and emptied detail does not', async () => {
    for (const id of ['a', 'b', 'c']) await put(id)
    await store.write({ ...entry, detail: { private: 'thing' } }, async () => undefined)
    const seal = () => store.write(entry, (db) => sealAudit(db))
    await seal()
    expect(await verifyAudit(store.now)).toBeNull()
    const lines = await store.now.select().from(audit)
    const withDetail = lines.find(({ detail }) => detail !== null)!
    await store.write(entry, (db) =>
      db
        .update(audit)
        .set({ detail: null })
        .where(eq(audit.id, withDetail.id))
        .then(() => undefined),
    )
    expect(await verifyAudit(store.now)).toBeNull()
    const third = lines.find(({ position }) => position === 3)!
    await store.write(entry, (db) =>
      db
        .update(audit)
        .set({ actor: 'someone else' })
        .where(eq(audit.id, third.id))
        .then(() => undefined),
    )
    expect(await verifyAudit(store.now)).toBe(3)
  })

  it('opens an existing database again as it was', async () => {
    await put('kept')
    const again = await openDatabase(url, realImpure())
    expect(await again.now.select().from(study)).toHaveLength(1)
    await again.close()
  })

  it('refuses a database of a newer version with one sentence that names the step', async () => {
    await store.engine.script("insert into migration (name, hash) values ('9999-future.sql', 'x')")
    await expect(openDatabase(url, realImpure())).rejects.toMatchObject({
      code: 'database-newer',
      message: expect.stringContaining('9999-future.sql'),
    })
  })

  it('refuses a database whose steps differ from this version’s', async () => {
    await store.engine.script("update migration set hash = 'other'")
    await expect(openDatabase(url, realImpure())).rejects.toMatchObject({ code: 'database-differs' })
  })

  it('has exactly the columns that the schema names', async () => {
    const tables = {
      ...(await import('../../server/database/schema.ts')),
      ...(await import('../../server/database/schema-panel.ts')),
      ...(await import('../../server/database/schema-drafts.ts')),
      ...(await import('../../server/database/schema-board.ts')),
      ...(await import('../../server/database/schema-contacts.ts')),
    }
    const { getTableColumns, getTableName, is } = await import('drizzle-orm')
    const { PgTable } = await import('drizzle-orm/pg-core')
    for (const table of Object.values(tables).filter((candidate) => is(candidate, PgTable))) {
      const name = getTableName(table)
      const sql =
        engine === 'sqlite'
          ? `select name from pragma_table_info('${name}')`
          : `select column_name from information_schema.columns where table_name = '${name}' and table_schema = 'public'`
      const columns = (await store.engine.read(sql, [], false)) as [string][]
      const expected = Object.values(getTableColumns(table)).map((column) => column.name)
      expect([name, ...columns.flat().sort()]).toEqual([name, ...expected.sort()])
    }
  })
})
