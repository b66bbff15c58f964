import './new-case.css'
import '../problems/case-problems.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { CaseTargets, CaseTemplate, CaseView } from '#modules/cases/contract.ts'
import { call } from '../../api/call.ts'
import { Sheet } from '../overlay/Sheet.tsx'
import { Choose } from '../parts/Choose.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useLocale, useWords } from '../words/words.ts'
import { newCaseWords } from './words.ts'

interface Props {
  /** The contact it comes from, or the customer whose matter it is. */
  readonly of: { readonly contactId: string; readonly topic: string | null } | { readonly customerId: string }
  /** What is known already: words for the note, and values of fields by their codes. */
  readonly known?: { readonly note: string; readonly fields: Readonly<Record<string, string>> }
  readonly onClose: () => void
  readonly onOpened?: (opened: CaseView) => void
}

/** A case is opened: its kind says who works on it and by when, and what one could do oneself. */
export function NewCaseSheet({ of, known, onClose, onOpened }: Props) {
  const say = useWords(newCaseWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const id = useId()
  const topic = 'topic' in of ? of.topic : null
  const whose = 'contactId' in of ? { contactId: of.contactId } : of
  const [chosen, setChosen] = useState<string | null>(null)
  const [unitId, setUnitId] = useState('')
  const [title, setTitle] = useState('')
  const [note, setNote] = useState(known?.note ?? '')
  const [fields, setFields] = useState<Readonly<Record<string, string>>>(known?.fields ?? {})
  const read = useQuery({
    queryKey: ['case-templates'],
    queryFn: () => call<{ readonly templates: readonly CaseTemplate[] }>('GET', '/api/case-templates'),
  })
  const targets = useQuery({
    queryKey: ['case-targets'],
    queryFn: () => call<CaseTargets>('GET', '/api/cases/targets'),
    staleTime: 60_000,
  })
  const offered = (read.data?.templates ?? []).filter(({ isOffered }) => isOffered)
  const fitting = topic === null ? undefined : offered.find(({ topics }) => topics.includes(topic))
  const template = offered.find(({ code }) => code === (chosen ?? fitting?.code ?? 'general'))
  const open = useMutation({
    mutationFn: () => {
      const more = { ...(unitId === '' ? {} : { unitId }), ...(note.trim() === '' ? {} : { note: note.trim() }) }
      const own = template?.fields.flatMap(({ code }) => (fields[code] ? [[code, fields[code]] as const] : [])) ?? []
      const body = { template: template?.code, title: title.trim(), ...whose, fields: Object.fromEntries(own), ...more }
      return call<CaseView>('POST', '/api/cases', { body })
    },
    onSuccess: async (opened) => {
      onClose()
      onOpened?.(opened)
      await queries.invalidateQueries({ queryKey: ['cases'] })
      await queries.invalidateQueries({ queryKey: ['timeline'] })
    },
  })
  const isReady = template !== undefined && title.trim() !== '' && !open.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) open.mutate()
  }
  return (
    <Sheet title={say('title')} onClose={onClose}>
      <form className="new-case" onSubmit={onSubmit}>
        <ProblemLine problem={read.error ?? open.error} />
        {read.isPending && <Skeleton />}
        <p className="t2 f12">{say('contactId' in of ? 'ofContact' : 'ofCustomer')}</p>
        {template && (
          <Choose
            label={say('template')}
            value={template.code}
            choices={offered.map(({ code, name }) => ({ value: code, label: name[locale] }))}
            onChoose={setChosen}
          />
        )}
        {template?.hint && (
          <p className="t2">
            {say('hint')} {template.hint[locale]}
          </p>
        )}
        <label className="label" htmlFor={`${id}-title`}>
          {say('matter')}
        </label>
        <input
          id={`${id}-title`}
          className="field"
          data-first-focus
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {template?.fields.map(({ code, name, isNeeded }) => (
          <label key={code} className="label">
            {name[locale]}
            {isNeeded && say('needed')}
            <input
              className="field"
              maxLength={500}
              value={fields[code] ?? ''}
              onChange={(event) => setFields({ ...fields, [code]: event.target.value })}
            />
          </label>
        ))}
        <Choose
          label={say('unit')}
          all={say('unitOfTemplate', { unit: template?.unitName ?? say('ownUnit') })}
          value={unitId}
          choices={(targets.data?.units ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))}
          onChoose={setUnitId}
        />
        <label className="label" htmlFor={`${id}-note`}>
          {say('note')}
        </label>
        <textarea
          id={`${id}-note`}
          className="field"
          rows={3}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="row">
          <span className="sp" />
          <button type="submit" className="btn p" disabled={!isReady}>
            {say('send')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
