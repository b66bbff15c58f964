import type { z } from 'zod'
import { packFaults } from '#libs/complaint-rules/pack-faults.ts'
import { PACKS } from '#libs/complaint-rules/packs/packs.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { type ComplaintDeps, namesOf } from '#modules/complaints/deps.ts'
import { complaintPackChanged } from '#modules/complaints/events.ts'
import { BUILT_IN_VERSION } from '#modules/complaints/pack-store.ts'
import type { PackView, packProposal } from '#modules/complaints/packs-contract.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type PackRefusal = 'pack-not-found' | 'pack-faulty' | 'proposal-open' | 'same-person' | 'answered-already'

interface PackRow {
  readonly packId: string
  readonly key: string
  readonly version: number
  readonly state: PackView['state']
  readonly data: PackView['data']
  readonly why: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
}

/** Those of the product, then the house's own, each key's latest first. */
export async function listPacks({ platform, identity }: ComplaintDeps): Promise<readonly PackView[]> {
  const rows = await platform.db.rows<PackRow>(sql`${SELECT} order by key, version desc`)
  const nameOf = await namesOf(
    identity,
    platform.db,
    rows.flatMap(({ proposedBy, answeredBy }) => [proposedBy, answeredBy]),
  )
  const own = rows.map((row) => ({ ...row, proposedBy: nameOf(row.proposedBy), answeredBy: nameOf(row.answeredBy) }))
  const builtIn = PACKS.map((pack) => ({
    ...{ packId: null, key: pack.key, version: BUILT_IN_VERSION, state: 'in-force' as const, why: null },
    ...{ proposedBy: null, proposedAt: null, answeredBy: null, answeredAt: null },
    data: structuredClone(pack) as PackView['data'],
  }))
  return [...own, ...builtIn].toSorted((a, b) => a.key.localeCompare(b.key) || b.version - a.version)
}

const SELECT = sql`select id "packId", key, version, state, data, why, proposed_by "proposedBy",
  proposed_at "proposedAt", answered_by "answeredBy", answered_at "answeredAt" from complaints.pack`

/** A next version, checked and waiting for a second person. Complaints received before keep the pack they have. */
export function proposePack(
  { platform }: ComplaintDeps,
  by: string,
  { data, why }: z.output<typeof packProposal>,
): Promise<Outcome<{ readonly packId: string; readonly version: number }, PackRefusal>> {
  return platform.db.transaction(
    async (tx): Promise<Outcome<{ readonly packId: string; readonly version: number }, PackRefusal>> => {
      const faults = packFaults(data)
      if (faults.length > 0) return refused('pack-faulty', faults.join('; '))
      await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`complaints:pack:${data.key}`}, 0))`)
      const { latest, open } = await tx.one<{ latest: number; open: number }>(sql`select
      coalesce(max(version), ${BUILT_IN_VERSION}) latest, count(*) filter (where state = 'proposed')::int "open"
      from complaints.pack where key = ${data.key}`)
      if (open > 0)
        return refused('proposal-open', 'A proposal for this pack waits for its answer: have that answered first.')
      const now = platform.clock.now()
      const packId = newId(now)
      const version = latest + 1
      await tx.run(sql`insert into complaints.pack (id, key, version, state, data, why, proposed_by, proposed_at)
      values (${packId}, ${data.key}, ${version}, 'proposed', ${json(data)}, ${why}, ${by}, ${at(now)})`)
      await platform.log.announce(tx, { kind: 'person', id: by }, [
        complaintPackChanged.of(packId, now, { code: data.key, version, change: 'proposed' }),
      ])
      return done({ packId, version })
    },
  )
}

/** Four eyes: whoever proposed it cannot let it in. */
export function answerPack(
  { platform }: ComplaintDeps,
  by: string,
  packId: string,
  approved: boolean,
): Promise<Outcome<null, PackRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<null, PackRefusal>> => {
    const row = await lockPack(tx, packId)
    if (!row) return refused('pack-not-found')
    if (row.state !== 'proposed') return refused('answered-already', 'Somebody answered it already.')
    if (row.proposedBy === by) return refused('same-person', 'Whoever proposed it cannot answer: ask a colleague.')
    const now = platform.clock.now()
    await tx.run(sql`update complaints.pack set state = ${approved ? 'in-force' : 'declined'}, answered_by = ${by},
      answered_at = ${at(now)} where id = ${packId}`)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      complaintPackChanged.of(packId, now, {
        code: row.key,
        version: row.version,
        change: approved ? 'approved' : 'declined',
      }),
    ])
    return done(null)
  })
}

const lockPack = (tx: Queryable, packId: string) => tx.maybe<PackRow>(sql`${SELECT} where id = ${packId} for update`)
