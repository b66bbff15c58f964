import type { z } from 'zod'
import type { target, transferTargets } from '#modules/routing/contract.ts'
import type { Locale } from '../../../ui/words/locale.ts'

export type Targets = z.infer<typeof transferTargets>
type Target = z.infer<typeof target>

/** One place a contact can go to, ready to be shown. */
export interface TargetLine {
  readonly key: string
  readonly to: Target
  readonly name: string
  readonly queue: Targets['queues'][number] | null
  readonly agent: Targets['agents'][number] | null
  /** It can be chosen now. */
  readonly isOpen: boolean
}

/** Queues first, then colleagues; what can be chosen now before what cannot. With `expertsOnly` those who serve expert queues. */
export function targetLines(
  targets: Targets,
  find: { readonly typed: string; readonly expertsOnly: boolean; readonly locale: Locale },
): readonly TargetLine[] {
  const expertQueueIds = new Set(targets.queues.filter(({ isExpert }) => isExpert).map(({ queueId }) => queueId))
  const queues = targets.queues
    .filter(({ isExpert }) => isExpert || !find.expertsOnly)
    .map((queue): TargetLine => {
      const to = { kind: 'queue', queueId: queue.queueId } as const
      return {
        key: `queue ${queue.queueId}`,
        to,
        name: queue.name[find.locale],
        queue,
        agent: null,
        isOpen: queue.isOpen,
      }
    })
  const agents = targets.agents
    .filter(({ queueIds }) => !find.expertsOnly || queueIds.some((id) => expertQueueIds.has(id)))
    .map((agent): TargetLine => {
      const to = { kind: 'agent', agentId: agent.agentId } as const
      return { key: `agent ${agent.agentId}`, to, name: agent.name, queue: null, agent, isOpen: agent.isFree }
    })
  const openFirst = (a: TargetLine, b: TargetLine) => Number(b.isOpen) - Number(a.isOpen)
  return [...queues.toSorted(openFirst), ...agents.toSorted(openFirst)].filter((line) => fits(line, find.typed))
}

function fits({ name, agent }: TargetLine, typed: string): boolean {
  const text = `${name} ${agent ? `${agent.agentNo} ${agent.unitName}` : ''}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
