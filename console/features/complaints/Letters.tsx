import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { takeFile } from '../../api/take-file.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { codeWords, LETTERS } from './code-words.ts'
import { useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

/** Letters from templates: begun, written, printed with the full name, sent. */
export function Letters({ file, mayHandle }: { readonly file: ComplaintFile; readonly mayHandle: boolean }) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const locale = useLocale()
  const act = useAct(file.complaintId)
  const kinds = LETTERS.filter((kind) => kind !== 'decision' || file.decidedAt !== null)
  return (
    <section>
      <div className="row">
        <h3>{say('letters')}</h3>
        <span className="sp" />
        {mayHandle && (
          <Choose
            label={say('beginLetter')}
            all={say('beginLetter')}
            value=""
            choices={kinds.map((value) => ({ value, label: sayCode(`letter-${value}`) }))}
            onChoose={(kind) => kind !== '' && act.mutate({ method: 'POST', path: 'letters', body: { kind, locale } })}
          />
        )}
      </div>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      {file.letters.map((letter) => (
        <Letter
          key={`${letter.letterId} ${letter.version}`}
          complaintId={file.complaintId}
          letter={letter}
          mayHandle={mayHandle}
        />
      ))}
    </section>
  )
}

function Letter(props: {
  readonly complaintId: string
  readonly letter: ComplaintFile['letters'][number]
  readonly mayHandle: boolean
}) {
  const { complaintId, letter, mayHandle } = props
  const say = useWords(complaintWords)
  const now = useNow()
  const id = useId()
  const mayPrint = useMay('complaints.reveal')
  const [title, setTitle] = useState(letter.title)
  const [text, setText] = useState(letter.text)
  const act = useAct(complaintId)
  const path = `letters/${letter.letterId}`
  const print = useMutation({
    mutationFn: () =>
      takeFile('POST', `/api/complaints/${complaintId}/${path}/file`, { body: { purpose: say('printPurpose') } }),
  })
  const isChanged = title !== letter.title || text !== letter.text
  const mayWrite = mayHandle && letter.sentAt === null
  return (
    <article className="complaint-letter" aria-label={letter.title}>
      {mayWrite ? (
        <>
          <Field label={say('letterTitle')} value={title} maxLength={100} onText={setTitle} />
          <label className="label" htmlFor={id}>
            {say('letterText')}
          </label>
          <textarea
            id={id}
            className="field"
            rows={14}
            maxLength={8_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      ) : (
        <>
          <h4>{letter.title}</h4>
          <p className="complaint-said">{letter.text}</p>
        </>
      )}
      <ProblemLine problem={act.error ?? print.error} onDismiss={act.reset} />
      <div className="row wrap">
        {mayWrite && (
          <button
            type="button"
            className="btn s"
            disabled={!isChanged || act.isPending}
            onClick={() => act.mutate({ method: 'PUT', path, body: { title, text, version: letter.version } })}
          >
            {say('saveLetter')}
          </button>
        )}
        {mayPrint && !isChanged && (
          <button type="button" className="btn s" disabled={print.isPending} onClick={() => print.mutate()}>
            {say('print')}
          </button>
        )}
        {mayWrite && !isChanged && (
          <ConfirmButton
            words={say('sendLetter')}
            question={say('sendAsk')}
            onConfirm={() => act.mutate({ method: 'POST', path: `${path}/sending` })}
          />
        )}
        <span className="t3 f12">
          {letter.sentAt === null
            ? say('draft', { version: letter.version })
            : say('sentAt', { time: dayAndTime(letter.sentAt, now) })}
        </span>
      </div>
    </article>
  )
}
