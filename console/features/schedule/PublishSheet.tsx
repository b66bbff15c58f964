import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { publication, RosterBoard } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { Sheet } from '../../ui/overlay/Sheet.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { Foretold } from './Foretold.tsx'
import { predictionState } from './prediction.ts'
import { reasonNeeded } from './publishing.ts'
import { usePlay } from './use-play.ts'
import { useReread } from './use-schedule.ts'
import { scheduleWords } from './words.ts'

export type Publication = z.infer<typeof publication>

interface Props {
  readonly board: RosterBoard
  readonly onClose: () => void
  readonly onPublished: (publication: Publication) => void
}

/** Says what publishing does before it is done, and asks why where that is owed. */
export function PublishSheet({ board, onClose, onPublished }: Props) {
  const say = useWords(scheduleWords)
  const reread = useReread()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { rosterId, revision, persons, shifts } = board
  const play = usePlay(rosterId)
  usePlayedOnce(board, play.play)
  const state = predictionState(board)
  const isForeseen = state === 'fresh' || state === 'impossible'
  const owed = reasonNeeded(board, bankToday())
  const needed = owed ?? (isForeseen ? null : { house: 0, isLate: false })
  const hard = board.violations.filter(({ severity }) => severity === 'hard').length
  const publish = useMutation({
    mutationFn: () =>
      call<Publication>('POST', `/api/rosters/${rosterId}/publication`, {
        body: { revision, reason: reason.trim() === '' ? null : reason.trim() },
      }),
    onSuccess: async (published) => {
      await reread.everything()
      onPublished(published)
    },
    onError: (error) => (problemOf(error).refusal === 'draft-changed-meanwhile' ? reread.board(rosterId) : undefined),
  })
  const lacksReason = needed !== null && reason.trim() === ''
  return (
    <Sheet
      title={say('publishTitle', {
        unit: board.unitName,
        from: board.from,
        to: addDaysToDate(board.from, board.days - 1),
      })}
      onClose={onClose}
      foot={
        <button
          type="submit"
          form="publish-roster"
          className="btn p"
          disabled={hard > 0 || publish.isPending || (play.isPending && reason.trim() === '')}
          data-first-focus={needed === null ? '' : undefined}
        >
          {say(publish.isPending ? 'publishing' : 'publishNow')}
        </button>
      }
    >
      <form
        id="publish-roster"
        className="schedule-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!lacksReason && hard === 0) publish.mutate()
        }}
      >
        <p>{say('willPublish', { people: persons.length, shifts: shifts.length })}</p>
        {board.version > 0 && <p>{say('willAsk')}</p>}
        <Foretold board={board} play={play} />
        {hard > 0 && <p className="note-w">{say('blocked', { count: hard })}</p>}
        {needed?.house ? <p className="note-w">{say('houseTold', { count: needed.house })}</p> : null}
        {needed?.isLate && <p className="note-w">{say('lateTold')}</p>}
        <Field
          label={say('reason')}
          value={reason}
          onText={setReason}
          maxLength={300}
          required={needed !== null}
          hint={say('maybeLate')}
          fault={tried && lacksReason ? say('needed') : undefined}
          {...(needed === null ? {} : { 'data-first-focus': '' })}
        />
        <ProblemLine problem={publish.error} />
      </form>
    </Sheet>
  )
}

/** A draft that was not played as it is now is played when somebody is about to publish it. */
function usePlayedOnce(board: RosterBoard, play: () => void): void {
  const isDue = ['none', 'stale'].includes(predictionState(board))
  const { revision } = board
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each revision, whatever comes of it
  useEffect(() => {
    if (isDue) play()
  }, [revision])
}
