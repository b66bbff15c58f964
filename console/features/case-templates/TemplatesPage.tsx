import '../../ui/problems/case-problems.ts'
import { useQuery } from '@tanstack/react-query'
import type { CaseTemplate } from '#modules/cases/contract.ts'
import { call } from '../../api/call.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { TemplateForm } from './TemplateForm.tsx'
import { templateWords } from './words.ts'

/** No code holds a stroke. */
const NEW = '/new'

/** The kinds of cases; one of them is edited beside the list. */
export function TemplatesPage() {
  const say = useWords(templateWords)
  const locale = useLocale()
  const [open, setOpen] = useOpen()
  const read = useQuery({
    queryKey: ['case-templates'],
    queryFn: () => call<{ readonly templates: readonly CaseTemplate[] }>('GET', '/api/case-templates'),
  })
  const templates = read.data?.templates ?? []
  const columns = useColumns(open, setOpen)
  const chosen = templates.find(({ code }) => code === open)
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <button type="button" className="btn s" onClick={() => setOpen(NEW)}>
          {say('add')}
        </button>
      }
      beside={
        open !== null &&
        read.isSuccess && (
          <Beside title={chosen?.name[locale] ?? say('add')} onClose={() => setOpen(null)}>
            {chosen || open === NEW ? (
              <TemplateForm key={open} template={chosen} onSaved={setOpen} />
            ) : (
              <EmptyState what={say('gone')} />
            )}
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={5} />}
      {read.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={templates}
          rowKey={({ code }) => code}
          rowClass={({ code }) => (code === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={<EmptyState what={say('none')} />}
        />
      )}
    </Split>
  )
}

function useColumns(open: string | null, onOpen: (code: string) => void): readonly Column<CaseTemplate>[] {
  const say = useWords(templateWords)
  const locale = useLocale()
  const all: Column<CaseTemplate>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: ({ name, code }) => (
        <button
          type="button"
          className="open"
          aria-current={code === open ? 'true' : undefined}
          onClick={() => onOpen(code)}
        >
          {name[locale]}
        </button>
      ),
    },
    { key: 'unit', title: say('unit'), value: ({ unitName }) => unitName ?? say('unitOfOpener') },
    { key: 'days', title: say('days'), value: ({ dueDays }) => dueDays },
    { key: 'offered', title: say('offered'), value: ({ isOffered }) => say(isOffered ? 'yes' : 'no') },
    { key: 'code', title: say('code'), value: ({ code }) => code },
  ]
  return open === null ? all : all.filter(({ key }) => key === 'name' || key === 'days')
}
