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
    whenBack: 'سيتم التحميل عند عودة الاتصال.',
    search: 'بحث',
    searching: 'جارٍ البحث',
    nothingFound: (query) => `لا شيء يطابق «${query}»`,
    none: 'لا يوجد',
    choose: 'اختيار',
    clear: 'مسح',
    required: 'مطلوب',
    counter: (used, limit) => `${used.toLocaleString(ar)} من ${limit.toLocaleString(ar)}`,
    chooseFiles: 'اختر ملفات',
    orDrop: 'أو أفلتها هنا. يمكنك أيضًا لصق لقطة شاشة.',
    remove: 'إزالة',
    removeFile: (name) => `إزالة ${name}`,
    uploaded: 'تم الرفع',
    ofSize: (done, total) => `${done} من ${total}`,
    download: (name) => `تنزيل ${name}`,
    you: 'أنت',
    pages: 'الصفحات',
    previous: 'السابق',
    next: 'التالي',
    range: (from, to, total) => `${from}–${to} من ${total}`,
    step: (word, step, of) => `${word}، الخطوة ${step} من ${of}`,
    stepNext: (word) => `التالي: ${word}`,
  },
  caseWords: {
    states: { 0: 'مسودة', 1: 'جديدة', 3: 'مغلقة', 6: 'تم الحل', 7: 'ملغاة', 10: 'مفتوحة', 18: 'بانتظار معلومات' },
    priorities: { 1: 'حرجة', 2: 'عالية', 3: 'متوسطة', 4: 'منخفضة' },
  },
} satisfies Pack;
