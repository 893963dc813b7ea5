import type { PackKeys } from '../../localize.js';

export const profileSwitch = {
  hereAs: (who) => `أنت هنا بصفة ${who}`,
  nowAs: (who) => `أنت الآن هنا بصفة ${who}`,
  who: (name, detail) => `${name}، ${detail}`,
  change: 'تغيير',
  changeProfile: 'تغيير الملف الشخصي',
  kinds: {
    contact: 'جهة اتصال',
    consumer: 'عميل فردي',
    employee: 'موظف',
    member: 'منظمة خدمة',
  },
  refused: 'لا يمكنك أن تكون هنا بهذه الصفة في الوقت الحالي.',
  failed: 'لم ينجح ذلك. حاول مرة أخرى.',
} satisfies PackKeys['profileSwitch'];
