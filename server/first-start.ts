import { json, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** What a new installation begins with, decided once by the first start and kept: a later start changes nothing. */
export interface Beginning {
  readonly kind: 'demo' | 'empty'
  readonly begunAt: number
}

const KEY = 'installation'
/** Lets one of several first starts fill the database while the others wait. The number is arbitrary and fixed. */
const FIRST_START_LOCK = 7_206_150_125

/**
 * Fills a new installation, unless it was filled before. `fill` may take long and may be cut short at any moment: the
 * mark is written last, so a half-filled installation is filled again.
 * @returns how this installation began, and whether it was just now
 */
export async function beginInstallation(
  platform: Platform,
  kind: Beginning['kind'],
  fill: () => Promise<void>,
): Promise<Beginning & { readonly isNew: boolean }> {
  const known = await readBeginning(platform.db)
  if (known) return { ...known, isNew: false }
  const holder = await platform.db.dedicated()
  try {
    await holder.query('select pg_advisory_lock($1)', [FIRST_START_LOCK])
    const meanwhile = await readBeginning(platform.db)
    if (meanwhile) return { ...meanwhile, isNew: false }
    if (kind === 'demo') await fill()
    const beginning = { kind, begunAt: platform.clock.now() }
    await platform.db.run(sql`insert into platform.setting (key, value) values (${KEY}, ${json(beginning)})`)
    return { ...beginning, isNew: true }
  } finally {
    await holder.end()
  }
}

async function readBeginning(db: Queryable): Promise<Beginning | undefined> {
  const row = await db.maybe<{ value: Beginning }>(sql`select value from platform.setting where key = ${KEY}`)
  return row?.value
}

/** An installation that began empty has been filled since, by `npm run seed`. */
export async function becameDemo(platform: Platform): Promise<void> {
  const beginning: Beginning = { kind: 'demo', begunAt: platform.clock.now() }
  await platform.db.run(sql`insert into platform.setting (key, value) values (${KEY}, ${json(beginning)})
    on conflict (key) do update set value = excluded.value, changed_at = now()`)
}
