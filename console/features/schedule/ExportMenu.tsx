import { useMutation } from '@tanstack/react-query'
import { takeFile } from '../../api/take-file.ts'
import { useMay } from '../../app/session/me.ts'
import { Icon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/overlay/Menu.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { exportWords } from './export-words.ts'

interface Props {
  readonly rosterId: string
  /** 0: nothing to export yet. */
  readonly version: number
}

const FORMS = ['csv', 'xlsx'] as const

/** A published roster, and its hours for payroll, as files. */
export function ExportMenu({ rosterId, version }: Props) {
  const say = useWords(exportWords)
  const locale = useLocale()
  const mayPlan = useMay('rosters.plan')
  const take = useMutation({
    mutationFn: ({ what, as }: { readonly what: 'roster' | 'payroll'; readonly as: (typeof FORMS)[number] }) =>
      takeFile('POST', `/api/rosters/${rosterId}/${what}-file`, { body: { as, locale } }),
  })
  if (version === 0) return null
  const kinds = mayPlan ? (['roster', 'payroll'] as const) : (['roster'] as const)
  const items = kinds.flatMap((what, place) =>
    FORMS.map((as, at) => ({
      key: `${what} ${as}`,
      words: say(`${what}-${as}`),
      parted: place > 0 && at === 0,
      act: () => take.mutate({ what, as }),
    })),
  )
  return (
    <>
      <Menu
        label={say('export')}
        button={
          <>
            <Icon name="export" small />
            {say(take.isPending ? 'exporting' : 'export')}
          </>
        }
        items={items}
      />
      <ProblemLine problem={take.error} />
    </>
  )
}
