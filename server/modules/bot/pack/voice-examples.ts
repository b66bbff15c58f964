import type { VoiceExample } from '#libs/language/voice/train-voice.ts'
import voice from '#modules/bot/pack/voice.json' with { type: 'json' }

/** What customers write when they praise, miss something or suggest: written for this product, both languages. */
export const voiceExamples = (): readonly VoiceExample[] =>
  (['praise', 'problem', 'suggestion'] as const).flatMap((kind) =>
    [...voice[kind].zh, ...voice[kind].en].map((text) => ({ text, voice: kind })),
  )
