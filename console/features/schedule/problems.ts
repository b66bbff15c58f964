import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'roster-not-found': {
    'zh-CN': '没有找到这份班表，可能已被丢弃。请另选一份。',
    'zh-TW': '找不到這份班表，可能已被捨棄。請另選一份。',
    en: 'This roster was not found; it may have been discarded. Choose another.',
  },
  'unit-not-found': {
    'zh-CN': '没有这个班组，请重新选择。',
    'zh-TW': '沒有這個班組，請重新選擇。',
    en: 'There is no such team. Choose again.',
  },
  'queue-not-found': {
    'zh-CN': '有队列已停用，请重新选择。',
    'zh-TW': '有等候佇列已停用，請重新選擇。',
    en: 'A queue is out of use. Choose again.',
  },
  'nobody-to-roster': {
    'zh-CN': '这个班组还没有人有工作合同，请先指定合同。',
    'zh-TW': '此班組尚無人員有勞動契約，請先指定契約。',
    en: 'Nobody of the team works under a contract yet. Give people their contracts first.',
  },
  'too-many-people': {
    'zh-CN': '人数超过 2,000，请按下级班组分别建立班表。',
    'zh-TW': '人數超過 2,000，請依下級班組分別建立班表。',
    en: 'More than 2,000 people. Make a roster for each team below it.',
  },
  'rosters-overlap': {
    'zh-CN': '这些日子里，这个班组或其上下级已有班表。请改日期，或先丢弃那份草案。',
    'zh-TW': '這些日子裡，此班組或其上下級已有班表。請改日期，或先捨棄那份草案。',
    en: 'The team, or one above or below it, has a roster on these days. Choose other days, or discard that draft.',
  },
  'days-not-cut': {
    'zh-CN': '这些日子不能排班，请改起始日或周数。',
    'zh-TW': '這些日子無法排班，請改起始日或週數。',
    en: 'These days cannot be rostered. Choose another first day or fewer weeks.',
  },
  'roster-published': {
    'zh-CN': '已发布的班表不能丢弃。请修改后再发布。',
    'zh-TW': '已發布的班表無法捨棄。請修改後再發布。',
    en: 'It was published, so it stays. Change it and publish it again.',
  },
  'draft-changed-meanwhile': {
    'zh-CN': '别人刚改过草案。请看过最新的再做。',
    'zh-TW': '別人剛改過草案。請看過最新的再做。',
    en: 'Somebody changed the draft meanwhile. Look at it again, then do it.',
  },
  'person-not-in-roster': {
    'zh-CN': '此人已不在这份班表里，请刷新。',
    'zh-TW': '此人已不在這份班表內，請重新整理。',
    en: 'This person is not in the roster any more. Look again.',
  },
  'day-not-in-roster': {
    'zh-CN': '日期不在这份班表里，请改选。',
    'zh-TW': '日期不在這份班表內，請改選。',
    en: 'The day is not in this roster. Choose another.',
  },
  'shift-kind-unknown': {
    'zh-CN': '此人的合同没有这种班次，请打开当天改选班次。',
    'zh-TW': '此人的契約沒有這種班別，請開啟當天改選班別。',
    en: 'The contract of this person has no such shift. Open the day and choose another.',
  },
  'shift-times-odd': {
    'zh-CN': '班次须在当天、按 15 分钟开始。请改开始时间。',
    'zh-TW': '班別須於當天、以 15 分鐘為單位開始。請改開始時間。',
    en: 'A shift begins on its day and on a quarter hour. Give another start.',
  },
  'run-under-way': {
    'zh-CN': '正在自动排班，请等它完成或先停止。',
    'zh-TW': '正在自動排班，請等待完成或先停止。',
    en: 'A search is going on. Wait for it, or stop it first.',
  },
  'no-run-under-way': {
    'zh-CN': '自动排班已经结束。',
    'zh-TW': '自動排班已經結束。',
    en: 'The search has ended already.',
  },
  'searches-busy': {
    'zh-CN': '别的班表正在计算，请稍后再开始。',
    'zh-TW': '其他班表正在運算，請稍後再開始。',
    en: 'Other rosters are being searched. Start again shortly.',
  },
  'nothing-needed': {
    'zh-CN': '这些日子没有预测，不知要多少人。请先在“预测”页做预测。',
    'zh-TW': '這些日子沒有預測，無從得知要多少人。請先到「預測」頁進行預測。',
    en: 'No forecast covers these days. Make one on the forecast page first.',
  },
  'nothing-to-publish': {
    'zh-CN': '草案和已发布的一样，没有要发布的改动。',
    'zh-TW': '草案與已發布的相同，沒有要發布的異動。',
    en: 'The draft is what is in force already: there is nothing to publish.',
  },
  'hard-rules-broken': {
    'zh-CN': '有硬性违规，不能发布。请按违规列表改正。',
    'zh-TW': '有硬性違規，無法發布。請依違規清單修正。',
    en: 'Hard rules are broken, so it cannot be published. Mend what the list names.',
  },
  'reason-needed': {
    'zh-CN': '有软性违规，或通知不足 7 天：请写明原因。',
    'zh-TW': '有軟性違規，或通知不足 7 天：請寫明原因。',
    en: 'A house rule is broken, or there is less than 7 days of notice: say why.',
  },
  'prediction-needed': {
    'zh-CN': '这一稿还没有预演。请先预演，或写明不预演就发布的原因。',
    'zh-TW': '這一稿尚未預演。請先預演，或寫明不預演就發布的原因。',
    en: 'This revision was not played against the forecast. Play it, or say why it is published without.',
  },
  'too-many-contacts': {
    'zh-CN': '件数太多，模拟不了。请建立日子或队列较少的班表。',
    'zh-TW': '件數太多，無法模擬。請建立日子或等候佇列較少的班表。',
    en: 'There are too many contacts to play. Make a roster of fewer days or queues.',
  },
})
