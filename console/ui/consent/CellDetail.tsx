import { useState } from 'react'
import { sourceIn } from '#libs/contact-gate/sources.ts'
import type { ConsentCell, ConsentView } from '#modules/consent/contract.ts'
import { Choose } from '../parts/Choose.tsx'
import { dayAndTime } from '../time/instant.ts'
import { LOCALES, type Locale } from '../words/locale.ts'
import { useLocale, useWords } from '../words/words.ts'
import { consentKindWords, consentWords } from './words.ts'

const THROUGH = ['phone', 'branch', 'paper', 'app', 'web'] as const
type Through = (typeof THROUGH)[number]

/** What the customer said of one purpose and channel, as a body of the contract without where it was said. */
interface Said {
  readonly purpose: ConsentCell['purpose']
  readonly channel: ConsentCell['channel']
  readonly receiver: string
  readonly says: 'yes' | 'no'
  readonly saidThrough: Through
  readonly textVersion?: number
  readonly language?: Locale
}

interface Props {
  readonly cell: ConsentCell
  readonly view: ConsentView | null
  readonly through: Through
  readonly onSay: ((said: Said) => void) | null
}

/** One purpose on one channel: what holds, its proof, what the gate says now, and what the customer says. */
export function CellDetail({ cell, view, through: first, onSay }: Props) {
  const say = useWords(consentWords)
  const sayKind = useWords(consentKindWords)
  const own = useLocale()
  const [through, setThrough] = useState<Through>(first)
  const [language, setLanguage] = useState<Locale | null>(null)
  const asOf = view?.asOf ?? 0
  const { purpose, channel, receiver, proof, now } = cell
  const text = view?.texts.find((one) => one.purpose === purpose && one.receiver === receiver)
  const key = { purpose, channel, receiver, saidThrough: through }
  return (
    <div className="consent-detail f12">
      <div>
        <b>{say(now.may ? 'may' : 'mayNot')}</b> ·{' '}
        {now.may ? sayKind(`basis-${now.basis}`) : reasonWords(now.reason, sayKind)}
      </div>
      {!now.may && (
        <div className="t2">
          {now.askAgainAt === null ? say('never') : say('again', { time: dayAndTime(now.askAgainAt, asOf) })}
        </div>
      )}
      <div className="t3">
        {say('rule', { rule: now.ruleId })}
        {!now.may && ` · ${sourceIn(now.source, own)}`}
      </div>
      {cell.decidedAs !== null && (
        <div className="t2">
          {say('decidedAs', {
            name: cell.decidedAs.maskedName || say('visitor'),
            state: sayKind(`state-${cell.decidedAs.state}`),
          })}
        </div>
      )}
      {proof && (
        <div className="t2">
          {say('since', {
            time: dayAndTime(proof.at, asOf),
            through: sayKind(`through-${proof.saidThrough}`),
            by: proof.by.name ?? say(proof.by.kind === 'customer' ? 'customerSelf' : 'houseSelf'),
          })}
          {proof.textVersion !== null && ` · ${say('version', { version: proof.textVersion })}`}
          {proof.message !== null && ` · ${say('message', { seq: proof.message.seq })}`}
          {cell.expiresAt !== null && ` · ${say('until', { time: dayAndTime(cell.expiresAt, asOf) })}`}
        </div>
      )}
      {onSay && (
        <>
          <div className="row wrap mt8">
            <span>{say('says')}</span>
            <button
              type="button"
              className="btn s"
              disabled={!text}
              title={text ? undefined : say('noText')}
              onClick={() => setLanguage(own)}
            >
              {say('yes')}
            </button>
            <button type="button" className="btn s" onClick={() => onSay({ ...key, says: 'no' })}>
              {say('no')}
            </button>
            <Choose
              label={say('through')}
              value={through}
              choices={THROUGH.map((value) => ({ value, label: sayKind(`through-${value}`) }))}
              onChoose={(value) => setThrough(THROUGH.find((known) => known === value) ?? first)}
            />
          </div>
          {!text && <p className="t3">{say('noText')}</p>}
          {text && language !== null && (
            <div className="consent-read mt8">
              <div className="row wrap">
                {say('readOut')}
                <span className="sp" />
                {LOCALES.map((locale) => (
                  <button
                    key={locale}
                    type="button"
                    className="btn s t"
                    aria-pressed={locale === language}
                    onClick={() => setLanguage(locale)}
                  >
                    {locale}
                  </button>
                ))}
              </div>
              <blockquote lang={language}>{text.words[language]?.body}</blockquote>
              <button
                type="button"
                className="btn s p"
                onClick={() => {
                  onSay({ ...key, says: 'yes', textVersion: text.version, language })
                  setLanguage(null)
                }}
              >
                {say('confirmYes')}
              </button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

const REASONS = [
  'no-such-channel',
  'receiver-missing',
  'no-rule',
  'no-consent',
  'consent-refused',
  'consent-withdrawn',
  'consent-expired',
  'do-not-contact',
  'outside-hours',
  'public-holiday',
  'cap-reached',
] as const

/** A reason of a later release is shown by its own name. */
export function reasonWords(reason: string, sayKind: (key: `reason-${(typeof REASONS)[number]}`) => string): string {
  const known = REASONS.find((one) => one === reason)
  return known === undefined ? reason : sayKind(`reason-${known}`)
}
