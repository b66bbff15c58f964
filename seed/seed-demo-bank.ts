import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { anyoneExists } from '#modules/identity/store.ts'
import { json, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import type { House } from '#server/application.ts'
import { QUEUES } from './bank/queues.ts'
import { STAFF } from './bank/staff.ts'
import { BRANCHES, TEAMS } from './bank/units.ts'
import { livePastDays } from './past-days/live-past-days.ts'
import { REPLIES } from './replies/all-replies.ts'
import { SCRIPTS } from './scripts/all-scripts.ts'
import { COMPLIANCE, seedArticles } from './seed-articles.ts'
import { seedBot } from './seed-bot.ts'
import { seedBranches } from './seed-branches.ts'
import { seedCases } from './seed-cases.ts'
import { seedComplaints } from './seed-complaints.ts'
import { seedConsents } from './seed-consents.ts'
import { seedCustomerRecords } from './seed-customer-records.ts'
import { seedCustomers } from './seed-customers.ts'
import { seedExperts } from './seed-experts.ts'
import { HISTORY_WEEKS, seedHistory } from './seed-history.ts'
import { seedNeeds } from './seed-needs.ts'
import { seedOwnShifts } from './seed-own-shifts.ts'
import { seedPastTalk } from './seed-past-talk.ts'
import { known, type SeededPeople, seedPeople } from './seed-people.ts'
import { seedQueues } from './seed-queues.ts'
import { seedRosters } from './seed-rosters.ts'
import { seedWords } from './seed-words.ts'
import { DEMO_SIGN_INS_FILE, type DemoSignIn, demoSignIns, writeSignIns } from './sign-ins.ts'
import { within } from './within.ts'

export interface SeedOptions {
  readonly onProgress: (line: string) => void
  /** UTC milliseconds; certificates run from here. */
  readonly now: number
  /** The house that lives the last days. */
  readonly build: (platform: Platform) => House
  readonly databaseUrl: string
}

/** The setting that says the demo bank is there; written with it, in one transaction. */
const MARK = 'demo-bank'
/** Handle the complaints of the examples: the first, and the second where the first is close to the matter. */
const COMPLAINT_OFFICER = '3001'
const OTHER_OFFICER = '3003'
const IN_USE =
  'People work in this installation already: the demo bank goes into an empty one only. Give another data folder, or another DATABASE_URL.'
/** Of whoever fills. The number is arbitrary and fixed. */
const SEED_LOCK = 7_206_150_127
const LOOK_AGAIN_MS = 100

/**
 * Fills an empty installation with a small believable bank, by the use cases of the modules and in one transaction:
 * killed at any moment it leaves nothing, and the next start fills again. Doing it twice changes nothing. Throws a plain
 * error when people are there who are not of the demo bank.
 * @returns the sign-ins, which are also in `DEMO_SIGN_INS_FILE` of the data folder
 */
export async function seedDemoBank(platform: Platform, options: SeedOptions): Promise<readonly DemoSignIn[]> {
  const { onProgress, now, build, databaseUrl } = options
  return inTurn(platform, async () => {
    const { people, signIns } = await fill(platform, options)
    if (!people) return signIns
    // From here on there are many transactions: a kill leaves a bank of which the rest is not told.
    const came = await livePastDays(platform, { people, now, build, databaseUrl })
    if (came !== undefined) onProgress(`${came} customers who came in the last days`)
    onProgress(`${await seedCustomerRecords(platform, now)} rows of what the bank tells of customers`)
    return signIns
  })
}

/** Lets one process fill while others wait; the turn ends with its connection, also when the process is killed. */
async function inTurn<T>(platform: Platform, work: () => Promise<T>): Promise<T> {
  const connection = await platform.db.dedicated()
  try {
    // Asked again and again rather than waited for: another process may take longer than one statement may last.
    const ask = () => connection.query<{ isOurs: boolean }>('select pg_try_advisory_lock($1) "isOurs"', [SEED_LOCK])
    while (!(await ask()).rows[0]?.isOurs) await sleep(LOOK_AGAIN_MS)
    return await work()
  } finally {
    await connection.end()
  }
}

interface Filled {
  readonly signIns: readonly DemoSignIn[]
  /** Undefined where the bank was there before. */
  readonly people?: SeededPeople
}

async function fill(platform: Platform, options: SeedOptions): Promise<Filled> {
  return platform.db.transaction(async (tx) => {
    if (await isSeeded(tx)) return { signIns: await readSignIns(platform.config.DATA_DIR) }
    if (await anyoneExists(tx)) throw new Error(IN_USE)
    const inside = within(platform, tx)
    const { onProgress, now } = options
    const signIns = demoSignIns(STAFF)
    const people = await seedPeople(inside, signIns, now)
    onProgress(`${BRANCHES.length} branches, ${TEAMS.length} teams, ${STAFF.length} people with their skills`)
    const administratorId = known(people.idByAgentNo, 'admin')
    const queueIds = await seedQueues(inside, people.idByAgentNo, administratorId)
    onProgress(`${QUEUES.length} queues with their hours, topics and agents`)
    const customers = await seedCustomers(inside, tx, people, now)
    onProgress(`${customers} customers, ${await seedNeeds(inside, tx, now)} needs`)
    await seedHistory(inside, tx, queueIds, now)
    onProgress(`${HISTORY_WEEKS} weeks of counts for the planner`)
    onProgress(`${await seedRosters(inside, tx, people, queueIds, now)} shifts of this week and the next`)
    await seedOwnShifts(inside, people, now)
    await seedExperts(inside, administratorId)
    await seedWords(inside, administratorId, known(people.idByAgentNo, COMPLIANCE))
    onProgress(`${SCRIPTS.length} scenarios and ${REPLIES.length} canned replies in three languages`)
    onProgress(`${await seedCases(inside, tx, people, administratorId)} cases at branches, teams and departments`)
    onProgress(`${await seedBranches(inside, tx, people, now)} visits booked at the branches`)
    onProgress(`${await seedArticles(inside, tx, people, now)} articles that answer in three languages`)
    onProgress(`${await seedConsents(inside, tx, people, now)} decisions of customers about what they agree to`)
    const officerId = known(people.idByAgentNo, COMPLAINT_OFFICER)
    const otherOfficerId = known(people.idByAgentNo, OTHER_OFFICER)
    const departmentId = known(people.unitIdByKey, 'products')
    onProgress(
      `${await seedComplaints(inside, { officerId, otherOfficerId, departmentId }, now)} complaints with their clocks`,
    )
    onProgress(`${await seedPastTalk(inside, tx, now)} questions of the last ten weeks`)
    onProgress(`a bot with ${await seedBot(inside, tx)} intents, on at the chat once it has learned`)
    // Before the commit: an installation that is filled always has its sign-ins.
    await writeSignIns(platform.config.DATA_DIR, signIns)
    await tx.run(sql`insert into platform.setting (key, value) values (${MARK}, ${json({ seededAt: now })})`)
    return { people, signIns }
  })
}

async function isSeeded(tx: Tx): Promise<boolean> {
  return (await tx.maybe(sql`select from platform.setting where key = ${MARK}`)) !== undefined
}

/** Empty on a machine other than the one that filled the bank. */
async function readSignIns(dataDir: string): Promise<readonly DemoSignIn[]> {
  try {
    return JSON.parse(await readFile(join(dataDir, DEMO_SIGN_INS_FILE), 'utf8')) as DemoSignIn[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
