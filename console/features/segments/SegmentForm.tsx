import { Form } from 'antd'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { readOut } from '#libs/segments/read-out.ts'
import {
  draftBody,
  SEGMENT_PURPOSES,
  type SegmentVersion,
  type SegmentView,
  segmentBody,
} from '#modules/segments/contract.ts'
import { call } from '../../api/call.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { DayItem, NamesItem, PickItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { bankTimeZone, dayOf } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type FieldGroup, fromFields, NEW_GROUP, toFields } from './draft-rule.ts'
import { RuleFields } from './RuleFields.tsx'
import { useKeepSegment } from './use-segments.ts'
import { segmentWords } from './words.ts'

interface Props {
  /** None: a segment that is being begun. */
  readonly segment: SegmentView | undefined
  /** What the fields begin with: the open draft, or the version in force. */
  readonly from: SegmentVersion | undefined
  readonly onSaved: (segmentId: string) => void
}

/** A segment written as rows of field, comparison and value, read out as a sentence while it is written; saved, it is tried. */
export function SegmentForm({ segment, from, onSaved }: Props) {
  const say = useWords(segmentWords)
  const keep = useKeepSegment()
  const revision = from && from.state !== 'approved' ? from.revision : 0
  return (
    <EditorForm
      inline
      schema={segment ? draftBody : segmentBody}
      initial={{
        name: from?.name ?? { 'zh-CN': '', 'zh-TW': '', en: '' },
        purpose: from?.purpose ?? 'service',
        groups: from ? toFields(from.rule) : [NEW_GROUP],
        isRetirement: from?.isRetirement ?? false,
        why: from && from.state !== 'approved' ? from.why : '',
        from: from?.fromAt ? dayOf(from.fromAt).replaceAll('/', '-') : '',
      }}
      toBody={({ groups, from: day, ...fields }) => ({
        ...fields,
        isRetirement: fields.isRetirement ?? false,
        rule: fromFields(groups as FieldGroup[]),
        fromAt: startOf(day),
        ...(segment ? { revision } : {}),
      })}
      onSave={async (body) => {
        const saved = segment
          ? await call<SegmentView>('PUT', `/api/segments/${segment.segmentId}/draft`, { body })
          : await call<SegmentView>('POST', '/api/segments', { body })
        const written = saved.versions.find(({ state }) => state === 'draft')?.revision ?? 1
        const tried = await call<SegmentView>('POST', `/api/segments/${saved.segmentId}/draft/preview`, {
          body: { revision: written },
        })
        return () => {
          keep(tried)
          onSaved(saved.segmentId)
        }
      }}
      saveWords={say('saveAndPreview')}
    >
      <NamesItem at="name" label={say('name')} />
      <PickItem
        at="purpose"
        label={say('purpose')}
        hint={say('purposeHint')}
        choices={SEGMENT_PURPOSES.map((value) => ({ value, label: say(`purpose-${value}`) }))}
      />
      <RuleFields />
      <Sentence />
      <TextItem at="why" label={say('why')} hint={say('whyHint')} />
      <DayItem at="from" label={say('from')} hint={say('fromHint')} />
      {segment && <SwitchItem at="isRetirement" label={say('retire')} hint={say('retireHint')} />}
    </EditorForm>
  )
}

function Sentence() {
  const say = useWords(segmentWords)
  const locale = useLocale()
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldValue }) => (
        <p className="note-i segment-sentence" role="status">
          {say('reads')}
          {readOut(fromFields((getFieldValue('groups') as FieldGroup[] | undefined) ?? []), locale)}
        </p>
      )}
    </Form.Item>
  )
}

/** The first instant of a day at the bank; null without one. */
function startOf(day: unknown): number | null {
  const zone = compileZone(bankTimeZone())
  return zone && typeof day === 'string' && day !== '' ? startOfLocalDay(zone, day) : null
}
