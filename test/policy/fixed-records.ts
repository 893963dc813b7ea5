/** Products and cases of the fixed world. What is not said is nobody's. */
import type { Sketch } from './rows.js';

const sold = (id: string, more: object = {}) => ({ id: `sp-${id}`, ...more });
const item = (id: string, more: object = {}) => ({ id: `ib-${id}`, ...more });
const about = (id: string, openedBy: string, more: object = {}) => ({
  id: `case-${id}`,
  openedBy: `profile-${openedBy}`,
  ...more,
});
const boxeo = { account: 'acct-boxeo' };
const italia = { account: 'acct-boxeo-italia' };
const avid = { account: 'acct-avid' };
const farm = { account: 'acct-meridian-farm' };
const agency = { account: 'acct-harbor-agency' };
const employer = { account: 'acct-employer' };
const riley = { consumer: 'consumer-riley' };
const collins = { household: 'home-collins' };
const north = { partner: 'acct-dealer-north' };

/** What every kind of owner has, once as a sold product and once as an item: SR1 to SR10 look at both alike. */
const owners: [string, object][] = [
  ['boxeo', boxeo],
  ['italia', italia],
  ['milano', { account: 'acct-boxeo-milano' }],
  ['avid', avid],
  ['farm', farm],
  ['farm-south', { account: 'acct-meridian-farm-south' }],
  ['agency', agency],
  ['agency-shared', { ...agency, consumerVisible: true }],
  ['petra', { ...agency, consumer: 'consumer-petra' }],
  ['petra-shared', { ...agency, consumer: 'consumer-petra', consumerVisible: true }],
  ['quinn', { ...agency, consumer: 'consumer-quinn' }],
  ['quinn-shared', { ...agency, consumer: 'consumer-quinn', consumerVisible: true }],
  // As a client of the agency, and privately: what is private is nothing to the admin that the same person is.
  ['hugo', { ...agency, consumer: 'consumer-hugo' }],
  ['hugo-private', { consumer: 'consumer-hugo' }],
  ['harbor', { account: 'acct-harbor' }],
  ['robin', { consumer: 'consumer-robin' }],
  ['employer', employer],
  ['emil', { ...employer, consumer: 'consumer-emil' }],
  ['sam', { consumer: 'consumer-sam' }],
  ['riley', riley],
  ['riley-home', { ...riley, ...collins }],
  ['riley-other', { ...riley, household: 'home-other' }],
  ['riley-agency', { ...riley, ...agency }],
  ['home', collins],
  ['former', { consumer: 'consumer-former' }],
  ['noor-old', { household: 'home-sold' }],
  ['gone', { consumer: 'consumer-gone' }],
  ['guarded-plain', { account: 'acct-guarded' }],
  ['guarded-own', { account: 'acct-guarded', contact: 'contact-guard' }],
  ['guarded-asset', { account: 'acct-guarded' }],
  ['sealed-plain', { account: 'acct-sealed' }],
  ['sealed-own', { account: 'acct-sealed', contact: 'contact-seal' }],
  ['party', boxeo],
  ['nobody', {}],
];

const from = (item: string, sold: string) => ({ soldProduct: `sp-${sold}`, installBaseItem: `ib-${item}` });

export const fixedRecords: Pick<Sketch, 'soldProduct' | 'installBaseItem' | 'installedProduct' | 'case'> = {
  soldProduct: [
    ...owners.map(([id, owner]) => sold(id, owner)),
    sold('lea', { ...avid, contact: 'contact-lea' }),
    // Whoever moved away no longer holds it.
    sold('moved', { ...boxeo, contact: 'contact-gert' }),
    sold('of-party-item', boxeo),
    sold('also-of-party-item', boxeo),
    sold('of-below-party', boxeo),
    sold('sealed-1', { account: 'acct-sealed' }),
    sold('sealed-2', { account: 'acct-sealed' }),
  ],
  installBaseItem: [
    ...owners.map(([id, owner]) => item(id, owner)),
    item('from-party-sold', boxeo),
    item('also-from-party-sold', boxeo),
    item('beside-party', boxeo),
    item('below-party', { ...boxeo, parent: 'ib-party' }),
    item('deep-party', { ...boxeo, parent: 'ib-below-party' }),
    item('guarded-rack', { account: 'acct-guarded' }),
    item('guarded-card', { account: 'acct-guarded', parent: 'ib-guarded-rack' }),
    item('sealed-rack', { account: 'acct-sealed' }),
    item('sealed-card', { account: 'acct-sealed', parent: 'ib-sealed-rack' }),
    item('sealed-from', { account: 'acct-sealed' }),
  ],
  installedProduct: [
    from('party', 'of-party-item'),
    from('party', 'also-of-party-item'),
    from('below-party', 'of-below-party'),
    // A second step: from what the item was installed from to its other items.
    from('beside-party', 'of-party-item'),
    from('from-party-sold', 'party'),
    from('also-from-party-sold', 'party'),
    // … and from those items to what else they were installed from.
    from('from-party-sold', 'agency'),
    from('sealed-rack', 'sealed-1'),
    from('sealed-from', 'sealed-2'),
    from('sealed-from', 'sealed-1'),
  ],
  case: [
    about('boxeo-maria', 'contact-maria', { ...boxeo, contact: 'contact-maria' }),
    about('boxeo-jonas', 'contact-jonas', { ...boxeo, contact: 'contact-jonas' }),
    about('boxeo-for-maria', 'contact-jonas', { ...boxeo, contact: 'contact-maria' }),
    about('boxeo-amir', 'contact-amir', { ...boxeo, contact: 'contact-amir' }),
    about('boxeo-tom', 'contact-tom', { ...boxeo, contact: 'contact-tom' }),
    about('boxeo-draft', 'contact-maria', { ...boxeo, contact: 'contact-maria', state: 0 }),
    about('nils-draft', 'contact-nils', { ...boxeo, state: 0 }),
    about('nils', 'contact-nils', boxeo),
    about('italia', 'contact-giulia', { ...italia, contact: 'contact-giulia' }),
    about('milano', 'contact-paolo', { account: 'acct-boxeo-milano' }),
    about('avid', 'contact-amir', { ...avid, contact: 'contact-amir' }),
    about('avid-lea', 'contact-lea', { ...avid, contact: 'contact-lea' }),
    about('farm-dana', 'contact-dana', { ...farm, ...north, partnerContact: 'contact-dana' }),
    about('farm-for-dirk', 'contact-dana', { ...farm, ...north, partnerContact: 'contact-dirk' }),
    about('farm-history', 'contact-carla', { ...farm, contact: 'contact-carla' }),
    about('farm-south', 'contact-dana', { account: 'acct-meridian-farm-south', ...north }),
    about('dealer-dana', 'contact-dana', { account: 'acct-dealer-north', contact: 'contact-dana' }),
    about('boxeo-partner', 'contact-dana', { ...boxeo, ...north, partnerContact: 'contact-dana' }),
    about('agency', 'contact-hugo', agency),
    about('petra', 'consumer-petra', { ...agency, consumer: 'consumer-petra' }),
    about('quinn', 'consumer-quinn', { ...agency, consumer: 'consumer-quinn' }),
    about('hugo', 'consumer-hugo', { ...agency, consumer: 'consumer-hugo' }),
    about('hugo-private', 'consumer-hugo', { consumer: 'consumer-hugo' }),
    about('employer', 'contact-gert', { ...employer, contact: 'contact-gert' }),
    about('employer-amir', 'contact-amir', employer),
    about('harbor', 'contact-hana', { account: 'acct-harbor' }),
    // Their own cases below their account: the admin stands there, the customer does not; CR3 is blind to both.
    about('west-gail', 'contact-gail', { account: 'acct-employer-west', consumer: 'consumer-emil' }),
    about('west-gert', 'contact-gert', { account: 'acct-employer-west', consumer: 'consumer-emil' }),
    about('robin', 'consumer-robin', { consumer: 'consumer-robin' }),
    about('emil', 'consumer-emil', { ...employer, consumer: 'consumer-emil' }),
    about('emil-private', 'consumer-emil', { consumer: 'consumer-emil' }),
    about('sam', 'consumer-sam', { consumer: 'consumer-sam' }),
    about('riley', 'consumer-riley', riley),
    about('riley-home', 'consumer-riley', { ...riley, ...collins }),
    about('riley-other', 'consumer-riley', { ...riley, household: 'home-other' }),
    about('riley-agency', 'consumer-riley', { ...riley, ...agency }),
    about('riley-draft', 'consumer-noor', { ...riley, state: 0 }),
    about('home', 'consumer-sam', collins),
    about('former', 'consumer-former', { consumer: 'consumer-former' }),
    about('former-home', 'consumer-former', { consumer: 'consumer-former', ...collins }),
    about('former-sold', 'consumer-former', { consumer: 'consumer-former', household: 'home-sold' }),
    about('gone', 'consumer-gone', { consumer: 'consumer-gone' }),
    about('shut', 'contact-closed', { account: 'acct-shut' }),
    about('held', 'contact-amir', { ...boxeo, soldProduct: 'sp-lea' }),
    about('moved', 'contact-maria', { ...boxeo, soldProduct: 'sp-moved' }),
    about('held-consumer', 'consumer-noor', { consumer: 'consumer-noor', soldProduct: 'sp-former' }),
    about('held-unlinked', 'consumer-noor', { consumer: 'consumer-noor', soldProduct: 'sp-quinn' }),
    about('sold-party', 'contact-jonas', { ...boxeo, soldProduct: 'sp-party' }),
    about('item-party', 'contact-jonas', { ...boxeo, installBaseItem: 'ib-party' }),
    about('item-deep', 'contact-jonas', { ...boxeo, installBaseItem: 'ib-deep-party' }),
    about('one-step', 'contact-jonas', { ...boxeo, soldProduct: 'sp-of-party-item' }),
  ],
};
