import { type PackKeys, plural } from '../../localize.js';
import { ar } from './language.js';

export const form = {
  characters: (used, most) => `${used} من ${most}`,
  choose: 'اختر',
  lockedHere: 'حدّدته هذه الصفحة',
  lockedByItem: 'يتبع الجهاز المختار',
  lockedLoading: 'جارٍ التحميل',
  optionHint: (label, hint) => `\u2068${label}\u2069: \u2068${hint}\u2069`,
  enter: (label) => `أدخل «\u2068${label}\u2069»`,
  pick: (label) => `اختر «\u2068${label}\u2069»`,
  tick: (label) => `ضع علامة على «\u2068${label}\u2069»`,
  tooLong: (by) =>
    plural(ar, by, { one: 'احذف حرفًا واحدًا', two: 'احذف حرفين', few: 'احذف # أحرف', other: 'احذف # حرفًا' }),
  tooSmall: (min) => `أدخل ${min} أو أكثر`,
  tooLarge: (max) => `أدخل ${max} أو أقل`,
  notANumber: 'أدخل رقمًا',
  filesWrong: 'أزل الملفات التي لا يمكن إرفاقها أو أعد محاولتها',
  known: {
    shortDescription: 'أدخل الموضوع',
    description: 'صِف ما يحدث',
    priority: 'اختر الأولوية',
    category: 'اختر الفئة',
    product: 'اختر المنتج الذي تخصّه الحالة',
    soldProduct: 'اختر المنتج الذي تخصّه الحالة',
    installBaseItem: 'اختر الجهاز الذي تخصّه الحالة',
  },
} satisfies PackKeys['form'];

export const attachments = {
  waiting: (size) => `${size}، في الانتظار`,
  waitsForLine: (size) => `${size}، يُرسل عند الاتصال`,
  tooLarge: (size, most) => `${size} حجم كبير جدًا. الحد الأقصى ${most} للملف.`,
  tooMany: (n) =>
    plural(ar, n, {
      one: 'ملف واحد كحد أقصى.',
      two: 'ملفان كحد أقصى.',
      few: '# ملفات كحد أقصى.',
      other: '# ملفًا كحد أقصى.',
    }),
  empty: 'الملف فارغ.',
  type: (types) => `هذا النوع غير مقبول. المقبول: ${types}.`,
  types: { image: 'صور', video: 'فيديو', audio: 'صوت', text: 'نص' },
  failed: 'لم يُرفع الملف.',
  added: (n) => plural(ar, n, { one: 'أُضيف ملف', two: 'أُضيف ملفان', few: 'أُضيفت # ملفات', other: 'أُضيف # ملفًا' }),
  removed: (name) => `أُزيل \u2068${name}\u2069`,
  done: (name) => `رُفع \u2068${name}\u2069`,
} satisfies PackKeys['attachments'];

export const problems = {
  signedOutTitle: 'سجّل الدخول لإنشاء حالة',
  signedOutText: 'ما كتبته من قبل سيكون هنا عند عودتك.',
  forbiddenTitle: 'لا يمكنك إنشاء حالات هنا',
  forbiddenText: (who) => `يخبرك \u2068${who}\u2069 بمن يمكنه ذلك.`,
  administrator: (account) => `يمكن لمسؤولك في \u2068${account}\u2069 أن يمنحك الصلاحية.`,
  offTitle: 'لا يمكن إنشاء حالات حالياً',
  offText: (name, phone, hours) =>
    [`اتصل بـ\u2068${name}\u2069 على \u2066${phone}\u2069`, hours].filter(Boolean).join('، '),
  offTextPlain: 'عد بعد قليل.',
  forbiddenPlain: 'يخبرك القائمون على هذا الموقع بمن يمكنه ذلك.',
} satisfies PackKeys['problems'];
