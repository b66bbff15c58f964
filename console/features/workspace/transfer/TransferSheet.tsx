import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ContactSummary } from '#modules/conversations/contract.ts'
import { call } from '../../../api/call.ts'
import { Sheet } from '../../../ui/overlay/Sheet.tsx'
import { Skeleton } from '../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { LevelTag } from '../identity/LevelTag.tsx'
import { useIdentity } from '../identity/use-identity.ts'
import { TargetList } from './TargetList.tsx'
import { type TargetLine, type Targets, targetLines } from './targets.ts'
import { transferWords } from './words.ts'

type Manner = 'consult' | 'cold' | 'expert'
const EFFECTS = { consult: 'consultEffect', cold: 'coldEffect', expert: 'expertEffect' } as const
const ACTS = { consult: 'doConsult', cold: 'doCold', expert: 'doExpert' } as const

interface Props {
  readonly contact: ContactSummary
  readonly asExpert: boolean
  readonly onClose: () => void
}

/** Asks a colleague or an expert in, or hands the contact on; says beforehand what will happen. */
export function TransferSheet({ contact, asExpert, onClose }: Props) {
  const say = useWords(transferWords)
  const locale = useLocale()
  const [manner, setManner] = useState<Manner>(asExpert ? 'expert' : 'consult')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<TargetLine | null>(null)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const targets = useQuery({
    queryKey: ['transfer-targets', contact.channel],
    queryFn: () => call<Targets>('GET', '/api/routing/targets', { query: { channel: contact.channel } }),
    staleTime: 0,
    refetchInterval: 5_000,
  })
  const act = useMutation({
    mutationFn: ({ to }: TargetLine) => {
      const path = `/api/routing/contacts/${contact.contactId}`
      const words = note.trim() === '' ? {} : { note: note.trim() }
      if (manner === 'cold') {
        return call<unknown>('POST', `${path}/transfer`, { body: { to, reason: reason.trim(), ...words } })
      }
      const as = manner === 'expert' ? 'expert' : 'consultant'
      return call<unknown>('POST', `${path}/consult`, { body: { to, as, ...words } })
    },
    onSuccess: onClose,
  })
  const isReady = chosen !== null && (manner !== 'cold' || reason.trim() !== '') && !act.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen && isReady) act.mutate(chosen)
  }
  const lines = targets.data ? targetLines(targets.data, { typed, expertsOnly: asExpert, locale }) : []
  return (
    <Sheet title={say(asExpert ? 'expertTitle' : 'title')} onClose={onClose}>
      <form className="transfer" onSubmit={onSubmit}>
        {!asExpert && (
          <fieldset className="row">
            <legend className="for-ears">{say('how')}</legend>
            {(['consult', 'cold'] as const).map((one) => (
              <label key={one} className="row g4">
                <input type="radio" name="manner" checked={manner === one} onChange={() => setManner(one)} />
                {say(one)}
              </label>
            ))}
          </fieldset>
        )}
        <p className="t2 f12">{say(EFFECTS[manner])}</p>
        <LevelLine contactId={contact.contactId} />
        <input
          className="field"
          data-first-focus
          type="search"
          aria-label={say('find')}
          placeholder={say('find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ProblemLine problem={targets.error ?? act.error} />
        {targets.isPending ? <Skeleton /> : <TargetList lines={lines} chosen={chosen} onChoose={setChosen} />}
        {manner === 'cold' && (
          <Words label={say('reason')} hint={say('reasonHint')} value={reason} most={200} onText={setReason} />
        )}
        <Words label={say('note')} hint={say('noteHint')} value={note} most={500} onText={setNote} />
        <div className="row">
          <span className="sp" />
          <button type="submit" className="btn p" disabled={!isReady}>
            {say(ACTS[manner])}
            {chosen && ` · ${chosen.name}`}
          </button>
        </div>
      </form>
    </Sheet>
  )
}

/** How sure the house is who is on the line: whoever takes over need not ask again. */
function LevelLine({ contactId }: { readonly contactId: string }) {
  const say = useWords(transferWords)
  const identity = useIdentity(contactId)
  if (!identity.data) return null
  const { level, lockedUntil } = identity.data
  return (
    <p className="row g4 t2 f12">
      {say('levelGoes')} <LevelTag level={level} isLocked={lockedUntil !== null} />
    </p>
  )
}

function Words(props: {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly most: number
  readonly onText: (text: string) => void
}) {
  return (
    <label>
      <span className="label">{props.label}</span>
      <input
        className="field"
        placeholder={props.hint}
        value={props.value}
        maxLength={props.most}
        onChange={(event) => props.onText(event.target.value)}
      />
    </label>
  )
}
