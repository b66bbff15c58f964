import { defineWords } from '../../ui/words/words.ts'

/** Who is wanted among those at work, beside how many. */
export const teamWords = defineWords('plan-team', {
  'zh-CN': {
    experts: '至少几名专家在岗',
    expertsHint: '留空：队列有专家时 1 名',
    trainees: '新人至多占在岗的（%）',
    traineesHint: '留空：不限',
  },
  'zh-TW': {
    experts: '至少幾名專家在班',
    expertsHint: '留空：佇列有專家時 1 名',
    trainees: '新人至多占在班的（%）',
    traineesHint: '留空：不限',
  },
  en: {
    experts: 'Experts at work, at least',
    expertsHint: 'Empty: one, where the queue has any',
    trainees: 'Newcomers, at most (% of those at work)',
    traineesHint: 'Empty: no limit',
  },
})
