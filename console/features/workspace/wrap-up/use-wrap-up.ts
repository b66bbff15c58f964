import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { DeskContact, wrapUp, wrapUpDraft } from '#modules/conversations/contract.ts'
import { call } from '../../../api/call.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'

type Draft = z.input<typeof wrapUpDraft>
type WrapUp = z.infer<typeof wrapUp>

/** A pause in writing this long, and what is written is kept by the server. */
const PAUSE_MS = 600

/** The notes on how a contact ended: kept as they are written, so that nothing is lost when wrap-up ends by itself. */
export function useWrapUp({ contact, wrapUp: known }: DeskContact) {
  const path = `/api/contacts/${contact.contactId}/wrap-up`
  const [notes, setNotes] = useState({
    reasonCode: known.reasonCode,
    dispositionCode: known.dispositionCode,
    summary: known.summary,
  })
  const [keptAt, setKeptAt] = useState<number | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const unkept = useRef<Draft>({})
  const keep = useMutation({
    mutationFn: (draft: Draft) => call<WrapUp>('PUT', path, { body: draft }),
    onSuccess: () => setKeptAt(serverNow()),
  })
  const finish = useMutation({
    mutationFn: () => call<WrapUp>('POST', `${path}/finish`, { body: notes }),
  })

  const flush = useRef(() => {})
  flush.current = () => {
    clearTimeout(waiting.current)
    if (Object.keys(unkept.current).length > 0) keep.mutate(unkept.current)
    unkept.current = {}
  }
  useEffect(() => () => flush.current(), [])

  const note = (draft: Draft) => {
    setNotes((now) => ({ ...now, ...draft }))
    unkept.current = { ...unkept.current, ...draft }
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => flush.current(), PAUSE_MS)
  }
  return {
    notes,
    note,
    keptAt,
    isFinishing: finish.isPending || finish.isSuccess,
    problem: finish.error ?? keep.error,
    finish: () => {
      if (finish.isPending) return
      clearTimeout(waiting.current)
      unkept.current = {}
      finish.mutate()
    },
  }
}
