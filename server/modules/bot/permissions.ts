import type { PermissionTable } from '#platform/access.ts'

export const botPermissions: PermissionTable = {
  /** At which entrances it answers. */
  'bot.configure': { administrator: 'all' },
  /** How the language model is set and what became of its calls; their log holds no words of anybody. */
  'bot.read-model': { supervisor: 'all', administrator: 'all' },
  /** Intents, utterances, flows and the regression set, try-out and replay. */
  'bot.write': { trainer: 'all', administrator: 'all' },
  /** To let out what somebody else has made, or to put an earlier release back. */
  'bot.release': { trainer: 'all', compliance: 'all', administrator: 'all' },
  /** Sessions, figures and releases. */
  'bot.read': {
    'team-leader': 'all',
    supervisor: 'all',
    'quality-inspector': 'all',
    trainer: 'all',
    compliance: 'all',
    'care-manager': 'all',
    administrator: 'all',
  },
  /** To say of an answer whether it was right. */
  'bot.review': { 'quality-inspector': 'all', compliance: 'all' },
}
