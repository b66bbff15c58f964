import { defineProblems } from '../../ui/problems/problem-words.ts'
import { defineWords } from '../../ui/words/words.ts'

export const calendarWords = defineWords('own-calendar', {
  'zh-CN': {
    title: '放进我的日历',
    download: '下载日历文件',
    hint: '用链接订阅，日历会自己跟上班次的变化。有链接的人都能看到您的班次，请勿转发。',
    make: '生成订阅链接',
    once: '链接只显示这一次，请现在复制到日历的“订阅”里：',
    made: '链接生成于 {{at}}',
    neverRead: '还没有日历读取过',
    read: '日历最近读取于 {{at}}',
    renew: '换新链接',
    renewAsk: '换新链接？旧链接立即失效。',
    revoke: '撤销链接',
    revokeAsk: '撤销链接？日历不再更新。',
  },
  'zh-TW': {
    title: '放進我的行事曆',
    download: '下載行事曆檔案',
    hint: '以連結訂閱，行事曆會自動跟上班別的變化。有連結的人都能看到您的班別，請勿轉傳。',
    make: '產生訂閱連結',
    once: '連結只顯示這一次，請現在複製到行事曆的「訂閱」：',
    made: '連結產生於 {{at}}',
    neverRead: '尚無行事曆讀取過',
    read: '行事曆最近讀取於 {{at}}',
    renew: '更換連結',
    renewAsk: '更換連結？舊連結立即失效。',
    revoke: '撤銷連結',
    revokeAsk: '撤銷連結？行事曆不再更新。',
  },
  en: {
    title: 'In my calendar',
    download: 'Download calendar file',
    hint: 'Subscribe by a link and your calendar follows every change. Whoever has the link sees your shifts: keep it.',
    make: 'Make a link',
    once: 'Shown this once: copy it now into “subscribe” of your calendar.',
    made: 'Link made {{at}}',
    neverRead: 'no calendar has read it yet',
    read: 'last read by a calendar {{at}}',
    renew: 'Renew the link',
    renewAsk: 'Renew it? The old one ends at once.',
    revoke: 'Revoke the link',
    revokeAsk: 'Revoke it? Calendars are no longer updated.',
  },
})

defineProblems({
  'calendar-link-not-found': {
    'zh-CN': '链接已经撤销。',
    'zh-TW': '連結已撤銷。',
    en: 'The link was revoked already.',
  },
})
