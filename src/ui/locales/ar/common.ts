import { type PackKeys, plural } from '../../localize.js';
import { ar } from './language.js';

export const time = {
  justNow: 'الآن',
  minutesAgo: (n) => plural(ar, n, { one: 'قبل دقيقة', two: 'قبل دقيقتين', few: 'قبل # دقائق', other: 'قبل # دقيقة' }),
  hoursAgo: (n) => plural(ar, n, { one: 'قبل ساعة', two: 'قبل ساعتين', few: 'قبل # ساعات', other: 'قبل # ساعة' }),
  today: 'اليوم',
  yesterday: 'أمس',
} satisfies PackKeys['time'];

export const ui = {
  close: 'إغلاق',
  tryAgain: 'إعادة المحاولة',
  retryIn: (seconds) =>
    plural(ar, seconds, {
      one: 'سنحاول مجددًا بعد ثانية.',
      two: 'سنحاول مجددًا بعد ثانيتين.',
      few: 'سنحاول مجددًا بعد # ثوانٍ.',
      other: 'سنحاول مجددًا بعد # ثانية.',
    }),
  reference: (code) => `المرجع ${code}`,
  loading: 'جارٍ التحميل',
  noAnswer: 'لم تستجب الخدمة.',
  offline: 'أنت غير متصل بالإنترنت',
  whenBack: 'سيتم التحميل عند عودة الاتصال.',
} satisfies PackKeys['ui'];

export const controls = {
  search: 'بحث',
  searching: 'جارٍ البحث',
  nothingFound: (query) => `لا شيء يطابق «${query}»`,
  chooseFiles: 'اختر ملفات',
  orDrop: 'أو أفلتها هنا. يمكنك أيضًا لصق لقطة شاشة.',
  remove: 'إزالة',
  removeFile: (name) => `إزالة ${name}`,
  uploaded: 'تم الرفع',
  ofSize: (done, total) => `${done} من ${total}`,
  pages: 'الصفحات',
  previous: 'السابق',
  next: 'التالي',
  range: (from, to, total) => `${from}–${to} من ${total}`,
} satisfies PackKeys['controls'];

export const words = {
  optional: '(اختياري)',
  none: 'لا يوجد',
  you: 'أنت',
  step: (word, step, of) => `${word}، الخطوة ${step} من ${of}`,
  stepNext: (word) => `التالي: ${word}`,
} satisfies PackKeys['words'];

export const setUp = {
  title: 'هذا الجزء من الصفحة غير مُعَدّ',
  text: 'يمكن لمالك هذا الموقع إصلاح ذلك. يُرجى إبلاغه.',
} satisfies PackKeys['setUp'];

export const signIn = { signIn: 'تسجيل الدخول' } satisfies PackKeys['signIn'];
