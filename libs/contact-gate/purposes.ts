/**
 * What a bank may contact a customer for or use their data for, and the channels it may be asked about.
 * `any` stands for purposes that need no channel, such as profiling.
 */
export const PURPOSES = {
  'contract-service': ['call', 'sms', 'app', 'messaging', 'mail', 'web'],
  security: ['call', 'sms', 'app', 'messaging', 'mail', 'web'],
  collection: ['call', 'sms', 'app', 'messaging', 'mail'],
  care: ['call', 'sms', 'app', 'messaging', 'mail'],
  recording: ['call', 'video'],
  voiceprint: ['call'],
  survey: ['sms', 'app', 'ivr', 'web'],
  'profiling-service': ['any'],
  'profiling-marketing': ['any'],
  'marketing-own': ['call', 'sms', 'app', 'messaging', 'mail'],
  'marketing-partner': ['call', 'sms', 'app', 'messaging', 'mail'],
  'sharing-partner': ['any'],
  'model-training': ['any'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Purpose = keyof typeof PURPOSES
export type Channel = (typeof PURPOSES)[Purpose][number]

export const PURPOSE_NAMES = Object.keys(PURPOSES) as readonly Purpose[]
export const CHANNEL_NAMES: readonly Channel[] = [
  'call',
  'sms',
  'app',
  'messaging',
  'mail',
  'web',
  'ivr',
  'video',
  'any',
]

/** Purposes whose consent is given to one named receiver and to no other. */
export const PER_RECEIVER: readonly Purpose[] = ['marketing-partner', 'sharing-partner']

export const isChannelOf = (purpose: Purpose, channel: Channel): boolean =>
  (PURPOSES[purpose] as readonly Channel[]).includes(channel)
