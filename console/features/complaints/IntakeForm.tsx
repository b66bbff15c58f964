import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { CHANNELS, codeWords, LEVELS, SEVERITIES } from './code-words.ts'
import { useStory } from './use-story.ts'
import { complaintWords } from './words.ts'

const PACKS = ['CN', 'TW', 'HK', 'UK', 'US-CFPB', 'US-RegE'] as const
type Made = { readonly complaintId: string; readonly reference: string }

interface Props {
  /** The contact it was said in. */
  readonly contactId: string | null
  /** The case it comes from. */
  readonly caseId: string | null
  readonly onMade: (complaintId: string) => void
}

/** Taken in while the customer speaks: listen, restate, say the number, the time limit and the next contact. */
export function IntakeForm({ contactId, caseId, onMade }: Props) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const queries = useQueryClient()
  const id = useId()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const story = useStory(contactId, caseId)
  const [written, setDemand] = useState<string | null>(null)
  const demand = written ?? story
  const [pack, setPack] = useState<string>('CN')
  const [level, setLevel] = useState('complaint')
  const [severity, setSeverity] = useState('S3')
  const [filingChannel, setChannel] = useState<string>(contactId === null ? 'phone' : 'web')
  const send = useMutation({
    mutationFn: () =>
      call<Made>('POST', '/api/complaints', {
        body: {
          name,
          phone: phone.trim() === '' ? null : phone,
          demand,
          pack,
          level,
          severity,
          filingChannel,
          contactId,
          caseId,
        },
      }),
    onSuccess: async ({ complaintId }) => {
      await queries.invalidateQueries({ queryKey: ['complaints'] })
      onMade(complaintId)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className="scroll complaint-form" onSubmit={submit}>
      <p className="note-i">{say('intakeHint')}</p>
      {contactId !== null && <p className="t2 f12">{say('fromContact')}</p>}
      {caseId !== null && <p className="t2 f12">{say('fromCase')}</p>}
      <Field label={say('name')} value={name} maxLength={80} onText={setName} />
      <Field
        label={say('phone')}
        value={phone}
        maxLength={30}
        required={false}
        hint={say('phoneHint')}
        onText={setPhone}
      />
      {story !== '' && <p className="t3 f12">{say('storyFilled')}</p>}
      <label className="label" htmlFor={id}>
        {say('demand')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={6}
        maxLength={4_000}
        required
        placeholder={say('demandHint')}
        value={demand}
        onChange={(event) => setDemand(event.target.value)}
      />
      <div className="row wrap">
        <Choose
          label={say('level')}
          value={level}
          choices={LEVELS.map((value) => ({ value, label: sayCode(`level-${value}`) }))}
          onChoose={setLevel}
        />
        <Choose
          label={say('filedBy')}
          value={filingChannel}
          choices={CHANNELS.map((value) => ({ value, label: sayCode(`channel-${value}`) }))}
          onChoose={setChannel}
        />
        <Choose
          label={say('severity')}
          value={severity}
          choices={SEVERITIES.map((value) => ({ value, label: sayCode(`severity-${value}`) }))}
          onChoose={setSeverity}
        />
        <Choose
          label={say('pack')}
          value={pack}
          choices={PACKS.map((value) => ({ value, label: value }))}
          onChoose={setPack}
        />
      </div>
      <ProblemLine problem={send.error} onDismiss={send.reset} />
      <button type="submit" className="btn p" disabled={send.isPending}>
        {say('register')}
      </button>
    </form>
  )
}
