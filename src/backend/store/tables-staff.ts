/** The provider's employees and the members of service organisations. Part of `tables.ts`, where the kinds of columns are. */
const inForce = { active: 'bool', startDate: 'date?', endDate: 'date?' } as const;

export const staffTables = {
  staff: {
    columns: {
      id: 'text',
      name: 'text',
      email: 'text?',
      /**
       * Space separated roles of an employee: `agent`, `consumer_agent`, `manager`, `account_contributor`,
       * `consumer_contributor`, `relationship_contributor`, `self_contributor`, `case_viewer`, `case_task_agent`,
       * `customer_data_viewer`.
       */
      roles: 'text',
      active: 'bool',
    },
  },
  /** A service organisation or one of its locations. */
  serviceOrganization: {
    columns: { id: 'text', name: 'text', parent: 'text?', path: 'text' },
    refs: { parent: 'serviceOrganization' },
  },
  /**
   * What somebody does at a service organisation: `contributor`, `bosc`, `manager_contributor`, `location_agent`,
   * `location_consumer_agent` or `location_manager`.
   */
  organizationMember: {
    columns: {
      id: 'text',
      organization: 'text',
      staff: 'text',
      role: 'text',
      /** Space separated organisations that a manager's hierarchy leaves out, with all below them (D5). */
      excluded: 'text?',
      ...inForce,
    },
    refs: { organization: 'serviceOrganization', staff: 'staff' },
  },
  /** An employee in the team of a consumer or of a household. */
  consumerTeamMember: {
    columns: {
      id: 'text',
      staff: 'text',
      consumer: 'text?',
      household: 'text?',
      responsibility: 'text?',
      ...inForce,
    },
    refs: { staff: 'staff', consumer: 'consumer', household: 'household', responsibility: 'responsibility' },
  },
} as const;
