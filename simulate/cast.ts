import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DEMO_SIGN_INS_FILE } from '../seed/sign-ins.ts'
import type { Credentials } from './agent/session.ts'

const signIns = z.array(z.object({ role: z.string(), agentNo: z.string(), password: z.string() })).min(1)
export type SignIns = z.infer<typeof signIns>

/** Who plays whom: the robots, the bank's page, and who is left for newcomers. */
export interface Cast {
  readonly robots: readonly Credentials[]
  /** Agent numbers nobody plays. */
  readonly left: readonly string[]
  readonly administrator: Credentials | undefined
}

/**
 * Robots are spread over the list, so that every team has some and keeps some; the first agent, whom newcomers find
 * first, is left as long as there are more agents than robots.
 */
export function castOf(people: SignIns, most: number): Cast {
  const agents = people.filter((person) => person.role === 'agent')
  const count = Math.min(most, agents.length)
  const chosen = new Set(
    Array.from({ length: count }, (_, place) => Math.floor(((place + 1) * agents.length) / count) - 1),
  )
  return {
    robots: agents.filter((_, index) => chosen.has(index)),
    left: agents.filter((_, index) => !chosen.has(index)).map((agent) => agent.agentNo),
    administrator: people.find((person) => person.role === 'administrator'),
  }
}

export async function readSignIns(path: string | null, dataDir: string): Promise<SignIns> {
  const file = path ?? join(dataDir, DEMO_SIGN_INS_FILE)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new Error(
      `${file} is not there: start a demo bank with npm start first, or name its data folder by --data or a file of sign-ins by --credentials`,
    )
  const parsed = signIns.safeParse(readJson(text))
  if (!parsed.success)
    throw new Error(`${file} is no list of sign-ins, such as [{"role": "agent", "agentNo": "1102", "password": "..."}]`)
  return parsed.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
