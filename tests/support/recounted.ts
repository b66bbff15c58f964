import pg from 'pg'
import { type Report, recount } from '../../scripts/recount/recount.ts'
import type { TestApplication } from './application.ts'

/** Everything counted again from the log, by code that shares nothing with the boards. */
export async function recounted(app: Pick<TestApplication, 'databaseUrl' | 'settled'>): Promise<Report> {
  await app.settled()
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  try {
    return await recount(client)
  } finally {
    await client.end()
  }
}
