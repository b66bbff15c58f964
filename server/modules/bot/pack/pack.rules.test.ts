import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileLexicon } from '#libs/language/feeling/compile-lexicon.ts'
import type { CueEntry } from '#libs/language/feeling/lexicon.ts'
import { readFeeling } from '#libs/language/feeling/read-feeling.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import { findSensitive } from '#libs/masking/find-sensitive.ts'
import cues from '#modules/bot/pack/cues.json' with { type: 'json' }
import outOfScope from '#modules/bot/pack/out-of-scope.json' with { type: 'json' }
import regression from '#modules/bot/pack/regression.json' with { type: 'json' }
import voice from '#modules/bot/pack/voice.json' with { type: 'json' }
import { REASONS } from '#modules/conversations/reasons.ts'

interface Written {
  readonly code: string
  readonly topic: string
  readonly name: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
  readonly reason: string | null
  readonly does: Readonly<Record<string, string>>
  readonly utterances: { readonly zh: readonly string[]; readonly en: readonly string[] }
}

const read = <T>(folder: string): readonly T[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T)

const intents = read<Written>(join(import.meta.dirname, 'intents'))
const codes = new Set(intents.map(({ code }) => code))
const said = intents.flatMap(({ code, utterances }) =>
  [...utterances.zh, ...utterances.en].map((text) => ({ text, code })),
)
const strangers = [...outOfScope.zh, ...outOfScope.en]
const everything = [...said.map(({ text }) => text), ...strangers, ...regression.map(({ text }) => text)]

describe('the intents of the pack', () => {
  it('are at least 64, each code once, each named in three languages', () => {
    expect(intents.length).toBeGreaterThanOrEqual(64)
    expect(codes.size).toBe(intents.length)
    expect(intents.filter(({ name }) => Object.values(name).some((words) => words.trim() === ''))).toEqual([])
  })

  it('have thirty Chinese and twenty English ways of saying each', () => {
    const poor = intents.filter(({ utterances }) => utterances.zh.length < 30 || utterances.en.length < 20)
    expect(poor.map(({ code }) => code)).toEqual([])
  })

  it('lead to a flow or an article that is there, or to a person', () => {
    const flows = new Set(read<{ code: string }>(join(import.meta.dirname, 'flows')).map(({ code }) => code))
    const folder = join(import.meta.dirname, '../../knowledge/pack/articles')
    const articles = new Set(read<{ code: string }>(folder).map(({ code }) => code))
    const known = { flow: flows, article: articles, 'hand-over': new Set(['asked']) } as Record<string, Set<string>>
    const lost = intents.filter(({ does }) => !known[does.kind ?? '']?.has(does.flow ?? does.article ?? does.why ?? ''))
    expect(lost.map(({ code, does }) => [code, does])).toEqual([])
  })

  it('name contact reasons that are in the tree', () => {
    const tree = new Set(
      REASONS.flatMap(({ code, leaves }) => [code, ...Object.keys(leaves).map((l) => `${code}.${l}`)]),
    )
    expect(intents.filter(({ reason }) => reason !== null && !tree.has(reason)).map(({ reason }) => reason)).toEqual([])
  })
})

describe('the texts of the pack', () => {
  it('stand in one place only: no utterance twice, none among the strangers, none in the set kept apart', () => {
    const keys = everything.map((text) => normalise(text).replace(/[\s\p{P}\p{S}]+/gu, ''))
    const seen = new Set<string>()
    const twice = keys.filter((key) => seen.size === seen.add(key).size)
    expect(twice).toEqual([])
  })

  it('hold no number of anybody', () => {
    expect(everything.filter((text) => findSensitive(text).ranges.length > 0)).toEqual([])
  })

  it('ask every intent seven times in the set kept apart, and sixty times something else', () => {
    const asked = (intent: string | null) => regression.filter((row) => row.intent === intent).length
    expect([...codes].filter((code) => asked(code) < 7)).toEqual([])
    expect(asked(null)).toBeGreaterThanOrEqual(60)
    expect(regression.filter(({ intent }) => intent !== null && !codes.has(intent))).toEqual([])
    expect(Math.min(outOfScope.zh.length, outOfScope.en.length)).toBeGreaterThanOrEqual(150)
  })

  it('hold a hundred lines of praise, of problems and of suggestions in each language, none twice', () => {
    for (const { zh, en } of [voice.praise, voice.problem, voice.suggestion]) {
      expect(Math.min(zh.length, en.length)).toBeGreaterThanOrEqual(100)
      expect(new Set([...zh, ...en]).size).toBe(zh.length + en.length)
    }
  })
})

describe('the cues of the pack', () => {
  const lexicon = compileLexicon({ cues: cues as readonly CueEntry[] })
  const heard = (text: string, kind: string) => readFeeling(text, lexicon).cues.some((cue) => cue.kind === kind)
  const share = (code: string, kind: string) => {
    const texts = said.filter((one) => one.code === code)
    return texts.filter(({ text }) => heard(text, kind)).length / texts.length
  }

  it.each([
    ['self-harm-or-threat', 'self-harm', 0.95],
    ['ask-for-person', 'person', 0.9],
    ['bereavement', 'death', 0.9],
    ['complaint', 'complaint', 0.85],
    ['scam-report', 'fraud', 0.8],
  ] as const)('hear in what is said about %s the %s', (code, kind, least) => {
    expect(share(code, kind)).toBeGreaterThanOrEqual(least)
  })

  it('hear danger in few texts that are about something else', () => {
    const dangers = ['self-harm', 'fraud', 'death', 'regulator', 'legal']
    const calm = said.filter(({ code }) =>
      /^(account-(open|close|statement|balance|branch)|card-|transfer-|credit-card-(bill|repay|points)|fx-|app-|wealth-)/.test(
        code,
      ),
    )
    const alarmed = calm.filter(({ text }) => dangers.some((kind) => heard(text, kind)))
    expect(alarmed.length / calm.length).toBeLessThan(0.005)
  }, 60_000)
})
