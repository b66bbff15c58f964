import { createEntrance } from '../../tests/support/chat.ts'
import { type SignedInPerson, signIn } from '../../tests/support/people.ts'
import type { AgentSignIn } from '../robots/agent.ts'
import { ENTRANCES } from '../robots/entrances.ts'
import { call, get, post, put } from './ask.ts'
import { setUpBot } from './set-up-bot.ts'

export interface Staff {
  readonly agents: readonly AgentSignIn[]
  readonly queueIds: readonly string[]
  /** Contacts one agent may have in hand. */
  readonly mostContacts: number
}

const ADMIN = { agentNo: 'A0001', password: 'kingfisher-over-the-lake' }
const PASSWORD = 'heron-under-the-old-bridge'
const MOST_CONTACTS = 3

/** Clocks as short as they can be set, so that a run of a minute sees each of them end. */
const CONVERSATIONS = {
  firstResponseSeconds: 3,
  firstResponseWarnSeconds: 1,
  wrapUpSeconds: 3,
  idleSeconds: 600,
  idleWarnSeconds: 60,
  lastAgentDays: 1,
}
const ROUTING = {
  defaultCapacity: { points: 4, channels: { web: { cost: 1, most: MOST_CONTACTS } } },
  headStartSeconds: { vip: 5, vulnerable: 10, fraud: 20 },
  vanishGraceSeconds: 5,
  declinedForSeconds: 5,
  missedOffersInARow: 2,
  callbackWithinMinutes: 120,
  messageWithinMinutes: 480,
}

/** An empty installation becomes a small bank, by the routes an administrator uses: two queues, their agents, two entrances. */
export async function setUp(url: string, agents: number): Promise<Staff> {
  await call(url, '/api/setup', { organisationName: '一诺银行', displayName: 'Admin', locale: 'zh-CN', ...ADMIN })
  const admin = await signIn(url, ADMIN.agentNo, ADMIN.password)
  for (const entrance of Object.values(ENTRANCES)) await createEntrance(admin, entrance)
  await put(admin, '/api/settings/conversations', CONVERSATIONS)
  await put(admin, '/api/routing/settings', ROUTING)
  await post(admin, '/api/contact-reasons', { code: 'torture', name: words('torture') })
  await post(admin, '/api/dispositions', { code: 'done', name: words('done'), isResolved: true })
  const queueIds = [await addQueue(admin, '*', 'first'), await addQueue(admin, 'second', 'second')]
  const { unitId } = await get<{ unitId: string }>(admin, '/api/me')
  const signIns: AgentSignIn[] = []
  for (let n = 1; n <= agents; n++) {
    // Every third serves one queue only, so that a contact may wait for somebody in particular.
    const served = n % 3 === 0 ? queueIds.slice(1) : queueIds
    signIns.push(await addAgent(url, admin, unitId, `T${String(n).padStart(4, '0')}`, served))
  }
  await addPerson(url, admin, unitId, { agentNo: 'TR001', role: 'trainer' })
  await setUpBot(admin, await signIn(url, 'TR001', PASSWORD), ENTRANCES.bot)
  return { agents: signIns, queueIds, mostContacts: MOST_CONTACTS }
}

async function addAgent(
  url: string,
  admin: SignedInPerson,
  unitId: string,
  agentNo: string,
  queueIds: readonly string[],
): Promise<AgentSignIn> {
  const personId = await addPerson(url, admin, unitId, { agentNo, role: 'agent' })
  await put(admin, `/api/routing/agents/${personId}/queues`, { queueIds })
  return { agentNo, password: PASSWORD }
}

async function addPerson(
  url: string,
  admin: SignedInPerson,
  unitId: string,
  { agentNo, role }: { readonly agentNo: string; readonly role: string },
): Promise<string> {
  const roles = [{ role, unitId }]
  const body = { agentNo, displayName: agentNo, unitId, roles }
  const { personId } = await post<{ personId: string }>(admin, '/api/people', body)
  const { token } = await post<{ token: string }>(admin, `/api/people/${personId}/password-link`)
  await call(url, '/api/set-password', { token, password: PASSWORD })
  return personId
}

async function addQueue(admin: SignedInPerson, topic: string, code: string): Promise<string> {
  const { queueId } = await post<{ queueId: string }>(admin, '/api/routing/queues', {
    code,
    name: words(code),
    channel: 'web',
    language: null,
    requirements: { skills: [] },
    calendarKey: null,
    ringSeconds: 5,
    preferSeconds: 2,
    offerInsteadAfterSeconds: null,
  })
  const routes = [{ channel: '*', language: '*', queueId }]
  await put(admin, `/api/routing/topics/${topic}`, { name: words(code), routes })
  return queueId
}

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
