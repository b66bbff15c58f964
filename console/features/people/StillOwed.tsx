import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PromiseList } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { defineWords, useWords } from '../../ui/words/words.ts'

const words = defineWords('people-still-owed', {
  'zh-CN': { owes: '此人还有 {{count}} 项承诺未履行，请先移交。', handOver: '去移交' },
  'zh-TW': { owes: '此人尚有 {{count}} 項承諾未履行，請先移交。', handOver: '前往移交' },
  en: { owes: 'Still owes {{count}}: hand that over first.', handOver: 'Hand over' },
})

/** Before somebody goes: what they still owe would be nobody’s. */
export function StillOwed({ personId }: { readonly personId: string }) {
  const say = useWords(words)
  const maySee = useMay('promises.read')
  const query = { ownerId: personId, state: 'unfinished', limit: 500 }
  const owed = useQuery({
    queryKey: ['promises', query],
    queryFn: () => call<PromiseList>('GET', '/api/promises', { query }),
    enabled: maySee,
  })
  const count = owed.data?.promises.length ?? 0
  if (count === 0) return null
  return (
    <p className="note-i row wrap" role="status">
      {say('owes', { count })}
      <Link to="/owed" search={{ show: 'all', panel: 'hand-over' }}>
        {say('handOver')}
      </Link>
    </p>
  )
}
