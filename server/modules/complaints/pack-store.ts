import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { type ReadyPack, readyPack } from '#libs/complaint-rules/dates.ts'
import { packInForce, type RulePack } from '#libs/complaint-rules/pack.ts'
import { PACKS } from '#libs/complaint-rules/packs/packs.ts'
import type { Instant } from '#libs/facts/event.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** The version of the packs that come with the product; a house's own begin with 2. */
export const BUILT_IN_VERSION = 1

export interface VersionedPack {
  readonly pack: RulePack
  readonly version: number
}

/** The pack a complaint was received under: a key may have several in force, by their dates. */
export async function packFor(db: Queryable, key: string, receivedAt: Instant): Promise<VersionedPack | undefined> {
  const known = [...builtIn(key), ...(await own(db, key))]
  const zone = known[0] && compileZone(known[0].pack.calendar.zone)
  if (!zone) return undefined
  const packs = known.map(({ pack }) => pack)
  const latest = packInForce(packs, key, localDateOf(zone, receivedAt))
  // Two that take effect on one day: the later version corrects the earlier one.
  const fitting = known.filter(({ pack }) => pack.effectiveFrom === latest?.effectiveFrom)
  return fitting.toSorted((a, b) => b.version - a.version)[0]
}

/** Of one version, which never changes. */
export async function packOfVersion(db: Queryable, key: string, version: number): Promise<ReadyPack> {
  const found = [...builtIn(key), ...(version === BUILT_IN_VERSION ? [] : await own(db, key))].find(
    (one) => one.version === version,
  )
  if (!found) throw new Error(`rule pack ${key} ${version} is gone: versions in force are never deleted`)
  const name = JSON.stringify(found.pack)
  const kept = ready.get(name)
  if (kept) return kept
  if (ready.size >= MOST_READY) ready.clear()
  const made = readyPack(found.pack)
  ready.set(name, made)
  return made
}

/** By their content, which no two databases can mean differently. */
const ready = new Map<string, ReadyPack>()
const MOST_READY = 100

const builtIn = (key: string): readonly VersionedPack[] =>
  PACKS.filter((pack) => pack.key === key).map((pack) => ({ pack, version: BUILT_IN_VERSION }))

const own = (db: Queryable, key: string) =>
  db.rows<VersionedPack>(
    sql`select data "pack", version from complaints.pack where key = ${key} and state = 'in-force'`,
  )
