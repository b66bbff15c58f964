import { durationWords } from '../../../ui/time/duration.ts'
import { presenceWords } from '../../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import type { TargetLine } from './targets.ts'
import { transferWords } from './words.ts'

interface Props {
  readonly lines: readonly TargetLine[]
  readonly chosen: TargetLine | null
  readonly onChoose: (line: TargetLine) => void
}

/** Where the contact can go: each with who is free there and how long it would wait. */
export function TargetList({ lines, chosen, onChoose }: Props) {
  const say = useWords(transferWords)
  if (lines.length === 0) return <p className="t2 f12">{say('noTargets')}</p>
  const group = (isQueue: boolean) => lines.filter(({ queue }) => (queue !== null) === isQueue)
  return (
    <div className="targets">
      {[true, false].map((isQueue) => {
        const members = group(isQueue)
        if (members.length === 0) return null
        return (
          <fieldset key={String(isQueue)}>
            <legend className="label">{say(isQueue ? 'queues' : 'colleagues')}</legend>
            {members.map((line) => (
              <label key={line.key} className="target">
                <input
                  type="radio"
                  name="target"
                  checked={chosen?.key === line.key}
                  disabled={!line.isOpen}
                  onChange={() => onChoose(line)}
                />
                <span>{line.name}</span>
                <Standing line={line} />
              </label>
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}

function Standing({ line: { queue, agent } }: { readonly line: TargetLine }) {
  const say = useWords(transferWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  if (queue) {
    if (!queue.isOpen) return <span className="t3 f12">{say('isClosed')}</span>
    const parts = [say('free', { count: queue.free }), say('waiting', { count: queue.waiting })]
    if (queue.estimatedSeconds !== null) {
      parts.push(say('wait', { time: durationWords(queue.estimatedSeconds * 1000, locale) }))
    }
    return <span className="t3 f12">{parts.join(' · ')}</span>
  }
  if (!agent) return null
  const free = say(agent.isFree ? 'isFree' : 'notFree')
  return (
    <span className="t3 f12 ell">
      {agent.agentNo} · {agent.unitName} · {sayPresence(agent.presence)} · {free}
    </span>
  )
}
