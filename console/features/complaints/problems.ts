import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'complaint-not-found': {
    'zh-CN': '没有这件投诉，或不在您的范围内。请重新读取。',
    'zh-TW': '沒有此件申訴，或不在您的範圍內。請重新讀取。',
    en: 'There is no such complaint within your reach. Load it again.',
  },
  'not-a-complaint': {
    'zh-CN': '只有投诉才走法定流程。请先更改级别。',
    'zh-TW': '只有申訴才走法定流程。請先變更級別。',
    en: 'Only a complaint has a legal path. Have its level changed first.',
  },
  'is-a-complaint': {
    'zh-CN': '投诉只能按法定流程结束。',
    'zh-TW': '申訴只能依法定流程結束。',
    en: 'A complaint ends along its legal path only.',
  },
  'case-not-ended': {
    'zh-CN': '还有部门在办理。请等案件办结后再办结此件。',
    'zh-TW': '仍有部門在辦理。請等案件結案後再結束此件。',
    en: 'Somebody still works on it. Have the case ended first.',
  },
  'merged-already': {
    'zh-CN': '已并入另一件。请在那一件上继续。',
    'zh-TW': '已併入另一件。請在該件繼續。',
    en: 'It was merged. Go on with the other one.',
  },
  'ended-already': {
    'zh-CN': '已经结束，级别不再变。',
    'zh-TW': '已結束，級別不再變更。',
    en: 'It has ended. Its level stays.',
  },
  'person-not-found': {
    'zh-CN': '没有这个人。请重新选择。',
    'zh-TW': '沒有此人。請重新選擇。',
    en: 'There is no such person. Choose again.',
  },
  'cannot-handle': {
    'zh-CN': '请选一位在职的投诉处理人员。',
    'zh-TW': '請選擇在職的客訴處理人員。',
    en: 'Choose somebody who is active and handles complaints.',
  },
  'code-first': {
    'zh-CN': '请先完成三轴编码，再作决定。',
    'zh-TW': '請先完成三軸編碼，再作決定。',
    en: 'Code the three axes before the decision.',
  },
  'not-from-here': {
    'zh-CN': '目前阶段不能做这一步。',
    'zh-TW': '目前階段不可做此步驟。',
    en: 'This stage does not allow it.',
  },
  'done-already': {
    'zh-CN': '已经做过，或已有一项在等。',
    'zh-TW': '已做過，或已有一項在等候。',
    en: 'It was done already, or waits for its answer.',
  },
  'interested-person': {
    'zh-CN': '有直接利害关系的人须回避。请转给无关联的同事。',
    'zh-TW': '有直接利害關係者須迴避。請轉交無關聯的同仁。',
    en: 'Who has an interest must not act. Hand it on to somebody who has none.',
  },
  'same-person': {
    'zh-CN': '须由另一人来做。请找同事。',
    'zh-TW': '須由另一人執行。請找同仁。',
    en: 'Somebody else has to do this. Ask a colleague.',
  },
  'nothing-asked': {
    'zh-CN': '没有等待审批的申请。',
    'zh-TW': '沒有等候核准的申請。',
    en: 'Nothing waits for an answer.',
  },
  'clock-passed': {
    'zh-CN': '原期限已过，不能再延长。请尽快作出决定。',
    'zh-TW': '原期限已過，不可再延長。請儘速作成決定。',
    en: 'The clock has passed, so it cannot be made longer. Decide as soon as you can.',
  },
  'pack-has-no-such-clock': {
    'zh-CN': '此规则包没有这一步。',
    'zh-TW': '此規則包沒有此步驟。',
    en: 'This rule pack has no such step.',
  },
  'complex-first': {
    'zh-CN': '请先认定情况复杂。',
    'zh-TW': '請先認定情況複雜。',
    en: 'Mark it as complex first.',
  },
  'credit-first': {
    'zh-CN': '请先行垫付。',
    'zh-TW': '請先行墊付。',
    en: 'Credit the amount provisionally first.',
  },
  'contact-first': {
    'zh-CN': '请先与投诉人联系。',
    'zh-TW': '請先與申訴人聯繫。',
    en: 'Speak to the customer first.',
  },
  'too-many-representatives': {
    'zh-CN': '代表人最多五位。',
    'zh-TW': '代表人最多五位。',
    en: 'At most five representatives.',
  },
  'handler-first': {
    'zh-CN': '请先定承办人。',
    'zh-TW': '請先指定承辦人。',
    en: 'Name the handler first.',
  },
  'decided-already': {
    'zh-CN': '已作决定，不能再改。',
    'zh-TW': '已作決定，不可再改。',
    en: 'It was decided. That stays.',
  },
  'into-itself': {
    'zh-CN': '请选另一件投诉。',
    'zh-TW': '請選擇另一件申訴。',
    en: 'Name the other complaint.',
  },
  'evidence-not-found': {
    'zh-CN': '没有这项待取的证据。请重新读取。',
    'zh-TW': '沒有此項待取證據。請重新讀取。',
    en: 'There is no such evidence awaited. Load it again.',
  },
  'due-before-now': {
    'zh-CN': '请给一个将来的时间。',
    'zh-TW': '請填未來的時間。',
    en: 'Give an instant to come.',
  },
  'no-such-clock': {
    'zh-CN': '现在没有这项时限。',
    'zh-TW': '目前沒有此項時限。',
    en: 'Nothing of this kind is owed now.',
  },
  'pack-not-in-force': {
    'zh-CN': '收到当日没有生效的这个规则包。请换一个。',
    'zh-TW': '收受當日無生效的此規則包。請更換。',
    en: 'No such rule pack was in force that day. Choose another.',
  },
  'received-later': {
    'zh-CN': '收到时间不能晚于现在。',
    'zh-TW': '收受時間不可晚於現在。',
    en: 'It cannot have been received later than now.',
  },
  'letter-not-found': {
    'zh-CN': '没有这份文书。请重新读取。',
    'zh-TW': '沒有此文書。請重新讀取。',
    en: 'There is no such letter. Load it again.',
  },
  'not-decided': {
    'zh-CN': '请先作出决定，再起草决定书。',
    'zh-TW': '請先作成決定，再起草決定書。',
    en: 'Decide first, then write the letter.',
  },
  'sent-already': {
    'zh-CN': '已发出，不能再改。请另起一份。',
    'zh-TW': '已寄出，不可再改。請另起一份。',
    en: 'It was sent. Begin another letter.',
  },
  'remedies-missing': {
    'zh-CN': '决定书须写明全部救济途径。请从模板补上。',
    'zh-TW': '決定書須載明全部救濟途徑。請依範本補上。',
    en: 'The letter must name every remedy. Take them from the template.',
  },
  'pack-not-found': {
    'zh-CN': '没有这个版本。请重新读取。',
    'zh-TW': '沒有此版本。請重新讀取。',
    en: 'There is no such version. Load it again.',
  },
  'pack-faulty': {
    'zh-CN': '规则包有误，不能提交。请检查日期和各项时限。',
    'zh-TW': '規則包有誤，不可提交。請檢查日期與各項時限。',
    en: 'The pack has faults. Check its dates and clocks.',
  },
  'proposal-open': {
    'zh-CN': '已有一版在等审批。请先处理那一版。',
    'zh-TW': '已有一版在等候核准。請先處理該版。',
    en: 'A proposal waits for its answer. Have that answered first.',
  },
  'span-unreadable': {
    'zh-CN': '请按先后给两个日期，最多相隔 400 天。',
    'zh-TW': '請依先後填兩個日期，最多相隔 400 日。',
    en: 'Give two dates in their order, at most 400 days apart.',
  },
  'cause-not-found': {
    'zh-CN': '没有这个根因，或已停用。请重新选择。',
    'zh-TW': '沒有此根因，或已停用。請重新選擇。',
    en: 'There is no such cause in use. Choose again.',
  },
  'measure-not-found': {
    'zh-CN': '没有这项措施，或不在您的范围内。请重新读取。',
    'zh-TW': '沒有此措施，或不在您的範圍內。請重新讀取。',
    en: 'There is no such measure within your reach. Load it again.',
  },
  'cannot-own': {
    'zh-CN': '请选一位在职、可以负责措施的同事。',
    'zh-TW': '請選擇在職且可負責措施的同仁。',
    en: 'Choose somebody who is active and may own measures.',
  },
  'done-first': {
    'zh-CN': '措施还没有落实，不能评估效果。',
    'zh-TW': '措施尚未落實，無法評估成效。',
    en: 'Its effect cannot be judged before it is done.',
  },
  'too-early': {
    'zh-CN': '约定的观察期还没有满。请期满再评估。',
    'zh-TW': '約定的觀察期尚未屆滿。請期滿再評估。',
    en: 'The span that was agreed is not over yet. Judge it afterwards.',
  },
})
