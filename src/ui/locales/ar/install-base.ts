import { type PackKeys, plural } from '../../localize.js';
import { ar } from './language.js';

export const health = {
  levels: {
    1: 'حرج',
    2: 'خطير',
    3: 'طفيف',
    4: 'تحذير',
    5: 'معلومة',
    6: 'سليم',
    7: 'غير متاح',
  },
} satisfies PackKeys['health'];

export const installBase = {
  heading: 'التجهيزات المثبَّتة',
  item: 'العنصر',
  number: 'الرقم',
  health: 'السلامة',
  location: 'الموقع',
  serial: 'الرقم التسلسلي',
  actions: 'الإجراءات',
  items: (n) => plural(ar, n, { one: 'عنصر واحد', two: 'عنصران', few: '# عناصر', other: '# عنصراً' }),
  attention: (n) =>
    plural(ar, n, {
      one: 'واحد يحتاج إلى انتباه',
      two: 'اثنان يحتاجان إلى انتباه',
      few: '# تحتاج إلى انتباه',
      other: '# يحتاج إلى انتباه',
    }),
  both: (items, attention) => `${items}، ${attention}`,
  noEnvironment: 'بلا بيئة',
  noLocation: 'بلا موقع',
  close: 'إغلاق التفاصيل',
} satisfies PackKeys['installBase'];

export const installBaseOutages = {
  outage: (title) => `انقطاع: ${title}`,
  planned: (title) => `مخطَّط له: ${title}`,
  sinceToday: (time) => `منذ الساعة ${time} اليوم.`,
  since: (moment) => `منذ ${moment}.`,
  affected: (n) =>
    plural(ar, n, {
      zero: 'لا يتأثر أي من عناصرك.',
      one: 'يتأثر عنصر واحد من عناصرك.',
      two: 'يتأثر عنصران من عناصرك.',
      few: 'تتأثر # من عناصرك.',
      other: 'يتأثر # من عناصرك.',
    }),
  updateBy: (time) => `التحديث التالي بحلول ${time}.`,
  follow: (number) => `متابعة الحالة ${number}`,
  andMore: (n) => plural(ar, n, { one: 'وواحد آخر', two: 'واثنان آخران', few: 'و# أخرى', other: 'و# أخرى' }),
} satisfies PackKeys['installBaseOutages'];

export const installBaseMore = {
  search: 'ابحث بالاسم أو الرقم التسلسلي',
  live: 'مباشر',
  filters: 'عوامل التصفية',
  filtersActive: (n) => `عوامل التصفية · ${n}`,
  active: (name, value) => `${name}: ${value}`,
  severalChosen: (n) => plural(ar, n, { two: 'خياران', few: '# خيارات', other: '# خياراً' }),
  clear: (name) => `مسح ${name}`,
  clearAll: 'مسح البحث وعوامل التصفية',
  found: (n) =>
    plural(ar, n, {
      zero: 'لم يُعثر على أي عنصر',
      one: 'عُثر على عنصر واحد',
      two: 'عُثر على عنصرين',
      few: 'عُثر على # عناصر',
      other: 'عُثر على # عنصراً',
    }),
  loadedOf: (loaded, total) => `حُمّل ${loaded} من ${total}`,
  changed: (name, health) => `${name}: ${health}`,
  changedMany: (n) =>
    plural(ar, n, {
      one: 'تغيّرت سلامة عنصر واحد',
      two: 'تغيّرت سلامة عنصرين',
      few: 'تغيّرت سلامة # عناصر',
      other: 'تغيّرت سلامة # عنصراً',
    }),
  moreActions: (name) => `إجراءات ${name}`,
  details: 'عرض التفاصيل',
  create: 'إنشاء حالة',
  select: 'تحديد عناصر',
  selected: (n) =>
    plural(ar, n, {
      zero: 'لم يُحدَّد أي عنصر',
      one: 'حُدّد عنصر واحد',
      two: 'حُدّد عنصران',
      few: 'حُدّدت # عناصر',
      other: 'حُدّد # عنصراً',
    }),
  endSelect: 'إلغاء',
  createFor: (n) =>
    plural(ar, n, {
      one: 'إنشاء حالة لعنصر واحد',
      two: 'إنشاء حالة لعنصرين',
      few: 'إنشاء حالة لـ# عناصر',
      other: 'إنشاء حالة لـ# عنصراً',
    }),
  none: 'لا توجد عناصر بعد',
  noneHint: 'يظهر هنا ما هو مثبَّت لك.',
  noMatch: (text) => `لا يوجد عنصر يطابق «${text}»`,
  noMatchFilters: 'لا يوجد عنصر يطابق عوامل التصفية هذه',
  noMatchHint: 'شمل البحث الأسماء والأرقام والأرقام التسلسلية.',
  notLoaded: 'تعذّر تحميل التجهيزات المثبَّتة',
  notRefreshed: 'تعذّر التحديث',
  listFrom: (time) => `هذه القائمة من الساعة ${time}.`,
  offlineFrom: (time) => `هذه القائمة كما كانت الساعة ${time}، وتتحدّث من تلقاء نفسها.`,
  forbidden: 'لا يمكنك رؤية التجهيزات المثبَّتة',
  forbiddenHint: (name) => `يمكن لـ${name} إخبارك بمن يمنح الوصول.`,
  off: 'التجهيزات المثبَّتة غير متاحة حالياً',
  call: (name, phone, hours) => `اتصل بـ${name} على \u2066${phone}\u2069${hours && `، ${hours}`}.`,
  signedOut: 'سجّل الدخول لرؤية تجهيزاتك المثبَّتة',
} satisfies PackKeys['installBaseMore'];

export const installBaseItem = {
  since: (moment) => `منذ ${moment}`,
  sinceToday: (time) => `منذ الساعة ${time} اليوم`,
  create: 'إنشاء حالة',
  product: 'المنتج',
  products: 'المنتجات',
  serial: 'الرقم التسلسلي',
  location: 'الموقع',
  installed: 'تاريخ التثبيت',
  hosting: 'الاستضافة',
  onPremises: 'في الموقع',
  multiTenant: 'نسخة مشتركة',
  configurationItem: 'عنصر التكوين',
  account: 'الحساب',
  owner: 'المالك',
  partOf: 'جزء من',
  outages: 'الانقطاعات',
  noOutages: 'لا شيء في آخر 30 يوماً',
  activeOutage: 'جارٍ',
  plannedOutage: 'مخطَّط له',
  pastOutage: 'منتهٍ',
  toNow: (from) => `${from} حتى الآن`,
  cases: 'حالات آخر 30 يوماً',
  noCases: 'لا شيء',
  entitlements: 'الاستحقاقات',
  left: (remaining, total) => `بقي ${remaining} من ${total}`,
  notLoaded: 'تعذّر تحميل العنصر',
  notFound: 'هذا العنصر غير موجود أو غير مرئي لك',
  notRefreshed: 'تعذّر التحديث',
  itemFrom: (time) => `هذه التفاصيل من الساعة ${time}.`,
  offlineFrom: (time) => `هذه التفاصيل كما كانت الساعة ${time}، وتتحدّث من تلقاء نفسها.`,
} satisfies PackKeys['installBaseItem'];

export const installBaseAccess = {
  title: 'من لديهم حق الاطّلاع',
  restricted: 'لا يرى هذا العنصر، إلى جانب المسؤولين، سوى هؤلاء الأشخاص.',
  open: (account) => `يرى جميع العاملين في ${account} العناصر حالياً. تسري هذه القائمة حين يُقيَّد الاطّلاع عليها.`,
  nobody: 'لا أحد بعد',
  add: 'إضافة شخص',
  remove: (name) => `سحب حق الاطّلاع من ${name}`,
  from: (date) => `من ${date}`,
  until: (date) => `حتى ${date}`,
  added: (name) => `أصبح بإمكان ${name} الاطّلاع`,
  removed: (name) => `لم يعد بإمكان ${name} الاطّلاع`,
  notSaved: 'لم يُحفظ ذلك',
  again: 'لم يتغيّر شيء. حاول مرة أخرى.',
  notLoaded: 'تعذّر تحميل من لديهم حق الاطّلاع',
} satisfies PackKeys['installBaseAccess'];
