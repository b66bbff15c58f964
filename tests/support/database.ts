import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Put there by `cluster.ts`. `prefix` begins the names of this run's copies. */
    testServer: { readonly url: string; readonly template: string; readonly prefix: string }
  }
}

export interface TestDatabase {
  readonly url: string
  /** Ends its connections and removes it. Needless at the end of a run: everything goes then. */
  drop(): Promise<void>
}

/** An own database with every migration applied and nothing in it; takes about 50 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  return databaseFrom(inject('testServer').template)
}

/** An own database without anything. */
export const emptyDatabase = (): Promise<TestDatabase> => databaseFrom('template0')

async function databaseFrom(template: string): Promise<TestDatabase> {
  const { url, prefix } = inject('testServer')
  const name = prefix + randomBytes(6).toString('hex')
  await command(url, `create database ${name} template ${template} strategy file_copy`)
  return { url: withDatabase(url, name), drop: () => command(url, `drop database if exists ${name} with (force)`) }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

const OBJECT_IN_USE = '55006'

/** PostgreSQL copies a database for one caller at a time and refuses the others meanwhile. */
async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(text)
        return
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== OBJECT_IN_USE || attempt === 200) throw error
        await sleep(50)
      }
    }
  } finally {
    await client.end()
  }
}
