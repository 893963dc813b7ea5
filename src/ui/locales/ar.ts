import { type Pack, plural } from '../localize.js';

/** Plain Arabic is written with European digits here, as on the web pages it stands in. */
const ar = 'ar-u-nu-latn';

export default {
  ui: {
    justNow: 'الآن',
    minutesAgo: (n) =>
      plural(ar, n, { one: 'قبل دقيقة', two: 'قبل دقيقتين', few: 'قبل # دقائق', other: 'قبل # دقيقة' }),
    hoursAgo: (n) => plural(ar, n, { one: 'قبل ساعة', two: 'قبل ساعتين', few: 'قبل # ساعات', other: 'قبل # ساعة' }),
    today: 'اليوم',
    yesterday: 'أمس',
    optional: '(اختياري)',
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
  },
} satisfies Pack;
