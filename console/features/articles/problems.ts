import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'article-not-found': {
    'zh-CN': '没有这篇文章，或已不再有效。请重新读取列表。',
    'zh-TW': '沒有這篇文章，或已失效。請重新讀取清單。',
    en: 'There is no such article, or it is no longer in force. Load the list again.',
  },
  'article-code-taken': {
    'zh-CN': '这个代号已有文章。请换一个，或去改那篇文章。',
    'zh-TW': '此代號已有文章。請換一個，或編輯該文章。',
    en: 'An article has this code already. Choose another, or edit that article.',
  },
  'draft-open': {
    'zh-CN': '已有一版正在写。请在那一版上继续。',
    'zh-TW': '已有一版正在撰寫。請在該版繼續。',
    en: 'A version is being written already. Go on with that one.',
  },
  'no-draft': {
    'zh-CN': '没有正在写的版本。请先新写一版。',
    'zh-TW': '沒有撰寫中的版本。請先新增一版。',
    en: 'No version is being written. Begin one first.',
  },
  'version-not-found': {
    'zh-CN': '没有这一版。请重新读取。',
    'zh-TW': '沒有此版本。請重新讀取。',
    en: 'There is no such version. Load it again.',
  },
  'nothing-to-review': {
    'zh-CN': '这一版已不在等待复核。请重新读取。',
    'zh-TW': '此版本已不在等待覆核。請重新讀取。',
    en: 'That version no longer waits for a review. Load it again.',
  },
  'own-text': {
    'zh-CN': '这一版有您写的内容，须由另一人复核。',
    'zh-TW': '此版本有您撰寫的內容，須由另一人覆核。',
    en: 'You wrote some of it: somebody else has to do this.',
  },
  'already-over': {
    'zh-CN': '到期时间已过。请退回，让撰写人改到期时间。',
    'zh-TW': '到期時間已過。請退回，由撰寫人變更到期時間。',
    en: 'It would end before it begins. Return it, so that its writer gives it another end.',
  },
  'reason-missing': {
    'zh-CN': '请写明要改什么，再退回。',
    'zh-TW': '請寫明要修改的內容，再退回。',
    en: 'Say what has to be changed, then return it.',
  },
  'never-approved': {
    'zh-CN': '那一版从未通过复核。请新写一版并提交复核。',
    'zh-TW': '該版本從未通過覆核。請新增一版並提交覆核。',
    en: 'Nobody approved that version. Write a new one and have it reviewed.',
  },
  'already-in-force': {
    'zh-CN': '那一版正在使用。',
    'zh-TW': '該版本正在使用中。',
    en: 'That version answers already.',
  },
  'nothing-in-force': {
    'zh-CN': '这篇文章已经不在任何渠道使用。',
    'zh-TW': '此文章已不在任何通路使用。',
    en: 'It answers nowhere already.',
  },
  'unit-unknown': {
    'zh-CN': '有的机构已不存在。请重新选择。',
    'zh-TW': '部分單位已不存在。請重新選擇。',
    en: 'Some unit does not exist any more. Choose again.',
  },
  'owner-cannot-write': {
    'zh-CN': '请选一位在职、能写文章的人。',
    'zh-TW': '請選擇在職且可撰寫文章的人員。',
    en: 'Choose somebody who is active and writes articles.',
  },
  'feedback-not-found': {
    'zh-CN': '没有这条反馈。请重新读取。',
    'zh-TW': '沒有此則回饋。請重新讀取。',
    en: 'There is no such feedback. Load the list again.',
  },
  'already-answered': {
    'zh-CN': '别人已经答复了。请重新读取。',
    'zh-TW': '已有他人回覆。請重新讀取。',
    en: 'Somebody answered it already. Load it again.',
  },
  'question-not-found': {
    'zh-CN': '列表里已没有这个问题。请重新读取。',
    'zh-TW': '清單中已無此問題。請重新讀取。',
    en: 'That question is not in the list any more. Load it again.',
  },
  'edited-meanwhile': {
    'zh-CN': '您编辑时别人已改过。请先读取最新，再改一次。',
    'zh-TW': '您編輯時已有他人變更。請先讀取最新內容，再改一次。',
    en: 'Someone changed it while you were editing. Load the latest and make your change again.',
  },
  'nothing-changed': {
    'zh-CN': '没有改动，没有保存新内容。',
    'zh-TW': '沒有變更，未儲存新內容。',
    en: 'Nothing changed, so nothing was saved.',
  },
})
