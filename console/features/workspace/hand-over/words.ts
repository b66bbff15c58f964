import { HAND_OVER_REASONS } from '#libs/dialogue/hand-over.ts'
import { CUE_KINDS } from '#libs/language/feeling/lexicon.ts'
import { defineWords } from '../../../ui/words/words.ts'

/** Why a person took over: the dialogue's reasons, and what befell the bot itself. Another one is shown as it is. */
export const WHY_WORDS = [...HAND_OVER_REASONS, 'failed', 'too-slow', 'file'] as const
/** The cues that tell how a customer feels; that they asked for a person is said as the reason. */
export const FEELING_WORDS = CUE_KINDS.filter((kind) => kind !== 'person')

export const handOverWords = defineWords('hand-over', {
  'zh-CN': {
    title: '机器人转来',
    summary: '摘要',
    'no-summary': '机器人没能说明，请看下面的对话',
    subject: '事项',
    told: '客户已提供',
    identity: '核身等级',
    'level-0': 'L0 未核实',
    'level-1': 'L1 网页登录',
    'level-2': 'L2',
    'level-3': 'L3',
    'level-4': 'L4',
    feeling: '情绪',
    upset: '连续几句不满',
    tried: '机器人已给出',
    'urgency-priority': '优先',
    'urgency-immediate': '立即',
  },
  'zh-TW': {
    title: '機器人轉來',
    summary: '摘要',
    'no-summary': '機器人沒能說明，請看下面的對話',
    subject: '事項',
    told: '客戶已提供',
    identity: '身分等級',
    'level-0': 'L0 未核實',
    'level-1': 'L1 網頁登入',
    'level-2': 'L2',
    'level-3': 'L3',
    'level-4': 'L4',
    feeling: '情緒',
    upset: '連續幾句不滿',
    tried: '機器人已給出',
    'urgency-priority': '優先',
    'urgency-immediate': '立即',
  },
  en: {
    title: 'From the bot',
    summary: 'Summary',
    'no-summary': 'The bot could not say: read the talk below',
    subject: 'Subject',
    told: 'Told already',
    identity: 'Identity level',
    'level-0': 'L0 not verified',
    'level-1': 'L1 signed in on the page',
    'level-2': 'L2',
    'level-3': 'L3',
    'level-4': 'L4',
    feeling: 'Feeling',
    upset: 'unhappy in several messages',
    tried: 'Shown already',
    'urgency-priority': 'priority',
    'urgency-immediate': 'at once',
  },
})
