import { defineWords } from '../../../ui/words/words.ts'

export const scriptWords = defineWords('script', {
  'zh-CN': {
    title: '场景话术',
    version: '第 {{version}} 版',
    steps: '{{done}} / {{count}} 步',
    choose: '选一个场景',
    none: '没有可用的话术',
    noneTodo: '这类业务还没有发布话术。',
    unchosen: '这次联络没有对应的话术',
    unchosenTodo: '在上面选一个场景，就按步骤走。',
  },
  'zh-TW': {
    title: '情境話術',
    version: '第 {{version}} 版',
    steps: '{{done}} / {{count}} 步',
    choose: '選一個情境',
    none: '沒有可用的話術',
    noneTodo: '此類業務尚未發布話術。',
    unchosen: '此次聯繫沒有對應的話術',
    unchosenTodo: '在上方選一個情境，依步驟進行。',
  },
  en: {
    title: 'Script',
    version: 'version {{version}}',
    steps: '{{done}} of {{count}} steps',
    choose: 'Choose a scenario',
    none: 'No script to use',
    noneTodo: 'Nothing has been published for this kind of business yet.',
    unchosen: 'No script fits this contact by itself',
    unchosenTodo: 'Choose a scenario above and follow its steps.',
  },
})
