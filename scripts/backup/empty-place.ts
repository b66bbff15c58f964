import type pg from 'pg'
import { ownSchemas } from './tables.ts'

/** A node that wrote its beat this short ago runs. */
const NODE_LIVES_SECONDS = 10

/**
 * Makes room for an installation, in the caller's transaction. One that has begun is never written over: whoever wants
 * that empties the database themselves.
 */
export async function clearPlace(client: pg.ClientBase): Promise<void> {
  const { rows: tables } = await client.query<{ are: boolean }>(
    `select to_regclass('platform.log_head') is not null are`,
  )
  if (!tables[0]?.are) return
  await refuseIfBegun(client)
  // Tables that an earlier start made and never filled, perhaps of another release.
  await client.query(`drop schema if exists ${(await ownSchemas()).join(', ')} cascade`)
}

async function refuseIfBegun(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ begun: boolean; runs: boolean }>(
    `select exists (select from platform.setting where key = 'installation')
         or (select position > 0 from platform.log_head) or exists (select from platform.outbox) begun,
       exists (select from platform.node where seen_at > now() - interval '${NODE_LIVES_SECONDS} seconds') runs`,
  )
  const { begun = true, runs = false } = rows[0] ?? {}
  if (runs) throw new Error('A server runs on this database: restore into an empty one, or stop it and empty this one.')
  if (begun)
    throw new Error('This database is in use: restore into an empty one, or into another data folder with --data.')
}
