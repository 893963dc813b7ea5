/** The records to choose from: each shows another rule at work. */

export interface Shown {
  /** Number of the case or of the sold product. */
  number: string;
  name: string;
  site: string;
  /** Why it is worth a look. */
  note: string;
}

/** The demo sites, by the first part of their address. */
export const sites: Record<string, string> = {
  meridian: 'Meridian dealers',
  harbor: 'Harbor Insurance',
  benefits: 'Group benefits',
  calico: 'Calico TV',
  boxeo: 'Boxeo portal',
};

export const cases: Shown[] = [
  {
    number: 'CS0000101',
    name: 'Hydraulic pump HP-40 loses pressure when warm',
    site: 'meridian',
    note: 'Deniz of Kessler claimed for Northline. His service manager reads it, so does the fleet; the other dealer does not.',
  },
  {
    number: 'CS0000107',
    name: 'Who pays for the rented machine during the repair?',
    site: 'meridian',
    note: 'The fleet asked Meridian itself. No dealer handles it, so no dealer reads it.',
  },
  {
    number: 'CS0000111',
    name: 'Test bench shows 20 bar too much',
    site: 'meridian',
    note: 'A branch of Meridian asked for itself. Who manages the region reads it too, dealers and fleets do not.',
  },
  {
    number: 'CS0000201',
    name: 'Water through the kitchen ceiling after the storm',
    site: 'harbor',
    note: 'A claim of one client: the agency reads it, another client does not.',
  },
  {
    number: 'CS0000203',
    name: 'Tools stolen from the garden shed',
    site: 'harbor',
    note: 'Martha opened it, and left the agency since: the case stays with the agency.',
  },
  {
    number: 'CS0000301',
    name: 'Does the dental plan cover braces for my son?',
    site: 'benefits',
    note: 'An employee asks within the employer’s plan. The employer does not read it.',
  },
  {
    number: 'CS0000303',
    name: 'The optician’s bill was paid twice',
    site: 'benefits',
    note: 'Rohan’s case in the household: its head reads it, and so does who represents him there.',
  },
  {
    number: 'CS0000402',
    name: 'My tablet asks for the password again and again',
    site: 'calico',
    note: 'Theo’s case. Dana is the head of his household; the other way round he reads none of hers.',
  },
  {
    number: 'CS0001401',
    name: 'Packet loss on the Frankfurt collector',
    site: 'boxeo',
    note: 'A case of one company. Avid uses the same service and sees nothing of it.',
  },
];

export const products: Shown[] = [
  {
    number: 'SP0003001',
    name: 'Excavator MX 210, Northline Civil',
    site: 'meridian',
    note: 'A machine of the fleet: its own people and the dealer who looks after it.',
  },
  {
    number: 'SP0004001',
    name: 'Household policy, Claire Donnelly',
    site: 'harbor',
    note: 'The policy names the agency and the client: both read it.',
  },
  {
    number: 'SP0004010',
    name: 'Emergency line, shared by the agency',
    site: 'harbor',
    note: 'The agency shares it with its clients; who left is none any more.',
  },
  {
    number: 'SP0004004',
    name: 'Household policy, Martha Quill',
    site: 'harbor',
    note: 'Her own policy, but the link to the agency has ended.',
  },
  {
    number: 'SP0005010',
    name: 'Dental plan, Amara Singh',
    site: 'benefits',
    note: 'The employer pays for the plan and sees that there is one; what Amara asks about it stays hers.',
  },
  {
    number: 'SP0005002',
    name: 'Payroll connection, Larkspur Textiles',
    site: 'benefits',
    note: 'The employer’s own, not shared with those who work there.',
  },
  {
    number: 'SP0005021',
    name: 'Optical cover, Rohan Singh',
    site: 'benefits',
    note: 'Belongs to the household: the head, the representative inside it, and Rohan.',
  },
  {
    number: 'SP0002031',
    name: 'Calico app, Theo Whitfield',
    site: 'calico',
    note: 'A member’s product, which the head of the household reads too.',
  },
  {
    number: 'SP0001001',
    name: 'Network Monitoring, Boxeo, production',
    site: 'boxeo',
    note: 'Every contact of the account reads it; the child company’s people do not look upward.',
  },
];
