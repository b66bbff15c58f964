import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskDay, Flag } from '#modules/intraday/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { number } from '../../ui/figures/numbers.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { signed } from './signed.ts'
import { useReread } from './use-desk.ts'
import { deskWords } from './words.ts'

const keyOf = ({ kind, startAt }: Flag) => `${kind} ${startAt}`

/** What the desk should look at: what chance alone explains stands last, in grey. */
export function FlagList({ day }: { readonly day: DeskDay }) {
  const say = useWords(deskWords)
  const flags = [...day.flags.filter((flag) => !flag.withinChance), ...day.flags.filter((flag) => flag.withinChance)]
  return (
    <section className="panel desk-flags" aria-labelledby="desk-flags">
      <div className="ph">
        <h2 id="desk-flags">{say('flags')}</h2>
        <span className="t3 f12">{flags.length > 0 && flags.length}</span>
      </div>
      {flags.length === 0 ? (
        <p className="pb t3">{say('noFlags')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
        <ul className="scroll" tabIndex={0}>
          {flags.map((flag) => (
            <FlagLine key={keyOf(flag)} flag={flag} queueId={day.queueId} />
          ))}
        </ul>
      )}
    </section>
  )
}

function FlagLine({ flag, queueId }: { readonly flag: Flag; readonly queueId: string }) {
  const say = useWords(deskWords)
  const locale = useLocale()
  const mayNote = useMay('intraday.excuse')
  const [isOpen, setOpen] = useState(false)
  const { kind, startAt, deviation, withinChance, needsNote, note } = flag
  const change =
    kind === 'service-level'
      ? say('points', { n: number(-deviation * 100, locale, 1) })
      : ` ${signed(deviation, locale)}%`
  const words = say(`flag-${kind}`, { time: startAt === null ? '' : timeOfDay(startAt), change })
  return (
    <li className="sec">
      <div className="row wrap">
        {withinChance ? <span className="t3">{words}</span> : <StateTag state="endangered">{words}</StateTag>}
        {withinChance && <span className="t3 f12">{say('byChance')}</span>}
        {needsNote && !withinChance && note === null && <span className="t3 f12">{say('needsNote')}</span>}
        <span className="sp" />
        {kind === 'volume' && mayNote && (
          <button type="button" className="btn s t" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say('note')}
          </button>
        )}
      </div>
      {note && <p className="f12 t2">{say('noteOf', { words: note.words, by: note.by, time: timeOfDay(note.at) })}</p>}
      {isOpen && startAt !== null && (
        <NoteForm queueId={queueId} startAt={startAt} words={note?.words ?? ''} onDone={() => setOpen(false)} />
      )}
    </li>
  )
}

interface NoteProps {
  readonly queueId: string
  readonly startAt: number
  readonly words: string
  readonly onDone: () => void
}

function NoteForm({ queueId, startAt, words, onDone }: NoteProps) {
  const say = useWords(deskWords)
  const reread = useReread()
  const [text, setText] = useState(words)
  const save = useMutation({
    mutationFn: () => call<null>('PUT', `/api/intraday/queues/${queueId}/note`, { body: { startAt, words: text } }),
    onSuccess: async () => {
      await reread()
      onDone()
    },
  })
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <input
        className="field"
        aria-label={`${say('note')} ${timeOfDay(startAt)}`}
        value={text}
        required
        maxLength={300}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn s" disabled={save.isPending}>
        {say('saveNote')}
      </button>
      <ProblemLine problem={save.error} />
    </form>
  )
}
