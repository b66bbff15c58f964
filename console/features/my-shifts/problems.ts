import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'leave-ends-before-it-begins': {
    'zh-CN': '结束日期早于开始日期，请改正。',
    'zh-TW': '結束日期早於開始日期，請修正。',
    en: 'It ends before it begins. Correct the dates.',
  },
  'leave-too-long': {
    'zh-CN': '一次最多请 60 天，请分开申请。',
    'zh-TW': '一次最多請 60 天，請分開申請。',
    en: 'At most 60 days at once. Ask for it in parts.',
  },
  'leave-too-far': {
    'zh-CN': '只能申请一年以内的日期。',
    'zh-TW': '只能申請一年以內的日期。',
    en: 'Leave can be asked for up to a year ahead.',
  },
  'leave-in-the-past': {
    'zh-CN': '日期已过。病假可在七天内补报，其他请找班组长。',
    'zh-TW': '日期已過。病假可於七天內補報，其他請洽組長。',
    en: 'That is past. A sick note may come within seven days; for anything else ask your team leader.',
  },
  'leave-overlaps': {
    'zh-CN': '这些日子已有请假，请先撤回或改日期。',
    'zh-TW': '這些日子已有請假，請先撤回或改日期。',
    en: 'There is leave on these days already. Take it back first, or choose other days.',
  },
  'shift-begun': {
    'zh-CN': '班次已经开始，不能再改。请找班组长。',
    'zh-TW': '班別已開始，無法再改。請洽組長。',
    en: 'The shift has begun. Ask your team leader.',
  },
  'leave-begun': {
    'zh-CN': '休假已开始，不能撤回。请找班组长。',
    'zh-TW': '假期已開始，無法撤回。請洽組長。',
    en: 'The leave has begun and cannot be taken back. Ask your team leader.',
  },
  'leave-ended': {
    'zh-CN': '这次请假已有结果，请刷新后再看。',
    'zh-TW': '這次請假已有結果，請重新整理後再看。',
    en: 'This leave has been answered already. Look again.',
  },
  'leave-not-found': {
    'zh-CN': '没有找到这次请假，请刷新后再看。',
    'zh-TW': '找不到這次請假，請重新整理後再看。',
    en: 'This leave was not found. Look again.',
  },
  'shift-change-not-found': {
    'zh-CN': '这项改动已答复或已撤回，请看最新班次。',
    'zh-TW': '此異動已回覆或已撤回，請看最新班別。',
    en: 'This change was answered or withdrawn already. Look at your shifts again.',
  },
  'shift-changed-meanwhile': {
    'zh-CN': '班次刚刚变了，请看最新班次再决定。',
    'zh-TW': '班別剛有異動，請看最新班別再決定。',
    en: 'The shift was changed meanwhile. Look at it again, then decide.',
  },
  'rule-broken': {
    'zh-CN': '劳动规则不允许：',
    'zh-TW': '勞動規則不允許：',
    en: 'A labour rule forbids it:',
  },
  'not-rostered': {
    'zh-CN': '当天没有公布的班表，或没有工作合同。请找排班师。',
    'zh-TW': '當天沒有已公布的班表，或沒有勞動契約。請洽排班規劃師。',
    en: 'No published roster covers that day, or there is no work contract. Ask the planner.',
  },
  'no-shift': {
    'zh-CN': '当天没有班次，请看最新班次。',
    'zh-TW': '當天沒有班別，請看最新班別。',
    en: 'There is no shift on that day. Look at your shifts again.',
  },
  'shift-not-plain': {
    'zh-CN': '这个班次有培训、加班或提前下班的安排，不能让出。请找排班师。',
    'zh-TW': '此班別有教育訓練、加班或提前下班的安排，無法讓出。請洽排班規劃師。',
    en: 'This shift has training, overtime or an agreed early end, so it cannot be given away. Ask the planner.',
  },
  'date-in-the-past': {
    'zh-CN': '选的日子已过，请改选。',
    'zh-TW': '選的日子已過，請改選。',
    en: 'A day you chose is past. Choose another.',
  },
  'day-taken': {
    'zh-CN': '当天已有班次，请改选日子或换一位同事。',
    'zh-TW': '當天已有班別，請改選日子或換一位同事。',
    en: 'There is a shift on that day already. Choose another day or another colleague.',
  },
  'not-to-yourself': {
    'zh-CN': '不能让给自己，请选同事。',
    'zh-TW': '不能讓給自己，請選同事。',
    en: 'Choose a colleague, not yourself.',
  },
  'already-offered': {
    'zh-CN': '这个班次已经挂出，要改请先撤回。',
    'zh-TW': '此班別已釋出，要改請先撤回。',
    en: 'This shift is on offer already. Take it back first to change it.',
  },
  'not-able': {
    'zh-CN': '这位同事不能接这个班次的队列，请换一位。',
    'zh-TW': '這位同事無法接此班別的等候佇列，請換一位。',
    en: 'That colleague cannot take the contacts of this shift. Choose another.',
  },
  'nothing-to-exchange': {
    'zh-CN': '这位同事在您选的日子没有可换的班次，请改选日子。',
    'zh-TW': '這位同事在您選的日子沒有可換的班別，請改選日子。',
    en: 'That colleague has no shift to swap on the days you chose. Choose other days.',
  },
  'no-such-exchange': {
    'zh-CN': '这样换已不可行，请看最新的可换班次。',
    'zh-TW': '這樣換已不可行，請看最新的可換班別。',
    en: 'That swap is no longer possible. Look at what is on offer now.',
  },
  'swap-ended': {
    'zh-CN': '已被别人接走、撤回，或班次已变。',
    'zh-TW': '已被他人接走、撤回，或班別已異動。',
    en: 'It was taken, withdrawn, or the shift has changed.',
  },
  'swap-not-found': {
    'zh-CN': '没有找到，可能已撤回，或不在您能接的范围内。',
    'zh-TW': '找不到，可能已撤回，或不在您能接的範圍內。',
    en: 'Not found: it was taken back, or it is not for you to take.',
  },
  'offer-ended': {
    'zh-CN': '已截止、招满或已答复。',
    'zh-TW': '已截止、額滿或已回覆。',
    en: 'It has expired, is filled, or you have answered already.',
  },
  'offer-not-found': {
    'zh-CN': '没有找到，请刷新后再看。',
    'zh-TW': '找不到，請重新整理後再看。',
    en: 'Not found. Look again.',
  },
  'offer-not-for-you': {
    'zh-CN': '您的班次已变，这项不再适用。请看最新班次。',
    'zh-TW': '您的班別已異動，此項不再適用。請看最新班別。',
    en: 'Your shift has changed, so this is not for you any more. Look at your shifts again.',
  },
  'open-shift-not-found': {
    'zh-CN': '没有找到这个加开班次，请刷新后再看。',
    'zh-TW': '找不到此加開班別，請重新整理後再看。',
    en: 'This extra shift was not found. Look again.',
  },
  'open-shift-ended': {
    'zh-CN': '已截止、招满或已撤回。',
    'zh-TW': '已截止、額滿或已撤回。',
    en: 'It is closed, filled or taken back.',
  },
  'already-bid': {
    'zh-CN': '您已报过名，请等决定。',
    'zh-TW': '您已登記，請等待決定。',
    en: 'You have bid already. Wait for the decision.',
  },
  'bid-decided': {
    'zh-CN': '已经决定，不能取消。得到的班次可以让给同事。',
    'zh-TW': '已經決定，無法取消。獲得的班別可讓給同事。',
    en: 'It is decided and cannot be taken back. A shift you won can be given to a colleague.',
  },
})
