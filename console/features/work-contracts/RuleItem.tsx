import { Form, Input } from 'antd'
import type { RuleKind } from '#libs/rostering/rules.ts'
import { DayItem, PickItem, TextItem } from '../../ui/form/items.tsx'
import { formWords } from '../../ui/form/words.ts'
import { Icon } from '../../ui/icons.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { LimitItem } from './LimitItem.tsx'
import { packSource } from './pack-sources.ts'
import { differences, LIMITS, valueAt, type WorkRule } from './rule-limits.ts'
import { differenceText } from './told.ts'
import { contractWords } from './words.ts'

interface Props {
  readonly place: number
  readonly kind: RuleKind
  /** The rule of the same id in the pack; undefined for one of the house's own. */
  readonly pack: WorkRule | undefined
  readonly onRemove: () => void
  readonly onRestore: (pack: WorkRule) => void
}

/** A form hands on only what has a field: these have one that is not seen where they cannot be changed. */
const KEPT = ['kind', 'id', 'source', 'effectiveFrom'] as const

/** One rule: what it limits, what it rests on, and where it says something else than the pack. */
export function RuleItem({ place, kind, pack, onRemove, onRestore }: Props) {
  const say = useWords(contractWords)
  const sayForm = useWords(formWords)
  const locale = useLocale()
  const form = Form.useFormInstance()
  const rule: unknown = Form.useWatch(['rules', place], { form, preserve: true })
  const id = String(valueAt(rule, ['id']) ?? '')
  const different = pack === undefined ? [] : differences(rule, pack)
  const isPlain = pack !== undefined && different.length === 0
  return (
    <fieldset className="rule" aria-label={`${say(kind)} ${id}`}>
      <div className="row rule-head">
        <code>{id}</code>
        {isPlain && <span className="tag">{say('inPack')}</span>}
        {pack !== undefined && !isPlain && <span className="tag differs">{say('differs')}</span>}
        {pack === undefined && <span className="tag a">{say('own')}</span>}
        <span className="sp" />
        {pack !== undefined && !isPlain && (
          <button type="button" className="btn s" onClick={() => onRestore(pack)}>
            {say('backToPack')}
          </button>
        )}
        <button type="button" className="btn i" aria-label={`${sayForm('remove')} · ${id}`} onClick={onRemove}>
          <Icon name="cross" />
        </button>
      </div>
      {isPlain && (
        <p className="t3 f12">
          {packSource(pack, locale)} · {say('since', { date: pack.effectiveFrom })}
        </p>
      )}
      {pack !== undefined && !isPlain && (
        <p className="f12 t2">
          {say('packSays', {
            what: different.map((one) => differenceText(one, pack, locale)).join(locale === 'en' ? '; ' : '；'),
          })}
        </p>
      )}
      {KEPT.filter((part) => part === 'kind' || isPlain || (part === 'id' && pack !== undefined)).map((part) => (
        <Form.Item key={part} name={[place, part]} hidden>
          <Input />
        </Form.Item>
      ))}
      <div className="limits">
        {LIMITS[kind].map((limit) => (
          <LimitItem key={limit.at.join('.')} place={place} limit={limit} />
        ))}
        <PickItem
          at={[place, 'severity']}
          label={say('severity')}
          choices={(['hard', 'house'] as const).map((one) => ({ value: one, label: say(one) }))}
        />
        {!isPlain && (
          <>
            {pack === undefined && <TextItem at={[place, 'id']} label={say('ruleId')} hint={say('ruleIdHint')} />}
            <TextItem at={[place, 'source']} label={say('source')} hint={say('sourceHint')} />
            <DayItem at={[place, 'effectiveFrom']} label={say('effectiveFrom')} />
          </>
        )}
      </div>
    </fieldset>
  )
}
